# The guard finds what it is there for: each time one thing in a copy of the corpus is broken.
. "$TOP/tests/lib.sh"

guard() { ${WRAP:-} "$B/tests/corpus/corpuscheck" "$@"; }

cp -R "$TOP/corpus" corpus && chmod -R u+w corpus
guard --table corpus >/dev/null # whatever else is wrong with it now, that is guard.sh's

# breaks FILE SED-SCRIPT MESSAGE: the script changes the file, the guard says so
breaks() {
	cp "corpus/$1" whole
	sed -i.bak "$2" "corpus/$1" && rm -f "corpus/$1.bak"
	run guard corpus
	if cmp -s whole "corpus/$1"; then fail "$3" "the sed script changes nothing in $1"; fi
	if [ "$status" -eq 1 ]; then has "$3" "$1: $3"; else fail "$1: $3" "$(shown)"; fi
	cp whole "corpus/$1"
}
TAB=$(printf '\t')

breaks mps-176/work.json 's/"key": "mps-176"/"key": "mps-177"/' "the key is not the folder's name"
breaks mps-176/work.json 's/"effective": "2026-10-01"/"effective": "2026-08-01"/' 'is before the date that it should follow'
breaks mps-151/work.json 's/"until": "2026-10-01"/"until": null/' 'is succeeded, yet has no end'
breaks mps-151/work.json 's/"mps-176"/"mps-999"/' 'no such work in the corpus'
breaks mps-176/work.json 's/"articles": 23/"articles": 24/' 'has 23 articles, work.json says 24'
breaks mps-151/work.json 's/"art_29": "secondary"/"art_30": "secondary"/' 'has no such article: art_30'
breaks gbt-22239-2019/work.json 's/"等保2.0"/"基本要求"/' 'too general for a short title'
breaks mps-176/digest.en.md 's/^Article 23 /Article 24 /' 'art_23 has no twin in corpus/mps-176/digest.en.md'
breaks mps-176/digest.en.md '/^(11) /d' 'lacks para_1__item_11, which the other language has'
breaks mps-176/digest.zh.md 's/^（十一）.*/（十一）whether the police are given support and assistance under law./' 'in a Chinese text'
breaks mps-151/digest.zh.md 's/（手头无全文，请导入。）/（手头无全文，请导入。）罚款5万元。/' 'no text is at hand, so no number can be'
breaks gbt-22239-2019/outline.tsv '/^8\.1\.4\.3	/d' 'level 3 general: 70 control points'
breaks gbt-22239-2019/digest.en.md '/^#* 8\.1\.4\.3 /,/^$/{/^a) /d;}' '8.1.4.3 lacks letter a of the outline'
breaks gbt-28448-2019/outline.tsv "s/${TAB}8\.1\.4\.3 a)/${TAB}8.1.4.3 z)/" 'GB/T 22239 has no 8.1.4.3 z)'

LINKS=links/powers.tsv
breaks $LINKS '2s/^mps-176#art_4__para_1/mps-176#art_4__para_9/' 'names a paragraph or item that the digest does not have'
breaks $LINKS '2s/csl@2025-10-28/csl/' 'names no version of a work that has several'
breaks $LINKS '2s/csl@2025-10-28#art_9/csl@2025-10-28#art_99/' 'names a place that neither digest nor outline has'
breaks $LINKS "2s/${TAB}based-on${TAB}/${TAB}rests-on${TAB}/" 'is no type of link'
breaks $LINKS "2s/${TAB}based-on${TAB}/${TAB}based-on${TAB}equal/" 'is no relation of a based-on link'
breaks $LINKS "2s/\(${TAB}[^${TAB}]*\)\{2\}\$/${TAB}11${TAB}official-text/" 'is not 1 to 10'
breaks $LINKS "2s/${TAB}csl@[^${TAB}]*/${TAB}mps-176#art_4__para_1/" 'to itself'
breaks $LINKS '2{p;}' 'the same link stands in'
breaks $LINKS "2s/^\(\([^${TAB}]*${TAB}\)\{4\}\)[^${TAB}]*/\1/" 'no reason in zh'
breaks $LINKS "3s/^\(\([^${TAB}]*${TAB}\)\{5\}\)[^${TAB}]*/\1其理由用中文写成/" 'the reason (en) is in another language'
breaks links/order-151-176.tsv '/^mps-151#art_29	/d' 'no succeeded-by link from mps-151#art_29'
sed -n 2p corpus/$LINKS | cut -f5 >reason
breaks $LINKS "3s|^\(\([^${TAB}]*${TAB}\)\{4\}\)[^${TAB}]*|\1$(cat reason)|" "the reason (zh) is that of corpus/$LINKS:2"

breaks glossary.tsv "s/^网络日志${TAB}/日志留存${TAB}/" 'stands in corpus/glossary.tsv'
breaks names.tsv "s/|176号令|/|151号令|/" '"151号令" stands in'
breaks README.md 's/^| mps-176 .*//' 'the coverage table is not that of these files'
finish

# export --as csl-json, ris, biblatex: works and places, read by other programs where they are installed.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
things='lamp-law#art_3__item_2 lamp-law@2016-11-07 demo-3#art_3 gbt-22239-2019#sec_8-1-4-3 lamp-law#art_1..art_3'

# shellcheck disable=SC2086 # words
run ask export --as csl-json $things
status_is 0 'CSL-JSON'
json 'types' '[.[].type] == ["legislation", "legislation", "regulation", "standard", "legislation"]'
json 'the fields of a law' '.[0] | .id == "lamp-law@2025-10-28#art_3__para_1__item_2" and .title == "示例国灯塔法" and ."original-title" == "示例国灯塔法"
	and .author[0].literal == "示例国大会常务委员会" and .section == "第3条第1款第2项" and .issued."date-parts" == [[2025,10,28]]
	and .status == "现行有效" and .jurisdiction == "cn" and .language == "zh-CN" and .URL == "https://example.org/lamp-law"'
json 'a standard has its number' '.[3].number == "GB/T 22239—2019"'
json 'a range' '.[4].section == "第1条至第3条"'
json 'not in force' '.[2].status == "已废止" and (.[2].note | test("已废止"))'
json 'a digest says that it is one' '.[3].note | test("摘要，并非官方文本")'
json 'each names the day' 'all(.note | test("2026年11月10日"))'
cp "$out" items.json
run ask export --as csl-json --lang en --no-status lamp-law#art_3
json 'in English' '.[0] | .title == "Lighthouse Law of Examplia" and ."original-title" == "示例国灯塔法" and .section == "art. 3" and .language == "en" and has("status") == false'
if command -v pandoc >/dev/null; then
	printf -- '---\nnocite: "@*"\n...\n' >all.md
	run pandoc --citeproc --bibliography items.json -t plain all.md
	status_is 0 'pandoc --citeproc renders it'
	has '示例灯塔分级要求' 'with the standard'
	has '示例国大会常务委员会' 'and who made the law'
else
	skip 'pandoc --citeproc' 'pandoc is not installed'
fi

# shellcheck disable=SC2086 # words
run ask export --as ris $things
status_is 0 'RIS'
has 'TY  - STAT' 'a statute'
has 'TY  - STAND' 'a standard'
has 'SE  - 第3条第1款第2项' 'a pinpoint'
is 'each ends' "$(grep -c '^ER  - ' "$out")" 5
ok 'in lines that end as RIS wants' test "$(grep -c "$(printf '\r')\$" "$out")" -eq "$(wc -l <"$out")"
cp "$out" items.ris
if command -v ris2xml >/dev/null; then
	run ris2xml items.ris
	status_is 0 'bibutils reads it'
	err_has 'Processed 5 references' 'all of it'
	has '<title>示例国灯塔法</title>' 'with titles'
	has '第3条第1款第2项' 'and pinpoints'
else
	skip 'bibutils' 'ris2xml is not installed'
fi

# shellcheck disable=SC2086 # words
run ask export --as biblatex --lang en $things
status_is 0 'BibLaTeX'
has '@legislation{lamp-law:2025-10-28:art_3__para_1__item_2,' 'a law, its key without forbidden signs'
has '@standard{' 'a standard'
has 'title        = {{Lighthouse Law of Examplia}}' 'capitals are kept'
cp "$out" items.bib
if command -v pandoc >/dev/null; then
	run pandoc -f biblatex -t csljson items.bib
	status_is 0 'pandoc reads it'
	json 'all of it' 'length == 5 and .[0].type == "legislation" and .[0]["original-title"] == "示例国灯塔法"'
else
	skip 'pandoc' 'pandoc is not installed'
fi
if command -v biber >/dev/null; then
	run biber --tool --quiet --output-file checked.bib items.bib
	status_is 0 'biber reads it'
	is 'all of it' "$(grep -c '^@' checked.bib)" 5
else
	skip 'biber' 'biber is not installed'
fi

# Where a text was taken from, and when
jq '.texts[0] += {"url": "https://example.org/levels", "retrieved": "2026-02-03"}' works/gbt-22239-2019/work.json >new &&
	mv new works/gbt-22239-2019/work.json
run fatiao index -q
for form in csl-json ris biblatex; do
	ask export --as $form gbt-22239-2019#sec_8-1-4-3 >got.$form
done
is 'CSL-JSON: accessed' "$(jq -c '.[0] | [.URL, .accessed."date-parts"]' got.csl-json)" '["https://example.org/levels",[[2026,2,3]]]'
ok 'RIS: accessed' grep -q '^Y2  - 2026/02/03' got.ris
ok 'BibLaTeX: accessed' grep -q 'urldate *= {2026-02-03}' got.biblatex

# Signs that mean something to TeX or to RIS
mkdir odd
printf '规则{50%%_&#$}办法\n\n第一条 甲。\n' >odd/odd.txt
run fatiao --data odd.data index -q --no-corpus --source odd
run fatiao --data odd.data export --as biblatex
ok 'TeX signs are escaped' grep -q '(50\\%\\_\\&\\#\\\$)' "$out"

# Each kind of work has its type
for kind in plan:report:RPRT:report draft:bill:BILL:legislation commentary:webpage:BLOG:online case:legal_case:CASE:jurisdiction \
	industry-standard:standard:STAND:standard administrative-regulation:regulation:STAT:legislation; do
	IFS=: read -r name csl ris bib <<E2
$kind
E2
	jq --arg k "$name" '.kind = $k' works/demo-plan/work.json >new && cp new works/demo-plan/work.json
	run fatiao index -q
	is "$name: CSL-JSON" "$(ask export --as csl-json demo-plan | jq -r '.[0].type')" "$csl"
	is "$name: RIS" "$(ask export --as ris demo-plan | tr -d '\r' | sed -n 's/^TY  - //p')" "$ris"
	is "$name: BibLaTeX" "$(ask export --as biblatex demo-plan | sed -n 's/^@\([a-z]*\){.*/\1/p')" "$bib"
done
finish

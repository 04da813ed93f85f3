# import into the user's library, and out of it again: matched, kept with its origin, shown before the digest.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rm -rf lib
mkdir in
order() { # made-up text of an order of the catalogue; $1 changes its second article
	printf '示例部灯塔检查办法\n\n（2026年8月6日示例部令第7号公布 自2026年10月1日起施行）\n\n'
	printf '第一条 为了让船舶看见海岸，制定本办法。\n\n第二条 检查员%s登上灯塔，检查灯油、灯芯和值守日志。\n\n' "${1:-可以}"
	printf '第三条 灯塔不点灯的，处铜钱十枚以上五十枚以下罚款。\n\n第四条 本办法自2026年10月1日起施行。\n'
}
order >in/order.txt

run fatiao import in/order.txt
status_is 0 'a text is imported, and the index made where there is none'
has 'demo-7@2026-08-06' 'it is matched to its work and version'
err_lacks() { if grep -qF -e "$1" "$err"; then fail "$2" "$(shown)"; else ok "$2"; fi; }
dir=$(echo data/library/demo-7/2026-08-06-*)
ok 'the original is kept as it came' cmp "$dir/original.txt" in/order.txt
ok 'and its text in our form' test -s "$dir/text.zh.txt"
ok 'source.json says where it came from' jq -e --arg sha "$(sha256sum <in/order.txt | cut -d' ' -f1)" --arg from "$PWD/in/order.txt" \
	'.schema == "fatiao.source/1" and .work == "demo-7" and .version == "2026-08-06" and .matched_by == "title and date" and
	.original.sha256 == $sha and .original.name == "order.txt" and .original.from == $from and .original.form == "text" and
	.original.encoding == "UTF-8" and (.imported | test("^20..-..-..T")) and .program == "fatiao 0.1.0" and .texts[0].lang == "zh"' "$dir/source.json"
is 'the library is the user'"'"'s alone' "$(stat -c %a data/library "$dir" "$dir/original.txt" | tr '\n' ' ')" '700 700 600 '
ask --format json show demo-7#art_2 >"$out"
json 'the official text stands before the digest' '.provisions[0] | .authority == "official" and (.text | test("值守日志"))'
ask --format json search 值守日志 >"$out"
json 'and is found' '[.hits[] | select(.work == "demo-7" and .authority == "official")] | length == 1'
run fatiao --format json list sources
json 'list sources shows it' '[.sources[] | select(.kind == "import")] | length == 1 and (.[0] | .address == "demo-7@2026-08-06" and .name == "order.txt" and
	.form == "text" and .lang == "zh" and .authority == "official" and (.sha256 | length) == 64 and .matched_by == "title and date")'
run fatiao verify
status_is 0 'verify finds all as it was'

# once more
find data/library | sort >before
run fatiao import in/order.txt
status_is 0 'the same bytes again'
has '1 imported before' 'are known'
find data/library | sort >after
ok 'and change nothing' cmp before after
order 应当 >in/order2.txt
run fatiao --format json import --dry-run in/order2.txt
json 'what changed against the text at hand' '.files[0].changes | .unchanged == 3 and .amended == 1 and (.rows | length) == 1 and
	(.rows[0] | .left == "art_2" and .right == "art_2" and .change == "amended" and .similarity > 0.8)'
run fatiao import --dry-run in/order2.txt
has '[-可以-]{+应当+}' 'word by word'
run fatiao import in/order2.txt
has 'amended art_2' 'is shown before it is done, too'
run fatiao remove demo-7
status_is 2 'of two imports one must be named'
err_has 'order2.txt' 'they are listed'
run fatiao remove --sha256 "$(sha256sum <in/order2.txt | cut -c1-12)" demo-7
status_is 0 'one is removed'
run fatiao remove demo-7@2026-08-06
status_is 0 'and the other'
is 'the library is empty' "$(find data/library -type f | wc -l)" 0
ask --format json show demo-7#art_2 >"$out"
json 'the digest is back' '.provisions[0].authority == "digest"'
run fatiao remove demo-7
status_is 1 'there is nothing left to remove'
run fatiao remove no-such-work
status_is 1 'an unknown work'

# not sure: no date, two versions
law() { # N articles of the law of two versions
	printf '示例国灯塔法\n\n'
	for n in $(printf '%s\n' 一 二 三 四 五 | head -n "$1"); do printf '第%s条 灯塔守第%s件事。\n\n' $n $n; done
}
law 3 >in/law3.txt
run fatiao import in/law3.txt
status_is 2 'a text that may be either of two versions is refused on a pipe'
err_has 'lamp-law@2016-11-07' 'with the candidates'
err_has 'lamp-law@2025-10-28' 'both of them'
is 'nothing was imported' "$(find data/library -name source.json | wc -l)" 0
run fatiao --format json import --dry-run in/law3.txt
status_is 0 '--dry-run only says so'
json 'as JSON' '.files[0] | .action == "unsure" and .work == null and ([.candidates[].work] | unique == ["lamp-law"])'
run fatiao import --as lamp-law@2016-11-07 in/law3.txt
status_is 0 '--as settles it'
run fatiao --format json list versions lamp-law
json 'it is a text of that version' '[.works[0].texts[] | select(.version == "2016-11-07" and .authority == "official")] | length == 1'
law 5 >in/law5.txt
run fatiao --format json import --dry-run in/law5.txt
json 'the number of articles tells the version' '.files[0] | .version == "2025-10-28" and .matched_by == "title and number of articles"'
run fatiao --format json import --as 灯塔法 --dry-run in/law5.txt
json '--as with a name alone' '.files[0] | .work == "lamp-law" and .version == "2025-10-28" and .matched_by == "as told"'
run fatiao --format json import --as lamp-law@2027-01-01 --dry-run in/law5.txt
json 'a version that is new' '.files[0] | .work == "lamp-law" and .version == "2027-01-01"'
for bad in nothing-here lamp-law@soon 'lamp-law#art_1'; do
	run fatiao import --as "$bad" in/law5.txt
	ok "--as $bad is refused" test "$status" -ge 1 -a "$status" -le 2
done
run fatiao import --encoding koi8-r in/law5.txt
status_is 2 'an encoding that is not known'
run fatiao import --text-lang fr in/law5.txt
status_is 2 'a language that is not known'
run fatiao import --authority hearsay in/law5.txt
status_is 2 'an authority that is not known'

# no title: the words tell, or nobody
fatiao import -q in/order.txt
order | sed 1,4d >in/headless.txt
run fatiao --format json import --dry-run in/headless.txt
json 'a text without a head is known by its words' '.files[0] | .work == "demo-7" and .version == "2026-08-06" and .matched_by == "likeness"'
fatiao remove -q demo-7
order | sed '1,4d; s/灯塔/风筝/g; s/检查/观看/g' >in/stranger.txt
run fatiao import in/stranger.txt
status_is 2 'one whose words are nobody'"'"'s is a question'
run fatiao --format json import --as demo-7@2026-08-06 --dry-run in/stranger.txt
json 'that --as answers' '.files[0] | .work == "demo-7" and .matched_by == "as told"'
law 4 | sed '1s/.*/示例国灯塔法\n\n（2019年5月6日修正）/' >in/law2019.txt
run fatiao --format json import --dry-run in/law2019.txt
json 'a day of its own: a new version of the work' '.files[0] | .work == "lamp-law" and .version == "2019-05-06" and (.matched_by | test("version of its own"))'

# asked on a terminal
if command -v script >/dev/null; then
	printf '1\n' | script -qec "$FATIAO import in/law3b.txt" /dev/null >"$out" 2>&1 || :
	law 3 | sed 's/守第三件事/守夜/' >in/law3b.txt
	printf '2\n' | script -qec "$FATIAO import in/law3b.txt" /dev/null >"$out" 2>&1 || :
	has 'Which is it?' 'on a terminal a person is asked'
	has '1 imported' 'and the answer is taken'
	law 3 | sed 's/守第三件事/看海/' >in/law3d.txt
	printf 'nonsense\n灯塔法@2016-11-07\n' | script -qec "$FATIAO import in/law3d.txt" /dev/null >"$out" 2>&1 || :
	has 'that says no work known here' 'an answer that is none is told'
	has '1 imported' 'an address is an answer'
	fatiao remove -q --sha256 "$(sha256sum <in/law3d.txt | cut -c1-12)" lamp-law
	law 3 | sed 's/守第三件事/敲钟/' >in/law3c.txt
	printf '\n' | script -qec "$FATIAO import in/law3c.txt" /dev/null >"$out" 2>&1 || :
	has '0 imported, 1 left out' 'no answer leaves it out'
	run fatiao remove --sha256 "$(sha256sum <in/law3b.txt | cut -c1-12)" lamp-law
else
	skip 'asking on a terminal' 'script(1) is not installed'
fi

# a draft is never the law
order | sed '1s/$/（征求意见稿）/; 3s/.*/2025年11月29日/' >in/draft.txt
run fatiao --format json import --dry-run in/draft.txt
json 'a draft is matched to the draft' '.files[0] | .work == "demo-7-draft" and .version == "2025-11-29" and .draft'
run fatiao import --as demo-7@2026-08-06 in/draft.txt
status_is 2 'a draft cannot be made the law'
err_has 'draft' 'and is told why'
order | sed '1s/.*/示例部风筝检查办法（征求意见稿）/; 3s/.*/2026年1月5日/' >in/kite.txt
run fatiao import in/kite.txt
status_is 0 'a draft of an unknown work'
ask --format json show '《示例部风筝检查办法（征求意见稿）》第一条' >"$out"
json 'is a draft' '.provisions[0].status == "draft"'

# two languages in one file
{
	printf '示例部灯塔检查办法\nMeasures for Lighthouse Inspection of the Ministry of Examples\n\n（2026年8月6日示例部令第7号公布）\n\n'
	i=1
	for n in 一 二 三 四; do
		printf '第%s条 灯塔守第%s件事，不得有误。\n\nArticle %d The lighthouse shall see to matter number %d without fail.\n\n' $n $n $i $i
		i=$((i + 1))
	done
} >in/both.txt
run fatiao import in/both.txt
status_is 0 'a bilingual text'
ask --format json --lang both show demo-7#art_3 >"$out"
json 'becomes two texts that face each other' '.provisions[0].texts | map(select(.authority == "official" and .lang == "zh" and (.text | test("matter") | not))) == [] | not'
json 'the English one is a translation' '[.provisions[0].texts[] | select(.authority == "translation" and .lang == "en" and (.text | test("matter number 3")))] | length == 1'
run fatiao remove demo-7
status_is 0 'both go together'
{
	printf '# 示例部灯塔检查办法\n\n（2026年8月6日示例部令第7号公布）\n\n| 中文 | English |\n| --- | --- |\n'
	printf '| 第一条 为了让船舶看见海岸，制定本办法。 | Article 1 These Measures are made so that ships see the shore. |\n'
	printf '| 第二条 检查员可以登上灯塔。 | Article 2 Inspectors may climb the tower. |\n'
} >in/table.md
run fatiao --format json import --dry-run in/table.md
json 'two columns of a table are two texts' '[.files[].lang] == ["zh","en"] and ([.files[].tree[].eid] == ["art_1","art_2","art_1","art_2"])'

# a code filed part by part, each part with its title, or under a head that names it
mkdir parts
printf '# 示例国茶具法典\n\n（2019年3月5日示例国大会通过）\n' >parts/README.md
printf '## 第一编 总则\n\n第一条 茶壶有盖。\n\n第二条 茶杯有底。\n' >parts/01.md
printf '## 第二编 分则\n\n第三条 茶盘是平的。\n\n第四条 茶巾是软的。\n' >parts/02.md
run fatiao import parts
status_is 0 'parts under a head'
has '2 imported, 1 left out' 'the head is no text'
run fatiao --format json list versions 示例国茶具法典
json 'bear its title and its day' '.works[0] | .title.zh == "示例国茶具法典" and .versions[0].date == "2019-03-05" and (.texts | length) == 1 and .texts[0].units == 4'
fatiao remove -q --all 示例国茶具法典
cp -R "$FIXTURES/lib/法律/家用品法典" code && chmod -R u+w code
run fatiao import code
status_is 0 'a folder of parts'
run fatiao --format json list versions 示例国家用品法典
json 'becomes one text of one work' '.works[0].texts | length == 1'
run fatiao index -q
json 'and stays one' '.works[0].texts[0].units > 3'
fatiao remove -q --all 示例国家用品法典

# encodings, repaired characters
order | iconv -t GB18030 >in/gbk.txt
run fatiao --format json import --dry-run in/gbk.txt
json 'GBK' '.files[0] | .encoding == "GB18030" and .work == "demo-7"'
run fatiao --format json import --dry-run --encoding big5 in/gbk.txt
json '--encoding is obeyed' '.files[0] | .encoding == "Big5" and .work != "demo-7"'
order | sed 's/为了/为\xe2\xbb\x8b了/; s/检查员/检查\xe2\xbd\xb9员/' >in/radical.txt
run fatiao --format json import in/radical.txt
json 'radicals are repaired, and told' '.files[0] | [.faults[] | select(.code == "repaired")] | length == 1'
dir=$(echo data/library/demo-7/2026-08-06-*)
ok 'in the stored text' grep -q '为车了让船舶' "$dir/text.zh.txt"
ok 'the original has them still' cmp "$dir/original.txt" in/radical.txt
is 'source.json counts them' "$(jq .repaired "$dir/source.json")" 2
run fatiao remove demo-7

# verify sees what is no more as it was
fatiao import -q in/order.txt
dir=$(echo data/library/demo-7/2026-08-06-*)
echo x >>"$dir/original.txt"
run fatiao --format json verify
status_is 1 'a changed original'
json 'is found' '(.ok | not) and ([.faults[] | select(.code == "import-changed" and (.file | endswith("original.txt")))] | length == 1)'
rm "$dir/original.txt"
run fatiao --format json verify
json 'and a missing one' '[.faults[].code] == ["import-missing"]'
cp in/order.txt "$dir/original.txt"
echo '{' >"$dir/source.json"
run fatiao index
status_is 3 'a source.json that is none'
err_has 'source.json' 'is named'
run fatiao --format json verify
json 'and found by verify' '[.faults[].code] | index("import-damaged") != null'
rm -r "$dir"
run fatiao index -q
status_is 0 'without it all is well'

# backup and restore bring imports along
fatiao import -q in/order.txt
run fatiao backup mine.tar
cp -R data/library before.d
run fatiao remove demo-7
run fatiao restore mine.tar
status_is 0 'a backup with imports is brought back'
ok 'file by file' diff -r before.d data/library
run fatiao index -q
ask --format json show demo-7#art_2 >"$out"
json 'and read again' '.provisions[0].authority == "official"'
run fatiao verify
status_is 0 'and as it was'
finish

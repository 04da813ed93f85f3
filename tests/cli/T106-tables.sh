# Tables of a catalogue: outlines, glossary, names, links. A row that cannot be taken is named with its line, and the others are
# taken; a table that lacks a column it needs is refused; one without a header has its columns in order.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
told() { # FILE:LINE WORDS
	if grep -q "$1.*$2" "$err"; then ok "$1: $2"; else fail "$1: $2" "$(shown)"; fi
}
outline=works/gbt-22239-2019/outline.tsv

# Rows at fault
{
	cat "$FIXTURES/$outline"
	printf '9.7\tsection\t吊桥\tDrawbridges\n9.7 a)\t\t桥索每年换一次\tRopes are changed once a year\n9.7 b)\t\t桥板刷漆\t\n'
	printf '9.8 a)\t\t别处的字\tA letter of another clause\n\tsection\t没有条号\tWithout a number\n9.9\tsection\t桥头\tBridgeheads\n'
} >$outline
rows=$(wc -l <"$FIXTURES/$outline")
printf '%s\n' '塔灯	tower lamp' '	nothing in Chinese' '无英文	' '有人值守	tower keepers	看塔人' >>works/glossary.tsv
printf '%s\n' 'lamp-law				LampCode	' '	示例国雾笛法		雾笛法|笛法	' >>works/names.tsv
printf '%s\n' 'lamp-law@2025-10-28#bad_1	cites		demo-7	x	x	5	secondary' '《示例国灯塔法》第一条	cites		demo-7	x	x	5	secondary' \
	'lamp-law@2025-10-28#art_1	cites		demo-7	x	x	5	secondary' >>works/links/lamp-law.tsv
printf '雾笛\tfoghorn\n' | iconv -f UTF-8 -t GB18030 >>works/glossary.tsv
run fatiao -q index
status_is 3 'rows at fault: exit 3'
told "outline.tsv:$((rows + 4))" '9.8 a) stands under another clause'
told "outline.tsv:$((rows + 5))" 'a row needs a clause'
told 'glossary.tsv:6' 'a term needs both languages'
told 'glossary.tsv:7' 'a term needs both languages'
told 'glossary.tsv:9' 'no UTF-8'
told 'names.tsv:4' 'a name needs a title'
told 'lamp-law.tsv:.*#bad_1' ''
told 'lamp-law.tsv:.*第一条' 'canonical'
run ask --format json --lang zh show gbt-22239-2019#sec_9-7
json 'lettered titles are lines of their clause' '.provisions[0].text == "a) 桥索每年换一次\nb) 桥板刷漆"'
run ask --format json --lang en show gbt-22239-2019#sec_9-7
json 'each in its language' '.provisions[0].text == "a) Ropes are changed once a year"'
run ask show gbt-22239-2019#sec_9-9
status_is 0 'what stands behind a row at fault is there'
run ask --format json search tower keepers
json 'so is a term behind one' '[.related[].via] | length > 0'
run ask --format json links --type cites lamp-law@2025-10-28#art_1
json 'and a link' '[.out[].to.work] | index("demo-7") != null'
printf '雾笛法第三条。笛法第一条。\n' >memo.txt
run ask --format json check memo.txt
json 'and a name, with each of its short forms' '[.citations[] | .outcome + " " + .quote] == ["outside-library 雾笛法第三条", "outside-library 笛法第一条"]'

# A header that lacks a column
sed 's/^clause	/no	/' "$FIXTURES/$outline" >$outline
sed '1s/^zh	en/zh	english/' "$FIXTURES/works/glossary.tsv" >works/glossary.tsv
run fatiao -q index
told 'outline.tsv:1' 'the header has no column "clause"'
told 'glossary.tsv:1' 'the header has no column "en"'
run fatiao list faults
has 'the header has no column "en"' 'it is listed'

# No header at all
cp "$FIXTURES/works/names.tsv" works/names.tsv
cp "$FIXTURES/works/links/lamp-law.tsv" works/links/lamp-law.tsv
tail -n +2 "$FIXTURES/$outline" >$outline
tail -n +2 "$FIXTURES/works/glossary.tsv" >works/glossary.tsv
run fatiao -q index
status_is 0 'tables without a header'
is 'have their columns in order' "$(ask --format json --lang en show gbt-22239-2019#sec_6-1-1 | jq -r '.provisions[0].heading')" 'Door locks'
run ask --format json search 记录保存
json 'the glossary, too' '[.related[].via] | length > 0'
: >$outline
run fatiao -q index
status_is 0 'an empty table is no fault'
finish

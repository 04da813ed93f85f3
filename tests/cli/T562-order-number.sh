# The number of an order belongs to the version that it made: it heads no later one, and names that version alone.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
jq '.number = "主席令第七号"' works/lamp-law/work.json >w && mv w works/lamp-law/work.json
run fatiao index -q --source lib
run ask --format json show lamp-law@2016-11-07#art_1
json 'the version that it made' '.provisions[0].number == "主席令第七号"'
run ask --format json show lamp-law@2025-10-28#art_1
json 'not the later one' '.provisions[0].number == null'
run ask show lamp-law
lacks '主席令' 'nor its heading'
for form in jsonl csv md; do
	ask export --as $form lamp-law@2025-10-28 >"$out" 2>"$err"
	lacks '主席令' "nor $form"
done
ask export --as csv lamp-law@2016-11-07 >"$out" 2>"$err"
has '主席令第七号' 'csv of the version that it made'
run ask --format json show gbt-22239-2019
json 'a standard is called by its number' '.provisions[0].number != null'
run ask --format json list versions lamp-law
json 'the work has it' '.works[0].number == "主席令第七号"'

echo Print >keys
LC_ALL=zh_CN.UTF-8 run ask tui --keys keys --size 100x24 lamp-law@2016-11-07
has '主席令第七号' 'the reader heads the version that it made with it'
LC_ALL=zh_CN.UTF-8 run ask tui --keys keys --size 100x24 lamp-law@2025-10-28
lacks '主席令' 'and not the later one'

run ask --format json show 主席令第七号第一条
json 'as an address it means that version' '.provisions[0].version == "2016-11-07"'
printf '依照主席令第七号第一条。\n\n依照《示例国灯塔法》（主席令第七号）第一条。\n' >memo.txt
run ask --format json check memo.txt
json 'in a memo, too, alone and behind the title' '[.citations[].place.version // .citations[].version] | length == 2 and all(. == "2016-11-07")'

# Of a work known by its texts alone it is the first version's, whatever the order of reading
old='示例国磨坊法\n\n（2005年3月3日示例国主席令第四十二号公布）\n\n第一条 磨坊磨面。\n\n第二条 本法自2005年5月1日起施行。\n'
new='示例国磨坊法\n\n（2023年3月3日示例国主席令第十五号公布）\n\n第一条 磨坊只磨面。\n\n第二条 本法自2023年5月1日起施行。\n'
for order in 'old new' 'new old'; do
	rm -rf data
	for which in $order; do
		eval "printf '%b' \"\$$which\"" >"$which.txt"
		run fatiao import -q "$which.txt"
	done
	ask --format json show 示例国磨坊法@2005-03-03 示例国磨坊法@2023-03-03 >"$out" 2>"$err"
	json "a bare work's, read $order" '[.provisions[] | select(.eid == "art_1") | [.version, .number]] | map(.[1] | . != null and test("四十二")) == [true, false]'
done
finish

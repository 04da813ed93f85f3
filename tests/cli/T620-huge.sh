# A million characters in a line, 100,000 items in an article, 10,000 references in a paragraph: read, found, shown and
# checked. None of it is timed, but a quadratic step would not end before the test is stopped.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq timeout
mkdir huge
awk 'BEGIN {
	printf "示例国长行规则\n\n2020年1月1日 示例部令第11号公布\n\n第一条 长行开始" >"huge/line.txt"
	for (i = 0; i < 200000; i++) printf "风车转动，" >"huge/line.txt"
	print "长行结束。" >"huge/line.txt"
	printf "示例国多项规则\n\n2020年1月1日 示例部令第12号公布\n\n第一条 应当登记：\n" >"huge/items.txt"
	for (i = 1; i <= 100000; i++) printf "（%d）风车；\n", i >"huge/items.txt"
	printf "示例国多引规则\n\n2020年1月1日 示例部令第13号公布\n\n第一条 " >"huge/links.txt"
	for (i = 0; i < 10000; i++) printf "依照《示例国灯塔法》第%d条、", i % 99 + 1 >"huge/links.txt"
	print "办理。" >"huge/links.txt"
	printf "示例国连条规则\n\n2020年1月1日 示例部令第14号公布\n\n" >"huge/articles.txt"
	for (i = 1; i <= 20000; i++) printf "第%d条 风车转动。\n", i >"huge/articles.txt"
}'
export FATIAO_DATA="$PWD/data"
limited() { run timeout -s KILL 300 "$FATIAO" --on "$ON" "$@"; }

limited -q index --no-corpus --source huge
status_is 0 'they are indexed'
limited search --count 长行结束
is 'the end of the long line is found' "$(cat "$out")" 1
limited --format json show 示例国长行规则第一条
ok 'it is shown whole' test "$(jq -r '.provisions[0].text | length' "$out")" -gt 1000000
limited --format json show 示例国多项规则第一条
json 'none of 100,000 items is lost' '.provisions[0].text | split("\n") | length == 100001'
limited --format json links --out 示例国多引规则第一条
json '10,000 references in a paragraph are kept' '.out | length == 10000'
limited check huge/links.txt
ok 'and checked in a memo' test "$status" -le 1
limited search 风车
status_is 0 'a search in all of them'
printf 'Print PgDn G Print q\n' >keys
for work in 示例国长行规则 示例国多项规则; do
	limited tui --keys keys "$work"
	status_is 0 "$work is read full screen"
done
finish

# What the exporter writes as Akoma Ntoso reads back: the same tree, word for word, and the same title and days. An act does
# not say whether a blank follows a point's number: "1. x" and "1.x" are the same here.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

tree() { # FILE: a line of JSON each node
	fatiao --format json import --dry-run "$1" 2>>"$err" |
		jq -c '.files[0].tree[] | recurse(.children[]?) | [.eid, .kind, .label, .heading, (.text // "" | gsub("\n(?<n>[0-9]+\\.) "; "\n\(.n)"))]'
}
back() { # WORK FILE
	run ask export --as akn --force --output back.xml "$1"
	status_is 0 "$1: is exported"
	tree "$2" >there
	tree back.xml >again
	if [ -s there ] && cmp -s there again; then
		ok "$1: $(wc -l <there) nodes come back"
	else
		fail "$1: comes back" "$(diff there again | head -n 10)"
	fi
	run fatiao --format json import --dry-run back.xml
	json "$1: as an act" '.files[0].form == "akn"'
	was=$(fatiao --format json import --dry-run "$2" 2>>"$err" | jq -r '.files[0].title')
	is "$1: its title" "$(field '.files[0].title')" "$was"
}
back 示例国蜂蜜法 lib/法律/蜂蜜法.md
back 示例灯具安全要求 'lib/标准/GBT 90002-2020.md'
back 示例国风车法@2023-09-01 'lib/法律/风车法(2023-09-01).md'
back kite-act-of-examplia lib/英文/kite-act.txt
back lantern-measures-of-examplia lib/英文/lantern.md
run ask export --as akn --force --output back.xml 示例国风车法@2023-09-01
run fatiao --format json import --dry-run back.xml
json 'the days come back' '[.files[0].dates[].date] | index("2017-09-01") != null and index("2023-09-01") != null'
run ask export --as akn --force --output two.xml 示例国蜂蜜法 kite-act-of-examplia
run fatiao import --dry-run two.xml
status_is 3 'a collection of two works is refused'
err_has 'one by one' 'and what to do is said'
finish

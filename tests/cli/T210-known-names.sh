# names.tsv knows instruments that no catalogue holds: a bare text of such a title answers to all its names.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
printf '\t示例国蜂蜜法\tHoney Law of Examplia\t蜂蜜法\tHoney Law|Bee Act\t\n\t示例国盐法\tSalt Law of Examplia\t盐法\tSalt Law\t\n' >>works/names.tsv
printf '\t示例国风车法\tLighthouse Law of Examplia\t\tWindmill Law\t\n' >>works/names.tsv
run fatiao index -q --source lib
goes() { # ADDRESS WANTED
	is "$1" "$(ask --format json show -- "$1" 2>&1 | jq -r '.provisions[0] | .work + "#" + .eid' 2>&1)" "$2"
}
goes '蜂蜜法第一条' '示例国蜂蜜法#art_1'
goes 'Honey Law art. 1' '示例国蜂蜜法#art_1'
goes 'Bee Act art. 1' '示例国蜂蜜法#art_1'
goes 'Honey Law of Examplia, Article 1' '示例国蜂蜜法#art_1'
goes 'Windmill Law art. 1' '示例国风车法#art_1'
goes 'Lighthouse Law of Examplia art. 1' 'lamp-law#art_1' # stays the name of the work that the catalogue names so
run ask show 'Salt Law art. 1'
status_is 1 'one of which no text is at hand'
has_err() { grep -q "$1" "$err" && ok "$2" || fail "$2" "$(cat "$err")"; }
has_err 'not in the library' 'is said to be known'
printf 'See Honey Law art. 1 and Salt Law art. 2.\n' >memo.txt
run ask --format json check memo.txt
json 'a memo may use the English name' '[.citations[] | .outcome] | .[0] != "outside-library" and .[1] == "outside-library"'

# The text goes, and comes: so do its names.
mv lib/法律/蜂蜜法.md kept.md
run fatiao index -q
run ask show 'Honey Law art. 1'
status_is 1 'without its text the name means nothing at hand'
mv kept.md lib/法律/蜂蜜法.md
run fatiao index -q
goes 'Honey Law art. 1' '示例国蜂蜜法#art_1'
finish

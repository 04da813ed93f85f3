# Ranges and lists of places: all of them are shown, kept, linked and cited, or refused where one is wanted.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
shown() { jq -r '[.provisions[].eid] | join(" ")' "$out"; }

run ask --format json show 灯塔法第三条至第五条
is 'a range is shown whole' "$(shown)" 'art_3 art_4 art_5'
run ask --format json show 'lamp-law#art_3..art_4,art_1'
is 'a list with a range in it' "$(shown)" 'art_3 art_4 art_1'
run ask --format json show 灯塔法第三条第一项至第三项
is 'items of one article' "$(shown)" 'art_3__para_1__item_1 art_3__para_1__item_2 art_3__para_1__item_3'
run ask --format json show 'lamp-law#art_5..art_3'
status_is 2 'a range that runs backward'
run ask --format json show lamp-law#art_99 lamp-law#art_1
status_is 1 'what is not there is said'
is 'and the rest is shown' "$(shown)" art_1

run ask basket add 灯塔法第三条至第五条 demo-7#art_2
status_is 0 'a range is kept'
run ask --format json basket
is 'each place on its own' "$(jq -r '[.items[].eid] | join(" ")' "$out")" 'art_3 art_4 art_5 art_2'
run ask --format json show @basket
is 'the basket is shown' "$(shown)" 'art_3 art_4 art_5 art_2'
run ask links @basket
has 'lamp-law@2025-10-28#art_4' 'and its links'
has 'demo-7@2026-08-06#art_2' 'of every entry'
for place in lamp-law demo-7; do
	ask --format json links --out $place | jq '.out[]' >>each.json
done
ask --format json links --out lamp-law demo-7 | jq '.out[]' >both.json
ok 'there are some' test -s each.json
ok 'links of two works are those of each' cmp each.json both.json
run ask --matter none show @basket
status_is 1 'an empty basket is said to be'

run ask --format json cite 灯塔法第三条至第五条
is 'a citation names each of its places' "$(jq -r '[.citations[0].addresses[]] | join(" ")' "$out")" \
	'lamp-law@2025-10-28#art_3 lamp-law@2025-10-28#art_4 lamp-law@2025-10-28#art_5'
for command in 'trace' 'links --chain' 'compare lamp-law' 'mark add a' 'note add'; do
	run ask $command 灯塔法第三条至第五条 words
	[ "${command#note}" != "$command" ] || run ask $command 灯塔法第三条至第五条
	status_is 2 "$command: one place is wanted"
	grep -q 'several places' "$err" && ok "$command says so" || fail "$command says so" "$(cat "$err")"
done
run ask trace @basket
status_is 2 'trace: not of the basket'
finish

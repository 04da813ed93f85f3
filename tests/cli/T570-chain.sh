# links --chain: what hangs together with a duty and with a power.
. "$TOP/tests/lib.sh"
need jq
export FATIAO_CORPUS="$FIXTURES/trace" FATIAO_DATA="$PWD/data"
run fatiao index -q
status_is 0 'the made-up works are indexed'
ON=2026-11-10
chain() { run fatiao --on "$ON" --format json links --chain "$1"; }
ends() { jq -r --arg role "$1" '.chain[$role] // [] | map(if .role == "unit" or .role == "predecessor" then .from.address
	else .to.address // "none" end | sub("@[0-9-]*"; "")) | join(" ")' "$out"; }

# A duty, by the item under which it is inspected
chain order-7#art_2__item_2
status_is 0 'a duty'
json 'it is one' '.schema == "fatiao.links/1" and .duty and (.power | not)'
is 'the statute that commands it' "$(ends command)" 'well-law#art_10__para_1__item_3'
is 'the penalty' "$(ends penalty)" 'well-law#art_12'
is 'the controls, level by level' "$(ends control)" 'std-1#sec_5-1 std-1#sec_6-1'
is 'the units that test them' "$(ends unit)" 'eval-1#sec_5-1-1 eval-1#sec_5-1-2 eval-1#sec_6-1-1'
is 'what it was before, of the article and of the item' "$(ends predecessor)" 'order-3#art_2 order-3#art_2__para_1__item_2'
json 'a row written of the whole article says so' '[.chain.predecessor[].scope] == ["above", "here"]'
json 'units name the control by which they come' '.chain.unit | all(.scope == "via" and (.via | startswith("std-1@")))'
json 'links have the fields of the contract' '.chain.control[0] | ([has("from", "to", "now", "type", "relation", "rationale",
	"strength", "basis", "origin", "resolved")] | all) and .relation == "intersects-with" and .rationale.en == "Level 1 asks for three months."'
json 'out and in hold its own links' '(.out | map(.role) | unique) == ["command", "control", "penalty"] and
	(.in | map(.role) | unique) == ["predecessor"]'

# Where no control answers
chain order-7#art_2__item_3
json 'a row says that there is none, and why' '.chain.control | length == 1 and .[0].relation == "no-relationship" and .[0].to == null'

# The whole article
chain order-7#art_2
json 'has what its items have' '(.chain.control | length == 3 and all(.scope == "inside")) and (.chain.command | length == 1)'

# The same duty, from the statute
chain well-law#art_10__item_3
json 'is inspected under the item' '.chain.inspection[0] | .scope == "above" and (.to.address | endswith("#art_2"))'
is 'and has its controls by that way' "$(ends control)" 'std-1#sec_5-1 std-1#sec_6-1 none'
json 'which is said' '.chain.control[0].via == "order-7@2026-08-06#art_2"'

# A power
chain order-7#art_3__item_2
json 'a power' '.power and (.duty | not)'
is 'its basis, written of the article' "$(ends basis)" 'well-law#art_5'
is 'its limit' "$(ends limit)" 'order-7#art_4'
is 'the consequence of refusing' "$(ends sanction)" 'well-law#art_11'
is 'the remedy, told from the limits' "$(ends remedy)" 'well-law#art_1'

# Neither
chain order-3#art_3
json 'neither duty nor power: where it went' '(.duty or .power | not) and .chain.successor[0].to.address == "order-7@2026-08-06#art_4"'
chain well-law#art_13
status_is 1 'nothing hangs there'

# For people and for scripts
run fatiao --on "$ON" --lang en links --chain order-7#art_2__item_2
has 'commanded by:' 'a heading for each role'
has 'written of the whole: art_2' 'rows of the whole article are told'
has 'std-1@2019-05-10#sec_5-1 ← eval-1 5.1.1, 5.1.2' 'units of one control in one line'
has 'Level 2 asks for a year.' 'the reasons'
run fatiao --on "$ON" --format jsonl links --chain order-7#art_2__item_2
is 'jsonl: a link a line, with its role' "$(jq -r .role "$out" | sort -u | tr '\n' ' ')" 'command control penalty predecessor unit '
run fatiao --on "$ON" --format tsv links --chain order-7#art_3__item_2
has "$(printf 'remedy\torder-7@2026-08-06#art_3__para_1__item_2\tlimited-by\t\twell-law@2025-10-20#art_1')" 'tsv'

# Wrong use
run fatiao links --chain order-7
status_is 2 'a chain hangs on a provision'
run fatiao links --chain order-7#art_99
status_is 1 'no such provision'

# now: where the place that a link names stands today
run fatiao --on "$ON" --format json links --out order-3#art_3
json 'where a successor stands' '.out[0].now | length == 1 and .[0].address == "order-7@2026-08-06#art_4"'
run fatiao --on 2020-01-01 --format json links --in order-3#art_3
json 'nothing leads there' '.in == []'
run fatiao --on "$ON" --format json links --in order-3
json 'a link to what was repealed leads on to what stands now' '[.in[] | select(.from.work == "order-3-draft")][0] |
	.to.address == "order-3@2018-09-15" and .now[0].address == "order-7@2026-08-06"'
finish

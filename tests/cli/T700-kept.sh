# basket, mark, note: what the user keeps, by matter, and what becomes of it when the library changes.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
kept() { run fatiao --on "$ON" "$@"; }
addresses() { jq -r '[.items[].address] | join(" ")' "$out"; }

kept basket
status_is 1 'an empty basket'
err_has 'fatiao basket add' 'and what fills it'
kept basket add 'lamp-law#art_3__item_2' demo-7#art_2 '灯塔法第四条'
status_is 0 'three are added'
kept basket add demo-7#art_2
status_is 0 'the same again'
kept --format json basket
is 'they stand in their order, once each' "$(addresses)" \
	'lamp-law@2025-10-28#art_3__para_1__item_2 demo-7@2026-08-06#art_2 lamp-law@2025-10-28#art_4'
json 'with status and what is quoted' '.schema == "fatiao.basket/1" and .items[0].status == "in-force" and
	.items[0].state == "here" and (.items[0].quote | test("十五分钟")) and .items[2].position == 3'
kept basket move 3 1
kept --format json basket list
is 'moved' "$(addresses)" \
	'lamp-law@2025-10-28#art_4 lamp-law@2025-10-28#art_3__para_1__item_2 demo-7@2026-08-06#art_2'
kept basket move 9 1
status_is 2 'not from a place that is none'
kept basket remove demo-7#art_2
kept basket remove 1
kept --format json basket
is 'removed by address and by number' "$(addresses)" 'lamp-law@2025-10-28#art_3__para_1__item_2'
kept basket remove 7
status_is 1 'what is not in it cannot go'
kept basket add lamp-law#art_99
status_is 1 'no such provision'
kept basket fold
status_is 2 'no such verb'

kept --matter other basket
status_is 1 'another matter has its own basket'

kept mark add a lamp-law#art_4
kept mark add a lamp-law#art_5
kept --format json mark
json 'a letter marks one place, the last' '(.marks | length == 1) and .marks[0].letter == "a" and (.marks[0].address | endswith("#art_5"))'
kept mark add ab lamp-law#art_4
status_is 2 'a mark is one letter'
kept mark add "$(printf '\342\200\256')" lamp-law#art_4
status_is 2 'and none that acts on the terminal'
kept mark remove b
status_is 1 'a mark that is none'

kept note add lamp-law#art_3 ask the harbour master
kept note add lamp-law#art_3 ask again
kept --format json note
json 'one note a place' '(.notes | length == 1) and .notes[0].note == "ask again"'
kept basket add lamp-law#art_3
kept --format json basket
json 'it stands in the basket, too' '[.items[].note] == [null, "ask again"]'
kept note remove lamp-law#art_3
kept note list
status_is 1 'taken away'

# What a list, a removal and a move are asked for
kept note add lamp-law#art_3 first
kept note add lamp-law#art_4__para_1 second
kept --format json note list lamp-law#art_4
json 'the notes of one place, under their own numbers' '[.notes[] | .note, .position] == ["second", 2]'
kept note list lamp-law#art_5
status_is 1 'a place without one'
kept --format json note list 灯塔法第三条至第五条
json 'of a range' '.notes | length == 2'
kept note list lamp-law#art_99
status_is 1 'of no place'
kept note remove 3
status_is 1 'no such number'
kept note remove 1
status_is 0 'a note goes by its number'
kept --format json note
json 'that one alone' '[.notes[].note] == ["second"]'
kept note remove 1
kept mark add b lamp-law#art_4
kept --format json mark list b
json 'one mark' '[.marks[].letter] == ["b"]'
kept mark list zzz
status_is 1 'a mark that is none is said to be'
kept mark remove b
kept basket list xyz
status_is 2 'the basket is listed whole'
kept basket move lamp-law#art_3 1
status_is 0 'an entry is moved by its address'
kept --format json basket
is 'to where it was sent' "$(jq -r '.items[0].eid' "$out")" art_3
kept basket move 1 2
kept basket move demo-7#art_1 1
status_is 2 'not what is not in it'
ok 'which is said' grep -q 'not in the basket' "$err"
kept basket move 1 lamp-law#art_3
status_is 2 'nor to what is no number'
ok 'which is said, too' grep -q 'no place in the basket' "$err"
kept basket remove lamp-law#art_3

# The library changes below what is kept.
grep -rl 十五分钟 lib works | while read -r f; do sed -i 's/十五分钟/二十分钟/' "$f"; done
run fatiao index -q --source lib
kept --format json basket
json 'a text that changed says so' '.items[0].state == "changed"'
rm -rf works/lamp-law
grep -rl 灯塔法 lib | while read -r f; do rm -f "$f"; done
run fatiao index -q --source lib
kept --format json basket
json 'what is no more is orphaned, with its quote' '.items[0].state == "orphaned" and (.items[0].quote | test("十五分钟"))'
kept basket
has 'orphaned' 'and is said to be'
kept basket remove 'lamp-law@2025-10-28#art_3__para_1__item_2'
status_is 0 'an orphan can be taken out by its printed address'
finish

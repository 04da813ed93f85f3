# export: what is common to all forms: the table, addresses, files, notes, levels.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

run ask export --as list
status_is 0 'the forms are listed'
has 'jsonl' 'with their names'
run ask export --as nosuch lamp-law
status_is 2 'an unknown form'
err_has 'txt, md' 'and those there are'

# The basket
run ask export --as txt @basket
status_is 1 'an empty basket'
ask basket add 'lamp-law#art_3' demo-3#art_2 >"$out"
ask note add 'lamp-law#art_3__item_2' 'ask the keeper' >"$out"
run ask export --as txt @basket
status_is 0 'the basket'
has '示例部灯塔巡查规定' 'with what is in it'
lacks 'ask the keeper' 'but no note'
run ask export --as txt --with-notes @basket
has 'ask the keeper' 'unless asked for'
run ask export --as jsonl --with-notes 'lamp-law#art_3'
json 'a note in JSON' '.note | test("ask the keeper")'
run ask export --as txt 'lamp-law#art_3' 不存在法
status_is 1 'one address of two is of nothing'
is 'nothing is written' "$(cat "$out")" ''

# The day and who speaks
run ask export --as txt demo-3#art_2
has '已废止（2026年10月1日起）' 'not in force is said'
has '2026-11-10' 'and the day'
run ask export --as txt --no-status demo-3#art_2
lacks '已废止' 'unless told not to'
run ask export --as txt --no-status gbt-22239-2019#sec_8-1-4-3
has '摘要，并非官方文本' 'a digest always says that it is one'
fatiao --on 2027-01-01 export --as txt --lang en lamp-law#art_1 >"$out"
has 'A translation' 'a translation, too'

# Levels
run ask export --as jsonl --level 3 gbt-22239-2019
json 'a level' '.level == null or .level == 3'
run ask export --as jsonl --lang en lamp-law#art_2
json 'a language' '.lang == "en"'

# Files
run ask export --as txt --output folder/ lamp-law
mkdir folder
run ask export --as txt --output folder lamp-law
status_is 2 'a folder is no file'
if [ -w /dev/full ]; then
	run ask export --as jsonl --output /dev/full
	status_is 5 'a full disk'
	err_has 'No space left' 'and why'
	status=0
	ask export --as txt lamp-law >/dev/full 2>"$err" || status=$?
	status_is 5 'a full disk behind standard output'
else
	skip 'a full disk' 'there is no /dev/full'
fi
status=0
(ulimit -f 8; ask export --as jsonl --output limited.jsonl) 2>"$err" || status=$?
status_is 5 'a file that may not grow so large'
ok 'leaves nothing' test ! -e limited.jsonl
timeout -s TERM 0.02 "$FATIAO" export --as jsonl --output broken.jsonl 2>"$err"
ok 'a run broken off leaves the whole or nothing' test ! -e broken.jsonl -o "$(wc -l <broken.jsonl 2>/dev/null)" = "$(ask export --as jsonl | wc -l)"
ask export --as txt --output mode.txt lamp-law
is 'nobody else may read it' "$(stat -c %a mode.txt)" 600
# The run broken off may have left what it had begun, under a name of its own: a signal ends it where it stands.
is 'nothing is left behind' "$(find . -name '*.tmp*' ! -name 'broken.jsonl.tmp*')" ''
finish

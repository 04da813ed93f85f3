# user.db damaged, from a newer version, of another program, locked: refused with what mends it, never overwritten; what
# needs no notes goes on.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq
begin

refused() { # WHAT STATUS: every command that needs user.db
	sum=$(cksum <data/user.db)
	for command in 'note add lamp-law#art_4 x' 'note list' 'basket' 'basket add lamp-law#art_4' 'mark add a lamp-law#art_4' "backup $PWD/b.tar" 'index --source more'; do
		run ask -q $command
		if [ "$status" -ne "$2" ] || [ ! -s "$err" ]; then fail "$1: $command exits $2 and says why" "$(shown)"; fi
		[ "$(cksum <data/user.db)" = "$sum" ] || fail "$1: $command leaves it as it is" "$(ls -l data)"
	done
	for command in 'search 灯塔' 'show lamp-law#art_3' list; do
		run ask -q $command
		[ "$status" -eq 0 ] || fail "$1: $command needs no notes" "$(shown)"
	done
	ok "$1: refused, never overwritten"
}

bytes() { printf "$2" | dd of=data/user.db bs=1 seek="$1" conv=notrunc 2>/dev/null; }

fresh
printf 'this is no database, but it is long enough to be taken for something else' >data/user.db
refused 'no database' 4
fresh
bytes 60 '\0\0\0\143'
refused 'a newer version' 4
run ask note list
err_has 'newer' 'and says that'
fresh
bytes 68 'xxxx'
refused 'another program' 4
fresh
head -c 5000 data/user.db >cut && cp cut data/user.db
refused 'half of it' 4
fresh
run ask verify
status_is 0 'verify looks at user.db, too'
size=$(wc -c <data/user.db)
bytes $((size - 3000)) "$(printf '\\377%.0s' $(seq 1 64))"
bytes 4096 "$(printf '\\377%.0s' $(seq 1 64))"
run ask --format json verify
ok 'verify finds a damaged user.db' test "$status" -eq 4
json 'and names it' '[.faults[].file] | any(endswith("user.db"))'

# Random bytes of it changed: never a crash, never a hang, never the loss of the file
i=0 found=0
while [ $i -lt "$(share 100)" ]; do
	i=$((i + 1))
	fresh
	for at in $(lot $i 4 100 $((size - 1))); do bytes "$at" '\377'; done
	for command in 'note list' 'basket' 'note add lamp-law#art_5 more' 'index --source more'; do
		run timeout 20 "$FATIAO" --on "$ON" $command
		! died && [ "$status" -ne 124 ] || fail "damage $i: $command ends by itself" "$(shown)"
	done
	run ask verify
	[ "$status" -eq 0 ] || found=$((found + 1))
done
ok "user.db damaged $i times: no crash and no hang; verify refuses it $found times"
finish

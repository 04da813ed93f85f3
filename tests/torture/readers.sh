# Readers run through 20 rebuilds: each gets the old library or the new one, never an error and never half of one. And two
# that index at once: one does it, the other says who holds the lock, and nothing is lost.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq
begin
fresh
: >stop && rm stop

read_on() { # N: until there is a file `stop`; a line a reading
	while [ ! -e stop ]; do
		sum=$(ask export --as jsonl 2>"$PWD/reader.$1.err" | cksum) || echo error
		echo "$sum"
		ask search --format json 灯塔 >/dev/null 2>>"$PWD/reader.$1.err" || echo "error in a search: $(cat "reader.$1.err")"
	done >"reader.$1"
}
old_text=$(ask export --as jsonl | cksum)
read_on 1 &
read_on 2 &
read_on 3 &
i=0 before=$failures
while [ $i -lt 20 ]; do
	[ $((i % 2)) -eq 0 ] && set -- --source more || set -- --forget more
	run ask -q index --rebuild "$@"
	[ "$status" -eq 0 ] || fail "rebuild $i beside readers" "$(shown)"
	i=$((i + 1))
done
: >stop
wait
is '20 rebuilds beside three readers' $((failures - before)) 0
ask -q index --source more
new_text=$(ask export --as jsonl | cksum)
cat reader.1 reader.2 reader.3 >readings
grep -vxF -e "$old_text" -e "$new_text" readings >odd
ok "$(wc -l <readings) readings, each of the old library or the new one" test ! -s odd
[ ! -s odd ] || tell <odd
ok 'and both were seen' sh -c 'grep -qxF "$1" readings && grep -qxF "$2" readings' - "$old_text" "$new_text"

# Two at once
i=0 both=0 one=0
while [ $i -lt "$(share 20)" ]; do
	fresh
	ask -q index --source more >first.out 2>first.err &
	first=$!
	ask -q index --source more --rebuild >second.out 2>second.err &
	second=$!
	wait $first; a=$?
	wait $second; b=$?
	case $a$b in
	00) both=$((both + 1)) ;;
	05 | 50)
		one=$((one + 1))
		grep -q 'another fatiao is indexing into .*process [0-9]' first.err second.err || fail 'the one that gives up says who holds the lock' "$(cat first.err second.err)" ;;
	*) fail 'two at once: one of them does it' "$a $b: $(cat first.err second.err)" ;;
	esac
	whole "two at once, $i" && restart "two at once, $i"
	i=$((i + 1))
done
ok "two at once, $i times: $both one behind the other, $one told of the lock"

# Two that write notes at once: both are kept
fresh
i=0
while [ $i -lt 20 ]; do
	ask -q note add lamp-law#art_$((i % 4 + 1)) "note $i" 2>>notes.err &
	i=$((i + 1))
done
wait
run ask --format json note list
json '20 notes written at once: the last of each place is there' '.notes | length == 4'
ok 'and none was refused' test ! -s notes.err
finish

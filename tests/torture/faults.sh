# 300 runs in which one operation on a file, or one allocation, fails, or all from one on: the program says so, and the
# index is the old one or the new one, the notes are whole.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq
built
begin
runs=0 told=0

trial() { # WHAT SPEC CMD...
	this="$1, $2"
	shift
	fresh
	fault "$@"
	runs=$((runs + 1))
	if died; then
		fail "$this: it ends by itself" "$(shown)"
		return
	fi
	if [ "$status" -ne 0 ] && [ ! -s "$err" ]; then
		fail "$this: it says what failed" "$(shown)"
		return
	fi
	ended=$status
	[ "$ended" -eq 0 ] || told=$((told + 1))
	whole "$this" || return
	if [ "$ended" -eq 0 ] && [ "$(contents)" != "$new" ]; then
		fail "$this: exit 0 is kept" "$(shown)"
		return
	fi
	restart "$this"
}

series() { # COUNT WHAT KIND HIGH AFTER CMD...: faults drawn by lot among the first HIGH
	count=$(share "$1") what=$2 kind=$3 high=$4 after=$5 before=$failures
	shift 5
	for n in $(lot "$high" "$count" 1 "$high"); do
		trial "$what" "$kind:$n$after" "$@"
	done
	is "$what, $kind$after: $count runs" $((failures - before)) 0
}

for job in refresh rebuild; do
	set -- -q index --source more
	[ $job = refresh ] || set -- "$@" --rebuild
	fresh
	count_of "$@"
	series 40 $job io "$ops" :5 "$@"   # EIO
	series 20 $job io "$ops" :28 "$@"  # ENOSPC
	series 20 $job io+ "$ops" :28 "$@" # and no room any more
	series 40 $job mem "$allocations" '' "$@"
	series 30 $job mem+ "$allocations" '' "$@"
done
echo "# faults: $runs runs, $told of them told of a failure"

# Readers and the user's own commands: an answer or an error, never a signal, never half
readers=0
for command in 'search 灯塔' 'show lamp-law#art_3' 'links lamp-law#art_3' 'list' 'export --as jsonl lamp-law' 'verify'; do
	fresh
	count_of $command
	cp "$out" right
	for n in $(lot "$ops" "$(share 4)" 1 "$ops"); do fault "io:$n:5" $command; readers=$((readers + 1)); [ "$status" -ne 0 ] || cmp -s "$out" right || fail "$command: a fault changes the answer without a word" "io:$n: $(shown)"; ! died || fail "$command dies of io:$n" "$(shown)"; done
	for n in $(lot "$ops" "$(share 4)" 1 "$allocations"); do fault "mem:$n" $command; readers=$((readers + 1)); [ "$status" -ne 0 ] || cmp -s "$out" right || fail "$command: a fault changes the answer without a word" "mem:$n: $(shown)"; ! died || fail "$command dies of mem:$n" "$(shown)"; done
done
ok "$readers faults in commands that read: the right answer or an error"
written=0
for command in 'note add lamp-law#art_4 remember' 'basket add lamp-law#art_4' 'mark add a lamp-law#art_4'; do
	fresh
	count_of $command
	for n in $(lot "$ops" "$(share 8)" 1 "$ops"); do
		fresh
		fault "io:$n:28" $command
		ended=$status written=$((written + 1))
		! died || fail "$command dies of io:$n" "$(shown)"
		run ask --format json $(set -- $command; echo $1) list
		[ "$ended" -ne 0 ] || grep -q art_4 "$out" || fail "$command: done, but not kept" "io:$n: $(shown)"
		run ask note list
		holds 'harbour master' || fail "$command, io:$n: the older note is there" "$(shown)"
	done
done
ok "$written faults in commands that write notes: kept, or told that they are not"
finish

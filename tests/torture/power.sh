# The power goes at random moments of index, note, backup and restore, and right after they ended; what was written and
# not synced is lost, whole or in part. The old index or the new one, and the notes, whole.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq
built
begin
losses=0

lose() { # SPEC CMD...: then ./data is what the disk holds
	fresh
	fault "$@"
	losses=$((losses + 1))
	rm -rf data data.shadow
	mv data.lost data
}

series() { # COUNT WHAT CMD...
	count=$(share "$1") what=$2 before=$failures
	shift 2
	fresh
	count_of "$@"
	for n in $(lot "$ops" "$count" 1 $((ops + ops / 10 + 1))); do
		for how in 0 1 2; do
			lose "loss:$n:$how" "$@"
			whole "$what, $n of $ops, $how" || continue
			! grep -q index "$PWD/.cmd" || restart "$what, $n of $ops, $how"
		done
	done
	is "$what: $count moments, three disks each" $((failures - before)) 0
}

echo index >.cmd
series 20 'a refresh' -q index --source more
series 10 'index from nothing' -q index --source more --rebuild

# What a command said was kept is kept
echo note >.cmd
before=$failures
for how in 0 1 2; do
	lose "loss:1000000:$how" note add lamp-law#art_4 remember this
	run ask note list
	holds 'remember this' || fail "a note that was kept outlives the power, $how" "$(shown)"
	holds 'harbour master' || fail "the older one, too, $how" "$(shown)"
done
fresh
count_of note add lamp-law#art_4 remember this
for n in $(lot 5 "$(share 10)" 1 "$ops"); do
	for how in 0 1 2; do
		lose "loss:$n:$how" note add lamp-law#art_4 remember this
		run ask note list
		holds 'harbour master' || fail "the older note outlives the power, $n, $how" "$(shown)"
	done
done
is 'notes' $((failures - before)) 0

# restore: what was there or what comes, each whole
fresh
ask -q note add lamp-law#art_5 of the backup
ask -q backup "$PWD/mine.tar" >/dev/null
theirs=$(kept)
fresh
count_of restore "$PWD/mine.tar"
before=$failures
for n in $(lot 9 "$(share 15)" 1 $((ops + 5))); do
	for how in 0 1 2; do
		lose "loss:$n:$how" restore "$PWD/mine.tar"
		got=$(kept)
		[ "$got" = "$notes" ] || [ "$got" = "$theirs" ] || fail "restore, $n of $ops, $how: the notes are the old ones or the new ones" "$(ask note list 2>&1; find data)"
	done
done
is 'restore' $((failures - before)) 0
echo "# power lost: $losses times"
finish

# Whatever happens while the index is made anew, the old one stays: Ctrl-C, a kill, a second writer, a full disk;
# and what a damaged, foreign, older or newer database is answered with.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq flock
indexed
old=$(cksum <data/index.db)
many 1500 big

building() { # waits until the build has begun, at most ten seconds
	for i in 1 2 3 4 5 6 7 8 9 10; do
		for j in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
			[ ! -e data/index.db.new ] || return 0
			sleep 0.05
		done
	done
	return 1
}

interrupt() { # SIGNAL
	${WRAP:-} "$FATIAO" index --source big --rebuild >"$out" 2>"$err" & # not the function: the process itself is meant
	pid=$!
	building
	kill -s "$1" $pid
	status=0
	wait $pid || status=$?
}

for signal in INT TERM HUP; do
	interrupt $signal
	status_is 5 "SIG$signal: exit 5"
	err_has 'interrupted' "SIG$signal: it says so"
	is "SIG$signal: the old index is as it was" "$(cksum <data/index.db)" "$old"
	is "SIG$signal: nothing else is left" "$(find data -name '*.new*')" ''
done
interrupt KILL
ok 'SIGKILL: it was at work' test "$status" -gt 128
is 'SIGKILL: the old index is as it was' "$(cksum <data/index.db)" "$old"
run ask search --count 风车停转
is 'SIGKILL: and answers' "$(cat "$out")" 2
run ask verify
status_is 0 'SIGKILL: it is sound'

# A second writer, and a reader meanwhile
flock -o data/index.lock sleep 30 &
holder=$!
sleep 0.2
run fatiao index --rebuild
status_is 5 'two writers: the second gives up'
err_has 'another fatiao' 'and says why'
run ask search --count 风车停转
is 'a reader needs no lock' "$(cat "$out")" 2
: >data/index.db.new
run fatiao index --rebuild
ok 'what the other builds is left alone' test -e data/index.db.new
rm data/index.db.new
kill $holder
wait $holder 2>/dev/null
run fatiao -q index --forget big
status_is 0 'after all that it indexes'
is 'what the killed build left is cleared' "$(find data -name '*.new*')" ''
is 'one checksum is left' "$(find data -name 'index-*.sha256' | wc -l)" 1

# A full disk
old=$(cksum <data/index.db)
mkdir small
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=1m none small 2>/dev/null; then
	run fatiao --data small -q index --source lib
	status_is 0 'a small library fits on a small disk'
	before=$(cksum <small/index.db)
	run fatiao --data small index --source big
	status_is 5 'the disk is full: exit 5'
	is 'the disk is full: the old index is as it was' "$(cksum <small/index.db)" "$before"
	run fatiao --data small --on $ON search --count 风车停转
	is 'the disk is full: and answers' "$(cat "$out")" 2
	is 'the disk is full: nothing else is left' "$(find small -name '*.new*')" ''
	run fatiao --data small -q index --forget big
	status_is 0 'the disk is full: a smaller index can be made'
	umount small
else
	skip 'a full disk' 'a small file system cannot be mounted here'
fi
status=0
ask search --format json 风车 >/dev/full 2>"$err" || status=$?
status_is 5 'results that cannot be written: exit 5'
status=0
ask export --as jsonl >/dev/full 2>"$err" || status=$?
status_is 5 'an export that cannot be written: exit 5'
run fatiao --data /dev/null/x index --source lib
status_is 5 'a data folder that cannot be made: exit 5'

# Databases that are not ours
refused() { # WHAT: index.db was spoilt; every command that reads says so, index mends it
	for command in 'search 风车' 'show lamp-law' 'list' 'links lamp-law' 'verify' 'export --as jsonl'; do
		run ask $command
		if [ "$status" -ne 4 ] || ! grep -q 'fatiao index' "$err"; then
			fail "$1: $command exits 4 and says what mends it" "$(shown)"
			return
		fi
	done
	ok "$1: exit 4 and what mends it"
	run fatiao -q index
	status_is 0 "$1: index mends it"
	run ask search --count 风车停转
	is "$1: and it answers" "$(cat "$out")" 2
}
patch() { printf "$2" | dd of=data/index.db bs=1 seek="$1" conv=notrunc 2>/dev/null; }

rm data/index.db
refused 'no database'
echo 'this is no database, but it is long enough to be taken for something else' >data/index.db
refused 'a text file'
: >data/index.db
refused 'an empty file'
patch 60 '\0\0\0\001'
refused 'an older one'
patch 60 '\177\0\0\0'
refused 'a newer one'
patch 68 'xxxx'
refused 'one of another program'
dd if=/dev/zero of=data/index.db bs=1 seek=100 count=4000 conv=notrunc 2>/dev/null
refused 'a damaged first page'
head -c 8192 data/index.db >cut && cp cut data/index.db
refused 'a truncated one'
rm -r data/index.db && mkdir data/index.db
run ask search 风车
ok 'a folder in its place is refused' test "$status" -ge 4
rmdir data/index.db
run fatiao -q index
status_is 0 'and mended'
printf 'garbage' >data/user.db && rm -f data/user.db-*
run fatiao -q index
ok 'a damaged user.db is refused, never overwritten' test "$status" -eq 4 -a "$(cat data/user.db)" = garbage
finish

# A full disk at every stage: a small file system is filled to every degree, then index, note, basket, backup and
# restore run on it. Where none can be mounted, RLIMIT_FSIZE stands in. And a medium that cannot be written at all.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq
begin
size=$(du -sk old | cut -f1)
mkdir disk
mounted=false
trap '! $mounted || umount disk' EXIT
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=$((size * 4))k none disk 2>/dev/null; then mounted=true; fi
stages=0 refused=0

on_disk() { # ROOM in kB: ./data is a folder of the small disk, with so much room left
	find disk -mindepth 1 -delete
	cp -R old disk/data
	rm -rf data && ln -s disk/data data
	free=$(df -k --output=avail disk | tail -n 1)
	[ "$free" -le "$1" ] || head -c $(((free - $1) * 1024)) /dev/zero >disk/ballast
}

stage() { # WHAT ROOM CMD...
	what="$1, $2 kB left" room=$2
	shift 2
	on_disk "$room"
	run ask "$@"
	ended=$status stages=$((stages + 1))
	[ "$ended" -eq 0 ] || refused=$((refused + 1))
	[ "$ended" -eq 0 ] || [ "$ended" -eq 5 ] || fail "$what: exit 5" "$(shown)"
	[ "$ended" -eq 0 ] || [ -s "$err" ] || fail "$what: it says so" "$(shown)"
	rm -f disk/ballast
}

if $mounted; then
	for room in $(lot 1 "$(share 40)" 0 $((size * 2))) 0 4 8; do
		stage 'index' "$room" -q index --source more
		whole "index, $room kB left" && restart "index, $room kB left"
		stage 'note' $((room % 64)) note add lamp-law#art_4 "$(head -c 30000 /dev/zero | tr '\0' x)"
		run ask note list
		holds 'harbour master' || fail "note, $room kB left: the older one is there" "$(shown)"
		[ "$ended" -ne 0 ] || holds xxxxxxxx || fail "note, $room kB left: done, but not kept" "$(shown)"
	done
	ok "$stages stages of a full disk, $refused of them refused, nothing lost"
	before=$failures
	fresh
	ask -q backup "$PWD/mine.tar" >/dev/null
	for room in $(lot 2 "$(share 15)" 0 150); do
		stage 'backup' "$room" backup data/mine.tar
		[ "$ended" -eq 0 ] || [ ! -e data/mine.tar ] || fail "backup, $room kB left: no half archive" "$(ls -l data/)"
		stage 'restore' "$room" restore "$PWD/mine.tar"
		[ "$(kept)" = "$notes" ] || fail "restore, $room kB left: the notes" "$(ask note list 2>&1)"
	done
	is 'backup and restore on a full disk' $((failures - before)) 0
	umount disk && mounted=false
	rm -f data
	fresh
else
	skip 'a full disk' 'no file system can be mounted here; a limit on the size of files stands in'
	for blocks in $(lot 1 "$(share 40)" 0 $((size * 2))); do
		fresh
		status=0
		(ulimit -f "$blocks"; trap '' XFSZ; exec "$FATIAO" --on "$ON" -q index --source more >"$out" 2>"$err") || status=$?
		[ "$status" -eq 0 ] || [ "$status" -eq 5 ] || fail "files of $blocks blocks: exit 5" "$(shown)"
		whole "files of $blocks blocks" && restart "files of $blocks blocks"
	done
fi

# A medium that cannot be written
mkdir cd
if [ "$(id -u)" -eq 0 ] && fresh && ask basket >/dev/null && rm -f data/user.db-wal data/user.db-shm &&
	mount --bind data cd 2>/dev/null && mount -o remount,ro,bind cd 2>/dev/null; then
	mounted_cd=true
	for command in 'search 灯塔' 'show lamp-law#art_3' 'verify' 'list' 'export --as jsonl' 'basket' 'note'; do
		run ask --data cd $command
		status_is 0 "read-only: $command"
	done
	for command in 'index --source more' 'note add lamp-law#art_4 x' 'basket add lamp-law#art_4'; do
		run ask --data cd $command
		status_is 5 "read-only: $command is refused"
		ok 'and says why' test -s "$err"
	done
	umount cd
else
	skip 'a read-only medium' 'a folder cannot be mounted read-only here'
fi
finish

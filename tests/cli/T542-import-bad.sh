# import of what cannot be taken, and import cut off: a clear message, the exit code, nothing half done.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rm -rf lib
mkdir in
run fatiao index -q
order() { # NUMBER: a made-up order of its own
	printf '示例部第%s号风铃办法\n\n（2026年3月%s日示例部令第%s号公布）\n\n第一条 风铃挂在檐下。\n\n第二条 第%s号风铃每年检查。\n' "$1" "$(($1 % 28 + 1))" "$((1000 + $1))" "$1"
}
state() { find data/library -type f 2>/dev/null | sort | xargs -d '\n' -r sha256sum; }
order 1 >in/good.txt
fatiao import -q in/good.txt
state >before
old=$(cksum <data/index.db)
refused() { # WHAT FILE WORDS
	run fatiao import "$2"
	status_is 3 "$1: exit 3"
	err_has "$3" "$1: says why"
	state >after
	ok "$1: nothing changed" cmp before after
	is "$1: nor the index" "$(cksum <data/index.db)" "$old"
}
mkfifo in/fifo
refused 'a FIFO' in/fifo 'no regular file'
refused 'a device' /dev/null 'no regular file'
refused 'an endless device' /dev/zero 'no regular file'
refused 'a file that is not there' in/nowhere.txt 'in/nowhere.txt'
: >in/empty.txt
refused 'an empty file' in/empty.txt 'empty'
printf '\211PNG\r\n\032\n' >in/picture.txt
refused 'a picture under another name' in/picture.txt 'picture'
ln -s loop in/loop
refused 'a link to itself' in/loop 'in/loop'
if [ "$(id -u)" -ne 0 ]; then
	order 2 >in/closed.txt && chmod 0 in/closed.txt
	refused 'a file without permission' in/closed.txt 'ermission'
	chmod 600 in/closed.txt
elif command -v setpriv >/dev/null && chmod 711 .. ../.. 2>/dev/null && chmod 755 . in; then
	order 2 >in/closed.txt && chmod 0 in/closed.txt
	status=0
	setpriv --reuid 65534 --regid 65534 --clear-groups "$FATIAO" --data "$PWD/data" import --dry-run in/closed.txt >"$out" 2>"$err" || status=$?
	if grep -q 'ermission' "$err"; then status_is 3 'a file without permission: exit 3'; else skip 'a file without permission' 'another user cannot come here'; fi
	rm -f in/closed.txt
else
	skip 'a file without permission' 'root reads all'
fi

# it grows while it is read
head -c 30000000 /dev/zero | tr '\0' 'x' >in/growing.txt
(while :; do printf 'more\n' >>in/growing.txt; done) &
writer=$!
run fatiao import in/growing.txt
kill $writer
wait $writer 2>/dev/null
status_is 3 'a file that grows while it is read: exit 3'
err_has 'changed while it was read' 'and is told'
rm in/growing.txt in/fifo in/loop

# names
name=$(printf "in/a 'b\" c\nd\377.txt")
order 3 >"$name"
run fatiao --format json import "$name"
status_is 0 'a name with blanks, quotes, a newline and a byte that is no UTF-8'
run fatiao --format json list sources
json 'it is kept, the byte as %FF' '[.sources[] | select(.name? == "a '"'"'b\" c\nd%FF.txt")] | length == 1'
run fatiao list sources
ok 'no line break of a name parts a row' test "$(grep -c 'c d%FF.txt' "$out")" -eq 1
run fatiao verify
status_is 0 'and all is sound'

# a folder: the good are taken, the others told
mkdir -p dir/sub dir/deep/deeper
order 4 >dir/four.txt
order 5 >dir/sub/five.md
order 5 >dir/sub/five-again.txt
order 6 >'dir/deep/deeper/six seven.txt'
printf '\000\001\002\003\004\005\006' >dir/binary.txt
printf 'body { }' >dir/style.css
ln -s ../.. dir/deep/deeper/up
run fatiao import dir
status_is 3 'a folder in which one file cannot be taken'
has '3 imported, 1 imported before, 1 refused, 1 files of other kinds passed over' 'the report counts'
has 'dir/deep/deeper/six seven.txt' 'the plan names each file'
err_has 'binary.txt' 'the refused one is named'
is 'folders by link are not entered' "$(fatiao --format json list sources | jq '[.sources[] | select(.kind == "import")] | length')" 5
run fatiao import dir
status_is 3 'once more'
has '0 imported, 4 imported before' 'nothing is new'
mkdir none && : >none/x.css
run fatiao import none
status_is 3 'a folder without documents'

# a full disk
state >before
old=$(cksum <data/index.db)
order 7 >in/seven.txt
if [ "$(id -u)" -eq 0 ] && mkdir small && mount -t tmpfs -o size=700k none small 2>/dev/null; then
	cp -R data/library data/user.db small/
	head -c 500000 /dev/zero | tr '\0' '\n' >small/ballast
	FATIAO_DATA=$PWD/small
	find small/library -type f | sort >small.before
	run fatiao import in/seven.txt
	FATIAO_DATA=$PWD/data
	status_is 5 'a full disk: exit 5'
	find small/library -type f | sort >small.after
	ok 'a full disk: the library is as it was' cmp small.before small.after
	umount small
else
	skip 'a full disk' 'a small file system cannot be mounted here'
fi
status=0
(ulimit -f 1; trap '' XFSZ; exec "$FATIAO" import in/seven.txt) >"$out" 2>"$err" </dev/null || status=$?
status_is 5 'no file may grow: exit 5'
state >after
ok 'no file may grow: the library is as it was' cmp before after
is 'no file may grow: the index, too' "$(cksum <data/index.db)" "$old"

# somebody else is indexing
if command -v flock >/dev/null; then
	flock -o data/index.lock sleep 30 &
	holder=$!
	sleep 0.2
	run fatiao import in/seven.txt
	status_is 5 'another fatiao is indexing: exit 5'
	err_has 'nothing was imported' 'another fatiao is indexing: says so'
	state >after
	ok 'another fatiao is indexing: the library is as it was' cmp before after
	kill $holder
	wait $holder 2>/dev/null
else
	skip 'another fatiao is indexing' 'flock is not installed'
fi
run env FATIAO_DATA=/dev/null/x "$FATIAO" import in/seven.txt
status_is 5 'a data folder that cannot be made: exit 5'

# killed at any moment: an import is there whole, or not at all
mkdir many
n=100
while [ $n -lt 140 ]; do
	order $n >many/$n.txt
	n=$((n + 1))
done
for pause in 0.02 0.05 0.08 0.12 0.2; do
	"$FATIAO" import -q many >/dev/null 2>&1 </dev/null &
	pid=$!
	sleep $pause
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	run fatiao index -q
	status_is 0 "killed after $pause s: the index can be made"
	run fatiao verify
	status_is 0 "killed after $pause s: every import is whole"
done
run fatiao import -q many
status_is 0 'then the rest is imported'
is 'all of them once' "$(fatiao --format json list sources | jq '[.sources[] | select(.kind == "import" and (.name | test("^1[0-9][0-9].txt$")))] | length')" 40
is 'nothing is left over' "$(find data -name '.new*' -o -name '.gone*')" ''

# interrupted: what this run brought goes again
rm -rf data
fatiao index -q
"$FATIAO" import -q many >/dev/null 2>"$err" </dev/null &
pid=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do # until it has begun to write
	[ ! -e data/library.lock ] || break
	sleep 0.05
done
kill -TERM $pid 2>/dev/null
status=0
wait $pid || status=$?
if [ "$status" -eq 0 ]; then
	skip 'SIGTERM' 'it was done before'
elif [ "$status" -gt 128 ]; then
	skip 'SIGTERM' 'it had not begun'
else
	status_is 5 'SIGTERM: exit 5'
	is 'SIGTERM: nothing is imported' "$(find data -name source.json | wc -l)" 0
fi
finish

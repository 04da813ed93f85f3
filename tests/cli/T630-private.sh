# What the user keeps is the user's alone: files are 0600 and folders 0700 whatever the umask, nothing is written outside
# the data folder, no network connection is opened, and notes stand in user.db alone.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
umask 000
secret='the client fears the lighthouse'
run ask index --source lib
run ask note add lamp-law#art_3 "$secret"
run ask basket add lamp-law#art_4
printf '示例县琴弦规则\n2020年1月1日公布\n第一条 琴弦四根。\n' >tune.txt
run ask import -q tune.txt
run ask backup mine.tar
status_is 0 'a library, notes, an import, a backup'
is 'folders are 0700' "$(find data -type d ! -perm 0700)" ''
is 'files are 0600' "$(find data mine.tar -type f ! -perm 0600)" ''
run ask export --as txt --output out.txt lamp-law#art_3
[ ! -e out.txt ] || is 'what is exported, too' "$(find out.txt ! -perm 0600)" ''

run ask --format json note list
has "$secret" 'the note is kept'
is 'in user.db and in what is named a backup alone' "$(grep -rlF "$secret" . --exclude='.out*' --exclude='.err*' --exclude=T630-private.sh | grep -v '^./data/user\.db\|^./mine\.tar$')" ''

if ! command -v strace >/dev/null || ! strace -f -o trace true 2>/dev/null; then
	skip 'no network and no file elsewhere' 'strace is not installed or not allowed'
	finish
fi
[ -z "${WRAP:-}" ] && [ -z "${SAN:-}" ] || { skip 'no network and no file elsewhere' 'a wrapper or a sanitizer opens files of its own'; finish; }
printf 'Print j l r Print / Type:灯塔\nEnter Print q\n' >keys
printf '《示例国灯塔法》第三条。\n' >memo.txt
: >all
traced() {
	strace -f -qq -e trace=network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat -o trace \
		"$FATIAO" --on "$ON" "$@" >"$out" 2>"$err" </dev/null
	cat trace >>all
}
traced index --rebuild
for command in 'search 灯塔' 'show lamp-law#art_3' 'list' 'links --chain lamp-law#art_3' 'trace demo-3#art_1' 'compare demo-3 demo-7' 'check memo.txt' \
	'cite lamp-law#art_3' 'export --as jsonl' 'export --as md lamp-law' 'verify' 'basket' 'note list' 'mark add a lamp-law#art_3' 'config' 'backup mine.tar' \
	'restore mine.tar' 'import tune.txt' 'tui --keys keys lamp-law#art_3'; do
	traced $command
done
printf '<html><body><p>第一条 网页里的字。</p></body></html>' >page.html
traced import --dry-run page.html
ok 'the trace saw the program' grep -q 'index.db' all
# A pair of sockets to a child of ours is no network.
is 'no network connection, not even a socket' "$(grep -E '(socket|connect|bind|sendto)\(' all | grep -v 'AF_UNIX.*\(nscd\|ENOENT\)' | head -n 5)" ''
here=$PWD
grep -E 'O_(WRONLY|RDWR)|creat\(|mkdir|rename|link' all | grep -v ' = -1 ' | grep -o '"[^"]*"' | tr -d '"' | sort -u |
	grep -v "^$here/\|^data/\|^/dev/\|^/proc/\|^mine\.tar\|^library" >elsewhere
is 'nothing is written but in the data folder and where one asked' "$(head -n 5 elsewhere)" ''
finish

# docs/SCALE.md, PostgreSQL: a primary and a standby on loopback, counts compared with our own search, the primary stopped.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
. "$TOP/tests/scale/lib.sh"
need psql jq
BIN=$(find /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/bin /usr/bin -maxdepth 1 -name initdb 2>/dev/null | sort | tail -n 1)
[ -n "$BIN" ] || { echo 'postgresql is not installed'; exit 77; }
BIN=${BIN%/initdb}

# The server refuses to run as root: then it is the package's own user, in a folder that it may enter.
as() { "$@"; }
HOME_DIR=$(mktemp -d /tmp/fatiao-pg.XXXXXX) || exit 5
if [ "$(id -u)" -eq 0 ]; then
	id postgres >/dev/null 2>&1 || { echo 'there is no user postgres to run the server as'; rmdir "$HOME_DIR"; exit 77; }
	chown postgres "$HOME_DIR"
	as() { (cd "$HOME_DIR" && exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); }
fi
PIDS=
stop_all() {
	for pid in $PIDS $(head -qn 1 "$HOME_DIR"/*/postmaster.pid 2>/dev/null); do kill -9 "$pid" 2>/dev/null; done
	wait
	rm -rf "$HOME_DIR"
}
trap stop_all EXIT
trap 'exit 130' INT TERM HUP

base=$(port)
start() { # name port
	as "$BIN/postgres" -D "$HOME_DIR/$1" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
		-c fsync=off -c max_wal_senders=4 -c hot_standby=on >"$1.log" 2>&1 &
	PIDS="$PIDS $!"
}
sql() { # port sql
	psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --host 127.0.0.1 --port "$1" --username fatiao --dbname postgres --command "$2"
}
compare() { # port what
	for word in $(words); do
		is "$2: $word" "$(sql "$1" "$(block pg-search WORD "$word")")" "$(cat "count.$word")"
		[ "$word" = 的 ] || is "$2, by bigrams: $word" "$(sql "$1" "$(block pg-search-bigrams WORD "$word")")" "$(cat "count.$word")"
	done
	for place in $(places); do
		is "$2: links to $place" "$(sql "$1" "$(block pg-links ADDRESS "$place")")" "$(led_to "$place")"
	done
}

handover
for word in $(words); do counted "$word" >"count.$word"; done
make_primary() { as "$BIN/initdb" -D "$HOME_DIR/primary" -U fatiao -A trust -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log; }
ok 'a primary is made' make_primary
start primary "$base"
ok 'and answers' wait_for sql "$base" 'SELECT 1'
ok 'it has the tables' sql "$base" "$(block pg-tables)"
block pg-load >load.sql
ok 'the hand-over is loaded' psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --host 127.0.0.1 --port "$base" --username fatiao --dbname postgres --file load.sql
is 'every line is there' "$(sql "$base" 'SELECT count(*) FROM provision')" "$(wc -l <provisions.jsonl)"
is 'every link too' "$(sql "$base" 'SELECT count(*) FROM link')" "$(wc -l <links.jsonl)"
plan() { sql "$base" "SET enable_seqscan=off; EXPLAIN $(block "$1" WORD "$2")"; }
ok 'three characters go by trigrams' eval 'plan pg-search 个人信息 | grep -q "Bitmap Index Scan on .*body_heading_idx"'
ok 'two by bigrams' eval 'plan pg-search-bigrams 数据 | grep -q "Bitmap Index Scan on .*bigrams"'
compare "$base" 'the primary'

ok 'a standby is made' as env PATH="$BIN:$PATH" PORT="$base" STANDBY="$HOME_DIR/standby" sh -c "$(block pg-standby)"
start standby $((base + 1))
ok 'and answers' wait_for sql $((base + 1)) 'SELECT 1'
sql "$base" "INSERT INTO provision (address, work, body) VALUES ('twice#art_1', 'twice', '过桥')"
follows() { [ "$(sql $((base + 1)) "SELECT count(*) FROM provision WHERE work = 'twice'")" = 1 ]; }
ok 'it follows' wait_for follows
kill -9 "$(head -n 1 "$HOME_DIR/primary/postmaster.pid")"
ok 'the primary is stopped' eval '! sql "$base" "SELECT 1" >wait.log 2>&1'
compare $((base + 1)) 'the standby alone'
finish

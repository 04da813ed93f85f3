# docs/SCALE.md, ClickHouse: two shards with a replica each on loopback, counts compared with our own search, one replica stopped, and back again.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
. "$TOP/tests/scale/lib.sh"
need clickhouse-server clickhouse-client jq

PIDS=
stop_all() {
	for pid in $PIDS; do kill -9 "$pid" 2>/dev/null; done
	wait
}
trap stop_all EXIT
trap 'exit 130' INT TERM HUP

base=$(port)
pid_of() { cat "server$1/pid"; }

# A server's own folder and configuration; the cluster in it is the page's.
configure() {
	mkdir -p "server$1/data" "server$1/tmp"
	cat >"server$1/users.xml" <<-EOF
		<yandex><profiles><default></default></profiles><quotas><default></default></quotas><users><default><password></password>
		<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>
	EOF
	{
		cat <<-EOF
			<yandex><logger><level>warning</level><log>$PWD/server$1/log</log><errorlog>$PWD/server$1/err</errorlog></logger>
			<listen_host>127.0.0.1</listen_host><tcp_port>$((base + $1))</tcp_port><path>$PWD/server$1/data/</path>
			<tmp_path>$PWD/server$1/tmp/</tmp_path><users_config>$PWD/server$1/users.xml</users_config>
			<mark_cache_size>67108864</mark_cache_size><default_profile>default</default_profile>
			<default_database>default</default_database>
		EOF
		block ch-cluster P1 $((base + 1)) P2 $((base + 2)) P3 $((base + 3)) P4 $((base + 4))
		echo '</yandex>'
	} >"server$1/config.xml"
}

start() {
	clickhouse-server --config-file="$PWD/server$1/config.xml" >>"server$1/out" 2>&1 &
	echo $! >"server$1/pid"
	PIDS="$PIDS $!"
}

client() { # server arg...
	server=$1
	shift
	clickhouse-client --host 127.0.0.1 --port $((base + server)) "$@"
}

answers() { client "$1" --query 'SELECT 1'; }

# Every word and every place, through one server, against our own program.
compare() { # server what
	for word in $(words); do
		is "$2: $word" "$(client "$1" --query "$(block ch-search WORD "$word")")" "$(cat "count.$word")"
	done
	for place in $(places); do
		is "$2: links to $place" "$(client "$1" --query "$(block ch-links WORK "${place%%@*}" ADDRESS "$place")")" "$(led_to "$place")"
	done
}

handover
for word in $(words); do counted "$word" >"count.$word"; done
for i in 1 2 3 4; do configure $i && start $i; done
for i in 1 2 3 4; do
	ok "server $i answers" wait_for answers $i
	ok "server $i has the tables" client $i --multiquery --query "$(block ch-tables)"
done
ok 'the hand-over is loaded' env PORT=$((base + 1)) sh -c "$(block ch-load)"
is 'every line is there' "$(client 2 --query 'SELECT count() FROM fatiao.provision')" "$(wc -l <provisions.jsonl)"
is 'every link too' "$(client 2 --query 'SELECT count() FROM fatiao.link')" "$(wc -l <links.jsonl)"
rows() { client "$1" --query "SELECT count(), sum(cityHash64(address, lang, text, source)) FROM fatiao.provision_local"; }
is 'the first shard is on both its servers' "$(rows 1)" "$(rows 2)"
is 'the second too' "$(rows 3)" "$(rows 4)"
is 'and each has a part' "$(client 1 --query 'SELECT count() > 0 FROM fatiao.provision_local')$(client 3 --query 'SELECT count() > 0 FROM fatiao.provision_local')" 11
compare 1 'whole'

kill -9 "$(pid_of 2)"
wait "$(pid_of 2)" 2>/dev/null
ok 'a replica is stopped' eval '! answers 2 >wait.log 2>&1'
compare 1 'without a replica'
compare 4 'asked of the other shard'

# What is written meanwhile waits for the one that is down.
head -n 500 provisions.jsonl | jq -c 'del(.title) | map_values(. // "") | .work = "twice" | .address = "twice#" + .eid' |
	client 1 --input_format_skip_unknown_fields=1 --query 'INSERT INTO fatiao.provision FORMAT JSONEachRow'
start 2
ok 'it is started again' wait_for answers 2
shard() { a=$(rows 1) b=$(rows 2) c=$(rows 3) d=$(rows 4); [ "$a" = "$b" ] && [ "$c" = "$d" ] &&
	[ "$(client 2 --query "SELECT count() FROM fatiao.provision WHERE work = 'twice'")" = 500 ]; }
ok 'and gets what was written while it was down' wait_for shard
finish

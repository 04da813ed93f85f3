# SIGKILL at 200 random moments of index from nothing, of a refresh, and of import: afterwards the old index or the new
# one, whole, the notes whole; and the next start leaves nothing lying about.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq
begin
killed=0 tried=0 survived=0

kill_at() { # SECONDS CMD...
	moment=$1
	shift
	"$FATIAO" --on "$ON" "$@" >"$out" 2>"$err" &
	pid=$!
	sleep "$moment"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	status=$?
	tried=$((tried + 1))
	! died || killed=$((killed + 1))
}

span() { # CMD...: how long it takes, in ms
	from=$(date +%s%N)
	"$FATIAO" --on "$ON" "$@" >"$out" 2>"$err"
	echo $((($(date +%s%N) - from) / 1000000 + 1))
}

series() { # COUNT WHAT ARG...: kills within the time that the command takes
	count=$(share "$1") what=$2 ok_before=$survived
	shift 2
	fresh
	ms=$(span "$@")
	for at in $(lot "$count" "$count" 0 "$ms"); do
		fresh
		kill_at "$(printf '0.%03d' "$((at < 1000 ? at : 999))")" "$@"
		whole "$what, killed after $at ms" || continue
		tidy "$what, killed after $at ms" && restart "$what, killed after $at ms" && survived=$((survived + 1))
	done
	is "$what: so many kills survived" $((survived - ok_before)) "$count"
}

series 60 'index from nothing' -q index --rebuild --source more
series 60 'a refresh' -q index --source more

# An import is there, whole, or not at all; a second try brings it
printf '示例县琴弦规则\n2020年1月1日公布\n第一条 琴弦四根。\n第二条 弦断即换。\n' >tune.txt
fresh
run ask -q import tune.txt
if [ "$status" -eq 0 ]; then
	before=$new new=$(contents)
	count=$(share 80) ok_before=$survived
	fresh
	ms=$(span -q import tune.txt)
	for at in $(lot 80 "$count" 0 "$ms"); do
		fresh
		kill_at "$(printf '0.%03d' "$((at < 1000 ? at : 999))")" -q import tune.txt
		whole "import, killed after $at ms" || continue
		run ask -q index
		status_was=$status
		whole "import, killed after $at ms, the next start" || continue
		if [ "$status_was" -ne 0 ] || [ -n "$(find data/library -name '.*' 2>/dev/null)" ] || [ -n "$(strays | grep -v "^data/library")" ]; then
			fail "import, killed after $at ms: the next start clears what was left" "$(find data; shown)"
			continue
		fi
		[ "$(contents)" = "$new" ] || run ask -q import tune.txt
		if [ "$(contents)" = "$new" ]; then survived=$((survived + 1)); else fail "import, killed after $at ms: a second try brings it" "$(shown)"; fi
	done
	is 'import: so many kills survived' $((survived - ok_before)) "$count"
	new=$before
else
	skip '80 kills during import' 'this version does not import'
	series 40 'index from nothing, again' -q index --rebuild --source more
	series 40 'a refresh, again' -q index --source more
fi
echo "# kills: $tried tried, $killed while it was at work, $survived survived whole"
ok 'most of them came while it was at work' test $((killed * 3)) -ge $tried
finish

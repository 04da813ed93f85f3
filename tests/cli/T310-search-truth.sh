# Search against literal substring truth over the units' own text and headings, and random bytes as queries.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
tool truth
tool randomq

ask export --as jsonl >units.jsonl
printf '%s\n' 网 灯 日志 国家 风车 罚铜钱 值守日志 日志留存不少于 有下列情形之一的 示例国大会常务 没有这一句话 鸢 測風 测风 >queries
run ./truth data/index.db units.jsonl queries 400 1
status_is 0 "recall 1, no false hit: $(tail -n 1 "$out")"

# The same after refreshes: what was dropped is found no more, what was added is
printf '\n第三条 铜镜每月磨光翡翠。\n' >>lib/编码/bom.md
rm lib/法律/蜂蜜法.md
run fatiao -q index
ask export --as jsonl >units.jsonl
printf '%s\n' 翡翠 蜂蜜 蜜 槐花蜜 铜镜 >queries
run ./truth data/index.db units.jsonl queries 200 2
status_is 0 "refreshed: $(tail -n 1 "$out")"

# The program gives what the library gives
while read -r query; do
	jq -r --arg q "$query" 'select((.heading + "\n" + .text) | contains($q)) | .address' units.jsonl | sort -u >want
	ask --format jsonl search --limit 1000 -- "$query" | jq -r .address | sort -u >got
	if cmp -s want got; then ok "the program: $query"; else fail "the program: $query" "$(diff want got)"; fi
done <<'EOF'
灯
铜钱
值守
应当
第三条
EOF

run ${WRAP:-} ./randomq data/index.db 500 1
status_is 0 "random queries: $(tail -n 1 "$out")"
i=0
while [ $i -lt 20 ]; do # and a few through the command line, where NUL cannot pass
	i=$((i + 1))
	query=$(head -c 40 /dev/urandom | tr -d '\000')
	run ask search -- "$query"
	[ "$status" -le 1 ] && [ ! -s "$err" ] && continue
	fail 'random bytes on the command line' "$(printf %s "$query" | od -An -tx1) $(shown)"
	break
done
[ $i -lt 20 ] || ok 'random bytes on the command line'
finish

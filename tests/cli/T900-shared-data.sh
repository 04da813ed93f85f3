# The large real collections, where they lie beside the repository (../shared/data): articles counted against the lines
# that begin one, search against literal truth, random bytes as queries. They are unpacked to a temporary folder.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq xz tar
need_data lawrefbook.tar.xz
need_data justlaws.tar.xz
[ -z "${WRAP:-}${SAN:-}" ] || { echo 'too slow under a guard; the made-up library has the same tests'; exit 77; }
tool truth
tool randomq
unset FATIAO_CORPUS

# Per file: lines that begin with 第…条, and articles; each file counts for no more articles than it has such lines.
compare() { # NAME LINES-KNOWN
	grep -rcE --include='*.md' '^(#+ |\*\*)?[[:space:]]*第[一二三四五六七八九十百千零〇]+条' "$1" |
		sed "s|^$1/||; s/:\([0-9]*\)\$/	\1/" | sort >lines
	fatiao --data "$1.data" export --as jsonl >units.jsonl
	jq -r 'select(.eid | test("^(.*__)?art_")) | .source' units.jsonl | sort | uniq -c | awk '{ n = $1; sub(/^ *[0-9]+ /, ""); print $0 "\t" n }' | sort >articles
	join -t "$(printf '\t')" -a 1 -o 0,1.2,2.2 -e 0 lines articles >both
	total=$(awk -F'\t' '{ n += $2 } END { print n }' both)
	is "$1: the lines known" "$total" "$2"
	got=$(awk -F'\t' '{ n += $2 < $3 ? $2 : $3 } END { print n }' both)
	if [ $((got * 1000)) -ge $((total * 999)) ]; then
		ok "$1: $got of $total lines became articles"
	else
		fail "$1: $got of $total lines became articles" "$(awk -F'\t' '$3 < $2' both | head -n 20)"
	fi
}

find_all() { # NAME QUERIES RANDOM
	printf '%s\n' $2 >queries
	run ./truth "$1.data/index.db" units.jsonl queries "$3" 5
	status_is 0 "$1: recall 1, no false hit: $(tail -n 1 "$out")"
}

for name in lawrefbook justlaws; do
	mkdir $name && tar -xJf "$DATA/$name.tar.xz" -C $name
	run fatiao --data $name.data -q --format json index --no-corpus --source $name
	ok "$name is indexed" test "$status" -eq 0 -o "$status" -eq 3
	fatiao --data $name.data list faults | grep -E '	(unreadable|binary|encoding|bad-value)	' >"$out"
	is "$name: no file of it is unreadable" "$(cat "$out")" ''
done

compare justlaws 24363
find_all justlaws '网 法 日志 国家 合同 人民法院 监督检查 个人信息处理者 著作权 不可抗力' 10
compare lawrefbook 147291
find_all lawrefbook '网 日志 国家 著作权 网络安全 监督检查 关键信息基础设施 县级以上地方人民政府 条 之 龘 電信 公安机关 人民法院 违法所得 法律责任 直接负责的主管 有下列情形之一的 应当 不得 六个月 罚款 听证' 20
run fatiao --data lawrefbook.data search --count 县级以上地方人民政府
ok 'the program counts what the library counts' test "$(cat "$out")" -gt 1000
run ./randomq lawrefbook.data/index.db 5000 5
status_is 0 "random queries: $(tail -n 1 "$out")"

run fatiao --data lawrefbook.data verify
status_is 0 'lawrefbook: what was indexed'
finish

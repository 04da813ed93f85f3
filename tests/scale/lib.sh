# For the tests of docs/SCALE.md, behind tests/lib.sh and tests/cli/library.sh: what they load, what they ask, and the page's own blocks.
#
#     block NAME [KEY VALUE]...  the fenced block NAME of docs/SCALE.md, each @KEY@ in it replaced
#     handover                   provisions.jsonl and links.jsonl: of the shipped corpus and the made-up library, or with
#                                SCALE_DATA=DIR of the index in that folder
#     words                      the ten words asked for
#     counted WORD               how many addresses hold it, by our own search
#     places                     addresses whose links are counted
#     led_to ADDRESS             how many links lead there, by our own program
#     wait_for CMD...            tries CMD for up to 30 seconds
#     port                       a number below those that systems give out, likely free
block() {
	name=$1
	shift
	text=$(awk -v name="$name" '/^```/ { on = !on && $2 == name; next } on' "$TOP/docs/SCALE.md")
	[ -n "$text" ] || { echo "docs/SCALE.md has no block $name" >&2; return 1; }
	while [ $# -gt 0 ]; do
		text=$(printf '%s\n' "$text" | KEY="@$1@" VALUE="$2" awk '{
			while ((i = index($0, ENVIRON["KEY"])) > 0)
				$0 = substr($0, 1, i - 1) ENVIRON["VALUE"] substr($0, i + length(ENVIRON["KEY"]))
			print }')
		shift 2
	done
	printf '%s\n' "$text"
}

handover() {
	if [ -n "${SCALE_DATA:-}" ]; then
		export FATIAO_DATA="$SCALE_DATA"
	else
		export FATIAO_CORPUS="$TOP/corpus" FATIAO_DATA="$PWD/data"
		run fatiao index -q --source "$FIXTURES/lib"
		[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || fail 'the library is indexed' "$(shown)"
	fi
	fatiao --on "$ON" export --as jsonl --output provisions.jsonl || fail 'the provisions are exported'
	fatiao --on "$ON" --format jsonl links --all >links.jsonl || fail 'the links are exported'
}

words() { echo 网络安全 等级保护 数据 公安机关 个人信息 处罚 审计 责令改正 恶意代码 的; }
counted() { fatiao --on "$ON" search --count "$1"; }
places() { echo 'csl@2025-10-28#art_23 gbt-22239-2019@2019-05-10#sec_8-1-4-3 mps-176@2026-08-06#art_7'; }
led_to() { fatiao --on "$ON" --format json links --in "$1" | jq '.in | unique_by([.from.address, .to.address, .type]) | length'; }

wait_for() {
	for _ in $(seq 150); do
		"$@" >wait.log 2>&1 && return
		sleep 0.2
	done
	return 1
}

port() { echo $((20000 + ($$ * 7 + $(date +%N | sed 's/^0*//;s/^$/0/')) % 10000)); }

# The made-up library of tests/fixtures, for the command-line tests: `. "$TOP/tests/cli/library.sh"` behind lib.sh.
#
#     library                  copies it to ./lib (bare texts) and ./works (a catalogue), dated 2026-11-01, so that a
#                              test may change it; FATIAO_CORPUS and FATIAO_DATA point there and to ./data
#     indexed                  the same, and indexes both
#     ask ARG...               the program on a fixed day
#     units WORK-OR-ADDRESS    eids of a work's units in the order of the text, in one line
#     field FILTER             one value out of $out, by jq
#     tool NAME                builds tests/tools/NAME.c into ./NAME; a failed test point where it cannot
#     many N FILE...           N files of twenty made-up articles each under the folder given
ON=2026-11-10

library() {
	cp -R "$FIXTURES/lib" "$FIXTURES/works" .
	chmod -R u+w lib works
	find lib works -type f -exec touch -d 2026-11-01T00:00:00Z {} +
	export FATIAO_CORPUS="$PWD/works" FATIAO_DATA="$PWD/data"
}

indexed() {
	library
	run fatiao index -q --source lib
	[ "$status" -eq 0 ] || fail 'the made-up library is indexed' "$(shown)"
}

ask() { fatiao --on "$ON" "$@"; }

field() { jq -r "$1" "$out"; }

units() { ask export --as jsonl "$1" 2>>"$err" | jq -r '.eid' | tr '\n' ' ' | sed 's/ $//'; }

tool() {
	if ! $LINK -std=c11 -D_GNU_SOURCE -I"$TOP/lib" -I"$TOP" "$TOP/tests/tools/$1.c" -o "$1" \
		"$B/libfatiao.a" $LIBS >link.log 2>&1; then
		fail "$1 links" "$(tail -n 20 link.log)"
		finish
	fi
}

many() {
	mkdir -p "$2"
	awk -v n="$1" -v dir="$2" 'BEGIN {
		split("风 车 灯 塔 油 盐 米 面 桥 路 船 帆 云 雨 雪 冰 井 泉 山 石 木 竹 花 草", han, " ")
		srand(7)
		for (f = 1; f <= n; f++) {
			file = dir "/law" f ".txt"
			printf "示例县第%d号规则\n\n2001年1月1日 示例县政府令第%d号公布\n", f, f >file
			for (a = 1; a <= 20; a++) {
				printf "\n第%d条 ", a >file
				for (i = 0; i < 150; i++)
					printf "%s%s", han[1 + int(rand() * 24)], i % 12 == 11 ? "，" : "" >file
				print "。" >file
			}
			close(file)
		}
	}'
}

#!/bin/sh
# The figures, as ratios in one run where they can be. usage: B=build [TIMES=10] bench/run.sh
# Uses the large corpus beside the repository where it is there, else a made-up one of the same size; TIMES=N one N times
# as large, which is always made up.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
B=$(cd "$B" && pwd)
TIMES=${TIMES:-1}
work=$B/bench/work-$TIMES
tar=$top/../shared/data/lawrefbook.tar.xz
queries='网 日志 国家 著作权 网络安全 监督检查 关键信息基础设施 县级以上地方人民政府'
bench=$B/bench/bench
fatiao=$B/fatiao
export FATIAO_DATA=$work/data

say() { printf '%-46s %s\n' "$1" "$2"; }
figure() { say "$1" "$2"; printf '%s\t%s\n' "$1" "$2" >>"$work/figures"; } # one of those that bench-check compares
is_real() { [ "$TIMES" = 1 ] && [ -f "$tar" ]; }

mkdir -p "$work"
: >"$work/figures"
if [ ! -d "$work/corpus" ]; then
	rm -rf "$work/new"
	mkdir -p "$work/new"
	if is_real; then
		tar xJf "$tar" -C "$work/new"
	else
		"$B/bench/made" "$work/new" $((3504 * TIMES))
	fi
	mv "$work/new" "$work/corpus"
	find "$work/corpus" -name '*.md' -exec cat {} + >"$work/all.md"
fi
is_real && say corpus 'the large corpus' || say corpus "made up, $TIMES times the size"
text=$(wc -c <"$work/all.md")
say 'text, MB' "$(awk "BEGIN{printf \"%.1f\", $text/1e6}")"

# Index from nothing, again unchanged, again with one file changed.
rm -rf "$FATIAO_DATA"
set -- $("$bench" time 1 "$fatiao" index -q --no-corpus --source "$work/corpus")
say 'index from nothing, s' "$1"
say 'peak memory, MB' "$(awk "BEGIN{printf \"%.0f\", $2/1024}")"
size=$(wc -c <"$FATIAO_DATA/index.db")
figure 'database / text' "$(awk "BEGIN{printf \"%.2f\", $size/$text}")"
set -- $("$bench" time 5 "$fatiao" index -q --no-corpus)
say 'index again, nothing changed, s' "$1"
file=$(find "$work/corpus" -name '*.md' -size +8k | sort | head -1)
cp "$file" "$work/kept"
printf '\n第九百条 造例。\n' >>"$file"
set -- $("$bench" time 1 "$fatiao" index -q --no-corpus)
say 'index again, one file changed, s' "$1"
cp "$work/kept" "$file"
"$fatiao" index -q --no-corpus || [ $? -eq 3 ]

# Cold searches, paired with ripgrep on one file and with the floor.
command -v rg >/dev/null && has_rg=1 || { has_rg=; say ripgrep 'not installed: left out'; }
printf '\n%-24s %8s %8s %8s %8s\n' query ms floor /floor /rg
: >"$work/ratios"
for q in $queries; do
	set -- $("$bench" pair 21 "$fatiao" search --limit 20 "$q" -- "$B/bench/floor" "$FATIAO_DATA/index.db")
	rg=-
	if [ -n "$has_rg" ]; then
		rg=$("$bench" pair 21 "$fatiao" search --limit 20 "$q" -- rg -F "$q" "$work/all.md" | cut -d' ' -f3)
	fi
	printf '%s\t%s\t%s\t%s\t%s\n' "$q" "$1" "$2" "$3" "$rg" >>"$work/ratios"
	awk -v q="$q" -v a="$1" -v f="$2" -v r="$3" -v g="$rg" \
		'BEGIN{printf "%-24s %8.2f %8.2f %8.2f %8s\n", q, a*1e3, f*1e3, r, g}'
done
echo
mean() { awk -F'\t' -v c="$1" '$c != "-" {s += log($c); n++} END {if (n) printf "%.2f", exp(s/n)}' "$work/ratios"; }
figure 'cold search, / floor' "$(mean 4)"
[ -z "$has_rg" ] || figure 'cold search, / rg on one file' "$(mean 5)"
set -- $("$B/bench/inside" "$FATIAO_DATA/index.db" $queries)
say 'without a process start, median ms' "$1"
say 'the same, 90th percentile ms' "$2"

"$top/bench/reader.sh" "$work"

# Beside others, where they are installed; then all ratios as JSON, which bench/check.sh compares.
"$top/bench/peers.sh" "$work"
jq -Rn '[inputs | split("\t") | {(.[0]): (.[1] | tonumber)}] | {schema: "fatiao.bench/1", figures: add}' \
	<"$work/figures" >"$B/bench/figures-$TIMES.json"
say 'as JSON' "$B/bench/figures-$TIMES.json"

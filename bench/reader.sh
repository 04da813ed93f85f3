#!/bin/sh
# The reader beside less, vim and tig, in a pty of 120 by 40. usage: B=build bench/reader.sh WORK, behind bench/run.sh, whose
# index it uses. Appends to $work/figures. The law is the longest text of the index; less and vim read it as a file,
# tig the history of this repository, where there is one.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
B=$(cd "$B" && pwd)
work=$(cd "$1" && pwd)
fatiao=$B/fatiao
pty=$B/bench/pty
export FATIAO_DATA=$work/data TERM=xterm-256color LESS=

say() { printf '%-46s %s\n' "$1" "$2"; }
figure() { say "$1" "$2"; printf '%s\t%s\n' "$1" "$2" >>"$work/figures"; }
value() { awk -F'\t' -v name="$1" 'index($1, name) == 1 {print $2; exit}' "$2"; }

law=$("$fatiao" list works --format jsonl | jq -r '[.key, ([.texts[].units] | add)] | @tsv' | sort -t"$(printf '\t')" -k2 -n |
	tail -n 1 | cut -f1)
"$fatiao" export --as txt "$law" >"$work/law.txt"
say 'the longest law' "$law, $(wc -c <"$work/law.txt") bytes"

measure() { # name keys command...
	name=$1 keys=$2
	shift 2
	"$pty" -n 7 -k "$keys" -r 60 "$@" >"$work/pty.$name"
	say "$name: first screen, ms" "$(value 'first screen' "$work/pty.$name")"
	say "$name: page down and up, median / 99th percentile, ms" \
		"$(value 'key to repaint, median' "$work/pty.$name") / $(value 'key to repaint, 99th' "$work/pty.$name")"
}
against() { # peer
	for what in 'first screen' 'key to repaint, median'; do
		figure "$1: $what, fatiao / peer" "$(awk "BEGIN{printf \"%.2f\", $(value "$what" "$work/pty.fatiao") / $(value "$what" "$work/pty.$1")}")"
	done
}

measure fatiao ffb "$fatiao" tui "$law"
say 'fatiao: RssAnon, MB' "$(value RssAnon "$work/pty.fatiao")"
for peer in less vim tig; do
	if ! command -v $peer >/dev/null; then
		say "$peer" 'not installed: left out'
		continue
	fi
	case $peer in
	less) measure less ffb less "$work/law.txt" ;;
	vim) measure vim "$(printf '\006\006\002')" vim -u NONE -R "$work/law.txt" ;;
	tig) (cd "$top" && git rev-parse 2>/dev/null) && (cd "$top" && measure tig '  -' tig) || continue ;;
	esac
	against $peer
done

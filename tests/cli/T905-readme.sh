# README.md and docs/TOUR.md: each "$ command" in them runs as printed, on the day that README.md names; where output is
# printed below it, that is what comes ("…" alone in a line stands for any lines).
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"

export FATIAO_CORPUS="$TOP/corpus" FATIAO_DATA="$PWD/data" README_PROGRAM="${WRAP:-} $FATIAO"
mkdir bin
printf '#!/bin/sh\nexec %s --on 2026-11-26 "$@"\n' "$README_PROGRAM" >bin/fatiao
chmod +x bin/fatiao
export PATH="$PWD/bin:$PATH"
run fatiao -q index
status_is 0 'the shipped library is indexed'

# ./N.cmd and ./N.want of each command in fenced blocks
commands() {
	awk '
		/^```/ { fenced = !fenced; cmd = blank = ""; next }
		fenced && /^\$ / { n++; blank = ""; cmd = sprintf("%02d", n); print substr($0, 3) >(cmd ".cmd"); printf "" >(cmd ".want"); next }
		fenced && cmd != "" && /^$/ { blank = blank "\n"; next }
		fenced && cmd != "" { printf "%s%s\n", blank, $0 >(cmd ".want"); blank = "" }' "$1"
}
matches() { # GOT WANT
	awk '
		FNR == NR { got[++n] = $0; next }
		/^ *…$/ { any = 1; next }
		{
			at++
			while (any && at <= n && got[at] != $0) at++
			if (got[at] != $0) { print "line " at ": got \"" got[at] "\", printed \"" $0 "\""; bad = 1; exit }
			any = 0
		}
		END { if (!bad && !any && at < n) print "line " at + 1 " is not printed: " got[at + 1] }' "$1" "$2"
}

for page in README.md docs/TOUR.md; do
	rm -f ./*.cmd ./*.want
	commands "$TOP/$page"
	for cmd in *.cmd; do
		words=$(cat "$cmd")
		run sh "$cmd"
		[ "$status" -eq 0 ] || { [ "$status" -eq 1 ] && [ -s "$out" ]; } && ok "$page: $words" || fail "$page: $words" "$(shown)"
		[ -s "${cmd%.cmd}.want" ] || continue
		matches "$out" "${cmd%.cmd}.want" >differs
		if [ -s differs ]; then fail "$page: the output of $words" "$(cat differs)"; else ok "$page: the output of $words"; fi
	done
done
ok 'README.md has five commands' test "$(grep -c '^\$ ' "$TOP/README.md")" -eq 5
ok 'and is a page' test "$(wc -l <"$TOP/README.md")" -le 120

# What it points to is there
grep -o '](\([^)]*\))' "$TOP/README.md" | tr -d '()]' | while read -r file; do
	[ -f "$TOP/$file" ] || echo "$file"
done >absent
if [ -s absent ]; then fail 'what README.md points to is there' "$(cat absent)"; else ok 'what README.md points to is there'; fi
finish

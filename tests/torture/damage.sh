# 300 flipped bits of an index: verify finds each. 600 mutated indexes, opened by search, show, list, links and the
# reader: never a crash, never a hang, and never another answer than the right one without a word of the damage. Run
# under the address sanitizer: make torture builds that program as $ASAN_FATIAO.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need jq timeout
indexed
$CC -O1 "$TOP/tests/torture/mutate.c" -o mutate || { fail 'mutate is built'; finish; }
program=${ASAN_FATIAO:-$FATIAO}
[ -n "${ASAN_FATIAO:-}" ] || echo '# without the address sanitizer'
mkdir mutant && ln -s "$PWD/data/index-"*.sha256 mutant/
printf 'Print l Print / Type:灯塔\nEnter Print q\n' >keys

flips=$(share 300) found=0 i=0
while [ $i -lt "$flips" ]; do
	i=$((i + 1))
	./mutate data/index.db mutant/index.db "$i" flip >what
	run ask --data mutant verify
	if [ "$status" -eq 4 ]; then found=$((found + 1)); else fail "flip $i is found: $(cat what)" "$(shown)"; fi
done
is "verify finds $flips of $flips flipped bits" "$found" "$flips"

n=0
set -- 'search 灯塔' 'show lamp-law#art_3' 'list' 'links lamp-law#art_3' 'tui --keys keys lamp-law#art_3'
for command; do
	n=$((n + 1))
	ask $command >right.$n
done
mutants=$(share 600) opened=0 told=0 right=0 i=0
while [ $i -lt "$mutants" ]; do
	i=$((i + 1)) n=0
	./mutate data/index.db mutant/index.db "$i" >what
	for command; do
		n=$((n + 1)) opened=$((opened + 1)) status=0
		timeout 30 "$program" --data mutant --on "$ON" $command >"$out" 2>"$err" </dev/null || status=$?
		if [ "$status" -gt 5 ] || grep -q 'Sanitizer\|runtime error' "$err"; then
			fail "mutant $i, $command: no crash and no hang" "$(cat what; shown)"
		elif cmp -s "$out" right.$n; then
			right=$((right + 1))
		elif [ -s "$err" ] || { [ $n -eq 5 ] && grep -q 'damaged\|cannot be read\|fatiao index\|malformed' "$out"; }; then
			told=$((told + 1))
		else
			fail "mutant $i, $command: no wrong answer without a word" "$(cat what; diff "$out" right.$n | head -n 20)"
		fi
	done
done
ok "$mutants mutated files opened by $n commands each ($opened): $right right answers, $told refusals"

# A refresh never goes on from a damaged index, whose new checksum would vouch for the damage
rm -rf data
begin
mended=0 i=0 tries=$(share 60)
while [ $i -lt "$tries" ]; do
	i=$((i + 1))
	fresh
	./mutate old/index.db data/index.db "$i" >what
	restart "refresh of mutant $i, $(cat what)" && whole "refresh of mutant $i" && mended=$((mended + 1))
done
is "$tries damaged indexes are sound after the next refresh" "$mended" "$tries"
finish

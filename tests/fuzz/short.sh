# Each target for FUZZ_SECONDS seconds (10) with clang's libFuzzer, two at a time, in a build of its own ($B-fuzz),
# the same inputs each time: what a check finds by luck would fail another's work. make fuzz draws anew.
# FUZZ_SECONDS=0 leaves it out, counted as skipped. Longer: make fuzz.
. "$TOP/tests/lib.sh"
: "${FUZZ_SECONDS:=10}"
left_out() {
	echo "$1"
	exit 77
}
[ "$FUZZ_SECONDS" -gt 0 ] || left_out 'no target was fuzzed: FUZZ_SECONDS=0'
[ -z "${SAN:-}${WRAP:-}" ] || left_out 'a guarded run: the targets are fuzzed, under sanitizers of their own, by the plain make check'
need clang make
echo 'int LLVMFuzzerTestOneInput(const unsigned char *p, unsigned long n) { return p && n > 5 && p[0] == 7; }' >probe.c
clang -fsanitize=fuzzer,address,undefined probe.c -o probe 2>probe.log || left_out 'clang is here without libFuzzer (libclang-rt-dev)'

build=${B#"$TOP"/}
run make -C "$TOP" -s -j2 B="$build" fuzz-build
status_is 0 'the targets are built'
[ "$status" -eq 0 ] || finish
SEED=1 JOBS=2 run "$TOP/tests/fuzz/run" "$B-fuzz" "$FUZZ_SECONDS"
for source in "$TOP"/tests/fuzz/target/*.c; do
	target=$(basename "$source" .c)
	if grep -q "^$target .* no crash$" "$out"; then
		ok "$target keeps its promises for $FUZZ_SECONDS seconds"
	else
		fail "$target keeps its promises for $FUZZ_SECONDS seconds" "$(tail -n 40 "$B-fuzz/$target.log")"
	fi
done
finish

# Every input kept for the fuzz targets, seeds and what once crashed, goes through its target without a broken promise.
# Fuzzing itself: make fuzz.
. "$TOP/tests/lib.sh"
for program in "$B"/fuzz/*; do
	target=${program##*/}
	# shellcheck disable=SC2046 # a list of folders
	run ${WRAP:-} "$program" $("$TOP/tests/fuzz/seeds" "$target")
	status_is 0 "$target keeps its promises"
	ok "$target has inputs" grep -qv '^0 inputs' "$out"
done
ok 'every target of tests/fuzz/target was built' test "$(ls "$B"/fuzz | wc -l)" -eq "$(ls "$TOP"/tests/fuzz/target/*.c | wc -l)"
finish

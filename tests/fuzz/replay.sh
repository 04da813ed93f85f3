# Every input kept for the fuzz targets, seeds and what once crashed, goes through its target without a broken promise.
# Fuzzing itself: make fuzz.
. "$TOP/tests/lib.sh"
for program in "$B"/fuzz/*; do
	target=${program##*/}
	case $target in
	html | docx | akn | xml | pdf) leaks=0 ;; # a refusal ends fatiao-convert, and frees nothing
	*) leaks=1 ;;
	esac
	# shellcheck disable=SC2046 # a list of folders
	run env ASAN_OPTIONS=detect_leaks=$leaks ${WRAP:-} "$program" $("$TOP/tests/fuzz/seeds" "$target")
	status_is 0 "$target keeps its promises"
	ok "$target has inputs" grep -qv '^0 inputs' "$out"
done
ok 'every target of tests/fuzz/target was built' test "$(ls "$B"/fuzz | wc -l)" -eq "$(ls "$TOP"/tests/fuzz/target/*.c | wc -l)"
finish

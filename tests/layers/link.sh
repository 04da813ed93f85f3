# Links an empty program with the whole of each layer and with those below it alone: an upward call is an
# undefined reference.
. "$TOP/tests/lib.sh"

[ -z "${SAN:-}" ] || { echo 'proved by the plain build'; exit 77; }
$CC -Wl,--version 2>/dev/null | grep -q GNU || { echo 'the linker knows no --whole-archive'; exit 77; }

archive() { # of a layer's name
	case $1 in
	lib) echo "$B/libfatiao.a" ;;
	*) echo "$B/$1.a" ;;
	esac
}

try() { # layer below...
	whole=$(archive "$1")
	shift
	for part; do
		shift
		[ ! -f "$(archive "$part")" ] || set -- "$@" "$(archive "$part")"
	done
	# shellcheck disable=SC2086 # lists of words
	$LINK "$TOP/tests/layers/main.c" -o linked -Wl,--whole-archive "$whole" -Wl,--no-whole-archive "$@" $LIBS \
		>link.log 2>&1
}

grep -v '^[#@=]' "$TOP/tests/layers/walls" | while read -r layer below; do
	[ -n "$layer" ] && [ -f "$(archive "$layer")" ] || continue
	echo "$layer $below"
done >layers

while read -r layer below; do
	# shellcheck disable=SC2086 # a list
	if try "$layer" $below; then
		ok "$layer calls only what is below it (${below:-nothing})"
	else
		fail "$layer calls only what is below it (${below:-nothing})" "$(grep -i undefined link.log | sort -u | head -n 20)"
	fi
done <layers

for folder in "$TOP"/lib/*/; do
	ls "$folder"*.c >/dev/null 2>&1 || continue
	layer=lib/$(basename "$folder")
	ok "$layer stands in tests/layers/walls" grep -q "^$layer" "$TOP/tests/layers/walls"
done
finish

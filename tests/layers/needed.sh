# build/fatiao links few libraries, since each costs every start (DESIGN.md, Two programs).
. "$TOP/tests/lib.sh"

[ -z "${SAN:-}" ] || { echo 'a sanitized program needs more'; exit 77; }
need readelf
allowed=$(sed -n 's/^= //p' "$TOP/tests/layers/walls")
readelf -d "$FATIAO" 2>/dev/null | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' >"$out"

ok 'fatiao is linked dynamically' test -s "$out"
while read -r library; do
	name=${library%%.so*}
	name=${name%%-x86*}
	name=${name%%-aarch64*}
	case " $allowed " in
	*" $name "*) ok "$library may be needed" ;;
	*) fail "$library may be needed" "allowed: $allowed" ;;
	esac
done <"$out"
finish

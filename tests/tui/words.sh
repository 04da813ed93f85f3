# Every word that the interface shows has its Chinese in po/zh_CN.po, and nothing else stands there.
. "$TOP/tests/lib.sh"
need xgettext msgcmp
cd "$TOP" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xgettext -k_ -kN_ --from-code=UTF-8 -L C -o "$work/all.pot" tui/*.[ch] tui/view/*.[ch] cli/*.c cli/cmd/*.c
if msgcmp po/zh_CN.po "$work/all.pot" >"$work/said" 2>&1; then ok 'no word lacks its Chinese'; else fail 'no word lacks its Chinese' "$(cat "$work/said")"; fi
ok 'no Chinese without its word' sh -c "! grep -q 'not used' '$work/said'"
finish

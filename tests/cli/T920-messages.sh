# The reader's words in Chinese: every marked string is in po/zh_CN.po, translated, with the same conversions.
. "$TOP/tests/lib.sh"
need xgettext msgcmp msgfmt
(cd "$TOP" && find tui -name '*.[ch]' | sort) >sources
run xgettext -D "$TOP" -f sources -L C --from-code=UTF-8 -k_ -kN_ -o marked.pot
status_is 0 'the marked strings are gathered'
ok 'there are some' test "$(grep -c '^msgid' marked.pot)" -gt 100
for po in "$TOP"/po/*.po; do
	name=$(basename "$po")
	run msgfmt --check --statistics -o /dev/null "$po"
	status_is 0 "$name: its header and the conversions agree"
	ok "$name: nothing is missing, fuzzy or untranslated" sh -c "! grep -e warning -e fuzzy -e untranslated '$err'"
	run msgcmp "$po" marked.pot
	status_is 0 "$name holds every string"
done
finish

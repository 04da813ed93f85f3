# A source.json of the user's library that was changed by hand: named with what is wrong, never followed out of its folder; the
# other imports stay, and so does the text where the index has it.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library
rm -rf lib
mkdir in
for law in 甲 乙; do
	printf '示例国%s灯法\n\n2020年1月1日公布\n\n第一条 %s灯要亮。\n\n第二条 %s灯要擦。\n' $law $law $law >in/$law.txt
done
run fatiao -q import in/甲.txt in/乙.txt
status_is 0 'two texts are imported'
source=$(echo data/library/*甲*/*/source.json)
ok 'the library has them' test -f "$source"
cp "$source" good.json
echo 'secret of another folder' >outside.txt

damaged() { # WHAT JQ-FILTER MESSAGE
	jq "$2" good.json >"$source"
	run fatiao -q index
	status_is 3 "$1: exit 3"
	if grep -q "source.json.*$3" "$err"; then ok "$1: told"; else fail "$1: told" "$(shown)"; fi
	run ask show 示例国乙灯法第一条
	has '乙灯要亮' "$1: the other import stays"
	run ask search secret
	status_is 1 "$1: nothing from elsewhere is read"
}
damaged 'a path out of its folder' '.texts[0].file = "../../../../outside.txt"' 'file: must be a name without a path'
damaged 'a hidden file' '.texts[0].file = ".x"' 'file: must be a name without a path'
damaged 'an original elsewhere' '.original.file = "/etc/hostname"' 'file: must be a name without a path'
damaged 'no work' 'del(.work)' 'work: must be a string'
damaged 'a version that is a number' '.version = 7' 'version: must be a string'
damaged 'no text' '.texts = []' 'texts: there is none'
damaged 'an unknown language' '.texts[0].lang = "tlh"' 'lang or authority'
damaged 'an unknown speaker' '.texts[0].authority = "rumour"' 'lang or authority'
damaged 'a list' '[.]' 'must hold one object'
run fatiao verify
status_is 1 'verify finds it'
echo '{"schema":' >"$source"
run fatiao -q index
status_is 3 'cut off: exit 3'
ok 'cut off: told, with the line' grep -q 'source.json:[0-9]' "$err"
cp good.json "$source"
run fatiao -q index
status_is 0 'as it was: all is well'
run ask show 示例国甲灯法第一条
has '甲灯要亮' 'and the text is there'
run fatiao verify
status_is 0 'verify, too'
finish

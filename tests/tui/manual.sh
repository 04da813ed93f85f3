# fatiao-tui(1) and the help of the program name the same actions: every action of `fatiao config --init` is in the
# manual, with its keys.
. "$TOP/tests/lib.sh"
need mandoc
export XDG_CONFIG_HOME="$PWD/config"
run fatiao config --init
status_is 0 'the default settings are written'
sed -n 's/^#key \([a-z-]*\) = \(.*\)$/\1\t\2/p' config/fatiao/config >actions
ok 'they name actions' test "$(wc -l <actions)" -gt 50
mandoc -T utf8 "$TOP/man/fatiao-tui.1" | col -bx | tr -s ' \n' '  ' >page
while IFS='	' read -r name keys; do
	if grep -qF -e " $name " page && { [ -z "$keys" ] || grep -qF -e "($keys)" page; }; then
		ok "$name stands in fatiao-tui(1) with its keys"
	else
		fail "$name stands in fatiao-tui(1) with its keys" "$keys"
	fi
done <actions
finish

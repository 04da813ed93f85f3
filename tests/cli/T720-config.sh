# config: the settings file, its faults, and what is in force.
. "$TOP/tests/lib.sh"
need jq
file=$XDG_CONFIG_HOME/fatiao/config

run fatiao config
status_is 0 'without a file the defaults are in force'
has 'default' 'and it says so'
run fatiao config --init
status_is 0 'a file is written'
ok 'where it says' test -f "$file"
ok 'every line of it is a remark' sh -c "! grep -qv '^#' '$file' || ! grep -v '^#' '$file' | grep -q ."
run fatiao config --init
status_is 2 'but not over one that is there'
sed -i 's/^#\(theme = \).*/\1light/; s/^#\(key down = \).*/\1n Down/' "$file"
run fatiao --format json config
status_is 0 'settings are read'
json 'with file and line' '(.settings[] | select(.name == "theme") | .value == "light" and (.from | test("config:[0-9]+$"))) and
	(.settings[] | select(.name == "key down") | .value == "n Down")'
sed 's/^#//; /^ /d; /^$/d' "$file" | grep ' = ' >all
cp all "$file"
run fatiao config
status_is 0 'every default may stand as a setting'

printf 'theme = pink\nkey down = j Nokey\n\nkey fly = x\nmouse on\n\377 = 1\nsound = loud\n' >"$file"
run fatiao config
status_is 3 'faults are told'
n=0
for words in 'config:1: theme is one of' 'config:2: Nokey is no key' 'config:4: there is no action fly' \
	'config:5: a setting is written as' 'config:6: it is no UTF-8' 'config:7: there is no setting sound'; do
	n=$((n + 1))
	err_has "$words" "fault $n, with its line"
done
is 'in the order of the file' "$(sed 's/.*config:\([0-9]*\):.*/\1/' "$err" | tr '\n' ' ')" '1 2 4 5 6 7 '
finish

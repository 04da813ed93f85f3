# Options of every command: before and after it, --, unknown ones, no command, colour, data folder, help.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

# Before and after
run fatiao --on 2025-12-31 --format json show lamp-law#art_1
cp "$out" before
run fatiao show lamp-law#art_1 --format json --on 2025-12-31
ok 'options after the command' cmp -s before "$out"
run fatiao --format=json show --on=2025-12-31 lamp-law#art_1
ok 'some before, some after, with =' cmp -s before "$out"
run fatiao --on 2020-01-01 --format text show lamp-law#art_1 --format json --on 2025-12-31
ok 'the last one counts' cmp -s before "$out"
run fatiao sho lamp-law
ok 'a command cannot be cut short' test "$status" -eq 2

# --
run ask search -- -风车
ok 'behind -- a word with a dash is a word' test "$status" -le 1
run ask show -- lamp-law#art_1
status_is 0 '-- before an address'
run ask search -风车
ok 'without it, it is an option' test "$status" -le 2

# Wrong use
run fatiao
status_is 2 'no command and no terminal: exit 2'
err_has 'usage' 'and the short help'
is 'on standard error alone' "$(wc -c <"$out")" 0
run fatiao nonsense
status_is 2 'an unknown command'
err_has 'nonsense' 'is named'
run fatiao --nonsense list
status_is 2 'an unknown option before the command'
for command in index import list search show links export verify; do
	run fatiao $command --nonsense
	status_is 2 "$command: an unknown option"
	run fatiao $command --help
	status_is 0 "$command --help"
	has "fatiao $command" "$command --help: usage"
done
run fatiao list --data
status_is 2 'an option without its value'
run fatiao search --limit -1 x
err_has 'fatiao: --limit: ' 'an option is named as it is written'
run fatiao --format xml list
status_is 2 'an unknown format'
run fatiao --lang fr list
status_is 2 'an unknown language'
run fatiao --color blue list
status_is 2 'an unknown colour'
run fatiao --help
status_is 0 '--help'
has 'search' 'lists the commands'
run fatiao --version
status_is 0 '--version'
ok 'a name and a number' grep -qE '^fatiao [0-9]+\.[0-9]' "$out"

# Messages have one form
run ask show no-such-work
ok 'fatiao: WHAT: WHY' grep -qE '^fatiao: no-such-work: .' "$err"
is 'results alone on standard output' "$(wc -c <"$out")" 0

# Colour: only where it is asked for or a terminal is there
esc=$(printf '\033')
run ask search 灯塔
ok 'no colour in a pipe' sh -c '! grep -q "$1" "$2"' - "$esc" "$out"
run ask --color always search 灯塔
ok '--color always' grep -q "$esc" "$out"
if command -v script >/dev/null; then
	on_terminal() { script -qec "$*" /dev/null </dev/null >"$out" 2>&1; }
	TERM=xterm PAGER=cat on_terminal "$FATIAO --on $ON search 值守日志"
	ok 'colour on a terminal' grep -q "$esc\[1;33m" "$out"
	NO_COLOR=1 TERM=xterm PAGER=cat on_terminal "$FATIAO --on $ON search 值守日志"
	ok 'NO_COLOR is honoured' sh -c '! grep -q "$1\[1;33m" "$2"' - "$esc" "$out"
	TERM=dumb PAGER=cat on_terminal "$FATIAO --on $ON search 值守日志"
	ok 'none on a dumb terminal' sh -c '! grep -q "$1\[1;33m" "$2"' - "$esc" "$out"
	TERM=xterm PAGER='sed s/^/paged:/' on_terminal "stty rows 5; $FATIAO --on $ON list"
	has 'paged:' 'long output on a terminal goes through the pager'
	TERM=xterm PAGER='sed s/^/paged:/' on_terminal "stty rows 50; $FATIAO --on $ON show lamp-law#art_1"
	lacks 'paged:' 'short output does not'
else
	skip 'colour and pager on a terminal' 'script is not installed'
fi
PAGER='sed s/^/paged:/' run ask list
lacks 'paged:' 'nothing is paged into a pipe'

# Where the data are
run fatiao --data elsewhere search 灯
status_is 4 '--data goes before $FATIAO_DATA'
(
	unset FATIAO_DATA
	mkdir -p xdg home/.local/share
	cp -R data xdg/fatiao && cp -R data home/.local/share/fatiao
	XDG_DATA_HOME=$PWD/xdg fatiao search --count 风车停转
	env -u XDG_DATA_HOME HOME="$PWD/home" "$FATIAO" search --count 风车停转
	XDG_DATA_HOME=relative HOME="$PWD/home" fatiao search --count 风车停转
) >"$out" 2>"$err"
is '$XDG_DATA_HOME, ~/.local/share, and a relative one passed over' "$(tr '\n' ' ' <"$out")" '2 2 2 '
run ask -q index
is '-q says nothing' "$(cat "$out" "$err" | wc -c)" 0
ok 'a reader that goes away is no error' sh -c '"$1" --data "$2" list 2>"$3" | head -n 1 >/dev/null; [ ! -s "$3" ]' - "$FATIAO" "$PWD/data" "$err"
# What getopt refuses is told in our words, and nothing raw of it reaches the terminal
for args in 'search 灯 -塔' 'search --nope' 'list -qZ' '--nope list'; do
	run fatiao $args
	status_is 2 "refused: $args"
	is "told: $args" "$(grep -c '^fatiao: -[^ ]*: no such option' "$err") $(iconv -f UTF-8 -t UTF-8 "$err" 2>&1 >/dev/null | wc -c)" '1 0'
done
run fatiao search --kind
err_has 'fatiao: --kind: it needs a value' 'a value that is missing'
# help as a command
run fatiao --help
cp "$out" main.help
run fatiao help
status_is 0 'help is a command'
ok 'as --help' cmp main.help "$out"
run fatiao show --help
cp "$out" show.help
run fatiao help show
ok 'help of a command' cmp show.help "$out"
run fatiao help nothing
status_is 2 'help of what is no command'
finish

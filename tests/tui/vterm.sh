# The reader in a terminal in a box (vt.c, libvterm): colours, wide cells, combining marks, the mouse, signals.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
if [ ! -x "$B/tests/tui/vt" ]; then
	skip 'a terminal in a box' 'libvterm is not installed'
	finish
	exit 0
fi
library
cp -R "$FIXTURES/trace" .
run fatiao index -q --source lib --source trace
status_is 0 'the made-up library is indexed'
export TERM=xterm-256color
unset NO_COLOR COLORFGBG
vt() { run "$B/tests/tui/vt" "$@"; }
at() { # ORDERS... : in a window of 80x20, at an article that is no law and has a link
	vt 80x20 'wait:keys' "$@" -- "$FATIAO" --on "$ON" tui 'lamp-law@2016-11-07#art_2'
}

at colours 'cell:superseded' 'cell:灯塔' 'keys:q' end
has 'colours: 256' '256 colours'
has 'superseded: width 1 fg 173 bg default bold' 'what is no law stands out, and is bold besides'
has 'status 0; terminal as it was, screen given back' 'quitting gives the terminal back'
TERM=xterm at colours 'cell:superseded'
has 'colours: 8' 'eight colours'
has 'superseded: width 1 fg 3 bg default bold' 'the warning in eight'
NO_COLOR=1 at colours 'cell:superseded'
has 'colours: none' 'NO_COLOR: none'
has 'superseded: width 1 fg default bg default bold' 'the warning is bold, and a word'
TERM=vt100 at colours 'keys:q' end
has 'colours: none' 'a terminal without colours'
has 'status 0; terminal as it was' 'which is given back, too'
TERM=dumb vt 80x20 end -- "$FATIAO" --on "$ON" tui lamp-law
has 'status 5' 'a terminal that cannot place its cursor is refused'
# ncurses keeps what it took for a terminal it does not know: no leak of ours
ASAN_OPTIONS=detect_leaks=0 TERM=nonesuch vt 80x20 end -- "$FATIAO" --on "$ON" tui lamp-law
has 'status 5' 'an unknown one, too'
if command -v tic >/dev/null; then
	cat >direct.ti <<'EOF'
box-direct|any colour,
	RGB, colors#0x1000000, pairs#0x10000,
	setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
	setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
	use=xterm-256color,
EOF
	TERMINFO=$PWD/terminfo tic -x direct.ti
	TERMINFO=$PWD/terminfo TERM=box-direct at colours 'cell:superseded'
	has 'colours: rgb' 'true colour'
	has 'superseded: width 1 fg #d7875f bg default bold' 'the same warning, by red, green and blue'
else
	skip 'true colour' 'tic is not installed'
fi

mkdir -p "$XDG_CONFIG_HOME/fatiao"
printf 'theme = light\nmouse = on\n' >"$XDG_CONFIG_HOME/fatiao/config"
at colours 'cell:superseded' 'click:4,3' screen 'keys:q' end
has 'superseded: width 1 fg 130 bg default bold' 'a light theme has its own colours'
has 'WELL-LAW · 示例国水井法' 'the mouse chooses'
rm "$XDG_CONFIG_HOME/fatiao/config"

# Wide cells: the words stand in the columns where they were put, and what follows them, too.
vt 80x20 'wait:keys' 'cell:灯' screen -- "$FATIAO" --on "$ON" tui 'lamp-law#art_3'
has '灯: width 2' 'an ideograph takes two cells'
cp "$out" narrow
vt 80x20 'wait:keys' 'size:60x16' 'wait:keys' 'size:80x20' 'wait:keys' screen 'keys:q' end -- "$FATIAO" --on "$ON" tui 'lamp-law#art_3'
grep -v '^灯: ' narrow >before
sed '$d' "$out" >after
ok 'another size and back again: the same screen' cmp -s before after

# Combining marks, controls and bidirectional characters of a hostile text.
vt 100x30 'wait:keys' screen -- "$FATIAO" --on "$ON" tui 示例县隐字规则
has '<U+202E>' 'what would turn the line is shown as its number'
ok 'and never sent' sh -c "! grep -q \"$(printf '\342\200\256')\" '$out'"

# Signals: whatever ends it, the terminal is as it was.
for s in 15 1 2; do
	vt 80x20 'wait:keys' "kill:$s" end -- "$FATIAO" --on "$ON" tui lamp-law
	has 'terminal as it was, screen given back' "signal $s leaves the terminal as it was"
done
vt 80x20 'wait:keys' kill:11 end -- "$FATIAO" --on "$ON" tui lamp-law
has 'terminal as it was, screen given back' 'so does a crash'
finish

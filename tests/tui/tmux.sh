# The reader in a real terminal (tmux): start, search, follow, back, compare, copy, resize, quit, and the terminal as
# it was.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need tmux
library
cp -R "$FIXTURES/trace" .
run fatiao index -q --source lib --source trace
status_is 0 'the made-up library is indexed'

export TERM=xterm-256color
tmux_() { tmux -L "fatiao-$$" -f /dev/null "$@"; }
trap 'tmux_ kill-server 2>/dev/null' EXIT
keys() { tmux_ send-keys -t t "$@"; }
screen() { tmux_ capture-pane -t t -p; }

wait_for() { # TEXT WHAT: the text comes onto the screen within five seconds
	tries=0
	while ! screen | grep -qF -e "$1"; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || { fail "$2" "\"$1\" did not come: $(screen)"; return; }
		sleep 0.05
	done
	ok "$2"
}

tmux_ new-session -d -s t -x 100 -y 30 "env PS1='ready> ' sh"
tmux_ set -g set-clipboard on
tmux_ set -g default-terminal tmux-256color
wait_for 'ready>' 'a terminal'
keys "stty -g >before; '$FATIAO' --on $ON tui 'order-7#art_2__item_2'; stty -g >after" Enter
wait_for '示例井房监督检查办法' 'it starts at the address'
ok 'at the place' sh -c "tmux -L fatiao-$$ capture-pane -t t -p | grep -q '▸.*取水记录'"

keys F
wait_for '[kind]' 'F searches'
keys -l '灯塔'
wait_for 'provisions' 'as one types'
keys Enter
wait_for 'LAMP-LAW' 'Enter opens the hit'
keys BSpace
wait_for '[kind]' 'back to the hits'
keys Escape
sleep 0.2
keys BSpace
wait_for '示例井房监督检查办法' 'and to where it began'

keys r
wait_for 'commanded by · strength' 'the statute beside'
keys Tab Enter
wait_for 'WELL-LAW' 'Enter follows'
keys v
wait_for '示例国水井法 2016-03-01' 'another version beside'
keys Escape y
wait_for 'copied (tmux; also sent to the terminal): WELL-LAW art. 10' 'the citation is copied, and it is said by whom'
sleep 0.3
tmux_ show-buffer >"$out" 2>/dev/null || true
has 'Wells Law of Examplia (2025), art. 10 para. 1 item 3' "it reached tmux's buffer"

tmux_ resize-window -t t -x 60 -y 16
wait_for '? keys' 'smaller'
tmux_ resize-window -t t -x 30 -y 8
wait_for '40x12' 'too small says what it needs'
tmux_ resize-window -t t -x 120 -y 40
wait_for 'Library' 'large again'

keys C-z
wait_for 'ready>' 'Ctrl-Z gives the shell back'
keys 'fg' Enter
wait_for 'WELL-LAW' 'and fg the reader'

keys q
wait_for 'ready>' 'q quits'
ok 'the terminal is as it was' cmp -s before after
tmux_ capture-pane -t t -p >"$out"
lacks 'WELL-LAW' 'the screen is given back'

keys "'$FATIAO' --on $ON tui lamp-law & sleep 0; fg" Enter
wait_for 'LAMP-LAW' 'once more'
pid=$(pgrep -n -f "tui lamp-law" -u "$(id -u)" 2>/dev/null || true)
if [ -n "$pid" ]; then
	kill -SEGV "$pid"
	wait_for 'ready>' 'after a crash the shell is back'
	keys 'echo vis''ible' Enter
	wait_for 'visible' 'and what is typed is seen'
else
	skip 'a crash restores the terminal' 'its process was not found'
fi

keys "stty -g >before; '$FATIAO' --data '$PWD/none' tui; stty -g >after" Enter
wait_for 'There is no library yet' 'without a library it offers one'
keys q
sleep 0.3
finish

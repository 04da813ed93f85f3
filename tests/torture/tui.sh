# The reader killed at random moments leaves the terminal as it was (SIGTERM, SIGHUP, SIGINT, SIGSEGV), or, by SIGKILL,
# one that `reset` would give; notes that were kept are there.
. "$TOP/tests/lib.sh"
. "$TOP/tests/torture/torture.sh"
need tmux jq
begin
fresh
export TERM=xterm-256color
tmux_() { tmux -L "fatiao-torture-$$" -f /dev/null "$@"; }
trap 'tmux_ kill-server 2>/dev/null' EXIT
screen() { tmux_ capture-pane -t t -p; }
seen() { # TEXT: within five seconds
	tries=0
	until screen | grep -qF -e "$1"; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || return 1
		sleep 0.05
	done
}
tmux_ new-session -d -s t -x 100 -y 30 "env PS1='ready> ' sh"
seen 'ready>' || fail 'a terminal'
i=0 sane=0
for moment in $(lot 3 "$(share 40)" 0 60); do
	i=$((i + 1))
	set -- TERM HUP INT SEGV
	shift $((i % 4))
	tmux_ send-keys -t t "clear; stty -g >before; sh -c 'echo \$\$ >pid; exec \"$FATIAO\" --on $ON tui lamp-law#art_3'; stty -g >after; echo done-$i" Enter
	seen '第三条' || { fail "start $i" "$(screen)"; break; }
	tmux_ send-keys -t t j l r
	sleep "$(printf '0.%03d' "$moment")"
	kill -s "$1" "$(cat pid)" 2>/dev/null
	seen "done-$i" || { fail "it ends, $1" "$(screen)"; break; }
	if ! cmp -s before after; then fail "SIG$1: the terminal is as it was" "$(cat before after)"; continue; fi
	case $(tmux_ display -t t -p '#{alternate_on} #{cursor_flag} #{mouse_any_flag}') in
	'0 1 0') sane=$((sane + 1)) ;;
	*) fail "SIG$1: the screen is as it was" "$(tmux_ display -t t -p '#{alternate_on} #{cursor_flag} #{mouse_any_flag}')" ;;
	esac
done
is "killed $i times, the terminal as it was" $sane $i
[ "$(kept)" = "$notes" ] && ok 'the notes are whole' || fail 'the notes are whole' "$(ask note list 2>&1)"
finish

# fatiao complete, and the completions of bash, zsh and fish that ask it.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
indexed

complete() { run fatiao --on "$ON" complete -- "$@"; }
words() { cut -f1 "$out" | tr '\n' ' ' | sed 's/ $//'; }

complete sea
is 'a command' "$(cat "$out")" "search	provisions whose text or heading hold the words"
complete co
lacks complete 'the command for the shells is not offered'
run fatiao --help
lacks ' complete ' 'nor is it in the help'
complete he
is 'help' "$(words)" 'help'
complete help sea
is 'and the command that it is about' "$(words)" 'search'
complete help he
is 'which is no help itself' "$(words)" ''
complete --la
is 'an option of all commands' "$(words)" '--lang'
complete check --w
is 'an option of the command' "$(words)" '--written'
complete show --lang ''
is 'the words of an option' "$(words)" 'zh en both'
complete search --kind ju
is 'a kind' "$(words)" 'judicial-interpretation'
complete search --work lam
is 'a work as an option' "$(words)" 'lamp-law'
complete list ''
is 'the words of a command' "$(words)" 'works versions sources kinds changes faults'
complete basket add lamp
is 'behind the verb an address' "$(words)" 'lamp-law'
complete list versions lamp
is 'a work behind a word' "$(words)" 'lamp-law'
complete show lamp-law@
is 'the versions of a work' "$(words)" 'lamp-law@2016-11-07 lamp-law@2025-10-28'
complete --on 2019-01-01 show lamp-law@2016
has 'in-force' 'with their status'
complete show 'demo-7#art_2'
has 'demo-7#art_2' 'the provisions of a work'
complete show 'demo-7#art_2__para_1__item_1'
has 'demo-7#art_2__para_1__item_1' 'and the places inside one'
complete import ''
is 'a file is left to the shell' "$(cat "$out")" ':files'
for bad in 'nothing#' 'demo-7#zzz' '@' '#' '###@@' "$(printf '\377\033')"; do
	complete show "$bad"
	status_is 0 "no error of a word that is none"
done
complete --data none show x
status_is 0 'nor without an index'
ok 'and nothing is offered' test ! -s "$out"

PATH=$(dirname "$FATIAO"):$PATH
if command -v bash >/dev/null; then
	cat >try.bash <<'EOF'
. "$1/completions/fatiao.bash"
COMP_LINE=$2 COMP_POINT=${#2} COMP_CWORD=1
COMP_WORDS=(fatiao "${2##* }")
_fatiao 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
EOF
	run bash try.bash "$TOP" 'fatiao sea'
	is 'bash: a command' "$(cat "$out")" search
	run bash try.bash "$TOP" 'fatiao show lamp-law@2016'
	is 'bash: behind its own break' "$(cat "$out")" 2016-11-07
	: >'a file'
	run bash try.bash "$TOP" 'fatiao check a'
	is 'bash: a file' "$(cat "$out")" 'a file'
else
	skip bash 'it is not installed'
fi
if command -v fish >/dev/null; then
	run fish -c "source '$TOP/completions/fatiao.fish'; complete -C 'fatiao show lamp-law@2016'"
	has 'lamp-law@2016-11-07' 'fish: a version'
else
	skip fish 'it is not installed'
fi
if command -v zsh >/dev/null; then
	run zsh -n "$TOP/completions/fatiao.zsh"
	status_is 0 'zsh: its completion parses'
else
	skip zsh 'it is not installed'
fi
finish

#compdef fatiao
# zsh completion of fatiao: every candidate comes from the program itself (fatiao complete).
local -a lines plain told
local line
lines=("${(@f)$(_call_program candidates "${(q)words[1]} complete -- ${(q)words[2,CURRENT-1]} ${(q)PREFIX:-''}")}")
for line in $lines; do
	if [[ $line == :files ]]; then
		_files
	else
		plain+=("${line%%$'\t'*}")
		told+=("${line/$'\t'/  }")
	fi
done
(( $#plain )) && compadd -l -d told -a plain

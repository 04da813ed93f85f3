# bash completion of fatiao: every candidate comes from the program itself (fatiao complete).
_fatiao() {
	local line=${COMP_LINE:0:COMP_POINT} word cand rest
	local -a words
	read -ra words <<<"$line"
	[[ $line == *[[:space:]] ]] && words+=('')
	word=${words[-1]}
	# bash replaces from the last of its own breaks (as @) on: what stands before is not repeated.
	rest=${word%"${word##*[$COMP_WORDBREAKS]}"}
	COMPREPLY=()
	while IFS=$'\t' read -r cand _; do
		if [[ $cand == :files ]]; then
			compopt -o filenames
			mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
		else
			COMPREPLY+=("${cand#"$rest"}")
		fi
	done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
	return 0
}
complete -F _fatiao fatiao

# No control character of a source text, of a name or of what is typed reaches the terminal; invisible and
# bidirectional characters are shown as <U+202E>.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library

# Hostile names and tables besides the hostile text
rlo=$(printf '\342\200\256') esc=$(printf '\033') c1=$(printf '\302\233')
cp lib/其他/隐字规则.md "lib/其他/x${esc}[2J${rlo}y${c1}1m.md"
sed -i "s/示例县隐字规则/示例县${rlo}反字${c1}规则/" "lib/其他/x${esc}[2J${rlo}y${c1}1m.md"
printf 'demo-7#art_1\tcites\t\tlamp-law#art_1\t理由%s反%s[1m。\tReason %s %s.\t5\tsecondary\n' "$rlo" "$c1" "$rlo" "$c1" >>works/links/demo.tsv
for row in 'demo-7#art_1\tcommanded-by\t\tlamp-law#art_1' 'demo-3#art_1\tsucceeded-by\tamended\tdemo-7#art_1'; do
	printf "$row\t理由%s反%s[1m。\tReason %s %s.\t5\tsecondary\n" "$rlo" "$c1" "$rlo" "$c1" >>works/links/demo.tsv
done
printf '灯%s芯\twick%s\t灯%s心\t\t\t\n' "$rlo" "$c1" "$rlo" >>works/glossary.tsv
jq --arg s "备注$rlo$esc[31m" '.note = {zh: $s, en: $s} | .number = $s | .short.zh += [$s]' works/demo-7/work.json >w && cp w works/demo-7/work.json

clean() { # WHAT: nothing raw in $out and $err
	if LC_ALL=C grep -lP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf' "$out" "$err" >bad; then
		fail "$1" "$(cat "$(head -n 1 bad)" | LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]' | cat -v | head -n 5)"
	else
		ok "$1"
	fi
}

run fatiao -v index --source lib
clean 'index and its faults'
run ask show 示例县隐字规则
has '<U+202E>' 'a bidirectional character is shown by number'
has '<U+001B>[31m' 'ESC is shown by number'
has '<U+009B>' 'C1 is shown by number'
has '<U+2028>' 'a line separator, too'
for format in text tsv; do
	for command in 'show 示例县隐字规则' 'search 红色' 'search 写字' 'search 反字' 'search 灯芯' 'search wick' 'list' 'list sources' 'list faults' 'list changes' \
		'list versions demo-7' 'links demo-7#art_1' 'links --chain demo-7#art_1' 'links --all' 'trace demo-3#art_1' 'trace --lang zh demo-3#art_1' 'compare demo-3 demo-7' 'compare 示例县隐字规则 demo-7' 'show demo-7' 'verify' 'show nothing' 'import --dry-run'; do
		set -- $command
		[ "$1" != import ] || set -- "$@" lib/其他/x*.md
		run ask --format $format "$@"
		clean "$format: $command"
	done
done
touch -d 2026-11-02T00:00:00Z lib/其他/x*.md && echo >>"$(ls lib/其他/x*.md)"
run ask verify
clean 'verify and the file it names'
printf '依照《灯%s%s[31m塔法》第三条，《示例%s县无名规则》第一条。\n' "$rlo" "$esc" "$c1" >memo.txt
for format in text tsv; do
	run ask --format $format check memo.txt
	clean "$format: check, of a work that a memo names"
done
for word in "x${rlo}y" "${esc}[31m" "${c1}2J" "灯塔法第${rlo}三条"; do
	for command in show search list links 'search --kind' '--format' 'index --forget' '--on' 'import --dry-run'; do
		run ask $command "$word"
		clean "what is typed: $command"
	done
done
run ask --color never search 红色
clean 'without colour'
run ask --color always search 红色
sed "s/$esc\[1;33m//g; s/$esc\[0m//g" "$out" >o && cp o "$out"
clean 'with colour: its own marks alone'

# JSON: valid UTF-8 whatever went in; what a terminal may not be sent is escaped, and a reader gets it unchanged
plain_json() { # WHAT: nothing raw in $out, which is JSON
	if LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf' "$out"; then
		fail "$1" "$(LC_ALL=C grep -aP '[\x00-\x1f\x7f]|\xe2[\x80\x81]' "$out" | cat -v | head -n 5)"
	elif iconv -f UTF-8 -t UTF-8 "$out" >/dev/null 2>&1 && jq . "$out" >/dev/null 2>&1; then
		ok "$1"
	else
		fail "$1" "$(head -c 400 "$out" | cat -v)"
	fi
}
for format in json jsonl; do
	for command in 'show 示例县隐字规则' 'search 红色' 'search 写字' 'search 灯芯' 'list' 'list sources' 'list faults' 'list changes' 'list versions demo-7' \
		'links demo-7#art_1' 'links --all' 'trace demo-3#art_1' 'trace --lang zh demo-3#art_1' 'compare 示例县隐字规则 demo-7' 'export --as jsonl 示例县隐字规则' 'verify'; do
		run ask --format $format $command
		plain_json "$format: $command"
	done
done
run ask --format json show 示例县隐字规则
json 'what is escaped comes back' '[.provisions[].text] | join("") | test("\u001b\\[31m") and test("\u202e")'
for bytes in '\377' 'x\300\257y' '\355\240\200' '\360\237\230' '灯\342\200\256塔' '\363\240\200\201' '\001\177'; do
	word=$(printf "$bytes")
	run ask --format json search "$word"
	plain_json "JSON: the query $bytes"
done
run ask --format json search "$(printf 'a\377b\342\200\256c')"
is 'JSON: no UTF-8 becomes U+FFFD, the rest is as typed' "$(field '.query | explode | map(tostring) | join(" ")')" '97 65533 98 8238 99'
finish

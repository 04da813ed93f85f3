# The manual: clean mdoc, and every command and option that the program has.
. "$TOP/tests/lib.sh"
need mandoc

for page in "$TOP"/man/*.[1-8] "$TOP"/man/*/*.[1-8]; do
	[ -f "$page" ] || continue
	level=style # mandoc takes a heading that ends in Chinese for one that ends in a delimiter
	case ${page#"$TOP"/man/} in */*) level=warning ;; esac
	mandoc -T lint -W $level "$page" 2>&1 | grep -v 'referenced manual not found: Xr fatiao' >lint
	if [ -s lint ]; then fail "${page#"$TOP"/} is clean" "$(cat lint)"; else ok "${page#"$TOP"/} is clean"; fi
done

backspace=$(printf '\b')
mandoc -T utf8 "$TOP/man/fatiao.1" | sed "s/.$backspace//g; s/  */ /g" >page
fatiao --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' >commands
ok 'the help lists commands' test -s commands
while read -r command; do
	if grep -q "^ $command\b" page; then ok "$command is in fatiao(1)"; else fail "$command is in fatiao(1)"; fi
	fatiao "$command" --help | sed -n 's/^  --\([a-z-]*\) .*/\1/p' | while read -r option; do
		grep -qe "--$option\b" page || echo "--$option"
	done >missing
	if [ -s missing ]; then fail "the options of $command too" "missing: $(cat missing)"; else ok "the options of $command too"; fi
	own=$TOP/man/fatiao-$command.1
	[ -f "$own" ] || { fail "$command has a page of its own"; continue; }
	mandoc -T utf8 "$own" | sed "s/.$backspace//g; s/  */ /g" >own
	fatiao "$command" --help | sed -n '/^options of every/q; s/^  --\([a-z-]*\) .*/\1/p' | while read -r option; do
		grep -qe "--$option\b" own || echo "--$option"
	done >missing
	if [ -s missing ]; then fail "fatiao-$command(1) has its options" "missing: $(cat missing)"; else ok "fatiao-$command(1) has its options"; fi
done <commands

# The pages in Chinese say no less than the English ones: each command, option, word and key in bold or as a macro argument
terms() { # PAGE...: what a page marks as a command, an option, a word to be typed, a variable of the environment
	sed -n 's/^\.\(It \|Op \|Oo \)*\(Xo\|Xc\)$//; s/\\&//g; /^\./p' "$1" |
		grep -oE '(Ic|Fl|Cm|Ev|Xr) [^.,:;()]+' | sed 's/ \(Ar\|Op\|Oo\|Oc\|Ns\|Pq\|Cm\|Fl\|Ic\) .*//; s/[，。；（）、：].*//' |
		awk '{ kind = $1; for (i = 2; i <= NF; i++) if ($i ~ /^[-A-Za-z0-9_@]/ && kind != "Xr") print kind, $i }' | LC_ALL=C sort -u
}
for page in "$TOP"/man/zh_CN/*.[1-8]; do
	name=$(basename "$page")
	terms "$TOP/man/$name" >english
	terms "$page" >chinese
	ok "$name: commands and options were found" test "$(wc -l <english)" -gt 20
	LC_ALL=C comm -23 english chinese >missing
	if [ -s missing ]; then fail "$name in Chinese names all that the English one does" "$(cat missing)"; else ok "$name in Chinese names all that the English one does"; fi
done
finish

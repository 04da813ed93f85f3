# Akoma Ntoso exported and imported again gives the same tree: the same units with the same headings and words.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
[ -x "$B/fatiao-convert" ] || { echo 'fatiao-convert is not built'; exit 77; }
ask export --as akn --output try.xml lamp-law
ask import --dry-run --format json try.xml >out.json 2>"$err"
[ "$(jq -r '.files[0].form' out.json)" = akn ] || { echo 'Akoma Ntoso is not read here yet'; exit 77; }

# A blank behind an item's mark is not part of the tree.
rows='[.eid, .heading, (.text | gsub("(?m)^(?<mark>[(]?[0-9A-Za-z]+[.)]) +"; "\(.mark)"))] | @tsv'
again() { # NAME AUTHORITY ADDRESS [OPTION...]
	name=$1 authority=$2 address=$3
	shift 3
	ask export --as akn --output again.xml --force "$@" "$address"
	run ask import --dry-run --format json again.xml
	status_is 0 "$name is read again"
	jq -r ".files[0].tree | .. | objects | select(has(\"text\") and .text != \"\") | $rows" "$out" >got
	ask export --as jsonl "$@" "$address" | jq -r --arg a "$authority" "select(.authority == \$a and .text != \"\") | $rows" |
		awk '!seen[$0]++' >want # copies of one text
	ok "$name has units" test -s want
	if diff want got >diff; then ok "$name is the same tree"; else fail "$name is the same tree" "$(head -n 20 diff)"; fi
}
again 'a law' official lamp-law --lang zh
again 'its translation' translation lamp-law --lang en
again 'a digest of an older version' digest lamp-law@2016-11-07
again 'an order' official demo-3
again 'a standard' digest gbt-22239-2019
again 'a bare law' official 示例国风车法
again 'an act in English' official 'Kite Act of Examplia'
finish

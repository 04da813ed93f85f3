# docs/CITATION.md: each line of its tables is what the program prints for the shipped library on the day that it names;
# each style is there.
. "$TOP/tests/lib.sh"
run fatiao --data data index -q
status_is 0 'the shipped library is indexed'
sed -nE 's/^\| ([a-z0-9-]+) \| `([^`]+)` \| (.*) \|$/\1	\2	\3/p' "$TOP/docs/CITATION.md" >rows
ok 'there are rows' test "$(wc -l <rows)" -gt 60
while IFS='	' read -r style address wanted; do
	is "$style: $address" "$(fatiao --data data --on 2026-11-26 cite --style "$style" "$address" 2>&1 | sed 's/|/\\|/g')" "$wanted"
done <rows
for style in $(fatiao cite --style list | awk '{print $1}'); do
	ok "$style has an example" grep -q "^$style	" rows
done
finish

# The shipped library is read without a fault, and each work's folder bears its key.
. "$TOP/tests/lib.sh"
need jq

run fatiao index
status_is 0 'the corpus is indexed'
run fatiao --format json list faults
is 'no fault in it' "$(jq -r '.faults[]? | "\(.file):\(.line): \(.message)"' "$out" | head -n 20)" ''

for work in "$TOP"/corpus/*/work.json; do
	folder=$(basename "$(dirname "$work")")
	key=$(jq -r .key "$work")
	[ "$key" = "$folder" ] || echo "$folder: its key is $key"
	jq -r '.texts[].file' "$work" | while read -r file; do
		[ -f "$TOP/corpus/$folder/$file" ] || echo "$folder: $file is not there"
	done
	for file in "$TOP/corpus/$folder"/*.md; do
		[ ! -f "$file" ] || jq -e --arg f "$(basename "$file")" 'any(.texts[]; .file == $f)' "$work" >/dev/null ||
			echo "$folder: $(basename "$file") is in no text"
	done
done >wrong
is 'folders, keys and texts agree' "$(cat wrong)" ''

for folder in "$TOP"/corpus/*/; do
	[ -f "$folder/work.json" ] || [ "$(basename "$folder")" = links ] || basename "$folder"
done >without
is 'every folder has its work.json' "$(cat without)" ''

find "$TOP/corpus" -type f ! -name '*.json' ! -name '*.tsv' ! -name '*.md' >strange
is 'nothing else stands there' "$(cat strange)" ''
find "$TOP/corpus" -type f -exec grep -lI "$(printf '\r')" {} + >crlf
is 'lines end in LF' "$(cat crlf)" ''
finish

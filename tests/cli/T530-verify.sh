# verify: a flipped byte of the database, a changed and a missing source, a checksum that is gone.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

run ask --format json verify
status_is 0 'all is as it was indexed'
json 'ok' '.schema == "fatiao.verify/1" and .ok and .faults == []'
run ask verify
has 'is what was indexed' 'text: it says so'
run ask verify lamp-law
status_is 2 'an argument is wrong use'

codes() { jq -r '[.faults[].code] | unique | join(" ")' "$out"; }

# Sources
cp lib/法规/渡船条例.md keep
sed -i 's/二枚/三枚/' lib/法规/渡船条例.md
run ask --format json verify
status_is 1 'a changed source'
json 'is named' '.ok == false and (.faults | length == 1) and .faults[0].code == "source-changed" and (.faults[0].file | endswith("渡船条例.md")) and
	(.faults[0].message | test("fatiao index"))'
cp keep lib/法规/渡船条例.md
run ask verify
status_is 0 'put back: sound'
mv lib/法规/渡船条例.md away
run ask --format json verify
status_is 1 'a missing source'
is 'is named' "$(codes)" source-missing
mv away lib/法规/渡船条例.md
mv works/demo-7/digest.zh.md away
run ask verify
status_is 1 'a missing digest'
mv away works/demo-7/digest.zh.md
run ask verify
status_is 0 'put back: sound'

# The database: every flipped byte is found
size=$(wc -c <data/index.db)
cp data/index.db sound.db
missed=''
i=1
while [ $i -le 25 ]; do
	at=$((size * i / 26 + i))
	old=$(od -An -tu1 -j $at -N1 sound.db | tr -d ' ')
	cp sound.db data/index.db
	printf "\\$(printf %o $((old ^ 1)))" | dd of=data/index.db bs=1 seek=$at conv=notrunc 2>/dev/null
	run ask verify
	[ "$status" -eq 4 ] || missed="$missed $at($status)"
	i=$((i + 1))
done
is 'a flipped byte anywhere is found: exit 4' "$missed" ''
run ask --format json verify
if [ "$status" -eq 4 ] && [ -s "$out" ]; then json 'and named' '.ok == false and (.faults | length > 0)'; else ok 'and refused'; fi

# A byte of a text, and a checksum made to fit: its own checksum finds it
at=$(grep -abo 村民可以借用风车 sound.db | head -n 1 | cut -d: -f1)
if [ -n "$at" ]; then
	cp sound.db data/index.db
	printf '\346\235\221\351\225\277' | dd of=data/index.db bs=1 seek="$at" conv=notrunc 2>/dev/null
	run ask --format json verify
	status_is 4 'a text that was altered'
	json 'is named with its file' '[.faults[] | select(.code == "text") | .file] | any(endswith("风车法(2023-09-01).md"))'
else
	skip 'a text that was altered' 'it lies across two pages'
fi
cp sound.db data/index.db

rm data/index-*.sha256
run ask --format json verify
status_is 4 'a checksum that is gone'
is 'is damage' "$(codes)" no-checksum
run fatiao -q index --rebuild
run ask verify
status_is 0 'rebuilt: sound'
rm data/index.db
run ask verify
status_is 4 'no index'
finish

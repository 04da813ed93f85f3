# trace: where a provision went, by curated rows and by the texts; forward and backward; across works.
. "$TOP/tests/lib.sh"
need jq
export FATIAO_CORPUS="$FIXTURES/trace" FATIAO_DATA="$PWD/data"
run fatiao index -q
status_is 0 'the made-up works are indexed'

ON=2026-11-10
trace() { fatiao --on "$ON" --format tsv trace "$@" | cut -f2,3 | sed "s/@[0-9-]*//" | tr '\t\n' ' ;' | sed 's/ *;$//; s/;/; /g'; }
goes() { is "$1: $2" "$(trace $1)" "$2"; }
OLD=well-law@2016-03-01

# By the texts alone
goes "$OLD#art_1" 'unchanged well-law#art_1'
goes "$OLD#art_2" 'renumbered well-law#art_3'
goes "$OLD#art_4" 'renumbered well-law#art_6'
goes "$OLD#art_5" 'split well-law#art_7; split well-law#art_8__para_2'
goes "$OLD#art_5__para_2" 'split well-law#art_8__para_2'
goes "$OLD#art_7__item_2" 'renumbered well-law#art_10__para_1__item_2'
goes "$OLD#art_8" 'amended well-law#art_11'
goes "$OLD#art_9" 'merged well-law#art_12__para_1__item_1'
goes "$OLD#art_10" 'merged well-law#art_12__para_1__item_2'
goes "$OLD#art_11" 'renumbered well-law#art_4'
goes "$OLD#art_12" 'deleted'
goes "well-law#art_6" 'unchanged well-law#art_6'

# The day decides
goes "--to 2020-01-01 $OLD#art_2" 'unchanged well-law#art_2'
goes '--to 2020-01-01 well-law@2025-10-20#art_3' 'renumbered well-law#art_2'
goes '--to 2020-01-01 well-law@2025-10-20#art_2' 'inserted'
goes '--to 2020-01-01 well-law@2025-10-20#art_8' 'split well-law#art_5__para_2'
is '--on does as --to' "$(ON=2020-01-01; trace well-law@2025-10-20#art_3)" 'renumbered well-law#art_2'

# Curated rows first, from one work to the next
goes 'order-3' 'succeeded order-7'
goes 'order-3#art_3' 'renumbered order-7#art_4'
goes 'order-3#art_4' 'deleted'
goes 'order-3#art_2__item_2' 'amended order-7#art_2__para_1__item_2'
goes 'order-3#art_2__item_1' 'amended order-7#art_2__para_1__item_1'
goes 'order-3#art_1' 'amended order-7#art_1'
goes '--to 2020-01-01 order-3#art_3' 'unchanged order-3#art_3'
goes 'order-3-draft#art_2' 'amended order-7#art_4'
goes '--by-text order-3#art_3' 'amended order-7#art_4'

# What it says besides
run fatiao --on "$ON" --format json trace order-3#art_3
status_is 0 'a trace succeeds'
json 'from and to are places' '.schema == "fatiao.trace/1" and .from.address == "order-3@2018-09-15#art_3" and
	.to[0].address == "order-7@2026-08-06#art_4" and .to[0].status == "in-force" and .from.status == "repealed"'
json 'change, confidence and evidence' '.to[0] | .change == "renumbered" and .confidence > 0.5 and .confidence <= 1 and
	(.evidence | test("article 4")) and .found_by == "curated" and .hops == 1 and .sure'
run fatiao --on "$ON" --format json trace "$OLD#art_12"
json 'a dropped provision has no address' '.to | length == 1 and .[0].address == null and .[0].change == "deleted" and
	.[0].work == "well-law" and .[0].version == "2025-10-20"'
run fatiao --on "$ON" --format json trace --by-text order-3#art_4
json 'what has no text at hand is not called deleted for sure' '.to[0] | .sure == false and .confidence < 0.3'
run fatiao --on "$ON" --format json trace order-3-draft#art_2
json 'hops add up' '.to[0] | .hops == 2 and .confidence < 0.8 and (.evidence | test("; then "))'
run fatiao --on "$ON" --format jsonl trace "$OLD#art_5"
is 'jsonl: a line for each place' "$(jq -r .change "$out" | sort -u)" split
run fatiao --on "$ON" trace "$OLD#art_8"
has 'amended → well-law@2025-10-20#art_11' 'for people: the change and the place'
has 'by the texts' 'and the evidence'
run fatiao --on "$ON" trace --by-text order-3#art_5
has 'not sure, compare the two texts' 'where it is not sure it says so'
run fatiao --on "$ON" --lang zh trace order-3#art_3
has '人数未变' 'the reason in Chinese'

# The same number meant another provision before
run fatiao --on "$ON" trace well-law#art_4
status_is 0 'a number that is in use again'
has 'was what is art. 6 now' 'what it meant until then'
run fatiao --on "$ON" --format json trace well-law#art_4
json 'as JSON: until when, and which' '.earlier | (.until | test("^20")) and .place.address == "well-law@2016-03-01#art_4" and
	.to[0].address == "well-law@2025-10-20#art_6"'
run fatiao --on "$ON" --format json trace well-law#art_12
json 'one that bore it and was deleted' '.earlier.message | test("which is no more")'
run fatiao --on "$ON" --format json trace well-law#art_1
json 'a number that always meant the same' '.earlier == null'
run fatiao --on "$ON" --format json trace "$OLD#art_4"
json 'nothing is told of the first version' '.earlier == null'
run fatiao --on "$ON" --format json trace --to 2020-01-01 well-law@2025-10-20#art_4
json 'nor backward' '.earlier == null'

# Wrong use
run fatiao trace
status_is 2 'no address'
run fatiao trace --to soon order-3
status_is 2 'no day'
run fatiao trace order-3#art_99
status_is 1 'no such provision'
run fatiao trace nowhere#art_1
status_is 1 'no such work'

# The Cybersecurity Law of 2016 and of 2025, by the texts alone, against a map made by reading
if [ -e "$DATA/csl_2016_2025_map.tsv" ] && [ -d "$TOP/corpus/csl" ]; then
	mkdir real
	cp "$DATA/texts/csl-2016.zh.lawrefbook.md" "$DATA/texts/csl-2025.zh.justlaws.md" real/
	export FATIAO_CORPUS="$TOP/corpus" FATIAO_DATA="$PWD/csl"
	run fatiao index -q --source real
	# of a row: the articles and pieces that it names, and by its note how it went
	awk -F '\t' '/^[0-9]/ {
		n = split($2, to, ";"); want = ""
		for (i = 1; i <= n; i++) {
			gsub(/^ +/, "", to[i]); eid = "art_" to[i]
			sub(/ para /, "__para_", eid); sub(/ item /, "__item_", eid)
			want = want (i > 1 ? " " : "") eid
		}
		how = $4 ~ /^split/ ? "split" : $4 ~ /^merged/ ? "merged" : $3 >= 0.985 ? "renumbered" : "amended"
		print $1 "\t" want "\t" how
	}' "$DATA/csl_2016_2025_map.tsv" >map
	wrong=
	while IFS='	' read -r art want how; do
		got=$(fatiao --on 2026-11-10 --format tsv trace --by-text "csl@2016-11-07#art_$art" | cut -f2,3 | sed 's/csl@2025-10-28#//' | sort)
		[ "$want" = "art_$art" ] && how=unchanged
		want=$(for eid in $want; do printf '%s\t%s\n' "$how" "$eid"; done | sort)
		[ "$got" = "$want" ] || wrong="$wrong
$art: $got
wanted: $want"
	done <map
	is 'all 79 articles are read' "$(wc -l <map)" 79
	is 'every one went where the map says, and so' "$wrong" ''
else
	skip 'the two Cybersecurity Laws' 'the real texts are not here'
fi
finish

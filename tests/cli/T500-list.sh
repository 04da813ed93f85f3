# list: works, versions, sources, kinds, changes, faults; each in every format.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

run ask --format json list
status_is 0 'list'
json 'the schema' '.schema == "fatiao.list/1"'
json 'a work' '.works[] | select(.key == "lamp-law") | .kind == "law" and .title.zh == "示例国灯塔法" and
	.title.en == "Lighthouse Law of Examplia" and .number == null and .issuer.zh == "示例国大会常务委员会" and
	(.versions | length) == 2 and (.texts | length) == 5 and has("iri")'
json 'a version' '.works[] | select(.key == "lamp-law") | .versions[1] == (.versions[1] + {date: "2025-10-28", effective: "2026-01-01",
	until: null, status: "in-force", label: {zh: "2025年", en: "2025"}})'
json 'a text' '.works[] | select(.key == "lamp-law") | .texts[] | select(.source == "lamp-law/digest.2025-10-28.en.md") |
	.version == "2025-10-28" and .lang == "en" and .authority == "digest" and .basis == "secondary" and .units == 5'
json 'an outline is a text in each language' '[.works[] | select(.key == "gbt-28448-2019") | .texts[] | .lang] | sort == ["en","zh"]'
json 'a work without texts' '.works[] | select(.key == "demo-plan") | .texts == []'
json 'catalogued works stand first' '[.works[].key] | index("lamp-law") < index("示例国风车法")'
all=$(jq '.works | length' "$out")
cp "$out" works.json
run ask --format json list works
ok 'list works is the same' cmp -s works.json "$out"
run ask --format jsonl list
is 'JSON Lines: one work a line' "$(jq -c .key "$out" | wc -l)" "$all"
run ask --format tsv list
is 'TSV: one work a line' "$(wc -l <"$out")" "$all"
is 'TSV: seven fields' "$(awk -F'\t' '{print NF}' "$out" | sort -u)" 7
is 'TSV: the version of the day and its status' "$(grep '^lamp-law' "$out" | cut -f1,6,7 | tr '\t' ' ')" 'lamp-law 2025-10-28 in-force'
is 'TSV: on another day' "$(fatiao --on 2025-12-31 --format tsv list | grep '^lamp-law' | cut -f6,7 | tr '\t' ' ')" '2016-11-07 in-force'
run ask --format tsv list versions lamp-law
is 'TSV: one version a line, with its days and status' "$(cut -f1-5 "$out" | tr '\t' ' ' | paste -sd';')" \
	'lamp-law 2016-11-07 2017-06-01 2026-01-01 superseded;lamp-law 2025-10-28 2026-01-01  in-force'
run ask list
has '示例国灯塔法  Lighthouse Law of Examplia' 'text: titles'
has 'lamp-law · law' 'text: key and kind'
has '2016-11-07  superseded 2026-01-01 · zh digest' 'text: versions and who speaks'
has 'no text at hand' 'text: nothing at hand'

run ask --format json list versions 灯塔法
json 'versions of a work by name' '.works | length == 1 and .[0].key == "lamp-law"'
run ask list versions
status_is 2 'versions of nothing'
run ask list versions no-such-work
status_is 1 'versions of a work that is not there'
run ask list versions 检查令
status_is 2 'versions of two works'

run ask --format json list sources
json 'sources' '[.sources[] | .kind] | sort == ["corpus","user"]'
run ask list sources
ok 'text: sources, and what their numbers count' grep -qx "user  $PWD/lib  [0-9]* files  [0-9]* texts  [0-9]* bytes" "$out"
run ask --format json list kinds
json 'kinds, all twelve' '.kinds | length == 12 and (map(select(.kind == "draft"))[0] | .works == 1 and .label.en == "draft")'
json 'kinds count works' "[.kinds[].works] | add == $all"
run ask --format json list changes
json 'changes, in the order of days' '[.changes[].day] | length > 10 and . == sort'
json 'what begins and what ends' '.changes | map(select(.work == "lamp-law") | .day + " " + .what) ==
	["2017-06-01 begins","2026-01-01 begins","2026-01-01 ends"]'
json 'drafts change nothing' '[.changes[] | select(.work == "demo-7-draft")] == []'
run ask --format json list faults
json 'faults with file, line, column, code and message' '.faults | length > 2 and
	(map(select(.code == "long-line"))[0] | (.file | endswith("长行规则.txt")) and .line == 5)'
run ask list faults
has '长行规则.txt:5:1: long-line: ' 'text: faults as index prints them'
# Each listing in each form: the lines of jsonl are the elements of the list, tsv and text have as many
for listing in sources kinds changes faults; do
	run ask --format json list $listing
	json "list $listing: schema and list" ".schema == \"fatiao.list/1\" and (.$listing | length > 0)"
	n=$(field ".$listing | length")
	is "list $listing: jsonl" "$(ask --format jsonl list $listing | jq -s "length, all(.schema == \"fatiao.list/1\")" | tr '\n' ' ')" "$n true "
	is "list $listing: tsv" "$(ask --format tsv list $listing | wc -l)" "$n"
	is "list $listing: text" "$(ask list $listing | wc -l)" "$n"
done
run ask --format json list sources
json 'sources are counted in numbers' 'all(.sources[]; (.files | type) == "number" and .texts <= .files and .bytes > 0)'
is 'versions: jsonl' "$(ask --format jsonl list versions lamp-law | jq -c '.key, (.versions | length)' | tr '\n' ' ')" '"lamp-law" 2 '
run ask list nonsense
status_is 2 'an unknown word'
run ask list works extra
status_is 2 'a word too many'
finish

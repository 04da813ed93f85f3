# export --as html, csv, oscal, oscal-mapping: what they say, read by other programs where they are installed.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed

# HTML
run ask export --as html --output page.html lamp-law
status_is 0 'HTML'
ok 'anchors are eIds' grep -q 'id="art_3__para_1__item_2"' page.html
ok 'a reference is a link to one' grep -q 'href="#art_3" title="lamp-law@2025-10-28#art_3"' page.html
ok 'nothing is loaded' test "$(grep -cE '<(script|link|img|iframe)|src=|@import|url\(' page.html)" -eq 0
ok 'it names the day' grep -q '法律状态截至2026年11月10日' page.html
ok 'it prints' grep -q '@media print' page.html
ok 'it is dark at night' grep -q 'prefers-color-scheme:dark' page.html
run ask export --as html demo-3 lamp-law#art_3 gbt-22239-2019 --lang both
has 'id="demo-3@2018-09-05.art_3"' 'several works have anchors of their own'
has 'class="badge gone"' 'what is repealed is marked'
has 'A translation; the Chinese text prevails' 'a translation says that it is one'
has '摘要，并非官方文本' 'a digest says that it is one'
run ask export --as html lamp-law@2016-11-07 lamp-law demo-3#art_2 'lamp-law#art_3__item_2'
is 'anchors are unique, versions of one work too' "$(grep -o ' id="[^"]*"' "$out" | sort | uniq -d | grep -v art_3__para_1__item_2)" ''
if command -v xmllint >/dev/null; then
	xmllint --html --noout page.html 2>&1 | grep -vE 'Tag (main|article|section|header|footer|nav|details|summary|aside) invalid|^<|^ *\^' >"$out"
	is 'xmllint reads it' "$(grep -c error "$out")" 0
else
	skip 'xmllint' 'xmllint is not installed'
fi
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$browser" ] && [ -z "${WRAP:-}" ]; then
	run timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$PWD/browser" --dump-dom "file://$PWD/page.html"
	has '灯灭以后，十五分钟以内重新点亮；' 'a browser opens it'
else
	skip 'a browser' 'chromium is not installed'
fi
printf '第一章 <b>甲</b>\n' >/dev/null
mkdir odd
printf '某“<script>alert(1)</script>”办法\n\n第一条 甲<img src=x onerror=alert(1)>\342\200\256乙。\n' >odd/odd.txt
run fatiao --data odd.data index -q --no-corpus --source odd
run fatiao --data odd.data export --as html
ok 'no markup of a source gets through' test "$(grep -cE '<(script|img)' "$out")" -eq 0
has '&lt;U+202E&gt;' 'nor a sign that turns text round'

# CSV
printf '算式办法\n\n第一条 甲。\n第二条\n=1+1\n第三条 -2\n第四条 他说：“a,b”，\n再说。\n' >odd/sum.txt
run fatiao --data odd.data index -q --no-corpus
run fatiao --data odd.data export --as csv --output odd.csv
status_is 0 'CSV'
fatiao --data odd.data export --as jsonl >odd.jsonl
if command -v python3 >/dev/null; then
	run python3 - <<'PY'
import csv, json, sys
rows = list(csv.DictReader(open('odd.csv', encoding='utf-8-sig', newline='')))
lines = [json.loads(line) for line in open('odd.jsonl', encoding='utf-8')]
assert len(rows) == len(lines) > 3, len(rows)
defused = 0
for row, line in zip(rows, lines):
    assert row['address'] == line['address'] and row['on'] == line['on']
    for field in ('text', 'heading'):
        got = row[field]
        if got.startswith("'") and got[1:2] in '=+-@':
            got, defused = got[1:], defused + 1
        assert got.replace('<U+202E>', '\u202e') == line[field], (got, line[field])
    assert not any(v[:1] in '=+-@' and v for v in row.values())
assert defused >= 1
PY
	status_is 0 'an independent reader gets the same back, but for the mark that defuses'
else
	skip 'an independent reader' 'python3 is not installed'
fi

# OSCAL
run ask export --as oscal gbt-22239-2019
status_is 0 'an OSCAL catalog'
json 'a level is a group' '.catalog.groups | any(.title == "第三级灯塔" and any(.props[]; .name == "level" and .value == "3"))'
json 'a clause is a control with its items' '[.. | objects | select(.id? == "sec_8-1-4-3")][0] | .title == "值守审计" and (.parts[0].parts | length) == 3
	and .parts[0].parts[1].props[0].value == "b)" and .parts[0].parts[1].id == "sec_8-1-4-3__item_b"'
json 'a digest says that it is one' '[.. | objects | select(.name? == "warning") | .prose] | any(test("摘要，并非官方文本"))'
json 'ids are unique' '[.. | objects | .id? // empty] | length == (unique | length)'
json 'and the day is named' '.catalog.metadata.props[0].value == "2026-11-10"'
run ask export --as oscal --level 3 gbt-22239-2019
json 'a level alone' '[.. | objects | select(.name? == "level") | .value] | unique == ["3"]'
run ask export --as oscal lamp-law gbt-22239-2019 demo-3
json 'several works: ids are unique' '[.. | objects | .id? // empty] | length == (unique | length)'

# There is no JSON schema of the mapping model here: its structure is held by this test.
run ask export --as oscal-mapping
status_is 0 'an OSCAL mapping collection'
json 'its parts' '."mapping-collection" | has("uuid", "metadata", "provenance", "mappings") and (.mappings | length > 0)'
json 'the provenance' '."mapping-collection".provenance | .method == "human" and ."matching-rationale" == "semantic" and (.status | IN("complete", "not-complete", "draft"))'
json 'each mapping' '."mapping-collection".mappings | all(has("uuid") and ."source-resource".type == "catalog" and (."source-resource".href | startswith("/akn/"))
	and ."target-resource".type == "catalog" and (.maps | length > 0))'
json 'each map' '[."mapping-collection".mappings[].maps[]] | all(has("uuid") and (.relationship | IN("equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with", "no-relationship"))
	and (.sources | length > 0) and (.targets | length > 0) and (.sources + .targets | all((.type | IN("control", "statement")) and has("id-ref"))))'
json 'UUIDs are of version 5' '[.. | objects | .uuid? // empty] | length > 0 and all(test("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"))'
json 'and unique' '[.. | objects | .uuid? // empty] | length == (unique | length)'
cp "$out" first
run ask export --as oscal-mapping
same first 'the same again'
run ask export --as oscal-mapping lamp-law#art_1
status_is 1 'a place that nothing is mapped from'
is 'says nothing' "$(cat "$out")" ''
ok 'but that nothing is mapped' grep -q 'no mapping from or to it' "$err"
run ask export --as oscal-mapping demo-7#art_2
cp "$out" first
run ask export --as oscal-mapping gbt-22239-2019#sec_8-1-4-3
status_is 0 'of a control what is mapped to it'
json 'the duty that it answers' '[."mapping-collection".mappings[].maps[] | .props[] | select(.name == "source-address").value] | any(startswith("demo-7@"))'
run ask export --as oscal-mapping gbt-22239-2019
json 'of a whole standard, too' '."mapping-collection".mappings | length > 0'
for group in sec_8-1-4 sec_8-1 sec_8; do
	run ask export --as oscal-mapping "gbt-22239-2019#$group"
	json "of a group of clauses what is mapped to those beneath: $group" '[."mapping-collection".mappings[].maps[].targets[]."id-ref"] == ["sec_8-1-4-3"]'
done
run ask export --as oscal-mapping gbt-22239-2019#sec_6
status_is 1 'and of one to which nothing is mapped, nothing'
run ask export --as oscal-mapping demo-7#art_2 gbt-22239-2019#sec_8-1-4-3
json 'a row between two places asked for once' '[.. | objects | .uuid? // empty] | length == (unique | length)'
finish

# export --as matrix: duties, controls and evaluation units, and what no control answers.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
cp -R "$FIXTURES/trace" works
chmod -R u+w works
{
	printf 'clause\tkind\ttitle_zh\ttitle_en\tlevel\tscope\titems\n'
	printf '5\tlevel\t第一级\tLevel one\t1\n5.1\tcontrol-point\t记录\tRecords\t1\t\tab\n'
	printf '6\tlevel\t第二级\tLevel two\t2\n6.1\tcontrol-point\t记录\tRecords\t2\t\tab\n'
} >works/std-1/outline.tsv
sed 's/一级要求三个月/=一级要求三个月/' "$FIXTURES/trace/links/wells.tsv" >works/links/wells.tsv
export FATIAO_CORPUS="$PWD/works" FATIAO_DATA="$PWD/data"
run fatiao index -q
status_is 0 'the made-up works are indexed'
ON=2026-11-10
matrix() { run ask export --as matrix "$@"; }

# CSV: each row as "duty control relation unit", unquoted by a reader of our own
rows() {
	sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$out" | awk -v RS='\n' '
		{ n = 0; field = ""; quoted = 0
		  for (i = 1; i <= length($0); i++) { c = substr($0, i, 1)
			if (quoted) { if (c == "\"") { if (substr($0, i + 1, 1) == "\"") { field = field c; i++ } else quoted = 0 } else field = field c }
			else if (c == "\"") quoted = 1
			else if (c == ",") { f[++n] = field; field = "" } else field = field c }
		  f[++n] = field
		  if (NR == 1) { for (k = 1; k <= n; k++) at[f[k]] = k; next }
		  s = f[at["duty"]] " " f[at["control"]] " " f[at["relation"]] " " f[at["level"]] " " f[at["strength"]] " " f[at["unit"]]
		  gsub(/@[0-9-]*/, "", s); print s }'
}

matrix
status_is 0 'all duties, all levels'
is 'each duty with its controls and their units' "$(rows | grep '^order-7#art_2__para_1__item_2')" \
'order-7#art_2__para_1__item_2 std-1#sec_5-1 intersects-with 1 8 eval-1#sec_5-1-1
order-7#art_2__para_1__item_2 std-1#sec_5-1 intersects-with 1 8 eval-1#sec_5-1-2
order-7#art_2__para_1__item_2 std-1#sec_6-1 subset-of 2 7 eval-1#sec_6-1-1'
is 'one that no control answers is a row that says so' "$(rows | grep item_3)" \
	'order-7#art_2__para_1__item_3  no-relationship  8 '
has "$(printf '"on"\r')" 'rows end as RFC 4180 has them'
has '"2026-11-10"' 'with the day'
has 'Level 1 asks for three months.' 'the reason in English'
has ",\"'=一级要求三个月。\"," 'a formula is defused'

matrix --level 2
is 'a level' "$(rows | grep -c 'std-1#sec_5-1')" 0
is 'the other is there' "$(rows | grep -c 'std-1#sec_6-1')" "$(rows | grep -c 'eval-1#sec_6-1-1')"
matrix --level 4
is 'controls of other levels only: said' "$(rows | grep item_2)" 'order-7#art_2__para_1__item_2  not-at-level   '
matrix --level 1 'order-7#art_2__item_2'
is 'one duty' "$(rows | cut -d' ' -f1 | sort -u)" 'order-7#art_2__para_1__item_2'
matrix order-3#art_3
is 'a place that no row speaks of' "$(rows)" 'order-3#art_3  unmapped   '
matrix order-7
is 'a work: its duties' "$(rows | cut -d' ' -f1 | sort -u | tr '\n' ' ')" 'order-7#art_2__para_1__item_2 order-7#art_2__para_1__item_3 '

# A page
matrix --level 1 --output gaps.html
status_is 0 'HTML'
cp gaps.html "$out"
has 'Gap matrix, level 1' 'with its level'
has '法律状态截至2026年11月10日' 'and its day'
has '<tr class="gap">' 'gaps stand out'
has 'no control answers' 'and are counted'
lacks '<script' 'no script'
lacks 'src=' 'nothing is fetched'

# OSCAL
matrix --output gaps.json
status_is 0 'OSCAL'
cp gaps.json "$out"
json 'a mapping collection' '."mapping-collection" | (keys - ["uuid","metadata","provenance","mappings","back-matter"]) == [] and
	(.metadata | .title and ."last-modified" and .version and ."oscal-version" == "1.2.2") and
	(.provenance | .method == "human" and ."matching-rationale" == "semantic" and .status == "not-complete")'
json 'UUIDs are of version 5, each its own' '[.. | objects | .uuid? // empty] | all(test("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")) and
	(length == (unique | length))'
json 'maps as the model has them' '[."mapping-collection".mappings[].maps[]] | length > 0 and all(
	(.relationship | IN("equal-to","equivalent-to","subset-of","superset-of","intersects-with")) and
	(.sources + .targets | all((.type | IN("control","statement")) and (."id-ref" | length > 0))) and (.remarks | length > 0))'
json 'resources are catalogs' '[."mapping-collection".mappings[] | ."source-resource", ."target-resource"] | all(.type == "catalog" and (.href | length > 0))'
json 'units are properties of the target' '[."mapping-collection".mappings[].maps[].targets[].props[]? | select(.name == "evaluation-unit").value] | unique | length == 3'
json 'gaps are the source-gap-summary' '[."mapping-collection".mappings[] | select(."source-gap-summary") | ."source-gap-summary"."unmapped-controls"[]."with-ids"[]] | index("art_2__para_1__item_3") != null'
json 'with their reasons' '[."mapping-collection".mappings[].props[]? | select(.name == "no-relationship").value] | length > 0'

# What both forms call a gap
order7='."mapping-collection".mappings[] | select(."source-resource".href | contains("7"))'
json 'a gap in the matrix' "[$order7 | .\"source-gap-summary\".\"unmapped-controls\"[].\"with-ids\"[]] == [\"art_2__para_1__item_3\"]"
run ask export --as oscal-mapping
json 'is one in the mapping' "[$order7 | .\"source-gap-summary\"? // empty | .\"unmapped-controls\"[].\"with-ids\"[]] == [\"art_2__para_1__item_3\"]"
printf 'order-7#art_2__para_1__item_2\tmaps-to\tno-relationship\t\t三级没有。\tLevel 3 has none.\t4\tsecondary\n' >>works/links/wells.tsv
run fatiao index -q
for form in matrix oscal-mapping; do
	run ask export --as $form --output part.json --force
	cp part.json "$out"
	json "$form: a duty that one control answers and another does not is no gap" "[$order7 | .\"source-gap-summary\"? // empty | .\"unmapped-controls\"[].\"with-ids\"[]] == [\"art_2__para_1__item_3\"]"
done
cp "$FIXTURES/trace/links/wells.tsv" works/links/wells.tsv

# A chapter has the duties of its articles
sed -i 's/^第一条【/## 第一章 检查\n\n&/; s/^第三条【/## 第二章 措施\n\n&/' works/order-7/digest.zh.md
run fatiao index -q
matrix order-7#chp_1
is 'the duties of a chapter' "$(rows | cut -d' ' -f1 | sort -u | tr '\n' ' ')" 'order-7#art_2__para_1__item_2 order-7#art_2__para_1__item_3 '
matrix order-7#chp_2
is 'a chapter that no row speaks of' "$(rows)" 'order-7#chp_2  unmapped   '

# The same twice; refused
for form in csv html json; do
	ask export --as matrix --output "a.$form"
	ask export --as matrix --output "b.$form"
	ok "$form twice the same" cmp -s "a.$form" "b.$form"
done
matrix --output gaps.xyz
status_is 2 'an unknown suffix'
matrix order-7#art_99
status_is 1 'an address of nothing'
matrix --output gaps.html
status_is 2 'a file that is there'
finish

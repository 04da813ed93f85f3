# import --dry-run: the tree, the faults and the work proposed; changes nothing, needs no index.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library

law="lib/法律/风车法(2023-09-01).md"
run fatiao --format json import --dry-run "$law"
status_is 0 'without an index'
json 'one file' '.schema == "fatiao.import/1" and (.files | length) == 1'
json 'what it is' '.files[0] | .form == "markdown" and .encoding == "UTF-8" and .work == "示例国风车法" and .version == "2023-09-01" and
	.lang == "zh" and .authority == "official" and .title == "示例国风车法" and has("number") and has("matched_by")'
json 'its dates' '[.files[0].dates[].date] | index("2017-09-01") != null and index("2023-09-01") != null'
json 'its tree' '.files[0].tree | [.[].eid] == ["chp_1","chp_2","chp_3","chp_4"] and ([.[].children | length] == [4,8,5,1])'
json 'a node' '.files[0].tree[0].children[0] | .eid == "art_1" and .kind == "article" and .label == "第一条" and (.text | test("风车")) and
	.children == []'
json 'no fault' '.files[0].faults == []'
run fatiao import --dry-run "$law"
has 'art_14-1' 'text: the tree'
has '示例国风车法' 'text: the work'
run fatiao --format json import --dry-run lib/法规/古井保护法.md lib/英文/kite-act.txt
json 'two files' '.files | length == 2'
json 'faults with line, column, code and message' '.files[0].faults[0] | .line == 7 and .column == 1 and .code == "not-an-article" and has("message")'
json 'English' '.files[1] | .lang == "en" and .tree[0].kind == "chapter"'
run fatiao --format jsonl import --dry-run lib/法规/*.md
is 'JSON Lines: one file a line' "$(jq -c .file "$out" | wc -l)" "$(ls lib/法规/*.md | wc -l)"
run fatiao --format json import --dry-run lib/编码/gb18030.md lib/编码/utf16le.md lib/编码/utf16be.md lib/编码/bom.md
json 'encodings' '[.files[].encoding] == ["GB18030","UTF-16LE","UTF-16BE","UTF-8"]'
run fatiao --format json import --dry-run lib/标准/*.md
json 'a standard' '.files[0].number | test("90002")'
for file in "$FIXTURES"/bad/*.txt; do
	run fatiao --format json import --dry-run "$file" "$law"
	status_is 3 "${file##*/}: exit 3"
	json "${file##*/}: the other is read" '.files | map(select(.tree != [])) | length == 1'
done
run fatiao import --dry-run nowhere.txt
status_is 3 'a file that is not there'
err_has 'nowhere.txt' 'is named'
run fatiao import --dry-run
status_is 2 'no file'
ok 'nothing was made' test ! -e data
finish

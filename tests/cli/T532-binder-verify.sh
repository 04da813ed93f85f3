# verify --binder: whether a binder was altered, and whether it still says what the library says.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
forms='html md'
[ ! -x "$B/fatiao-convert" ] || forms="$forms docx"
check() { run ask --format json verify --binder "$@"; }
codes() { jq -r '[.faults[] | "\(.code) \(.address // .file)"] | join(", ")' "$out"; }

for form in $forms; do
	ask export --as binder --output "exhibit.$form" lamp-law#art_3 demo-3#art_2 lamp-law@2016-11-07#art_2
	check "exhibit.$form"
	status_is 0 "$form as it was written"
	json "$form: all is well" '.schema == "fatiao.verify/1" and .ok and .intact and .faults == [] and .provisions == 3 and .stated == "2026-11-10"'
done
run ask verify --binder exhibit.html
has 'as it was written, and 3 provisions in 4 texts are still what the library has' 'in words'
run ask -q verify --binder exhibit.html
is 'or without' "$(cat "$out")" ''

# The file was changed
sed 's/重新点亮/重新点火/' exhibit.html >altered.html
check altered.html
status_is 1 'a word was changed'
is 'which is told' "$(codes)" 'altered altered.html'
sed 's/"status":"in-force"/"status":"repealed"/' exhibit.md >altered.md
check altered.md
is 'in the manifest too' "$(codes)" 'altered altered.md, status lamp-law@2025-10-28#art_3'
if [ -e exhibit.docx ]; then
	"$B/fatiao-convert" unzip <exhibit.docx >parts
	"$B/fatiao-convert" zip <parts >same.docx
	ok 'taken apart and zipped again it is the same' cmp -s exhibit.docx same.docx
	sed 's/重新点亮/重新点火/' parts | "$B/fatiao-convert" zip >altered.docx
	check altered.docx
	is 'a word in the DOCX was changed' "$(codes)" 'altered altered.docx'
fi

# The law went on
run fatiao --on 2016-12-01 --format json verify --binder exhibit.html
status_is 1 'on another day'
is 'it has another status' "$(codes)" 'status lamp-law@2025-10-28#art_3, status demo-3@2018-09-05#art_2, status lamp-law@2016-11-07#art_2'

# The library went on
sed 's/十五分钟/十六分钟/' lib/目录/灯塔法2025.md >d && cp d lib/目录/灯塔法2025.md
rm works/lamp-law/text.2025-10-28.en.md
jq 'del(.texts[] | select(.authority == "translation"))' works/lamp-law/work.json >w && cp w works/lamp-law/work.json
run fatiao index -q
check exhibit.html
status_is 1 'a text was changed and one is gone'
is 'both are told' "$(codes)" 'text-changed lamp-law@2025-10-28#art_3, text-missing lamp-law@2025-10-28#art_3'
run ask --format tsv verify --binder exhibit.html
has "$(printf 'text-changed\tlamp-law@2025-10-28#art_3\t')" 'as a table'
cp works/lamp-law/digest.2016-11-07.zh.md works/lamp-law/official.md
jq '.texts += [{"file": "official.md", "version": "2016-11-07", "lang": "zh", "authority": "official"}]' \
	works/lamp-law/work.json >w && cp w works/lamp-law/work.json
rm -r works/demo-3 lib/目录/示例部令第3号.txt
run fatiao index -q
check exhibit.md
is 'a better text came, a work went' "$(codes)" \
	'text-changed lamp-law@2025-10-28#art_3, text-missing lamp-law@2025-10-28#art_3, missing demo-3@2018-09-05#art_2, better-text lamp-law@2016-11-07#art_2'

# No binder
check "$TOP/LICENSE"
status_is 3 'a file that is none'
check nosuch.html
status_is 3 'no file'
check .
status_is 3 'a folder'
: >empty.html
check empty.html
status_is 3 'an empty file'
head -c 300 exhibit.html >cut.html
check cut.html
status_is 3 'a file cut short'
sed 's/"provisions":\[/"provisions":[[/' exhibit.html >broken.html
check broken.html
status_is 3 'a broken manifest'
printf 'PK\003\004nonsense' >bad.docx
check bad.docx
status_is 3 'no zip file'
run ask verify --binder
status_is 2 'which?'
finish

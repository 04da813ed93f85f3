# backup and restore: the user's own things in one archive, and back.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need tar jq
indexed
run fatiao basket add lamp-law#art_3
mkdir -p data/library/作品 && printf '第一条 借来的文本。\n' >data/library/作品/text.zh.md
head -c 70000 /dev/urandom >data/library/large.bin
long=$(printf 'x%.0s' $(seq 1 90))
mkdir -p "data/library/$long" && echo deep >"data/library/$long/$long.txt"

run fatiao backup mine.tar
status_is 0 'a backup is made'
ok 'tar reads it' tar tf mine.tar
tar tf mine.tar >"$out"
has 'library/作品/text.zh.md' 'with the imported texts'
cp -R data before

# What stands there already is not written over
echo precious >precious.docx
run fatiao backup precious.docx
status_is 2 'a file that is there is refused'
is 'and is as it was' "$(cat precious.docx)" precious
run fatiao backup mine.tar
status_is 2 'an older backup too'
run fatiao backup --force precious.docx
status_is 0 'unless it is forced'
ok 'then it is an archive' tar tf precious.docx
run fatiao backup --force data
status_is 2 'a folder is no file'
run fatiao --format json backup again.tar
json 'told as JSON' '.schema == "fatiao.backup/1" and .file == "again.tar" and .imported_files == 3'
run fatiao --format jsonl backup --force again.tar
json 'and in one line' '.schema == "fatiao.backup/1" and .imported_files == 3'
run fatiao note add lamp-law#art_4 later
run fatiao basket remove 1
rm -rf data/library/作品

run fatiao restore mine.tar
status_is 0 'it is brought back'
run fatiao --format json basket
json 'the basket is as it was' '.items | length == 1'
run fatiao note
status_is 1 'what came later is gone'
ok 'the texts are as they were' diff -r before/library data/library
ok 'what stood there is kept beside' test -f data/user.db.before-restore
ok 'nothing else is left' sh -c '! ls -A data | grep -q "^\.restore"'

head -c 20000 mine.tar >half.tar
run fatiao restore half.tar
status_is 3 'half an archive is refused'
echo no archive >text.tar
run fatiao restore text.tar
status_is 3 'and what is none'
mkdir evil && echo x >evil/user.db && (cd evil && tar cf ../evil.tar --transform 's,^,../,' user.db 2>/dev/null)
run fatiao restore evil.tar
status_is 3 'and one that would leave the folder'
ok 'nothing was written outside' test ! -e user.db
run fatiao --format json basket
json 'all of which changed nothing' '.items | length == 1'
run fatiao restore missing.tar
status_is 3 'a file that is not there'
is 'is named once' "$(grep -o missing.tar "$err" | wc -l)" 1
run fatiao backup /proc/none/x.tar
status_is 5 'a place that cannot be written'
run fatiao backup
status_is 2 'a file is asked for'
finish

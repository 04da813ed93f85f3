# index: new, again, one file changed, added, removed, moved; remembered sources; forget; rebuild; exit codes.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
library

totals() { jq -c '[.works,.versions,.texts,.units,.articles,.links]' "$out"; }
changed() { jq -r '"\(.changed) \(.unchanged) \(.removed)"' "$out"; }

# From nothing
run fatiao --format json index --source lib
status_is 0 'a library without unreadable files is indexed, exit 0'
json 'the summary is one object of the schema' '.schema == "fatiao.index/1"'
json 'with every field of the contract' '[has("works","versions","texts","units","articles","links","faults","bytes","seconds",
	"changed","unchanged","removed")] | all'
json 'it counts what was indexed' '.works > 30 and .texts > .works and .units > .articles and .articles > 100'
is 'every text file was read' "$(field .changed)" "$(find lib works \( -name '*.md' -o -name '*.txt' \) | wc -l)"
json 'bytes are those of index.db' ".bytes == $(wc -c <data/index.db)"
first=$(totals)
ok 'the faults of the texts are told with file, line and column' grep -q '古井保护法.md:7:1: not-an-article:' "$err"
ok 'a checksum lies beside the index' test -n "$(find data -name 'index-*.sha256')"
is 'nothing else is left in the folder' "$(find data -type f | sed 's/-[0-9a-f]*\.sha256/-ID.sha256/; s/user.db-.*/user.db/' | sort -u)" \
	"$(printf 'data/index-ID.sha256\ndata/index.db\ndata/index.lock\ndata/user.db')"
is 'the index is nobody else'"'"'s to read' "$(stat -c %a data/index.db)" 600

# Again
sum=$(cksum <data/index.db)
run fatiao --format json index
status_is 0 'indexing again succeeds'
json 'and says that nothing changed' '.changed == 0 and .removed == 0 and .unchanged > 40'
is 'the totals stay' "$(totals)" "$first"
is 'the database is not touched' "$(cksum <data/index.db)" "$sum"
run fatiao list sources
has "$PWD/lib" 'the source is remembered'
has "$PWD/works" 'the catalogue is a source'

# One changed, added, removed, moved, only touched
printf '\n第三条 铜镜每月磨光翡翠。\n' >>lib/编码/bom.md
run fatiao --format json index
is 'one file changed: it alone is read' "$(changed | cut -d' ' -f1,3)" '1 0'
run ask search --count 磨光翡翠
is 'the new words are found' "$(cat "$out")" 1
run ask search --count 铜镜要擦干净
is 'the old words of that file are found once' "$(cat "$out")" 1
sed -i 's/磨光翡翠/磨光琥珀/' lib/编码/bom.md
run fatiao -q index
run ask search --count 磨光翡翠
is 'words that went are found no more' "$(cat "$out")" 0
printf '示例县铜锣办法\n\n2014年5月1日 示例县政府令第21号公布\n\n第一条 铜锣响三声。\n' >lib/new.txt
run fatiao --format json index
is 'an added file is read' "$(changed | cut -d' ' -f1,3)" '1 0'
run ask show 示例县铜锣办法第一条
has '铜锣响三声' 'and its text is shown'
mv lib/new.txt lib/moved.txt
run fatiao --format json index
is 'a moved file is one removed and one read' "$(changed | cut -d' ' -f1,3)" '1 1'
run ask search --count 铜锣响三声
is 'its words are there once' "$(cat "$out")" 1
rm lib/moved.txt
run fatiao --format json index
is 'a removed file is gone' "$(changed | cut -d' ' -f1,3)" '0 1'
run ask search --count 铜锣
is 'with its words' "$(cat "$out")" 0
run ask show 示例县铜锣办法
status_is 1 'and its work'
touch lib/编码/bom.md
run fatiao --format json index
is 'a file that was but touched counts as unchanged' "$(changed | cut -d' ' -f1,3)" '0 0'

echo 'Notes of ours.' >works/demo-7/notes.md
run fatiao --format json index
is 'a file in a folder of a work that work.json does not list is not read' "$(changed | cut -d' ' -f1,3)" '0 0'
sum=$(cksum <data/index.db)
run fatiao -q index
is 'and is no change for ever' "$(cksum <data/index.db)" "$sum"
rm works/demo-7/notes.md
run fatiao -q index

# A refreshed index holds what a new one holds
run ask export --as jsonl
jq -S -c 'del(.as_of)' "$out" | sort >refreshed
links=$(fatiao links --all --format jsonl | jq -S -c . | sort | cksum)
run fatiao -q index --rebuild
status_is 0 'rebuild'
run ask export --as jsonl
jq -S -c 'del(.as_of)' "$out" | sort >rebuilt
ok 'refreshed and rebuilt indexes export the same units' cmp -s refreshed rebuilt
is 'and the same links' "$(fatiao links --all --format jsonl | jq -S -c . | sort | cksum)" "$links"

# Tables and catalogue
printf 'demo-7#art_1\tbased-on\t\tlamp-law@2025-10-28#art_4\t依据第四条。\tRests on Article 4.\t5\tsecondary\n' >>works/links/demo.tsv
run fatiao -q index
run ask links --type based-on demo-7#art_1
has 'lamp-law@2025-10-28#art_4' 'a new row of a table of links is read'
sed -i 's/"effective": "2026-10-01"/"effective": "2026-12-01"/' works/demo-7/work.json
run fatiao -q index
run ask --format json list versions demo-7
json 'a changed work.json is read' '.works[0].versions[0].status == "not-yet"'

# Progress: a bar on a terminal, nothing on a pipe
run fatiao -q index --rebuild
is '-q and a pipe: nothing is said' "$(cat "$out" "$err" | wc -c)" 0
run fatiao index --rebuild
ok 'a pipe: no bar' sh -c '! grep -q "$(printf "\r")" "$1"' - "$err"
if command -v script >/dev/null; then
	TERM=xterm script -qec "$FATIAO index --rebuild" /dev/null </dev/null >"$out" 2>&1
	ok 'a terminal: a bar with files, rate and time left' grep -qE '\[[#.]+\] [0-9]+/[0-9]+ files, [0-9]+ a second, [0-9]+ s left' "$out"
else
	skip 'a bar on a terminal' 'script is not installed'
fi

# Sources: another, forgotten, the corpus left out, one that is none
mkdir other && printf '示例县算盘办法\n\n2013年3月3日 示例县政府令第31号公布\n\n第一条 算盘打九九。\n' >other/abacus.txt
run fatiao -q index --source other
run ask search --count 算盘
is 'a second source is added to the first' "$(cat "$out")" 1
run ask search --count 风车停转
is 'which is still there' "$(cat "$out")" 2
run fatiao -q index --forget other
run ask search --count 算盘
is 'a forgotten source goes' "$(cat "$out")" 0
run fatiao list sources
lacks "$PWD/other" 'from the list, too'
ok 'its files stay' test -f other/abacus.txt
run fatiao -q index --forget nowhere
err_has 'was no source' 'forgetting what was none says so'
run fatiao -q index --no-corpus
run ask search --count 不得饮酒
is "without the corpus the bare text is still there" "$(cat "$out")" 1
run fatiao list sources
lacks "$PWD/works" '--no-corpus leaves the corpus out'
run fatiao -q index
run fatiao list sources
has "$PWD/works" 'for that time alone'
mkdir gone && printf '示例县铜鼓办法\n\n2013年3月4日 示例县政府令第32号公布\n\n第一条 铜鼓敲三下。\n' >gone/drum.txt
run fatiao -q index --source gone
rm -r gone
printf '\n第三条 瓷瓶不插干花。\n' | iconv -t GB18030 >>lib/编码/gb18030.md
run fatiao --format json index
status_is 3 'a source that went away: exit 3'
ok 'it is named' grep -q "^fatiao: $PWD/gone: " "$err"
is 'the others are read' "$(changed | cut -d' ' -f1,3)" '1 0'
run ask search --count 铜鼓
is 'and what the index has of it stays' "$(cat "$out")" 1
run fatiao -q index --forget gone
status_is 0 'it can be forgotten by the name that it had'
run ask search --count 铜鼓
is 'and is' "$(cat "$out")" 0
run fatiao index --source nowhere
status_is 3 'a source that is not there: exit 3'
err_has 'nowhere' 'and its name'
run fatiao index extra
status_is 2 'an argument is wrong use'
run fatiao index --jobs x
status_is 2 'so is a number that is none'
for jobs in 1 2 7; do
	run fatiao --data "jobs$jobs" -q index --source lib --jobs $jobs
	is "read by $jobs threads, the same library" "$(fatiao --data "jobs$jobs" --on $ON export --as jsonl | jq -S -c . | sort | cksum)" \
		"$(ask export --as jsonl | jq -S -c . | sort | cksum)"
done
FATIAO_CORPUS="$PWD/none" run fatiao --data empty index
status_is 3 "a catalogue that is not there is a missing source"
finish

# What could be read before and cannot be now stays in the index, whatever is built anew: a file that turned bad, a
# folder that is shut, a source that is not there, a catalogue that cannot be taken. It is told, exit 3; and what
# is gone is gone.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
mkdir other && printf '示例县油灯办法\n\n2020年1月2日 示例县人民政府令第77号公布\n\n第一条 油灯在黄昏点亮。\n\n第二条 依照《示例县铜镜办法》第一条擦灯。\n' >other/lamp.txt
touch -d 2026-11-01T00:00:00Z other/lamp.txt
run fatiao -q index --source other
status_is 0 'two sources are indexed'

all() { ask export --as jsonl | jq -cS 'del(.as_of)' | LC_ALL=C sort; }
links_of() { ask links --all --format jsonl | jq -cS 'del(.from.as_of, .to.as_of, .now)' | LC_ALL=C sort; }
all >all.before && links_of >links.before
ok 'there is something to lose' test "$(wc -l <all.before)" -gt 100

stays() { # WHAT FAULT ARG...: index ARG... keeps every word and link
	case=$1 fault=$2
	shift 2
	run fatiao -q index "$@"
	status_is 3 "$case: exit 3"
	err_has "$fault" "$case: told"
	all >all.now && links_of >links.now
	if cmp -s all.before all.now; then ok "$case: every text stays"; else fail "$case: every text stays" "$(diff all.before all.now | cut -c 1-300 | head -n 10)"; fi
	if cmp -s links.before links.now; then ok "$case: every link, too"; else fail "$case: every link, too" "$(diff links.before links.now | cut -c 1-300 | head -n 10)"; fi
	run fatiao -q verify
	[ "$status" -le 1 ] || fail "$case: the index is whole" "$(shown)"
}
mended() { # WHAT
	run fatiao -q index
	status_is 0 "$1, mended: exit 0"
	all >all.now
	if cmp -s all.before all.now; then ok "$1, mended: as before"; else fail "$1, mended: as before" "$(diff all.before all.now | cut -c 1-300 | head -n 10)"; fi
}
touched() { # a change of the catalogue, for which everything is built anew
	jq '.note = {"zh": "改'"$1"'"}' "$FIXTURES/works/demo-7/work.json" >works/demo-7/work.json
}

cp -p lib/编码/bom.md keep
: >lib/编码/bom.md
stays 'a file that became empty' bom.md
stays 'a file that became empty, --rebuild' bom.md --rebuild
stays 'and again' bom.md --rebuild
run fatiao verify
status_is 1 'verify tells the file from the text that is kept'
run ask search --count 铜镜要擦干净
is 'a word of it is found' "$(cat "$out")" 1
touched 1
stays 'and when the catalogue changed' bom.md
cp -p keep lib/编码/bom.md
mended 'the file'
part=$(find lib/法律/家用品法典 -name '*.md' ! -name README.md | LC_ALL=C sort | sed -n 2p)
cp -p "$part" keep.part && : >"$part"
stays 'a part of a code' "$part"
stays 'a part of a code, --rebuild' "$part" --rebuild
cp -p keep.part "$part"
mended 'the part'

mv other away
stays 'a source that is not there' /other
stays 'a source that is not there, --rebuild' /other --rebuild
touched 2
stays 'a source that is not there, another catalogue' /other
run ask search --count 油灯在黄昏点亮
is 'a word of it is found' "$(cat "$out")" 1
mv away other
mended 'the source'

cp works/demo-3/work.json work.json
echo '{"key": "demo-3",' >works/demo-3/work.json
stays 'a work.json that is cut off' demo-3/work.json
stays 'a work.json that is cut off, --rebuild' demo-3/work.json --rebuild
touched 3
stays 'a work.json that is cut off, and another that changed' demo-3/work.json
rm works/demo-3/work.json && ln -s nowhere works/demo-3/work.json
stays 'a work.json that leads nowhere' demo-3/work.json
stays 'a work.json that leads nowhere, --rebuild' demo-3/work.json --rebuild
rm works/demo-3/work.json && cp work.json works/demo-3/work.json
mended 'the catalogue'

for table in links/demo.tsv glossary.tsv; do
	[ -f "works/$table" ] || { fail "works/$table is there"; continue; }
	mv "works/$table" table && ln -s nowhere "works/$table"
	stays "$table leads nowhere" "$table"
	stays "$table leads nowhere, --rebuild" "$table" --rebuild
	rm "works/$table" && mv table "works/$table"
	mended "$table"
done

# an index that cannot be read itself keeps nothing: said
cp -R data data.whole
: >lib/编码/bom.md
printf 'no database' >data/index.db
run fatiao -q index
status_is 3 'a bad file and a damaged index: exit 3'
err_has 'index.db: unreadable: the index there was; nothing of it can be kept' 'that nothing is kept is said'
rm -r data && cp -R data.whole data
run fatiao -q index
status_is 3 'with a whole one'
ok 'with a whole one nothing of the kind is said' sh -c "! grep -q 'the index there was' '$err'"
cp -p keep lib/编码/bom.md
mended 'the index'

# what is gone is gone, however it is built
rm -r other lib/编码/bom.md && mkdir other
for how in '' --rebuild; do
	run fatiao -q index $how
	status_is 0 "files that are gone, ${how:-refreshed}: exit 0"
	run ask show 示例县铜镜办法第一条
	status_is 1 "${how:-refreshed}: their texts are gone"
done
cp -p keep lib/编码/bom.md
run fatiao -q index --forget other
status_is 0 'and a source that is forgotten'
all >all.before && links_of >links.before

# Permission is nothing to root: another user indexes
if [ "$(id -u)" -ne 0 ]; then
	:
elif command -v setpriv >/dev/null && chmod 711 .. ../.. 2>/dev/null && chmod 755 . && chown -R 65534:65534 data lib works &&
	setpriv --reuid 65534 --regid 65534 --clear-groups "$FATIAO" --version >"$out" 2>&1; then
	fatiao() { HOME=$PWD/data setpriv --reuid 65534 --regid 65534 --clear-groups ${WRAP:-} "$FATIAO" "$@"; }
else
	skip 'folders without permission' 'root reads all, and another user cannot come here'
	finish
fi
for mode in 000 444 311; do
	chmod $mode lib/编码
	stays "a folder of mode $mode" 编码
	stays "a folder of mode $mode, --rebuild" 编码 --rebuild
	touched $mode
	stays "a folder of mode $mode, another catalogue" 编码
	run fatiao list faults
	is "a folder of mode $mode: told once" "$(grep -c "编码.*unreadable" "$out")" 1
	chmod 755 lib/编码
	mended "a folder of mode $mode"
	chmod $mode works/demo-3
	stays "a work of mode $mode" demo-3
	stays "a work of mode $mode, --rebuild" demo-3 --rebuild
	chmod 755 works/demo-3
	mended "a work of mode $mode"
done
for file in lib/编码/bom.md works/demo-3/work.json works/gbt-22239-2019/outline.tsv works/links/demo.tsv; do
	[ -f "$file" ] || { fail "$file is there"; continue; }
	cp -p "$file" whole && printf '\n' >>"$file" && chmod 000 "$file"
	stays "$file without permission" "${file##*/}"
	stays "$file without permission, --rebuild" "${file##*/}" --rebuild
	chmod 644 "$file" && cat whole >"$file"
	mended "$file"
done
finish

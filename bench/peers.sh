#!/bin/sh
# Search and index beside others, where they are installed: the same units of article rank, the same queries. usage:
# B=build [PEERS='xapian rg'] bench/peers.sh WORK, behind bench/run.sh, whose corpus and index it uses. Appends to $work/figures: name, value.
#
# Every peer holds the text of a hit and prints it, as fatiao does. Recall is counted against literal truth (the units
# whose heading or text holds the query, as plain bytes) over bench/queries.txt; "extra" is what a peer finds besides,
# as a share of the truth. A cold search is a new process; ratios are fatiao / peer, the geometric mean of the medians
# of paired runs over the spine's eight queries.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
B=$(cd "$B" && pwd)
work=$(cd "$1" && pwd)
peers=$work/peers
fatiao=$B/fatiao
bench=$B/bench/bench
eight='网 日志 国家 著作权 网络安全 监督检查 关键信息基础设施 县级以上地方人民政府'
export FATIAO_DATA=$work/data XAPIAN_CJK_NGRAM=1

figure() { printf '%-46s %s\n' "$1" "$2"; printf '%s\t%s\n' "$1" "$2" >>"$work/figures"; }
missing() { printf '%-46s %s\n' "$1" "not installed, or not asked for: left out"; }
has() { command -v "$1" >/dev/null; }
# Whether a peer is asked for: all are, unless PEERS names some.
wants() { [ -z "${PEERS:-}" ] || case " $PEERS " in *" $1 "*) ;; *) return 1 ;; esac; }

# ---- the same units for all: address, TAB, heading and text in one line ----

mkdir -p "$peers"
units=$peers/units.tsv
if [ ! -s "$units" ] || [ "$FATIAO_DATA/index.db" -nt "$units" ]; then
	"$fatiao" export --as jsonl |
		jq -r '[.address, ((.heading // "") + " " + (.text // ""))] | join("\t") | gsub("\n"; " ")' >"$units"
fi

# What each query should find, worked out once: a file of addresses a query.
if [ ! -d "$peers/truth" ] || [ "$units" -nt "$peers/truth" ]; then
	rm -rf "$peers/truth" && mkdir "$peers/truth"
	while read -r q; do
		awk -F'\t' -v q="$q" 'index($2, q) {print $1}' "$units" | sort -u >"$peers/truth/$q"
	done <"$top/bench/queries.txt"
fi

# Recall and extra of a peer: hits_NAME QUERY prints the addresses it finds.
judge() { # name
	found=0 wanted=0 extra=0
	while read -r q; do
		"hits_$1" "$q" | sort -u >"$peers/hits"
		found=$((found + $(comm -12 "$peers/truth/$q" "$peers/hits" | wc -l)))
		wanted=$((wanted + $(wc -l <"$peers/truth/$q")))
		extra=$((extra + $(comm -13 "$peers/truth/$q" "$peers/hits" | wc -l)))
	done <"$top/bench/queries.txt"
	figure "$1: recall" "$(awk "BEGIN{printf \"%.4f\", $found/$wanted}")"
	figure "$1: extra" "$(awk "BEGIN{printf \"%.4f\", $extra/$wanted}")"
}

# fatiao / peer, cold: cold_NAME QUERY prints the command, a word a line.
race() { # name
	peer=$1
	: >"$peers/ratios"
	for q in $eight; do
		"cold_$peer" "$q" >"$peers/command"
		set --
		while IFS= read -r word; do set -- "$@" "$word"; done <"$peers/command"
		"$bench" pair 15 "$fatiao" search --limit 20 "$q" -- "$@" | cut -d' ' -f3 >>"$peers/ratios"
	done
	figure "$peer: cold search, fatiao / peer" "$(awk '{s += log($1)} END {printf "%.2f", exp(s/NR)}' "$peers/ratios")"
}

seconds() { "$bench" time 1 sh -c "$1" | cut -d' ' -f1; }

# Seconds to index the units, fatiao's own index of the same texts being 1.
against() { # name command
	s=$(seconds "$2")
	figure "$1: index time, fatiao / peer" "$(awk "BEGIN{printf \"%.2f\", $ours/$s}")"
}

ours=$(seconds "rm -rf '$peers/data'; '$fatiao' --data '$peers/data' index -q --no-corpus --source '$work/corpus'")
rm -rf "$peers/data"
hits_fatiao() { "$fatiao" search --format jsonl --limit 1000000 "$1" | jq -r .address; }
judge fatiao

# ---- xapian: quest on an index with CJK n-grams ----

hits_xapian() { quest -d "$peers/xapian" -s none -o and -m 1000000 "$1" | sed -n 's/^id=//p'; }
cold_xapian() { printf '%s\n' quest -d "$peers/xapian" -s none -o and -m 20 "$1"; }
if wants xapian && has quest && has scriptindex; then
	awk -F'\t' '{print "id=" $1 "\ntext=" $2 "\n"}' "$units" >"$peers/xapian.in"
	printf 'id : field=id\ntext : index field=text\n' >"$peers/xapian.script"
	against xapian "scriptindex -s none --overwrite '$peers/xapian' '$peers/xapian.script' '$peers/xapian.in'"
	judge xapian
	race xapian
else
	missing 'xapian (xapian-tools, xapian-omega)'
fi

# ---- groonga: TokenBigram ----

hits_groonga() {
	groonga "$peers/groonga/db" select Units --match_columns text --query "\"$1\"" --output_columns id --limit -1 |
		jq -r '.[1][0][2:][] | .[0]'
}
cold_groonga() {
	printf '%s\n' groonga "$peers/groonga/db" select Units --match_columns text --query "\"$1\"" --output_columns \
		id,text --limit 20 --sort_keys -_score
}
if wants groonga && has groonga; then
	rm -rf "$peers/groonga" && mkdir "$peers/groonga"
	groonga -n "$peers/groonga/db" >/dev/null <<'SCHEMA'
table_create Units TABLE_NO_KEY
column_create Units id COLUMN_SCALAR ShortText
column_create Units text COLUMN_SCALAR LongText
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Terms units COLUMN_INDEX|WITH_POSITION Units text
SCHEMA
	{ echo 'load --table Units'; jq -Rsc '[split("\n")[] | select(. != "") | split("\t") | {id: .[0], text: .[1]}]' "$units"; } \
		>"$peers/groonga.in"
	against groonga "groonga '$peers/groonga/db' <'$peers/groonga.in'"
	judge groonga
	race groonga
else
	missing 'groonga (groonga-bin)'
fi

# ---- plain FTS5 ----

fts5() { # tokenizer
	hits_sqlite() { sqlite3 "$peers/$tok.db" "SELECT id FROM units WHERE units MATCH '\"$1\"'"; }
	cold_sqlite() {
		printf '%s\n' sqlite3 "$peers/$tok.db" \
			"SELECT id, text FROM units WHERE units MATCH '\"$1\"' ORDER BY rank LIMIT 20"
	}
	tok=$1
	rm -f "$peers/$tok.db"
	printf '%s\n' "CREATE VIRTUAL TABLE units USING fts5(id UNINDEXED, text, tokenize='$tok');" \
		'.mode ascii' '.separator "\t" "\n"' ".import '$units' units" >"$peers/$tok.sql"
	s=$(seconds "sqlite3 '$peers/$tok.db' <'$peers/$tok.sql'")
	figure "FTS5 $tok: index time, fatiao / peer" "$(awk "BEGIN{printf \"%.2f\", $ours/$s}")"
	judge sqlite | sed "s/^sqlite:/FTS5 $tok:/"
	race sqlite | sed "s/^sqlite:/FTS5 $tok:/"
	sed -i "s/^sqlite:/FTS5 $tok:/" "$work/figures"
}
if wants fts5 && has sqlite3; then
	fts5 trigram
	fts5 unicode61
else
	missing 'plain FTS5 (sqlite3)'
fi

# ---- recoll: files, not units: its recall is counted in files ----

if wants recoll && has recollindex && has recollq; then
	rm -rf "$peers/recoll" && mkdir -p "$peers/recoll/conf"
	printf 'topdirs = %s\nindexstemminglanguages =\ncjkngramlen = 2\nidxflushmb = 200\n' "$work/corpus" >"$peers/recoll/conf/recoll.conf"
	against recoll "recollindex -c '$peers/recoll/conf' -z"
	cold_recoll() { printf '%s\n' recollq -c "$peers/recoll/conf" -n 20 "\"$1\""; }
	race recoll
	found=0 wanted=0
	while read -r q; do
		grep -rlF --include='*.md' -e "$q" "$work/corpus" | sort >"$peers/true"
		recollq -c "$peers/recoll/conf" -n 1000000 -b "\"$q\"" 2>/dev/null | sed -n 's,^file://,,p' | sort -u >"$peers/hits"
		found=$((found + $(comm -12 "$peers/true" "$peers/hits" | wc -l)))
		wanted=$((wanted + $(wc -l <"$peers/true")))
	done <"$top/bench/queries.txt"
	figure 'recoll: recall, in files' "$(awk "BEGIN{printf \"%.4f\", $found/$wanted}")"
else
	missing 'recoll (recollcmd)'
fi

# ---- scanners of one file ----

cold_grep() { printf '%s\n' grep -F -c -e "$1" "$work/all.md"; }
cold_ugrep() { printf '%s\n' ugrep -F -c -e "$1" "$work/all.md"; }
cold_rg() { printf '%s\n' rg -F -e "$1" "$work/all.md"; }
for scanner in grep ugrep rg; do
	if wants $scanner && has $scanner; then race $scanner; else missing $scanner; fi
done

# Encodings are found: passages of real texts, encoded anew, come back as they were (tests/tools/encodings.c).
. "$TOP/tests/lib.sh"
need_data texts
if ! $LINK -std=c11 -D_GNU_SOURCE -I"$TOP/lib" -I"$TOP" "$TOP/tests/tools/encodings.c" -o encodings "$B/indexer.a" "$B/libfatiao.a" $LIBS \
	>link.log 2>&1; then
	fail 'encodings links' "$(tail -n 20 link.log)"
	finish
fi

found() { # ENCODING LEAST FILE...: the share of passages of 20 characters and more, in percent
	encoding=$1 least=$2
	shift 2
	./encodings 600 7 "$encoding" "$@" >"$out"
	if awk -v least="$least" '{ sub("%", "", $NF); exit !($NF + 0 >= least + 0) }' "$out"; then ok "$encoding"; else fail "$encoding" "$(cat "$out")"; fi
}

for encoding in UTF-8 GB18030 GBK GB2312 UTF-32LE UTF-32BE; do
	found $encoding 99.8 "$DATA"/texts/*.zh.*
done
for encoding in UTF-16LE UTF-16BE; do
	found $encoding 98 "$DATA"/texts/*.zh.*
done
found BIG5 99.8 "$DATA"/tw/*.zh.txt
found BIG5-HKSCS 99.8 "$DATA"/tw/*.zh.txt
for encoding in UTF-8 CP1252 UTF-16LE; do
	found $encoding 99.8 "$DATA"/tw/*.en.txt
done
finish

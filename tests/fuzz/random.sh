# 200,000 buffers drawn by lot, the same ones each time, through every door by which words leave the program: the sanitiser,
# JSON and the folding of lines (safe), and all forms of export with their escaping writers (export). No raw control,
# bidirectional, invisible or private character comes out, no cell is a formula, JSON is JSON and XML is well-formed.
. "$TOP/tests/lib.sh"
buffers=200000
[ -z "${SAN:-}" ] || buffers=20000
[ -z "${WRAP:-}" ] || buffers=2000
for door in safe export; do
	run ${WRAP:-} "$B/fuzz/$door" --random $buffers 20261126
	status_is 0 "$door: $buffers random buffers"
	has "$buffers inputs" "$door: all of them were tried"
done
[ "$buffers" -eq 200000 ] || skip 'the rest of 200,000 buffers' 'under a guard that is slow; the plain make check runs them all'
finish

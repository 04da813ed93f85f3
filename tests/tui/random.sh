# Keys and sizes drawn by lot: whatever is typed, the reader lives. Larger runs: fatiao tui --keys, Random:COUNT:SEED.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
library
cp -R "$FIXTURES/trace" .
run fatiao index -q --source lib --source trace
status_is 0 'the made-up library is indexed'
for seed in 1 2 3 4; do
	echo "Random:1500:$seed" >keys
	run fatiao --on "$ON" tui --keys keys --size 100x30 lamp-law
	status_is 0 "1,500 keys by lot, seed $seed"
	ok "no word of a fault, seed $seed" test ! -s "$err"
done
finish

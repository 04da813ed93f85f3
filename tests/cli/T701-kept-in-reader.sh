# What the reader writes of the basket: a file that is there stays, and nothing in it can act on a terminal.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
indexed
run ask basket add lamp-law@2025-10-28#art_3 示例县隐字规则#art_1 示例县隐字规则#art_2
status_is 0 'three provisions are set aside'
echo 'B E Enter Print' >keys
run ask tui --keys keys lamp-law
has 'written: basket.md' 'the basket is written'
ok 'to the file' grep -q '^## ' basket.md
ok 'a law is cited with its year' grep -q '2025), art. 3$' basket.md
ok 'no control character stands in it' sh -c "! LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]' basket.md"
echo 'the brief of another client' >basket.md
run ask tui --keys keys lamp-law
has 'basket.md is there already' 'a file that is there is not written over'
is 'it stays' "$(cat basket.md)" 'the brief of another client'
finish

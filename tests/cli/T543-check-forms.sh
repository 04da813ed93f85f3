# check reads memos of every importable form, and says where a citation stands when a line means nothing.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
need jq
indexed
cat >memo.html <<'END'
<!DOCTYPE html><html><head><title>Memo</title><script>var x = "灯塔法第九条";</script></head><body>
<nav><a href="/">Home</a></nav>
<p>Date: 1 November 2019</p>
<p>A keeper writes a log: 灯塔法第二条。</p>
<table><tr><td>不点灯</td><td>灯塔法第四条</td></tr></table>
</body></html>
END
run ask --format json check memo.html
status_is 1 'a page with citations that no longer hold'
json 'its citations are found, not those of its scripts' '[.citations[].quote] == ["灯塔法第二条","灯塔法第四条"]'
json 'its head dates it' '.written == "2019-11-01"'
json 'line and column stay, page and paragraph stand beside' '.citations[0] | .line > 0 and .column > 0 and .page == null and .paragraph > 1'
json 'paragraphs count on' '.citations[1].paragraph > .citations[0].paragraph'
run ask check memo.html
ok 'text names the paragraph' grep -q '^paragraph [0-9]*  ' "$out"
status=0
ask check - <memo.html >"$out" 2>"$err" || status=$?
status_is 1 'from standard input, too'
run ask check --fix memo.html
status_is 3 '--fix is for text and Markdown'
err_has 'html' 'and says so'
printf '灯塔法第二条。\n' | iconv -t GB18030 >memo.txt
run ask --format json check memo.txt
json 'a memo in GB18030' '[.citations[].quote] == ["灯塔法第二条"] and .citations[0].line == 1 and .citations[0].page == null and .citations[0].paragraph == null'
run ask check --fix memo.txt
status_is 3 '--fix needs UTF-8'
printf '\211PNG\r\n\032\n0000' >memo.png
run ask check memo.png
status_is 3 'a picture is no memo'
err_has 'picture' 'and is told so'
mkfifo pipe
run ask check pipe
status_is 3 'a FIFO is none'
finish

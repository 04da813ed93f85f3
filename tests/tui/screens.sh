# Screens as golden files. Each tests/tui/NAME.keys names keys and says Print where a screen is to be kept; its first
# line, "# ADDRESS", says where the reader begins; those called zh-NAME have the interface in Chinese. The same keys are
# played in three sizes; NAME.WxH.screen holds what was printed. `make accept T=tui/NAME` rewrites them, T=tui all.
. "$TOP/tests/lib.sh"
. "$TOP/tests/cli/library.sh"
library
cp -R "$FIXTURES/trace" .
run fatiao index -q --source lib --source trace
status_is 0 'the made-up library is indexed'
export HOME="$PWD" TERM=dumb
unset COLORFGBG NO_COLOR
today=$(TZ=Etc/GMT-8 date +%F) # a key goes to it; the screens say today-date

screen() { # name size keys address
	want=$TOP/tests/tui/$1.$2.screen
	run fatiao --on "$ON" tui --keys "$3" --size "$2" "$4"
	[ "$status" -eq 0 ] || { fail "$1 at $2" "$(shown)"; return; }
	sed "s/$today/today-date/g" "$out" >"$out.fixed" && mv "$out.fixed" "$out"
	if { [ "${ACCEPT:-}" = "tui/$1" ] || [ "${ACCEPT:-}" = tui ]; } && ! cmp -s "$want" "$out"; then
		cp "$out" "$want"
		echo "# accepted: tui/$1 at $2"
	fi
	if diff -u "$want" "$out" >"$out.diff" 2>&1; then ok "$1 at $2"; else fail "$1 at $2" "$(head -n 60 "$out.diff")"; fi
}

for keys in "$TOP"/tests/tui/*.keys; do
	name=$(basename "$keys" .keys)
	case $name in zh-*) LC_ALL=zh_CN.UTF-8 ;; *) LC_ALL=C.UTF-8 ;; esac
	export LC_ALL
	address=$(sed -n '1s/^# //p' "$keys")
	for size in 80x24 120x40 40x12; do
		rm -f data/user.db*
		screen "$name" "$size" "$keys" "$address"
	done
done
finish

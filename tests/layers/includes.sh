# Reads every #include: a file may name headers of its own layer and of those below, never another folder's
# inner.h; a library's header stands only where it may (tests/layers/walls); headers include in no circle.
. "$TOP/tests/lib.sh"
walls=$TOP/tests/layers/walls

# FILE:HEADER, "own/header.h" as it is, <system.h> in angle brackets
cd "$TOP" || exit 1
find lib indexer tui cli tools \( -name '*.c' -o -name '*.h' \) -exec grep -HE '^[ 	]*#[ 	]*include' {} + |
	sed -nE 's/^([^:]*):[ 	]*#[ 	]*include[ 	]*(<[^>]*>|"[^"]*").*/\1 \2/p' >"$out"

# The rules in one pass; each line that it prints is an offence.
awk -v walls="$walls" '
function layer_of(path) { return match(path, /^lib\/[^\/]+\//) ? substr(path, 1, RLENGTH - 1) : substr(path, 1, index(path, "/") - 1) }
function target(file, name) {
	if (index(name, "/") == 0) return name == "fatiao.h" ? "lib" : layer_of(file) # beside the file, or generated
	return name ~ /^(indexer|tui|cli|tools)\// ? layer_of(name) : "lib/" substr(name, 1, index(name, "/") - 1)
}
function allowed(from, to, i) {
	if (from == to || from == "tools") return 1
	for (i = 1; i <= n[from]; i++)
		if (below[from, i] == to || index(to, below[from, i] "/") == 1) return 1
	return 0
}
BEGIN {
	while ((getline line <walls) > 0) {
		fields = split(line, f, /[ \t]+/)
		if (f[1] == "@") only[f[2]] = f[3]
		else if (line != "" && line !~ /^[#=]/) { n[f[1]] = fields - 1; for (i = 2; i <= fields; i++) below[f[1], i - 1] = f[i] }
	}
}
$2 ~ /^"/ {
	name = substr($2, 2, length($2) - 2)
	to = target($1, name)
	if (!allowed(layer_of($1), to)) print $1 " includes " name " of " to
	folder = $1; sub(/\/[^\/]*$/, "", folder); sub(/^lib\//, "", folder)
	if (name ~ /\/inner\.h$/ && name != folder "/inner.h") print $1 " includes " name ", which is private to its folder"
}
$2 ~ /^</ {
	name = substr($2, 2, length($2) - 2)
	for (h in only)
		if (name ~ ("^" h "$") && $1 !~ ("^(" only[h] ")$")) print $1 " includes <" name ">, which belongs to " only[h]
}' "$out" >"$out.offences"
if [ -s "$out.offences" ]; then fail 'every include is allowed' "$(cat "$out.offences")"; else ok 'every include is allowed'; fi

sed -nE 's/^(lib\/)?([^ ]*\.h) "(.*\.h)"$/\2 \3/p' "$out" | tsort >"$out.order" 2>"$err"
if [ -s "$err" ]; then fail 'headers include in no circle' "$(cat "$err")"; else ok 'headers include in no circle'; fi

missing=$(find lib indexer tui cli -name '*.h' -exec grep -L '^#ifndef FT_.*_H$' {} +)
if [ -n "$missing" ]; then fail 'every header has a guard' "$missing"; else ok 'every header has a guard'; fi
finish

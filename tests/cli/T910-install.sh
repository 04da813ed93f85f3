# make install, PREFIX and DESTDIR; the installed program finds its library; uninstall leaves nothing.
. "$TOP/tests/lib.sh"

[ -z "${SAN:-}" ] || { echo 'what is installed is the plain build'; exit 77; }

install_to() { # -o all: what was built stays as it is
	make -s -C "$TOP" -o all "$1" B="$B" PREFIX=/opt/fatiao DESTDIR="$PWD/root"
}

run install_to install
status_is 0 'make install'
root=$PWD/root/opt/fatiao
ok 'the program' test -x "$root/bin/fatiao"
ok 'the library' test -f "$root/share/fatiao/corpus/csl/work.json"
ok 'the manual' test -f "$root/share/man/man1/fatiao.1"
ok 'the manual, section 5' test -f "$root/share/man/man5/fatiao-corpus.5"
ok 'in Chinese' test -f "$root/share/man/zh_CN/man1/fatiao.1"
ok 'the manual, section 7' test -f "$root/share/man/man7/fatiao-query.7"
for file in bash-completion/completions/fatiao zsh/site-functions/_fatiao fish/vendor_completions.d/fatiao.fish; do
	ok "$file" test -f "$root/share/$file"
done
is 'nothing stands outside the prefix' "$(find root -mindepth 1 -maxdepth 2)" 'root/opt
root/opt/fatiao'
is 'nothing is writable for others' "$(find root -perm -o+w ! -type l)" ''

run "$root/bin/fatiao" index
status_is 0 'the installed program indexes'
run "$root/bin/fatiao" list sources
has "$root/share/fatiao/corpus" 'it reads the installed library'

run install_to uninstall
status_is 0 'make uninstall'
is 'nothing is left' "$(find root -type f)" ''
finish

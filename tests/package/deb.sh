# The Debian package: built twice the same, without a word from lintian, and installed in a fresh root, where the main
# job runs. Asks apt's own mirror for what it needs; not part of `make check`: make package-check.
. "$TOP/tests/lib.sh"
need dpkg-buildpackage dh git

tree() { # the files of the repository, into ./$1/fatiao
	mkdir -p "$1/fatiao"
	(cd "$TOP" && git ls-files -co --exclude-standard -z | xargs -0 tar cf -) | tar xf - -C "$1/fatiao"
}
package() {
	(cd "$1/fatiao" && DEB_BUILD_OPTIONS="nocheck parallel=$(getconf _NPROCESSORS_ONLN)" dpkg-buildpackage -us -uc -b)
}
sums() { (cd "$1" && sha256sum -- *.deb); }

for build in one two; do
	tree $build
	run package $build
	status_is 0 "dpkg-buildpackage, $build"
done
sums one >"$out"
has ' fatiao_' 'it gives fatiao'
has ' fatiao-corpus_' 'it gives fatiao-corpus'
is 'two builds are the same' "$(sums one)" "$(sums two)"
ok 'the program is in it' sh -c "dpkg-deb -c one/fatiao_*.deb | grep -q ' ./usr/bin/fatiao$'"
ok 'and the child beside it' sh -c "dpkg-deb -c one/fatiao_*.deb | grep -q ' ./usr/libexec/fatiao/fatiao-convert$'"

if command -v lintian >/dev/null; then
	run lintian --allow-root --fail-on error,warning one/*.changes
	status_is 0 'lintian has no error and no warning'
else
	skip lintian 'it is not installed'
fi
if command -v hardening-check >/dev/null; then
	dpkg-deb -x one/fatiao_*.deb tree
	run hardening-check --nocfprotection tree/usr/bin/fatiao tree/usr/libexec/fatiao/fatiao-convert
	status_is 0 'both programs are hardened (control-flow integrity set aside: Debian 12 has none)'
else
	skip 'hardening' 'hardening-check (devscripts) is not installed'
fi

# ---- a fresh root ----

mirror() { sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\{0,1\}\(http[^ ]*\) .*/\2/p' /etc/apt/sources.list \
	/etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1; }
gone() { umount root/proc 2>/dev/null || true; }
trap gone EXIT
inside() { chroot root env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/reader LC_ALL=C.UTF-8 TERM=dumb "$@"; }

if ! command -v debootstrap >/dev/null || [ "$(id -u)" -ne 0 ]; then
	skip 'a fresh root' 'debootstrap is not installed, or one is not root'
	finish
fi
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
run debootstrap --variant=minbase "$suite" root "$(mirror)"
if [ "$status" -ne 0 ]; then
	skip 'a fresh root' 'debootstrap did not come to its end (no network?)'
	finish
fi
cp /etc/apt/sources.list.d/debian.sources root/etc/apt/sources.list.d/ 2>/dev/null || true
cp /etc/resolv.conf /etc/hosts root/etc/
mkdir root/debs && cp one/*.deb root/debs/
run inside apt-get -q update
run inside sh -c 'DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends /debs/fatiao_*.deb /debs/fatiao-corpus_*.deb'
status_is 0 'it installs in a fresh root'
run inside useradd -m reader
mount -t proc proc root/proc # the program finds its library beside itself, by /proc/self/exe
as_reader() { inside setpriv --reuid=reader --regid=reader --clear-groups sh -c 'cd && exec "$@"' sh "$@"; }
run as_reader fatiao index
status_is 0 'the shipped library is indexed'
run as_reader fatiao show mps-176#art_7
has '公安机关网络空间安全监督检查办法' 'an article is shown'
run as_reader fatiao search --format json 日志
json 'and found' '.total > 0'
run as_reader fatiao links --chain mps-176#art_7__item_3
status_is 0 'the chain of a duty'
run as_reader sh -c 'printf "See Article 21 of the Cybersecurity Law.\n" | fatiao check --written 2019-11-01'
has renumbered 'a memo is checked'
run as_reader sh -c 'echo Print >keys && fatiao tui --keys keys mps-176#art_7'
has MPS-176 'the reader draws'
run inside apt-get -q purge -y fatiao fatiao-corpus
status_is 0 'it goes again'
ok 'without a trace' test ! -e root/usr/share/fatiao
finish

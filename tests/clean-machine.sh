#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The README's two commands on a machine with nothing on it: Debian 12's
# minimal system in a folder (debootstrap), a clone of the last commit, then
# ./start until the front page answers, and ./runtests. As root; it takes its
# packages from where this machine does. Says how long each took.
#
#     tests/clean-machine.sh [FOLDER]    (default: one that goes afterwards)
# shellcheck disable=SC2016,SC2317 # others expand it; traps call it
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
port=18080

[ "$(id -u)" -eq 0 ] || {
	echo "clean-machine.sh: only root can make a Debian" >&2
	exit 77
}
kept=${1:-}
root=${kept:-$(mktemp -d /tmp/broadsheet-machine.XXXXXX)}
clean_up() {
	umount "$root/proc" 2>/dev/null || :
	[ -n "$kept" ] || rm -rf --one-file-system "$root"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

mirror=$(apt-get indextargets --format '$(REPO_URI)' \
	'Created-By: Packages' 'Codename: bookworm' | head -n 1)
echo "Making a bare Debian 12 in $root."
mkdir -p "$root"
[ -x "$root/bin/sh" ] ||
	debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
rm -f "$root/etc/apt/sources.list"
cp /etc/apt/sources.list "$root/etc/apt/" 2>/dev/null || :
cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/" \
	2>/dev/null || :
cp /etc/resolv.conf "$root/etc/"
# What an installer would have written.
printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"
mount -t proc proc "$root/proc"
rm -rf "$root/home/broadsheet" "$root/home/shared"
git clone --quiet "file://$top" "$root/home/broadsheet"
[ ! -d "$top/../shared/testdata" ] || {
	mkdir "$root/home/shared"
	cp -R "$top/../shared/testdata" "$root/home/shared/"
}

echo "./start:"
begun=$(date +%s)
chroot "$root" sh -c 'cd /home/broadsheet && exec ./start --port "$1"' \
	sh "$port" &
start=$!
tries=0
until bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" &&
	printf "GET / HTTP/1.0\r\n\r\n" >&3 && head -n 1 <&3' bash "$port" \
	2>/dev/null | grep -q ' 200 '; do
	tries=$((tries + 1))
	if [ "$tries" -gt 600 ] || ! kill -0 "$start" 2>/dev/null; then
		kill "$start" 2>/dev/null || :
		echo "not ok: ./start does not serve the front page"
		exit 1
	fi
	sleep 1
done
echo "ok: the front page after $(($(date +%s) - begun)) s"
kill "$start"
wait "$start" || :

echo "./runtests:"
begun=$(date +%s)
status=0
chroot "$root" sh -c 'cd /home/broadsheet && exec ./runtests' || status=$?
echo "./runtests ended with $status after $(($(date +%s) - begun)) s"
exit "$status"

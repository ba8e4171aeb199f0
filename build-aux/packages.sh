# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2154 # what is set by who sources it
# Installing Debian's packages, for ./start and ./runtests to source in the
# top folder. They have say, fail, $may_install, $log, and call clean_packages
# when they end.

as_root=
policy=

# build_depends check | nocheck: the packages of debian/control's
# Build-Depends, with or without those that only the tests need. debhelper-compat is a name for a version
# of debhelper; build-essential goes without saying there.
build_depends() {
	say build-essential
	sed -n '/^Build-Depends:/,/^[^B \t]/ {
		s/^Build-Depends://
		/^[^ \t]/d
		p
	}' debian/control |
		tr ',' '\n' |
		if [ "$1" = nocheck ]; then sed '/<!nocheck>/d'; else cat; fi |
		sed -n 's/^[ \t]*\([a-z0-9][a-z0-9.+-]*\).*/\1/p' |
		sed 's/^debhelper-compat$/debhelper/'
}

# Those of the packages that are not installed, one a line.
missing_packages() {
	for package in "$@"; do
		case $(dpkg-query -W -f '${db:Status-Status}' "$package" \
			2>/dev/null) in
		installed) ;;
		*) say "$package" ;;
		esac
	done
}

# A web server that is installed would start, and serve on port 80 from now
# on. Nobody asked for that.
forbid_services() {
	[ ! -e /usr/sbin/policy-rc.d ] || return 0
	policy=/usr/sbin/policy-rc.d
	printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
	$as_root chmod 755 "$policy"
}

clean_packages() {
	[ -z "$policy" ] || $as_root rm -f "$policy"
	policy=
}

# install_packages BUILD MORE: lists of packages that are missing, the first
# of them out of debian/control.
install_packages() {
	[ -n "$1$2" ] || return 0
	say "These packages are missing:"
	printf '%s\n%s\n' "$1" "$2" | sed '/./!d; s/^/  /'
	more=$(printf '%s' "$2" | tr '\n' ' ')
	by_hand="apt-get build-dep ./${more:+ && apt-get install $more}"
	[ "$may_install" = yes ] || fail 69 "--no-install: as root, $by_hand"
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || fail 69 "only root can install" \
			"them, and there is no sudo here: as root, $by_hand"
		as_root=sudo
	fi
	say "Installing them, and what they need, with apt-get."
	forbid_services
	has_nginx=$(missing_packages nginx-common)
	# shellcheck disable=SC2086 # words are wanted
	if ! apt_get update ||
		! { [ -z "$1" ] || apt_get build-dep -y \
			--no-install-recommends ./; } ||
		! { [ -z "$2" ] || apt_get install -y \
			--no-install-recommends $more; }; then
		tail -n 20 "$log" >&2
		fail 69 "apt-get could not install them; all it said is in $log"
	fi
	clean_packages
	if [ -n "$has_nginx" ] && [ -d /run/systemd/system ] &&
		[ -z "$(missing_packages nginx-common)" ]; then
		$as_root systemctl --quiet disable nginx.service || :
	fi
}

apt_get() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q \
		-o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1
}

#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Every option there is stands in its man page and in the shipped file, with
# the value that it has.

bin=${top_builddir:-$BATS_TEST_DIRNAME/../../build}
src=${top_srcdir:-$BATS_TEST_DIRNAME/../..}

@test "broadsheet.conf(5) has every option" {
	"$bin/broadsheet" -C /dev/null config |
		sed -n 's/^\([a-z_]*\) = .*/\1/p' >"$BATS_TEST_TMPDIR/options"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/options")" -gt 50 ]
	while read -r option; do
		grep -q "Ic $option No = " "$src/docs/broadsheet.conf.5" || {
			echo "$option"
			false
		}
	done <"$BATS_TEST_TMPDIR/options"
}

@test "the shipped file has every option, as it is by default" {
	"$bin/broadsheet" -C /dev/null config |
		grep '^[a-z_]* = ' >"$BATS_TEST_TMPDIR/options"
	while read -r option _ value; do
		grep -q "^#\{0,1\}$option = " "$src/contrib/broadsheet.conf.in" || {
			echo "$option"
			false
		}
		case $value in
		[0-9]*) grep -q "^#$option = $value\$" \
			"$src/contrib/broadsheet.conf.in" || {
			echo "$option = $value"
			false
		} ;;
		esac
	done <"$BATS_TEST_TMPDIR/options"
}

@test "what the shipped file says can be read" {
	sed 's/^#\([a-z_]* = \)/\1/' "$src/contrib/broadsheet.conf.in" |
		sed 's/@[a-z]*@//g' >"$BATS_TEST_TMPDIR/broadsheet.conf"
	run "$bin/broadsheet" -C "$BATS_TEST_TMPDIR/broadsheet.conf" config
	echo "$output" | head -3
	[ "$status" -eq 0 ]
}

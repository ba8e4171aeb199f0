#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Run each fuzz target for a few seconds under AddressSanitizer and UBSan,
# from the seeds beside it. FUZZ_SECONDS sets how long each runs.
set -u
src=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd)
build=$(cd "${top_builddir:-.}" && pwd)
seconds=${FUZZ_SECONDS:-10}
clang=$(command -v clang) || { echo "1..0 # SKIP clang is not installed"; exit 0; }
modules="sqlite3 libctemplate jansson libconfuse glib-2.0 libcmark gumbo icu-i18n icu-uc zlib gmime-3.0 libidn2 libxml-2.0"
work=$build/fuzz
mkdir -p "$work"
flags="-g -O1 -std=gnu11 -D_GNU_SOURCE -w -I$build/src -I$src/src -I$src/tests/fuzz"
flags="$flags -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined"
cflags=$(pkg-config --cflags $modules)
libs="$(pkg-config --libs $modules) -lstemmer"

objects=
for file in "$src"/src/base/*.c "$src"/src/story/*.c "$src"/src/view/lint*.c \
	"$src"/src/http/request.c "$src"/src/http/urlencoded.c \
	"$src"/src/http/form.c "$src"/src/mail/letter.c \
	"$src"/src/post/mailbox.c "$src"/src/post/token.c \
	"$src"/src/post/writing.c \
	"$src"/src/store/*.c "$src"/src/page/query.c \
	"$src"/src/wire/feed*.c "$src"/src/wire/field.c \
	"$src"/src/wire/jsonfeed.c "$src"/src/wire/mend*.c \
	"$src"/src/wire/newsmlg2*.c "$src"/src/wire/nitf*.c \
	"$src"/src/wire/plain.c "$src"/src/wire/words.c \
	"$src"/src/wire/wxr.c "$src"/src/wire/wxr[a-ln-z]*.c \
	"$src"/src/wire/xml*.c \
	"$src"/src/picture/sniff.c "$src"/src/picture/frame.c \
	"$src"/src/picture/words*.c; do
	object=$work/$(basename "$(dirname "$file")")-$(basename "$file" .c).o
	# shellcheck disable=SC2086
	[ "$object" -nt "$file" ] ||
		"$clang" $flags $cflags -DPKGDATADIR='""' -DSYSCONFDIR='""' \
			-DLOCALSTATEDIR='""' -DRUNSTATEDIR='""' \
			-DPKGLIBEXECDIR='""' -c "$file" -o "$object" || exit 99
	objects="$objects $object"
done

# An archive: a target takes what it needs, and what that needs.
rm -f "$work/all.a"
# shellcheck disable=SC2086
ar crs "$work/all.a" $objects || exit 99

targets=$(cd "$src/tests/fuzz" && ls fuzz_*.c | sed 's/\.c$//')
# shellcheck disable=SC2086
set -- $targets
echo "1..$#"
n=0 failed=0
for target; do
	n=$((n + 1))
	# shellcheck disable=SC2086
	"$clang" $flags $cflags -fsanitize=fuzzer,address,undefined \
		"$src/tests/fuzz/$target.c" "$work/all.a" $libs -o "$work/$target" ||
		exit 99
	mkdir -p "$work/corpus-$target"
	seeds=$src/tests/fuzz/seeds/$target
	# Real files, where they are at hand, are read once each.
	shared=
	[ "$target" = fuzz_wxr ] && shared=${BROADSHEET_TESTDATA:-}/wxr
	if { [ ! -d "$shared" ] || "$work/$target" -runs=0 -timeout=60 \
		-rss_limit_mb=2048 -artifact_prefix="$work/$target-" \
		"$shared" > "$work/$target.log" 2>&1; } &&
		"$work/$target" -max_total_time="$seconds" -timeout=10 \
		-rss_limit_mb=2048 -artifact_prefix="$work/$target-" \
		"$work/corpus-$target" $([ -d "$seeds" ] && echo "$seeds") \
		> "$work/$target.log" 2>&1; then
		echo "ok $n - $target: nothing found in $seconds s"
	else
		failed=1
		echo "not ok $n - $target"
		tail -n 40 "$work/$target.log" | sed 's/^/# /'
	fi
done
exit $failed

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The arrows between folders run one way, and each library is seen only by
# the folder that owns it (DESIGN.md, The house).
cd "${top_srcdir:-$(dirname "$0")/../..}" || exit 99

# folder: what it may include besides itself
allowed() {
	case $1 in
	base) echo "" ;;
	http | store | view | story) echo "base" ;;
	page) echo "base http store story view" ;;
	post) echo "base http page store view" ;;
	mail) echo "base http page post store story view" ;;
	desk) echo "base page post store story view" ;;
	copy) echo "base http page post store view" ;;
	picture) echo "base" ;;
	wire) echo "base desk page picture store story" ;;
	tool) echo "base copy desk mail page picture post store story view wire" ;;
	esac
}

# library header: the folders that may see it
owner() {
	case $1 in
	sqlite3.h) echo "store" ;;
	fcgiapp.h | fcgios.h | fastcgi.h) echo "http" ;;
	ctemplate/*) echo "view" ;;
	vips/*) echo "picture" ;;
	gumbo.h | cmark.h | unicode/*) echo "story wire" ;;
	confuse.h) echo "base" ;;
	curl/*) echo "mail wire" ;;
	gmime/*) echo "mail" ;;
	libxml/*) echo "wire picture" ;;
	seccomp.h) echo "picture" ;;
	idn2.h) echo "post" ;;
	zlib.h) echo "story wire" ;;
	*) echo "any" ;;
	esac
}

n=0 failed=0
ok() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		failed=1
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

for dir in src/*/; do
	folder=$(basename "$dir")
	bad=
	for pair in $(grep -ho '^#include "[a-z]*/[^"]*"' "$dir"*.[ch] "$dir"*.cc \
		2>/dev/null | sed 's/.*"\([a-z]*\)\/.*/\1/' | sort -u); do
		case " $folder $(allowed "$folder") " in
		*" $pair "*) ;;
		*) bad="$bad $folder includes $pair/;" ;;
		esac
	done
	ok "$folder includes only what lies below it" "$bad"
	bad=
	for header in $(grep -ho '^#include <[^>]*>' "$dir"*.[ch] "$dir"*.cc \
		2>/dev/null | sed 's/.*<\(.*\)>/\1/' | sort -u); do
		who=$(owner "$header")
		case " any $folder " in
		*" $who "*) continue ;;
		esac
		case " $who " in
		*" $folder "*) ;;
		*) bad="$bad $folder includes <$header>;" ;;
		esac
	done
	ok "$folder sees only its own libraries" "$bad"
done

bad=
for file in src/*/*.c cgi-bin/*.c; do
	grep -q 'base/banned.h"' "$file" || bad="$bad $file"
done
ok "every .c file bans the banned calls" "$bad"

bad=$(grep -L 'SPDX-License-Identifier: Apache-2.0' src/*/*.[ch] src/*/*.cc \
	cgi-bin/*.[ch] sql/*/*/*.sql build-aux/*.awk)
ok "every file says its licence" "$bad"

bad=$(grep -l '^#include <curl/' src/*/*.[ch] |
	grep -v '^src/wire/visit\.c$' | grep -v '^src/mail/smtp\.c$')
ok "one file makes requests, and one speaks SMTP" "$bad"

bad=$(find cgi-bin src -name '*.cc' | grep -v '^src/view/')
ok "C++ is in src/view alone" "$bad"

echo "1..$n"
exit $failed

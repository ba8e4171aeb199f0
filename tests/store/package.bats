#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# broadsheet package, and packages in an import: what they make, say and
# refuse. Runs the built program on an edition of its own for each test.

: "${top_builddir:=build}" "${top_srcdir:=.}"

setup() {
	srcdir=$(cd "$top_srcdir" && pwd)
	program=$(cd "$top_builddir" && pwd)/broadsheet
	cd "$BATS_TEST_TMPDIR"
	cat >broadsheet.conf <<-EOF
		edition = 'edition'
		templates = '$srcdir/templates'
		static = '$srcdir/static'
	EOF
	export BROADSHEET_CONF=$PWD/broadsheet.conf
	export TERM=dumb
	"$program" init -q
	mkdir -p paper/stories/harbour
	echo 'harbour  Harbour' >paper/sections
	story first
	story second "Status: draft"
	package >wall.package
}

story() { # key [header...]
	{
		printf 'Headline: %s\nSection: harbour\n' "$1"
		printf 'Published: 2026-11-23 07:40\n'
		for header in "${@:2}"; do
			echo "$header"
		done
		printf '\nThe tide came in.\n'
	} >"paper/stories/harbour/$1.story"
}

package() { # more lines
	printf 'Title: The wall\nSlug: wall\n\nWhat it is about.\n\n'
	printf '## Key stories\n- harbour/first\n- harbour/second\n'
	for line in "$@"; do
		echo "$line"
	done
}

run_b() {
	run bash -c '"$0" "$@" 2>said' "$program" "$@"
}

said() {
	grep -qF -- "$1" said || {
		echo "wanted: $1"
		cat said
		return 1
	}
}

ask() {
	sqlite3 edition/edition.db "$1"
}

field() { # of the JSON in $output: a path of keys
	python3 -c '
import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1:]:
    value = value[int(key) if key.isdigit() else key]
print(value)' "$@" <<<"$output"
}

@test "a package that is saved and shown is the same file" {
	"$program" import -q paper
	package '' '## Documents' '- http://a.example/ | Words | Site' \
		'## What happened {timeline}' \
		'- 1953-07: A thing. (harbour/first)' >wall.package
	run_b package save wall.package
	[ "$status" -eq 0 ]
	[ "$output" = "in-depth/wall: made" ]
	run_b package show wall
	[ "$status" -eq 0 ]
	[ "$output" = "$(cat wall.package)" ]
	run_b --json package show wall
	[ "$(field slug)" = wall ]
	[ "$(field groups 0 items 0 live)" = True ]
	[ "$(field groups 0 items 1 live)" = False ]
	[ "$(field groups 2 items 0 date)" = 1953-07 ]
}

@test "saving the same again changes nothing that readers see" {
	"$program" import -q paper
	"$program" package save wall.package
	before=$(ask 'SELECT change FROM edition')
	run_b package save wall.package
	[ "$output" = "in-depth/wall: as it was" ]
	[ "$(ask 'SELECT change FROM edition')" = "$before" ]
	package '- 1' >wall.package
	run_b package save wall.package
	[ "$output" = "in-depth/wall: changed" ]
	[ "$(ask 'SELECT change FROM edition')" -gt "$before" ]
}

@test "a dry run saves nothing, and finds what is wrong" {
	"$program" import -q paper
	run_b -n package save wall.package
	[ "$output" = "in-depth/wall: would be saved" ]
	[ "$(ask 'SELECT count(*) FROM package')" = 0 ]
	package '- harbour/third' >wall.package
	run_b -n package save wall.package
	[ "$status" -eq 65 ]
	said 'wall.package:9: there is no story "harbour/third"'
}

@test "close and open, once each, are in the audit log and in the file" {
	"$program" import -q paper
	"$program" package save wall.package
	run_b package close wall
	[ "$output" = "in-depth/wall: closed" ]
	run_b package close wall
	[ "$status" -eq 65 ]
	said 'closed already'
	run_b package list
	[[ "$output" == "closed  "*"wall  The wall" ]]
	run_b package show wall
	[[ "$output" == *"Slug: wall"$'\n'"State: closed"* ]]
	# A file that does not say leaves it closed.
	package '- 1' >wall.package
	"$program" package save wall.package
	[ "$(ask 'SELECT closed IS NOT NULL FROM package')" = 1 ]
	run_b package open wall
	[ "$status" -eq 0 ]
	run_b --json package list
	[ "$(field packages 0 open)" = True ]
	run sqlite3 edition/newsroom.db \
		"SELECT group_concat(act || ' ' || why, ';') FROM audit
		WHERE act LIKE 'package%'"
	[ "$output" = "package save in-depth/wall;package close in-depth/wall;\
package save in-depth/wall;package open in-depth/wall" ]
}

@test "State in the file closes and opens" {
	"$program" import -q paper
	package | sed 's/^Slug.*/&\nState: closed/' >closed.package
	"$program" package save closed.package
	[ "$(ask 'SELECT closed IS NOT NULL FROM package')" = 1 ]
	sed 's/closed/open/' closed.package >open.package
	"$program" package save open.package
	[ "$(ask 'SELECT closed IS NOT NULL FROM package')" = 0 ]
}

@test "one that is not there is an input that is missing" {
	for verb in show close open; do
		run_b package $verb nothing
		[ "$status" -eq 66 ]
		said 'there is no package "nothing"'
	done
	run_b package save nothing.package
	[ "$status" -eq 66 ]
}

@test "a bad slug and a number that is no story are refused" {
	"$program" import -q paper
	for slug in A-Wall 12 wall--x -x; do
		package | sed "s/^Slug.*/Slug: $slug/" >bad.package
		run_b package save bad.package
		[ "$status" -eq 65 ]
	done
	package '- 999' >bad.package
	run_b package save bad.package
	[ "$status" -eq 65 ]
	said 'bad.package:9: there is no story "999"'
	[ "$(ask 'SELECT count(*) FROM package')" = 0 ]
}

@test "an import brings packages in before the stories of them" {
	mkdir paper/packages
	cp wall.package paper/packages
	story third "Package: wall"
	run_b import paper
	[ "$status" -eq 0 ]
	[[ "$output" == *"1 packages saved"* ]]
	[ "$(ask "SELECT c.path FROM story s JOIN section c ON c.id = s.package
		WHERE s.headline = 'third'")" = in-depth/wall ]
	[ "$(ask "SELECT count(*) FROM listing l JOIN section c
		ON c.id = l.section WHERE c.path = 'in-depth/wall'")" = 1 ]
	# Editors' own changes are kept when the same is imported again.
	package '- 1' >wall.package
	"$program" package save wall.package
	run_b import paper
	[[ "$output" != *"packages"* ]]
	run_b package show wall
	[ "$output" = "$(cat wall.package)" ]
}

@test "a dry import of packages keeps nothing" {
	mkdir paper/packages
	cp wall.package paper/packages
	story third "Package: wall"
	run_b import -n paper
	[ "$status" -eq 0 ]
	[[ "$output" == *"1 packages saved"* ]]
	[ "$(ask 'SELECT count(*) FROM package')" = 0 ]
}

@test "a bad package, and a story of none, are refused with their lines" {
	mkdir paper/packages
	package '- harbour/nothing' >paper/packages/wall.package
	story third "Package: in-depth/other"
	run_b import paper
	[ "$status" -eq 65 ]
	said 'paper/packages/wall.package:9: there is no story'
	said 'package: there is no "in-depth/other"'
	[ "$(ask 'SELECT count(*) FROM package')" = 0 ]
}

@test "withdrawing a story names the package, and takes it from there" {
	"$program" import -q paper
	"$program" package save wall.package
	run_b story withdraw 1 --why 'It was wrong.'
	[[ "$output" == *"taken from the package /in-depth/wall"* ]]
	run_b --json package show wall
	[ "$(field groups 0 items 0 live)" = False ]
}

@test "packages are no sections: they stay, and take no sections" {
	"$program" import -q paper
	"$program" package save wall.package
	before=$(ask 'SELECT group_concat(path) FROM section')
	for words in 'move in-depth/wall harbour/wall' 'move in-depth deep' \
		'remove in-depth/wall' 'remove audiovideo' \
		'move harbour in-depth/harbour' 'add in-depth/new New' \
		'add by/new New'; do
		# shellcheck disable=SC2086 # words are wanted
		run_b section $words
		[ "$status" -ne 0 ]
	done
	printf 'news  News\n' >sections
	"$program" section load -q sections
	[ "$(ask 'SELECT group_concat(path) FROM section')" = "$before,news" ]
	printf 'in-depth  Deep\n' >sections
	run_b section load sections
	[ "$status" -eq 65 ]
}

# As a power cut between the two databases leaves it.
begun() { # act why detail
	sqlite3 edition/newsroom.db "INSERT INTO operation (id, story, act, at,
		who, why, detail) VALUES ('x', 0, '$1', 1795000000, 'me', '$2',
		'$3')"
}

@test "what stopped half way is done at the next start, once" {
	"$program" import -q paper
	begun "package save" in-depth/tide '{"slug":"tide","title":"Tide",
		"intro":"About.","source":"Title: Tide","state":0,"groups":[
		{"kind":"timeline","title":"T","items":[
		[1,"","1953","What",""],[0,"http://a.example/","","W","S"]]}]}'
	"$program" links check -n
	[ "$(ask "SELECT k.opened || c.name || c.intro || k.source FROM package k
		JOIN section c ON c.id = k.section")" = \
		"1795000000TideAbout.Title: Tide" ]
	[ "$(ask "SELECT coalesce(story, 0) || coalesce(url, '-') || date ||
		text || site FROM package_item ORDER BY position")" = \
		"$(printf '1-1953What\n0http://a.example/WS')" ]
	begun "package close" in-depth/tide ''
	"$program" links check -n
	[ "$(ask 'SELECT closed FROM package')" = "" ]
	# That one had arrived; it ends, and is not done again.
	ask "DELETE FROM arrived WHERE operation = 'x'"
	begun "package close" in-depth/tide ''
	"$program" links check -n
	[ "$(ask 'SELECT closed FROM package')" = 1795000000 ]
	run sqlite3 edition/newsroom.db 'SELECT count(*) FROM operation'
	[ "$output" = 0 ]
}

#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# The broadsheet command: what it makes of files, what it says, and how it
# exits. Runs the built program on an edition of its own for each test.

: "${top_builddir:=build}" "${top_srcdir:=.}"
export BROADSHEET_PICTURE="${BROADSHEET_PICTURE:-$top_builddir/broadsheet-picture}"

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
	unset COLUMNS
	export TERM=dumb
}

# Run the command; what it said on standard error goes to the file "said".
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

story() { # path headline [header...]
	mkdir -p "$(dirname "$1")"
	{
		echo "Headline: $2"
		echo "Published: 2026-11-23 07:40"
		for header in "${@:3}"; do
			echo "$header"
		done
		printf '\nThe tide came in.\n'
	} >"$1"
}

# Two sections and three stories, as a small paper would have them.
small_edition() {
	"$program" init -q
	mkdir paper
	printf 'harbour  Harbour\n  ferries  Ferries\nnews  News\n' \
		>paper/sections
	story paper/stories/a.story "First" "Section: harbour" \
		"See-also: deep/b"
	story paper/stories/deep/b.story "Second" "Section: harbour/ferries" \
		"Section: news"
	story paper/stories/c.story "Third" "Section: news"
	printf 'c\na\n' >paper/front
}

field() { # of the JSON in $output: a path of keys
	python3 -c '
import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1:]:
    value = value[int(key) if key.isdigit() else key]
print(value)' "$@" <<<"$output"
}

# Everything that readers could see, without the counter's own row.
dump() {
	sqlite3 edition/edition.db .dump | grep -v 'INSERT INTO edition '
	sqlite3 edition/newsroom.db .dump
}

@test "init makes an edition, and running it again changes nothing" {
	run_b init
	[ "$status" -eq 0 ]
	[[ "$output" == *"edition.db: made"* ]]
	[ "$(stat -c %a edition)" = 750 ]
	[ -d edition/media ]
	before=$(dump)
	run_b init
	[ "$status" -eq 0 ]
	[[ "$output" == *"edition.db: exists, up to date"* ]]
	[ "$before" = "$(dump)" ]
}

@test "init --dry-run makes nothing" {
	run_b init --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == *"would be made"* ]]
	[ ! -e edition ]
}

@test "sections that are loaded and listed are the same text" {
	"$program" init -q
	cat >tree <<-EOF
		world  World | World news | What happens elsewhere.
		  asia-pacific  Asia-Pacific
		  ---
		  @letter-from-abroad  Letter from Abroad
		---
		sport  Sport
	EOF
	run_b section load tree
	[ "$status" -eq 0 ]
	run_b section list
	[ "$status" -eq 0 ]
	[ "$output" = "$(cat tree)" ]
	before=$(sqlite3 edition/edition.db .dump)
	run_b section load tree
	[ "$before" = "$(sqlite3 edition/edition.db .dump)" ]
}

@test "a bad tree of sections is refused whole, with its line" {
	"$program" init -q
	printf 'world  World\n   asia  Asia\n' >tree
	run_b section load tree
	[ "$status" -eq 65 ]
	said "tree:2:"
	run_b section list
	[ -z "$output" ]
}

@test "sections are added, moved and removed" {
	small_edition
	"$program" import -q paper
	run_b section add world/asia Asia
	[ "$status" -eq 0 ]
	run_b section add world/asia Asia
	[ "$status" -eq 73 ]
	run_b section move harbour/ferries ferries
	[ "$status" -eq 0 ]
	run_b section list
	[[ "$output" == *$'\nferries  Ferries'* ]]
	run_b section remove ferries
	[ "$status" -eq 65 ]
	said "still in it"
	run_b section remove --dry-run world/asia
	[ "$status" -eq 0 ]
	run_b section remove world/asia
	[ "$status" -eq 0 ]
	run_b section remove world/asia
	[ "$status" -eq 66 ]
	run_b section move harbour harbour/inner
	[ "$status" -eq 64 ]
	run_b section add search Search
	[ "$status" -eq 65 ]
	said "the site itself uses this address"
}

@test "a folder goes in whole: sections, stories, references, front page" {
	small_edition
	run_b import paper
	[ "$status" -eq 0 ]
	[[ "$output" == "3 made, 0 changed, 0 unchanged"* ]]
	run_b front show --json
	[ "$(field stories 0 headline)" = Third ]
	[ "$(field stories 1 headline)" = First ]
	# First's see-also pointed to a story that came after it.
	run sqlite3 edition/edition.db "SELECT b.headline FROM see_also
	    JOIN story a ON a.id = see_also.story
	    JOIN story b ON b.id = see_also.target WHERE a.headline = 'First'"
	[ "$output" = Second ]
}

@test "importing the same again changes nothing" {
	small_edition
	"$program" import -q paper
	before=$(dump; sqlite3 edition/edition.db 'SELECT * FROM edition')
	run_b import --json paper
	[ "$status" -eq 0 ]
	[ "$(field count unchanged)" = 3 ]
	[ "$(field count made)" = 0 ]
	[ "$(field count changed)" = 0 ]
	[ "$before" = "$(dump; sqlite3 edition/edition.db \
		'SELECT * FROM edition')" ]
	# From inside the folder the keys are the same.
	run_b import --json paper/stories/deep/b.story paper/stories
	[ "$(field count unchanged)" = 4 ]
}

@test "a changed file becomes the next revision of its story" {
	small_edition
	"$program" import -q paper
	printf '\nAnd out again.\n' >>paper/stories/c.story
	run_b import --json paper
	[ "$(field count changed)" = 1 ]
	[ "$(field count unchanged)" = 2 ]
	run sqlite3 edition/edition.db \
		"SELECT revision FROM story WHERE headline = 'Third'"
	[ "$output" = 2 ]
	"$program" check -q
}

@test "a bad file is refused with its line; the others go in; exit 65" {
	small_edition
	story paper/stories/b.story "Bad" "Section: harbour" "Publisht: now"
	story paper/stories/d.story "Nowhere" "Section: no-such"
	story paper/stories/e.story "Lonely" "Section: news" "See-also: nobody"
	run_b import paper
	[ "$status" -eq 65 ]
	[[ "$output" == "3 made, 0 changed, 0 unchanged, 3 refused"* ]]
	said 'b.story:4: there is no header "Publisht"; did you mean "Published"?'
	said 'd.story: section: there is no "no-such"'
	said 'e.story:4: See-also: there is no story "nobody"'
	run_b import --json paper
	[ "$status" -eq 65 ]
	[ "$(field count refused)" = 3 ]
	[[ "$(field refused 0 text)" == *b.story:4:* ]]
}

@test "two files of one key are not taken for one story" {
	small_edition
	story paper/c.story "Other third" "Section: news"
	run_b import paper
	[ "$status" -eq 65 ]
	said 'has the key "c", and so has'
	run sqlite3 edition/edition.db 'SELECT count(*) FROM story'
	[ "$output" = 3 ]
}

@test "a dry run says the same and keeps nothing" {
	small_edition
	before=$(dump)
	run_b import --dry-run --json paper
	[ "$status" -eq 0 ]
	[ "$(field dry_run)" = True ]
	dry=$(field count)
	[ "$before" = "$(dump)" ]
	run_b import --json paper
	[ "$dry" = "$(field count)" ]
}

@test "drafts and embargoed stories are in the newsroom alone" {
	small_edition
	story paper/stories/d.story "Quillfrost" "Section: news" "Status: draft"
	story paper/stories/e.story "Lanternsprat" "Section: news" \
		"Embargo: 2099-01-01 09:00"
	story paper/stories/f.story "Was embargoed" "Section: news" \
		"Embargo: 2001-01-01"
	run_b import --json paper
	[ "$status" -eq 0 ]
	[ "$(field count made)" = 6 ]
	[ "$(field count drafts)" = 1 ]
	[ "$(field count embargoed)" = 1 ]
	! strings -a edition/edition.db* | grep -i 'quillfrost\|lanternsprat'
	run_b story list --drafts
	[[ "$output" == *ready*Lanternsprat*2099-01-01* ]]
	[[ "$output" == *draft*Quillfrost* ]]
	run_b import --json paper
	[ "$(field count unchanged)" = 6 ]
}

@test "a draft is published, once" {
	small_edition
	story paper/stories/d.story "Draft" "Section: news" "Status: draft"
	"$program" import -q paper
	run_b story list --drafts --json
	number=$(field stories 0 number)
	run_b story show "$number"
	[[ "$output" == *"State: draft"*"The tide came in."* ]]
	run_b story publish --dry-run "$number"
	[ "$status" -eq 0 ]
	run_b story publish "$number"
	[ "$status" -eq 0 ]
	run_b story show "$number" --json
	[ "$(field state)" = live ]
	[ "$(field document headline)" = Draft ]
	run_b story publish "$number"
	[ "$status" -eq 65 ]
	said "is live and cannot be published; possible: edit"
}

@test "a story is withdrawn with a reason, and import does not bring it back" {
	small_edition
	"$program" import -q paper
	run_b story list --json --section news
	number=$(field stories 0 number)
	run_b story withdraw "$number"
	[ "$status" -eq 64 ]
	said "--why"
	run_b story withdraw "$number" --why " "
	[ "$status" -eq 64 ]
	run_b story withdraw "$number" --why "It was not so."
	[ "$status" -eq 0 ]
	run_b story show "$number"
	[[ "$output" == *"State: withdrawn"*"Why: It was not so."* ]]
	run_b story withdraw "$number" --why "Again."
	[ "$status" -eq 65 ]
	said "possible: restore"
	printf 'More.\n' >>paper/stories/c.story
	run_b import paper
	[ "$status" -eq 65 ]
	said "was withdrawn (It was not so.)"
}

@test "pictures are made, found above the file, and missed with their line" {
	small_edition
	mkdir paper/pictures
	cp "$srcdir/demo/pictures/school-places.png" paper/pictures/p.png
	story paper/stories/deep/p.story "Picture" "Section: news" \
		"Picture: p.png" "Alt: A chart"
	story paper/stories/deep/q.story "None" "Section: news" \
		"Picture: q.png" "Alt: A chart"
	echo nonsense >paper/pictures/r.png
	story paper/stories/deep/r.story "Bad" "Section: news" \
		"Picture: r.png" "Alt: A chart"
	run_b import --dry-run paper
	[ "$status" -eq 65 ]
	[ -z "$(find edition/media -type f)" ]
	run_b import --json paper
	[ "$status" -eq 65 ]
	[ "$(field count made)" = 4 ]
	said 'q.story:4: Picture: there is no "q.png"'
	said 'r.story:4: Picture: '
	[ "$(find edition/media -name '*-640.jpg' | wc -l)" = 1 ]
	[ "$(find edition/media -name '*-1280.webp' | wc -l)" = 1 ]
	run_b import --json paper
	[ "$(field count unchanged)" = 4 ]
}

item() { # uri headline [more members]
	printf '{"uri":"%s","type":"text","pubStatus":"usable",' "$1"
	printf '"versionCreated":"2026-11-23T07:40:00Z",%s' "$3"
	printf '"headlines":[{"value":"%s"}],' "$2"
	printf '"bodies":[{"contentType":"text/plain","value":"# One.\\n\\nTwo."}]}\n'
}

@test "ninjs lines: a bad one is refused with its number, the rest go in" {
	"$program" init -q
	{
		item urn:1 One '"subjects":[{"name":"Boats"},{"name":"how we work"}],'
		echo '{"uri": "urn:2", "type": "text", '
		echo
		item urn:3 Three '"type":"text",'
		item urn:4 Four '"embargoedUntil":"soon",'
		item urn:5 Five
	} >in.jsonl
	printf 'boats\tharbour\tHarbour\nhow we work  news/work\n* news  News\n' \
		>map
	run_b import --map map in.jsonl
	[ "$status" -eq 65 ]
	said "map:3:"
	printf 'boats\tharbour\tHarbour\nhow we work  news/work\n*  news  News\n' \
		>map
	run_b import --map map in.jsonl
	[ "$status" -eq 65 ]
	said "in.jsonl:2: is no JSON"
	said "in.jsonl:4: is no JSON at column"
	said "duplicate object key"
	said "in.jsonl:5: embargoedUntil: is no time"
	[[ "$output" == "2 made, 0 changed, 0 unchanged, 3 refused"* ]]
	run_b section list
	[ "$output" = "$(printf 'harbour  Harbour\nnews  News\n  work  Work')" ]
	run_b story list --json --section harbour
	[ "$(field stories 0 headline)" = One ]
	run_b story show 1
	[[ "$output" == *"Section: harbour"*"Section: news/work"*'\# One.'* ]]
	gzip -k in.jsonl
	run_b import --json --map map in.jsonl.gz
	[ "$status" -eq 65 ]
	[ "$(field count unchanged)" = 2 ]
}

@test "ninjs: one object, an array, withheld, canceled, not a text" {
	"$program" init -q
	item urn:1 One | python3 -m json.tool >one.json
	{
		echo '['
		item urn:2 Two | sed 's/usable/withheld/'
		echo ,
		item urn:3 Three | sed 's/"text",/"picture",/'
		echo ']'
	} >two.json
	run_b import --json one.json two.json
	[ "$status" -eq 0 ]
	[ "$(field count made)" = 2 ]
	[ "$(field count drafts)" = 1 ]
	[ "$(field count skipped)" = 1 ]
	[[ "$(field skipped 0 text)" == *"two.json: item 2: type is picture"* ]]
	item urn:1 One '"edNote":"Sent in error.",' | sed 's/usable/canceled/' \
		>gone.json
	run_b import --json gone.json
	[ "$status" -eq 0 ]
	[ "$(field count withdrawn)" = 1 ]
	run_b story show 1
	[[ "$output" == *"Why: Sent in error."* ]]
	run_b import --json gone.json
	[ "$(field count withdrawn)" = 0 ]
}

@test "ninjs: a file that breaks off or is something else" {
	"$program" init -q
	for i in $(seq 2000); do
		item "urn:$RANDOM:$i" "Story $RANDOM $i"
	done | gzip >whole.gz
	head -c 20000 whole.gz >half.gz
	run_b import half.gz
	[ "$status" -eq 65 ]
	said "breaks off"
	"$program" check -q
	echo 'Dear editor' >letter.json
	run_b import letter.json
	[ "$status" -eq 65 ]
	said "letter.json:1: is no JSON"
	: >empty.json
	run_b import empty.json
	[ "$status" -eq 65 ]
	said "empty.json:1: is empty"
	run_b import nowhere.json
	[ "$status" -eq 66 ]
}

@test "results as JSON have a schema and parse" {
	small_edition
	"$program" import -q paper
	for words in init "section list" "section load paper/sections" \
		"import paper" "story list" "story list --drafts" \
		"story show 1" "front show" "front set 1" "render" \
		"render --dry-run" check config version \
		"section add x X" "section move x y" "section remove y" \
		"story withdraw 1 --why No"; do
		run_b $words --json
		[ "$status" -eq 0 ] || { echo "$words: $(cat said)"; false; }
		python3 -m json.tool <<<"$output" >/dev/null
		[[ "$(field schema)" == broadsheet.*/1 ]]
	done
}

@test "help is everywhere and on standard output" {
	for words in "" init "section" "section list" "section load" \
		"section add" "section move" "section remove" import story \
		"story list" "story show" "story publish" "story withdraw" \
		front "front show" "front set" render check config version; do
		run_b $words --help
		[ "$status" -eq 0 ]
		[[ "$output" == Usage:* ]]
		[ ! -s said ]
	done
	run_b help story list
	[[ "$output" == *"--drafts"* ]]
}

@test "the completion for bash knows every verb and option" {
	_init_completion() {
		words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
		cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	}
	source "$srcdir/docs/broadsheet.bash"
	offers() { # what is wanted, behind what is typed
		COMP_WORDS=(broadsheet "${@:2}" "") COMPREPLY=()
		[[ $1 == --* ]] && COMP_WORDS[-1]=--
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_broadsheet
		[[ " ${COMPREPLY[*]} " == *" $1 "* ]] || {
			echo "not offered behind ${*:2}: $1"
			return 1
		}
	}
	"$program" --help | sed -n 's/^  \([a-z][a-z-]*\( [a-z-]*\)\{0,1\}\)  .*/\1/p' \
		>verbs
	[ "$(wc -l <verbs)" -gt 30 ]
	while read -r first second; do
		offers "$first"
		[ -z "$second" ] || offers "$second" "$first"
		for option in $("$program" $first $second --help |
			sed -n '/^Options:/,/^$/s/^ *\(--[a-z-]*\).*/\1/p'); do
			offers "$option" $first $second
		done
	done <verbs
}

@test "a wrong command line is 64 and says what was meant" {
	run_b
	[ "$status" -eq 64 ]
	run_b imprt x
	[ "$status" -eq 64 ]
	said 'did you mean "import"?'
	run_b story lits
	[ "$status" -eq 64 ]
	said 'did you mean "list"?'
	run_b import
	[ "$status" -eq 64 ]
	run_b import --pcitures x y
	[ "$status" -eq 64 ]
	said "did you mean --pictures?"
	run_b story show twelve
	[ "$status" -eq 64 ]
	run_b story show 1 2
	[ "$status" -eq 64 ]
	run_b front set
	[ "$status" -eq 64 ]
}

@test "configuration: missing is 66, wrong is 78" {
	run_b -C no.conf init
	[ "$status" -eq 66 ]
	said "no.conf"
	echo "base_url = 'example'" >bad.conf
	run_b -C bad.conf config
	[ "$status" -eq 78 ]
	said "bad.conf"
}

@test "no edition, and what is not one, are 69" {
	run_b story list
	[ "$status" -eq 69 ]
	"$program" init -q
	echo "Dear editor, this is no database but a long letter." \
		>edition/edition.db
	rm -f edition/edition.db-*
	run_b story list
	[ "$status" -eq 69 ]
	run_b import .
	[ "$status" -eq 69 ]
}

@test "while another program writes, an import waits and gives up with 75" {
	small_edition
	python3 - edition/edition.db.lock <<-'EOF' &
		import fcntl, sys, time
		f = open(sys.argv[1], "r+b")
		fcntl.lockf(f, fcntl.LOCK_EX)
		open("locked", "w").close()
		time.sleep(60)
	EOF
	holder=$!
	while [ ! -e locked ]; do sleep 0.1; done
	run_b import paper
	kill "$holder"
	[ "$status" -eq 75 ]
	run_b import paper
	[ "$status" -eq 0 ]
}

@test "damage is found: a revision that was changed by hand" {
	small_edition
	"$program" import -q paper
	run_b check
	[ "$status" -eq 0 ]
	sqlite3 edition/edition.db \
		"UPDATE revision SET document = document || ' ' WHERE story = 1"
	run_b check
	[ "$status" -eq 65 ]
	[[ "$output" == *DAMAGED*1* ]]
}

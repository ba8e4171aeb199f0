#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A story's life through the command: what editors write, what happens when
# two write at once, and that an embargo holds whatever is done.

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
	export TMPDIR=$PWD/tmp TERM=dumb
	unset COLUMNS VISUAL EDITOR
	mkdir tmp
	"$program" init -q
	"$program" section add -q harbour Harbour
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

printed() {
	[[ "$output" == *"$1"* ]] || {
		echo "wanted: $1"
		echo "$output"
		return 1
	}
}

story() { # path headline body [header...]
	{
		printf 'Headline: %s\nSection: harbour\n' "$2"
		for header in "${@:4}"; do
			echo "$header"
		done
		printf '\n%s\n' "$3"
	} >"$1"
}

field() { # of the JSON in $output: a path of keys
	python3 -c '
import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1:]:
    value = value[int(key) if key.isdigit() else key]
print(value)' "$@" <<<"$output"
}

# Make a draft of a file; its number is in $n.
draft() {
	n=$("$program" story new --json "$@" |
		sed -n 's/.*"number": \([0-9]*\).*/\1/p')
	[ -n "$n" ]
}

state() {
	run_b story show --json --draft "$n"
	[ "$status" -eq 0 ] || run_b story show --json "$n"
	[ "$(field state)" = "$1" ] || {
		echo "wanted $1, is $(field state)"
		return 1
	}
}

dump() {
	sqlite3 edition/edition.db .dump
	sqlite3 edition/newsroom.db .dump
}

soon() { # seconds ahead
	date -u -d "@$(($(date +%s) + $1))" +%Y-%m-%dT%H:%M:%SZ
}

# An editor that is a script: it gets the file as $1.
editor() {
	printf '#!/bin/bash\nset -e\n%s\n' "$1" >editor
	chmod +x editor
	export EDITOR=$PWD/editor
}

@test "new makes a draft, and nothing of it is public" {
	story a.story "The tide" "It came in."
	run_b story new a.story
	[ "$status" -eq 0 ]
	printed "story 1: a new draft"
	run_b story new - <a.story
	printed "story 2: a new draft"
	run_b story new --dry-run a.story
	[ "$status" -eq 0 ]
	run_b story list --drafts --json
	[ "$(field stories 0 number)" = 2 ]
	[ "$(field stories 0 state)" = draft ]
	[ "$(field stories 0 version)" = 1 ]
	[ "$(field stories 0 changed_by)" = "$(id -un)" ]
	! strings -a edition/edition.db* | grep 'The tide'
	story bad.story "Bad" "x" "Strand: nowhere"
	run_b story new bad.story
	[ "$status" -eq 65 ]
	said "bad.story: strand: there is no \"nowhere\""
	echo "Headline: x" >worse.story
	run_b story new --dry-run worse.story
	[ "$status" -eq 65 ]
	said "worse.story:1:"
	run_b story new none.story
	[ "$status" -eq 66 ]
}

@test "new keeps the embargo of its file" {
	story a.story "The tide" "It came in." "Embargo: 2099-01-01 09:00"
	draft a.story
	run_b story show --json "$n"
	[ "$(field embargo)" = 2099-01-01T09:00:00Z ]
	run_b story publish "$n"
	[ "$status" -eq 65 ]
	said "under embargo until"
}

@test "what show prints as source is what edit takes: nothing changes" {
	mkdir pictures
	cp "$srcdir/demo/pictures/school-places.png" pictures/p.png
	story a.story "The | tide, in \\ out" \
		$'First.\n\n![](p.png)\n\n- a list' "Byline: Chair, Tides in Marl" \
		"Picture: p.png" "Alt: A chart" "Subject: a\\, b, c" \
		"Embargo: 2099-01-01 09:00"
	draft a.story
	before=$("$program" story show "$n" --json)
	"$program" story show "$n" --source >b.story
	grep -q '^Picture: [0-9a-f]\{64\}$' b.story
	grep -q '^!\[\]([0-9a-f]\{64\})$' b.story
	rm -r pictures
	run_b story edit "$n" b.story
	[ "$status" -eq 0 ]
	after=$("$program" story show "$n" --json)
	diff <(grep -v '"version"' <<<"$before") <(grep -v '"version"' <<<"$after")
	# Also as a story of its own: the edition has the picture once it is out.
	run_b story new b.story
	[ "$status" -eq 65 ]
	said "the edition has no picture of that hash"
	"$program" story embargo -q "$n" --lift --why test
	"$program" story publish -q "$n"
	run_b story new b.story
	[ "$status" -eq 0 ]
}

@test "the editor gets the text, and what comes back is the draft" {
	story a.story "The tide" "It came in."
	draft a.story
	editor '[ "$(stat -c %a "$1")" = 600 ]
		case $1 in *.story) ;; *) exit 1 ;; esac
		sed -i "s/came in/went out/" "$1"'
	run_b story edit "$n"
	[ "$status" -eq 0 ]
	printed "saved as version 2"
	run_b story show "$n"
	printed "It went out."
	[ -z "$(ls tmp)" ]
	editor 'true'
	run_b story edit "$n"
	[ "$status" -eq 0 ]
	printed "nothing was changed"
	run_b story show "$n" --json
	[ "$(field version)" = 2 ]
	[ -z "$(ls tmp)" ]
	export VISUAL="sed -i s/out/on/"
	run_b story edit "$n"
	[ "$status" -eq 0 ]
	printed "saved as version 3"
}

@test "an editor that fails and a text that is refused lose nothing" {
	story a.story "The tide" "It came in."
	draft a.story
	editor 'echo "Much more." >>"$1"; exit 3'
	run_b story edit "$n"
	[ "$status" -eq 69 ]
	said "did not end well"
	said "your text is kept in $TMPDIR/broadsheet-$n-"
	grep -q "Much more." tmp/*
	rm tmp/*
	editor 'sed -i "s/^Kind: .*/Kindd: news/" "$1"'
	run_b story edit "$n"
	[ "$status" -eq 65 ]
	said 'your text:3: there is no header "Kindd"; did you mean "Kind"?'
	grep -q Kindd tmp/*
	kept=$(ls "$PWD"/tmp/*)
	said "broadsheet story edit $n $kept --base 1"
	sed -i 's/Kindd/Kind/; s/came/ran/' "$kept"
	run_b story edit "$n" "$kept" --base 1
	[ "$status" -eq 0 ]
	run_b story show "$n"
	printed "It ran in."
	rm tmp/*
	run_b story edit "$n" - <<<"Headline:"
	[ "$status" -eq 65 ]
	grep -q "Headline:" tmp/*
}

@test "of two editors the second is told who was first, and shown both" {
	story a.story "The tide" "It came in at noon."
	draft a.story
	export theirs=$BATS_TEST_TMPDIR/theirs.story program
	story theirs.story "The tide" "It went in at noon."
	editor '"$program" story edit -q '"$n"' "$theirs"
		sed -i "s/noon/one/" "$1"'
	run_b story edit "$n"
	[ "$status" -eq 65 ]
	said "story $n was saved by $(id -un) on "
	said "(version 2), after you began with version 1"
	said "What $(id -un) changed of the text that you began with:"
	said "It [-came-]{+went+} in at noon."
	said "What yours would change of that:"
	said "It [-went in at noon.-]{+came in at one.+}"
	kept=$(ls "$PWD"/tmp/*)
	said "broadsheet story edit $n $kept --base 2"
	grep -q "It came in at one." "$kept"
	run_b story show "$n"
	printed "It went in at noon."
	# From a file the same, and with what the message says it goes on.
	run_b story edit "$n" "$kept" --base 1
	[ "$status" -eq 65 ]
	said "after you began with version 1"
	run_b story edit "$n" "$kept" --dry-run --base 1
	[ "$status" -eq 65 ]
	run_b story edit "$n" "$kept" --base 2
	[ "$status" -eq 0 ]
	run_b story show "$n"
	printed "It came in at one."
}

@test "a file without --base does not go over another's draft" {
	story a.story "The tide" "It came in."
	draft a.story
	story b.story "The tide" "It went out."
	run_b story edit "$n" b.story
	[ "$status" -eq 0 ]
	sqlite3 edition/newsroom.db "UPDATE draft SET changed_by = 'deputy'"
	story c.story "The tide" "It stayed."
	run_b story edit "$n" c.story
	[ "$status" -eq 65 ]
	said "was saved by deputy on "
	said "say --base 2"
	run_b story edit "$n" c.story --base 2
	[ "$status" -eq 0 ]
	run_b story edit "$n" c.story --base two
	[ "$status" -eq 64 ]
	run_b story edit 99 c.story
	[ "$status" -eq 66 ]
}

@test "an edit of what was ready or scheduled says that it is a draft again" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story ready -q "$n"
	run_b story edit "$n" a.story
	printed "it was ready and is a draft again"
	state draft
	"$program" story schedule -q "$n" 2099-01-01
	run_b story edit "$n" a.story
	printed "it was scheduled for Thursday, 1 January, 2099"
	state draft
	run_b story edit "$n" a.story
	[[ "$output" != *again* ]]
}

@test "an edit sets an embargo, and leaving it out does not lift it" {
	story a.story "The tide" "It came in."
	draft a.story
	story b.story "The tide" "It came in." "Embargo: 2099-01-01"
	run_b story edit "$n" b.story
	[ "$status" -eq 0 ]
	run_b story edit "$n" a.story
	[ "$status" -eq 0 ]
	said "stays under embargo until"
	run_b story show --json "$n"
	[ "$(field embargo)" = 2099-01-01T00:00:00Z ]
}

@test "differences: live against draft, and between any two texts" {
	story a.story "The tide" $'It came in.\n\nStill.\n\nThe end.'
	draft a.story
	run_b story diff "$n"
	[ "$status" -eq 66 ]
	said "story $n has no live text"
	"$program" story publish -q "$n"
	run_b story diff "$n"
	[ "$status" -eq 66 ]
	said "has no draft"
	story b.story "The ebb" $'It came in.\n\nStill.\n\nThe very end.'
	run_b story edit "$n" b.story
	run_b story diff "$n"
	[ "$status" -eq 0 ]
	printed $'headline:\n    The [-tide-]{+ebb+}\n'
	printed $'body:\n    (2 the same)\n    The {+very+} end.'
	[[ "$output" != *$'\033'* ]]
	run_b story diff "$n" --json
	[ "$(field schema)" = broadsheet.story-diff/1 ]
	[ "$(field from revision)" = 1 ]
	[ "$(field to version)" = 2 ]
	[ "$(field changes 0 field)" = headline ]
	run_b story diff "$n" --from v1 --to 1
	printed "nothing differs"
	run_b story diff "$n" --from v2 --to live
	printed "The [-ebb-]{+tide+}"
	run_b story diff "$n" --from v9
	[ "$status" -eq 66 ]
	run_b story diff "$n" --from last
	[ "$status" -eq 64 ]
}

@test "a change is shown before it goes out, and with --dry-run only shown" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n"
	story b.story "The tide" "It went out."
	for act in "publish" "update --why News" "correct --text Wrong"; do
		"$program" story edit -q "$n" b.story
		before=$(dump)
		run_b story ${act% -*} "$n" ${act#* } --dry-run 2>/dev/null ||
			true
		[ "$before" = "$(dump)" ]
		case $act in
		publish) run_b story publish "$n" ;;
		update*) run_b story update "$n" --why News ;;
		correct*) run_b story correct "$n" --text Wrong ;;
		esac
		[ "$status" -eq 0 ]
		printed "It [-"
		state live
		story b.story "The tide" "It $act."
	done
	run_b story publish --dry-run "$n"
	[ "$status" -eq 65 ]
}

@test "a spiked story can be had back, as it was" {
	story a.story "The tide" "It came in." "Embargo: 2099-01-01"
	draft a.story
	story b.story "The tide" "It went out."
	"$program" story edit -q "$n" b.story
	run_b story spike "$n" --why "It was a rumour."
	[ "$status" -eq 0 ]
	state spiked
	run_b story publish "$n"
	[ "$status" -eq 65 ]
	said "story $n is spiked and cannot be published; possible: restore"
	run_b story restore "$n"
	[ "$status" -eq 0 ]
	state draft
	[ "$(field embargo)" = 2099-01-01T00:00:00Z ]
	run_b story show "$n"
	printed "It went out."
	"$program" story spike -q "$n"
	run_b story restore "$n" --from 1
	[ "$status" -eq 66 ]
	run_b story restore "$n" --from v1
	[ "$status" -eq 0 ]
	run_b story show "$n"
	printed "It came in."
	printed "Embargo: 2099-01-01T00:00:00Z"
}

@test "the embargo of a live story's draft outlives its spiking" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n"
	story b.story "The tide" "It went out."
	"$program" story edit -q "$n" b.story
	"$program" story embargo -q "$n" 2099-01-01
	"$program" story spike -q "$n"
	state live
	run_b story restore "$n" --from v2
	[ "$status" -eq 0 ]
	run_b story publish "$n"
	[ "$status" -eq 65 ]
	said "under embargo until"
}

@test "a withdrawn story is restored, edited and published again" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n"
	"$program" story withdraw -q "$n" --why "It did not."
	for act in edit publish "schedule TIME" "correct --text x" \
		"update --why x" "withdraw --why x" spike ready; do
		run_b story ${act%% *} "$n" \
			$([[ $act == *TIME ]] && echo 2099-01-01) \
			$([[ $act == *--* ]] && echo "${act#* }")
		[ "$status" -eq 65 ]
		said "is withdrawn and cannot be"
		said "possible: restore"
	done
	run_b story restore "$n" --why "It did."
	[ "$status" -eq 0 ]
	story b.story "The tide" "It came in after all."
	run_b story edit "$n" b.story
	[ "$status" -eq 0 ]
	run_b story publish "$n" --why "It was so."
	[ "$status" -eq 0 ]
	state live
	run sqlite3 edition/edition.db \
		"SELECT number, record FROM revision ORDER BY number"
	printed restored
	printed "It was so."
	run_b check
	[ "$status" -eq 0 ]
	run_b audit --story "$n"
	[ "$(awk '{print $4}' <<<"$output" | tr '\n' ' ')" = \
		"publish edit restore withdraw publish new " ]
}

@test "withdrawing takes away what was to go out by itself" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n"
	story b.story "The tide" "It went out."
	"$program" story edit -q "$n" b.story
	"$program" story schedule -q "$n" "$(soon 3600)"
	"$program" story withdraw -q "$n" --why "Wrong."
	run_b story show "$n" --draft --json
	[ "$(field state)" = draft ]
	[[ "$output" != *'"due"'* ]]
}

@test "an embargo holds against publish, correct, update and schedule" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n"
	story b.story "The tide" "It went out, says Zanthoxyl."
	"$program" story edit -q "$n" b.story
	"$program" story embargo -q "$n" 2099-01-01
	run_b story publish "$n"
	[ "$status" -eq 65 ]
	said "under embargo until Thursday, 1 January, 2099"
	run_b story update "$n" --why News
	[ "$status" -eq 65 ]
	run_b story correct "$n" --text "It went out."
	[ "$status" -eq 65 ]
	run_b story schedule "$n" 2098-12-31
	[ "$status" -eq 65 ]
	said "is before the embargo ends"
	run_b story schedule "$n" 2001-01-01
	[ "$status" -eq 65 ]
	said "is not in the future"
	run_b story embargo "$n" 2001-01-01
	[ "$status" -eq 65 ]
	said "an embargo ends later than now"
	# The notice alone leaves the draft where it is.
	run_b story correct "$n" --text "It was not so." --leave-draft
	[ "$status" -eq 0 ]
	! strings -a edition/edition.db* | grep -i zanthoxyl
	run_b story embargo "$n" --lift
	[ "$status" -eq 64 ]
	run_b story embargo "$n" --lift --why "Released."
	[ "$status" -eq 0 ]
	run_b story update "$n" --why News
	[ "$status" -eq 0 ]
}

@test "a scheduled change of a live story goes out at its time" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n"
	story b.story "The tide" "It went out."
	"$program" story edit -q "$n" b.story
	"$program" story schedule -q "$n" "$(soon 2)"
	run_b publish-due
	[ "$status" -eq 0 ]
	run_b story show "$n"
	printed "It came in."
	sleep 3
	run_b publish-due
	[ "$status" -eq 0 ]
	printed "story $n published"
	run_b story show "$n"
	printed "It went out."
	run_b story show "$n" --draft
	[ "$status" -eq 66 ]
}

@test "lists by state, and of what is to be reviewed" {
	for word in one two three four five; do
		story a.story "$word" "Text."
		draft a.story
	done
	"$program" story ready -q 2
	"$program" story schedule -q 3 2099-01-01
	"$program" story spike -q 4
	"$program" story publish -q 5
	for pair in draft:1 ready:2 scheduled:3 spiked:4 live:5; do
		run_b story list --state "${pair%:*}" --json
		[ "$status" -eq 0 ]
		[ "$(field stories 0 number)" = "${pair#*:}" ]
		[ "$(python3 -c 'import json, sys
print(len(json.load(sys.stdin)["stories"]))' <<<"$output")" = 1 ]
	done
	run_b story list --drafts
	printed "goes out at 2099-01-01T00:00:00Z"
	printed "$(id -un)  three"
	run_b story list --state gone
	[ "$status" -eq 64 ]
	"$program" story withdraw -q 5 --why x
	run_b story list --state withdrawn
	printed "five"
	story over.story Over Text. "Review-by: 2020-01-01"
	story soon.story Soon Text. "Review-by: $(soon 1000000)"
	story later.story Later Text. "Review-by: 2090-01-01"
	for file in soon over later; do
		draft $file.story
		"$program" story publish -q "$n"
	done
	run_b story list --review --json
	[ "$(field stories 0 headline)" = Over ]
	[ "$(field stories 0 overdue)" = True ]
	[ "$(field stories 1 headline)" = Soon ]
	[ "$(field stories 1 overdue)" = False ]
	[[ "$output" != *Later* ]]
	run_b story list --review
	printed "to be reviewed by 2020-01-01T00:00:00Z, which is over"
	run_b story list --review --section harbour
	[ "$status" -eq 64 ]
}

@test "the audit log has every act once, the last first" {
	story a.story "The tide" "It came in."
	draft a.story
	"$program" story publish -q "$n" --why "To be read."
	"$program" story withdraw -q "$n" --why "Not so."
	run_b audit --json
	[ "$(field schema)" = broadsheet.audit/1 ]
	[ "$(field lines 0 act)" = withdraw ]
	[ "$(field lines 0 why)" = "Not so." ]
	[ "$(field lines 0 who)" = "$(id -un)" ]
	[ "$(field lines 2 act)" = new ]
	run_b audit --limit 1
	printed "Not so."
	[ "${#lines[@]}" = 1 ]
	run_b audit --story 99
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	run sqlite3 edition/newsroom.db "DELETE FROM audit"
	printed append-only
}

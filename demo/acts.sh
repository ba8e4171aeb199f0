#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# What the newsroom of the demonstration edition did once its stories were in:
#
#   BROADSHEET_CONF=FILE demo/acts.sh PROGRAM
set -eu

if [ $# -ne 1 ] || [ -z "${BROADSHEET_CONF-}" ]; then
	echo "usage: BROADSHEET_CONF=FILE demo/acts.sh PROGRAM" >&2
	exit 64
fi
program=$1

# number WORDS: of the live story whose headline begins with them.
number() {
	"$program" story list --limit 1000 |
		awk -v words="$1" '$2 == "live" && index($0, words) > 0 {
			print $1
			found = 1
			exit
		}
		END { exit !found }'
}

wall=$(number "North Quay berths to close")
"$program" -q story correct "$wall" --kind clarification --text \
	'Berth one, where the Thorrick ferry lies, stays open throughout. An earlier version of this story did not say so.'

# A change that is news: what is live, with a paragraph more, as a draft.
ferry=$(number "Winter ferry timetable")
{
	"$program" story show --source "$ferry"
	printf '\n%s\n' 'The ferry company said on Tuesday that it would add a seventh crossing on market days from December.'
} | "$program" -q story edit "$ferry" -
"$program" -q story update "$ferry" --why \
	'The company adds a crossing on market days.'

# What should not have been printed, and who reads on is told.
"$program" -q story withdraw "$(number "Whale seen off Hollin Point")" --why \
	'What was seen was a drifting boat cover. The Courier should have asked the harbour office first.' >/dev/null

# Talking points, and what readers wrote to them.
sh "$(dirname "$0")/make-debates" "$program"

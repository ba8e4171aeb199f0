# SPDX-License-Identifier: Apache-2.0
# Completion of broadsheet(1) for bash.

# Those of the words that the word being typed begins.
_broadsheet_words()
{
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_broadsheet()
{
	local cur prev words cword
	_init_completion || return

	local shared="--config --dry-run --json --quiet --verbose --help"
	local verbs="init section import export story publish-due front package debate feedback
		deliver queue picture links readings render search audit check config
		version help"
	local -A second=(
		[export]="markdown ninjs nitf newsmlg2 wxr static"
		[section]="list load add move remove"
		[story]="list show new edit diff related ready publish schedule
			embargo correct update entry withdraw spike restore hide"
		[front]="show set"
		[package]="list show save close open"
		[debate]="new list open close queue add approve reject cut"
		[feedback]="list show answer correct close"
		[queue]="list show retry drop block unblock"
		[picture]="add show rights"
		[links]="check"
		[readings]="count emailed"
		[search]="rebuild"
	)
	local -A options=(
		[import]="--map --section --pictures"
		["export markdown"]="--out --section --since"
		["export ninjs"]="--out --section --since"
		["export nitf"]="--out --section --since"
		["export newsmlg2"]="--out --section --since"
		["export wxr"]="--out --section --since"
		["story list"]="--section --before --limit --drafts --review
			--state"
		["story show"]="--draft --source"
		["story new"]="--pictures"
		["story edit"]="--base --pictures"
		["story diff"]="--from --to"
		["story publish"]="--why"
		["story embargo"]="--lift --why"
		["story correct"]="--kind --text --leave-draft --withdraw --why"
		["story update"]="--why"
		["story spike"]="--why"
		["story restore"]="--from --why"
		["story hide"]="--show --why"
		["story related"]="--why --approve --ban --forget"
		["story withdraw"]="--why"
		["story entry"]="--title --key --at"
		[publish-due]="--watch --trust-clock"
		[audit]="--story --limit"
		["front show"]="--section"
		["front set"]="--section --clear"
		["debate close"]="--note --file"
		["debate queue"]="--all"
		["debate add"]="--name --place --email --text --file"
		["debate reject"]="--why"
		["debate cut"]="--text --file"
		["feedback list"]="--all"
		["feedback answer"]="--text --file"
		["feedback close"]="--why"
		[deliver]="--watch"
		["queue list"]="--state --limit"
		["queue retry"]="--held --all"
		["picture rights"]="--until --why"
		["links check"]="--limit --older-than --allow"
	)
	local noun="" verb="" i

	for ((i = 1; i < cword; i++)); do
		case ${words[i]} in
		-C | --config) ((i++)) ;;
		-*) ;;
		help) ;;
		*)
			if [[ -z $noun ]]; then
				noun=${words[i]}
			elif [[ -z $verb ]]; then
				verb=${words[i]}
			fi
			;;
		esac
	done

	case $prev in
	-C | --config | --map | --out)
		_filedir
		return
		;;
	--pictures)
		_filedir -d
		return
		;;
	--section)
		_broadsheet_words "$(broadsheet section list --json \
			2>/dev/null | sed -n 's/.*"path": "\(.*\)".*/\1/p')"
		return
		;;
	--state)
		if [[ $noun == queue ]]; then
			_broadsheet_words "unconfirmed queued leased held sent
				failed dropped"
		else
			_broadsheet_words "draft ready scheduled spiked live
				withdrawn"
		fi
		return
		;;
	--kind)
		_broadsheet_words "correction clarification update"
		return
		;;
	--base | --text | --withdraw | --from | --to | --story | --title | --at | \
		--before | --limit | --why | --approve | --ban | --forget | \
		--older-than | --allow | --since)
		return
		;;
	esac

	if [[ $cur == -* ]]; then
		local key=$noun
		[[ -n ${second[${noun:-none}]} ]] && key="$noun $verb"
		_broadsheet_words "$shared ${options[${key:-none}]}"
	elif [[ -z $noun ]]; then
		_broadsheet_words "$verbs"
	elif [[ -n ${second[$noun]} && -z $verb ]]; then
		_broadsheet_words "${second[$noun]}"
	elif [[ $noun == import || "$noun $verb" == "section load" ||
		"$noun $verb" == "package save" ||
		"$noun $verb" == "story new" ||
		"$noun $verb" == "story edit" ]]; then
		_filedir
	fi
} &&
	complete -F _broadsheet broadsheet

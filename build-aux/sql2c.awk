# SPDX-License-Identifier: Apache-2.0
# Turn named statements and migrations into C.
#
#   awk -f sql2c.awk -v want=enum FILE...    enum query (for query_name.h)
#   awk -f sql2c.awk -v want=table FILE...   the table behind it
#   awk -f sql2c.awk -v want=schema FILE...  the numbered migrations
#
# A statement begins at "-- name: x" and ends before the next one. Its
# comment stays out of the program; "-- scan: reason" excuses its plan. The
# folder a file lies in names its database.

function quote(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	return "\"" s "\\n\""
}

function database(file,    part, n) {
	n = split(file, part, "/")
	return toupper(part[n - 1])
}

function finish() {
	if (name == "")
		return
	if (want == "enum")
		printf "\tQUERY_%s,\n", toupper(name)
	else
		printf "\t[QUERY_%s] = {\"%s\", DB_%s, %s,\n%s\t},\n",
		    toupper(name), name, database(last), scan, text
	name = text = ""
}

FNR == 1 {
	finish()
	if (want == "schema") {
		if (open)
			print "\t},"
		file = FILENAME
		sub(/.*\//, "", file)
		printf "\t{DB_%s, %d, \"%s\",\n", database(FILENAME),
		    substr(file, 1, 4) + 0, file
		open = 1
	}
}

want == "schema" {
	print "\t" quote($0)
	next
}

/^-- name: / {
	finish()
	name = $3
	scan = "false"
	last = FILENAME
	if (name in seen) {
		printf "%s:%d: the name %s is taken\n", FILENAME, FNR,
		    name > "/dev/stderr"
		exit failed = 1
	}
	seen[name] = 1
	next
}

/^-- scan: / { scan = "true"; next }
/^--/ || /^$/ { next }
name == "" {
	printf "%s:%d: SQL before any \"-- name:\"\n", FILENAME,
	    FNR > "/dev/stderr"
	exit failed = 1
}
{ text = text "\t    " quote($0) "\n" }

END {
	if (failed)
		exit 1
	finish()
	if (open)
		print "\t},"
}

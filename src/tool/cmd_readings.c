/* SPDX-License-Identifier: Apache-2.0 */
/*
 * broadsheet readings count, emailed: what is read most, from the web server's
 * log, and what is mailed to friends most.
 */
#include <stdio.h>

#include "base/fault.h"
#include "desk/readings.h"
#include "store/db.h"
#include "tool/command.h"
#include "tool/counts.h"
#include "tool/say.h"

#include "base/banned.h"

static bool
count_all(const struct tool *t, struct readings_count *sum, struct fault *f)
{
	struct db *db = db_open(t->conf.edition_dir, DB_EDITION, DB_WRITE, f);
	bool ok = db != NULL, more = true;

	while (ok && more) {
		struct readings_count one;

		ok = readings_count(db, t->conf.read_log, &one, &more, f);
		sum->lines += one.lines;
		sum->readings += one.readings;
		sum->is_changed = sum->is_changed || one.is_changed;
	}
	db_close(db);
	return ok;
}

static bool
run(struct tool *t, struct fault *f)
{
	struct readings_count sum = {0};

	if (t->conf.read_log[0] == '\0')
		return fault_set(f, FAULT_CONFIG,
		    "read_log is not set: see broadsheet.conf(5), and the web "
		    "server's example configuration");
	if (!t->is_dry && !count_all(t, &sum, f))
		return false;
	if (t->is_json)
		return say_json("broadsheet.readings-count/1",
		    json_pack("{s:b, s:I, s:I, s:b}", "dry_run", t->is_dry,
			"lines", (json_int_t)sum.lines, "readings",
			(json_int_t)sum.readings, "changed", sum.is_changed),
		    f);
	if (!t->is_quiet && t->is_dry)
		printf("%s would be counted\n", t->conf.read_log);
	else if (!t->is_quiet)
		printf("%s readings in %s new lines; what is read most %s\n",
		    say_number(sum.readings), say_number(sum.lines),
		    sum.is_changed ? "has changed" : "is the same");
	return say_done(f);
}

static bool
run_emailed(struct tool *t, struct fault *f)
{
	bool changed = false;

	if (!t->is_dry && !counts_emailed(&t->conf, &changed, f))
		return false;
	if (t->is_json)
		return say_json("broadsheet.readings-emailed/1",
		    json_pack("{s:b, s:b}", "dry_run", t->is_dry, "changed",
			changed),
		    f);
	if (!t->is_quiet && t->is_dry)
		puts("what was e-mailed would be counted");
	else if (!t->is_quiet)
		printf("what is e-mailed most %s\n",
		    changed ? "has changed" : "is the same");
	return say_done(f);
}

const struct command cmd_readings_count = {
    .name = "readings count",
    .operands = "",
    .purpose = "Count how often stories were read",
    .about =
	"What is new in the log that read_log names is counted, by the hour,\n"
	"and the list of what was read most in the last 24 hours is made. The\n"
	"log has nothing of persons, and no more is kept than numbers, for\n"
	"eight days. \"publish-due --watch\" does this each minute.\n",
    .examples = "  broadsheet readings count\n",
    .needs_conf = true,
    .run = run,
};

const struct command cmd_readings_emailed = {
    .name = "readings emailed",
    .operands = "",
    .purpose = "Count which stories readers mailed to friends most",
    .about =
	"The list is of the last week: a story counts once for each sender\n"
	"who followed the link that they were sent, an hour after that, and\n"
	"is named when three did. So it is empty but in email_mode verified.\n"
	"\"publish-due --watch\" does this each minute.\n",
    .examples = "  broadsheet readings emailed\n",
    .needs_conf = true,
    .run = run_emailed,
};

/* SPDX-License-Identifier: Apache-2.0 */
/* What readers do most, counted while something else goes on. */
#include "tool/counts.h"

#include "base/conf.h"
#include "base/fault.h"
#include "base/log.h"
#include "desk/emailed.h"
#include "desk/readings.h"
#include "store/db.h"

#include "base/banned.h"

static bool
count_read(const struct conf *c, struct fault *f)
{
	struct db *db = db_open(c->edition_dir, DB_EDITION, DB_WRITE, f);
	struct readings_count count;
	bool more, ok = db != NULL &&
			readings_count(db, c->read_log, &count, &more, f);

	db_close(db);
	return ok;
}

bool
counts_emailed(const struct conf *c, bool *changed, struct fault *f)
{
	struct db *edition = db_open(c->edition_dir, DB_EDITION, DB_WRITE, f);
	struct db *postroom =
	    edition == NULL ? NULL
			    : db_open(c->edition_dir, DB_POSTROOM, DB_READ, f);
	bool ok =
	    postroom != NULL && emailed_count(edition, postroom, changed, f);

	db_close(postroom);
	db_close(edition);
	return ok;
}

static void
tell_once(bool ok, const char *what, const struct fault *why, bool *was_down)
{
	if (!ok && !*was_down)
		log_error("%s: %s", what, why->text);
	*was_down = !ok;
}

void
counts_run(const struct conf *c, struct counts *state)
{
	struct fault why = {0};
	bool changed;

	if (c->read_log[0] != '\0')
		tell_once(count_read(c, &why), "readings are not counted", &why,
		    &state->is_unread);
	why = (struct fault){0};
	tell_once(counts_emailed(c, &changed, &why),
	    "what is e-mailed is not counted", &why, &state->is_unmailed);
}

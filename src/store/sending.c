/* SPDX-License-Identifier: Apache-2.0 */
/* Stories that readers mail to friends. */
#include "store/sending.h"

#include <string.h>

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] = "key story mode digest accepted name sender "
			      "sender_hash note confirmed";

static enum conf_email_mode
mode_of(const char *word)
{
	for (int i = 0; i < CONF_EMAIL__MAX; i++) {
		if (strcmp(word, conf_email_modes[i]) == 0)
			return (enum conf_email_mode)i;
	}
	return CONF_EMAIL_OFF;
}

enum found
sending_by_key(struct db *postroom, struct arena *a, const char *key,
    struct sending *made, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_BY_KEY, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_text(s, "key", key);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*made = (struct sending){
		    .key = stmt_column_copy(s, a, 0),
		    .story = stmt_column_int(s, 1),
		    .mode = mode_of(stmt_column_text(s, 2)),
		    .digest = stmt_column_copy(s, a, 3),
		    .accepted = stmt_column_int(s, 4),
		    .name = stmt_column_copy(s, a, 5),
		    .sender = stmt_column_copy(s, a, 6),
		    .sender_hash = stmt_column_copy(s, a, 7),
		    .note = stmt_column_copy(s, a, 8),
		    .confirmed = stmt_column_int(s, 9),
		};
	stmt_end(s);
	return stmt_found(step);
}

bool
sending_insert(
    struct db *postroom, const struct sending *from, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_INSERT, f);

	stmt_text(s, "key", from->key);
	stmt_int(s, "story", from->story);
	stmt_text(s, "mode", conf_email_modes[from->mode]);
	stmt_text(s, "digest", from->digest);
	stmt_int(s, "accepted", from->accepted);
	stmt_text(s, "name", from->name);
	stmt_text(s, "sender", from->sender);
	stmt_text(s, "sender_hash", from->sender_hash);
	stmt_text(s, "note", from->note);
	return stmt_run(s, f);
}

bool
sending_confirm(
    struct db *postroom, const char *key, int64_t at, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_CONFIRM, f);

	stmt_text(s, "key", key);
	stmt_int(s, "at", at);
	return stmt_run(s, f);
}

enum found
sending_unconfirmed(struct db *postroom, struct arena *a, int64_t before,
    const char **key, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_UNCONFIRMED, f);
	enum stmt_step step;

	stmt_int(s, "before", before);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*key = stmt_column_copy(s, a, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
sending_forget(struct db *postroom, const char *key, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_FORGET, f);

	stmt_text(s, "key", key);
	return stmt_run(s, f);
}

bool
sending_sweep(struct db *postroom, int64_t before, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_SWEEP, f);

	stmt_int(s, "before", before);
	return stmt_run(s, f);
}

bool
sending_most(struct db *postroom, int64_t after, int64_t until, int64_t least,
    bool (*each)(void *arg, int64_t story), void *arg, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SENDING_MOST, f);
	enum stmt_step step;

	stmt_expect(s, "story senders");
	stmt_int(s, "after", after);
	stmt_int(s, "until", until);
	stmt_int(s, "least", least);
	while ((step = stmt_step(s, f)) == STMT_ROW &&
	       each(arg, stmt_column_int(s, 0)))
		;
	stmt_end(s);
	return step != STMT_FAULTED;
}

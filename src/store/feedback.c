/* SPDX-License-Identifier: Apache-2.0 */
/* The postroom: what readers told the newsroom, and what was answered. */
#include "store/feedback.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] =
    "key reference kind story revision received name email message digest "
    "network state why closed";

const char *const feedback_states[FEEDBACK_STATE__MAX] = {
    "open", "accepted", "closed"};

/* The row; its strings live until the next step. */
static void
decode(struct stmt *s, struct feedback *b)
{
	const char *state = stmt_column_text(s, 11);

	*b = (struct feedback){
	    .key = stmt_column_text(s, 0),
	    .reference = stmt_column_text(s, 1),
	    .kind = stmt_column_text(s, 2),
	    .story = stmt_column_int(s, 3),
	    .revision = stmt_column_int(s, 4),
	    .received = stmt_column_int(s, 5),
	    .name = stmt_column_text(s, 6),
	    .email = stmt_column_text(s, 7),
	    .message = stmt_column_text(s, 8),
	    .digest = stmt_column_text(s, 9),
	    .network = stmt_column_text(s, 10),
	    .why = stmt_column_text(s, 12),
	    .closed = stmt_column_int(s, 13),
	};
	for (int i = 0; i < FEEDBACK_STATE__MAX; i++) {
		if (strcmp(state, feedback_states[i]) == 0)
			b->state = (enum feedback_state)i;
	}
}

static void
keep(struct arena *a, struct feedback *b)
{
	const char **strings[] = {&b->key, &b->reference, &b->kind, &b->name,
	    &b->email, &b->message, &b->digest, &b->network, &b->why};

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		*strings[i] = arena_string(a, *strings[i]);
}

/* The one row of a statement whose parameter is set; it ends. */
static enum found
take_one(struct stmt *s, struct arena *a, struct feedback *b, struct fault *f)
{
	enum stmt_step step;

	stmt_expect(s, columns);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		decode(s, b);
		keep(a, b);
	}
	stmt_end(s);
	return stmt_found(step);
}

enum found
feedback_by_key(struct db *postroom, struct arena *a, const char *key,
    struct feedback *b, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_FEEDBACK_BY_KEY, f);

	stmt_text(s, "key", key);
	return take_one(s, a, b, f);
}

enum found
feedback_by_reference(struct db *postroom, struct arena *a,
    const char *reference, struct feedback *b, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_FEEDBACK_BY_REFERENCE, f);

	stmt_text(s, "reference", reference);
	return take_one(s, a, b, f);
}

bool
feedback_in_state(struct db *postroom, enum feedback_state state, int64_t max,
    void (*each)(void *arg, const struct feedback *b), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_FEEDBACK_IN_STATE, f);
	enum stmt_step step;
	struct feedback b;

	stmt_expect(s, columns);
	stmt_text(s, "state", feedback_states[state]);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		decode(s, &b);
		each(arg, &b);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
feedback_insert(struct db *postroom, const struct feedback *b, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_FEEDBACK_INSERT, f);

	stmt_text(s, "key", b->key);
	stmt_text(s, "reference", b->reference);
	stmt_text(s, "kind", b->kind);
	stmt_int(s, "story", b->story);
	stmt_int(s, "revision", b->revision);
	stmt_int(s, "received", b->received);
	stmt_text(s, "name", b->name);
	stmt_text(s, "email", b->email);
	stmt_text(s, "message", b->message);
	stmt_text(s, "digest", b->digest);
	stmt_text(s, "network", b->network);
	return stmt_run(s, f);
}

bool
feedback_set(struct db *postroom, const struct feedback *b, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_FEEDBACK_SET, f);

	stmt_text(s, "key", b->key);
	stmt_text(s, "state", feedback_states[b->state]);
	stmt_text(s, "why", b->why);
	if (b->closed != 0)
		stmt_int(s, "closed", b->closed);
	return stmt_run(s, f);
}

bool
feedback_answer_count(
    struct db *postroom, const char *feedback, int64_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_ANSWER_COUNT, f);
	enum stmt_step step;

	stmt_text(s, "feedback", feedback);
	step = stmt_step(s, f);
	*n = step == STMT_ROW ? stmt_column_int(s, 0) : 0;
	stmt_end(s);
	return step == STMT_ROW;
}

bool
feedback_answer_each(struct db *postroom, const char *feedback,
    void (*each)(void *arg, const struct feedback_answer *answer), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_ANSWER_OF, f);
	enum stmt_step step;

	stmt_expect(s, "at who text message state");
	stmt_text(s, "feedback", feedback);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		const struct feedback_answer answer = {stmt_column_int(s, 0),
		    stmt_column_text(s, 1), stmt_column_text(s, 2),
		    stmt_column_text(s, 3), stmt_column_text(s, 4)};

		each(arg, &answer);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
feedback_answer_insert(struct db *postroom, const char *feedback,
    const struct feedback_answer *answer, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_ANSWER_INSERT, f);

	stmt_text(s, "feedback", feedback);
	stmt_int(s, "at", answer->at);
	stmt_text(s, "who", answer->who);
	stmt_text(s, "text", answer->text);
	stmt_text(s, "message", answer->message);
	return stmt_run(s, f);
}

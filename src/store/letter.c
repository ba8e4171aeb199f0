/* SPDX-License-Identifier: Apache-2.0 */
/* The postroom: letters, and its secret. */
#include "store/letter.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] = "key debate received name place email message "
			      "network state cut is_cut why";

const char *const letter_states[] = {"pending", "approved", "rejected"};
enum { N_STATES = sizeof(letter_states) / sizeof(letter_states[0]) };

/* The row; its strings live until the next step. */
static void
decode(struct stmt *s, struct letter *l)
{
	const char *state = stmt_column_text(s, 8);

	*l = (struct letter){
	    .key = stmt_column_text(s, 0),
	    .debate = stmt_column_int(s, 1),
	    .received = stmt_column_int(s, 2),
	    .name = stmt_column_text(s, 3),
	    .place = stmt_column_text(s, 4),
	    .email = stmt_column_text(s, 5),
	    .message = stmt_column_text(s, 6),
	    .network = stmt_column_text(s, 7),
	    .cut = stmt_column_int(s, 10) != 0 ? stmt_column_text(s, 9) : NULL,
	    .why = stmt_column_text(s, 11),
	};
	for (int i = 0; i < N_STATES; i++) {
		if (strcmp(state, letter_states[i]) == 0)
			l->state = (enum letter_state)i;
	}
}

static void
keep(struct arena *a, struct letter *l)
{
	const char **strings[] = {&l->key, &l->name, &l->place, &l->email,
	    &l->message, &l->network, &l->cut, &l->why};

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		*strings[i] = arena_string(a, *strings[i]);
}

enum found
letter_by_key(struct db *postroom, struct arena *a, const char *key,
    struct letter *l, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_LETTER_BY_KEY, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_text(s, "key", key);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		decode(s, l);
		keep(a, l);
	}
	stmt_end(s);
	return stmt_found(step);
}

bool
letter_like_key(struct db *postroom, struct arena *a, const char *first,
    int *n, const char **key, struct fault *f)
{
	return stmt_like(
	    postroom, QUERY_LETTER_LIKE_KEY, a, first, n, key, f);
}

bool
letter_insert(struct db *postroom, const struct letter *l, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_LETTER_INSERT, f);

	stmt_text(s, "key", l->key);
	stmt_int(s, "debate", l->debate);
	stmt_int(s, "received", l->received);
	stmt_text(s, "name", l->name);
	stmt_text(s, "place", l->place);
	stmt_text(s, "email", l->email);
	stmt_text(s, "message", l->message);
	stmt_text(s, "network", l->network);
	return stmt_run(s, f);
}

bool
letter_decide(struct db *postroom, const char *key, enum letter_state state,
    const char *why, int64_t at, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_LETTER_DECIDE, f);

	stmt_text(s, "key", key);
	stmt_text(s, "state", letter_states[state]);
	stmt_text(s, "why", why);
	stmt_int(s, "at", at);
	return stmt_run(s, f);
}

bool
letter_cut(
    struct db *postroom, const char *key, const char *cut, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_LETTER_CUT, f);

	stmt_text(s, "key", key);
	stmt_text(s, "cut", cut);
	return stmt_run(s, f);
}

bool
letter_each(struct db *postroom, int64_t debate, bool all, int64_t max,
    void (*each)(void *arg, const struct letter *l), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(postroom,
	    debate == 0 ? QUERY_LETTER_WAITING
	    : all	? QUERY_LETTER_ALL_IN
			: QUERY_LETTER_WAITING_IN,
	    f);
	enum stmt_step step;
	struct letter l;

	stmt_expect(s, columns);
	if (debate != 0)
		stmt_int(s, "debate", debate);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		decode(s, &l);
		each(arg, &l);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

enum found
secret_load(
    struct db *postroom, unsigned char secret[SECRET_BYTES], struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SECRET_LOAD, f);
	enum stmt_step step = stmt_step(s, f);
	const void *bytes;
	size_t n;

	if (step == STMT_ROW) {
		bytes = stmt_column_blob(s, 0, &n);
		if (n == SECRET_BYTES)
			memcpy(secret, bytes, SECRET_BYTES);
		else
			step = STMT_DONE;
	}
	stmt_end(s);
	return stmt_found(step);
}

bool
secret_keep(struct db *postroom, const unsigned char secret[SECRET_BYTES],
    struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_SECRET_KEEP, f);

	stmt_blob(s, "bytes", secret, SECRET_BYTES);
	return stmt_run(s, f);
}

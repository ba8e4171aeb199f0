/* SPDX-License-Identifier: Apache-2.0 */
/* Keeping the front page as it stands, for the archive. */
#include "desk/layout.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "page/front.h"
#include "desk/internal.h"
#include "store/snapshot.h"

#include "base/banned.h"

enum { MINUTE_S = 60, ARENA_BYTES_MAX = 16 << 20 };

/* How it stands when there is nothing on it; that is not kept at first. */
static const char nothing[] = "{\"top\":[],\"blocks\":[]}";

/* "[[12,1],[7,3]]"; NULL for a fault. */
static json_t *
pairs_of(struct db *db, const struct card_list *cards, struct fault *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < cards->n; i++) {
		int64_t story = cards->at[i].id, revision;

		if (!snapshot_revision(db, story, &revision, f)) {
			json_decref(list);
			return NULL;
		}
		json_array_append_new(
		    list, json_pack("[I, I]", (json_int_t)story,
			      (json_int_t)revision));
	}
	return list;
}

static json_t *
blocks_of(struct db *db, const struct front *front, struct fault *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < front->n_blocks; i++) {
		const struct front_block *b = &front->block[i];
		json_t *pairs = pairs_of(db, &b->cards, f);

		if (pairs == NULL) {
			json_decref(list);
			return NULL;
		}
		json_array_append_new(list,
		    json_pack("[I, o]", (json_int_t)b->section.id, pairs));
	}
	return list;
}

/* The layout of front in arena a; NULL for a fault. */
static const char *
make(struct db *db, struct arena *a, const struct front *front, struct fault *f)
{
	json_t *top = pairs_of(db, &front->top, f);
	json_t *blocks = top == NULL ? NULL : blocks_of(db, front, f);

	if (blocks == NULL) {
		json_decref(top);
		return NULL;
	}
	return act_detail(
	    a, json_pack("{s:o, s:o}", "top", top, "blocks", blocks));
}

/*
 * The minute of the snapshot that this change belongs to, *at, and how the
 * page stood before it.
 */
static bool
find_before(struct db *db, struct arena *a, int64_t *at, const char **before,
    struct fault *f)
{
	int64_t last;
	enum found found = snapshot_before(db, a, INT64_MAX, &last, before, f);

	if (found == FOUND && last >= *at) {
		*at = last;
		found = snapshot_before(db, a, last, &last, before, f);
	}
	if (found == ABSENT)
		*before = nothing;
	return found != FAULTED;
}

bool
layout_keep(struct db *edition, int64_t now, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	int64_t at = now - now % MINUTE_S;
	const char *layout = NULL, *before;
	struct front front;
	bool ok;

	if (front_load(edition, a, &front, f))
		layout = make(edition, a, &front, f);
	ok = layout != NULL && find_before(edition, a, &at, &before, f);
	/* Back to how it stood: then nothing has happened. */
	if (ok)
		ok = strcmp(layout, before) == 0
			 ? snapshot_drop(edition, at, f)
			 : snapshot_write(edition, at, layout, f);
	arena_free(a);
	return ok;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What is in the console's slots: the newest of a list, while it is new. */
#include "store/bulletin.h"

#include "base/fault.h"
#include "store/section.h"

#include "base/banned.h"

enum { HOUR_S = 3600 };

/* The newest story with clips in a list, and the first of these. */
static enum found
load_newest(struct db *db, struct arena *a, int64_t section,
    struct bulletin *b, struct fault *f)
{
	struct clip_list clips;
	int64_t id;
	enum found found = clip_newest(db, section, &id, f);

	if (found == FOUND)
		found = story_by_id(db, a, id, &b->story, f);
	if (found != FOUND)
		return found;
	if (!clip_load(db, a, id, &clips, f))
		return FAULTED;
	if (clips.n == 0)
		return ABSENT;
	b->clip = clips.at[0];
	return FOUND;
}

static bool
load(struct db *db, struct arena *a, int64_t now, struct bulletin *b,
    struct fault *f)
{
	const struct conf_bulletin *slot = b->slot;
	struct section s;
	enum found found;

	b->state = BULLETIN_LINK;
	if (slot->list[0] == '\0')
		return true;
	b->state = BULLETIN_NO_LIST;
	found = section_by_path(db, a, slot->list, &s, f);
	if (found != FOUND)
		return found == ABSENT;
	b->state = BULLETIN_EMPTY;
	found = load_newest(db, a, s.id, b, f);
	if (found != FOUND)
		return found == ABSENT;
	b->state = slot->hours > 0 && b->clip.recorded <
					  now - (int64_t)slot->hours * HOUR_S
		       ? BULLETIN_STALE
		       : BULLETIN_FRESH;
	return true;
}

bool
bulletin_load(struct db *db, struct arena *a, const struct conf *c,
    int64_t now, struct bulletin_list *list, struct fault *f)
{
	*list = (struct bulletin_list){.n = c->n_bulletins};
	for (size_t i = 0; i < list->n; i++) {
		list->at[i].slot = &c->bulletin[i];
		if (!load(db, a, now, &list->at[i], f))
			return false;
	}
	return true;
}

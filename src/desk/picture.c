/* SPDX-License-Identifier: Apache-2.0 */
/* Acts on pictures: until when they may be shown, and taking them down. */
#include "desk/picture.h"

#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/internal.h"
#include "desk/time.h"
#include "store/operation.h"
#include "store/picture.h"

#include "base/banned.h"

enum { HASH_SHOWN = 12 }; /* digits of a hash, for people */

static json_t *
detail_of(const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);

	if (detail == NULL)
		fault_set(f, FAULT_DATA, "%s: has no detail", o->act);
	return detail;
}

static bool
apply_rights(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = detail_of(o, f);
	bool ok = detail != NULL &&
		  picture_set_rights(d->edition, act_text(detail, "hash"),
		      json_integer_value(json_object_get(detail, "until")), f);

	json_decref(detail);
	return ok;
}

static bool
set_removed(struct desk *d, const struct operation *o, int64_t at,
    struct fault *f)
{
	json_t *detail = detail_of(o, f);
	bool ok = detail != NULL &&
		  picture_set_removed(
		      d->edition, act_text(detail, "hash"), at, f);

	json_decref(detail);
	return ok;
}

static bool
apply_down(struct desk *d, const struct operation *o, struct fault *f)
{
	return set_removed(d, o, o->at, f);
}

static bool
apply_back(struct desk *d, const struct operation *o, struct fault *f)
{
	return set_removed(d, o, 0, f);
}

const struct act picture_acts[] = {
    {"picture rights", apply_rights, NULL},
    {"picture down", apply_down, NULL},
    {"picture back", apply_back, NULL},
    {.name = NULL},
};

/* act_begin for a picture that the edition has. */
static bool
begin(struct desk *d, const char *hash, struct picture_row *p, struct fault *f)
{
	enum found found;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	found = picture_load(d->edition, d->a, hash, p, f);
	if (found == ABSENT)
		fault_set(f, FAULT_NOINPUT,
		    "%s: no story that is or was public has this picture",
		    hash);
	return found == FOUND || act_refuse(d);
}

static const char *
detail_for(struct desk *d, const char *hash, int64_t until)
{
	return act_detail(d->a, json_pack("{s:s, s:I}", "hash", hash, "until",
				    (json_int_t)until));
}

/* "2f6c01ab39d0 until 1 January 2027 ...: why" */
static const char *
words_for(struct desk *d, const char *hash, int64_t until, const char *why)
{
	return arena_printf(d->a, "%.*s %s%s%s%s", HASH_SHOWN, hash,
	    until == 0 ? "for ever" : "until ",
	    until == 0 ? "" : stamp_full(d->a, &d->conf->zones, until),
	    why[0] == '\0' ? "" : ": ", why);
}

bool
desk_picture_rights(struct desk *d, const char *hash, int64_t until,
    const char *why, struct fault *f)
{
	struct picture_row p;

	return begin(d, hash, &p, f) &&
	       act_go(d, "picture rights", 0, words_for(d, hash, until, why),
		   detail_for(d, hash, until), f);
}

bool
desk_picture_back(struct desk *d, const char *hash, struct fault *f)
{
	struct picture_row p;

	return begin(d, hash, &p, f) &&
	       act_go(d, "picture back", 0,
		   words_for(d, hash, p.rights_until, ""),
		   detail_for(d, hash, p.rights_until), f);
}

/*
 * The files first: once the edition says that they are gone nobody looks
 * again.
 */
static bool
take_down(struct desk *d, const struct picture_row *p,
    bool (*remove)(void *arg, const struct picture_row *p, struct fault *f),
    void *arg, struct fault *f)
{
	return remove(arg, p, f) && act_begin(d, f) &&
	       act_go(d, "picture down", 0,
		   words_for(d, p->hash, p->rights_until, ""),
		   detail_for(d, p->hash, p->rights_until), f);
}

bool
desk_picture_due(struct desk *d,
    bool (*remove)(void *arg, const struct picture_row *p, struct fault *f),
    void *arg, int64_t *n, struct fault *f)
{
	struct picture_row p;
	enum found found;
	int64_t now;

	*n = 0;
	if (!time_is_trusted(d->newsroom, &now, f))
		return false;
	for (;;) {
		arena_reset(d->a);
		found = picture_due(d->edition, d->a, now, &p, f);
		if (found != FOUND)
			return found == ABSENT;
		if (!take_down(d, &p, remove, arg, f))
			return false;
		++*n;
	}
}

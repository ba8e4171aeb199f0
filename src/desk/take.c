/* SPDX-License-Identifier: Apache-2.0 */
/* Taking items from outside, in batches, and placing what was taken. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "desk/press.h"
#include "desk/time.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/edition.h"
#include "store/operation.h"
#include "store/publication.h"
#include "store/related.h"
#include "store/section.h"
#include "store/source.h"
#include "story/document.h"

#include "base/banned.h"

/* Locks are taken in one order everywhere: newsroom, edition. */
bool
desk_begin(struct desk *d, bool dry, struct fault *f)
{
	if (!db_begin(d->newsroom, f))
		return false;
	if (!db_begin(d->edition, f)) {
		db_rollback(d->newsroom);
		return false;
	}
	d->is_open = true;
	d->is_dry = dry;
	d->has_changed = false;
	press_forget(d->press);
	return true;
}

void
desk_rollback(struct desk *d)
{
	db_rollback(d->edition);
	db_rollback(d->newsroom);
	g_hash_table_remove_all(d->numbers);
	d->is_open = false;
}

/*
 * The edition first: what is public is kept before the newsroom forgets that
 * it was a draft. Between the two a power cut leaves a draft of a story that
 * is live already, which nobody but editors sees.
 */
bool
desk_commit(struct desk *d, struct fault *f)
{
	if (d->is_dry) {
		desk_rollback(d);
		return true;
	}
	if ((d->has_changed && !desk_note_change(d, f)) ||
	    !db_commit(d->edition, f) || !db_commit(d->newsroom, f)) {
		desk_rollback(d);
		return false;
	}
	d->is_open = false;
	return true;
}

/* What is known of an item already. */
struct known {
	int64_t id; /* 0: nothing */
	bool is_public;
	bool is_draft;
	unsigned char public_digest[DIGEST_BYTES];
	unsigned char draft_digest[DIGEST_BYTES];
};

static bool
look_up(struct desk *d, const char *source, const char *guid, struct known *k,
    struct fault *f)
{
	char *key = arena_printf(d->a, "%s\n%s", source, guid);
	int64_t *number = g_hash_table_lookup(d->numbers, key);
	enum found found;

	*k = (struct known){.id = number == NULL ? 0 : *number};
	found =
	    source_item(d->edition, source, guid, &k->id, k->public_digest, f);
	if (found == FAULTED)
		return false;
	k->is_public = found == FOUND;
	found =
	    source_item(d->newsroom, source, guid, &k->id, k->draft_digest, f);
	k->is_draft = found == FOUND;
	return found != FAULTED;
}

bool
desk_version(struct desk *d, const char *source, const char *guid,
    int64_t *version, struct fault *f)
{
	int64_t draft;

	if (!source_version(d->edition, source, guid, version, f) ||
	    !source_version(d->newsroom, source, guid, &draft, f))
		return false;
	*version = draft > *version ? draft : *version;
	return true;
}

bool
desk_set_version(struct desk *d, const char *source, const char *guid,
    int64_t version, struct fault *f)
{
	return source_set_version(d->edition, source, guid, version, f) &&
	       source_set_version(d->newsroom, source, guid, version, f);
}

/* Whether a later version of it was taken. */
static bool
is_older(struct desk *d, const struct desk_item *item, bool *older,
    struct fault *f)
{
	int64_t version = 0;

	if (item->version != 0 &&
	    !desk_version(d, item->source, item->guid, &version, f))
		return false;
	*older = item->version < version;
	return true;
}

static bool
take_number(struct desk *d, const char *source, const char *guid, int64_t *id,
    struct fault *f)
{
	if (!edition_take_number(d->edition, id, f))
		return false;
	g_hash_table_replace(d->numbers,
	    g_strdup_printf("%s\n%s", source, guid),
	    g_memdup2(id, sizeof(*id)));
	return true;
}

bool
desk_number(struct desk *d, const char *source, const char *guid, int64_t *id,
    struct fault *f)
{
	struct known known;
	bool ok;

	arena_reset(d->a);
	ok = look_up(d, source, guid, &known, f);
	if (ok && known.id == 0)
		return take_number(d, source, guid, id, f);
	*id = known.id;
	return ok;
}

/* A live item becomes the story's next revision. */
static bool
take_live(struct desk *d, struct desk_item *item, int64_t id,
    const struct known *known, struct fault *f)
{
	struct story story;

	if (known->is_public &&
	    story_by_id(d->edition, d->a, id, &story, f) == FOUND &&
	    !story.is_live)
		return fault_set(f, FAULT_DATA,
		    "story %lld was withdrawn (%s) "
		    "and is not published again by importing it",
		    (long long)id, story.withdrawn_why);
	if (!press_publish(d->press, d->a, item->document,
		&(struct press_args){.id = id,
		    .now = clock_now(),
		    .puts_off_related = d->n_taken >= RELATED_PUT_OFF},
		f) ||
	    !source_keep(
		d->edition, item->source, item->guid, id, item->digest, f) ||
	    (known->is_draft && !draft_drop(d->newsroom, id, f)))
		return false;
	d->n_taken++;
	d->has_changed = true;
	return true;
}

static bool
take_draft(struct desk *d, struct desk_item *item, int64_t id, struct fault *f)
{
	bool is_embargoed = item->status == DESK_EMBARGOED;
	struct draft draft = {
	    .story = id,
	    .state = is_embargoed ? DRAFT_READY : DRAFT_DRAFT,
	    .embargo = is_embargoed ? item->due : 0,
	    .headline = item->document->headline,
	    .changed = clock_now(),
	    .changed_by = d->who,
	    .document = document_to_json(d->a, item->document),
	};

	/* It must be able to go out as it is. */
	return press_check(d->press, d->a, item->document, f) &&
	       draft_save(d->newsroom, &draft, f) &&
	       (!is_embargoed || time_note(d->newsroom, f)) &&
	       source_keep(
		   d->newsroom, item->source, item->guid, id, item->digest, f);
}

bool
desk_has_come(struct desk *d, int64_t t, bool *has, struct fault *f)
{
	return time_has_come(d->newsroom, t, has, f);
}

/* An item without a date was published when it first came in. */
static bool
date(struct desk *d, int64_t id, struct document *doc, struct fault *f)
{
	struct story story;

	if (doc->published != 0)
		return true;
	doc->published = clock_now();
	switch (story_by_id(d->edition, d->a, id, &story, f)) {
	case FOUND:
		doc->published = story.published;
		return true;
	case ABSENT:
		return true;
	default:
		return false;
	}
}

/* A line of the audit log, with the batch. */
static bool
note(struct desk *d, const char *act, int64_t id, const char *why,
    struct fault *f)
{
	const struct audit line = {clock_now(), d->who, act, id, why};

	return audit_write(d->newsroom, &line, f);
}

static bool
take_item(struct desk *d, struct desk_item *item, int64_t *id,
    enum desk_outcome *outcome, struct fault *f)
{
	bool live = item->status == DESK_LIVE, is_known, is_same, older;
	struct known known;

	if (!look_up(d, item->source, item->guid, &known, f) ||
	    !is_older(d, item, &older, f))
		return false;
	*id = known.id;
	*outcome = DESK_OLDER;
	if (older)
		return true;
	is_known = live ? known.is_public : known.is_draft;
	is_same =
	    is_known && memcmp(live ? known.public_digest : known.draft_digest,
			    item->digest, DIGEST_BYTES) == 0;
	*outcome = is_same                             ? DESK_UNCHANGED
		   : known.is_public || known.is_draft ? DESK_CHANGED
						       : DESK_MADE;
	if (is_same)
		return true;
	if (known.id == 0 && !take_number(d, item->source, item->guid, id, f))
		return false;
	if (live && !date(d, *id, item->document, f))
		return false;
	return document_check(item->document, f) &&
	       (live ? take_live(d, item, *id, &known, f)
		     : take_draft(d, item, *id, f)) &&
	       (item->version == 0 ||
		   desk_set_version(d, item->source, item->guid,
		       item->version, f)) &&
	       note(d, "import", *id,
		   arena_printf(d->a, "%s: %s", item->source, item->guid), f);
}

bool
desk_take(struct desk *d, struct desk_item *item, int64_t *id,
    enum desk_outcome *outcome, struct fault *f)
{
	char *key;
	bool had_number;

	arena_reset(d->a);
	key = arena_printf(d->a, "%s\n%s", item->source, item->guid);
	had_number = g_hash_table_contains(d->numbers, key);
	if (!db_mark(d->edition, f))
		return false;
	if (!db_mark(d->newsroom, f)) {
		db_undo(d->edition);
		return false;
	}
	if (take_item(d, item, id, outcome, f))
		return db_keep(d->newsroom, f) && db_keep(d->edition, f);
	db_undo(d->newsroom);
	db_undo(d->edition);
	/* The number went back with the rest, and is another item's next. */
	if (!had_number)
		g_hash_table_remove(d->numbers, key);
	return false;
}

/* "front page: 12 14 9" */
static const char *
place_words(
    struct desk *d, const char *section, const int64_t *story, size_t n)
{
	const char *words = arena_printf(d->a, "%s:",
	    section[0] == '\0' ? "front page" : section);

	for (size_t i = 0; i < n; i++)
		words = arena_printf(d->a, "%s %lld", words, (long long)story[i]);
	return words;
}

bool
desk_place(struct desk *d, const char *section, const int64_t *story, size_t n,
    struct fault *f)
{
	struct section s;

	arena_reset(d->a);
	switch (section_by_path(d->edition, d->a, section, &s, f)) {
	case FOUND:
		break;
	case ABSENT:
		return fault_set(
		    f, FAULT_DATA, "there is no section \"%s\"", section);
	default:
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct story known;

		if (story_by_id(d->edition, d->a, story[i], &known, f) !=
			FOUND ||
		    !known.is_live || known.card.page[0] != '\0')
			return fault_set(f, FAULT_DATA,
			    "%lld is not a live "
			    "story",
			    (long long)story[i]);
	}
	if (!slot_replace(d->edition, s.id, story, n, f) ||
	    !note(d, "place", 0, place_words(d, section, story, n), f))
		return false;
	d->has_changed = true;
	return true;
}

/*
 * What has not gone out yet does not go out by itself: a story that never was
 * public is spiked, the next revision of another one is a draft again.
 */
static enum found
stop_draft(struct desk *d, int64_t id, bool is_public, struct fault *f)
{
	struct draft draft;
	enum found found = draft_load(d->newsroom, d->a, id, &draft, f);

	if (found != FOUND)
		return found;
	if (draft.state == DRAFT_SPIKED ||
	    (is_public && draft.state == DRAFT_DRAFT))
		return ABSENT;
	draft.state = is_public ? DRAFT_DRAFT : DRAFT_SPIKED;
	draft.scheduled = 0;
	return draft_set_state(d->newsroom, &draft, f) ? FOUND : FAULTED;
}

enum found
desk_withdraw_item(
    struct desk *d, int64_t id, const char *why, struct fault *f)
{
	enum found withdrawn, stopped;
	struct story story;

	arena_reset(d->a);
	withdrawn = story_by_id(d->edition, d->a, id, &story, f);
	if (withdrawn == FAULTED)
		return FAULTED;
	stopped = stop_draft(d, id, withdrawn == FOUND, f);
	if (stopped == FAULTED)
		return FAULTED;
	if (withdrawn == FOUND)
		withdrawn = publication_withdraw(
		    d->edition, id, clock_now(), why, f);
	d->has_changed = d->has_changed || withdrawn == FOUND;
	if (withdrawn == FAULTED)
		return FAULTED;
	if (withdrawn == ABSENT && stopped == ABSENT)
		return ABSENT;
	return note(d, withdrawn == FOUND ? "withdraw" : "spike", id, why, f)
		   ? FOUND
		   : FAULTED;
}

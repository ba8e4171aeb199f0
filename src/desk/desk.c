/* SPDX-License-Identifier: Apache-2.0 */
/* The acts of a newsroom. Making a publication of a document is in press.c. */
#include "desk/desk.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/layout.h"
#include "desk/press.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/edition.h"
#include "store/plain.h"
#include "store/publication.h"
#include "store/section.h"
#include "store/source.h"
#include "story/document.h"

#include "base/banned.h"

enum { ITEM_BYTES_MAX = 256 << 20 };

struct desk {
	const struct conf *conf;
	const char *who;
	struct db *edition;
	struct db *newsroom;
	struct press *press;
	struct arena *a;     /* of the act in hand */
	GHashTable *numbers; /* "source\nguid" -> number, taken in advance */
	bool is_open;        /* a batch is */
	bool is_dry;
	bool has_changed; /* readers will see the batch */
};

struct db *
desk_edition(struct desk *d)
{
	return d->edition;
}

struct db *
desk_newsroom(struct desk *d)
{
	return d->newsroom;
}

static bool
write_audit(struct desk *d, const char *act, int64_t id, const char *why,
    struct fault *f)
{
	if (!db_begin(d->newsroom, f))
		return false;
	if (audit_write(d->newsroom, clock_now(), d->who, act, id, why, f))
		return db_commit(d->newsroom, f);
	db_rollback(d->newsroom);
	return false;
}

/* Readers will see something new: in the transaction that makes it so. */
static bool
note_change(struct desk *d, struct fault *f)
{
	int64_t now = clock_now();

	return edition_changed(d->edition, now, f) &&
	       layout_keep(d->edition, now, f);
}

/* Second step of a move: the edition takes the draft, once. */
static bool
arrive(struct desk *d, const struct draft *draft, const char *operation,
    struct fault *f)
{
	const char *source, *guid;
	const unsigned char *digest;
	struct document doc;
	int64_t there;
	enum found known;

	switch (publication_of_operation(d->edition, operation, &there, f)) {
	case FOUND:
		return true;
	case FAULTED:
		return false;
	default:
		break;
	}
	if (!document_from_json(d->a, draft->document, &doc, f))
		return fault_at(f, "draft %lld", (long long)draft->story);
	if (doc.published == 0)
		doc.published = clock_now();
	if (doc.updated < doc.published)
		doc.updated = doc.published;
	known = draft_source(
	    d->newsroom, d->a, draft->story, &source, &guid, &digest, f);
	if (known == FAULTED || !db_begin(d->edition, f))
		return false;
	if (press_publish(d->press, d->a, &doc, draft->story, operation, f) &&
	    (known == ABSENT || source_keep(d->edition, source, guid,
				    draft->story, digest, f)) &&
	    note_change(d, f))
		return db_commit(d->edition, f);
	db_rollback(d->edition);
	return false;
}

/* Third step: the draft is none any more. */
static bool
leave(struct desk *d, int64_t id, struct fault *f)
{
	if (!db_begin(d->newsroom, f))
		return false;
	if (draft_moved(d->newsroom, id, f) &&
	    audit_write(d->newsroom, clock_now(), d->who, "publish", id, "", f))
		return db_commit(d->newsroom, f);
	db_rollback(d->newsroom);
	return false;
}

/* Finish the moves that stopped half way. */
static bool
recover(struct desk *d, struct fault *f)
{
	const char *operation;
	struct draft draft;
	int64_t id;

	for (;;) {
		arena_reset(d->a);
		switch (draft_moving(d->newsroom, d->a, &id, &operation, f)) {
		case ABSENT:
			return true;
		case FAULTED:
			return false;
		default:
			break;
		}
		if (draft_load(d->newsroom, d->a, id, &draft, f) != FOUND ||
		    !arrive(d, &draft, operation, f) || !leave(d, id, f))
			return false;
	}
}

struct desk *
desk_open(const struct conf *conf, const char *who, struct fault *f)
{
	struct desk *d = calloc(1, sizeof(*d));

	if (d == NULL)
		abort();
	d->conf = conf;
	d->who = who;
	d->a = arena_new(ITEM_BYTES_MAX);
	d->numbers =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	d->newsroom = db_open(conf->edition_dir, DB_NEWSROOM, DB_WRITE, f);
	if (d->newsroom != NULL)
		d->edition =
		    db_open(conf->edition_dir, DB_EDITION, DB_WRITE, f);
	if (d->edition != NULL)
		d->press = press_open(conf, d->edition, f);
	if (d->press != NULL && recover(d, f))
		return d;
	desk_close(d);
	return NULL;
}

void
desk_close(struct desk *d)
{
	if (d == NULL)
		return;
	press_close(d->press);
	db_close(d->edition);
	db_close(d->newsroom);
	g_hash_table_destroy(d->numbers);
	arena_free(d->a);
	free(d);
}

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
	if ((d->has_changed && !note_change(d, f)) ||
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
	if (!press_publish(d->press, d->a, item->document, id, NULL, f) ||
	    !source_keep(
		d->edition, item->source, item->guid, id, item->digest, f) ||
	    (known->is_draft && !draft_moved(d->newsroom, id, f)))
		return false;
	d->has_changed = true;
	return true;
}

static bool
take_draft(struct desk *d, struct desk_item *item, int64_t id, struct fault *f)
{
	struct draft draft = {
	    .story = id,
	    .is_embargoed = item->status == DESK_EMBARGOED,
	    .due = item->due,
	    .headline = item->document->headline,
	    .changed = clock_now(),
	    .document = document_to_json(d->a, item->document),
	};

	/* It must be able to go out as it is. */
	return press_check(d->press, d->a, item->document, f) &&
	       draft_save(d->newsroom, &draft, f) &&
	       source_keep(
		   d->newsroom, item->source, item->guid, id, item->digest, f);
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

static bool
take_item(struct desk *d, struct desk_item *item, int64_t *id,
    enum desk_outcome *outcome, struct fault *f)
{
	bool live = item->status == DESK_LIVE, is_known, is_same;
	struct known known;

	if (!look_up(d, item->source, item->guid, &known, f))
		return false;
	*id = known.id;
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
		     : take_draft(d, item, *id, f));
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

enum found
desk_publish(struct desk *d, int64_t id, struct fault *f)
{
	const char *operation;
	struct draft draft;
	enum found found;

	arena_reset(d->a);
	found = draft_load(d->newsroom, d->a, id, &draft, f);
	if (found != FOUND)
		return found;
	/* Unlike any other move of this story, also after a restore. */
	operation =
	    arena_printf(d->a, "publish %lld %lld %08x%08x", (long long)id,
		(long long)clock_now(), g_random_int(), g_random_int());
	if (!db_begin(d->newsroom, f))
		return FAULTED;
	if (!draft_move(d->newsroom, id, operation, f) ||
	    !db_commit(d->newsroom, f)) {
		db_rollback(d->newsroom);
		return FAULTED;
	}
	if (arrive(d, &draft, operation, f) && leave(d, id, f))
		return FOUND;
	/* Refused for what it is, not half done: it stays a draft. */
	if (f->cause == FAULT_DATA && db_begin(d->newsroom, NULL)) {
		if (draft_move(d->newsroom, id, NULL, NULL))
			db_commit(d->newsroom, NULL);
		db_rollback(d->newsroom);
	}
	return FAULTED;
}

bool
desk_publish_due(struct desk *d,
    void (*each)(void *arg, int64_t id, int64_t due, const struct fault *why),
    void *arg, struct fault *f)
{
	int64_t due = INT64_MIN, id = 0;
	enum found found;

	while ((found = draft_due(d->newsroom, clock_now(), &due, &id, f)) ==
	       FOUND) {
		struct fault why = {0};

		switch (desk_publish(d, id, &why)) {
		case FOUND:
			each(arg, id, due, NULL);
			break;
		case ABSENT: /* another desk was faster */
			break;
		default:
			if (why.cause != FAULT_DATA) {
				if (f != NULL)
					*f = why;
				return false;
			}
			each(arg, id, due, &why);
		}
	}
	return found == ABSENT;
}

enum found
desk_withdraw(struct desk *d, int64_t id, const char *why, struct fault *f)
{
	bool own = !d->is_open;
	enum found found;

	if (own && !db_begin(d->edition, f))
		return FAULTED;
	found = publication_withdraw(d->edition, id, clock_now(), why, f);
	if (!own) {
		d->has_changed = d->has_changed || found == FOUND;
		if (found == FOUND && !audit_write(d->newsroom, clock_now(),
					  d->who, "withdraw", id, why, f))
			found = FAULTED;
		return found;
	}
	if (found == FOUND && (!note_change(d, f) || !db_commit(d->edition, f)))
		found = FAULTED;
	db_rollback(d->edition);
	if (found == FOUND && !write_audit(d, "withdraw", id, why, f))
		found = FAULTED;
	return found;
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
	if (!slot_replace(d->edition, s.id, story, n, f))
		return false;
	d->has_changed = true;
	return true;
}

/* One story's body again, from its last revision. */
static bool
render_again(struct desk *d, int64_t id, struct fault *f)
{
	struct revision last;
	struct document doc;

	arena_reset(d->a);
	if (revision_last(d->edition, d->a, id, &last, f) != FOUND)
		return false;
	return document_from_json(d->a, last.document, &doc, f) &&
	       press_render_again(d->press, d->a, &doc, id, f);
}

struct ids {
	GArray *list;
	int64_t last; /* live or not */
};

static void
note_live(void *arg, const struct story_line *line)
{
	struct ids *ids = arg;

	ids->last = line->id;
	if (strcmp(line->state, "live") == 0)
		g_array_append_val(ids->list, line->id);
}

enum { RENDER_BATCH = 500 };

bool
desk_render_all(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f)
{
	struct ids ids = {
	    g_array_new(FALSE, FALSE, sizeof(int64_t)), INT64_MAX};
	int64_t before, done = 0;
	bool ok = true;

	do {
		before = ids.last;
		g_array_set_size(ids.list, 0);
		ok = desk_begin(d, false, f) &&
		     story_each(d->edition, 0, before, RENDER_BATCH, note_live,
			 &ids, f);
		for (guint i = 0; ok && i < ids.list->len; i++) {
			ok = render_again(
			    d, g_array_index(ids.list, int64_t, i), f);
			progress(arg, ++done);
		}
		d->has_changed = true;
		ok = ok && desk_commit(d, f);
	} while (ok && ids.last != before);
	if (!ok)
		desk_rollback(d);
	g_array_free(ids.list, TRUE);
	return ok;
}

bool
desk_index_again(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f)
{
	if (!db_begin(d->edition, f))
		return false;
	if (plain_index_again(
		d->edition, d->conf->search_language, progress, arg, f) &&
	    edition_changed(d->edition, clock_now(), f))
		return db_commit(d->edition, f);
	db_rollback(d->edition);
	return false;
}

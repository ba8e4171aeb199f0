/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the edition: one story's live revision and its places. */
#include "store/publication.h"

#include "base/arena.h"
#include "base/fault.h"
#include "store/picture.h"
#include "store/related.h"
#include "store/revision.h"
#include "store/snapshot.h"
#include "store/stmt.h"
#include "store/term.h"

#include "base/banned.h"

static bool
write_story(struct db *db, const struct publication *p, int64_t revision,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_UPSERT, f);

	stmt_int(s, "id", p->id);
	stmt_int(s, "revision", revision);
	stmt_int(s, "section", p->section);
	if (p->strand != 0)
		stmt_int(s, "strand", p->strand);
	if (p->package != 0)
		stmt_int(s, "package", p->package);
	stmt_text(s, "page", p->page);
	stmt_text(s, "slug", p->slug);
	stmt_text(s, "kind", p->kind);
	stmt_text(s, "language", p->language);
	stmt_text(s, "short", p->short_headline);
	stmt_text(s, "headline", p->headline);
	stmt_text(s, "standfirst", p->standfirst);
	stmt_text(s, "source", p->source);
	stmt_text(s, "licence", p->licence);
	stmt_int(s, "published", p->published);
	stmt_int(s, "updated", p->updated);
	stmt_text(s, "updated_why", p->updated_why);
	if (p->review_by != 0)
		stmt_int(s, "review_by", p->review_by);
	if (p->picture != 0)
		stmt_int(s, "picture", p->picture);
	stmt_text(s, "picture_alt", p->picture_alt);
	stmt_text(s, "picture_focus", p->picture_focus);
	stmt_int(s, "words", p->words);
	stmt_int(s, "low_pages", (int64_t)p->n_low);
	stmt_int(s, "full_pages", (int64_t)p->n_full);
	return stmt_run(s, f);
}

static bool
clear(struct db *db, enum query query, int64_t id, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_int(s, "story", id);
	return stmt_run(s, f);
}

/* Take away what the live revision put in. */
static bool
clear_live(struct db *db, int64_t id, struct fault *f)
{
	return clear(db, QUERY_RENDITION_CLEAR, id, f) &&
	       clear(db, QUERY_BYLINE_CLEAR, id, f) &&
	       clear(db, QUERY_LISTING_CLEAR, id, f) &&
	       clear(db, QUERY_SEE_ALSO_CLEAR, id, f) &&
	       clear(db, QUERY_LINK_CLEAR, id, f) &&
	       clip_remove(db, id, f) && entry_remove(db, id, f) &&
	       plain_remove(db, id, f);
}

/* The same, and that it was ever withdrawn. */
static bool
clear_all(struct db *db, int64_t id, struct fault *f)
{
	return clear_live(db, id, f) && clear(db, QUERY_DEPARTED_CLEAR, id, f);
}

static bool
write_rendition(struct db *db, int64_t id, const char *skin, size_t page,
    const char *html, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RENDITION_INSERT, f);

	stmt_int(s, "story", id);
	stmt_text(s, "skin", skin);
	stmt_int(s, "page", (int64_t)page);
	stmt_text(s, "html", html);
	return stmt_run(s, f);
}

static bool
write_body(struct db *db, const struct publication *p, struct fault *f)
{
	for (size_t i = 0; i < p->n_full; i++) {
		if (!write_rendition(
			db, p->id, "full", i + 1, p->full_html[i], f))
			return false;
	}
	for (size_t i = 0; i < p->n_low; i++) {
		if (!write_rendition(
			db, p->id, "low", i + 1, p->low_html[i], f))
			return false;
	}
	return true;
}

static bool
write_lists(struct db *db, const struct publication *p, struct fault *f)
{
	struct stmt *s;

	for (size_t i = 0; i < p->n_listed; i++) {
		s = stmt_start(db, QUERY_LISTING_INSERT, f);
		stmt_int(s, "section", p->listed[i]);
		stmt_int(s, "updated", p->updated);
		stmt_int(s, "story", p->id);
		if (!stmt_run(s, f))
			return false;
	}
	for (size_t i = 0; i < p->n_see_also; i++) {
		s = stmt_start(db, QUERY_SEE_ALSO_INSERT, f);
		stmt_int(s, "story", p->id);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_int(s, "target", p->see_also[i]);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

static bool
write_bylines(struct db *db, const struct publication *p, struct fault *f)
{
	for (size_t i = 0; i < p->bylines.n; i++) {
		struct stmt *s = stmt_start(db, QUERY_BYLINE_INSERT, f);

		stmt_int(s, "story", p->id);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_text(s, "name", p->bylines.at[i].name);
		stmt_text(s, "role", p->bylines.at[i].role);
		stmt_text(s, "place", p->bylines.at[i].place);
		if (p->bylines.at[i].author != 0)
			stmt_int(s, "author", p->bylines.at[i].author);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

static bool
write_links(struct db *db, const struct publication *p, struct fault *f)
{
	for (size_t i = 0; i < p->links.n; i++) {
		struct stmt *s = stmt_start(db, QUERY_LINK_INSERT, f);

		stmt_int(s, "story", p->id);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_text(s, "url", p->links.at[i].url);
		stmt_text(s, "title", p->links.at[i].title);
		stmt_text(s, "site", p->links.at[i].site);
		stmt_text(s, "kind", p->links.at[i].kind);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

static bool
write_derived(struct db *db, const struct publication *p, struct fault *f)
{
	return write_body(db, p, f) && write_lists(db, p, f) &&
	       write_bylines(db, p, f) && write_links(db, p, f) &&
	       clip_write(db, p->id, &p->clips, f) &&
	       picture_use(db, p->id, p->pictures, p->n_pictures, f) &&
	       entry_write(db, p->id, &p->entries, f) &&
	       (p->page != NULL || plain_write(db, &p->plain, f));
}

/* What the story is about now, and what goes with it. */
static bool
relate(struct db *db, const struct publication *p, struct fault *f)
{
	struct term_facts facts = {
	    .plain = &p->plain,
	    .package = p->package,
	    .n_subjects = p->n_subjects,
	    .subjects = p->subjects,
	};

	if (p->page != NULL)
		return related_remove(db, p->id, f);
	if (p->puts_off_related)
		return related_put_off(db, p->id, f);
	terms_forget(p->terms);
	return terms_write(p->terms, &facts, f) &&
	       related_find(db, p->id, f) && related_is_done(db, p->id, f);
}

bool
publication_write(struct db *db, const struct publication *p, int64_t *revision,
    struct fault *f)
{
	struct revision r = {
	    .created = p->now,
	    .document = p->document,
	    .change = p->change,
	    .why = p->why,
	};

	/* The story first: its revisions refer to it. */
	if (!revision_next(db, p->id, &r.number, f) ||
	    !snapshot_forget_withdrawn(db, p->id, r.number - 1, f) ||
	    !write_story(db, p, r.number, f) ||
	    !revision_add(db, p->id, &r, f))
		return false;
	*revision = r.number;
	return (r.number == 1 || clear_all(db, p->id, f)) &&
	       write_derived(db, p, f) && relate(db, p, f);
}

bool
publication_derive_again(
    struct db *db, const struct publication *p, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_MEASURE, f);

	stmt_int(s, "id", p->id);
	stmt_int(s, "words", p->words);
	stmt_int(s, "low_pages", (int64_t)p->n_low);
	stmt_int(s, "full_pages", (int64_t)p->n_full);
	return stmt_run(s, f) && clear_all(db, p->id, f) &&
	       write_derived(db, p, f);
}

enum found
publication_withdraw(
    struct db *db, int64_t id, int64_t now, const char *why, struct fault *f)
{
	struct story story;
	struct arena *a = arena_new(1 << 20);
	enum found found = story_by_id(db, a, id, &story, f);
	struct stmt *s;

	if (found == FOUND && !story.is_live)
		found = ABSENT;
	arena_free(a);
	if (found != FOUND)
		return found;
	s = stmt_start(db, QUERY_STORY_WITHDRAW, f);
	stmt_int(s, "id", id);
	stmt_int(s, "at", now);
	stmt_text(s, "why", why);
	if (!stmt_run(s, f))
		return FAULTED;
	s = stmt_start(db, QUERY_DEPARTED_INSERT, f);
	stmt_int(s, "story", id);
	stmt_int(s, "at", now);
	if (!stmt_run(s, f) || !clear_live(db, id, f) ||
	    !related_withdraw(db, id, f) ||
	    !clear(db, QUERY_SLOT_CLEAR_STORY, id, f))
		return FAULTED;
	return FOUND;
}

bool
publication_places(struct db *db, int64_t id,
    void (*each)(void *arg, const char *place), void *arg, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PUBLICATION_PLACES, f);
	enum stmt_step step;

	stmt_int(s, "story", id);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		each(arg, stmt_column_text(s, 0));
	stmt_end(s);
	return step == STMT_DONE;
}

bool
slot_replace(struct db *db, int64_t section, const int64_t *story, size_t n,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SLOT_CLEAR, f);

	stmt_int(s, "section", section);
	if (!stmt_run(s, f))
		return false;
	for (size_t i = 0; i < n; i++) {
		s = stmt_start(db, QUERY_SLOT_INSERT, f);
		stmt_int(s, "section", section);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_int(s, "story", story[i]);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

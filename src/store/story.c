/* SPDX-License-Identifier: Apache-2.0 */
/* Reading stories out of the edition. Writing them is in publication.c. */
#include "store/story.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "store/internal.h"
#include "store/picture.h"
#include "store/ranking.h"
#include "store/stmt.h"

#include "base/banned.h"

/* The five columns of a picture from the first on. */
static void
decode_picture(struct stmt *s, struct arena *a, int first, struct picture *p)
{
	int64_t gone = stmt_column_int(s, first + 5);

	p->hash = stmt_column_copy(s, a, first);
	p->width = stmt_column_int(s, first + 1);
	p->height = stmt_column_int(s, first + 2);
	p->alt = stmt_column_copy(s, a, first + 3);
	p->focus = stmt_column_copy(s, a, first + 4);
	if (gone != 0 && gone <= clock_now())
		*p = (struct picture){.hash = "", .alt = "", .focus = ""};
}

void
story_decode_card(struct stmt *s, struct arena *a, struct card *c)
{
	c->id = stmt_column_int(s, 0);
	c->path = stmt_column_copy(s, a, 1);
	c->page = stmt_column_copy(s, a, 2);
	c->slug = stmt_column_copy(s, a, 3);
	c->kind = stmt_column_copy(s, a, 4);
	c->language = stmt_column_copy(s, a, 5);
	c->short_headline = stmt_column_copy(s, a, 6);
	c->headline = stmt_column_copy(s, a, 7);
	c->standfirst = stmt_column_copy(s, a, 8);
	c->updated = stmt_column_int(s, 9);
	c->section_name = stmt_column_copy(s, a, 10);
	c->label = stmt_column_copy(s, a, 11);
	decode_picture(s, a, 12, &c->picture);
}

static void
decode_story(struct stmt *s, struct arena *a, struct story *out)
{
	struct card *c = &out->card;

	c->id = stmt_column_int(s, 0);
	out->is_live = strcmp(stmt_column_text(s, 1), "live") == 0;
	out->revision = stmt_column_int(s, 2);
	out->section = stmt_column_int(s, 3);
	out->strand = stmt_column_int(s, 4);
	out->package = stmt_column_int(s, 5);
	c->page = stmt_column_copy(s, a, 6);
	c->slug = stmt_column_copy(s, a, 7);
	c->kind = stmt_column_copy(s, a, 8);
	c->language = stmt_column_copy(s, a, 9);
	c->short_headline = stmt_column_copy(s, a, 10);
	c->headline = stmt_column_copy(s, a, 11);
	c->standfirst = stmt_column_copy(s, a, 12);
	out->source = stmt_column_copy(s, a, 13);
	out->licence = stmt_column_copy(s, a, 14);
	out->published = stmt_column_int(s, 15);
	c->updated = stmt_column_int(s, 16);
	out->updated_why = stmt_column_copy(s, a, 17);
	out->words = stmt_column_int(s, 18);
	out->low_pages = stmt_column_int(s, 19);
	out->full_pages = stmt_column_int(s, 20);
	out->withdrawn_at = stmt_column_int(s, 21);
	out->withdrawn_why = stmt_column_copy(s, a, 22);
	c->path = stmt_column_copy(s, a, 23);
	c->section_name = stmt_column_copy(s, a, 24);
	c->label = stmt_column_copy(s, a, 25);
	decode_picture(s, a, 26, &c->picture);
}

enum found
story_by_id(struct db *db, struct arena *a, int64_t id, struct story *out,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_BY_ID, f);
	enum stmt_step step;

	stmt_expect(s, "id state revision section strand package page slug kind "
		       "language short headline standfirst source licence "
		       "published updated updated_why words low_pages "
		       "full_pages withdrawn_at withdrawn_why path name label "
		       "picture width height picture_alt picture_focus "
		       "gone");
	stmt_int(s, "id", id);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		decode_story(s, a, out);
	stmt_end(s);
	return stmt_found(step);
}

enum found
story_of_page(struct db *db, const char *path, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_OF_PAGE, f);
	enum stmt_step step;

	stmt_text(s, "page", path);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

enum found
story_rendition(struct db *db, struct arena *a, int64_t id, bool is_low,
    int64_t page, const char **html, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_RENDITION, f);
	enum stmt_step step;

	stmt_int(s, "story", id);
	stmt_text(s, "skin", is_low ? "low" : "full");
	stmt_int(s, "page", page);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*html = stmt_column_copy(s, a, 0);
	stmt_end(s);
	if (step == STMT_ROW)
		*html = picture_settle(db, a, id, *html, clock_now(), f);
	return step == STMT_ROW && *html == NULL ? FAULTED : stmt_found(step);
}

enum found
story_whole(struct db *db, struct arena *a, int64_t id, const char **html,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_WHOLE, f);
	struct buf whole = {0};
	enum stmt_step step;
	bool is_any = false;

	stmt_int(s, "story", id);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		buf_puts(&whole, stmt_column_text(s, 0));
		is_any = true;
	}
	stmt_end(s);
	if (is_any && step == STMT_DONE)
		*html = arena_copy(a, buf_string(&whole), whole.len);
	buf_release(&whole);
	if (step != STMT_DONE)
		return FAULTED;
	if (!is_any)
		return ABSENT;
	*html = picture_settle(db, a, id, *html, clock_now(), f);
	return *html == NULL ? FAULTED : FOUND;
}

/* Room for one more of size bytes behind the n at *at; doubles as it grows. */
static void *
more(struct arena *a, void **at, size_t *n, size_t size)
{
	size_t count = *n;

	/* Full at 0, 8, 16, 32, ...: the arena keeps what was outgrown. */
	if (count == 0 || (count >= 8 && (count & (count - 1)) == 0)) {
		void *grown = arena_zalloc(a, count < 8 ? 8 : count * 2, size);

		if (count > 0)
			memcpy(grown, *at, count * size);
		*at = grown;
	}
	(*n)++;
	return (char *)*at + count * size;
}

/* Step a statement of cards to its end. */
static bool
take_cards(
    struct stmt *s, struct arena *a, struct card_list *list, struct fault *f)
{
	enum stmt_step step;
	void *at = NULL;
	size_t n = 0;

	stmt_expect(s, CARD_COLUMNS);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		story_decode_card(s, a, more(a, &at, &n, sizeof(struct card)));
	stmt_end(s);
	list->at = at;
	list->n = n;
	return step == STMT_DONE;
}

bool
story_take_cards(
    struct stmt *s, struct arena *a, struct card_list *list, struct fault *f)
{
	return take_cards(s, a, list, f);
}

bool
story_bylines(struct db *db, struct arena *a, int64_t id,
    struct byline_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_BYLINES, f);
	enum stmt_step step;
	void *at = NULL;
	size_t n = 0;

	stmt_expect(s, "name role place path");
	stmt_int(s, "story", id);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct byline *b = more(a, &at, &n, sizeof(*b));

		b->name = stmt_column_copy(s, a, 0);
		b->role = stmt_column_copy(s, a, 1);
		b->place = stmt_column_copy(s, a, 2);
		b->path = stmt_column_copy(s, a, 3);
	}
	stmt_end(s);
	list->at = at;
	list->n = n;
	return step == STMT_DONE;
}

bool
story_links(struct db *db, struct arena *a, int64_t id, struct link_list *list,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_LINKS, f);
	enum stmt_step step;
	void *at = NULL;
	size_t n = 0;

	stmt_expect(s, "url title site kind dead_since");
	stmt_int(s, "story", id);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct link *l = more(a, &at, &n, sizeof(*l));

		l->url = stmt_column_copy(s, a, 0);
		l->title = stmt_column_copy(s, a, 1);
		l->site = stmt_column_copy(s, a, 2);
		l->kind = stmt_column_copy(s, a, 3);
		l->dead_since = stmt_column_int(s, 4);
	}
	stmt_end(s);
	list->at = at;
	list->n = n;
	return step == STMT_DONE;
}

bool
story_see_also(struct db *db, struct arena *a, int64_t id, int max,
    struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_SEE_ALSO, f);

	stmt_int(s, "story", id);
	stmt_int(s, "max", max);
	return take_cards(s, a, list, f);
}

bool
ranking_cards(struct db *db, struct arena *a, enum ranking_kind kind,
    struct card_list *list, struct fault *f)
{
	return take_cards(stmt_start(db,
			      kind == RANKING_READ
				  ? QUERY_MOST_READ_CARDS
				  : QUERY_MOST_EMAILED_CARDS,
			      f),
	    a, list, f);
}

bool
listing_newest(struct db *db, struct arena *a, int64_t section, int max,
    struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LISTING_NEWEST, f);

	stmt_int(s, "section", section);
	stmt_int(s, "max", max);
	return take_cards(s, a, list, f);
}

bool
listing_count(struct db *db, int64_t section, int64_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LISTING_COUNT, f);
	enum stmt_step step;

	stmt_int(s, "section", section);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*n = stmt_column_int(s, 0);
	stmt_end(s);
	return step == STMT_ROW;
}

bool
listing_before(struct db *db, struct arena *a, int64_t section, int64_t updated,
    int64_t id, int max, struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LISTING_BEFORE, f);

	stmt_int(s, "section", section);
	stmt_int(s, "updated", updated);
	stmt_int(s, "story", id);
	stmt_int(s, "max", max);
	return take_cards(s, a, list, f);
}

bool
listing_after(struct db *db, struct arena *a, int64_t section, int64_t updated,
    int64_t id, int max, struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LISTING_AFTER, f);

	stmt_int(s, "section", section);
	stmt_int(s, "updated", updated);
	stmt_int(s, "story", id);
	stmt_int(s, "max", max);
	if (!take_cards(s, a, list, f))
		return false;
	for (size_t i = 0; i < list->n / 2; i++) {
		struct card c = list->at[i];

		list->at[i] = list->at[list->n - 1 - i];
		list->at[list->n - 1 - i] = c;
	}
	return true;
}

bool
listing_block(struct db *db, struct arena *a, int64_t section, int64_t first,
    int64_t last, struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LISTING_BLOCK, f);

	stmt_int(s, "section", section);
	stmt_int(s, "first", first);
	stmt_int(s, "last", last);
	return take_cards(s, a, list, f);
}

bool
listing_neighbour(struct db *db, int64_t section, bool is_before,
    int64_t number, int64_t *found, struct fault *f)
{
	struct stmt *s = stmt_start(db,
	    is_before ? QUERY_LISTING_NUMBER_BEFORE
		      : QUERY_LISTING_NUMBER_AFTER,
	    f);
	bool ok;

	stmt_int(s, "section", section);
	stmt_int(s, "story", number);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*found = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
slot_cards(struct db *db, struct arena *a, int64_t section,
    struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SLOT_CARDS, f);

	stmt_int(s, "section", section);
	return take_cards(s, a, list, f);
}

bool
story_each(struct db *db, int64_t section, int64_t before, int64_t max,
    void (*each)(void *arg, const struct story_line *line), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(
	    db, section == 0 ? QUERY_STORY_LIST : QUERY_STORY_LIST_SECTION, f);
	enum stmt_step step;

	stmt_expect(s, "id state revision headline updated path");
	if (section != 0)
		stmt_int(s, "section", section);
	stmt_int(s, "before", before);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct story_line line = {
		    .id = stmt_column_int(s, 0),
		    .state = stmt_column_text(s, 1),
		    .revision = stmt_column_int(s, 2),
		    .headline = stmt_column_text(s, 3),
		    .updated = stmt_column_int(s, 4),
		    .path = stmt_column_text(s, 5),
		};

		each(arg, &line);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
story_each_review(struct db *db, int64_t until, int64_t max,
    void (*each)(void *arg, const struct story_line *line), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_REVIEW, f);
	enum stmt_step step;

	stmt_expect(s, "id state revision headline updated path review_by");
	stmt_int(s, "until", until);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct story_line line = {
		    .id = stmt_column_int(s, 0),
		    .state = stmt_column_text(s, 1),
		    .revision = stmt_column_int(s, 2),
		    .headline = stmt_column_text(s, 3),
		    .updated = stmt_column_int(s, 4),
		    .path = stmt_column_text(s, 5),
		    .review_by = stmt_column_int(s, 6),
		};

		each(arg, &line);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

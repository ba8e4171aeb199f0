/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the edition: one story's live revision and its places. */
#include "store/publication.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/snapshot.h"
#include "store/source.h"
#include "store/stmt.h"

#include "base/banned.h"

static void
chain(unsigned char digest[DIGEST_BYTES], const void *before, size_t n,
    const char *document)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize size = DIGEST_BYTES;

	if (n > 0)
		g_checksum_update(sum, before, (gssize)n);
	g_checksum_update(sum, (const guchar *)document, -1);
	g_checksum_get_digest(sum, digest, &size);
	g_checksum_free(sum);
}

/* The number and digest of the next revision. */
static bool
next_revision(struct db *db, const struct publication *p, int64_t *number,
    unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LAST, f);
	enum stmt_step step;
	const void *before = NULL;
	size_t n = 0;

	stmt_expect(s, "number created document sha256");
	stmt_int(s, "story", p->id);
	step = stmt_step(s, f);
	*number = 1;
	if (step == STMT_ROW) {
		*number = stmt_column_int(s, 0) + 1;
		before = stmt_column_blob(s, 3, &n);
	}
	chain(digest, before, n, p->document);
	stmt_end(s);
	return step != STMT_FAULTED;
}

static bool
write_revision(struct db *db, const struct publication *p, int64_t number,
    const unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_INSERT, f);

	stmt_int(s, "story", p->id);
	stmt_int(s, "number", number);
	stmt_int(s, "created", p->now);
	stmt_text(s, "operation", p->operation);
	stmt_text(s, "document", p->document);
	stmt_blob(s, "sha256", digest, DIGEST_BYTES);
	return stmt_run(s, f);
}

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
	if (p->review_by != 0)
		stmt_int(s, "review_by", p->review_by);
	if (p->picture != 0)
		stmt_int(s, "picture", p->picture);
	stmt_text(s, "picture_alt", p->picture_alt);
	stmt_int(s, "words", p->words);
	stmt_int(s, "low_pages", (int64_t)p->n_low);
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
	       plain_remove(db, id, f);
}

/* The same, and that it was ever withdrawn. */
static bool
clear_all(struct db *db, int64_t id, struct fault *f)
{
	return clear_live(db, id, f) && clear(db, QUERY_DEPARTED_CLEAR, id, f);
}

static bool
write_rendition(
    struct db *db, int64_t id, size_t page, const char *html, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RENDITION_INSERT, f);

	stmt_int(s, "story", id);
	stmt_int(s, "page", (int64_t)page);
	stmt_text(s, "html", html);
	return stmt_run(s, f);
}

static bool
write_body(struct db *db, const struct publication *p, struct fault *f)
{
	if (!write_rendition(db, p->id, 0, p->full_html, f))
		return false;
	for (size_t i = 0; i < p->n_low; i++) {
		if (!write_rendition(db, p->id, i + 1, p->low_html[i], f))
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
	       (p->page != NULL || plain_write(db, &p->plain, f));
}

bool
publication_write(struct db *db, const struct publication *p, int64_t *revision,
    struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];

	return next_revision(db, p, revision, digest, f) &&
	       snapshot_forget_withdrawn(db, p->id, *revision - 1, f) &&
	       write_story(db, p, *revision, f) &&
	       write_revision(db, p, *revision, digest, f) &&
	       (*revision == 1 || clear_all(db, p->id, f)) &&
	       write_derived(db, p, f);
}

bool
publication_derive_again(
    struct db *db, const struct publication *p, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_STORY_MEASURE, f);

	stmt_int(s, "id", p->id);
	stmt_int(s, "words", p->words);
	stmt_int(s, "low_pages", (int64_t)p->n_low);
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
	    !clear(db, QUERY_SLOT_CLEAR_STORY, id, f))
		return FAULTED;
	return FOUND;
}

enum found
publication_of_operation(
    struct db *db, const char *operation, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_OF_OPERATION, f);
	enum stmt_step step;

	stmt_text(s, "operation", operation);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	return step == STMT_ROW ? FOUND : step == STMT_DONE ? ABSENT : FAULTED;
}

enum found
revision_last(struct db *db, struct arena *a, int64_t id, struct revision *r,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LAST, f);
	enum stmt_step step;

	stmt_int(s, "story", id);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		r->number = stmt_column_int(s, 0);
		r->created = stmt_column_int(s, 1);
		r->document = stmt_column_copy(s, a, 2);
	}
	stmt_end(s);
	return step == STMT_ROW ? FOUND : step == STMT_DONE ? ABSENT : FAULTED;
}

enum found
revision_load(struct db *db, struct arena *a, int64_t id, int64_t number,
    struct revision *r, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LOAD, f);
	enum stmt_step step;

	stmt_expect(s, "number created document");
	stmt_int(s, "story", id);
	stmt_int(s, "number", number);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		r->number = stmt_column_int(s, 0);
		r->created = stmt_column_int(s, 1);
		r->document = stmt_column_copy(s, a, 2);
	}
	stmt_end(s);
	return step == STMT_ROW ? FOUND : step == STMT_DONE ? ABSENT : FAULTED;
}

bool
revision_check(struct db *db, int64_t id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LIST, f);
	unsigned char want[DIGEST_BYTES];
	enum stmt_step step;
	int64_t number = 0;
	bool ok = true;

	stmt_expect(s, "number created document sha256");
	stmt_int(s, "story", id);
	while (ok && (step = stmt_step(s, f)) == STMT_ROW) {
		const unsigned char *have;
		size_t n;

		chain(want, want, number == 0 ? 0 : DIGEST_BYTES,
		    stmt_column_text(s, 2));
		have = stmt_column_blob(s, 3, &n);
		if (stmt_column_int(s, 0) != ++number || n != DIGEST_BYTES ||
		    memcmp(have, want, DIGEST_BYTES) != 0)
			ok = fault_set(f, FAULT_DATA,
			    "story %lld: revision "
			    "%lld is not what was published",
			    (long long)id, (long long)number);
	}
	if (ok && step == STMT_FAULTED)
		ok = false;
	stmt_end(s);
	return ok;
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

bool
picture_keep(struct db *db, const char *hash, int64_t width, int64_t height,
    int64_t bytes, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_INSERT, f);
	bool ok;

	stmt_text(s, "hash", hash);
	stmt_int(s, "width", width);
	stmt_int(s, "height", height);
	stmt_int(s, "bytes", bytes);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

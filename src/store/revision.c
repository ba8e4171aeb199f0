/* SPDX-License-Identifier: Apache-2.0 */
/* The chain of a story's revisions. */
#include "store/revision.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/source.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] = "number created document record sha256 hidden";

/* The digest of a revision behind the one before, whose digest has n bytes. */
static void
chain(unsigned char digest[DIGEST_BYTES], const void *before, size_t n,
    const char *document, const char *record)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize size = DIGEST_BYTES;

	if (n > 0)
		g_checksum_update(sum, before, (gssize)n);
	g_checksum_update(sum, (const guchar *)document, -1);
	g_checksum_update(sum, (const guchar *)record, -1);
	g_checksum_get_digest(sum, digest, &size);
	g_checksum_free(sum);
}

/* "TIME\nCHANGE\nWHY": a document ends in '}', so the two cannot mix. */
static void
decode_record(struct arena *a, const char *record, struct revision *r)
{
	const char *change = strchr(record, '\n');
	const char *why = change == NULL ? NULL : strchr(change + 1, '\n');

	r->change = r->why = "";
	if (why == NULL)
		return;
	r->change = arena_copy(a, change + 1, (size_t)(why - change - 1));
	r->why = arena_string(a, why + 1);
}

static void
decode(struct stmt *s, struct arena *a, struct revision *r)
{
	r->number = stmt_column_int(s, 0);
	r->created = stmt_column_int(s, 1);
	r->document = stmt_column_copy(s, a, 2);
	decode_record(a, stmt_column_text(s, 3), r);
	r->is_hidden = stmt_column_int(s, 5) != 0;
}

/* Step a statement that gives one revision at most, and end it. */
static enum found
take_one(struct stmt *s, struct arena *a, struct revision *r, struct fault *f)
{
	enum stmt_step step;

	stmt_expect(s, columns);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		decode(s, a, r);
	stmt_end(s);
	return stmt_found(step);
}

enum found
revision_last(struct db *db, struct arena *a, int64_t story, struct revision *r,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LAST, f);

	stmt_int(s, "story", story);
	return take_one(s, a, r, f);
}

enum found
revision_load(struct db *db, struct arena *a, int64_t story, int64_t number,
    struct revision *r, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LOAD, f);

	stmt_int(s, "story", story);
	stmt_int(s, "number", number);
	return take_one(s, a, r, f);
}

bool
revision_list(struct db *db, struct arena *a, int64_t story,
    struct revision_list *list, struct fault *f)
{
	struct stmt *s;
	enum stmt_step step;
	int64_t next;

	*list = (struct revision_list){0};
	if (!revision_next(db, story, &next, f))
		return false;
	list->at = arena_zalloc(a, (size_t)next, sizeof(*list->at));
	s = stmt_start(db, QUERY_REVISION_RECORDS, f);
	stmt_expect(s, "number created record hidden sha256");
	stmt_int(s, "story", story);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct revision *r = &list->at[list->n++];

		r->number = stmt_column_int(s, 0);
		r->created = stmt_column_int(s, 1);
		r->document = "";
		decode_record(a, stmt_column_text(s, 2), r);
		r->is_hidden = stmt_column_int(s, 3) != 0;
		r->sha256 = stmt_column_copy(s, a, 4);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
revision_next(struct db *db, int64_t story, int64_t *number, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_NEXT, f);
	bool ok;

	stmt_int(s, "story", story);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*number = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

static bool
write_row(struct db *db, int64_t story, const struct revision *r,
    const char *record, const unsigned char digest[DIGEST_BYTES],
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_INSERT, f);

	stmt_int(s, "story", story);
	stmt_int(s, "number", r->number);
	stmt_int(s, "created", r->created);
	stmt_text(s, "document", r->document);
	stmt_text(s, "record", record);
	stmt_blob(s, "sha256", digest, DIGEST_BYTES);
	return stmt_run(s, f);
}

bool
revision_add(
    struct db *db, int64_t story, const struct revision *r, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LAST, f);
	char *record = g_strdup_printf(
	    "%lld\n%s\n%s", (long long)r->created, r->change, r->why);
	unsigned char digest[DIGEST_BYTES];
	const void *before = NULL;
	enum stmt_step step;
	size_t n = 0;
	bool ok;

	stmt_expect(s, columns);
	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		before = stmt_column_blob(s, 4, &n);
	chain(digest, before, n, r->document, record);
	stmt_end(s);
	ok = step != STMT_FAULTED && write_row(db, story, r, record, digest, f);
	g_free(record);
	return ok;
}

bool
revision_hide(struct db *db, int64_t story, int64_t number, bool hidden,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_HIDE, f);

	stmt_int(s, "story", story);
	stmt_int(s, "number", number);
	stmt_int(s, "hidden", hidden);
	return stmt_run(s, f);
}

bool
revision_check(struct db *db, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_REVISION_LIST, f);
	unsigned char want[DIGEST_BYTES];
	enum stmt_step step;
	int64_t number = 0;
	bool ok = true;

	stmt_expect(s, columns);
	stmt_int(s, "story", story);
	while (ok && (step = stmt_step(s, f)) == STMT_ROW) {
		const unsigned char *have;
		size_t n;

		chain(want, want, number == 0 ? 0 : DIGEST_BYTES,
		    stmt_column_text(s, 2), stmt_column_text(s, 3));
		have = stmt_column_blob(s, 4, &n);
		if (stmt_column_int(s, 0) != ++number || n != DIGEST_BYTES ||
		    memcmp(have, want, DIGEST_BYTES) != 0)
			ok = fault_set(f, FAULT_DATA,
			    "story %lld: revision "
			    "%lld is not what was published",
			    (long long)story, (long long)number);
	}
	if (ok && step == STMT_FAULTED)
		ok = false;
	stmt_end(s);
	return ok;
}

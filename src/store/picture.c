/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures, where they are used and until when. */
#include "store/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

enum { PICTURES_MAX = 50 }; /* of a story; the document's limit */

static void
decode(struct stmt *s, struct arena *a, struct picture_row *p)
{
	p->hash = stmt_column_copy(s, a, 0);
	p->width = stmt_column_int(s, 1);
	p->height = stmt_column_int(s, 2);
	p->bytes = stmt_column_int(s, 3);
	p->rights_until = stmt_column_int(s, 4);
	p->is_set = stmt_column_int(s, 5) != 0;
	p->removed_at = stmt_column_int(s, 6);
}

static enum found
take(struct stmt *s, struct arena *a, struct picture_row *p, struct fault *f)
{
	enum stmt_step step;

	stmt_expect(
	    s, "hash width height bytes rights_until rights_set removed_at");
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		decode(s, a, p);
	stmt_end(s);
	return stmt_found(step);
}

enum found
picture_load(struct db *db, struct arena *a, const char *hash,
    struct picture_row *p, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_BY_HASH, f);

	stmt_text(s, "hash", hash);
	return take(s, a, p, f);
}

enum found
picture_due(struct db *db, struct arena *a, int64_t now, struct picture_row *p,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_DUE, f);

	stmt_int(s, "now", now);
	return take(s, a, p, f);
}

bool
picture_is_gone(const struct picture_row *p, int64_t now)
{
	return p->removed_at != 0 ||
	       (p->rights_until != 0 && p->rights_until <= now);
}

bool
picture_is_down(struct db *db, const char *hash, int64_t now)
{
	struct arena *a = arena_new(1 << 16);
	struct picture_row p;
	enum found found = picture_load(db, a, hash, &p, NULL);
	bool is_down =
	    found == FAULTED || (found == FOUND && picture_is_gone(&p, now));

	arena_free(a);
	return is_down;
}

bool
picture_keep(
    struct db *db, const struct picture_row *p, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_INSERT, f);
	bool ok;

	stmt_text(s, "hash", p->hash);
	stmt_int(s, "width", p->width);
	stmt_int(s, "height", p->height);
	stmt_int(s, "bytes", p->bytes);
	if (p->rights_until != 0)
		stmt_int(s, "rights_until", p->rights_until);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
picture_use(struct db *db, int64_t story, const int64_t *picture, size_t n,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_USE_CLEAR, f);

	stmt_int(s, "story", story);
	if (!stmt_run(s, f))
		return false;
	for (size_t i = 0; i < n; i++) {
		s = stmt_start(db, QUERY_PICTURE_USE_INSERT, f);
		stmt_int(s, "story", story);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_int(s, "picture", picture[i]);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

/* Set a time of a picture; 0: none. */
static bool
set_time(struct db *db, enum query query, const char *hash, const char *name,
    int64_t at, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_text(s, "hash", hash);
	if (at != 0)
		stmt_int(s, name, at);
	return stmt_run(s, f);
}

bool
picture_set_rights(
    struct db *db, const char *hash, int64_t until, struct fault *f)
{
	return set_time(
	    db, QUERY_PICTURE_SET_RIGHTS, hash, "until", until, f);
}

bool
picture_set_removed(
    struct db *db, const char *hash, int64_t at, struct fault *f)
{
	return set_time(db, QUERY_PICTURE_SET_REMOVED, hash, "at", at, f);
}

bool
picture_each_story(struct db *db, const char *hash,
    void (*each)(void *arg, int64_t story, const char *headline), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_STORIES, f);
	enum stmt_step step;

	stmt_expect(s, "id headline");
	stmt_text(s, "hash", hash);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		each(arg, stmt_column_int(s, 0), stmt_column_text(s, 1));
	stmt_end(s);
	return step == STMT_DONE;
}

/* Which of a story's pictures are not to be shown at now. */
static bool
find_gone(struct db *db, int64_t story, int64_t now,
    bool gone[PICTURES_MAX + 1], struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PICTURE_GONE, f);
	enum stmt_step step;

	stmt_int(s, "story", story);
	stmt_int(s, "now", now);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		int64_t position = stmt_column_int(s, 0);

		if (position >= 1 && position <= PICTURES_MAX)
			gone[position] = true;
	}
	stmt_end(s);
	return step == STMT_DONE;
}

/* Nothing else has it: bodies have no comments of their own. */
static const char begin[] = "<!--picture:";

const char *
picture_settle(struct db *db, struct arena *a, int64_t story,
    const char *html, int64_t now, struct fault *f)
{
	bool gone[PICTURES_MAX + 1] = {false};
	const char *at = strstr(html, begin);
	struct buf out = {0};
	const char *settled;

	if (at == NULL)
		return html;
	if (!find_gone(db, story, now, gone, f))
		return NULL;
	for (; at != NULL; at = strstr(html, begin)) {
		char *from;
		long number = strtol(at + sizeof(begin) - 1, &from, 10);
		const char *end = strstr(from, PICTURE_MARK_END);

		if (end == NULL || strncmp(from, "-->", 3) != 0)
			break;
		from += 3;
		buf_append(&out, html, (size_t)(at - html));
		if (number < 1 || number > PICTURES_MAX || !gone[number])
			buf_append(&out, from, (size_t)(end - from));
		html = end + sizeof(PICTURE_MARK_END) - 1;
	}
	buf_puts(&out, html);
	settled = arena_copy(a, buf_string(&out), out.len);
	buf_release(&out);
	return settled;
}

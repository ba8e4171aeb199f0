/* SPDX-License-Identifier: Apache-2.0 */
/* The tree of sections and strands. */
#include "store/section.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] =
    "id parent kind slug path name label intro position rule_before";

static const char *const kinds[] = {
    "front", "section", "strand", "author", "package", "programme"};
enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static void
decode(struct stmt *s, struct arena *a, struct section *out)
{
	const char *kind = stmt_column_text(s, 2);

	out->id = stmt_column_int(s, 0);
	out->parent = stmt_column_int(s, 1);
	for (int i = 0; i < N_KINDS; i++) {
		if (strcmp(kind, kinds[i]) == 0)
			out->kind = (enum section_kind)i;
	}
	out->slug = stmt_column_copy(s, a, 3);
	out->path = stmt_column_copy(s, a, 4);
	out->name = stmt_column_copy(s, a, 5);
	out->label = stmt_column_copy(s, a, 6);
	out->intro = stmt_column_copy(s, a, 7);
	out->position = stmt_column_int(s, 8);
	out->rule_before = stmt_column_int(s, 9) != 0;
}

/* Step a statement that gives one section at most, and end it. */
static enum found
take_one(struct stmt *s, struct arena *a, struct section *out, struct fault *f)
{
	enum stmt_step step;

	stmt_expect(s, columns);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		decode(s, a, out);
	stmt_end(s);
	return stmt_found(step);
}

enum found
section_by_path(struct db *db, struct arena *a, const char *path,
    struct section *out, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_BY_PATH, f);

	stmt_text(s, "path", path);
	return take_one(s, a, out, f);
}

enum found
section_by_id(struct db *db, struct arena *a, int64_t id, struct section *out,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_BY_ID, f);

	stmt_int(s, "id", id);
	return take_one(s, a, out, f);
}

/* One more place in a list that lives in an arena. */
static struct section *
list_add(struct arena *a, struct section_list *list, size_t *room)
{
	if (list->n == *room) {
		size_t more = *room == 0 ? 16 : *room * 2;
		struct section *at = arena_zalloc(a, more, sizeof(*at));

		if (list->n > 0)
			memcpy(at, list->at, list->n * sizeof(*at));
		list->at = at;
		*room = more;
	}
	return &list->at[list->n++];
}

static bool
list_below(struct db *db, enum query query, struct arena *a, int64_t parent,
    struct section_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);
	enum stmt_step step;
	size_t room = 0;

	*list = (struct section_list){0};
	stmt_expect(s, columns);
	stmt_int(s, "parent", parent);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		decode(s, a, list_add(a, list, &room));
	stmt_end(s);
	return step == STMT_DONE;
}

bool
section_children(struct db *db, struct arena *a, int64_t parent,
    struct section_list *list, struct fault *f)
{
	return list_below(db, QUERY_SECTION_CHILDREN, a, parent, list, f);
}

bool
section_programmes(struct db *db, struct arena *a, int64_t parent,
    struct section_list *list, struct fault *f)
{
	return list_below(db, QUERY_SECTION_PROGRAMMES, a, parent, list, f);
}

/* The section that all writers lie in, which the schema made. */
static bool
find_authors(struct db *db, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_BY_PATH, f);
	enum stmt_step step;

	stmt_text(s, "path", SECTION_AUTHORS);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	if (step == STMT_DONE)
		fault_set(f, FAULT_UNAVAILABLE,
		    "edition.db: the section of writers is not there");
	return step == STMT_ROW;
}

bool
section_authors(struct db *db, struct arena *a, const char *after, int max,
    struct section_list *list, struct fault *f)
{
	enum stmt_step step;
	struct stmt *s;
	size_t room = 0;
	int64_t id;

	*list = (struct section_list){0};
	if (!find_authors(db, &id, f))
		return false;
	s = stmt_start(db, QUERY_SECTION_AUTHORS, f);
	stmt_expect(s, columns);
	stmt_int(s, "parent", id);
	stmt_text(s, "after", after);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		decode(s, a, list_add(a, list, &room));
	stmt_end(s);
	return step == STMT_DONE;
}

bool
section_author(struct db *db, const char *slug, const char *name, int64_t *id,
    struct fault *f)
{
	struct stmt *s = NULL;
	int64_t parent;
	bool ok;

	if (!find_authors(db, &parent, f))
		return false;
	s = stmt_start(db, QUERY_SECTION_AUTHOR_KEEP, f);
	stmt_int(s, "parent", parent);
	stmt_text(s, "slug", slug);
	stmt_text(s, "name", name);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
section_trail(struct db *db, struct arena *a, int64_t id,
    struct section_list *list, struct fault *f)
{
	struct section up[SECTION_DEPTH_MAX + 1];
	size_t n = 0;

	while (id != SECTION_ROOT && id != 0) {
		if (n == SECTION_DEPTH_MAX + 1)
			return fault_set(f, FAULT_UNAVAILABLE,
			    "section %lld "
			    "lies too deep",
			    (long long)id);
		switch (section_by_id(db, a, id, &up[n], f)) {
		case FOUND:
			break;
		case ABSENT:
			return fault_set(f, FAULT_UNAVAILABLE,
			    "section %lld "
			    "is not there",
			    (long long)id);
		case FAULTED:
			return false;
		}
		id = up[n++].parent;
	}
	list->n = n;
	list->at = arena_zalloc(a, n, sizeof(*list->at));
	for (size_t i = 0; i < n; i++)
		list->at[i] = up[n - 1 - i];
	return true;
}

enum found
section_alias(struct db *db, struct arena *a, const char *path,
    const char **now, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_ALIAS, f);
	enum stmt_step step;

	stmt_text(s, "path", path);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*now = stmt_column_copy(s, a, 0);
	stmt_end(s);
	return stmt_found(step);
}

enum found
section_alias_next(struct db *db, struct arena *a, const char *after,
    const char **path, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_ALIAS_NEXT, f);
	enum stmt_step step;

	stmt_text(s, "after", after);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*path = stmt_column_copy(s, a, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
section_insert(struct db *db, struct section *out, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_ALIAS_DROP, f);

	stmt_text(s, "path", out->path);
	if (!stmt_run(s, f))
		return false;
	s = stmt_start(db, QUERY_SECTION_INSERT, f);
	stmt_int(s, "parent", out->parent);
	stmt_text(s, "kind", kinds[out->kind]);
	stmt_text(s, "slug", out->slug);
	stmt_text(s, "path", out->path);
	stmt_text(s, "name", out->name);
	stmt_text(s, "label", out->label);
	stmt_text(s, "intro", out->intro);
	stmt_int(s, "position", out->position);
	stmt_int(s, "rule_before", out->rule_before);
	if (stmt_step(s, f) != STMT_ROW) {
		stmt_end(s);
		return false;
	}
	out->id = stmt_column_int(s, 0);
	stmt_end(s);
	return true;
}

bool
section_update(struct db *db, const struct section *in, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_UPDATE, f);

	stmt_int(s, "id", in->id);
	stmt_text(s, "kind", kinds[in->kind]);
	stmt_text(s, "name", in->name);
	stmt_text(s, "label", in->label);
	stmt_text(s, "intro", in->intro);
	stmt_int(s, "position", in->position);
	stmt_int(s, "rule_before", in->rule_before);
	return stmt_run(s, f);
}

/* Remember the old addresses, then write the new. */
static bool
move_below(struct db *db, const char *old, const char *new, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_ALIAS_KEEP, f);

	stmt_text(s, "old", old);
	if (!stmt_run(s, f))
		return false;
	s = stmt_start(db, QUERY_SECTION_ALIAS_DROP, f);
	stmt_text(s, "path", new);
	if (!stmt_run(s, f))
		return false;
	s = stmt_start(db, QUERY_SECTION_MOVE_BELOW, f);
	stmt_text(s, "old", old);
	stmt_text(s, "new", new);
	return stmt_run(s, f);
}

bool
section_move(struct db *db, struct arena *a, const struct section *in,
    const struct section *parent, const char *slug, struct fault *f)
{
	const char *path = parent->path[0] == '\0'
			       ? arena_string(a, slug)
			       : arena_printf(a, "%s/%s", parent->path, slug);
	struct stmt *s;

	if (strcmp(path, in->path) == 0)
		return true;
	if (!move_below(db, in->path, path, f))
		return false;
	s = stmt_start(db, QUERY_SECTION_MOVE, f);
	stmt_int(s, "id", in->id);
	stmt_int(s, "parent", parent->id);
	stmt_text(s, "slug", slug);
	stmt_text(s, "path", path);
	return stmt_run(s, f);
}

bool
section_delete(struct db *db, const struct section *in, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SECTION_IS_USED, f);
	bool ok, used;

	stmt_int(s, "id", in->id);
	ok = stmt_step(s, f) == STMT_ROW;
	used = ok && stmt_column_int(s, 0) != 0;
	stmt_end(s);
	if (!ok)
		return false;
	if (used)
		return fault_set(f, FAULT_DATA,
		    "section %s: stories or "
		    "sections are still in it; move them first",
		    in->path);
	s = stmt_start(db, QUERY_SECTION_DELETE, f);
	stmt_int(s, "id", in->id);
	return stmt_run(s, f);
}

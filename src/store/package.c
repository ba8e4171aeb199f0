/* SPDX-License-Identifier: Apache-2.0 */
/* Packages: what editors put together for a running story. */
#include "store/package.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/internal.h"
#include "store/section.h"
#include "store/stmt.h"
#include "store/story.h"

#include "base/banned.h"

const char *const package_kinds[] = {
    "key", "background", "profiles", "timeline", "documents", NULL};

static enum found
load_head(struct db *db, struct arena *a, int64_t section, struct package *p,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_HEAD, f);
	enum stmt_step step;

	stmt_expect(s, "opened closed source imported");
	stmt_int(s, "section", section);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		p->opened = stmt_column_int(s, 0);
		p->closed = stmt_column_int(s, 1);
		p->source = stmt_column_copy(s, a, 2);
		p->imported = stmt_column_copy(s, a, 3);
	}
	stmt_end(s);
	return stmt_found(step);
}

/* Room for one more behind the n at at; doubles as it grows. */
static void *
more(struct arena *a, void *at, size_t n, size_t size)
{
	void *grown;

	if (n != 0 && (n < 8 || (n & (n - 1)) != 0))
		return at;
	grown = arena_zalloc(a, n < 8 ? 8 : n * 2, size);
	if (n > 0)
		memcpy(grown, at, n * size);
	return grown;
}

/* position of each group goes to *positions, for its items to be found by. */
static bool
load_groups(struct db *db, struct arena *a, int64_t section,
    struct package *p, int64_t **positions, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_GROUPS, f);
	enum stmt_step step;

	*positions = NULL;
	stmt_expect(s, "position kind title");
	stmt_int(s, "section", section);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		*positions = more(a, *positions, p->n, sizeof(**positions));
		p->group = more(a, p->group, p->n, sizeof(*p->group));
		(*positions)[p->n] = stmt_column_int(s, 0);
		p->group[p->n++] = (struct package_group){
		    .kind = stmt_column_copy(s, a, 1),
		    .title = stmt_column_copy(s, a, 2),
		};
	}
	stmt_end(s);
	return step == STMT_DONE;
}

static bool
load_items(struct db *db, struct arena *a, int64_t section, struct package *p,
    const int64_t *positions, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_ITEMS, f);
	enum stmt_step step;
	size_t at = 0;

	stmt_expect(s, "group_position story url date text site dead_since");
	stmt_int(s, "section", section);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct package_group *g;

		while (positions[at] != stmt_column_int(s, 0))
			at++;
		g = &p->group[at];
		g->item = more(a, g->item, g->n, sizeof(*g->item));
		g->item[g->n++] = (struct package_item){
		    .story = stmt_column_int(s, 1),
		    .url = stmt_column_copy(s, a, 2),
		    .date = stmt_column_copy(s, a, 3),
		    .text = stmt_column_copy(s, a, 4),
		    .site = stmt_column_copy(s, a, 5),
		    .dead_since = stmt_column_int(s, 6),
		};
	}
	stmt_end(s);
	return step == STMT_DONE;
}

/* Those of the stories that are live, which come in the items' order. */
static bool
load_cards(struct db *db, struct arena *a, int64_t section, struct package *p,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_CARDS, f);
	struct card_list cards;
	size_t next = 0;

	stmt_int(s, "section", section);
	if (!story_take_cards(s, a, &cards, f))
		return false;
	for (size_t i = 0; i < p->n; i++) {
		for (size_t j = 0; j < p->group[i].n; j++) {
			struct package_item *item = &p->group[i].item[j];

			if (next < cards.n && item->story == cards.at[next].id)
				item->card = &cards.at[next++];
		}
	}
	return true;
}

enum found
package_load(struct db *db, struct arena *a, const struct section *s,
    struct package *p, struct fault *f)
{
	int64_t *positions;
	enum found found;

	*p = (struct package){
	    .slug = s->slug, .title = s->name, .intro = s->intro};
	found = load_head(db, a, s->id, p, f);
	if (found != FOUND)
		return found;
	return load_groups(db, a, s->id, p, &positions, f) &&
		       load_items(db, a, s->id, p, positions, f) &&
		       load_cards(db, a, s->id, p, f)
		   ? FOUND
		   : FAULTED;
}

/* The package's section, made or brought up to date. */
static bool
keep_section(struct db *db, struct arena *a, const struct package *p,
    int64_t *id, struct fault *f)
{
	struct section above, known;
	struct section s = {
	    .kind = SECTION_PACKAGE,
	    .slug = p->slug,
	    .path = arena_printf(a, SECTION_PACKAGES "/%s", p->slug),
	    .name = p->title,
	    .label = "",
	    .intro = p->intro,
	};
	enum found found = section_by_path(db, a, SECTION_PACKAGES, &above, f);

	if (found == ABSENT)
		fault_set(f, FAULT_UNAVAILABLE,
		    "edition.db: the section of packages is not there");
	if (found != FOUND)
		return false;
	s.parent = above.id;
	found = section_by_path(db, a, s.path, &known, f);
	if (found == FOUND)
		s.id = known.id;
	*id = s.id;
	if (found == FOUND)
		return section_update(db, &s, f);
	if (found != ABSENT || !section_insert(db, &s, f))
		return false;
	*id = s.id;
	return true;
}

static bool
keep_head(struct db *db, const struct package *p, int64_t section,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_KEEP, f);

	stmt_int(s, "section", section);
	stmt_int(s, "opened", p->opened);
	if (p->closed != 0)
		stmt_int(s, "closed", p->closed);
	stmt_text(s, "source", p->source);
	stmt_text(s, "imported", p->imported);
	return stmt_run(s, f);
}

static bool
clear(struct db *db, enum query name, int64_t section, struct fault *f)
{
	struct stmt *s = stmt_start(db, name, f);

	stmt_int(s, "section", section);
	return stmt_run(s, f);
}

static bool
insert_item(struct db *db, int64_t section, size_t group, size_t position,
    const struct package_item *item, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_ITEM_INSERT, f);

	stmt_int(s, "section", section);
	stmt_int(s, "group", (int64_t)group);
	stmt_int(s, "position", (int64_t)position);
	if (item->story != 0)
		stmt_int(s, "story", item->story);
	if (item->url[0] != '\0')
		stmt_text(s, "url", item->url);
	stmt_text(s, "date", item->date);
	stmt_text(s, "text", item->text);
	stmt_text(s, "site", item->site);
	return stmt_run(s, f);
}

static bool
insert_group(struct db *db, int64_t section, size_t position,
    const struct package_group *g, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_GROUP_INSERT, f);

	stmt_int(s, "section", section);
	stmt_int(s, "position", (int64_t)position);
	stmt_text(s, "kind", g->kind);
	stmt_text(s, "title", g->title);
	if (!stmt_run(s, f))
		return false;
	for (size_t i = 0; i < g->n; i++) {
		if (!insert_item(db, section, position, i + 1, &g->item[i], f))
			return false;
	}
	return true;
}

bool
package_write(
    struct db *db, struct arena *a, const struct package *p, struct fault *f)
{
	int64_t section;

	if (!keep_section(db, a, p, &section, f) ||
	    !keep_head(db, p, section, f) ||
	    !clear(db, QUERY_PACKAGE_ITEMS_CLEAR, section, f) ||
	    !clear(db, QUERY_PACKAGE_GROUPS_CLEAR, section, f))
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (!insert_group(db, section, i + 1, &p->group[i], f))
			return false;
	}
	return true;
}

bool
package_close(struct db *db, int64_t section, int64_t closed, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_CLOSE, f);

	stmt_int(s, "section", section);
	if (closed != 0)
		stmt_int(s, "closed", closed);
	return stmt_run(s, f);
}

bool
package_list(struct db *db, struct arena *a, int64_t skip, int64_t max,
    struct package_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PACKAGE_LIST, f);
	enum stmt_step step;

	*list = (struct package_list){0};
	stmt_expect(s, "path slug name intro opened closed updated");
	stmt_int(s, "skip", skip);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		list->at = more(a, list->at, list->n, sizeof(*list->at));
		list->at[list->n++] = (struct package_line){
		    .path = stmt_column_copy(s, a, 0),
		    .slug = stmt_column_copy(s, a, 1),
		    .title = stmt_column_copy(s, a, 2),
		    .intro = stmt_column_copy(s, a, 3),
		    .opened = stmt_column_int(s, 4),
		    .closed = stmt_column_int(s, 5),
		    .updated = stmt_column_int(s, 6),
		};
	}
	stmt_end(s);
	return step == STMT_DONE;
}

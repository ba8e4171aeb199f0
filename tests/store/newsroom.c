/* SPDX-License-Identifier: Apache-2.0 */
/* An edition of its own for tests of what is found. */
#include "newsroom.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <sqlite3.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/tree.h"
#include "page/query.h"
#include "store/db.h"
#include "store/section.h"
#include "store/tokenizer.h"

#include "base/banned.h"

static struct conf conf;
static GHashTable *guids; /* of stories */

void
newsroom_must(bool ok, const struct fault *f)
{
	if (!ok)
		fail_msg("%s", f->text);
}

static void
configure(struct newsroom *n)
{
	const char *srcdir = getenv("top_srcdir");
	struct fault f = {0};

	setenv("BROADSHEET_CONF", "/dev/null", 1);
	newsroom_must(conf_load(NULL, &conf, &f), &f);
	free(conf.edition_dir);
	free(conf.template_dir);
	conf.edition_dir = strdup(n->dir);
	conf.template_dir = strdup(arena_printf(
	    n->a, "%s/templates", srcdir == NULL ? "../.." : srcdir));
}

void
newsroom_reopen(struct newsroom *n)
{
	struct fault f = {0};

	desk_close(n->desk);
	n->desk = desk_open(&conf, "test", &f);
	newsroom_must(n->desk != NULL, &f);
	n->db = desk_edition(n->desk);
}

void
newsroom_open(struct newsroom *n, const char *sections)
{
	struct tree_count count;
	struct fault f = {0};

	*n = (struct newsroom){
	    .a = arena_new(64 << 20),
	    .dir = "/tmp/test_search_XXXXXX",
	    .clock = 1000000000,
	};
	assert_non_null(mkdtemp(n->dir));
	configure(n);
	guids = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	for (int i = 0; i < DB__MAX; i++) {
		struct db *db = db_open(n->dir, i, DB_CREATE, &f);

		newsroom_must(db != NULL, &f);
		db_close(db);
	}
	newsroom_reopen(n);
	newsroom_must(
	    tree_apply(n->db, "sections", sections, false, &count, &f), &f);
}

void
newsroom_close(struct newsroom *n)
{
	desk_close(n->desk);
	conf_release(&conf);
	g_hash_table_destroy(guids);
	assert_int_equal(system(arena_printf(n->a, "rm -rf %s", n->dir)), 0);
	arena_free(n->a);
}

struct document
newsroom_document(struct newsroom *n, const char *headline, const char *body)
{
	struct document d;

	document_init(&d, "en-GB");
	d.headline = headline;
	d.section = n->section;
	d.kind = "news";
	d.body = body;
	d.published = n->clock++;
	return d;
}

int64_t
newsroom_take(struct newsroom *n, const char *guid, struct document *d,
    enum desk_status status)
{
	static unsigned char digest; /* every item differs from the last */
	struct desk_item item = {.document = d,
	    .source = "test",
	    .guid = guid,
	    .status = status,
	    .due = status == DESK_EMBARGOED ? 4000000000 : 0};
	enum desk_outcome outcome;
	struct fault f = {0};
	int64_t id;

	item.digest[0] = ++digest;
	newsroom_must(desk_begin(n->desk, false, &f), &f);
	newsroom_must(desk_take(n->desk, &item, &id, &outcome, &f), &f);
	newsroom_must(desk_commit(n->desk, &f), &f);
	g_hash_table_insert(guids, GINT_TO_POINTER((gint)id), g_strdup(guid));
	return id;
}

int64_t
newsroom_story(struct newsroom *n, const char *guid, const char *body)
{
	struct document d = newsroom_document(n, "Headline", body);

	return newsroom_take(n, guid, &d, DESK_LIVE);
}

static int64_t
section_id(struct newsroom *n, const char *path)
{
	struct fault f = {0};
	struct section s;

	if (path[0] == '\0')
		return 0;
	assert_int_equal(section_by_path(n->db, n->a, path, &s, &f), FOUND);
	return s.id;
}

void
newsroom_understand(struct newsroom *n, const char *text, struct search *s)
{
	struct query q;

	query_parse(n->a, NULL, text, &q);
	*s = q.search;
	s->section =
	    section_id(n, q.section[0] != '\0' ? q.section : n->section);
	s->strand = section_id(n, q.strand);
}

/* Whether both found the same, in whatever order. */
static bool
is_same(const struct search_hits *a, const struct search_hits *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++) {
		for (size_t j = 0; j < b->n; j++)
			n += a->at[i].card.id == b->at[j].card.id;
	}
	return n == a->n && n == b->n;
}

const char *
newsroom_find(struct newsroom *n, const char *text)
{
	enum { MAX = 100 };
	struct search_hits hits, best;
	struct fault f = {0};
	struct search s;
	struct buf b = {0};
	const char *found;
	int64_t count;

	arena_reset(n->a);
	newsroom_understand(n, text, &s);
	newsroom_must(
	    search_newest(n->db, n->a, &s, INT64_MAX, MAX, &hits, &f), &f);
	newsroom_must(search_best(n->db, n->a, &s, 0, MAX, &best, &f), &f);
	newsroom_must(search_count(n->db, n->a, &s, &count, &f), &f);
	assert_int_equal(count, hits.n);
	assert_true(is_same(&hits, &best));
	for (size_t i = hits.n; i > 0; i--)
		buf_printf(&b, "%s%s", b.len > 0 ? " " : "",
		    (const char *)g_hash_table_lookup(
			guids, GINT_TO_POINTER((gint)hits.at[i - 1].card.id)));
	found = arena_string(n->a, buf_string(&b));
	buf_release(&b);
	return found;
}

int64_t
newsroom_ask(struct newsroom *n, const char *sql)
{
	char path[64];
	sqlite3_stmt *s;
	sqlite3 *db;
	int64_t value = -1;

	snprintf(path, sizeof(path), "%s/edition.db", n->dir);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(tokenizer_register(db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(db,
		"CREATE VIRTUAL TABLE temp.token USING fts5vocab(main, "
		"search, row)",
		NULL, NULL, NULL),
	    SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(s) == SQLITE_ROW)
		value = sqlite3_column_int64(s, 0);
	assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
	sqlite3_close(db);
	return value;
}

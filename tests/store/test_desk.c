/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The acts of the desk, on a real edition: what is taken is read back, what
 * is not public is in no list, and what stopped half way is finished.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/tree.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/edition.h"
#include "store/operation.h"
#include "store/publication.h"
#include "store/revision.h"
#include "store/section.h"
#include "store/snapshot.h"
#include "store/story.h"
#include "story/document.h"

#include "base/banned.h"

static struct conf conf;
static struct arena *a;
static struct desk *desk;
static char dir[] = "/tmp/test_desk_XXXXXX";

static void
must(bool ok, const struct fault *f)
{
	if (!ok)
		print_message("# %s\n", f->text);
	assert_true(ok);
}

static void
make_databases(void)
{
	struct fault f = {0};

	for (int i = 0; i < DB__MAX; i++) {
		struct db *db = db_open(dir, i, DB_CREATE, &f);

		must(db != NULL, &f);
		db_close(db);
	}
}

static int
set_up(void **state)
{
	struct tree_count count;
	struct fault f = {0};
	const char *srcdir = getenv("top_srcdir");

	(void)state;
	a = arena_new(64 << 20);
	assert_non_null(mkdtemp(dir));
	setenv("BROADSHEET_CONF", "/dev/null", 1);
	must(conf_load(NULL, &conf, &f), &f);
	free(conf.edition_dir);
	free(conf.template_dir);
	conf.edition_dir = strdup(dir);
	conf.template_dir = strdup(
	    arena_printf(a, "%s/templates", srcdir == NULL ? "../.." : srcdir));
	make_databases();
	desk = desk_open(&conf, "test", &f);
	must(desk != NULL, &f);
	must(tree_apply(desk_edition(desk), "sections",
		 "world  World\n  asia-pacific  Asia-Pacific\n"
		 "  ---\n  @from-abroad  From Abroad\nuk  UK | UK news\n",
		 false, &count, &f),
	    &f);
	assert_int_equal(count.made, 4);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	desk_close(desk);
	conf_release(&conf);
	arena_free(a);
	if (system(arena_printf(a = arena_new(1 << 20), "rm -rf %s", dir)) != 0)
		return 1;
	arena_free(a);
	return 0;
}

static struct document
document(const char *headline, const char *section)
{
	struct document d;

	document_init(&d, "en-GB");
	d.headline = headline;
	d.section = section;
	d.kind = "news";
	d.standfirst = "Standfirst.";
	d.body = "One.\n\n## Cross\n\nTwo.\n";
	d.published = 1000000000;
	return d;
}

/* Take one item in a batch of its own. */
static bool
take(struct document *d, const char *guid, enum desk_status status,
    unsigned char digest, int64_t *id, enum desk_outcome *outcome,
    struct fault *f)
{
	struct desk_item item = {.document = d,
	    .source = "test",
	    .guid = guid,
	    .status = status,
	    .due = status == DESK_EMBARGOED ? 4000000000 : 0};
	bool ok;

	item.digest[0] = digest;
	must(desk_begin(desk, false, f), f);
	ok = desk_take(desk, &item, id, outcome, f);
	must(desk_commit(desk, f), f);
	return ok;
}

static bool
is_listed(const char *path, int64_t id)
{
	struct db *db = desk_edition(desk);
	struct card_list list;
	struct fault f = {0};
	struct section s;

	assert_int_equal(section_by_path(db, a, path, &s, &f), FOUND);
	must(listing_newest(db, a, s.id, 1000, &list, &f), &f);
	for (size_t i = 0; i < list.n; i++) {
		if (list.at[i].id == id)
			return true;
	}
	return false;
}

static void
test_live(void **state)
{
	struct document d = document("Ferry to visit", "world/asia-pacific");
	struct db *db = desk_edition(desk);
	enum desk_outcome outcome;
	struct fault f = {0};
	struct story s;
	const char *html;
	int64_t id, again;

	(void)state;
	d.strand = "world/from-abroad";
	must(take(&d, "live", DESK_LIVE, 1, &id, &outcome, &f), &f);
	assert_int_equal(outcome, DESK_MADE);
	assert_int_equal(story_by_id(db, a, id, &s, &f), FOUND);
	assert_true(s.is_live);
	assert_string_equal(s.card.slug, "ferry-to-visit");
	assert_string_equal(s.card.path, "world/asia-pacific");
	assert_int_equal(s.published, 1000000000);
	assert_int_equal(s.card.updated, 1000000000);
	assert_int_equal(story_rendition(db, a, id, false, 1, &html, &f), FOUND);
	assert_non_null(strstr(html, "<h2>Cross</h2>"));
	assert_true(is_listed("", id));
	assert_true(is_listed("world", id));
	assert_true(is_listed("world/asia-pacific", id));
	assert_true(is_listed("world/from-abroad", id));
	assert_false(is_listed("uk", id));
	must(take(&d, "live", DESK_LIVE, 1, &again, &outcome, &f), &f);
	assert_int_equal(outcome, DESK_UNCHANGED);
	assert_int_equal(again, id);
	d.section = "uk";
	d.strand = "";
	must(take(&d, "live", DESK_LIVE, 2, &again, &outcome, &f), &f);
	assert_int_equal(outcome, DESK_CHANGED);
	assert_int_equal(again, id);
	assert_true(is_listed("uk", id));
	assert_false(is_listed("world", id));
	must(revision_check(db, id, &f), &f);
}

static void
test_unchanged_makes_no_change(void **state)
{
	struct document d = document("Still", "uk");
	struct edition before, after;
	struct db *db = desk_edition(desk);
	enum desk_outcome outcome;
	struct fault f = {0};
	int64_t id;

	(void)state;
	must(take(&d, "still", DESK_LIVE, 1, &id, &outcome, &f), &f);
	must(db_begin(db, &f), &f);
	db_rollback(db);
	must(edition_begin(db, &before, &f), &f);
	db_rollback(db);
	must(take(&d, "still", DESK_LIVE, 1, &id, &outcome, &f), &f);
	must(edition_begin(db, &after, &f), &f);
	db_rollback(db);
	assert_int_equal(before.change, after.change);
}

static void
test_refused(void **state)
{
	static const struct {
		const char *name, *headline, *section, *body, *want;
	} rows[] = {
	    {"no headline", "", "uk", "x", "headline"},
	    {"no such section", "H", "mars", "x", "mars"},
	    {"a strand as section", "H", "world/from-abroad", "x", "strand"},
	    {"raw HTML", "H", "uk", "<script>x</script>", "HTML"},
	    {"no such picture", "H", "uk", "![](picture:3)", "picture"},
	};
	struct db *db = desk_edition(desk);
	struct fault f = {0};
	struct edition before, after;

	(void)state;
	must(edition_begin(db, &before, &f), &f);
	db_rollback(db);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct document d = document(rows[i].headline, rows[i].section);
		enum desk_outcome outcome;
		struct story s;
		int64_t id = 0;

		d.body = rows[i].body;
		f = (struct fault){0};
		assert_false(
		    take(&d, rows[i].name, DESK_LIVE, 1, &id, &outcome, &f));
		print_message("# %s: %s\n", rows[i].name, f.text);
		assert_int_equal(f.cause, FAULT_DATA);
		assert_non_null(strstr(f.text, rows[i].want));
		assert_int_equal(
		    story_by_id(db, a, id == 0 ? 999999 : id, &s, &f), ABSENT);
	}
	must(edition_begin(db, &after, &f), &f);
	db_rollback(db);
	print_message("# a refused item changes nothing for readers\n");
	assert_int_equal(after.change, before.change);
}

static const struct desk_change plainly = {.why = ""};

static void
note_place(void *arg, const char *place)
{
	(void)arg;
	print_message("# taken from %s\n", place);
}

static void
test_draft(void **state)
{
	struct document d = document("Quillfrost unseen", "uk");
	struct db *db = desk_edition(desk);
	enum desk_outcome outcome;
	struct fault f = {0};
	struct story s;
	int64_t id, embargoed;

	(void)state;
	must(take(&d, "draft", DESK_DRAFT, 1, &id, &outcome, &f), &f);
	must(take(&d, "embargo", DESK_EMBARGOED, 1, &embargoed, &outcome, &f),
	    &f);
	assert_true(id != embargoed);
	assert_int_equal(story_by_id(db, a, id, &s, &f), ABSENT);
	assert_int_equal(story_by_id(db, a, embargoed, &s, &f), ABSENT);
	assert_false(is_listed("", id));
	must(take(&d, "draft", DESK_DRAFT, 1, &id, &outcome, &f), &f);
	assert_int_equal(outcome, DESK_UNCHANGED);
	must(desk_publish(desk, id, &plainly, &f), &f);
	assert_int_equal(story_by_id(db, a, id, &s, &f), FOUND);
	assert_true(is_listed("uk", id));
	assert_false(desk_publish(desk, id, &plainly, &f));
	assert_int_equal(f.cause, FAULT_DATA);
	print_message("# publishing took what it came from along\n");
	must(take(&d, "draft", DESK_LIVE, 1, &id, &outcome, &f), &f);
	assert_int_equal(outcome, DESK_UNCHANGED);
}

static void
test_withdraw(void **state)
{
	struct document d = document("To be withdrawn", "uk");
	struct document other = document("Points at it", "uk");
	struct db *db = desk_edition(desk);
	enum desk_outcome outcome;
	struct card_list list;
	struct fault f = {0};
	struct story s;
	int64_t id, from, back;

	(void)state;
	must(take(&d, "gone", DESK_LIVE, 1, &id, &outcome, &f), &f);
	other.see_also = document_append(
	    a, NULL, &other.n_see_also, sizeof(*other.see_also));
	other.see_also[0] = id;
	must(take(&other, "points", DESK_LIVE, 1, &from, &outcome, &f), &f);
	must(desk_begin(desk, false, &f), &f);
	must(desk_place(desk, "", &id, 1, &f), &f);
	must(desk_commit(desk, &f), &f);
	must(story_see_also(db, a, from, 8, &list, &f), &f);
	assert_int_equal(list.n, 1);
	must(desk_withdraw(desk, id, "A mistake.", note_place, NULL, &f), &f);
	assert_int_equal(story_by_id(db, a, id, &s, &f), FOUND);
	assert_false(s.is_live);
	assert_string_equal(s.withdrawn_why, "A mistake.");
	assert_false(is_listed("", id));
	assert_false(is_listed("uk", id));
	must(story_see_also(db, a, from, 8, &list, &f), &f);
	assert_int_equal(list.n, 0);
	must(slot_cards(db, a, SECTION_ROOT, &list, &f), &f);
	assert_int_equal(list.n, 0);
	assert_false(desk_withdraw(desk, id, "Again.", note_place, NULL, &f));
	print_message("# importing it again does not bring it back\n");
	assert_false(take(&d, "gone", DESK_LIVE, 2, &back, &outcome, &f));
	assert_non_null(strstr(f.text, "withdrawn"));
}

/* A move that stopped after each of its steps is finished at the next open. */
static void
test_recover(void **state)
{
	struct document d = document("Half way", "uk");
	struct operation half = {.id = "op half",
	    .act = "publish",
	    .at = clock_now(),
	    .who = "test",
	    .why = "",
	    .detail = "{\"version\":1,\"change\":\"published\"}"};
	enum desk_outcome outcome;
	struct fault f = {0};
	struct story s;
	int64_t id;

	(void)state;
	must(take(&d, "half", DESK_DRAFT, 1, &id, &outcome, &f), &f);
	half.story = id;
	must(db_begin(desk_newsroom(desk), &f), &f);
	must(operation_begin(desk_newsroom(desk), &half, &f), &f);
	must(db_commit(desk_newsroom(desk), &f), &f);
	desk_close(desk);
	desk = desk_open(&conf, "test", &f);
	must(desk != NULL, &f);
	assert_int_equal(story_by_id(desk_edition(desk), a, id, &s, &f), FOUND);
	assert_int_equal(s.revision, 1);
	print_message("# and it is not taken twice\n");
	desk_close(desk);
	desk = desk_open(&conf, "test", &f);
	must(desk != NULL, &f);
	assert_int_equal(story_by_id(desk_edition(desk), a, id, &s, &f), FOUND);
	assert_int_equal(s.revision, 1);
}

/* A refused item's number is the next one's, and only the next one's. */
static void
test_numbers(void **state)
{
	struct document bad = document("", "uk"), good = document("Good", "uk");
	struct desk_item items[3] = {
	    {.document = &bad, .source = "test", .guid = "n1"},
	    {.document = &good, .source = "test", .guid = "n2"},
	    {.document = &good, .source = "test", .guid = "n1"},
	};
	enum desk_outcome outcome;
	struct fault f = {0};
	int64_t id[3];

	(void)state;
	must(desk_begin(desk, false, &f), &f);
	assert_false(desk_take(desk, &items[0], &id[0], &outcome, &f));
	must(desk_take(desk, &items[1], &id[1], &outcome, &f), &f);
	must(desk_take(desk, &items[2], &id[2], &outcome, &f), &f);
	must(desk_commit(desk, &f), &f);
	assert_int_equal(id[1], id[0]);
	assert_int_equal(id[2], id[1] + 1);
}

/* A story file without a date keeps the one it had when it first came. */
static void
test_date(void **state)
{
	struct document d = document("Dateless", "uk");
	struct db *db = desk_edition(desk);
	enum desk_outcome outcome;
	struct fault f = {0};
	struct story s;
	int64_t id;

	(void)state;
	clock_set(1500000000);
	d.published = 0;
	must(take(&d, "date", DESK_LIVE, 1, &id, &outcome, &f), &f);
	clock_set(1600000000);
	d = document("Dateless, corrected", "uk");
	d.published = 0;
	must(take(&d, "date", DESK_LIVE, 2, &id, &outcome, &f), &f);
	assert_int_equal(story_by_id(db, a, id, &s, &f), FOUND);
	assert_int_equal(s.revision, 2);
	assert_int_equal(s.published, 1500000000);
	assert_int_equal(s.card.updated, 1500000000);
}

static void
test_dry(void **state)
{
	struct document d = document("Dry", "uk");
	struct desk_item item = {.document = &d,
	    .source = "test",
	    .guid = "dry",
	    .status = DESK_LIVE};
	enum desk_outcome outcome;
	struct fault f = {0};
	struct story s;
	int64_t id;

	(void)state;
	must(desk_begin(desk, true, &f), &f);
	must(desk_take(desk, &item, &id, &outcome, &f), &f);
	must(desk_commit(desk, &f), &f);
	assert_int_equal(
	    story_by_id(desk_edition(desk), a, id, &s, &f), ABSENT);
}

static void
test_tampering(void **state)
{
	struct document d = document("True record", "uk");
	enum desk_outcome outcome;
	struct fault f = {0};
	int64_t id;

	(void)state;
	must(take(&d, "true", DESK_LIVE, 1, &id, &outcome, &f), &f);
	must(take(&d, "true", DESK_LIVE, 2, &id, &outcome, &f), &f);
	must(revision_check(desk_edition(desk), id, &f), &f);
	assert_int_equal(
	    system(arena_printf(a,
		"sqlite3 %s/edition.db \"UPDATE revision SET document = "
		"replace(document, 'True', 'Tame') WHERE story = %lld AND "
		"number = 1\"",
		dir, (long long)id)),
	    0);
	assert_false(revision_check(desk_edition(desk), id, &f));
	assert_int_equal(f.cause, FAULT_DATA);
}

static void
test_one_writer(void **state)
{
	struct fault f = {0};
	struct db *second = db_open(dir, DB_EDITION, DB_WRITE, &f);

	(void)state;
	must(second != NULL, &f);
	must(db_begin(second, &f), &f);
	print_message("# a second writer waits, then is told\n");
	assert_false(desk_begin(desk, false, &f));
	assert_int_equal(f.cause, FAULT_BUSY);
	db_rollback(second);
	must(desk_begin(desk, false, &f), &f);
	desk_rollback(desk);
	db_close(second);
}

enum { T0 = 2000000040 }; /* the first second of a minute */

/* The layout that is kept of a minute, or NULL. */
static const char *
stood(int64_t at)
{
	const char *layout = NULL;
	struct fault f = {0};

	must(snapshot_load(desk_edition(desk), a, at, &layout, &f) != FAULTED,
	    &f);
	return layout;
}

static bool
has(const char *layout, int64_t id, int64_t revision)
{
	return strstr(layout, arena_printf(a, "[%lld,%lld]", (long long)id,
				  (long long)revision)) != NULL;
}

static void
place(const int64_t *id, size_t n)
{
	struct fault f = {0};

	must(desk_begin(desk, false, &f), &f);
	must(desk_place(desk, "", id, n, &f), &f);
	must(desk_commit(desk, &f), &f);
}

static void
progress(void *arg, int64_t done)
{
	(void)arg;
	(void)done;
}

/* How the front page stood is kept once a minute, and only when it changed. */
static void
test_snapshot(void **state)
{
	struct document d = document("Kept", "uk");
	enum desk_outcome outcome;
	struct fault f = {0};
	const char *layout;
	int64_t id, later;

	(void)state;
	clock_set(T0 + 5);
	must(take(&d, "kept", DESK_LIVE, 1, &id, &outcome, &f), &f);
	must(take(&d, "later", DESK_LIVE, 1, &later, &outcome, &f), &f);
	assert_non_null(stood(T0));
	assert_true(has(stood(T0), id, 1));
	print_message("# of two changes in a minute the later counts\n");
	clock_set(T0 + 59);
	must(take(&d, "kept", DESK_LIVE, 2, &id, &outcome, &f), &f);
	assert_true(has(stood(T0), id, 2));
	assert_false(has(stood(T0), id, 1));
	assert_true(has(stood(T0), later, 1));
	assert_int_equal(
	    snapshot_after(desk_edition(desk), T0, &later, &f), ABSENT);
	print_message("# what does not show is not kept\n");
	clock_set(T0 + 60);
	must(desk_render_all(desk, progress, NULL, &f), &f);
	assert_null(stood(T0 + 60));
	print_message("# nor what is taken back in its minute\n");
	clock_set(T0 + 61);
	place(&id, 1);
	assert_non_null(stood(T0 + 60));
	layout = arena_printf(a, "{\"top\":[[%lld,2]", (long long)id);
	assert_int_equal(strncmp(stood(T0 + 60), layout, strlen(layout)), 0);
	clock_set(T0 + 119);
	place(NULL, 0);
	assert_null(stood(T0 + 60));
	print_message("# but in the next one it is\n");
	place(&id, 1);
	clock_set(T0 + 120);
	place(NULL, 0);
	assert_non_null(stood(T0 + 60));
	assert_string_equal(stood(T0 + 120), stood(T0));
	print_message("# a clock that is set back changes no past\n");
	layout = stood(T0 + 60);
	clock_set(T0 + 70);
	place(&id, 1);
	assert_string_equal(stood(T0 + 60), layout);
	assert_null(stood(T0 + 120));
	clock_set(T0 + 10);
	must(take(&d, "kept", DESK_LIVE, 3, &id, &outcome, &f), &f);
	assert_true(has(stood(T0), id, 2));
	assert_true(has(stood(T0 + 60), id, 3));
}

/* A story that comes back does not bring back what was withdrawn. */
static void
test_snapshot_withdrawn(void **state)
{
	struct document d = document("Regretted", "uk");
	enum desk_outcome outcome;
	struct fault f = {0};
	int64_t id, same;

	(void)state;
	clock_set(T0 + 600);
	must(take(&d, "regret", DESK_LIVE, 1, &id, &outcome, &f), &f);
	clock_set(T0 + 660);
	must(take(&d, "regret", DESK_LIVE, 2, &id, &outcome, &f), &f);
	clock_set(T0 + 720);
	must(desk_withdraw(desk, id, "Wrong.", note_place, NULL, &f), &f);
	assert_non_null(stood(T0 + 720));
	assert_false(has(stood(T0 + 720), id, 2));
	assert_true(has(stood(T0 + 660), id, 2));
	clock_set(T0 + 780);
	must(take(&d, "regret", DESK_DRAFT, 3, &same, &outcome, &f), &f);
	assert_int_equal(same, id);
	assert_null(stood(T0 + 780));
	must(desk_publish(desk, id, &plainly, &f), &f);
	assert_true(has(stood(T0 + 780), id, 3));
	assert_true(has(stood(T0 + 600), id, 0));
	assert_false(has(stood(T0 + 600), id, 1));
	assert_true(has(stood(T0 + 660), id, 0));
	assert_false(has(stood(T0 + 660), id, 2));
	print_message("# what was never withdrawn is left as it stood\n");
	clock_set(T0 + 840);
	must(take(&d, "regret", DESK_LIVE, 4, &id, &outcome, &f), &f);
	assert_true(has(stood(T0 + 780), id, 3));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_live),
	    cmocka_unit_test(test_unchanged_makes_no_change),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_draft),
	    cmocka_unit_test(test_withdraw),
	    cmocka_unit_test(test_recover),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_date),
	    cmocka_unit_test(test_dry),
	    cmocka_unit_test(test_tampering),
	    cmocka_unit_test(test_one_writer),
	    cmocka_unit_test(test_snapshot),
	    cmocka_unit_test(test_snapshot_withdrawn),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

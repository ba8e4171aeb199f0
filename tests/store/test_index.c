/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search index follows the stories: what is changed, withdrawn or not
 * public; every page of the results; the index made anew, and damaged; and
 * the spelling that its words give.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "newsroom.h"
#include "store/db.h"
#include "store/plain.h"

#include "base/banned.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static struct newsroom room;

static int
set_up(void **state)
{
	(void)state;
	newsroom_open(&room,
	    "moves  Moves\ngone  Gone\nhidden  Hidden\npages  Pages\n"
	    "crowd  Crowd\nagain  Again\nspelling  Spelling\nlate  Late\n"
	    "german  German\n");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	newsroom_close(&room);
	return 0;
}

static void
check_index(void)
{
	struct fault f = {0};

	newsroom_must(db_begin(room.db, &f), &f);
	newsroom_must(plain_index_check(room.db, &f), &f);
	db_rollback(room.db);
}

/* The rows of plain that a story has. */
static int64_t
count_plain(int64_t story)
{
	return newsroom_ask(
	    &room, arena_printf(room.a,
		       "SELECT count(*) FROM plain WHERE story = %lld",
		       (long long)story));
}

static void
test_update(void **state)
{
	struct document d;
	int64_t id;

	(void)state;
	room.section = "moves";
	id = newsroom_story(&room, "old", "herring quayside");
	newsroom_story(&room, "new", "herring");
	assert_string_equal(newsroom_find(&room, "herring"), "old new");
	d = newsroom_document(&room, "Headline", "herring barrel");
	assert_int_equal(newsroom_take(&room, "old", &d, DESK_LIVE), id);
	print_message("# it is in front, and its old words are gone\n");
	assert_string_equal(newsroom_find(&room, "herring"), "new old");
	assert_string_equal(newsroom_find(&room, "barrel"), "old");
	assert_string_equal(newsroom_find(&room, "quayside"), "");
	assert_int_equal(count_plain(id), 1);
	assert_int_equal(newsroom_ask(&room, "SELECT count(*) FROM word "
					     "WHERE word = 'quayside'"),
	    0);
	assert_int_equal(newsroom_ask(&room, "SELECT stories FROM word "
					     "WHERE word = 'herring'"),
	    2);
	print_message("# a correction of the same second stays in its place\n");
	room.clock--;
	d = newsroom_document(&room, "Headline", "herring barrels");
	newsroom_take(&room, "old", &d, DESK_LIVE);
	assert_string_equal(newsroom_find(&room, "herring"), "new old");
	check_index();
}

static void
test_withdraw(void **state)
{
	const char *better;
	struct fault f = {0};
	int64_t id;

	(void)state;
	room.section = "gone";
	newsroom_story(&room, "stays", "lantern");
	id = newsroom_story(&room, "goes", "lantern zyxomatic, zyxomatics");
	assert_string_equal(newsroom_find(&room, "zyxomatic"), "goes");
	assert_true(newsroom_ask(&room, "SELECT count(*) FROM temp.token "
					"WHERE term = 'zyxomat'") == 1);
	newsroom_must(desk_begin(room.desk, false, &f), &f);
	assert_int_equal(
	    desk_withdraw_item(room.desk, id, "A mistake.", &f), FOUND);
	newsroom_must(desk_commit(room.desk, &f), &f);
	assert_string_equal(newsroom_find(&room, "lantern"), "stays");
	assert_string_equal(newsroom_find(&room, "zyxomatic"), "");
	print_message("# its words are in no table\n");
	assert_int_equal(count_plain(id), 0);
	assert_int_equal(
	    newsroom_ask(&room,
		"SELECT (SELECT count(*) FROM word WHERE word LIKE 'zyxo%') "
		"+ (SELECT count(*) FROM plain WHERE body LIKE '%zyxo%') "
		"+ (SELECT count(*) FROM temp.token WHERE term LIKE 'zyxo%')"),
	    0);
	newsroom_must(
	    search_suggest(room.db, room.a, "zyxomatix", &better, &f), &f);
	assert_null(better);
	check_index();
}

static void
test_hidden(void **state)
{
	const struct desk_change plainly = {.why = ""};
	struct document d;
	struct fault f = {0};
	int64_t id;

	(void)state;
	room.section = "hidden";
	d = newsroom_document(&room, "Ahead", "qwolliper");
	id = newsroom_take(&room, "draft", &d, DESK_DRAFT);
	newsroom_take(&room, "embargo", &d, DESK_EMBARGOED);
	assert_string_equal(newsroom_find(&room, "qwolliper"), "");
	assert_string_equal(newsroom_find(&room, ""), "");
	assert_int_equal(
	    newsroom_ask(&room,
		"SELECT (SELECT count(*) FROM word WHERE word LIKE 'qwol%') "
		"+ (SELECT count(*) FROM plain WHERE body LIKE '%qwol%') "
		"+ (SELECT count(*) FROM temp.token WHERE term LIKE 'qwol%')"),
	    0);
	newsroom_must(desk_publish(room.desk, id, &plainly, &f), &f);
	assert_string_equal(newsroom_find(&room, "qwolliper"), "draft");
	print_message("# a standing page is none\n");
	d = newsroom_document(&room, "About", "qwolliper");
	d.section = "";
	d.page = "about/qwol";
	newsroom_take(&room, "page", &d, DESK_LIVE);
	assert_string_equal(newsroom_find(&room, "qwolliper"), "draft");
}

/* n stories of one second, in one batch. */
static void
take_crowd(const char *section, const char *body, int n)
{
	struct fault f = {0};
	struct document d;

	room.section = section;
	d = newsroom_document(&room, "One of many", body);
	newsroom_must(desk_begin(room.desk, false, &f), &f);
	for (int i = 0; i < n; i++) {
		struct desk_item item = {.document = &d,
		    .source = "crowd",
		    .guid = arena_printf(room.a, "%s %d", section, i)};
		enum desk_outcome outcome;
		int64_t id;

		newsroom_must(
		    desk_take(room.desk, &item, &id, &outcome, &f), &f);
	}
	newsroom_must(desk_commit(room.desk, &f), &f);
	room.clock += 100;
}

/* Page by page through what is found, newest first; how many there were. */
static int
walk(const char *text, int per_page)
{
	int64_t before = INT64_MAX, n = 0, updated = INT64_MAX;
	char *seen;

	arena_reset(room.a);
	seen = arena_zalloc(room.a, 1, 10000);
	for (;;) {
		struct search_hits hits;
		struct fault f = {0};
		struct search s;

		newsroom_understand(&room, text, &s);
		newsroom_must(search_newest(room.db, room.a, &s, before,
				  per_page, &hits, &f),
		    &f);
		if (hits.n == 0)
			return (int)n;
		for (size_t i = 0; i < hits.n; i++, n++) {
			assert_true(hits.at[i].place < before);
			before = hits.at[i].place;
			assert_true(hits.at[i].card.updated <= updated);
			updated = hits.at[i].card.updated;
			assert_true(hits.at[i].card.id < 10000);
			assert_int_equal(seen[hits.at[i].card.id]++, 0);
		}
	}
}

/* The same in best order. */
static int
walk_best(const char *text, int per_page)
{
	struct search_hits hits;
	struct fault f = {0};
	struct search s;
	char *seen;
	int n = 0;

	arena_reset(room.a);
	seen = arena_zalloc(room.a, 1, 10000);
	newsroom_understand(&room, text, &s);
	do {
		newsroom_must(
		    search_best(room.db, room.a, &s, n, per_page, &hits, &f),
		    &f);
		for (size_t i = 0; i < hits.n; i++, n++)
			assert_int_equal(seen[hits.at[i].card.id]++, 0);
	} while (hits.n > 0);
	return n;
}

static void
test_pages(void **state)
{
	(void)state;
	room.section = "pages";
	for (int i = 0; i < 45; i++)
		newsroom_story(&room, arena_printf(room.a, "p%d", i),
		    i % 3 == 0 ? "pebble" : "pebble pebble shore");
	assert_int_equal(walk("pebble", 20), 45);
	assert_int_equal(walk("pebble", 1), 45);
	assert_int_equal(walk("shore", 7), 30);
	assert_int_equal(walk("pebble -shore", 4), 15);
	assert_int_equal(walk_best("pebble", 20), 45);
	assert_int_equal(walk_best("pebble", 7), 45);
}

/* More of one second than a second has places. */
static void
test_crowd(void **state)
{
	enum { MANY = 3000 };

	(void)state;
	room.section = "late";
	newsroom_story(&room, "before", "throng");
	take_crowd("crowd", "throng", MANY);
	room.section = "late";
	newsroom_story(&room, "after", "throng");
	room.section = "crowd";
	assert_int_equal(walk("throng", 20), MANY);
	assert_int_equal(walk_best("throng", 500), MANY);
	room.section = "";
	assert_int_equal(walk("throng", 333), MANY + 2);
	check_index();
}

static void
note_progress(void *arg, int64_t done)
{
	*(int64_t *)arg = done;
}

static bool
index_again(const char *language, struct fault *f)
{
	int64_t done = -1;
	bool ok;

	newsroom_must(db_begin(room.db, f), f);
	ok = plain_index_again(room.db, language, note_progress, &done, f);
	if (ok)
		newsroom_must(db_commit(room.db, f), f);
	else
		db_rollback(room.db);
	assert_true(
	    !ok || done == newsroom_ask(&room, "SELECT count(*) FROM plain"));
	return ok;
}

static int64_t
word_sum(void)
{
	return newsroom_ask(
	    &room, "SELECT sum(stories * length(word)) FROM word");
}

/* Making bodies and index anew changes nothing of what is found. */
static void
test_again(void **state)
{
	static const char *const texts[] = {"kittiwake", "nests", "nesting",
	    "cliff", "cliff-top", "clifftop", "kittiwake OR cliff", "-nest"};
	char *before[N(texts)];
	int64_t done, places, words;
	struct fault f = {0};

	(void)state;
	room.section = "again";
	newsroom_story(&room, "one", "Kittiwakes nest on cliff-tops");
	newsroom_story(&room, "two", "A kittiwake's nest");
	newsroom_story(&room, "three", "The cliff");
	take_crowd("again", "crowd", 5);
	for (size_t i = 0; i < N(texts); i++)
		before[i] = strdup(newsroom_find(&room, texts[i]));
	places =
	    newsroom_ask(&room, "SELECT sum(id * story % 1009) FROM plain");
	words = word_sum();
	newsroom_must(index_again("english", &f), &f);
	assert_int_equal(word_sum(), words);
	check_index();
	newsroom_must(desk_render_all(room.desk, note_progress, &done, &f), &f);
	assert_int_equal(word_sum(), words);
	print_message("# every story has its old place\n");
	assert_int_equal(
	    newsroom_ask(&room, "SELECT sum(id * story % 1009) FROM plain"),
	    places);
	for (size_t i = 0; i < N(texts); i++) {
		print_message("# %s\n", texts[i]);
		assert_string_equal(newsroom_find(&room, texts[i]), before[i]);
		free(before[i]);
	}
	check_index();
}

static void
test_language(void **state)
{
	struct fault f = {0};
	const char *language;

	(void)state;
	room.section = "german";
	newsroom_story(&room, "singular", "Das Haus");
	newsroom_story(&room, "plural", "Die H\u00e4user");
	newsroom_must(plain_index_language(room.db, room.a, &language, &f), &f);
	assert_string_equal(language, "english");
	assert_string_equal(newsroom_find(&room, "h\u00e4user"), "plural");
	newsroom_must(index_again("german", &f), &f);
	newsroom_must(plain_index_language(room.db, room.a, &language, &f), &f);
	assert_string_equal(language, "german");
	assert_string_equal(
	    newsroom_find(&room, "h\u00e4user"), "singular plural");
	check_index();
	newsroom_must(index_again("none", &f), &f);
	assert_string_equal(newsroom_find(&room, "hausers"), "");
	assert_string_equal(newsroom_find(&room, "h\u00e4user"), "plural");
	print_message("# new stories are indexed as the rest\n");
	newsroom_story(&room, "late", "H\u00e4user!");
	assert_string_equal(newsroom_find(&room, "hauser"), "plural late");
	check_index();
	print_message("# the statements of a reader go on\n");
	newsroom_reopen(&room);
	assert_string_equal(newsroom_find(&room, "hauser"), "plural late");
	print_message("# what is no stemmer is refused, and changes nothing\n");
	assert_false(index_again("klingon", &f));
	assert_int_equal(f.cause, FAULT_CONFIG);
	assert_false(index_again("english'); DROP TABLE plain;--", &f));
	assert_string_equal(newsroom_find(&room, "hauser"), "plural late");
	newsroom_must(index_again("english", &f), &f);
}

/* What fails to be found out, or is mended by making anew. */
static void
test_damage(void **state)
{
	static const struct {
		const char *name, *sql;
	} rows[] = {
	    {"a story's text is gone",
		"DELETE FROM plain WHERE story = (SELECT max(story) FROM "
		"plain)"},
	    {"a story's text is another",
		"UPDATE plain SET body = 'herrings' WHERE story = (SELECT "
		"max(story) FROM plain)"},
	    {"a block of the index is gone",
		"DELETE FROM search_data WHERE id > 10"},
	};
	struct fault f = {0};
	int64_t done;
	bool lacking;

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		print_message("# %s\n", rows[i].name);
		newsroom_must(index_again("english", &f), &f);
		check_index();
		newsroom_ask(&room, rows[i].sql);
		newsroom_reopen(&room);
		newsroom_must(db_begin(room.db, &f), &f);
		assert_false(plain_index_check(room.db, &f));
		assert_int_equal(f.cause, FAULT_DATA);
		assert_non_null(strstr(f.text, "search rebuild"));
		db_rollback(room.db);
		f = (struct fault){0};
	}
	newsroom_must(index_again("english", &f), &f);
	newsroom_must(plain_is_lacking(room.db, &lacking, &f), &f);
	assert_true(lacking);
	newsroom_must(desk_render_all(room.desk, note_progress, &done, &f), &f);
	newsroom_must(plain_is_lacking(room.db, &lacking, &f), &f);
	assert_false(lacking);
	check_index();
}

static void
test_suggest(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"a letter too few", "goverment", "government"},
	    {"a letter too many", "governmennt", "government"},
	    {"another letter", "govarnment", "government"},
	    {"two changed places", "govenrment", "government"},
	    {"the first letter", "fovernment", "government"},
	    {"a letter before", "xgovernment", "government"},
	    {"a letter behind", "governmentx", "government"},
	    {"the last letter off", "governmen", "government"},
	    {"two edits", "govarnmant", "government"},
	    {"two edits, one at the end", "govarnmentx", "government"},
	    {"three edits", "gavarnmant", NULL},
	    {"the commoner of two", "pier", NULL},
	    {"the commoner of two, misspelt", "pieer", "pier"},
	    {"the commoner of two, two edits away", "stoxx", "stoat"},
	    {"capitals and accents", "GOV\u00c9RMENT", "government"},
	    {"an accent", "caf\u00e9", NULL},
	    {"known", "government", NULL},
	    {"known, in capitals", "GOVERNMENT", NULL},
	    {"known and not", "government tymetable", "government timetable"},
	    {"two of them", "goverment tymetable", "government timetable"},
	    {"nine words", "pier pier pier pier pier pier pier pier goverment",
		"pier pier pier pier pier pier pier pier government"},
	    {"a number", "2027", NULL},
	    {"a number among letters", "goverment7", NULL},
	    {"short", "pir", NULL},
	    {"no word", "?!", NULL},
	    {"empty", "", NULL},
	    {"a character that stands alone", "goverment\u4eac", NULL},
	    {"such, and a word", "\u6771\u4eac goverment", NULL},
	    {"as long as words are", "aaaaaaaaaaaaaaaaaaaaaaaa", NULL},
	    {"longer", "governmentgovernmentgovernment", NULL},
	    {"of two letters of four bytes",
		"\U0001d4d0\U0001d4d1\U0001d4d2\U0001d4d3\U0001d4d4", NULL},
	};

	(void)state;
	room.section = "spelling";
	newsroom_story(&room, "1", "The government, its timetable, 2026");
	newsroom_story(&room, "2", "government pier piper cafe stoat stock");
	newsroom_story(&room, "3", "pier stoat");
	for (size_t i = 0; i < N(rows); i++) {
		const char *better;
		struct fault f = {0};

		arena_reset(room.a);
		print_message("# %s\n", rows[i].name);
		newsroom_must(
		    search_suggest(room.db, room.a, rows[i].in, &better, &f),
		    &f);
		if (rows[i].want == NULL && better != NULL)
			fail_msg("<%s>", better);
		if (rows[i].want != NULL)
			assert_string_equal(
			    better == NULL ? "nothing" : better, rows[i].want);
	}
}

/* Those of one run of withdrawn stories do not end the rendering. */
static void
test_many_withdrawn(void **state)
{
	enum { MANY = 600 };
	int64_t first = newsroom_ask(&room, "SELECT max(id) FROM story"), done;
	struct fault f = {0};
	bool lacking;

	(void)state;
	take_crowd("gone", "crowd", MANY);
	newsroom_must(desk_begin(room.desk, false, &f), &f);
	for (int i = 1; i <= MANY; i++)
		assert_int_equal(
		    desk_withdraw_item(room.desk, first + i, "x", &f), FOUND);
	newsroom_must(desk_commit(room.desk, &f), &f);
	newsroom_ask(&room, "DELETE FROM plain WHERE story = (SELECT "
			    "min(story) FROM plain)");
	newsroom_must(index_again("english", &f), &f);
	newsroom_must(desk_render_all(room.desk, note_progress, &done, &f), &f);
	newsroom_must(plain_is_lacking(room.db, &lacking, &f), &f);
	assert_false(lacking);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_update),
	    cmocka_unit_test(test_withdraw),
	    cmocka_unit_test(test_hidden),
	    cmocka_unit_test(test_pages),
	    cmocka_unit_test(test_again),
	    cmocka_unit_test(test_language),
	    cmocka_unit_test(test_damage),
	    cmocka_unit_test(test_suggest),
	    cmocka_unit_test(test_many_withdrawn),
	    cmocka_unit_test(test_crowd),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

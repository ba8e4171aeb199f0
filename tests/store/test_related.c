/* SPDX-License-Identifier: Apache-2.0 */
/*
 * See also keeps itself: a follow-up is on the older story's page at once, a
 * withdrawn story on none; what editors said stays whatever is found again;
 * drafts are never there. A large import finds the same as small ones.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "newsroom.h"
#include "store/related.h"
#include "store/section.h"
#include "store/story.h"

#include "base/banned.h"

enum { SHOWN = 8 };

static struct newsroom room;

static int
set_up(void **state)
{
	(void)state;
	newsroom_open(&room, "harbour  Harbour\ntown  Town\n");
	room.section = "harbour";
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	newsroom_close(&room);
	return 0;
}

/* The see-also of a story, as numbers with blanks between. */
static const char *
see_also(int64_t story)
{
	struct card_list list;
	struct fault f = {0};
	const char *out = "";

	newsroom_must(
	    story_see_also(room.db, room.a, story, SHOWN, &list, &f), &f);
	for (size_t i = 0; i < list.n; i++)
		out = arena_printf(room.a, "%s%s%lld", out, i == 0 ? "" : " ",
		    (long long)list.at[i].id);
	return out;
}

static const char *
numbers(int64_t one, int64_t two)
{
	return two == 0 ? arena_printf(room.a, "%lld", (long long)one)
			: arena_printf(room.a, "%lld %lld", (long long)one,
			      (long long)two);
}

static int64_t
take(const char *guid, const char *headline, const char *body)
{
	struct document d = newsroom_document(&room, headline, body);

	return newsroom_take(&room, guid, &d, DESK_LIVE);
}

static void
nothing(void *arg, const char *place)
{
	(void)arg;
	(void)place;
}

static void
withdraw(int64_t story)
{
	struct fault f = {0};

	newsroom_must(
	    desk_withdraw(room.desk, story, "Why.", nothing, NULL, &f), &f);
}

static void
progress(void *arg, int64_t done, int64_t total, int64_t stories)
{
	(void)arg;
	(void)stories;
	assert_true(done <= total);
}

static void
progress_index(void *arg, int64_t done)
{
	(void)arg;
	(void)done;
}

static void
relate_all(void)
{
	struct fault f = {0};
	int64_t n;

	newsroom_must(
	    desk_relate(room.desk, true, progress, NULL, &n, &f), &f);
	assert_true(n > 0);
}

static void
choose(int64_t story, int64_t target, enum related_choice choice)
{
	struct fault f = {0};

	newsroom_must(desk_choose(room.desk, story, target, choice, &f), &f);
}

/* Stories of other things, so that words are rare or common. */
static void
make_others(void)
{
	static const char *const bodies[] = {
	    "The library has bought shelves for the reading room.",
	    "Rowers raced along the promenade before a large crowd.",
	    "The bakery opens before dawn and sells saffron buns.",
	    "A curlew was seen on the marsh by two walkers.",
	    "The school will have places for all pupils next autumn.",
	    "The street lamps go off at midnight to save money.",
	    "Allotments are let by the council, and there is a queue.",
	    "The orchestra played in the church hall on Sunday.",
	    "The football ground has a new stand and no roof.",
	    "Fireworks were put off because of the wind."};

	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		take(arena_printf(room.a, "other %zu", i), "Elsewhere",
		    bodies[i]);
}

static const char dredger[] =
    "The dredger Mary Wend has run aground on the sandbank. The dredger was "
    "on its way to the quarry with a cargo of gravel, the harbourmaster "
    "said. A tug will pull it off the sandbank at high water.";
static const char follow_up[] =
    "The dredger that ran aground on the sandbank is afloat again. A tug "
    "pulled the dredger off at high water and took it to the quarry, where "
    "its cargo of gravel was unloaded.";

static void
test_follow_up(void **state)
{
	int64_t first, second, third, draft;
	struct document d;

	(void)state;
	make_others();
	first = take("first", "Dredger runs aground", dredger);
	assert_string_equal(see_also(first), "");
	second = take("second", "Dredger is afloat again", follow_up);
	print_message("# the follow-up is on the older page at once\n");
	assert_string_equal(see_also(first), numbers(second, 0));
	assert_string_equal(see_also(second), numbers(first, 0));
	third = take("third", "Dredger and sandbank: an inquiry",
	    "An inquiry will ask why the dredger was on the sandbank and where "
	    "the tug was at high water.");
	print_message("# the newest stands first\n");
	assert_string_equal(see_also(first), numbers(third, second));
	print_message("# a draft is never there\n");
	d = newsroom_document(&room, "Dredger: the sandbank again", dredger);
	draft = newsroom_take(&room, "draft", &d, DESK_DRAFT);
	d = newsroom_document(&room, "Dredger: under embargo", dredger);
	newsroom_take(&room, "embargoed", &d, DESK_EMBARGOED);
	relate_all();
	assert_string_equal(see_also(first), numbers(third, second));
	assert_int_equal(
	    newsroom_ask(&room,
		arena_printf(room.a,
		    "SELECT count(*) FROM related WHERE target = %lld",
		    (long long)draft)),
	    0);
	print_message("# withdrawn, it is on no page\n");
	withdraw(second);
	assert_string_equal(see_also(first), numbers(third, 0));
	assert_string_equal(see_also(third), numbers(first, 0));
	assert_int_equal(
	    newsroom_ask(&room,
		arena_printf(room.a,
		    "SELECT (SELECT count(*) FROM related WHERE target = %lld "
		    "OR story = %lld) + (SELECT count(*) FROM term WHERE story "
		    "= %lld)",
		    (long long)second, (long long)second, (long long)second)),
	    0);
}

static void
index_again(void)
{
	struct fault f = {0};

	newsroom_must(
	    desk_index_again(room.desk, progress_index, NULL, &f), &f);
	newsroom_must(
	    desk_render_all(room.desk, progress_index, NULL, &f), &f);
	relate_all();
}

static void
test_choices(void **state)
{
	int64_t one, two, three, other;
	struct fault f = {0};
	struct document d;

	(void)state;
	one = take("one", "Lighthouse lens is polished",
	    "The lens of the lighthouse was polished by the keeper. The "
	    "lighthouse lens is a hundred years old.");
	two = take("two", "Lighthouse lens is lit again",
	    "The keeper has lit the lighthouse lens again. The lens shines.");
	three = take("three", "Lighthouse keeper tells of the lens",
	    "The lighthouse keeper tells how the lens was polished.");
	other = take("unlike", "A market for turnips",
	    "Turnips are sold on Fridays.");
	assert_string_equal(see_also(one), numbers(three, two));
	choose(one, three, RELATED_BANNED);
	choose(one, other, RELATED_APPROVED);
	print_message("# approved stands before suggested, banned is not\n");
	assert_string_equal(see_also(one), numbers(other, two));
	assert_string_equal(see_also(three), numbers(two, one));
	print_message("# it stays when all is found again\n");
	index_again();
	assert_string_equal(see_also(one), numbers(other, two));
	print_message("# it stays when the story is published again\n");
	d = newsroom_document(&room, "Lighthouse lens is polished well",
	    "The lens of the lighthouse was polished by the keeper. The "
	    "lighthouse lens is a hundred years old.");
	assert_int_equal(newsroom_take(&room, "one", &d, DESK_LIVE), one);
	assert_string_equal(see_also(one), numbers(other, two));
	d = newsroom_document(&room, "Lighthouse keeper tells of the old lens",
	    "The lighthouse keeper tells how the lens was polished.");
	assert_int_equal(newsroom_take(&room, "three", &d, DESK_LIVE), three);
	assert_string_equal(see_also(one), numbers(other, two));
	print_message("# pins stand first; nothing is there twice\n");
	d = newsroom_document(&room, "Lighthouse lens is polished well",
	    "The lens of the lighthouse was polished by the keeper.");
	d.n_see_also = 2;
	d.see_also = (int64_t[]){two, three};
	assert_int_equal(newsroom_take(&room, "one", &d, DESK_LIVE), one);
	assert_string_equal(see_also(one), numbers(two, other));
	choose(one, three, RELATED_NO_CHOICE);
	choose(one, other, RELATED_NO_CHOICE);
	assert_string_equal(see_also(one), numbers(two, three));
	print_message("# what cannot be said\n");
	assert_false(
	    desk_choose(room.desk, one, other, RELATED_NO_CHOICE, &f));
	assert_false(desk_choose(room.desk, one, one, RELATED_BANNED, &f));
	assert_false(desk_choose(room.desk, one, 9999, RELATED_APPROVED, &f));
	withdraw(other);
	assert_false(desk_choose(room.desk, one, other, RELATED_APPROVED, &f));
	assert_non_null(strstr(f.text, "withdrawn"));
}

static void
test_package(void **state)
{
	struct document d = newsroom_document(
	    &room, "Timber: what the wharf was", "Planks were landed here.");
	struct card_list list;
	struct fault f = {0};
	struct section in_depth, package = {.kind = SECTION_PACKAGE,
					  .slug = "wharf",
					  .path = "in-depth/wharf",
					  .name = "The wharf at 50",
					  .label = "",
					  .intro = "",
					  .position = 1};
	int64_t first, second;

	(void)state;
	assert_int_equal(
	    section_by_path(room.db, room.a, "in-depth", &in_depth, &f),
	    FOUND);
	package.parent = in_depth.id;
	newsroom_must(desk_begin(room.desk, false, &f), &f);
	newsroom_must(section_insert(room.db, &package, &f), &f);
	newsroom_must(desk_commit(room.desk, &f), &f);
	d.package = "in-depth/wharf";
	first = newsroom_take(&room, "wharf 1", &d, DESK_LIVE);
	d = newsroom_document(
	    &room, "Cranes: who worked them", "Five men and a boy did.");
	d.package = "in-depth/wharf";
	second = newsroom_take(&room, "wharf 2", &d, DESK_LIVE);
	print_message("# a package alone is enough, and is the label\n");
	newsroom_must(
	    story_see_also(room.db, room.a, first, SHOWN, &list, &f), &f);
	assert_int_equal(list.n, 1);
	assert_int_equal(list.at[0].id, second);
	assert_string_equal(list.at[0].label, "The wharf at 50");
}

/* Many stories in one batch, some of which belong together. */
static void
test_bulk(void **state)
{
	enum { STORIES = 260 };
	struct fault f = {0};
	int64_t id[STORIES], n;
	enum desk_outcome outcome;

	(void)state;
	newsroom_must(desk_begin(room.desk, false, &f), &f);
	for (int i = 0; i < STORIES; i++) {
		struct document d = newsroom_document(&room,
		    i == 3 || i == STORIES - 3 ? "Otters at the weir"
					       : "Planning notice",
		    i == 3 || i == STORIES - 3
			? "Two otters live at the weir, and the otters fish."
			: arena_printf(room.a,
			      "Notice number%d is about house%d.", i, i));
		struct desk_item item = {.document = &d,
		    .source = "bulk",
		    .guid = arena_printf(room.a, "bulk %d", i),
		    .status = DESK_LIVE};

		item.digest[0] = 1;
		newsroom_must(
		    desk_take(room.desk, &item, &id[i], &outcome, &f), &f);
	}
	newsroom_must(desk_commit(room.desk, &f), &f);
	print_message("# what was put off is found at the end\n");
	assert_string_not_equal(see_also(id[3]), numbers(id[STORIES - 3], 0));
	assert_true(newsroom_ask(&room, "SELECT count(*) FROM related_due") > 0);
	newsroom_must(
	    desk_relate(room.desk, false, progress, NULL, &n, &f), &f);
	assert_true(n > 0);
	assert_string_equal(see_also(id[3]), numbers(id[STORIES - 3], 0));
	assert_string_equal(see_also(id[STORIES - 3]), numbers(id[3], 0));
	assert_int_equal(
	    newsroom_ask(&room, "SELECT count(*) FROM related_due"), 0);
	newsroom_must(
	    desk_relate(room.desk, false, progress, NULL, &n, &f), &f);
	assert_int_equal(n, 0);
}

/* Made anew, twice, it is the same to the last score. */
static void
test_same(void **state)
{
	static const char sum[] =
	    "SELECT coalesce(sum(story * 31 + target * 17 + score), 0) + "
	    "(SELECT sum(weight * (1 + story % 7)) FROM term) FROM related";
	int64_t before;

	(void)state;
	relate_all();
	before = newsroom_ask(&room, sum);
	relate_all();
	assert_int_equal(newsroom_ask(&room, sum), before);
	print_message("# nobody is beside itself, or beside what is gone\n");
	assert_int_equal(
	    newsroom_ask(&room,
		"SELECT count(*) FROM related WHERE story = target OR target "
		"NOT IN (SELECT id FROM story WHERE state = 'live')"),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_follow_up),
	    cmocka_unit_test(test_choices),
	    cmocka_unit_test(test_package),
	    cmocka_unit_test(test_bulk),
	    cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

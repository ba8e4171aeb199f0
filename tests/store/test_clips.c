/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stories with sound, programmes, the console's slots and live pages, on a
 * real edition: their rows come and go with the story.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/entry.h"
#include "desk/tree.h"
#include "newsroom.h"
#include "store/bulletin.h"
#include "store/clip.h"
#include "store/db.h"
#include "store/section.h"
#include "store/story.h"

#include "base/banned.h"

enum { T0 = 1795529100 };

static struct newsroom n;

static const char hash[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static struct document
with_clip(int64_t recorded)
{
	static struct document_clip clip;
	struct document d = newsroom_document(&n, "Bulletin", "Words.\n");

	clip = (struct document_clip){.hash = hash,
	    .type = "audio/mpeg",
	    .title = "Horn",
	    .bytes = 2000,
	    .duration = 65,
	    .recorded = recorded,
	    .transcript = "A *quagga* said so.\n",
	    .no_transcript = ""};
	d.clips = &clip;
	d.n_clips = 1;
	d.strand = "audiovideo/radio";
	return d;
}

static bool
is_listed(const char *path, int64_t id)
{
	struct card_list list;
	struct fault f = {0};
	struct section s;

	if (section_by_path(n.db, n.a, path, &s, &f) != FOUND)
		fail_msg("no %s", path);
	newsroom_must(listing_newest(n.db, n.a, s.id, 100, &list, &f), &f);
	for (size_t i = 0; i < list.n; i++) {
		if (list.at[i].id == id)
			return true;
	}
	return false;
}

static void
ignore(void *arg, const char *place)
{
	(void)arg;
	(void)place;
}

static void
render(void *arg, int64_t done)
{
	(void)arg;
	(void)done;
}

static void
test_rows(void **state)
{
	struct document d = with_clip(0);
	int64_t id = newsroom_take(&n, "clip", &d, DESK_LIVE);
	struct clip_list list;
	struct fault f = {0};
	const char *html;

	(void)state;
	newsroom_must(clip_load(n.db, n.a, id, &list, &f), &f);
	assert_int_equal(list.n, 1);
	assert_false(list.at[0].is_video);
	assert_int_equal(list.at[0].recorded, d.published);
	assert_string_equal(list.at[0].transcript, "A quagga said so.");
	assert_true(is_listed("audiovideo", id));
	assert_true(is_listed("audiovideo/radio", id));
	assert_int_equal(
	    story_rendition(n.db, n.a, id, true, 1, &html, &f), FOUND);
	assert_non_null(strstr(html, "Listen: Horn, 1 min 5 s, MP3, 2 kB"));
	assert_non_null(strstr(html, "<h2>Transcript: Horn</h2>"));
	print_message("# what is said in it is found\n");
	assert_string_equal(newsroom_find(&n, "quagga"), "clip");
	print_message("# it is rendered again, and withdrawn with the story\n");
	newsroom_must(desk_render_all(n.desk, render, NULL, &f), &f);
	newsroom_must(clip_load(n.db, n.a, id, &list, &f), &f);
	assert_int_equal(list.n, 1);
	newsroom_must(
	    desk_withdraw(n.desk, id, "Wrong.", ignore, NULL, &f), &f);
	newsroom_must(clip_load(n.db, n.a, id, &list, &f), &f);
	assert_int_equal(list.n, 0);
	assert_false(is_listed("audiovideo", id));
	assert_string_equal(newsroom_find(&n, "quagga"), "");
}

static bool
make(const char *path, struct section *s, struct fault *f)
{
	int64_t id;
	bool ok;

	*f = (struct fault){0};
	newsroom_must(db_begin(n.db, f), f);
	ok = tree_make(n.db, n.a, path, "Name", &id, f) &&
	     section_by_id(n.db, n.a, id, s, f) == FOUND;
	if (ok)
		ok = db_commit(n.db, f);
	else
		db_rollback(n.db);
	return ok;
}

static void
test_programmes(void **state)
{
	struct document d = with_clip(0);
	struct tree_count count;
	struct buf out = {0};
	struct fault f = {0};
	struct section s;

	(void)state;
	assert_true(make("audiovideo/tv-news", &s, &f));
	assert_int_equal(s.kind, SECTION_PROGRAMME);
	assert_false(make("audiovideo/tv-news/late", &s, &f));
	assert_non_null(strstr(f.text, "directly below"));
	assert_true(make("uk/tv-news", &s, &f));
	assert_int_equal(s.kind, SECTION_SECTION);
	print_message("# the tree is written as it is read\n");
	newsroom_must(tree_write(n.db, &out, &f), &f);
	assert_non_null(strstr(buf_string(&out),
	    "audiovideo  Audio and video\n  radio  Radio\n  tv-news  Name\n"));
	newsroom_must(tree_apply(n.db, "again", buf_string(&out), false,
			  &count, &f),
	    &f);
	assert_int_equal(count.made, 0);
	assert_false(tree_apply(
	    n.db, "x", "audiovideo  AV\n  @radio  R\n", false, &count, &f));
	print_message("# the list of all programmes is none\n");
	d.strand = "audiovideo";
	assert_false(desk_new(n.desk, &d, &(int64_t){0}, &f));
	buf_release(&out);
}

static int
state_of(struct conf_bulletin slot, int64_t now)
{
	struct conf c = {.n_bulletins = 1};
	struct bulletin_list list;
	struct fault f = {0};

	c.bulletin[0] = slot;
	newsroom_must(bulletin_load(n.db, n.a, &c, now, &list, &f), &f);
	return (int)list.at[0].state;
}

static void
test_stale(void **state)
{
	char list[] = "audiovideo/radio", none[] = "audiovideo/none",
	     url[] = "/x", nothing[] = "";
	struct conf_bulletin slot = {nothing, list, nothing, 12};
	struct document d = with_clip(T0);
	const int64_t end = T0 + 12 * 3600;

	(void)state;
	assert_int_equal(state_of(slot, T0), BULLETIN_EMPTY);
	newsroom_take(&n, "bulletin", &d, DESK_LIVE);
	assert_int_equal(state_of(slot, T0), BULLETIN_FRESH);
	assert_int_equal(state_of(slot, end), BULLETIN_FRESH);
	assert_int_equal(state_of(slot, end + 1), BULLETIN_STALE);
	slot.hours = 0;
	assert_int_equal(state_of(slot, end + 1), BULLETIN_FRESH);
	slot.list = none;
	assert_int_equal(state_of(slot, T0), BULLETIN_NO_LIST);
	slot.list = nothing;
	slot.url = url;
	assert_int_equal(state_of(slot, T0), BULLETIN_LINK);
}

#define LIVE                                                      \
	"Hello.\n\n## [2026-11-24 08:00] One\n\nFirst words.\n\n" \
	"## [2026-11-24 07:00 key] Zero\n\nEarlier.\n"

static int64_t
live_page(const char *guid)
{
	struct document d = newsroom_document(&n, "As it happened", LIVE);

	d.kind = "live";
	return newsroom_take(&n, guid, &d, DESK_LIVE);
}

static struct entry_list
entries(int64_t id)
{
	struct entry_list list;
	struct fault f = {0};

	newsroom_must(entry_load(n.db, n.a, id, 100, &list, &f), &f);
	return list;
}

static void
test_entry(void **state)
{
	struct desk_new_entry e = {
	    .title = "Two", .text = "A ~~~ zorilla.", .is_key = true};
	int64_t id = live_page("live");
	struct entry_list list;
	struct fault f = {0};
	const char *html;
	struct story s;

	(void)state;
	assert_int_equal(entries(id).n, 2);
	clock_set(T0);
	newsroom_must(desk_add_entry(n.desk, id, &e, &f), &f);
	list = entries(id);
	assert_int_equal(list.n, 3);
	assert_string_equal(list.at[0].title, "Two");
	assert_int_equal(list.at[0].at, T0);
	assert_string_equal(list.at[2].text, "Earlier.");
	assert_int_equal(story_by_id(n.db, n.a, id, &s, &f), FOUND);
	assert_int_equal(s.card.updated, T0);
	assert_string_equal(s.updated_why, "Two");
	assert_int_equal(story_whole(n.db, n.a, id, &html, &f), FOUND);
	assert_non_null(strstr(html, "zorilla"));
	assert_non_null(strstr(html, "First words."));
	newsroom_must(entry_keys(n.db, n.a, id, &list, &f), &f);
	assert_int_equal(list.n, 2);
	newsroom_must(
	    desk_withdraw(n.desk, id, "Wrong.", ignore, NULL, &f), &f);
	assert_int_equal(entries(id).n, 0);
	assert_false(desk_add_entry(n.desk, id, &e, &f));
	clock_set(0);
}

/* An entry is added to what is live, whatever another desk added since. */
static void
test_entry_refused(void **state)
{
	struct desk_new_entry e = {.title = "Two", .text = "x"};
	int64_t id = live_page("refused"), version;
	int64_t story = newsroom_story(&n, "plain", "Plain.\n");
	struct fault f = {0};
	struct document d;

	(void)state;
	assert_false(desk_add_entry(n.desk, story, &e, &f));
	assert_non_null(strstr(f.text, "of the kind \"news\""));
	assert_false(desk_add_entry(n.desk, 99999, &e, &f));
	assert_int_equal(f.cause, FAULT_NOINPUT);
	e.title = " ";
	assert_false(desk_add_entry(n.desk, id, &e, &f));
	e.title = "Two";
	e.text = "<script>x</script>";
	assert_false(desk_add_entry(n.desk, id, &e, &f));
	assert_int_equal(f.cause, FAULT_DATA);
	e.text = "x";
	newsroom_must(
	    desk_source(n.desk, n.a, id, &d, &version, &f), &f);
	d.headline = "Another";
	assert_int_equal(desk_edit(n.desk, id, &d, version, &version, &f),
	    DESK_EDIT_SAVED);
	assert_false(desk_add_entry(n.desk, id, &e, &f));
	assert_non_null(strstr(f.text, "story spike"));
	assert_int_equal(entries(id).n, 2);
	newsroom_must(desk_spike(n.desk, id, "", &f), &f);
	newsroom_must(desk_add_entry(n.desk, id, &e, &f), &f);
	assert_int_equal(entries(id).n, 3);
}

/* Many entries are pages that break alike, each no larger than it may be. */
static void
test_pages(void **state)
{
	struct buf body = {0};
	struct document d;
	struct fault f = {0};
	struct story s;
	struct entry_list list;
	int64_t id;

	(void)state;
	for (int i = 0; i < 23; i++)
		buf_printf(&body, "## [2026-11-24 10:%02d] Entry %d\n\nx\n\n",
		    i, i);
	d = newsroom_document(&n, "Long", buf_string(&body));
	d.kind = "live";
	id = newsroom_take(&n, "long", &d, DESK_LIVE);
	assert_int_equal(story_by_id(n.db, n.a, id, &s, &f), FOUND);
	assert_int_equal(s.full_pages, 3);
	assert_int_equal(s.low_pages, 3);
	list = entries(id);
	assert_int_equal(list.n, 23);
	assert_string_equal(list.at[0].title, "Entry 22");
	assert_int_equal(list.at[9].page, 1);
	assert_int_equal(list.at[10].page, 2);
	assert_int_equal(list.at[20].page, 3);
	buf_reset(&body);
	/* Words that hardly compress: two entries fill a page. */
	for (int i = 0; i < 4; i++) {
		buf_printf(&body, "## [2026-11-24 10:%02d] Entry %d\n\n", i, i);
		for (int j = 0; j < 1100; j++)
			buf_printf(&body, "%08lx ",
			    (unsigned long)(random() & 0xffffffff));
		buf_puts(&body, "\n\n");
	}
	d.body = buf_string(&body);
	d.updated = 0;
	newsroom_take(&n, "long", &d, DESK_LIVE);
	assert_int_equal(story_by_id(n.db, n.a, id, &s, &f), FOUND);
	assert_int_equal(s.full_pages, 4);
	assert_int_equal(s.low_pages, 4);
	buf_release(&body);
}

static int
set_up(void **state)
{
	(void)state;
	newsroom_open(&n, "uk  UK\naudiovideo  Audio and video\n"
			  "  radio  Radio\n");
	n.section = "uk";
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	newsroom_close(&n);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_programmes),
	    cmocka_unit_test(test_stale),
	    cmocka_unit_test(test_entry),
	    cmocka_unit_test(test_entry_refused),
	    cmocka_unit_test(test_pages),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The differences between two documents. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "page/compare.h"
#include "story/document.h"

#include "base/banned.h"

static struct arena *a;

/* "field(same): [-old-]{+new+} text" a block, one a line. */
static const char *
compared(const struct document *from, const struct document *to)
{
	struct comparison c;
	struct buf b = {0};
	const char *text;

	compare_documents(a, from, to, &c);
	for (size_t i = 0; i < c.n; i++) {
		const struct compare_block *block = &c.blocks[i];

		buf_printf(&b, "%s(%zu): ", block->field, block->n_same);
		for (size_t j = 0; j < block->n_runs; j++) {
			const struct compare_run *r = &block->runs[j];

			buf_printf(&b,
			    r->op == DIFF_SAME	    ? "%s"
			    : r->op == DIFF_REMOVED ? "[-%s-]"
						    : "{+%s+}",
			    r->text);
		}
		buf_puts(&b, "\n");
	}
	text = arena_string(a, buf_string(&b));
	buf_release(&b);
	return text;
}

static const char *
bodies(const char *from, const char *to)
{
	struct document one, two;

	document_init(&one, "en");
	document_init(&two, "en");
	one.body = from;
	two.body = to;
	return compared(&one, &two);
}

static void
test_words(void **state)
{
	(void)state;
	assert_string_equal(bodies("One two.\n", "One two.\n"), "");
	assert_string_equal(
	    bodies("The wall is 11 feet long and will be mended.\n",
		"The wall is 11 metres long and will be mended.\n"),
	    "body(0): The wall is 11 [-feet -]{+metres +}long and will be "
	    "mended.\n");
	assert_string_equal(
	    bodies("A b c d.\n\nKept.\n\nAlso kept.\n\nOld end here.\n",
		"A b c d.\n\nKept.\n\nAlso kept.\n\nNew end here.\n"),
	    "body(3): [-Old -]{+New +}end here.\n");
}

static void
test_paragraphs(void **state)
{
	(void)state;
	assert_string_equal(bodies("One.\n\nThree.\n", "One.\n\nTwo.\n\nThree.\n"),
	    "body(1): {+Two.+}\n");
	assert_string_equal(bodies("One.\n\nTwo.\n\nThree.\n", "One.\n\nThree.\n"),
	    "body(1): [-Two.-]\n");
	assert_string_equal(bodies("", "All new.\n"), "body(0): {+All new.+}\n");
}

/* Each item of a list by itself. */
static void
test_items(void **state)
{
	(void)state;
	assert_string_equal(
	    bodies("Closed:\n\n- one\n- two\n- three\n  and more\n",
		"Closed:\n\n- one\n- three\n  and more\n- four\n"),
	    "body(2): [-- two-]\nbody(1): {+- four+}\n");
}

/* A word or two that stayed between changes are part of them. */
static void
test_islands(void **state)
{
	(void)state;
	assert_string_equal(
	    bodies("He said the ferry of Tuesday sails.\n",
		"She told a boat of Friday sails.\n"),
	    "body(0): [-He said the ferry of Tuesday -]{+She told a boat of "
	    "Friday +}sails.\n");
}

static void
test_scripts(void **state)
{
	(void)state;
	assert_string_equal(bodies("港口今天开放\n", "港口明天开放\n"),
	    "body(0): 港口[-今-]{+明+}天开放\n");
}

static void
test_fields(void **state)
{
	struct document one, two;
	struct document_byline by[2] = {
	    {"Harbour desk", "", "Saltmere"}, {"Council reporter", "", ""}};

	(void)state;
	document_init(&one, "en");
	document_init(&two, "en");
	one.headline = "Wall shut";
	two.headline = "Wall open";
	two.bylines = by;
	two.n_bylines = 2;
	one.bylines = by;
	one.n_bylines = 1;
	assert_string_equal(compared(&one, &two),
	    "headline(0): Wall [-shut-]{+open+}\n"
	    "byline(1): {+Council reporter+}\n");
}

/* Whether the words of part stand in whole, in their order. */
static bool
is_part(const char *part, const char *whole)
{
	for (; *part != '\0'; part++) {
		if (strchr(" \n", *part) != NULL)
			continue;
		whole = strchr(whole, *part);
		if (whole == NULL)
			return false;
		whole++;
	}
	return true;
}

/* The same words twice, each with some left out. */
static void
make_texts(struct buf *from, struct buf *to)
{
	for (int i = 0; i < 200; i++) {
		const char *end = rand() % 15 == 0 ? "\n\n" : " ";
		int word = rand() % 12;

		if (rand() % 9 != 0)
			buf_printf(from, "w%d%s", word, end);
		if (rand() % 9 != 0)
			buf_printf(to, "w%d%s", word, end);
	}
}

/* Every word of a run is of the text that it is said to be of. */
static void
test_whole(void **state)
{
	(void)state;
	for (int round = 0; round < 200; round++) {
		struct buf from = {0}, to = {0}, old = {0}, new = {0};
		struct document one, two;
		struct comparison c;

		make_texts(&from, &to);
		document_init(&one, "en");
		document_init(&two, "en");
		one.body = buf_string(&from);
		two.body = buf_string(&to);
		compare_documents(a, &one, &two, &c);
		for (size_t i = 0; i < c.n; i++) {
			for (size_t j = 0; j < c.blocks[i].n_runs; j++) {
				const struct compare_run *r =
				    &c.blocks[i].runs[j];

				if (r->op != DIFF_ADDED)
					buf_puts(&old, r->text);
				if (r->op != DIFF_REMOVED)
					buf_puts(&new, r->text);
			}
		}
		assert_true(c.n > 0);
		assert_true(is_part(buf_string(&old), one.body));
		assert_true(is_part(buf_string(&new), two.body));
		buf_release(&from);
		buf_release(&to);
		buf_release(&old);
		buf_release(&new);
		arena_reset(a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_paragraphs),
	    cmocka_unit_test(test_items),
	    cmocka_unit_test(test_islands),
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_whole),
	};
	int failed;

	cmocka_set_message_output(CM_OUTPUT_TAP);
	a = arena_new(64 << 20);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(a);
	return failed;
}

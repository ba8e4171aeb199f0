/* SPDX-License-Identifier: Apache-2.0 */
/* The story file: what a good one becomes, and what each bad one is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "wire/plain.h"
#include "wire/storyfile.h"
#include "wire/suggest.h"

#define HEAD "Headline: Ferry late\nSection: harbour\n"
#define CLIP                               \
	"Clip: a.mp3\nClip-title: Horn\n"  \
	"Duration: 1:03:25\nTranscript: t/a.md\n"
#define BODY "\nThe ferry was late.\n"

static bool
parse(struct arena *a, const char *text, size_t n, struct storyfile *sf,
    struct fault *f)
{
	struct storyfile_args args = {.name = "f.story", .language = "en-GB"};

	*f = (struct fault){0};
	return storyfile_parse(a, &args, text, n, sf, f);
}

static struct storyfile
good(struct arena *a, const char *text)
{
	struct storyfile sf;
	struct fault f;

	if (!parse(a, text, strlen(text), &sf, &f))
		fail_msg("refused: %s", f.text);
	return sf;
}

/* A full file gives every field. */
static void
test_full(void **state)
{
	struct arena *a = arena_new(1 << 24);
	struct storyfile sf = good(a,
	    "Headline: Ferry late\n"
	    "short:\tLate again\n"
	    "SECTION: harbour/ferries\n"
	    "Section: news\n"
	    "Strand: harbour/letters\n"
	    "Byline: By Harbour desk, Chief watcher in Thorrick\n"
	    "Byline: Tide table\n"
	    "Published: 2000-06-09 10:46\n"
	    "Updated: 2000-06-09T12:00:00+01:00\n"
	    "Kind: analysis\n"
	    "Language: cy\n"
	    "Standfirst: One line\n"
	    "  and its continuation\n"
	    "\tand another.\n"
	    "Source: Harbour office\n"
	    "Licence: CC0-1.0\n"
	    "Review-by: 2001-01-01\n"
	    "Picture: a.jpg\n"
	    "Alt: A ferry: late\n"
	    "Caption: Where is it?\n"
	    "Credit: Harbour desk\n"
	    "Picture: sub/b c.png\n"
	    "Decorative: a rule\n"
	    "See-also: 12\n"
	    "See-also: harbour/other\n"
	    "Link: https://example.org/ | Tides | Tide office | primary\n"
	    "Link: https://example.org/2|More\n"
	    "Subject: ferries, tides\n"
	    "Subject: lateness\n"
	    "\n"
	    "First.\n\n![](a.jpg)\n\nLast.\n");
	const struct document *d = &sf.document;

	(void)state;
	assert_string_equal(d->headline, "Ferry late");
	assert_string_equal(d->short_headline, "Late again");
	assert_string_equal(d->section, "harbour/ferries");
	assert_int_equal(d->n_also, 1);
	assert_string_equal(d->also[0], "news");
	assert_int_equal(d->n_bylines, 2);
	assert_string_equal(d->bylines[0].name, "Harbour desk");
	assert_string_equal(d->bylines[0].role, "Chief watcher");
	assert_string_equal(d->bylines[0].place, "Thorrick");
	assert_string_equal(d->bylines[1].name, "Tide table");
	assert_int_equal(d->published, 960547560);
	assert_int_equal(d->updated, 960548400);
	assert_string_equal(d->kind, "analysis");
	assert_string_equal(d->language, "cy");
	assert_string_equal(
	    d->standfirst, "One line and its continuation and another.");
	assert_int_equal(d->n_pictures, 2);
	assert_string_equal(d->pictures[0].alt, "A ferry: late");
	assert_string_equal(d->pictures[1].decorative, "a rule");
	assert_string_equal(sf.pictures[1].name, "sub/b c.png");
	assert_int_equal(sf.pictures[1].line, 22);
	assert_int_equal(sf.n_see_also, 2);
	assert_string_equal(sf.see_also[1].name, "harbour/other");
	assert_int_equal(d->n_links, 2);
	assert_string_equal(d->links[0].site, "Tide office");
	assert_string_equal(d->links[1].kind, "background");
	assert_int_equal(d->n_subjects, 3);
	assert_string_equal(d->subjects[1], "tides");
	assert_string_equal(d->body, "First.\n\n![](picture:1)\n\nLast.\n");
	arena_free(a);
}

/* Files as editors on other systems save them. */
static void
test_accepted(void **state)
{
	struct arena *a = arena_new(1 << 24);
	struct storyfile sf;

	(void)state;
	sf = good(a, "\xef\xbb\xbfHeadline: A\r\nSection: b\r\n \t\r\nOne.\r\n"
		     "Two.\r\n");
	assert_string_equal(sf.document.headline, "A");
	assert_string_equal(sf.document.body, "One.\nTwo.\n");
	sf = good(a, "Page: about/us\nHeadline: A"
		     "\n" BODY);
	assert_string_equal(sf.document.page, "about/us");
	sf = good(a, HEAD "Status: Draft\nEmbargo: 2030-01-01 09:00\n" BODY);
	assert_true(sf.is_draft);
	assert_int_equal(sf.embargo, 1893488400);
	sf = good(a, HEAD "Byline: in Thorrick\n" BODY);
	assert_string_equal(sf.document.bylines[0].name, "");
	assert_string_equal(sf.document.bylines[0].place, "Thorrick");
	sf = good(a, HEAD "Byline: Winter in Wales desk in Marl\n" BODY);
	assert_string_equal(
	    sf.document.bylines[0].name, "Winter in Wales desk");
	sf = good(a, HEAD CLIP "Recorded: 2000-06-09 10:46\n"
			       "Clip: b.webm\nClip-title: Sea\nDuration: 0:09\n"
			       "No-transcript: Nobody speaks.\n" BODY);
	assert_int_equal(sf.document.n_clips, 2);
	assert_string_equal(sf.document.clips[0].type, "audio/mpeg");
	assert_string_equal(sf.document.clips[0].title, "Horn");
	assert_int_equal(sf.document.clips[0].duration, 3805);
	assert_int_equal(sf.document.clips[0].recorded, 960547560);
	assert_string_equal(sf.transcripts[0].name, "t/a.md");
	assert_int_equal(sf.transcripts[0].line, 6);
	assert_string_equal(sf.clips[1].name, "b.webm");
	assert_int_equal(sf.clips[1].line, 8);
	assert_null(sf.transcripts[1].name);
	assert_string_equal(
	    sf.document.clips[1].no_transcript, "Nobody speaks.");
	/* Only a paragraph of its own is a place for a picture. */
	sf = good(a, HEAD "Picture: a.jpg\nAlt: A\n\nx ![](https://e.org/b)\n");
	assert_string_equal(sf.document.body, "x ![](https://e.org/b)\n");
	arena_free(a);
}

struct bad {
	const char *name;
	const char *text;
	const char *want; /* how the fault begins */
};

static const struct bad bads[] = {
    {"empty file", "", "f.story:1: there is no Headline"},
    {"no headers", "A plain text.\n", "f.story:1: is no header"},
    {"no headline", "Section: a\n" BODY, "f.story:1: there is no Headline"},
    {"no section", "Headline: A\n" BODY, "f.story:1: there is no Section"},
    {"section and page", HEAD "Page: a\n" BODY,
	"f.story:1: has both Section and Page"},
    {"headline twice", HEAD "Headline: B\n" BODY,
	"f.story:3: Headline: is there already"},
    {"slip of the pen", "Headlin: A\n" BODY,
	"f.story:1: there is no header \"Headlin\"; did you mean "
	"\"Headline\"?"},
    {"unknown", HEAD "Xyzzyplugh: A\n" BODY,
	"f.story:3: there is no header \"Xyzzyplugh\"; broadsheet-story(5)"},
    {"empty value", HEAD "Short:\n" BODY, "f.story:3: Short: is empty"},
    {"no name", ": A\n" BODY, "f.story:1: is no header"},
    {"bad time", HEAD "Published: yesterday\n" BODY,
	"f.story:3: Published: \"yesterday\": wants a time"},
    {"day 31", HEAD "Published: 2026-02-31\n" BODY,
	"f.story:3: Published: \"2026-02-31\": wants a time"},
    {"bad embargo", HEAD "Embargo: 1 January\n" BODY,
	"f.story:3: Embargo: \"1 January\": wants a time"},
    {"updated before", HEAD "Published: 2026-01-02\nUpdated: 2026-01-01\n" BODY,
	"f.story:1: Updated is earlier"},
    {"bad status", HEAD "Status: hidden\n" BODY,
	"f.story:3: Status: \"hidden\": wants \"live\" or \"draft\""},
    {"alt first", HEAD "Alt: A\n" BODY,
	"f.story:3: Alt: stands behind the Picture"},
    {"alt twice", HEAD "Picture: a\nAlt: A\nAlt: B\n" BODY,
	"f.story:5: Alt: is there already for this picture"},
    {"focus outside", HEAD "Picture: a\nAlt: A\nFocus: 1.2,0\n" BODY,
	"f.story:5: Focus: \"1.2,0\": wants two numbers from 0 to 1"},
    {"no time", HEAD "Picture: a\nAlt: A\nRights-until: soon\n" BODY,
	"f.story:5: Rights-until: \"soon\": wants a time"},
    {"rights of nothing", HEAD "Rights-until: 2027-01-01\n" BODY,
	"f.story:3: Rights-until: stands behind the Picture"},
    {"picture twice", HEAD "Picture: a\nAlt: A\nPicture: a\nAlt: B\n" BODY,
	"f.story:5: Picture: \"a\": this picture is there already"},
    {"picture above", HEAD "Picture: ../../etc/passwd\nAlt: A\n" BODY,
	"f.story:3: Picture: \"../../etc/passwd\": wants the name"},
    {"picture from the top", HEAD "Picture: /etc/passwd\nAlt: A\n" BODY,
	"f.story:3: Picture: \"/etc/passwd\": wants the name"},
    {"title first", HEAD "Clip-title: A\n" BODY,
	"f.story:3: Clip-title: stands behind the Clip"},
    {"clip above", HEAD "Clip: ../a.mp3\n" BODY,
	"f.story:3: Clip: \"../a.mp3\": wants the name"},
    {"clip of a strange kind", HEAD "Clip: a.wav\n" BODY,
	"f.story:3: Clip: \"a.wav\": wants a file of .mp3"},
    {"clip twice", HEAD CLIP "Clip: a.mp3\n" BODY,
	"f.story:7: Clip: \"a.mp3\": this clip is there already"},
    {"duration twice", HEAD CLIP "Duration: 1:00\n" BODY,
	"f.story:7: Duration: is there already for this clip"},
    {"no title", HEAD "Clip: a.mp3\nDuration: 0:01\nTranscript: a.md\n" BODY,
	"f.story:3: Clip: has no Clip-title"},
    {"no duration", HEAD "Clip: a.mp3\nClip-title: A\n" BODY,
	"f.story:3: Clip: has no Duration"},
    {"no transcript", HEAD "Clip: a.mp3\nClip-title: A\nDuration: 0:01\n" BODY,
	"f.story:3: Clip: wants a Transcript, or in No-transcript"},
    {"both", HEAD CLIP "No-transcript: It is silent.\n" BODY,
	"f.story:3: Clip: wants a Transcript, or in No-transcript"},
    {"transcript above", HEAD "Clip: a.mp3\nTranscript: ../a.md\n" BODY,
	"f.story:4: Transcript: \"../a.md\": wants the name"},
    {"transcript of a strange kind",
	HEAD "Clip: a.mp3\nTranscript: a.txt\n" BODY,
	"f.story:4: Transcript: \"a.txt\": wants the name"},
    {"seconds alone", HEAD "Clip: a.mp3\nDuration: 90\n" BODY,
	"f.story:4: Duration: \"90\": wants minutes"},
    {"61 seconds", HEAD "Clip: a.mp3\nDuration: 1:61\n" BODY,
	"f.story:4: Duration: \"1:61\": wants minutes"},
    {"no time", HEAD "Clip: a.mp3\nDuration: 0:00\n" BODY,
	"f.story:4: Duration: \"0:00\": wants minutes"},
    {"four parts", HEAD "Clip: a.mp3\nDuration: 1:00:00:00\n" BODY,
	"f.story:4: Duration: \"1:00:00:00\": wants minutes"},
    {"undeclared picture", HEAD "\nA.\n\n![](b.jpg)\n",
	"f.story:6: no Picture header names \"b.jpg\""},
    {"link without title", HEAD "Link: https://example.org/\n" BODY,
	"f.story:3: Link: \"https://example.org/\": wants"},
    {"link of a strange kind", HEAD "Link: https://e.org/ | a | b | c\n" BODY,
	"f.story:3: Link: \"https://e.org/ | a | b | c\": the last part"},
    {"no body", HEAD, "f.story:2: there is no story behind the headers"},
    {"empty body", HEAD "\n\n \n", "f.story:3: there is no story"},
    {"not UTF-8", HEAD "Short: caf\xe9\n" BODY, "f.story:3: is not UTF-8"},
    {"escape", HEAD "Short: a\x1b[2J\n" BODY, "f.story:3: holds a control"},
    {"override",
	HEAD "\nA\xe2\x80\xae"
	     "B\n",
	"f.story:4: holds a control"},
    {"raw HTML", HEAD "\nA.\n\n<b>B</b>\n", "f.story: line 6"},
};

/* Each is refused, with its line and a reason. */
static void
test_refused(void **state)
{
	struct arena *a = arena_new(1 << 24);
	struct storyfile sf;
	struct fault f;

	(void)state;
	for (size_t i = 0; i < sizeof(bads) / sizeof(bads[0]); i++) {
		const struct bad *b = &bads[i];

		if (parse(a, b->text, strlen(b->text), &sf, &f))
			fail_msg("%s: was taken", b->name);
		if (strncmp(f.text, b->want, strlen(b->want)) != 0)
			fail_msg("%s: \"%s\", wanted \"%s\"", b->name, f.text,
			    b->want);
		assert_int_equal(f.cause, FAULT_DATA);
	}
	arena_free(a);
}

/* NUL, the size and the number of headers have limits. */
static void
test_limits(void **state)
{
	static const char with_nul[] = HEAD "Short: a\0b\n" BODY;
	struct arena *a = arena_new(1 << 26);
	char *large = malloc(STORYFILE_BYTES_MAX + 1);
	struct storyfile sf;
	struct fault f;
	size_t n = strlen(HEAD);

	(void)state;
	assert_non_null(large);
	assert_false(parse(a, with_nul, sizeof(with_nul) - 1, &sf, &f));
	assert_non_null(strstr(f.text, "f.story:3: holds a control"));
	memset(large, 'a', STORYFILE_BYTES_MAX + 1);
	assert_false(parse(a, large, STORYFILE_BYTES_MAX + 1, &sf, &f));
	assert_non_null(strstr(f.text, "a story file has at most"));
	memcpy(large, HEAD, n);
	while (n + 12 < STORYFILE_BYTES_MAX) {
		memcpy(large + n, "See-also: 1\n", 12);
		n += 12;
	}
	assert_false(parse(a, large, n, &sf, &f));
	assert_non_null(strstr(f.text, "there are more than 1000 headers"));
	free(large);
	arena_free(a);
}

struct text {
	const char *in;
	const char *want;
};

/* Plain text stays plain, whatever it looks like. */
static void
test_plain(void **state)
{
	static const struct text texts[] = {
	    {"", "\n"},
	    {"A\n\nB", "A\n\nB\n"},
	    {"A\nB", "A\n\nB\n"},
	    {"A\nB\n\nC", "A\nB\n\nC\n"},
	    {"    four\n\n\tx", "four\n\nx\n"},
	    {"~~~ x", "\\~~~ x\n"},
	    {"| a | b |", "\\| a | b |\n"},
	    {"# x", "\\# x\n"},
	    {"1. x", "1\\. x\n"},
	    {"- x", "\\- x\n"},
	    {"===", "\\===\n"},
	    {"<b>", "\\<b\\>\n"},
	    {"[a](b)", "\\[a\\](b)\n"},
	    {"&amp;", "\\&amp;\n"},
	    {"x  \ny\\", "x\n\ny\\\\\n"},
	};
	struct arena *a = arena_new(1 << 24);

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_string_equal(
		    plain_to_commonmark(a, texts[i].in), texts[i].want);
	arena_free(a);
}

static void
test_suggest(void **state)
{
	static const char *const names[] = {"import", "init", "story"};

	(void)state;
	assert_string_equal(
	    suggest_nearest("imprt", names, 3, sizeof(names[0])), "import");
	assert_string_equal(
	    suggest_nearest("STORY", names, 3, sizeof(names[0])), "story");
	assert_null(suggest_nearest("xyzzy", names, 3, sizeof(names[0])));
	assert_null(suggest_nearest("", names, 0, sizeof(names[0])));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_full),
	    cmocka_unit_test(test_accepted),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_plain),
	    cmocka_unit_test(test_suggest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What a clip must be: in a document, and as a file that is kept. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "picture/clip.h"
#include "story/document.h"

#include "base/banned.h"

static const char hash[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static struct document_clip
good(void)
{
	return (struct document_clip){.hash = hash,
	    .type = "audio/mpeg",
	    .title = "Horn",
	    .bytes = 1,
	    .duration = 1,
	    .transcript = "Toot.",
	    .no_transcript = ""};
}

static bool
check(struct document_clip *clips, size_t n, const char *kind, struct fault *f)
{
	struct document d;

	document_init(&d, "en-GB");
	d.headline = "A";
	d.section = "b";
	d.kind = kind;
	d.body = strcmp(kind, "live") == 0 ? "## [2026-11-24 14:05] A\n\nb\n"
					   : "c\n";
	d.clips = clips;
	d.n_clips = n;
	*f = (struct fault){0};
	return document_check(&d, f);
}

static void
refused(struct document_clip clip, const char *want)
{
	struct fault f;

	if (check(&clip, 1, "news", &f))
		fail_msg("taken: wanted \"%s\"", want);
	if (strncmp(f.text, want, strlen(want)) != 0)
		fail_msg("\"%s\", wanted \"%s\"", f.text, want);
}

#define BAD(member, value, want)                  \
	do {                                      \
		struct document_clip c_ = good(); \
		c_.member = (value);              \
		refused(c_, want);                \
	} while (0)

static void
test_document(void **state)
{
	struct document_clip two[] = {good(), good()};
	struct fault f;

	(void)state;
	assert_true(check(two, 1, "news", &f));
	BAD(hash, "0123", "clip 1: hash: wants 64");
	BAD(hash, "", "clip 1: hash: is missing");
	BAD(title, "", "clip 1: title: is missing");
	BAD(type, "audio/wav", "clip 1: type: \"audio/wav\": wants audio/mpeg");
	BAD(bytes, 0, "clip 1: bytes");
	BAD(duration, 0, "clip 1: duration");
	BAD(duration, -1, "clip 1: duration");
	BAD(recorded, INT64_MAX, "clip 1: recorded");
	BAD(transcript, "", "clip 1: transcript: is missing");
	BAD(transcript, " \n", "clip 1: transcript: is missing");
	BAD(transcript, "<b>x</b>", "clip 1: transcript: line 1: raw HTML");
	BAD(transcript, "![](picture:1)", "clip 1: transcript: line 1");
	BAD(no_transcript, "Silent.", "clip 1: no transcript");
	assert_false(check(two, 2, "news", &f));
	assert_string_equal(f.text, "clip 2: is there twice");
	assert_false(check(two, 1, "live", &f));
	assert_non_null(strstr(f.text, "a live page has none"));
}

static char dir[] = "/tmp/test_clip_XXXXXX";

/* A file of n bytes, its begin as given. */
static const char *
file(const char *begin, size_t n_begin, size_t n)
{
	static char path[64];
	FILE *out;

	snprintf(path, sizeof(path), "%s/in", dir);
	out = fopen(path, "we");
	assert_non_null(out);
	assert_int_equal(fwrite(begin, 1, n_begin, out), n_begin);
	for (; n_begin < n; n_begin++)
		fputc('x', out);
	assert_int_equal(fclose(out), 0);
	return path;
}

#define FILE_OF(begin, n) file(begin, sizeof(begin) - 1, n)

static bool
keep(const char *path, const char *type, struct clip_kept *kept,
    struct fault *f)
{
	char media[64];

	*f = (struct fault){0};
	snprintf(media, sizeof(media), "%s/media", dir);
	return clip_keep(path, type, media, kept, f);
}

static void
test_kept(void **state)
{
	char path[160];
	struct clip_kept kept, again;
	struct fault f;
	struct stat st;

	(void)state;
	if (!keep(FILE_OF("ID3\x03", 200000), "audio/mpeg", &kept, &f))
		fail_msg("%s", f.text);
	assert_int_equal(kept.bytes, 200000);
	snprintf(path, sizeof(path), "%s/media/%.2s/%s.mp3", dir, kept.hash,
	    kept.hash);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 200000);
	assert_int_equal(st.st_mode & 0777, 0644);
	assert_true(
	    keep(FILE_OF("ID3\x03", 200000), "audio/mpeg", &again, &f));
	assert_string_equal(again.hash, kept.hash);
}

struct sniff {
	const char *name;
	const char *begin;
	size_t n;
	const char *type;
	bool is_one;
};
#define SNIFF(begin, type, is_one) {#begin, begin, sizeof(begin) - 1, type, is_one}

static const struct sniff sniffs[] = {
    SNIFF("\xff\xfb\x90", "audio/mpeg", true),
    SNIFF("\xff\xf3\x90", "audio/mpeg", true),
    SNIFF("\xff\xf1\x50", "audio/mpeg", false), /* AAC */
    SNIFF("\xff\xfd\x50", "audio/mpeg", false), /* layer II */
    SNIFF("<html>", "audio/mpeg", false),
    SNIFF("OggS", "audio/ogg", true),
    SNIFF("OggX", "audio/ogg", false),
    SNIFF("\0\0\0\x20" "ftypM4A ", "audio/mp4", true),
    SNIFF("\0\0\0\x20" "ftypM4A ", "video/mp4", false),
    SNIFF("\0\0\0\x20" "ftypisom", "video/mp4", true),
    SNIFF("\0\0\0\x20" "moovisom", "video/mp4", false),
    SNIFF("\x1a\x45\xdf\xa3\x93\x42\x82\x84webm", "video/webm", true),
    SNIFF("\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska", "video/webm", false),
    SNIFF("ID3", "audio/ogg", false),
};

static void
test_sniffed(void **state)
{
	struct clip_kept kept;
	struct fault f;

	(void)state;
	for (size_t i = 0; i < sizeof(sniffs) / sizeof(sniffs[0]); i++) {
		const struct sniff *s = &sniffs[i];

		if (keep(file(s->begin, s->n, 100), s->type, &kept, &f) !=
		    s->is_one)
			fail_msg("%s as %s: %s", s->name, s->type, f.text);
		if (!s->is_one)
			assert_non_null(strstr(f.text, "does not begin like"));
	}
	assert_false(keep(FILE_OF("", 0), "audio/ogg", &kept, &f));
	assert_non_null(strstr(f.text, "is empty"));
	assert_false(keep("/nonexistent.mp3", "audio/mpeg", &kept, &f));
	assert_int_equal(f.cause, FAULT_NOINPUT);
	assert_false(keep(dir, "audio/mpeg", &kept, &f));
	assert_non_null(strstr(f.text, "is no file"));
}

/* Nothing is left of what was refused. */
static void
test_nothing_left(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "! ls %s/media | grep -q draft",
	    dir);
	assert_int_equal(system(command), 0);
}

static int
set_up(void **state)
{
	(void)state;
	return mkdtemp(dir) == NULL;
}

static int
tear_down(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_document),
	    cmocka_unit_test(test_kept),
	    cmocka_unit_test(test_sniffed),
	    cmocka_unit_test(test_nothing_left),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of pictures' files we read ourselves: what they are, their outermost
 * layer, and the words in their metadata. Pixels are libvips's.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "picture/frame.h"
#include "picture/sniff.h"
#include "picture/words.h"

static void
check_word(const char *word)
{
	if (word == NULL)
		return;
	PROMISE(g_utf8_validate(word, -1, NULL));
	PROMISE(word[0] != '\0' && strpbrk(word, "\n\r\t") == NULL);
	PROMISE(g_utf8_strlen(word, -1) <= WORDS_MAX);
}

static void
read_words(void (*read)(struct words *w, const unsigned char *p, size_t n),
    const uint8_t *data, size_t size)
{
	struct words w = {0};

	read(&w, data, size);
	check_word(w.caption);
	check_word(w.credit);
	check_word(w.copyright);
	check_word(w.alt);
	words_release(&w);
}

/* In place: never longer, and the same again when it is done twice. */
static void
cut(bool (*frame)(unsigned char *p, size_t *n), const uint8_t *data,
    size_t size)
{
	unsigned char *p = malloc(size + 1), *q;
	size_t n = size, m;

	memcpy(p, data, size);
	if (frame(p, &n)) {
		PROMISE(n <= size);
		q = malloc(n + 1);
		memcpy(q, p, n);
		m = n;
		PROMISE(frame(q, &m) && m == n && memcmp(p, q, n) == 0);
		free(q);
	}
	free(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *exact = malloc(size);

	if (size > 0)
		memcpy(exact, data, size);
	PROMISE(sniff_bytes(exact, size).name != NULL);
	read_words(words_xmp, exact, size);
	read_words(words_iptc, exact, size);
	read_words(words_exif, exact, size);
	if (size >= 8) {
		cut(frame_png, exact, size);
		cut(frame_gif, exact, size);
	}
	cut(frame_webp, exact, size);
	cut(frame_webp_bare, exact, size);
	free(exact);
	return 0;
}

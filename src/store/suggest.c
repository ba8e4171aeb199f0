/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Spelling, by the vocabulary of the index: words one letter away are looked
 * up, those two away looked for among the words that begin alike.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "store/internal.h"
#include "store/search.h"
#include "store/stmt.h"
#include "store/tokenizer.h"

#include "base/banned.h"

enum {
	LETTERS_MIN = 4, /* shorter words are near to everything */
	LETTERS_MAX = 24,
	WORDS_MAX = SEARCH_TERM_BYTES_MAX / 2, /* of one text */
	SPAN_MAX = 20000
};

/* The best spelling of one word so far. */
struct best {
	int64_t stories;
	size_t distance;
	char word[4 * (LETTERS_MAX + 2) + 1];
};

static bool
count_stories(struct db *db, const char *word, int64_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_WORD_COUNT, f);
	enum stmt_step step;

	stmt_text(s, "word", word);
	step = stmt_step(s, f);
	*n = step == STMT_ROW ? stmt_column_int(s, 0) : 0;
	stmt_end(s);
	return step != STMT_FAULTED;
}

/* Whether characters that stand alone are among the words. */
static bool
has_unspaced(const char *text)
{
	for (; *text != '\0'; text++) {
		if ((unsigned char)*text >= 0xe0 && tokenizer_is_unspaced(text))
			return true;
	}
	return false;
}

static size_t
split(const char *word, size_t n, uint32_t *letter)
{
	size_t count = 0;

	for (size_t i = 0; i < n;) {
		size_t size = utf8_next(word + i, n - i);

		if (size == 0 || count == LETTERS_MAX)
			return 0;
		letter[count++] = utf8_code(word + i, size);
		i += size;
	}
	return count;
}

static void
put_letter(struct buf *b, uint32_t c)
{
	char bytes[4];
	size_t n = 1;

	if (c < 0x80) {
		bytes[0] = (char)c;
	} else if (c < 0x800) {
		bytes[0] = (char)(0xc0 | c >> 6);
		n = 2;
	} else if (c < 0x10000) {
		bytes[0] = (char)(0xe0 | c >> 12);
		n = 3;
	} else {
		bytes[0] = (char)(0xf0 | c >> 18);
		n = 4;
	}
	for (size_t i = 1; i < n; i++)
		bytes[i] = (char)(0x80 | (c >> (6 * (n - 1 - i)) & 0x3f));
	buf_append(b, bytes, n);
}

static bool
try(struct db *db, const char *word, struct best *best, struct fault *f)
{
	int64_t n;

	if (strlen(word) >= sizeof(best->word))
		return true;
	if (!count_stories(db, word, &n, f))
		return false;
	if (n > best->stories) {
		best->stories = n;
		best->distance = 1;
		memcpy(best->word, word, strlen(word) + 1);
	}
	return true;
}

enum edit { OMIT, SWAP, CHANGE, INSERT };

/* word with one edit at the place at; c is a letter to put there. */
static void
edit(struct buf *b, const uint32_t *word, size_t n, enum edit how, size_t at,
    uint32_t c)
{
	buf_reset(b);
	for (size_t i = 0; i < n; i++) {
		if (i == at && how == INSERT)
			put_letter(b, c);
		if (i == at && how == CHANGE)
			put_letter(b, c);
		else if (how == SWAP && (i == at || i == at + 1))
			put_letter(b, word[i == at ? at + 1 : at]);
		else if (i != at || how == INSERT)
			put_letter(b, word[i]);
	}
	if (at == n && how == INSERT)
		put_letter(b, c);
}

static bool
try_near(struct db *db, const uint32_t *word, size_t n, struct best *best,
    struct fault *f)
{
	struct buf b = {0};
	bool ok = true;

	for (size_t at = 0; ok && at <= n; at++) {
		if (at < n) {
			edit(&b, word, n, OMIT, at, 0);
			ok = try(db, buf_string(&b), best, f);
		}
		if (ok && at + 1 < n) {
			edit(&b, word, n, SWAP, at, 0);
			ok = try(db, buf_string(&b), best, f);
		}
		for (uint32_t c = 'a'; ok && c <= 'z'; c++) {
			edit(&b, word, n, INSERT, at, c);
			ok = try(db, buf_string(&b), best, f);
			if (!ok || at == n)
				continue;
			edit(&b, word, n, CHANGE, at, c);
			ok = try(db, buf_string(&b), best, f);
		}
	}
	buf_release(&b);
	return ok;
}

/* Edits between two words, also of neighbours that changed places. */
static size_t
distance(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	size_t row[3][LETTERS_MAX + 1];

	for (size_t j = 0; j <= nb; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t *now = row[i % 3], *up = row[(i + 2) % 3],
		       *upup = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			size_t d = up[j - 1] + (a[i - 1] != b[j - 1]);

			d = up[j] + 1 < d ? up[j] + 1 : d;
			d = now[j - 1] + 1 < d ? now[j - 1] + 1 : d;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && upup[j - 2] + 1 < d)
				d = upup[j - 2] + 1;
			now[j] = d;
		}
	}
	return row[na % 3][nb];
}

static void
compare(struct best *best, const uint32_t *word, size_t n, const char *other,
    int64_t stories)
{
	uint32_t letter[LETTERS_MAX];
	size_t m = split(other, strlen(other), letter), d;

	if (m + 2 < n || m > n + 2 || m == 0 || stories <= best->stories)
		return;
	d = distance(word, n, letter, m);
	if (d > 2)
		return;
	best->stories = stories;
	best->distance = d;
	memcpy(best->word, other, strlen(other) + 1);
}

/* Words that begin with the same two letters. */
static bool
try_span(struct db *db, const uint32_t *word, size_t n, struct best *best,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_WORD_SPAN, f);
	struct buf first = {0}, last = {0};
	enum stmt_step step;

	put_letter(&first, word[0]);
	put_letter(&first, word[1]);
	put_letter(&last, word[0]);
	put_letter(&last, word[1] + 1);
	stmt_text(s, "first", buf_string(&first));
	stmt_text(s, "last", buf_string(&last));
	stmt_int(s, "max", SPAN_MAX);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		compare(best, word, n, stmt_column_text(s, 0),
		    stmt_column_int(s, 1));
	stmt_end(s);
	buf_release(&first);
	buf_release(&last);
	return step == STMT_DONE;
}

/* A better spelling of a word that no story has; best->word "" for none. */
static bool
spell(struct db *db, const char *word, struct best *best, struct fault *f)
{
	uint32_t letter[LETTERS_MAX];
	size_t n = split(word, strlen(word), letter);
	int64_t known;

	*best = (struct best){0};
	if (n < LETTERS_MIN || word[strcspn(word, "0123456789")] != '\0')
		return true;
	if (!count_stories(db, word, &known, f))
		return false;
	if (known > 0)
		return true;
	if (!try_near(db, letter, n, best, f))
		return false;
	return best->stories > 0 || try_span(db, letter, n, best, f);
}

struct words {
	struct arena *a;
	size_t n;
	const char *word[WORDS_MAX];
};

static void
note_word(void *arg, const char *word, size_t n)
{
	struct words *w = arg;

	if (w->n < WORDS_MAX)
		w->word[w->n++] = arena_copy(w->a, word, n);
}

bool
search_suggest(struct db *db, struct arena *a, const char *text,
    const char **suggestion, struct fault *f)
{
	struct words words = {.a = a};
	struct buf b = {0};
	bool is_better = false, ok = true;

	*suggestion = NULL;
	if (has_unspaced(text))
		return true;
	tokenizer_words(db->handle, text, strlen(text), note_word, &words);
	for (size_t i = 0; ok && i < words.n; i++) {
		struct best best;

		ok = spell(db, words.word[i], &best, f);
		if (i > 0)
			buf_puts(&b, " ");
		buf_puts(
		    &b, ok && best.word[0] != '\0' ? best.word : words.word[i]);
		is_better = is_better || (ok && best.word[0] != '\0');
	}
	if (ok && is_better)
		*suggestion = arena_string(a, buf_string(&b));
	buf_release(&b);
	return ok;
}

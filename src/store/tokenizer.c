/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From text to the tokens of the search index. Finding words and folding
 * them is unicode61's, stemming is Snowball's; what is here joins them.
 */
#include "store/tokenizer.h"

#include <ctype.h>
#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#include "base/banned.h"

enum {
	STEM_BYTES_MAX = 64, /* longer ones are no words */
	JOINED_BYTES_MAX = 96,
	CACHED = 2048,
	CACHED_BYTES_MAX = 15
};

/*
 * A word and its stem: most words of a text have been stemmed before, and
 * stemming is half of what a snippet costs.
 */
struct stem {
	unsigned char n_word, n_stem; /* 0: none yet */
	char word[CACHED_BYTES_MAX];
	char stem[CACHED_BYTES_MAX];
};

struct Fts5Tokenizer {
	fts5_tokenizer inner; /* unicode61 */
	Fts5Tokenizer *unicode;
	struct sb_stemmer *stemmer; /* NULL: none */
	struct stem cache[CACHED];  /* by the word's hash */
};

typedef int token_fn(
    void *arg, int flags, const char *token, int n, int start, int end);

/* One text on its way through. */
struct run {
	Fts5Tokenizer *t;
	const char *text;
	int n_text;
	bool is_query;
	token_fn *put;
	void *arg;

	/* The parts of a joined word that have been put so far. */
	int parts;
	int end; /* of the last token, in the text */
	int start;
	size_t n_joined;
	char joined[JOINED_BYTES_MAX];
};

static fts5_api *
api_of(sqlite3 *handle)
{
	sqlite3_stmt *s = NULL;
	fts5_api *api = NULL;

	if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &s, NULL) ==
	    SQLITE_OK) {
		sqlite3_bind_pointer(s, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(s);
	}
	sqlite3_finalize(s);
	return api;
}

/* Whether words of this script run together, so that characters count. */
static bool
is_unspaced(uint32_t c)
{
	return (c >= 0x0e00 && c <= 0x0eff) || /* Thai, Lao */
	       (c >= 0x1000 && c <= 0x109f) || /* Myanmar */
	       (c >= 0x1780 && c <= 0x17ff) || /* Khmer */
	       (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x30ff) ||
	       (c >= 0x3400 && c <= 0x9fff) || /* Han */
	       (c >= 0xac00 && c <= 0xd7a3) || /* Hangul */
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9f) ||
	       (c >= 0x20000 && c <= 0x3ffff);
}

bool
tokenizer_is_unspaced(const char *p)
{
	size_t size = utf8_next(p, strnlen(p, 4));

	return size >= 3 && is_unspaced(utf8_code(p, size));
}

static bool
has_unspaced(const char *token, int n)
{
	int i = 0;

	/* Nearly every token has none of the bytes that can begin one. */
	while (i < n && (unsigned char)token[i] < 0xe0)
		i++;
	while (i < n) {
		size_t size = utf8_next(token + i, (size_t)(n - i));

		if (size == 0)
			return false;
		if (size >= 3 && is_unspaced(utf8_code(token + i, size)))
			return true;
		i += (int)size;
	}
	return false;
}

static struct stem *
slot_of(Fts5Tokenizer *t, const char *word, int n)
{
	uint32_t h = 0x811c9dc5u; /* FNV-1a */

	for (int i = 0; i < n; i++)
		h = (h ^ (unsigned char)word[i]) * 0x01000193u;
	return &t->cache[(h ^ h >> 15) % CACHED];
}

/* The stem of the *n bytes at word, which become its own; NULL: no memory. */
static const char *
stem_of(Fts5Tokenizer *t, const char *word, int *n)
{
	struct stem *slot = NULL;
	const char *stem;
	int n_word = *n;

	if (n_word <= CACHED_BYTES_MAX) {
		slot = slot_of(t, word, n_word);
		if (slot->n_word == n_word &&
		    memcmp(slot->word, word, (size_t)n_word) == 0) {
			*n = slot->n_stem;
			return slot->stem;
		}
	}
	stem = (const char *)sb_stemmer_stem(
	    t->stemmer, (const sb_symbol *)word, n_word);
	*n = sb_stemmer_length(t->stemmer);
	if (slot != NULL && stem != NULL && *n > 0 && *n <= CACHED_BYTES_MAX) {
		slot->n_word = (unsigned char)n_word;
		slot->n_stem = (unsigned char)*n;
		memcpy(slot->word, word, (size_t)n_word);
		memcpy(slot->stem, stem, (size_t)*n);
	}
	return stem;
}

static int
put_stem(struct run *r, int flags, const char *token, int n, int start, int end)
{
	const char *stem;

	if (r->t->stemmer == NULL || n > STEM_BYTES_MAX)
		return r->put(r->arg, flags, token, n, start, end);
	stem = stem_of(r->t, token, &n);
	if (stem == NULL)
		return SQLITE_NOMEM;
	return r->put(r->arg, flags, stem, n, start, end);
}

/*
 * A token with characters that are words: each by itself, what is between
 * them as one. Folding may have changed lengths; then where a piece stands
 * in the text is not known, and all of it is marked.
 */
static int
put_pieces(struct run *r, const char *token, int n, int start, int end)
{
	bool same = n == end - start;
	int rc = SQLITE_OK, from = 0, at = 0;

	while (rc == SQLITE_OK && at < n) {
		size_t size = utf8_next(token + at, (size_t)(n - at));
		bool alone;

		if (size == 0)
			size = 1;
		alone = size >= 3 && is_unspaced(utf8_code(token + at, size));
		if (alone && from < at)
			rc = put_stem(r, 0, token + from, at - from,
			    same ? start + from : start,
			    same ? start + at : end);
		if (alone && rc == SQLITE_OK)
			rc = r->put(r->arg, 0, token + at, (int)size,
			    same ? start + at : start,
			    same ? start + at + (int)size : end);
		at += (int)size;
		if (alone)
			from = at;
	}
	if (rc == SQLITE_OK && from < n)
		rc = put_stem(r, 0, token + from, n - from,
		    same ? start + from : start, end);
	return rc;
}

/* "C++" and "C#": what stands behind the token and belongs to it. */
static int
suffix_length(const struct run *r, int end)
{
	const char *p = r->text + end;
	int left = r->n_text - end, n = 0;

	if (left >= 2 && p[0] == '+' && p[1] == '+')
		n = 2;
	else if (left >= 1 && p[0] == '#')
		n = 1;
	if (n == 0 || (left > n && isalnum((unsigned char)p[n])))
		return 0;
	return n;
}

static int
put_suffixed(
    struct run *r, const char *token, int n, int start, int end, int n_suffix)
{
	char whole[STEM_BYTES_MAX + 2];
	int rc = SQLITE_OK;

	memcpy(whole, token, (size_t)n);
	memcpy(whole + n, r->text + end, (size_t)n_suffix);
	if (!r->is_query)
		rc = put_stem(r, 0, token, n, start, end + n_suffix);
	if (rc != SQLITE_OK)
		return rc;
	return r->put(r->arg, r->is_query ? 0 : FTS5_TOKEN_COLOCATED, whole,
	    n + n_suffix, start, end + n_suffix);
}

/* How many bytes of joint stand at p: a hyphen, apostrophe, '&'. */
static int
joint_length(const char *p, int n)
{
	static const char *const joints[] = {
	    "-", "'", "&", "\u2019", "\u2010", "\u2011"};

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
		int size = (int)strlen(joints[i]);

		if (n == size && memcmp(p, joints[i], (size_t)size) == 0)
			return size;
	}
	return 0;
}

/* Whether the token from start on goes on a word that ended at r->end. */
static bool
is_joined(const struct run *r, const char *token, int n, int start)
{
	const char *gap = r->text + r->end;

	if (r->parts == 0 || start <= r->end || gap[0] == ' ')
		return false;
	if (joint_length(gap, start - r->end) > 0)
		return true;
	/* Initials: "U.K." */
	return start - r->end == 1 && gap[0] == '.' && n == 1 &&
	       isalpha((unsigned char)token[0]) &&
	       r->n_joined == (size_t)r->parts;
}

/* "'s" at the end of a word. */
static bool
is_possessive(const struct run *r, const char *token, int n, int start)
{
	const char *gap = r->text + r->end;
	int size = start - r->end;

	return r->parts > 0 && n == 1 && token[0] == 's' &&
	       ((size == 1 && gap[0] == '\'') ||
		   (size == 3 && memcmp(gap, "\u2019", 3) == 0));
}

/* The word that the parts make together, at the place of the last. */
static int
end_joined(struct run *r)
{
	int rc = SQLITE_OK;

	if (r->parts > 1 && r->n_joined > 0 && !r->is_query)
		rc = put_stem(r, FTS5_TOKEN_COLOCATED, r->joined,
		    (int)r->n_joined, r->start, r->end);
	r->parts = 0;
	r->n_joined = 0;
	return rc;
}

static void
note_part(struct run *r, const char *token, int n, int start, int end)
{
	if (r->parts == 0)
		r->start = start;
	if (r->n_joined + (size_t)n <= JOINED_BYTES_MAX &&
	    (r->parts == 0 || r->n_joined > 0)) {
		memcpy(r->joined + r->n_joined, token, (size_t)n);
		r->n_joined += (size_t)n;
	} else {
		r->n_joined = 0; /* too long to be one word */
	}
	r->parts++;
	r->end = end;
}

static int
take(void *arg, int flags, const char *token, int n, int start, int end)
{
	struct run *r = arg;
	int rc = SQLITE_OK, n_suffix;

	(void)flags;
	if (is_possessive(r, token, n, start)) {
		r->end = end;
		return SQLITE_OK;
	}
	if (!is_joined(r, token, n, start))
		rc = end_joined(r);
	if (rc != SQLITE_OK)
		return rc;
	if (has_unspaced(token, n)) {
		r->parts = 0;
		return put_pieces(r, token, n, start, end);
	}
	note_part(r, token, n, start, end);
	n_suffix = n <= STEM_BYTES_MAX ? suffix_length(r, end) : 0;
	if (n_suffix > 0)
		return put_suffixed(r, token, n, start, end, n_suffix);
	return put_stem(r, 0, token, n, start, end);
}

static int
tokenize(Fts5Tokenizer *t, void *arg, int flags, const char *text, int n,
    token_fn *put)
{
	struct run r = {
	    .t = t,
	    .text = text,
	    .n_text = n,
	    .is_query = (flags & FTS5_TOKENIZE_QUERY) != 0,
	    .put = put,
	    .arg = arg,
	};
	int rc = t->inner.xTokenize(t->unicode, &r, flags, text, n, take);

	return rc == SQLITE_OK ? end_joined(&r) : rc;
}

static void
destroy(Fts5Tokenizer *t)
{
	if (t->unicode != NULL)
		t->inner.xDelete(t->unicode);
	if (t->stemmer != NULL)
		sb_stemmer_delete(t->stemmer);
	free(t);
}

static int
make_unicode(fts5_api *api, fts5_tokenizer *inner, Fts5Tokenizer **unicode)
{
	/*
	 * The vowels of Thai and Hindi are marks, which by default part
	 * words; what chooses between forms of an emoji is one as well.
	 */
	static const char *args[] = {"remove_diacritics", "2", "categories",
	    "L* N* Co Mn Mc", "separators", "\ufe0e\ufe0f"};
	enum { N_ARGS = sizeof(args) / sizeof(args[0]) };
	void *context = NULL;
	int rc = api->xFindTokenizer(api, "unicode61", &context, inner);

	return rc == SQLITE_OK ? inner->xCreate(context, args, N_ARGS, unicode)
			       : rc;
}

static int
create(void *context, const char **args, int n, Fts5Tokenizer **out)
{
	Fts5Tokenizer *t = calloc(1, sizeof(*t));
	int rc;

	if (t == NULL)
		return SQLITE_NOMEM;
	rc = make_unicode(context, &t->inner, &t->unicode);
	if (rc == SQLITE_OK && n > 0 && strcmp(args[0], "none") != 0) {
		t->stemmer = sb_stemmer_new(args[0], "UTF_8");
		if (t->stemmer == NULL)
			rc = SQLITE_ERROR;
	}
	if (rc != SQLITE_OK) {
		destroy(t);
		return rc;
	}
	*out = t;
	return SQLITE_OK;
}

int
tokenizer_register(sqlite3 *handle)
{
	fts5_tokenizer ours = {create, destroy, tokenize};
	fts5_api *api = api_of(handle);

	if (api == NULL)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "broadsheet", api, &ours, NULL);
}

bool
tokenizer_is_language(const char *language)
{
	struct sb_stemmer *stemmer;

	if (strcmp(language, "none") == 0)
		return true;
	/* The names are plain words; what else one could say to SQL is not. */
	if (language[strspn(language, "abcdefghijklmnopqrstuvwxyz")] != '\0')
		return false;
	stemmer = sb_stemmer_new(language, "UTF_8");
	if (stemmer != NULL)
		sb_stemmer_delete(stemmer);
	return stemmer != NULL;
}

struct words {
	void (*each)(void *arg, const char *word, size_t n);
	void *arg;
};

static int
take_word(void *arg, int flags, const char *token, int n, int start, int end)
{
	struct words *w = arg;

	(void)flags;
	(void)start;
	(void)end;
	if (!has_unspaced(token, n))
		w->each(w->arg, token, (size_t)n);
	return SQLITE_OK;
}

bool
tokenizer_words(sqlite3 *handle, const char *text, size_t n,
    void (*each)(void *arg, const char *word, size_t n), void *arg)
{
	fts5_api *api = api_of(handle);
	struct words w = {each, arg};
	Fts5Tokenizer *unicode = NULL;
	fts5_tokenizer inner;
	int rc;

	if (api == NULL || make_unicode(api, &inner, &unicode) != SQLITE_OK)
		return false;
	rc = inner.xTokenize(
	    unicode, &w, FTS5_TOKENIZE_DOCUMENT, text, (int)n, take_word);
	inner.xDelete(unicode);
	return rc == SQLITE_OK;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Words, their stems, and in how many stories they are. */
#include "store/vocabulary.h"

#include <glib.h>
#include <libstemmer.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

enum { REMEMBERED_MAX = 200000 };

struct vocabulary {
	struct db *db;
	struct sb_stemmer *stemmer; /* NULL: none */
	GHashTable *words;          /* as written -> struct word */
};

struct vocabulary *
vocabulary_open(struct db *edition, const char *language)
{
	struct vocabulary *v = g_new0(struct vocabulary, 1);

	v->db = edition;
	if (strcmp(language, "none") != 0)
		v->stemmer = sb_stemmer_new(language, "UTF_8");
	v->words =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return v;
}

void
vocabulary_close(struct vocabulary *v)
{
	g_hash_table_destroy(v->words);
	if (v->stemmer != NULL)
		sb_stemmer_delete(v->stemmer);
	g_free(v);
}

void
vocabulary_forget(struct vocabulary *v)
{
	g_hash_table_remove_all(v->words);
}

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

const struct word *
vocabulary_word(
    struct vocabulary *v, const char *word, size_t n, struct fault *f)
{
	char *key = g_strndup(word, n);
	struct word *known = g_hash_table_lookup(v->words, key);
	const char *stem = key;
	size_t length = n;
	int64_t stories;

	if (known != NULL || !count_stories(v->db, key, &stories, f)) {
		g_free(key);
		return known;
	}
	if (v->stemmer != NULL) {
		stem = (const char *)sb_stemmer_stem(
		    v->stemmer, (const sb_symbol *)key, (int)n);
		if (stem == NULL)
			abort();
		length = (size_t)sb_stemmer_length(v->stemmer);
	}
	known = g_malloc0(sizeof(*known) + length + 3);
	known->stories = stories;
	known->term[0] = 'w';
	known->term[1] = ':';
	memcpy(known->term + 2, stem, length);
	if (g_hash_table_size(v->words) >= REMEMBERED_MAX)
		vocabulary_forget(v);
	g_hash_table_insert(v->words, key, known);
	return known;
}

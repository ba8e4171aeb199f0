/* SPDX-License-Identifier: Apache-2.0 */
/* The plain texts, the index over them and its vocabulary: writing. */
#include "store/plain.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/internal.h"
#include "store/stmt.h"
#include "store/tokenizer.h"

#include "base/banned.h"

enum { WORD_BYTES_MAX = 40, BATCH = 200, STORY_BYTES_MAX = 16 << 20 };

char *
plain_facet_list(struct arena *a, int64_t section)
{
	return arena_printf(a, PLAIN_FACET_MARK "s%lld", (long long)section);
}

char *
plain_facet_kind(struct arena *a, const char *kind)
{
	return arena_printf(a, PLAIN_FACET_MARK "k%s", kind);
}

static void
note_word(void *arg, const char *word, size_t n)
{
	GHashTable *words = arg;

	if (n <= WORD_BYTES_MAX)
		g_hash_table_add(words, g_strndup(word, n));
}

/* Every word of p, once. */
static bool
gather_words(
    struct db *db, const struct plain *p, GHashTable *words, struct fault *f)
{
	const char *const texts[] = {p->headline, p->standfirst, p->body,
	    p->caption, p->byline, p->place};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (!tokenizer_words(db->handle, texts[i], strlen(texts[i]),
			note_word, words))
			return db_fault(db, "tokenize", f);
	}
	return true;
}

static bool
run_word(struct db *db, enum query query, const char *word, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_text(s, "word", word);
	return stmt_run(s, f);
}

/* Count the words of p in, or out. */
static bool
count_words(struct db *db, const struct plain *p, bool is_in, struct fault *f)
{
	GHashTable *words =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool ok = gather_words(db, p, words, f);
	GHashTableIter i;
	gpointer word;

	g_hash_table_iter_init(&i, words);
	while (ok && g_hash_table_iter_next(&i, &word, NULL)) {
		if (is_in)
			ok = run_word(db, QUERY_WORD_MORE, word, f);
		else
			ok = run_word(db, QUERY_WORD_FEWER, word, f) &&
			     run_word(db, QUERY_WORD_NONE, word, f);
	}
	g_hash_table_destroy(words);
	return ok;
}

/*
 * A free place at or after the second. Its number chooses a story's serial,
 * so that it gets the same place again when its text is made anew.
 */
static bool
find_place(
    struct db *db, int64_t second, int64_t story, int64_t *id, struct fault *f)
{
	for (;; second++) {
		struct stmt *s = stmt_start(db, QUERY_PLAIN_FREE, f);
		bool ok;

		stmt_int(s, "wanted",
		    second * PLAIN_SERIALS + story % PLAIN_SERIALS);
		stmt_int(s, "first", second * PLAIN_SERIALS);
		stmt_int(s, "last", (second + 1) * PLAIN_SERIALS);
		ok = stmt_step(s, f) == STMT_ROW;
		if (ok)
			*id = stmt_column_int(s, 0);
		stmt_end(s);
		if (!ok || *id < (second + 1) * PLAIN_SERIALS)
			return ok;
	}
}

static bool
run_story(struct db *db, enum query query, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

bool
plain_write(struct db *db, const struct plain *p, struct fault *f)
{
	struct stmt *s;
	int64_t id = 0;

	if (!find_place(db, p->updated, p->story, &id, f))
		return false;
	s = stmt_start(db, QUERY_PLAIN_INSERT, f);
	stmt_int(s, "id", id);
	stmt_int(s, "story", p->story);
	stmt_text(s, "headline", p->headline);
	stmt_text(s, "standfirst", p->standfirst);
	stmt_text(s, "body", p->body);
	stmt_text(s, "caption", p->caption);
	stmt_text(s, "byline", p->byline);
	stmt_text(s, "place", p->place);
	stmt_text(s, "facet", p->facet);
	stmt_text(s, "links", p->links);
	return stmt_run(s, f) &&
	       run_story(db, QUERY_SEARCH_INSERT, p->story, f) &&
	       count_words(db, p, true, f);
}

enum found
plain_load(struct db *db, struct arena *a, int64_t story, struct plain *p,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PLAIN_BY_STORY, f);
	enum stmt_step step;

	stmt_expect(s, "id headline standfirst body caption byline place "
		       "links");
	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*p = (struct plain){
		    .story = story,
		    .headline = stmt_column_copy(s, a, 1),
		    .standfirst = stmt_column_copy(s, a, 2),
		    .body = stmt_column_copy(s, a, 3),
		    .caption = stmt_column_copy(s, a, 4),
		    .byline = stmt_column_copy(s, a, 5),
		    .place = stmt_column_copy(s, a, 6),
		    .facet = "",
		    .links = stmt_column_copy(s, a, 7),
		};
	stmt_end(s);
	return stmt_found(step);
}

bool
plain_remove(struct db *db, int64_t story, struct fault *f)
{
	struct arena *a = arena_new(STORY_BYTES_MAX);
	struct plain p;
	enum found found = plain_load(db, a, story, &p, f);
	bool ok = found != FAULTED;

	if (found == FOUND)
		ok = count_words(db, &p, false, f) &&
		     run_story(db, QUERY_SEARCH_DELETE, story, f) &&
		     run_story(db, QUERY_PLAIN_DELETE, story, f);
	arena_free(a);
	return ok;
}

bool
plain_is_lacking(struct db *db, bool *lacking, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PLAIN_LACKING, f);
	bool ok = stmt_step(s, f) == STMT_ROW;

	if (ok)
		*lacking = stmt_column_int(s, 0) != 0;
	stmt_end(s);
	return ok;
}

/*
 * An empty index. Statements that were prepared over the old one prepare
 * themselves again.
 */
static bool
make_index(struct db *db, const char *language, struct fault *f)
{
	char sql[320];

	if (!tokenizer_is_language(language))
		return fault_set(f, FAULT_CONFIG,
		    "search_language = \"%.40s\": there is no such stemmer; "
		    "\"english\", \"german\" and the others of Snowball are "
		    "known, and \"none\"",
		    language);
	snprintf(sql, sizeof(sql),
	    "CREATE VIRTUAL TABLE search USING fts5 (headline, standfirst, "
	    "body, caption, byline, place, facet, content = 'plain', "
	    "content_rowid = 'id', tokenize = 'broadsheet %s')",
	    language);
	return db_run(db, "DROP TABLE search", f) && db_run(db, sql, f) &&
	       db_run(db, "DELETE FROM word", f);
}

/* The next stories behind the place after, which moves on. */
static bool
next_batch(struct db *db, int64_t *after, GArray *stories, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_PLAIN_AFTER, f);
	enum stmt_step step;

	g_array_set_size(stories, 0);
	stmt_int(s, "after", *after);
	stmt_int(s, "max", BATCH);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		int64_t story = stmt_column_int(s, 1);

		*after = stmt_column_int(s, 0);
		g_array_append_val(stories, story);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

static bool
index_one(struct db *db, struct arena *a, int64_t story, struct fault *f)
{
	struct plain p;

	arena_reset(a);
	return run_story(db, QUERY_SEARCH_INSERT, story, f) &&
	       plain_load(db, a, story, &p, f) == FOUND &&
	       count_words(db, &p, true, f);
}

bool
plain_index_again(struct db *db, const char *language,
    void (*progress)(void *arg, int64_t done), void *arg, struct fault *f)
{
	GArray *stories = g_array_new(FALSE, FALSE, sizeof(int64_t));
	struct arena *a = arena_new(STORY_BYTES_MAX);
	int64_t after = INT64_MIN, done = 0;
	bool ok = make_index(db, language, f);

	while (ok && (ok = next_batch(db, &after, stories, f)) &&
	       stories->len > 0) {
		for (guint i = 0; ok && i < stories->len; i++)
			ok = index_one(
			    db, a, g_array_index(stories, int64_t, i), f);
		progress(arg, done += stories->len);
	}
	arena_free(a);
	g_array_free(stories, TRUE);
	return ok;
}

bool
plain_index_language(
    struct db *db, struct arena *a, const char **language, struct fault *f)
{
	static const char before[] = "'broadsheet ";
	struct stmt *s = stmt_start(db, QUERY_SEARCH_DEFINITION, f);
	bool ok = stmt_step(s, f) == STMT_ROW;
	const char *at = ok ? strstr(stmt_column_text(s, 0), before) : NULL;

	*language = "none";
	if (at != NULL) {
		at += sizeof(before) - 1;
		*language = arena_copy(a, at, strcspn(at, "'"));
	}
	stmt_end(s);
	return ok;
}

bool
plain_index_check(struct db *db, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SEARCH_CHECK, f);
	bool ok = stmt_run(s, f);

	if (!ok && f != NULL && f->cause == FAULT_UNAVAILABLE)
		fault_set(f, FAULT_DATA,
		    "the search index is not that of "
		    "the stories; run \"broadsheet search rebuild\"");
	return ok;
}

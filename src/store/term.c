/* SPDX-License-Identifier: Apache-2.0 */
/* What a story is about: its most telling terms, by counting. */
#include "store/term.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/fault.h"
#include "store/edition.h"
#include "store/internal.h"
#include "store/name.h"
#include "store/plain.h"
#include "store/stmt.h"
#include "store/tokenizer.h"
#include "store/vocabulary.h"

#include "base/banned.h"

enum {
	WORD_BYTES_MIN = 2,
	WORD_BYTES_MAX = 40, /* as in the vocabulary */
	TERMS_MAX = 36,      /* words and names */
	SUBJECTS_MAX = 12,
	/* A word of so few stories tells no more than one of STORIES_RARE, */
	STORIES_RARE = 8, /* or of a 300th of a small edition's, */
	RARE_IN = 300,
	/* and one of more than a quarter of all, or of STORIES_MAX, nothing. */
	COMMON_IN = 4,
	STORIES_FEW = 3,
	STORIES_MAX = 4000,
	SMALL = 500,     /* stories of a small edition */
	SHORT_BYTES = 3, /* of a word there that is left out */
	SUBJECT_TIMES = 4, /* a subject counts as a word that is there so often */
	UNIT = 10000
};

/* How much less a word tells for being said once. */
static const double PASSING = 0.6;

struct terms {
	struct db *db;
	struct vocabulary *vocabulary;
};

/* A term of the story in hand. */
struct term {
	const char *text;
	int64_t stories;
	int times; /* in the text, more for a better place */
	double weight;
};

/* The story in hand. */
struct count {
	struct terms *t;
	int64_t all; /* stories there are */
	int worth;   /* of a word in the text that is being read */
	GHashTable *found; /* text -> struct term */
	GString *name;     /* a name, word by word */
	int64_t name_stories;
	int name_words;
	bool ok;
	struct fault *f;
};

struct terms *
terms_open(struct db *edition, const char *language)
{
	struct terms *t = g_new0(struct terms, 1);

	t->db = edition;
	t->vocabulary = vocabulary_open(edition, language);
	return t;
}

void
terms_close(struct terms *t)
{
	if (t == NULL)
		return;
	vocabulary_close(t->vocabulary);
	g_free(t);
}

void
terms_forget(struct terms *t)
{
	vocabulary_forget(t->vocabulary);
}

/* Count a term in; that it is rarer than the others of its stem is no news. */
static void
add(struct count *c, const char *text, int64_t stories)
{
	struct term *term = g_hash_table_lookup(c->found, text);

	if (term == NULL) {
		term = g_new0(struct term, 1);
		term->text = g_strdup(text);
		g_hash_table_insert(c->found, (gpointer)(uintptr_t)term->text,
		    term);
	}
	term->times += c->worth;
	if (stories > term->stories)
		term->stories = stories;
}

static bool
is_word(const char *word, size_t n)
{
	size_t digits = 0;

	if (n < WORD_BYTES_MIN || n > WORD_BYTES_MAX)
		return false;
	while (digits < n && word[digits] >= '0' && word[digits] <= '9')
		digits++;
	return digits < n;
}

static void
take_word(void *arg, const char *word, size_t n)
{
	struct count *c = arg;
	const struct word *known;

	if (!c->ok || !is_word(word, n))
		return;
	known = vocabulary_word(c->t->vocabulary, word, n, c->f);
	if (known == NULL)
		c->ok = false;
	else
		add(c, known->term, known->stories);
}

static bool
tokenize(struct count *c, const char *text, size_t n,
    void (*each)(void *arg, const char *word, size_t n))
{
	if (!tokenizer_words(c->t->db->handle, text, n, each, c))
		return db_fault(c->t->db, "tokenize", c->f);
	return c->ok;
}

/*
 * A name is in as many stories as its rarest word, or fewer: how many, nobody
 * counts.
 */
static void
take_part(void *arg, const char *word, size_t n)
{
	struct count *c = arg;
	const struct word *known;

	if (!c->ok || n > WORD_BYTES_MAX)
		return;
	known = vocabulary_word(c->t->vocabulary, word, n, c->f);
	if (known == NULL) {
		c->ok = false;
		return;
	}
	if (c->name_words++ == 0 || known->stories < c->name_stories)
		c->name_stories = known->stories;
	g_string_append_c(c->name, c->name_words == 1 ? ':' : ' ');
	g_string_append_len(c->name, word, (gssize)n);
}

static void
take_name(void *arg, const char *text, size_t n)
{
	struct count *c = arg;

	if (!c->ok)
		return;
	g_string_assign(c->name, "n");
	c->name_words = 0;
	c->ok = tokenize(c, text, n, take_part);
	if (c->ok && c->name_words > 1)
		add(c, c->name->str, c->name_stories);
}

/*
 * Whether a standfirst is no more than how the story begins, as many systems
 * make one: its words are counted with the story's then.
 */
static bool
is_beginning(const char *standfirst, const char *body)
{
	enum { SAME = 40 };
	int same = 0;

	for (;; standfirst++, body++, same++) {
		while (*standfirst != '\0' && !g_ascii_isalnum(*standfirst))
			standfirst++;
		while (*body != '\0' && !g_ascii_isalnum(*body))
			body++;
		if (*standfirst == '\0' || same == SAME)
			return true;
		if (*standfirst != *body)
			return false;
	}
}

/* Words and names of the text. */
static bool
read_text(struct count *c, const struct plain *p)
{
	const struct {
		const char *text;
		int worth;
	} texts[] = {{p->headline, 3}, {p->standfirst, 2}, {p->body, 1},
	    {p->caption, 1}};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		c->worth = texts[i].worth;
		if (i == 1 && is_beginning(p->standfirst, p->body))
			continue;
		if (!tokenize(c, texts[i].text, strlen(texts[i].text),
			take_word))
			return false;
	}
	c->worth = 1;
	name_each(p->body, take_name, c);
	return c->ok;
}

/* How many stories there are, or were: near enough for a logarithm. */
static bool
count_all(struct db *db, int64_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_STATE, f);
	bool ok = stmt_step(s, f) == STMT_ROW;

	if (ok)
		*n = stmt_column_int(s, 3);
	stmt_end(s);
	return ok;
}

static int64_t
between(int64_t least, int64_t n, int64_t most)
{
	return n < least ? least : n > most ? most : n;
}

static double
weigh(const struct count *c, const struct term *term)
{
	int64_t rare = between(1, c->all / RARE_IN, STORIES_RARE);
	int64_t stories = term->stories < rare ? rare : term->stories;
	int64_t all = c->all < STORIES_FEW ? STORIES_FEW : c->all;
	double rarity = log((double)(all + 1) / (double)stories);

	return rarity <= 0 ? 0 : (log2(1 + term->times) - PASSING) * rarity;
}

/* Whether a word or name can tell anything. */
static bool
is_telling(const struct count *c, const struct term *term)
{
	/*
	 * Of few stories no count tells "was" from "tug"; what is short is
	 * mostly grammar.
	 */
	if (c->all < SMALL && term->text[0] == 'w' &&
	    strlen(term->text) <= SHORT_BYTES + 2)
		return false;
	/* In no other story, and said once in passing: a slip, or a number. */
	if (term->stories <= 1 && term->times == 1)
		return false;
	return term->stories <=
	       between(STORIES_FEW, c->all / COMMON_IN, STORIES_MAX);
}

/* The heaviest first; those of one weight by the alphabet. */
static int
by_weight(const void *a, const void *b)
{
	const struct term *x = *(struct term *const *)a;
	const struct term *y = *(struct term *const *)b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return strcmp(x->text, y->text);
}

/* The most telling ones of what was found, into best; how many. */
static size_t
choose(struct count *c, struct term **best)
{
	GPtrArray *all = g_ptr_array_new();
	GHashTableIter i;
	gpointer term;
	size_t n;

	g_hash_table_iter_init(&i, c->found);
	while (g_hash_table_iter_next(&i, NULL, &term)) {
		struct term *one = term;

		if (!is_telling(c, one))
			continue;
		one->weight = weigh(c, one);
		if (one->weight > 0)
			g_ptr_array_add(all, one);
	}
	g_ptr_array_sort(all, by_weight);
	n = all->len < TERMS_MAX ? all->len : TERMS_MAX;
	for (size_t j = 0; j < n; j++)
		best[j] = all->pdata[j];
	g_ptr_array_free(all, TRUE);
	return n;
}

static bool
count_term(struct db *db, const char *term, int64_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_TERM_COUNT, f);
	bool ok;

	stmt_text(s, "term", term);
	stmt_int(s, "max", STORIES_MAX + 1);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*n = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

/* A subject, or the package; one that most stories have tells nothing. */
static bool
add_fact(struct count *c, char *text, struct term **list, size_t *n)
{
	struct term *term = g_hash_table_lookup(c->found, text);
	int64_t stories;

	if (term != NULL || !count_term(c->t->db, text, &stories, c->f)) {
		g_free(text);
		return term != NULL;
	}
	term = g_new0(struct term, 1);
	term->text = text;
	term->stories = stories + 1;
	term->times = SUBJECT_TIMES;
	term->weight = weigh(c, term);
	g_hash_table_insert(c->found, text, term);
	if (term->weight > 0)
		list[(*n)++] = term;
	return true;
}

static bool
add_facts(struct count *c, const struct term_facts *facts, struct term **list,
    size_t *n)
{
	for (size_t i = 0; i < facts->n_subjects && i < SUBJECTS_MAX; i++) {
		if (!add_fact(c, g_strconcat("s:", facts->subjects[i], NULL),
			list, n))
			return false;
	}
	return facts->package == 0 ||
	       add_fact(c,
		   g_strdup_printf("p:%lld", (long long)facts->package), list,
		   n);
}

static bool
write_terms(struct db *db, int64_t story, struct term *const *list, size_t n,
    struct fault *f)
{
	double squares = 0;

	for (size_t i = 0; i < n; i++)
		squares += list[i]->weight * list[i]->weight;
	for (size_t i = 0; i < n; i++) {
		int64_t weight =
		    (int64_t)(UNIT * list[i]->weight / sqrt(squares) + 0.5);
		struct stmt *s;

		if (weight < 1)
			continue;
		s = stmt_start(db, QUERY_TERM_INSERT, f);
		stmt_text(s, "term", list[i]->text);
		stmt_int(s, "story", story);
		stmt_int(s, "weight", weight);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

static void
free_term(gpointer term)
{
	g_free((gpointer)(uintptr_t)((struct term *)term)->text);
	g_free(term);
}

bool
terms_write(struct terms *t, const struct term_facts *facts, struct fault *f)
{
	struct term *list[TERMS_MAX + SUBJECTS_MAX + 1];
	struct count c = {
	    .t = t,
	    .found =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_term),
	    .name = g_string_new(NULL),
	    .ok = true,
	    .f = f,
	};
	struct stmt *s = stmt_start(t->db, QUERY_TERM_CLEAR, f);
	size_t n = 0;
	bool ok;

	stmt_int(s, "story", facts->plain->story);
	ok = stmt_run(s, f) && count_all(t->db, &c.all, f) &&
	     read_text(&c, facts->plain);
	if (ok)
		n = choose(&c, list);
	ok = ok && add_facts(&c, facts, list, &n) &&
	     write_terms(t->db, facts->plain->story, list, n, f);
	g_hash_table_destroy(c.found);
	g_string_free(c.name, TRUE);
	return ok;
}

/* The first word of a text that has the stem. */
struct search_stem {
	struct terms *t;
	const char *stem;
	char *word;
};

static void
compare_stem(void *arg, const char *word, size_t n)
{
	struct search_stem *s = arg;
	const struct word *known;

	if (s->word != NULL || !is_word(word, n))
		return;
	known = vocabulary_word(s->t->vocabulary, word, n, NULL);
	if (known != NULL && strcmp(known->term, s->stem) == 0)
		s->word = g_strndup(word, n);
}

char *
terms_say(struct terms *t, const char *term, const struct plain *plain)
{
	const char *const texts[] = {
	    plain->headline, plain->standfirst, plain->body, plain->caption};
	struct search_stem s = {.t = t, .stem = term};

	for (size_t i = 0; term[0] == 'w' && s.word == NULL &&
			   i < sizeof(texts) / sizeof(texts[0]);
	     i++)
		tokenizer_words(t->db->handle, texts[i], strlen(texts[i]),
		    compare_stem, &s);
	if (s.word != NULL)
		return s.word;
	return g_strdup(term[0] != '\0' && term[1] == ':' ? term + 2 : term);
}

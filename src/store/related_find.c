/* SPDX-License-Identifier: Apache-2.0 */
/* Finding what belongs together, by the terms that stories share. */
#include "store/related.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/internal.h"
#include "store/stmt.h"
#include "store/story.h"

#include "base/banned.h"

enum {
	TERMS_MAX = 64,
	/* Stories looked at for a term: the nearest newer ones, the newest, */
	NEWER_MAX = 70,
	NEWEST_MAX = 20,
	LOOKED_AT_MAX = 170, /* and older ones, in all so many. */
	SEEN_MAX = 32,   /* whose times are looked at */
	WHY_MAX = 6,     /* terms */
	DAY_S = 24 * 3600,
	UNIT = 10000
};

/* How much nearness in time counts, and being the newer one. */
static const double NEARNESS = 0.2, NEAR_DAYS = 60, NEWER = 1.05;

struct term {
	char *text;
	int64_t weight;
};

/* A term that another story has, too. */
struct hit {
	int64_t story;
	int term;
	int64_t product;
};

struct candidate {
	int64_t story;
	int64_t dot;
	int64_t updated;
	int64_t score;
	const struct hit *hit;
	size_t n;
};

/* A story for which others are looked for. */
struct finding {
	struct db *db;
	int64_t story;
	int64_t updated;
	size_t n;
	struct term term[TERMS_MAX];
	GArray *hits;       /* struct hit */
	GArray *candidates; /* struct candidate */
};

static bool
run_story(struct db *db, enum query query, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

static enum found
load_updated(struct db *db, int64_t story, int64_t *updated, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_UPDATED, f);
	enum stmt_step step;

	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*updated = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

static bool
load_terms(struct finding *o, struct fault *f)
{
	struct stmt *s = stmt_start(o->db, QUERY_TERM_OF, f);
	enum stmt_step step;

	stmt_int(s, "story", o->story);
	while ((step = stmt_step(s, f)) == STMT_ROW && o->n < TERMS_MAX) {
		o->term[o->n].text = g_strdup(stmt_column_text(s, 0));
		o->term[o->n++].weight = stmt_column_int(s, 1);
	}
	stmt_end(s);
	return step != STMT_FAULTED;
}

/* The next stories of a term, behind the number from. */
static bool
take_hits(struct finding *o, int term, enum query query, int64_t from,
    int64_t max, struct fault *f)
{
	struct stmt *s = stmt_start(o->db, query, f);
	enum stmt_step step;

	stmt_text(s, "term", o->term[term].text);
	stmt_int(s, "story", from);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct hit hit = {stmt_column_int(s, 0), term,
		    stmt_column_int(s, 1) * o->term[term].weight};

		g_array_append_val(o->hits, hit);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

/* Those of a term that stand nearest, and of a common one the newest. */
static bool
take_term(struct finding *o, int term, struct fault *f)
{
	guint before = o->hits->len;
	int64_t last = 0;

	if (!take_hits(o, term, QUERY_TERM_NEWER, o->story, NEWER_MAX, f))
		return false;
	if (o->hits->len - before == NEWER_MAX)
		last = g_array_index(o->hits, struct hit, o->hits->len - 1)
			   .story;
	return (last == 0 || take_hits(o, term, QUERY_TERM_NEWEST, last,
				 NEWEST_MAX, f)) &&
	       take_hits(o, term, QUERY_TERM_OLDER, o->story,
		   LOOKED_AT_MAX - (int64_t)(o->hits->len - before), f);
}

/* By story, of each the term that tells most first. */
static int
by_story(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->story != y->story)
		return x->story < y->story ? -1 : 1;
	if (x->product != y->product)
		return x->product > y->product ? -1 : 1;
	return x->term - y->term;
}

static int
by_score(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->story > y->story ? -1 : x->story < y->story;
}

/* What a story's hits come to; in a table by its number. */
struct sum {
	int64_t story; /* 0: free */
	int64_t dot;
	int64_t n;
	bool is_chosen;
};

struct sums {
	size_t mask;
	struct sum *at;
};

static struct sum *
sum_of(struct sums *sums, int64_t story)
{
	size_t i = (size_t)story * 0x9e3779b97f4a7c15u >> 20 & sums->mask;

	while (sums->at[i].story != 0 && sums->at[i].story != story)
		i = (i + 1) & sums->mask;
	sums->at[i].story = story;
	return &sums->at[i];
}

/* The best, by the terms alone. */
static void
choose(struct finding *o, struct sums *sums)
{
	for (size_t i = 0; i <= sums->mask; i++) {
		const struct sum *sum = &sums->at[i];
		struct candidate c = {.story = sum->story};

		/* One term may be chance; of many terms each is less so. */
		c.dot = c.score = sum->dot / UNIT * sum->n / (sum->n + 1);
		if (c.dot >= RELATED_LEAST / 2)
			g_array_append_val(o->candidates, c);
	}
	g_array_sort(o->candidates, by_score);
	if (o->candidates->len > SEEN_MAX)
		g_array_set_size(o->candidates, SEEN_MAX);
	for (guint i = 0; i < o->candidates->len; i++)
		sum_of(sums, g_array_index(o->candidates, struct candidate, i)
				 .story)
		    ->is_chosen = true;
}

/* The hits of the candidates alone, those of each together. */
static void
sort_hits(struct finding *o, struct sums *sums)
{
	const struct hit *hit;
	guint n = 0;

	for (guint i = 0; i < o->hits->len; i++) {
		struct hit *one = &g_array_index(o->hits, struct hit, i);

		if (sum_of(sums, one->story)->is_chosen)
			g_array_index(o->hits, struct hit, n++) = *one;
	}
	g_array_set_size(o->hits, n);
	g_array_sort(o->hits, by_story);
	hit = (const struct hit *)(void *)o->hits->data;
	for (guint i = 0; i < o->candidates->len; i++) {
		struct candidate *c =
		    &g_array_index(o->candidates, struct candidate, i);

		for (guint j = 0; j < n; j++) {
			if (hit[j].story == c->story && c->n++ == 0)
				c->hit = &hit[j];
		}
	}
}

/*
 * Most of what the terms lead to is nothing: it is summed up in a table, and
 * only what is left is sorted.
 */
static void
gather(struct finding *o)
{
	struct sums sums = {.mask = 63};

	while (sums.mask < (size_t)2 * o->hits->len)
		sums.mask = sums.mask * 2 + 1;
	sums.at = g_new0(struct sum, sums.mask + 1);
	for (guint i = 0; i < o->hits->len; i++) {
		const struct hit *hit = &g_array_index(o->hits, struct hit, i);
		struct sum *sum = sum_of(&sums, hit->story);

		sum->dot += hit->product;
		sum->n++;
	}
	choose(o, &sums);
	sort_hits(o, &sums);
	g_free(sums.at);
}

/* How well target, of that time, goes with a story of another. */
static int64_t
score(int64_t dot, int64_t story, int64_t target)
{
	double days = fabs((double)(target - story)) / DAY_S;
	double near = 1 - NEARNESS * days / (days + NEAR_DAYS);

	return (int64_t)((double)dot * near * (target > story ? NEWER : 1));
}

static bool
weigh(struct finding *o, struct fault *f)
{
	guint n = 0;

	for (guint i = 0; i < o->candidates->len; i++) {
		struct candidate *c =
		    &g_array_index(o->candidates, struct candidate, i);

		switch (load_updated(o->db, c->story, &c->updated, f)) {
		case FOUND:
			c->score = score(c->dot, o->updated, c->updated);
			g_array_index(o->candidates, struct candidate, n++) =
			    *c;
			break;
		case ABSENT:
			break;
		default:
			return false;
		}
	}
	g_array_set_size(o->candidates, n);
	g_array_sort(o->candidates, by_score);
	return true;
}

static bool
insert(const struct finding *o, const struct candidate *c, int64_t story,
    int64_t target, int64_t points, struct fault *f)
{
	GString *why = g_string_new(NULL);
	struct stmt *s;
	bool ok;

	for (size_t i = 0; i < c->n && i < WHY_MAX; i++)
		g_string_append_printf(
		    why, "%s%s", i == 0 ? "" : "\n", o->term[c->hit[i].term].text);
	s = stmt_start(o->db, QUERY_RELATED_INSERT, f);
	stmt_int(s, "story", story);
	stmt_int(s, "target", target);
	stmt_int(s, "score", points);
	stmt_text(s, "why", why->str);
	ok = stmt_run(s, f);
	g_string_free(why, TRUE);
	return ok;
}

/* Whether a story that has n wants one more, of that score. */
static bool
is_wanted(int64_t n, const struct candidate *c, int64_t points)
{
	return points >= (n < RELATED_FEW && c->n > 1 ? RELATED_LEAST_OF_FEW
						      : RELATED_LEAST);
}

static bool
keep_own(const struct finding *o, struct fault *f)
{
	if (!run_story(o->db, QUERY_RELATED_CLEAR, o->story, f))
		return false;
	for (guint i = 0; i < o->candidates->len && i < RELATED_KEPT; i++) {
		const struct candidate *c =
		    &g_array_index(o->candidates, struct candidate, i);

		if (is_wanted(i, c, c->score) &&
		    !insert(o, c, o->story, c->story, c->score, f))
			return false;
	}
	return true;
}

/* How many a story has, and the one that goes with it least. */
static bool
find_worst(struct db *db, int64_t story, int64_t *n, int64_t *worst,
    int64_t *least, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_SCORES, f);
	enum stmt_step step;

	*n = *worst = 0;
	*least = INT64_MAX;
	stmt_int(s, "story", story);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		++*n;
		if (stmt_column_int(s, 1) < *least) {
			*worst = stmt_column_int(s, 0);
			*least = stmt_column_int(s, 1);
		}
	}
	stmt_end(s);
	return step == STMT_DONE;
}

/* The story found gets ours, when that is better than what it has. */
static bool
offer(const struct finding *o, const struct candidate *c, struct fault *f)
{
	int64_t points = score(c->dot, c->updated, o->updated);
	int64_t n, worst, least;
	struct stmt *s;

	if (points < RELATED_LEAST_OF_FEW)
		return true;
	if (!find_worst(o->db, c->story, &n, &worst, &least, f))
		return false;
	if (!is_wanted(n, c, points))
		return true;
	if (n >= RELATED_KEPT) {
		if (points <= least)
			return true;
		s = stmt_start(o->db, QUERY_RELATED_DROP, f);
		stmt_int(s, "story", c->story);
		stmt_int(s, "target", worst);
		if (!stmt_run(s, f))
			return false;
	}
	return insert(o, c, c->story, o->story, points, f);
}

static bool
offer_all(const struct finding *o, struct fault *f)
{
	for (guint i = 0; i < o->candidates->len; i++) {
		if (!offer(o,
			&g_array_index(o->candidates, struct candidate, i), f))
			return false;
	}
	return true;
}

static bool
look(struct finding *o, bool for_others, struct fault *f)
{
	for (size_t i = 0; i < o->n; i++) {
		if (!take_term(o, (int)i, f))
			return false;
	}
	gather(o);
	return weigh(o, f) && keep_own(o, f) && (!for_others || offer_all(o, f));
}

static bool
find(struct db *db, int64_t story, bool for_others, struct fault *f)
{
	struct finding o = {.db = db, .story = story};
	enum found found = load_updated(db, story, &o.updated, f);
	bool ok;

	if (found != FOUND)
		return found == ABSENT;
	o.hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	o.candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	/* What had it finds it again, if it still goes with it. */
	ok = (!for_others ||
		 run_story(db, QUERY_RELATED_CLEAR_TO, story, f)) &&
	     load_terms(&o, f) && look(&o, for_others, f);
	for (size_t i = 0; i < o.n; i++)
		g_free(o.term[i].text);
	g_array_free(o.hits, TRUE);
	g_array_free(o.candidates, TRUE);
	return ok;
}

bool
related_find(struct db *db, int64_t story, struct fault *f)
{
	return find(db, story, true, f);
}

bool
related_find_own(struct db *db, int64_t story, struct fault *f)
{
	return find(db, story, false, f);
}


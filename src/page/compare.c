/* SPDX-License-Identifier: Apache-2.0 */
/* The differences between two documents. */
#include "page/compare.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "story/document.h"

#include "base/banned.h"

/* Between paragraphs while words are compared; no text may hold it. */
static const char paragraph_end[] = "\x1e";

enum {
	/* Fewer words than these between two changes are read as changed. */
	ISLAND_WORDS = 3
};

/* Strings, in an arena. */
struct list {
	size_t n, room;
	const char **at;
};

static void
add(struct arena *a, struct list *l, const char *text)
{
	if (l->n == l->room) {
		const char **at;

		l->room = l->room == 0 ? 16 : l->room * 2;
		at = arena_zalloc(a, l->room, sizeof(*at));
		if (l->n > 0)
			memcpy(at, l->at, l->n * sizeof(*at));
		l->at = at;
	}
	l->at[l->n++] = text;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Characters of scripts without spaces are words by themselves. */
static bool
is_word_alone(const char *s, size_t n)
{
	unsigned char c = (unsigned char)s[0];

	/* U+3000 to U+9FFF, U+AC00 to U+D7FF and U+F900 to U+FAFF. */
	return n == 3 && ((c >= 0xe3 && c <= 0xe9) ||
			     (c == 0xef && (unsigned char)s[1] >= 0xa4 &&
				 (unsigned char)s[1] <= 0xab));
}

static size_t
char_bytes(const char *s)
{
	unsigned char c = (unsigned char)s[0];
	size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	return strnlen(s, n);
}

/* Words with the blanks behind them. */
static void
split_words(struct arena *a, const char *text, struct list *words)
{
	const char *at = text;

	while (*at != '\0') {
		const char *from = at;
		size_t n = char_bytes(at);

		if (is_word_alone(at, n)) {
			at += n;
		} else {
			while (*at != '\0' && !is_space(*at) &&
			       !is_word_alone(at, char_bytes(at)))
				at += char_bytes(at);
		}
		while (is_space(*at))
			at++;
		add(a, words, arena_copy(a, from, (size_t)(at - from)));
	}
}

/* Whether a line begins an item of a list, as CommonMark has it. */
static bool
is_item(const char *line)
{
	size_t n;

	line += strspn(line, " ");
	n = strspn(line, "0123456789");
	if (n == 0)
		return strchr("-*+", line[0]) != NULL && line[0] != '\0' &&
		       line[1] == ' ';
	return n < 10 && (line[n] == '.' || line[n] == ')') &&
	       line[n + 1] == ' ';
}

/* Where a paragraph ends: before an empty line, or the next item. */
static const char *
paragraph_stop(const char *text)
{
	const char *end = text;

	while ((end = strchr(end, '\n')) != NULL) {
		if (end[1] == '\n' || end[1] == '\0' || is_item(end + 1))
			return end;
		end++;
	}
	return text + strlen(text);
}

/* Paragraphs, and items of lists. Lines of one are joined. */
static void
split_paragraphs(struct arena *a, const char *text, struct list *out)
{
	while (*text != '\0') {
		const char *end;
		size_t n;

		text += strspn(text, "\n");
		end = paragraph_stop(text);
		n = (size_t)(end - text);
		while (n > 0 && is_space(text[n - 1]))
			n--;
		if (n > 0)
			add(a, out, arena_copy(a, text, n));
		text = end;
	}
}

static void
add_run(struct arena *a, struct compare_block *b, size_t *room,
    enum diff_op op, const char *text, size_t n)
{
	if (n == 0)
		return;
	if (b->n_runs == *room) {
		struct compare_run *at;

		*room = *room == 0 ? 8 : *room * 2;
		at = arena_zalloc(a, *room, sizeof(*at));
		if (b->n_runs > 0)
			memcpy(at, b->runs, b->n_runs * sizeof(*at));
		b->runs = at;
	}
	b->runs[b->n_runs++] =
	    (struct compare_run){op, arena_copy(a, text, n)};
}

/* Blocks while they are gathered. */
struct gathering {
	struct arena *a;
	struct comparison *out;
	size_t room;
	const char *field;
	size_t n_same;
};

static struct compare_block *
add_block(struct gathering *g)
{
	struct comparison *c = g->out;

	if (c->n == g->room) {
		struct compare_block *at;

		g->room = g->room == 0 ? 16 : g->room * 2;
		at = arena_zalloc(g->a, g->room, sizeof(*at));
		if (c->n > 0)
			memcpy(at, c->blocks, c->n * sizeof(*at));
		c->blocks = at;
	}
	c->blocks[c->n] = (struct compare_block){
	    .field = g->field, .n_same = g->n_same};
	g->n_same = 0;
	return &c->blocks[c->n++];
}

/* The end of the stretch of steps from i that have one op. */
static size_t
stretch(const struct diff_step *steps, size_t n, size_t i)
{
	size_t end = i;

	while (end < n && steps[end].op == steps[i].op &&
	       (steps[end].text[0] == paragraph_end[0]) ==
		   (steps[i].text[0] == paragraph_end[0]))
		end++;
	return end;
}

/*
 * A few words that stayed between two changes are noise to who reads them:
 * they are said to have been removed and added.
 */
static size_t
drop_islands(struct arena *a, struct diff_step *steps, size_t n,
    struct diff_step **out)
{
	struct diff_step *to = arena_zalloc(a, 2 * n, sizeof(*to));
	size_t m = 0;

	for (size_t i = 0; i < n;) {
		size_t end = stretch(steps, n, i);
		bool is_island = steps[i].op == DIFF_SAME && i > 0 &&
				 end < n && end - i < ISLAND_WORDS &&
				 steps[i].text[0] != paragraph_end[0] &&
				 steps[i - 1].text[0] != paragraph_end[0] &&
				 steps[end].text[0] != paragraph_end[0];

		for (size_t j = i; j < end; j++) {
			to[m] = steps[j];
			if (is_island)
				to[m].op = DIFF_REMOVED;
			m++;
		}
		for (size_t j = i; is_island && j < end; j++)
			to[m++] = (struct diff_step){
			    DIFF_ADDED, steps[j].text};
		i = end;
	}
	*out = to;
	return m;
}

/* All of op between two words that stayed, in one run. */
static void
add_changes(struct gathering *g, struct compare_block *b, size_t *room,
    const struct diff_step *steps, size_t n, enum diff_op op)
{
	struct buf text = {0};

	for (size_t i = 0; i < n; i++) {
		if (steps[i].op == op && steps[i].text[0] != paragraph_end[0])
			buf_puts(&text, steps[i].text);
	}
	add_run(g->a, b, room, op, buf_string(&text), text.len);
	buf_release(&text);
}

/* The steps of one paragraph as runs: same, removed, added, same, ... */
static void
add_steps(struct gathering *g, const struct diff_step *steps, size_t n)
{
	struct compare_block *b = add_block(g);
	size_t room = 0;

	for (size_t i = 0; i < n;) {
		size_t end = i;
		bool is_same = steps[i].op == DIFF_SAME;

		while (end < n && (steps[end].op == DIFF_SAME) == is_same)
			end++;
		if (is_same) {
			add_changes(g, b, &room, steps + i, end - i, DIFF_SAME);
		} else {
			add_changes(
			    g, b, &room, steps + i, end - i, DIFF_REMOVED);
			add_changes(
			    g, b, &room, steps + i, end - i, DIFF_ADDED);
		}
		i = end;
	}
}

static void
split_all(struct arena *a, const struct list *paragraphs, struct list *words)
{
	for (size_t i = 0; i < paragraphs->n; i++) {
		split_words(a, paragraphs->at[i], words);
		add(a, words, paragraph_end);
	}
}

/* Paragraphs that gave way to others, to the word. */
static void
compare_hunk(
    struct gathering *g, const struct list *from, const struct list *to)
{
	struct list old = {0}, new = {0};
	struct diff_step *steps;
	size_t n, begin = 0;

	split_all(g->a, from, &old);
	split_all(g->a, to, &new);
	n = diff_sequences(g->a, old.at, old.n, new.at, new.n, &steps);
	n = drop_islands(g->a, steps, n, &steps);
	for (size_t i = 0; i < n; i++) {
		if (steps[i].text[0] != paragraph_end[0])
			continue;
		if (i > begin)
			add_steps(g, steps + begin, i - begin);
		begin = i + 1;
	}
}

static void
compare_lists(struct gathering *g, const char *field, const struct list *from,
    const struct list *to)
{
	struct list removed = {0}, added = {0};
	struct diff_step *steps;
	size_t n =
	    diff_sequences(g->a, from->at, from->n, to->at, to->n, &steps);

	g->field = field;
	g->n_same = 0;
	for (size_t i = 0; i <= n; i++) {
		if (i < n && steps[i].op == DIFF_REMOVED) {
			add(g->a, &removed, steps[i].text);
		} else if (i < n && steps[i].op == DIFF_ADDED) {
			add(g->a, &added, steps[i].text);
		} else {
			if (removed.n + added.n > 0)
				compare_hunk(g, &removed, &added);
			removed.n = added.n = 0;
			g->n_same++;
		}
	}
}

static void
compare_line(struct gathering *g, const char *field, const char *from,
    const char *to)
{
	struct list old = {0}, new = {0};

	if (from[0] != '\0')
		add(g->a, &old, from);
	if (to[0] != '\0')
		add(g->a, &new, to);
	compare_lists(g, field, &old, &new);
}

static void
list_bylines(struct arena *a, const struct document *d, struct list *out)
{
	for (size_t i = 0; i < d->n_bylines; i++) {
		const struct document_byline *b = &d->bylines[i];

		add(a, out,
		    arena_printf(a, "%s%s%s%s%s", b->name,
			b->role[0] == '\0' ? "" : ", ", b->role,
			b->place[0] == '\0' ? "" : " in ", b->place));
	}
}

static void
list_pictures(struct arena *a, const struct document *d, struct list *out)
{
	for (size_t i = 0; i < d->n_pictures; i++) {
		const struct document_picture *p = &d->pictures[i];

		add(a, out,
		    arena_printf(a, "%s | %s | %s", p->alt, p->caption,
			p->credit));
	}
}

static void
list_clips(struct arena *a, const struct document *d, struct list *out)
{
	for (size_t i = 0; i < d->n_clips; i++) {
		add(a, out, d->clips[i].title);
		split_paragraphs(a, d->clips[i].transcript, out);
	}
}

static void
list_links(struct arena *a, const struct document *d, struct list *out)
{
	for (size_t i = 0; i < d->n_links; i++)
		add(a, out,
		    arena_printf(a, "%s | %s", d->links[i].title,
			d->links[i].url));
}

static void
list_see_also(struct arena *a, const struct document *d, struct list *out)
{
	for (size_t i = 0; i < d->n_see_also; i++)
		add(a, out,
		    arena_printf(a, "%lld", (long long)d->see_also[i]));
}

static void
list_subjects(struct arena *a, const struct document *d, struct list *out)
{
	for (size_t i = 0; i < d->n_subjects; i++)
		add(a, out, d->subjects[i]);
}

static void
list_sections(struct arena *a, const struct document *d, struct list *out)
{
	if (d->section[0] != '\0')
		add(a, out, d->section);
	for (size_t i = 0; i < d->n_also; i++)
		add(a, out, d->also[i]);
}

static void
list_body(struct arena *a, const struct document *d, struct list *out)
{
	split_paragraphs(a, d->body, out);
}

/* The fields of many lines, in the order of a story file. */
static const struct {
	const char *field;
	void (*list)(
	    struct arena *a, const struct document *d, struct list *out);
} lists[] = {
    {"section", list_sections},
    {"byline", list_bylines},
    {"subject", list_subjects},
    {"picture", list_pictures},
    {"clip", list_clips},
    {"see also", list_see_also},
    {"link", list_links},
    {"body", list_body},
};

void
compare_documents(struct arena *a, const struct document *from,
    const struct document *to, struct comparison *c)
{
	struct gathering g = {.a = a, .out = c};

	*c = (struct comparison){0};
	compare_line(&g, "headline", from->headline, to->headline);
	compare_line(
	    &g, "short headline", from->short_headline, to->short_headline);
	compare_line(&g, "standfirst", from->standfirst, to->standfirst);
	compare_line(&g, "kind", from->kind, to->kind);
	compare_line(&g, "language", from->language, to->language);
	compare_line(&g, "strand", from->strand, to->strand);
	compare_line(&g, "package", from->package, to->package);
	compare_line(&g, "source", from->source, to->source);
	compare_line(&g, "licence", from->licence, to->licence);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct list old = {0}, new = {0};

		lists[i].list(a, from, &old);
		lists[i].list(a, to, &new);
		compare_lists(&g, lists[i].field, &old, &new);
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Understanding what a reader searches for. It asks no store. */
#include "page/query.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "http/request.h"
#include "story/document.h"

#include "base/banned.h"

static const struct {
	const char *name;
	enum search_field field;
} fields[] = {
    {"headline", SEARCH_HEADLINE},
    {"title", SEARCH_HEADLINE},
    {"body", SEARCH_BODY},
    {"text", SEARCH_BODY},
    {"by", SEARCH_BYLINE},
    {"byline", SEARCH_BYLINE},
    {"author", SEARCH_BYLINE},
    {"caption", SEARCH_CAPTION},
    {"place", SEARCH_PLACE},
};
enum { N_FIELDS = sizeof(fields) / sizeof(fields[0]) };

/* A piece of the text: a word, or a phrase with what stands before it. */
struct piece {
	char *name;  /* of "name:value", or NULL */
	char *value; /* without quotes */
	bool is_negated;
	bool is_quoted;
	char *whole; /* as it stands in the text */
};

void
query_note(struct query *q, enum query_note_kind kind, const char *word)
{
	if (q->n_notes < QUERY_NOTES_MAX)
		q->note[q->n_notes++] = (struct query_note){kind, word};
}

const char *
query_field_name(enum search_field field)
{
	for (size_t i = 0; i < N_FIELDS; i++) {
		if (fields[i].field == field)
			return fields[i].name;
	}
	return "";
}

/* The length of a quotation mark at s: '"' or a typographic one; else 0. */
static size_t
quote_length(const char *s)
{
	static const char *const marks[] = {
	    "\"", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t n = strlen(marks[i]);

		if (strncmp(s, marks[i], n) == 0)
			return n;
	}
	return 0;
}

/* The length of a blank at s, the wide one of East Asia among them; else 0. */
static size_t
blank_length(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		return 1;
	if (strncmp(s, "\u00a0", 2) == 0)
		return 2;
	return strncmp(s, "\u3000", 3) == 0 ? 3 : 0;
}

static void
skip_blanks(const char **at)
{
	while (blank_length(*at) > 0)
		*at += blank_length(*at);
}

/* s without blanks, and bytes of more, at its ends. */
static char *
trimmed(struct arena *a, const char *s, const char *more)
{
	const char *begin = NULL, *end = s;

	while (*s != '\0') {
		size_t n = blank_length(s);
		bool goes = n > 0 || strchr(more, *s) != NULL;

		s += n > 0 ? n : 1;
		if (goes)
			continue;
		if (begin == NULL)
			begin = s - 1;
		end = s;
	}
	return arena_copy(a, begin == NULL ? "" : begin,
	    begin == NULL ? 0 : (size_t)(end - begin));
}

/* How many of the first max bytes of s are whole characters. */
static size_t
whole_length(const char *s, size_t max)
{
	size_t n = strnlen(s, max + 1);

	if (n <= max)
		return n;
	for (n = max; n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80;)
		n--;
	return n;
}

const char *
query_cut(struct arena *a, const char *text)
{
	return arena_copy(a, text, whole_length(text, QUERY_ADDRESS_MAX));
}

/* A word up to a blank or a mark, or what is in marks of quotation. */
static char *
take_value(struct arena *a, const char **at, bool *is_quoted)
{
	const char *s = *at + quote_length(*at), *end = s;

	*is_quoted = s > *at;
	while (*end != '\0' && quote_length(end) == 0 &&
	       (*is_quoted || blank_length(end) == 0))
		end++;
	*at = end + (*is_quoted ? quote_length(end) : 0);
	return arena_copy(a, s, (size_t)(end - s));
}

static size_t
name_length(const char *s)
{
	size_t n =
	    strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	/* "http://" is an address, "10:30" a time, "a::b" code. */
	if (n == 0 || s[n] != ':' || s[n + 1] == '\0' ||
	    blank_length(s + n + 1) > 0 || s[n + 1] == ':' ||
	    strncmp(s + n, "://", 3) == 0)
		return 0;
	return n;
}

/* The next piece; false at the end. */
static bool
next_piece(struct arena *a, const char **at, struct piece *p)
{
	const char *s, *begin;
	size_t n;

	skip_blanks(at);
	s = begin = *at;
	*p = (struct piece){0};
	if (*s == '\0')
		return false;
	if (*s == '-' && s[1] != '\0' && blank_length(s + 1) == 0) {
		p->is_negated = true;
		s++;
	}
	n = name_length(s);
	if (n > 0) {
		p->name = arena_copy(a, s, n);
		s += n + 1;
	}
	p->value = take_value(a, &s, &p->is_quoted);
	p->whole = arena_copy(a, begin, (size_t)(s - begin));
	*at = s;
	return true;
}

static bool
is_blank_text(const char *s)
{
	skip_blanks(&s);
	return *s == '\0';
}

/* Whether a word would be read as something else, or as two. */
static bool
needs_quotes(const char *word)
{
	if (word[0] == '-' || name_length(word) > 0 ||
	    strcmp(word, "OR") == 0 || strcmp(word, "|") == 0)
		return true;
	while (*word != '\0' && blank_length(word) == 0)
		word++;
	return *word != '\0';
}

static void
add_term(struct arena *a, struct query *q, const struct piece *p,
    enum search_field field, const char *text, bool is_alternative)
{
	struct search *s = &q->search;
	size_t n;

	text = trimmed(a, text, "");
	if (text[0] == '\0')
		return;
	if (s->n == SEARCH_TERMS_MAX) {
		query_note(q, QUERY_NOTE_TERMS, p->whole);
		return;
	}
	n = whole_length(text, SEARCH_TERM_BYTES_MAX);
	if (text[n] != '\0') {
		text = trimmed(a, arena_copy(a, text, n), "");
		query_note(q, QUERY_NOTE_CUT, text);
	}
	s->term[s->n] = (struct search_term){
	    .text = text,
	    .field = field,
	    .is_phrase = p->is_quoted || needs_quotes(text),
	    .is_negated = p->is_negated,
	    .is_alternative = is_alternative && !p->is_negated && s->n > 0 &&
			      !s->term[s->n - 1].is_negated,
	};
	s->n++;
}

/* "2026", "2026-03" or "2026-03-09": the day that begins the span. */
static bool
parse_span(const char *s, GDate *first, GDate *last)
{
	int year = 0, month = 1, day = 1, n = -1, parts;

	parts = sscanf(s, "%4d%n-%2d%n-%2d%n", &year, &n, &month, &n, &day, &n);
	if (parts < 1 || n < 4 || s[n] != '\0' ||
	    strspn(s, "0123456789-") != strlen(s) || year < 1 ||
	    !g_date_valid_dmy(
		(GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return false;
	g_date_set_dmy(
	    first, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	*last = *first;
	if (parts == 1)
		g_date_add_years(last, 1);
	else if (parts == 2)
		g_date_add_months(last, 1);
	else
		g_date_add_days(last, 1);
	return true;
}

static int64_t
seconds_of(const struct stamp_zones *zones, const GDate *d)
{
	char text[32];
	int64_t t = INT64_MAX;

	snprintf(text, sizeof(text), "%04d-%02d-%02d", g_date_get_year(d),
	    g_date_get_month(d), g_date_get_day(d));
	stamp_parse(zones, text, &t);
	return t;
}

static void
take_date(const struct stamp_zones *zones, struct query *q,
    const struct piece *p, bool is_from)
{
	const char **written = is_from ? &q->from : &q->to;
	GDate first, last;

	if ((*written)[0] != '\0') {
		query_note(q, QUERY_NOTE_TWICE, p->whole);
	} else if (!parse_span(p->value, &first, &last)) {
		query_note(q, QUERY_NOTE_DATE, p->whole);
	} else {
		*written = p->value;
		if (is_from)
			q->search.from = seconds_of(zones, &first);
		else
			q->search.to = seconds_of(zones, &last);
	}
}

static void
take_kind(struct query *q, const struct piece *p)
{
	for (size_t i = 0; document_kinds[i] != NULL; i++) {
		if (strcasecmp(p->value, document_kinds[i]) != 0)
			continue;
		if (q->search.kind[0] != '\0')
			query_note(q, QUERY_NOTE_TWICE, p->whole);
		else
			q->search.kind = document_kinds[i];
		return;
	}
	query_note(q, QUERY_NOTE_KIND, p->whole);
}

static void
take_path(
    struct arena *a, struct query *q, const char **path, const struct piece *p)
{
	char *s = trimmed(a, p->value, "/");

	if ((*path)[0] != '\0') {
		query_note(q, QUERY_NOTE_TWICE, p->whole);
		return;
	}
	for (char *c = s; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	}
	*path = s;
}

/* A piece that narrows the search; false: it is no such. */
static bool
take_filter(struct arena *a, const struct stamp_zones *zones, struct query *q,
    const struct piece *p)
{
	if (p->is_negated)
		return false;
	if (strcasecmp(p->name, "section") == 0)
		take_path(a, q, &q->section, p);
	else if (strcasecmp(p->name, "strand") == 0)
		take_path(a, q, &q->strand, p);
	else if (strcasecmp(p->name, "kind") == 0)
		take_kind(q, p);
	else if (strcasecmp(p->name, "from") == 0)
		take_date(zones, q, p, true);
	else if (strcasecmp(p->name, "to") == 0)
		take_date(zones, q, p, false);
	else if (strcasecmp(p->name, "has") != 0)
		return false;
	else if (strncasecmp(p->value, "picture", 7) == 0)
		q->search.has_pictures = true;
	else
		query_note(q, QUERY_NOTE_HAS, p->whole);
	return true;
}

static bool
is_or(const struct piece *p)
{
	return p->name == NULL && !p->is_quoted && !p->is_negated &&
	       (strcmp(p->value, "OR") == 0 || strcmp(p->value, "|") == 0);
}

static void
take_piece(struct arena *a, const struct stamp_zones *zones, struct query *q,
    const struct piece *p, bool is_alternative)
{
	if (p->name != NULL && take_filter(a, zones, q, p))
		return;
	for (size_t i = 0; p->name != NULL && i < N_FIELDS; i++) {
		if (strcasecmp(p->name, fields[i].name) == 0) {
			add_term(
			    a, q, p, fields[i].field, p->value, is_alternative);
			return;
		}
	}
	if (p->name == NULL) {
		add_term(a, q, p, SEARCH_ANYWHERE, p->value, is_alternative);
		return;
	}
	query_note(q, QUERY_NOTE_FIELD, p->whole);
	add_term(a, q, p, SEARCH_ANYWHERE,
	    arena_printf(a, "%s %s", p->name, p->value), is_alternative);
}

void
query_parse(struct arena *a, const struct stamp_zones *zones, const char *text,
    struct query *q)
{
	const char *clean = utf8_clean(a, text, strlen(text)), *at;
	size_t n = whole_length(clean, QUERY_BYTES_MAX);
	struct piece p;
	bool is_alternative = false;

	*q = (struct query){.section = "", .strand = "", .from = "", .to = ""};
	search_init(&q->search);
	if (clean[n] != '\0')
		query_note(q, QUERY_NOTE_LONG, "");
	q->text = arena_copy(a, clean, n);
	for (at = q->text; next_piece(a, &at, &p);) {
		if (is_or(&p)) {
			is_alternative = true;
			continue;
		}
		take_piece(a, zones, q, &p, is_alternative);
		is_alternative = false;
	}
	if (q->from[0] != '\0' && q->to[0] != '\0' &&
	    q->search.from >= q->search.to)
		query_note(q, QUERY_NOTE_ORDER, "");
}

/* Marks of quotation within a value would end it. */
static void
put_value(struct buf *b, const char *value, bool is_quoted)
{
	if (is_quoted)
		buf_puts(b, "\"");
	while (*value != '\0') {
		size_t n = quote_length(value);

		buf_append(b, n > 0 ? " " : value, 1);
		value += n > 0 ? n : 1;
	}
	if (is_quoted)
		buf_puts(b, "\"");
}

/* "a::b" and "a://b" are no fields. */
static void
put_field(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "%s:", name);
	put_value(b, value,
	    needs_quotes(value) || value[0] == ':' || value[0] == '/');
}

static void
put_filter(struct buf *b, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	buf_puts(b, b->len > 0 ? " " : "");
	put_field(b, name, value);
}

static void
put_term(struct buf *b, const struct search_term *t)
{
	if (b->len > 0)
		buf_puts(b, t->is_alternative ? " OR " : " ");
	if (t->is_negated)
		buf_puts(b, "-");
	if (t->field != SEARCH_ANYWHERE)
		buf_printf(b, "%s:", query_field_name(t->field));
	put_value(b, t->text, t->is_phrase);
}

static const char *
take(struct arena *a, struct buf *b)
{
	const char *s = arena_copy(a, buf_string(b), b->len);

	buf_release(b);
	return s;
}

const char *
query_format(struct arena *a, const struct query *q)
{
	struct buf b = {0};

	for (size_t i = 0; i < q->search.n; i++)
		put_term(&b, &q->search.term[i]);
	put_filter(&b, "section", q->section);
	put_filter(&b, "strand", q->strand);
	put_filter(&b, "kind", q->search.kind);
	put_filter(&b, "from", q->from);
	put_filter(&b, "to", q->to);
	put_filter(&b, "has", q->search.has_pictures ? "pictures" : "");
	return take(a, &b);
}

/* What was sent as name, clean. */
static const char *
form_value(struct arena *a, const struct request *r, const char *name)
{
	const char *value = request_param(r, name);

	return value == NULL ? "" : utf8_clean(a, value, strlen(value));
}

/* The words of one field of the form, each with what goes before it. */
static void
put_words(struct buf *b, struct arena *a, const char *words, const char *field,
    bool is_any, bool is_negated)
{
	bool is_first = true;

	for (skip_blanks(&words); *words != '\0'; skip_blanks(&words)) {
		bool is_quoted;
		const char *w = take_value(a, &words, &is_quoted);

		if (is_blank_text(w))
			continue;
		if (b->len > 0)
			buf_puts(b, is_any && !is_first ? " OR " : " ");
		buf_puts(b, is_negated ? "-" : "");
		if (field[0] != '\0' && !is_quoted) {
			put_field(b, field, w);
		} else {
			buf_puts(b, field);
			buf_puts(b, field[0] != '\0' ? ":" : "");
			put_value(b, w, is_quoted || needs_quotes(w));
		}
		is_first = false;
	}
}

/* A filter is one value, without marks of quotation. */
static const char *
filter_value(struct arena *a, const struct request *r, const char *name)
{
	struct buf b = {0};

	put_value(&b, form_value(a, r, name), false);
	return trimmed(a, take(a, &b), "");
}

const char *
query_of_form(struct arena *a, const struct request *r)
{
	static const char *const filters[] = {
	    "section", "strand", "kind", "from", "to", "has"};
	const char *in = "", *phrase = form_value(a, r, "phrase");
	struct buf b = {0};

	for (size_t i = 0; i < N_FIELDS; i++) {
		if (strcmp(form_value(a, r, "in"), fields[i].name) == 0)
			in = fields[i].name;
	}
	/* The first, as query_words_of takes the first phrase for it. */
	if (!is_blank_text(phrase)) {
		if (in[0] != '\0')
			buf_printf(&b, "%s:", in);
		put_value(&b, phrase, true);
	}
	put_words(&b, a, form_value(a, r, "all"), in, false, false);
	put_words(&b, a, form_value(a, r, "any"), in, true, false);
	put_words(&b, a, form_value(a, r, "none"), in, false, true);
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++)
		put_filter(&b, filters[i], filter_value(a, r, filters[i]));
	return query_cut(a, take(a, &b));
}

/* Whether a term is one of a run of alternatives. */
static bool
is_any(const struct search *s, size_t i)
{
	return s->term[i].is_alternative ||
	       (i + 1 < s->n && s->term[i + 1].is_alternative);
}

const char *
query_words_of(struct arena *a, const struct query *q, enum query_words which)
{
	const struct search *s = &q->search;
	struct buf b = {0};
	bool has_phrase = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct search_term *t = &s->term[i];
		enum query_words is = QUERY_ALL;

		if (t->is_negated) {
			is = QUERY_NONE;
		} else if (is_any(s, i)) {
			is = QUERY_ANY;
		} else if (t->is_phrase && !has_phrase) {
			is = QUERY_PHRASE;
			has_phrase = true;
		}
		if (is != which)
			continue;
		buf_puts(&b, b.len > 0 ? " " : "");
		put_value(&b, t->text, t->is_phrase && is != QUERY_PHRASE);
	}
	return take(a, &b);
}

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

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Up to the closing mark, or the end where it is missing. */
static char *
take_phrase(struct arena *a, const char **at)
{
	const char *s = *at + quote_length(*at), *end = s;

	while (*end != '\0' && quote_length(end) == 0)
		end++;
	*at = end + quote_length(end);
	return arena_copy(a, s, (size_t)(end - s));
}

static size_t
name_length(const char *s)
{
	size_t n =
	    strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	/* "http://" is an address, "10:30" a time, "a::b" code. */
	if (n == 0 || s[n] != ':' || is_blank(s[n + 1]) || s[n + 1] == '\0' ||
	    s[n + 1] == ':' || strncmp(s + n, "://", 3) == 0)
		return 0;
	return n;
}

/* The next piece; false at the end. */
static bool
next_piece(struct arena *a, const char **at, struct piece *p)
{
	const char *s = *at, *begin;
	size_t n;

	while (is_blank(*s))
		s++;
	begin = s;
	*p = (struct piece){0};
	if (*s == '\0')
		return false;
	if (*s == '-' && s[1] != '\0' && !is_blank(s[1])) {
		p->is_negated = true;
		s++;
	}
	n = name_length(s);
	if (n > 0) {
		p->name = arena_copy(a, s, n);
		s += n + 1;
	}
	if (quote_length(s) > 0) {
		p->is_quoted = true;
		p->value = take_phrase(a, &s);
	} else {
		const char *end = s;

		while (
		    *end != '\0' && !is_blank(*end) && quote_length(end) == 0)
			end++;
		p->value = arena_copy(a, s, (size_t)(end - s));
		s = end;
	}
	p->whole = arena_copy(a, begin, (size_t)(s - begin));
	*at = s;
	return true;
}

static bool
is_blank_text(const char *s)
{
	while (is_blank(*s))
		s++;
	return *s == '\0';
}

static void
add_term(struct arena *a, struct query *q, const struct piece *p,
    enum search_field field, const char *text, bool is_alternative)
{
	struct search *s = &q->search;
	size_t n = strlen(text);

	if (is_blank_text(text))
		return;
	if (s->n == SEARCH_TERMS_MAX) {
		query_note(q, QUERY_NOTE_TERMS, p->whole);
		return;
	}
	if (n > SEARCH_TERM_BYTES_MAX) {
		n = SEARCH_TERM_BYTES_MAX;
		while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
			n--;
		text = arena_copy(a, text, n);
		query_note(q, QUERY_NOTE_CUT, text);
	}
	s->term[s->n] = (struct search_term){
	    .text = text,
	    .field = field,
	    .is_phrase = p->is_quoted,
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
	char *s = arena_string(a, p->value);
	size_t n;

	if ((*path)[0] != '\0') {
		query_note(q, QUERY_NOTE_TWICE, p->whole);
		return;
	}
	while (*s == '/')
		s++;
	n = strlen(s);
	while (n > 0 && s[n - 1] == '/')
		s[--n] = '\0';
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
	size_t n = strlen(text);
	struct piece p;
	bool is_alternative = false;
	const char *at;

	*q = (struct query){.section = "", .strand = "", .from = "", .to = ""};
	search_init(&q->search);
	if (n > QUERY_BYTES_MAX) {
		n = QUERY_BYTES_MAX;
		while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
			n--;
		query_note(q, QUERY_NOTE_LONG, "");
	}
	q->text = utf8_clean(a, text, n);
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

/* Whether a word would be read as something else. */
static bool
needs_quotes(const char *word)
{
	if (word[0] == '-' || name_length(word) > 0 ||
	    strcmp(word, "OR") == 0 || strcmp(word, "|") == 0)
		return true;
	return word[strcspn(word, " \t\r\n")] != '\0';
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

static void
put_field(struct buf *b, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	buf_printf(b, "%s%s:", b->len > 0 ? " " : "", name);
	put_value(b, value, needs_quotes(value));
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
	put_value(b, t->text, t->is_phrase || needs_quotes(t->text));
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
	put_field(&b, "section", q->section);
	put_field(&b, "strand", q->strand);
	put_field(&b, "kind", q->search.kind);
	put_field(&b, "from", q->from);
	put_field(&b, "to", q->to);
	put_field(&b, "has", q->search.has_pictures ? "pictures" : "");
	return take(a, &b);
}

static const char *
form_value(const struct request *r, const char *name)
{
	const char *value = request_param(r, name);

	return value == NULL ? "" : value;
}

/* The words of one field of the form, each with what goes before it. */
static void
put_words(struct buf *b, struct arena *a, const char *words, const char *field,
    bool is_any, bool is_negated)
{
	char *rest, *copy = arena_string(a, words);
	bool is_first = true;

	for (char *w = strtok_r(copy, " \t\r\n", &rest); w != NULL;
	     w = strtok_r(NULL, " \t\r\n", &rest)) {
		if (b->len > 0)
			buf_puts(b, is_any && !is_first ? " OR " : " ");
		if (is_negated)
			buf_puts(b, "-");
		if (field[0] != '\0')
			buf_printf(b, "%s:", field);
		put_value(b, w, needs_quotes(w));
		is_first = false;
	}
}

const char *
query_of_form(struct arena *a, const struct request *r)
{
	static const char *const filters[] = {
	    "section", "strand", "kind", "from", "to", "has"};
	const char *in = "", *phrase = form_value(r, "phrase");
	struct buf b = {0};

	for (size_t i = 0; i < N_FIELDS; i++) {
		if (strcmp(form_value(r, "in"), fields[i].name) == 0)
			in = fields[i].name;
	}
	put_words(&b, a, form_value(r, "all"), in, false, false);
	if (!is_blank_text(phrase)) {
		buf_puts(&b, b.len > 0 ? " " : "");
		if (in[0] != '\0')
			buf_printf(&b, "%s:", in);
		put_value(&b, phrase, true);
	}
	put_words(&b, a, form_value(r, "any"), in, true, false);
	put_words(&b, a, form_value(r, "none"), in, false, true);
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++)
		put_field(&b, filters[i], form_value(r, filters[i]));
	return take(a, &b);
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

	for (size_t i = 0; i < s->n; i++) {
		const struct search_term *t = &s->term[i];
		enum query_words is = t->is_negated  ? QUERY_NONE
				      : is_any(s, i) ? QUERY_ANY
				      : t->is_phrase ? QUERY_PHRASE
						     : QUERY_ALL;

		if (is != which)
			continue;
		buf_puts(&b, b.len > 0 ? " " : "");
		buf_puts(&b, t->text);
	}
	return take(a, &b);
}

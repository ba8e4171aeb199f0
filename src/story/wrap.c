/* SPDX-License-Identifier: Apache-2.0 */
/* Words into lines of so many columns. No libcmark: site.fcgi links this. */
#include "story/wrap.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

#include "base/banned.h"

enum { ZWSP = 0x200b };

/* What no line end may come into. */
struct piece {
	const char *at;
	size_t n;
	size_t columns;
	uint32_t last; /* but for marks on it */
	bool in_address;
};

struct line {
	struct buf *out;
	const char *rest;
	size_t rest_columns;
	size_t columns;
	size_t end; /* the column where it ends as yet */
	bool has_word;
	bool is_spaced; /* what comes next has a space before it */
};

/* The character at p, before the NUL; a bad byte counts as one. */
static uint32_t
next_code(const char *p, size_t n, size_t *size)
{
	*size = utf8_next(p, n);
	if (*size > 0)
		return utf8_code(p, *size);
	*size = 1;
	return 0xfffd;
}

static size_t
width(uint32_t c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

size_t
wrap_columns(const char *text, size_t n)
{
	size_t columns = 0, size;

	for (; n > 0; text += size, n -= size)
		columns += width(next_code(text, n, &size));
	return columns;
}

/* Whether c is of a script without spaces between words, or its marks. */
static bool
is_unspaced(uint32_t c)
{
	if (c < 0x80)
		return false;
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_BOPOMOFO:
	case G_UNICODE_SCRIPT_YI:
		return true;
	case G_UNICODE_SCRIPT_COMMON:
		/* Below are ideographic full stops; emoji are not. */
		return c >= 0x3000 && c <= 0xffff && g_unichar_iswide(c);
	default:
		return g_unichar_break_type(c) ==
		       G_UNICODE_BREAK_COMPLEX_CONTEXT;
	}
}

/* Lao letters lie as Thai ones do. */
static uint32_t
as_thai(uint32_t c)
{
	return c >= 0xe80 && c <= 0xeff ? c - 0x80 : c;
}

static bool
may_begin_line(uint32_t c)
{
	uint32_t thai = as_thai(c);

	switch (g_unichar_break_type(c)) {
	case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
	case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
	case G_UNICODE_BREAK_EXCLAMATION:
	case G_UNICODE_BREAK_NON_STARTER:
	case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
	case G_UNICODE_BREAK_INFIX_SEPARATOR:
	case G_UNICODE_BREAK_INSEPARABLE:
	case G_UNICODE_BREAK_POSTFIX:
	case G_UNICODE_BREAK_SYMBOL:
	case G_UNICODE_BREAK_HYPHEN:
	case G_UNICODE_BREAK_AFTER:
	case G_UNICODE_BREAK_NON_BREAKING_GLUE:
		return false;
	case G_UNICODE_BREAK_QUOTATION:
		return g_unichar_type(c) == G_UNICODE_INITIAL_PUNCTUATION;
	case G_UNICODE_BREAK_COMPLEX_CONTEXT:
		/* Vowels and signs that belong to what is before them. */
		return thai != 0xe2f && thai != 0xe30 && thai != 0xe32 &&
		       thai != 0xe33 && thai != 0xe45 && thai != 0xe46;
	default:
		return true;
	}
}

static bool
may_end_line(uint32_t c)
{
	uint32_t thai = as_thai(c);

	switch (g_unichar_break_type(c)) {
	case G_UNICODE_BREAK_OPEN_PUNCTUATION:
	case G_UNICODE_BREAK_PREFIX:
	case G_UNICODE_BREAK_NON_BREAKING_GLUE:
		return false;
	case G_UNICODE_BREAK_QUOTATION:
		return g_unichar_type(c) == G_UNICODE_FINAL_PUNCTUATION;
	default:
		/* Thai vowels that are written before their consonant. */
		return thai < 0xe40 || thai > 0xe44;
	}
}

/* Whether c, a mark, binds what follows: a joiner, or a stacker of letters. */
static bool
is_binding(uint32_t c)
{
	return c == 0x200d || c == 0x2060 || c == 0xfeff || c == 0x1039 ||
	       c == 0x17d2 || c == 0x1a60;
}

/* Whether c, an ideographic full stop or the like, ends an address. */
static bool
ends_address(uint32_t c)
{
	return g_unichar_iswide(c) && g_unichar_ispunct(c);
}

/* Whether a line may end between the piece and c. */
static bool
may_part(const struct piece *piece, uint32_t c)
{
	if (g_unichar_ismark(c) || g_unichar_iszerowidth(c) ||
	    is_binding(piece->last))
		return false;
	if (piece->last == ZWSP)
		return true;
	if (piece->in_address && !ends_address(c))
		return false;
	return (is_unspaced(piece->last) || is_unspaced(c)) &&
	       may_end_line(piece->last) && may_begin_line(c);
}

/* The piece takes the size bytes of c behind it. */
static void
take(struct piece *piece, const char *at, size_t size, uint32_t c)
{
	if (piece->n == 0)
		*piece = (struct piece){.at = at};
	piece->n += size;
	piece->columns += width(c);
	if (piece->last == 0 || c == ZWSP || is_binding(c) ||
	    !(g_unichar_ismark(c) || g_unichar_iszerowidth(c)))
		piece->last = c;
	if (c == '/' && piece->n >= 3 &&
	    memcmp(piece->at + piece->n - 3, "://", 3) == 0)
		piece->in_address = true;
	else if (ends_address(c))
		piece->in_address = false;
}

/* Print the piece, on another line if it must be, and empty it. */
static void
put(struct line *line, struct piece *piece)
{
	size_t space = line->has_word && line->is_spaced ? 1 : 0;

	if (piece->n == 0)
		return;
	if (line->has_word &&
	    line->end + space + piece->columns > line->columns) {
		buf_puts(line->out, "\n");
		buf_puts(line->out, line->rest);
		line->end = line->rest_columns;
		space = 0;
	}
	buf_append(line->out, " ", space);
	buf_append(line->out, piece->at, piece->n);
	line->end += space + piece->columns;
	line->has_word = true;
	line->is_spaced = false;
	piece->n = 0;
}

/* How many bytes of white space are at p, and whether a line may end there. */
static size_t
blanks(const char *p, size_t n, bool *breaks)
{
	size_t all = 0, size;

	*breaks = false;
	for (; all < n; all += size) {
		uint32_t c = next_code(p + all, n - all, &size);

		if (!g_unichar_isspace(c))
			break;
		if (g_unichar_break_type(c) !=
		    G_UNICODE_BREAK_NON_BREAKING_GLUE)
			*breaks = true;
	}
	return all;
}

void
wrap_text(struct buf *out, const char *text, const char *first,
    const char *rest, size_t columns)
{
	struct line line = {.out = out, .rest = rest, .columns = columns};
	struct piece piece = {0};
	const char *end = text + strlen(text), *seen;
	bool breaks;
	size_t size;

	text += blanks(text, (size_t)(end - text), &breaks);
	if (text == end)
		return;
	line.rest_columns = wrap_columns(rest, strlen(rest));
	line.end = wrap_columns(first, strlen(first));
	buf_puts(out, first);
	for (seen = text; text < end; text += size) {
		uint32_t c = next_code(text, (size_t)(end - text), &size);

		/* Once a run, or many no-break spaces take their square. */
		if (text == seen)
			seen += blanks(text, (size_t)(end - text), &breaks);
		if (text < seen && (breaks || seen == end)) {
			put(&line, &piece);
			line.is_spaced = true;
			size = (size_t)(seen - text);
			continue;
		}
		if (piece.n > 0 && may_part(&piece, c))
			put(&line, &piece);
		take(&piece, text, size, c);
		if (text == seen)
			seen += size;
	}
	put(&line, &piece);
	buf_puts(out, "\n");
}

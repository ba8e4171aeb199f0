/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines of a classic WordPress body as HTML. WordPress does this when it
 * shows a post (wpautop); the HTML parser that reads what comes of it puts
 * paragraphs right.
 */
#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "wire/wxrbody.h"
#include "wire/xmltree.h"

#include "base/banned.h"

static const char nbsp[] = "\xc2\xa0", nbsp_entity[] = "&nbsp;";

/*
 * A tag may be as long as it likes, while a hostile text has not had us look
 * through so many bytes for the ends of tags.
 */
enum { WORK_MAX = 32 << 20, TAG_BYTES_MIN = 1024 };

/* The text while it is read. */
struct lines {
	struct buf out;
	size_t work;
	const char *at;
	bool is_blocks;
	bool after_block; /* nothing but white space since */
	bool after_break;
	bool at_start; /* of a line */
};

/* What wpautop takes for blocks, but for what shows nothing. */
static bool
is_block(const char *name, size_t n)
{
	static const char *const names[] = {"table", "thead", "tfoot",
	    "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div",
	    "dl", "dd", "dt", "ul", "ol", "li", "pre", "form",
	    "blockquote", "address", "p", "h1", "h2", "h3", "h4",
	    "h5", "h6", "hr", "fieldset", "legend", "section", "article",
	    "aside", "hgroup", "header", "footer", "nav", "figure",
	    "figcaption", "details", "menu", "summary", NULL};

	for (int i = 0; names[i] != NULL; i++) {
		if (strlen(names[i]) == n &&
		    strncasecmp(names[i], name, n) == 0)
			return true;
	}
	return false;
}

/* The name of the tag at p, of an end tag as well. */
static const char *
name_at(const char *p, size_t *n)
{
	p += 1 + (p[1] == '/');
	*n = 0;
	while (g_ascii_isalnum(p[*n]))
		++*n;
	return p;
}

/* How long the tag at p is; 0: it is none. */
static size_t
tag_bytes(struct lines *l, const char *p)
{
	char quote = '\0';
	size_t first = 0;

	if (!g_ascii_isalpha(p[1]) && strchr("/!?", p[1]) == NULL)
		return 0;
	/* Words, to whoever wrote them. */
	if (p[1] == '\0' || strncmp(p, "<![CDATA[", 9) == 0)
		return 0;
	for (size_t i = 1; p[i] != '\0'; i++) {
		if (++l->work > WORK_MAX && i > TAG_BYTES_MIN)
			return first;
		if (first == 0 && p[i] == '>')
			first = i + 1;
		if (quote == '\0' && p[i] == '>')
			return i + 1;
		if (quote == '\0' && (p[i] == '"' || p[i] == '\''))
			quote = p[i];
		else if (p[i] == quote)
			quote = '\0';
	}
	/* A quote that nobody closes is none. */
	return first;
}

/* Copy to the end tag of what keeps its lines. */
static void
take_whole(struct lines *l, const char *name, size_t n)
{
	const char *end = l->at;

	while ((end = strstr(end, "</")) != NULL &&
	       (strncasecmp(end + 2, name, n) != 0 ||
		   g_ascii_isalnum(end[2 + n])))
		end += 2;
	if (end == NULL)
		end = l->at + strlen(l->at);
	buf_append(&l->out, l->at, (size_t)(end - l->at));
	l->at = end;
}

static bool
keeps_lines(const char *name, size_t n)
{
	static const char *const names[] = {
	    "pre", "script", "style", "textarea", "svg", "math", "xmp",
	    "title", "iframe", "noembed", "noframes", NULL};

	for (int i = 0; names[i] != NULL; i++) {
		if (strlen(names[i]) == n &&
		    strncasecmp(names[i], name, n) == 0)
			return true;
	}
	return false;
}

static void
take_tag(struct lines *l)
{
	const char *start = l->at, *name;
	size_t size, n;

	/* What is said in one is for nobody. */
	if (strncmp(start, "<!--", 4) == 0) {
		l->at += wxr_comment_bytes(start);
		return;
	}
	size = tag_bytes(l, start);
	if (size == 0) {
		buf_puts(&l->out, "&lt;");
		l->at++;
		l->after_block = l->after_break = l->at_start = false;
		return;
	}
	name = name_at(start, &n);
	buf_append(&l->out, start, size);
	l->at += size;
	l->after_break = n == 2 && strncasecmp(name, "br", 2) == 0;
	l->after_block = is_block(name, n);
	l->at_start = l->after_block || l->after_break;
	if (start[1] != '/' && keeps_lines(name, n))
		take_whole(l, name, n);
}

/* White space, and lines that only hold a place for it. */
static size_t
space_bytes(const char *p, int *lines)
{
	size_t n = 0;

	*lines = 0;
	for (;;) {
		if (strchr(" \t\r\n", p[n]) != NULL && p[n] != '\0')
			*lines += p[n++] == '\n';
		else if (*lines > 0 && strncmp(p + n, nbsp, 2) == 0)
			n += 2;
		else if (*lines > 0 && strncmp(p + n, nbsp_entity, 6) == 0)
			n += 6;
		else
			return n;
	}
}

static void
take_space(struct lines *l)
{
	const char *name;
	int lines;
	size_t n = space_bytes(l->at, &lines);

	l->at += n;
	l->at_start = l->at_start || lines > 0;
	if (lines == 0 || l->is_blocks) {
		buf_puts(&l->out, lines > 0 ? "\n" : " ");
		return;
	}
	buf_puts(&l->out, "\n");
	if (*l->at == '<' && strncmp(l->at, "<!--", 4) != 0) {
		name = name_at(l->at, &n);
		if (is_block(name, n))
			return;
	}
	if (l->after_block || *l->at == '\0')
		return;
	if (lines > 1)
		buf_puts(&l->out, l->after_break ? "<br>" : "<br><br>");
	else if (!l->after_break)
		buf_puts(&l->out, "<br>");
	l->after_break = true;
}

/* An address that is all of its line. */
static bool
take_address(struct lines *l)
{
	size_t n = strcspn(l->at, " \t\r\n<>\"'");
	size_t rest = n + strspn(l->at + n, " \t\r");
	char *url;

	if (strncmp(l->at, "http://", 7) != 0 &&
	    strncmp(l->at, "https://", 8) != 0)
		return false;
	if (l->at[rest] != '\0' && l->at[rest] != '\n' &&
	    (l->at[rest] != '<' || l->at[rest + 1] != '/'))
		return false;
	url = g_strndup(l->at, n);
	buf_printf(&l->out, "<a href=\"%s\">%s</a>", url, url);
	g_free(url);
	l->at += n;
	return true;
}

size_t
wxr_comment_bytes(const char *p)
{
	const char *end;

	if (strncmp(p, "<!-->", 5) == 0 || strncmp(p, "<!--->", 6) == 0)
		return p[4] == '>' ? 5 : 6;
	end = strstr(p + 4, "--");
	while (end != NULL && end[2] != '>' &&
	       (end[2] != '!' || end[3] != '>'))
		end = strstr(end + 1, "--");
	if (end == NULL)
		return strlen(p);
	return (size_t)(strchr(end, '>') - p) + 1;
}

const char *
wxr_lines(struct arena *a, const char *text, bool is_blocks)
{
	struct lines l = {.at = text + strspn(text, " \t\r\n"),
	    .is_blocks = is_blocks,
	    .at_start = true};
	const char *html;

	while (*l.at != '\0') {
		if (*l.at == '<') {
			take_tag(&l);
		} else if (strchr(" \t\r\n", *l.at) != NULL) {
			take_space(&l);
		} else {
			bool taken = l.at_start && take_address(&l);
			size_t n = taken ? 0 : strcspn(l.at, " \t\r\n<");

			buf_append(&l.out, l.at, n);
			l.at += n;
			l.after_block = l.after_break = l.at_start = false;
		}
	}
	html = arena_string(a, buf_string(&l.out));
	buf_release(&l.out);
	return html;
}

bool
wxr_has_blocks(const char *text)
{
	return strstr(text, "<!-- wp:") != NULL;
}

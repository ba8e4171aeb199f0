/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tags of a template: that they are well formed, in order, known, and in
 * places where ctemplate's escaping is right. The HTML around them is read by
 * lint_html.c. Nothing is rendered or escaped here.
 */
#include "view/lint.h"

#include <string.h>

#include "base/fault.h"
#include "view/lint_html.h"

#include "base/banned.h"

#define N(a) (sizeof(a) / sizeof(*(a)))

/* ctemplate recurses on the C stack; no page of ours comes near this. */
enum { DEPTH_MAX = 32 };

/* Bytes of the text. */
struct span {
	const char *p;
	size_t n;
};

/* An open section, and the place it began in. */
struct section {
	struct span name;
	size_t line;
	enum lint_html_state state;
	size_t n_tags, n_values;
};

struct lint {
	struct lint_html html;
	bool (*is_marker)(const char *, size_t);
	size_t depth;
	struct section section[DEPTH_MAX];
};

/* A tag: "{{", kind, name, ":modifier"..., "}}". */
struct tag {
	char kind; /* # / > ! % = or 0 for a marker */
	struct span name;
	struct span modifiers; /* from the first ":" on */
};

#define refuse(l, ...) lint_html_refuse(&(l)->html, (l)->html.line, __VA_ARGS__)

static bool
is(struct span s, const char *word)
{
	return s.n == strlen(word) && memcmp(s.p, word, s.n) == 0;
}

/* For "%.*s". */
static int
shown(struct span s)
{
	return s.n < 40 ? (int)s.n : 40;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Take the next modifier, without its ":", from the front of rest. */
static bool
next_modifier(struct span *rest, struct span *mod)
{
	const char *end;

	if (rest->n == 0)
		return false;
	mod->p = rest->p + 1;
	end = memchr(mod->p, ':', rest->n - 1);
	mod->n = end == NULL ? rest->n - 1 : (size_t)(end - mod->p);
	rest->p += mod->n + 1;
	rest->n -= mod->n + 1;
	return true;
}

static bool
has_modifier(const struct tag *t, const char *brief, const char *full)
{
	struct span rest = t->modifiers, mod;

	while (next_modifier(&rest, &mod)) {
		if (is(mod, brief) || is(mod, full))
			return true;
	}
	return false;
}

/* What ctemplate 2.4 knows; it would refuse the others without a line. */
static bool
is_known_modifier(struct span mod)
{
	static const char *const known[] = {
	    "h",
	    "html_escape",
	    "p",
	    "pre_escape",
	    "j",
	    "javascript_escape",
	    "c",
	    "cleanse_css",
	    "u",
	    "url_query_escape",
	    "o",
	    "json_escape",
	    "xml_escape",
	    "none",
	    "H=pre",
	    "H=url",
	    "H=snippet",
	    "H=attribute",
	    "html_escape_with_arg=pre",
	    "html_escape_with_arg=url",
	    "html_escape_with_arg=snippet",
	    "html_escape_with_arg=attribute",
	    "J=number",
	    "javascript_escape_with_arg=number",
	    "U=html",
	    "U=javascript",
	    "U=css",
	    "U=query",
	    "url_escape_with_arg=html",
	    "url_escape_with_arg=javascript",
	    "url_escape_with_arg=css",
	    "url_escape_with_arg=query",
	    "I=html",
	    "I=javascript",
	    "I=css",
	    "img_src_url_escape_with_arg=html",
	    "img_src_url_escape_with_arg=javascript",
	    "img_src_url_escape_with_arg=css",
	};

	for (size_t i = 0; i < N(known); i++) {
		if (is(mod, known[i]))
			return true;
	}
	return false;
}

static bool
check_modifiers(struct lint *l, const struct tag *t)
{
	struct span rest = t->modifiers, mod;

	if (rest.n != 0 && t->kind != 0 && t->kind != '>')
		return refuse(l, "{{%c%.*s}}: a section takes no modifier",
		    t->kind, shown(t->name), t->name.p);
	while (next_modifier(&rest, &mod)) {
		if (!is_known_modifier(mod))
			return refuse(l,
			    "%.*s: ctemplate has no modifier \":%.*s\"",
			    shown(t->name), t->name.p, shown(mod), mod.p);
	}
	return true;
}

static bool
check_name(struct lint *l, struct span name)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789_";

	for (size_t i = 0; i < name.n; i++) {
		if (memchr(allowed, name.p[i], sizeof(allowed) - 1) == NULL)
			return refuse(l,
			    "\"%.*s\" is no marker: a name has letters, "
			    "digits and \"_\" only, and no blanks round it",
			    shown(name), name.p);
	}
	if (name.n == 0)
		return refuse(l, "a {{ }} without a name");
	if (!l->is_marker(name.p, name.n))
		return refuse(
		    l, "%.*s: there is no such marker", shown(name), name.p);
	return true;
}

/* Raw HTML or JSON, and where alone it may stand. */
static bool
check_none(struct lint *l, const struct tag *t)
{
	const struct lint_html *h = &l->html;
	bool is_none = has_modifier(t, "none", "none");

	if (is(t->name, "JSON_LD") && t->kind == 0) {
		if (is_none && h->state == LINT_RAW &&
		    lint_html_is_tag(h, "script"))
			return true;
		return refuse(l,
		    "JSON_LD: stands only as {{JSON_LD:none}} in a <script "
		    "type=\"application/ld+json\">");
	}
	if (!is_none)
		return true;
	if (t->kind != 0 || (!is(t->name, "BODY") && !is(t->name, "FIGURE")))
		return refuse(l,
		    "%.*s:none: only BODY, FIGURE and JSON_LD go unescaped; "
		    "take \":none\" off",
		    shown(t->name), t->name.p);
	if (h->state != LINT_DATA)
		return refuse(l,
		    "%.*s:none: is whole paragraphs and cannot "
		    "stand in %s",
		    shown(t->name), t->name.p, lint_html_place(h->state));
	return true;
}

/* Addresses that ctemplate does not know for such. */
static bool
is_blind_spot(const struct lint_html *h)
{
	static const char *const blind[] = {"srcset", "imagesrcset", "poster",
	    "formaction", "xlink:href", "ping"};
	const char *name = buf_string(&h->attribute);
	size_t n = strlen(name);

	for (size_t i = 0; i < N(blind); i++) {
		if (strcmp(name, blind[i]) == 0)
			return true;
	}
	return n >= 8 && strncmp(name, "data-", 5) == 0 &&
	       strcmp(name + n - 3, "url") == 0;
}

static bool
check_attribute(struct lint *l, const struct tag *t)
{
	const struct lint_html *h = &l->html;
	const char *name = buf_string(&h->attribute);

	if (lint_html_is_attribute(h, "srcdoc") ||
	    lint_html_is_attribute(h, "http-equiv"))
		return refuse(l, "%.*s: no marker may stand in %s",
		    shown(t->name), t->name.p, name);
	if (is_blind_spot(h) &&
	    !has_modifier(t, "U=html", "url_escape_with_arg=html"))
		return refuse(l,
		    "%.*s: ctemplate does not know that %s holds an address; "
		    "write {{%.*s:U=html}}",
		    shown(t->name), t->name.p, name, shown(t->name), t->name.p);
	if (lint_html_is_url(h) && has_modifier(t, "h", "html_escape"))
		return refuse(l,
		    "%.*s: \":h\" does not make an address safe in %s; "
		    "take it off",
		    shown(t->name), t->name.p, name);
	return true;
}

static bool
check_place(struct lint *l, const struct tag *t)
{
	const struct lint_html *h = &l->html;

	switch (h->state) {
	case LINT_DATA:
		return true;
	case LINT_SINGLE:
	case LINT_DOUBLE:
		return h->is_xml || check_attribute(l, t);
	case LINT_EQUALS:
	case LINT_UNQUOTED:
		return refuse(l, "%.*s: put quotes round the value",
		    shown(t->name), t->name.p);
	case LINT_COMMENT:
		return refuse(l,
		    "%.*s: no marker may stand in a comment; for one that "
		    "readers do not get write {{! ... }}",
		    shown(t->name), t->name.p);
	case LINT_RAW:
		if (h->match == 0 &&
		    (!lint_html_is_tag(h, "script") || is(t->name, "JSON_LD")))
			return true;
		return refuse(l, "%.*s: no marker may stand in a <%s>%s",
		    shown(t->name), t->name.p, buf_string(&h->tag),
		    h->match ? " behind a \"<\"" : " but JSON_LD");
	default:
		return refuse(l, "%.*s: no marker may stand in %s",
		    shown(t->name), t->name.p, lint_html_place(h->state));
	}
}

static bool
check_marker(struct lint *l, const struct tag *t)
{
	if (!check_none(l, t) || !check_place(l, t))
		return false;
	if (l->html.state == LINT_SINGLE || l->html.state == LINT_DOUBLE)
		lint_html_marker(&l->html);
	return true;
}

/* A part is a piece of page and was checked as one. */
static bool
check_include(struct lint *l, const struct tag *t)
{
	if (!check_none(l, t))
		return false;
	if (l->html.state == LINT_DATA)
		return true;
	return refuse(l,
	    "{{>%.*s}}: a part cannot stand in %s; "
	    "put it between tags",
	    shown(t->name), t->name.p, lint_html_place(l->html.state));
}

static bool
open_section(struct lint *l, struct span name)
{
	if (!lint_html_section(&l->html))
		return false;
	if (l->depth == DEPTH_MAX)
		return refuse(l, "{{#%.*s}}: more than %d sections deep",
		    shown(name), name.p, DEPTH_MAX);
	l->section[l->depth++] = (struct section){
	    .name = name,
	    .line = l->html.line,
	    .state = l->html.state,
	    .n_tags = l->html.n_tags,
	    .n_values = l->html.n_values,
	};
	return true;
}

/* Whether what follows is read the same with the section shown or not. */
static bool
is_same_place(const struct section *s, const struct lint_html *h)
{
	bool is_gap = h->state == LINT_GAP || h->state == LINT_GLUED;

	if (is_gap && (s->state == LINT_GAP || s->state == LINT_GLUED))
		return s->n_tags == h->n_tags;
	if (s->state != h->state)
		return false;
	return h->state == LINT_DATA ||
	       (s->n_tags == h->n_tags &&
		   (h->state == LINT_RAW || s->n_values == h->n_values));
}

static bool
close_section(struct lint *l, struct span name)
{
	const char *begins, *ends;
	const struct section *s;

	if (l->depth == 0)
		return refuse(
		    l, "{{/%.*s}}: no section is open", shown(name), name.p);
	s = &l->section[l->depth - 1];
	if (s->name.n != name.n || memcmp(s->name.p, name.p, name.n) != 0)
		return refuse(l, "{{/%.*s}}: close {{#%.*s}} of line %zu first",
		    shown(name), name.p, shown(s->name), s->name.p, s->line);
	if (!lint_html_section(&l->html))
		return false;
	if (!is_same_place(s, &l->html)) {
		begins = lint_html_place(s->state);
		ends = lint_html_place(l->html.state);
		return refuse(l,
		    "{{/%.*s}}: the section of line %zu begins in %s and ends "
		    "in %s; tags and quotes must open and close on the same "
		    "side of it",
		    shown(name), name.p, s->line, begins,
		    strcmp(begins, ends) == 0 ? "another" : ends);
	}
	if (s->state == LINT_GLUED)
		l->html.state = LINT_GLUED;
	l->depth--;
	return true;
}

static bool
check_tag(struct lint *l, const struct tag *t)
{
	if (t->kind == '%')
		return refuse(l,
		    "{{%%%.*s}}: a template has one pragma, "
		    "AUTOESCAPE, in its first line",
		    shown(t->name), t->name.p);
	if (t->kind == '=')
		return refuse(l, "{{=...}}: keep {{ and }} as they are");
	if (!check_name(l, t->name) || !check_modifiers(l, t))
		return false;
	switch (t->kind) {
	case '#':
		return open_section(l, t->name);
	case '/':
		return close_section(l, t->name);
	case '>':
		return check_include(l, t);
	default:
		return check_marker(l, t);
	}
}

/* Read what is between "{{" and "}}". */
static bool
read_tag(struct lint *l, const char *p, size_t n)
{
	struct tag t = {.name = {p, n}, .modifiers = {p + n, 0}};
	const char *colon;

	if (n > 0 && strchr("#/>!%=", *p) != NULL) {
		t.kind = *p;
		t.name.p++;
		t.name.n--;
	}
	colon = memchr(t.name.p, ':', t.name.n);
	if (colon != NULL && t.kind != '%' && t.kind != '=') {
		t.name.n = (size_t)(colon - t.name.p);
		t.modifiers = (struct span){colon, (size_t)(p + n - colon)};
	}
	if (t.kind != '!' && !check_tag(l, &t))
		return false;
	for (size_t i = 0; i < n; i++)
		l->html.line += p[i] == '\n';
	return true;
}

/* Read text without tags. White space with a line end in it is one '\n'. */
static bool
read_text(struct lint *l, const char *p, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t from = i, lines = 0;

		while (i < n && is_blank(p[i]))
			lines += p[i++] == '\n';
		if (lines > 0 && !lint_html_read(&l->html, '\n'))
			return false;
		l->html.line += lines;
		while (lines == 0 && from < i) {
			if (!lint_html_read(&l->html, p[from++]))
				return false;
		}
		if (i < n && !lint_html_read(&l->html, p[i++]))
			return false;
	}
	return true;
}

static bool
read_all(struct lint *l, const char *p, size_t n)
{
	const char *end = p + n;

	while (p < end) {
		const char *tag = memmem(p, (size_t)(end - p), "{{", 2);
		const char *close;

		if (tag == NULL)
			return read_text(l, p, (size_t)(end - p));
		/* As ctemplate has it: of "{{{" the last two count. */
		while (tag + 2 < end && tag[2] == '{')
			tag++;
		if (!read_text(l, p, (size_t)(tag - p)))
			return false;
		tag += 2;
		close = memmem(tag, (size_t)(end - tag), "}}", 2);
		if (close == NULL)
			return refuse(l, "a {{ without its }}");
		if (!read_tag(l, tag, (size_t)(close - tag)))
			return false;
		p = close + 2;
	}
	return true;
}

static bool
read_pragma(struct lint *l, const char **p, size_t *n)
{
	static const char *const pragmas[] = {
	    "{{%AUTOESCAPE context=\"HTML\"}}",
	    "{{%AUTOESCAPE context=\"XML\"}}",
	};

	for (size_t i = 0; i < N(pragmas); i++) {
		size_t length = strlen(pragmas[i]);

		if (*n < length || memcmp(*p, pragmas[i], length) != 0)
			continue;
		l->html.is_xml = i == 1;
		*p += length;
		*n -= length;
		return true;
	}
	return refuse(l, "begin the file with %s (or \"XML\")", pragmas[0]);
}

static bool
read_template(struct lint *l, const char *p, size_t n)
{
	const struct section *s;

	if (!read_pragma(l, &p, &n))
		return false;
	if (n > 0 && memchr(p, '\0', n) != NULL)
		return refuse(l, "a NUL byte in the text");
	if (!read_all(l, p, n))
		return false;
	if (l->depth > 0) {
		s = &l->section[l->depth - 1];
		return lint_html_refuse(&l->html, s->line,
		    "{{#%.*s}} is never closed", shown(s->name), s->name.p);
	}
	return lint_html_end(&l->html);
}

bool
view_lint(const char *name, const char *p, size_t n,
    bool (*is_marker)(const char *marker, size_t length), struct fault *f)
{
	struct lint l = {
	    .html = {.name = name, .fault = f, .line = 1},
	    .is_marker = is_marker,
	};
	bool ok = read_template(&l, p, n);

	lint_html_release(&l.html);
	return ok;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Shortcodes of WordPress: those of its own become HTML, others stay. */
#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "wire/words.h"
#include "wire/wxrbody.h"
#include "wire/wxrindex.h"
#include "wire/xmlout.h"
#include "wire/xmltree.h"

#include "base/banned.h"

enum {
	TAG_BYTES_MAX = 8192,
	NAME_BYTES_MAX = 60,
	IDS_MAX = 200,
	OUT_BYTES_MAX = 2 << 20 /* no body is taken of that size */
};

/* The text while it is read. */
struct reading {
	struct arena *a;
	const struct wxr_index *x;
	const char *post;
	struct wxr_remarks *remarks;
	struct buf out;
	unsigned no_end; /* a bit a kind that has no end tag from here on */
	bool no_tag_end; /* there is no '>' any more */
};

/* One shortcode; content is NULL where it has no end tag. */
struct code {
	const char *tag; /* behind its name */
	size_t n;
	const char *content;
};

void
wxr_remark(struct wxr_remarks *remarks, const char *text)
{
	for (size_t i = 0; i < remarks->n; i++) {
		if (strcmp(remarks->at[i], text) == 0)
			return;
	}
	if (remarks->n < WXR_REMARKS_MAX)
		remarks->at[remarks->n++] = text;
}

static bool
is_name(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* The value at p, quoted or not; *end is behind it. */
static const char *
value_at(struct arena *a, const char *p, const char *limit, const char **end)
{
	char quote = p < limit && (*p == '"' || *p == '\'') ? *p : '\0';
	const char *from = quote != '\0' ? p + 1 : p, *to = from;

	while (to < limit && (quote != '\0' ? *to != quote
					    : strchr(" \t\r\n>", *to) == NULL))
		to++;
	*end = quote != '\0' && to < limit ? to + 1 : to;
	return arena_copy(a, from, (size_t)(to - from));
}

const char *
wxr_tag_attribute(
    struct arena *a, const char *p, size_t n, const char *name)
{
	const char *limit = p + n;
	size_t m = strlen(name);

	while (p < limit) {
		const char *word = p, *value, *end;
		size_t size;

		while (p < limit && is_name(*p))
			p++;
		size = (size_t)(p - word);
		while (size > 0 && p < limit && g_ascii_isspace(*p))
			p++;
		if (size == 0 || p == limit || *p != '=') {
			p += size == 0;
			continue;
		}
		for (p++; p < limit && g_ascii_isspace(*p);)
			p++;
		value = value_at(a, p, limit, &end);
		if (size == m && strncasecmp(word, name, m) == 0)
			return value;
		p = end;
	}
	return NULL;
}

static const char *
attribute(struct reading *r, const struct code *c, const char *name)
{
	return wxr_tag_attribute(r->a, c->tag, c->n, name);
}

/* text as HTML that was HTML already, or as the value of an attribute. */
static void
put_attribute(struct reading *r, const char *name, const char *value)
{
	buf_printf(&r->out, " %s=\"", name);
	for (; *value != '\0'; value++) {
		if (*value == '"')
			buf_puts(&r->out, "&quot;");
		else if (*value == '<')
			buf_puts(&r->out, "&lt;");
		else
			buf_append(&r->out, value, 1);
	}
	buf_puts(&r->out, "\"");
}

static const char *
before(struct arena *a, const char *from, const char *to)
{
	return arena_copy(a, from, (size_t)(to - from));
}

/* "[caption caption="…"]<a><img></a>…[/caption]": a picture and its words. */
static bool
put_caption(struct reading *r, const struct code *c)
{
	const char *words = attribute(r, c, "caption"), *img, *end;

	if (c->content == NULL)
		return false;
	img = strstr(c->content, "<img");
	end = img == NULL ? NULL : strchr(img, '>');
	if (end == NULL)
		return false;
	end++;
	if (strncasecmp(end + strspn(end, " \t\r\n"), "</a>", 4) == 0)
		end += strspn(end, " \t\r\n") + 4;
	buf_printf(&r->out, "<figure>%s<figcaption>",
	    before(r->a, c->content, end));
	if (words != NULL)
		buf_puts(&r->out, words);
	buf_printf(&r->out, "%s</figcaption></figure>", end);
	return true;
}

static void
put_attachment(struct reading *r, const struct wxr_attachment *at, bool links)
{
	const char *alt = at->alt[0] != '\0' ? at->alt : at->title;

	if (links) {
		buf_puts(&r->out, "<p><a");
		put_attribute(r, "href", at->url);
		buf_puts(&r->out, ">");
		xml_escape(&r->out, at->title[0] ? at->title : at->url);
		buf_puts(&r->out, "</a></p>");
		return;
	}
	buf_puts(&r->out, "<figure><img");
	put_attribute(r, "src", at->url);
	put_attribute(r, "alt", alt);
	buf_printf(&r->out, "><figcaption>%s</figcaption></figure>",
	    at->caption);
}

/* The attachments that a gallery or a playlist names; how many there are. */
static int
put_named(struct reading *r, const char *ids, bool links)
{
	int n = 0;

	for (int i = 0; *ids != '\0' && i < IDS_MAX && r->out.len < OUT_BYTES_MAX;
	     i++) {
		size_t size = strspn(ids, "0123456789");
		const char *id = arena_copy(r->a, ids, size);
		const struct wxr_attachment *at =
		    g_hash_table_lookup(r->x->attachments, id);

		if (at != NULL) {
			put_attachment(r, at, links);
			n++;
		} else if (size > 0) {
			wxr_remark(r->remarks,
			    arena_printf(r->a,
				"shows attachment %.20s, which is not in the "
				"file",
				id));
		}
		ids += size;
		ids += strcspn(ids, "0123456789");
	}
	return n;
}

static int
put_own(struct reading *r, const char *post, bool links)
{
	const struct wxr_attachment *at =
	    g_hash_table_lookup(r->x->of_post, post);
	int n = 0;

	for (; at != NULL && n < IDS_MAX && r->out.len < OUT_BYTES_MAX;
	     at = at->next, n++)
		put_attachment(r, at, links);
	return n;
}

static bool
put_many(struct reading *r, const struct code *c, bool links)
{
	const char *ids = attribute(r, c, "ids");
	const char *post = attribute(r, c, "id");

	if (ids == NULL)
		ids = attribute(r, c, "include");
	if (ids != NULL && ids[0] != '\0')
		return put_named(r, ids, links) > 0;
	return put_own(r, post == NULL ? r->post : post, links) > 0;
}

static bool
put_gallery(struct reading *r, const struct code *c)
{
	return put_many(r, c, false);
}

static bool
put_playlist(struct reading *r, const struct code *c)
{
	return put_many(r, c, true);
}

/* The first address in text, or NULL. */
static const char *
address_in(struct arena *a, const char *text, size_t n)
{
	const char *at = memmem(text, n, "http", 4);

	if (at == NULL)
		return NULL;
	n -= (size_t)(at - text);
	return arena_copy(a, at, MIN(n, strcspn(at, " \t\r\n<>\"']")));
}

static bool
put_embed(struct reading *r, const struct code *c)
{
	const char *url = attribute(r, c, "src");

	if (c->content != NULL)
		url = address_in(r->a, c->content, strlen(c->content));
	if (url == NULL || url[0] == '\0')
		return false;
	buf_puts(&r->out, "<p><a");
	put_attribute(r, "href", url);
	buf_puts(&r->out, ">");
	xml_escape(&r->out, url);
	buf_puts(&r->out, "</a></p>");
	return true;
}

static bool
put_played(struct reading *r, const struct code *c, const char *element,
    const char *const *names)
{
	const char *url = NULL;

	for (int i = 0; url == NULL && names[i] != NULL; i++)
		url = attribute(r, c, names[i]);
	if (url == NULL)
		url = address_in(r->a, c->tag, c->n);
	if (url == NULL && c->content != NULL)
		url = address_in(r->a, c->content, strlen(c->content));
	if (url == NULL || url[0] == '\0')
		return false;
	buf_printf(&r->out, "<p><%s", element);
	put_attribute(r, "src", url);
	buf_printf(&r->out, "></%s></p>", element);
	return true;
}

static bool
put_audio(struct reading *r, const struct code *c)
{
	static const char *const names[] = {"src", "mp3", "m4a", "ogg", "wav",
	    "flac", "wma", NULL};

	return put_played(r, c, "audio", names);
}

static bool
put_video(struct reading *r, const struct code *c)
{
	static const char *const names[] = {"src", "mp4", "m4v", "webm",
	    "ogv", "flv", "wmv", NULL};

	return put_played(r, c, "video", names);
}

static const struct kind {
	const char *name;
	bool (*put)(struct reading *r, const struct code *c);
} kinds[] = {
    {"caption", put_caption},
    {"wp_caption", put_caption},
    {"gallery", put_gallery},
    {"playlist", put_playlist},
    {"embed", put_embed},
    {"audio", put_audio},
    {"video", put_video},
};

static const struct kind *
kind_of(const char *name, size_t n)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (strlen(kinds[i].name) == n &&
		    strncmp(kinds[i].name, name, n) == 0)
			return &kinds[i];
	}
	return NULL;
}

/* What stands between *at and the end tag of kind, behind which *at is. */
static const char *
content_of(struct reading *r, const struct kind *kind, const char **at)
{
	unsigned bit = 1U << (kind - kinds);
	const char *end = NULL, *content;
	char *tag;

	if ((r->no_end & bit) != 0)
		return NULL;
	tag = g_strdup_printf("[/%s]", kind->name);
	end = strstr(*at, tag);
	if (end == NULL) {
		r->no_end |= bit;
		g_free(tag);
		return NULL;
	}
	content = before(r->a, *at, end);
	*at = end + strlen(tag);
	g_free(tag);
	return content;
}

/* "[[name …]]" is "[name …]", to be read; where it ends, or NULL. */
static const char *
escaped(struct reading *r, const char *p)
{
	size_t n = 2;

	while (is_name(p[n]))
		n++;
	if (n == 2)
		return NULL;
	n += strcspn(p + n, "[]\n");
	if (p[n] != ']' || p[n + 1] != ']')
		return NULL;
	buf_append(&r->out, p + 1, n);
	return p + n + 2;
}

/* The shortcode at p, which is a '['; where it ends, or NULL: it is none. */
static const char *
take_code(struct reading *r, const char *p)
{
	struct code c = {.tag = p + 1};
	const struct kind *kind;
	const char *at;
	size_t name = 0;

	if (p[1] == '[')
		return escaped(r, p);
	while (is_name(p[1 + name]))
		name++;
	c.tag += name;
	if (name == 0 || name > NAME_BYTES_MAX || !g_ascii_isalpha(p[1]) ||
	    strchr(" \t\r\n\xc2/]", *c.tag) == NULL || *c.tag == '\0')
		return NULL;
	at = memchr(c.tag, ']', strnlen(c.tag, TAG_BYTES_MAX));
	if (at == NULL)
		return NULL;
	c.n = (size_t)(at - c.tag);
	kind = kind_of(p + 1, name);
	at = c.tag + c.n + 1;
	if (kind != NULL && (c.n == 0 || c.tag[c.n - 1] != '/'))
		c.content = content_of(r, kind, &at);
	if (kind != NULL && kind->put(r, &c))
		return at;
	wxr_remark(r->remarks,
	    arena_printf(r->a, "shortcode [%.*s] stays as text", (int)name,
		p + 1));
	buf_append(&r->out, p, (size_t)(at - p));
	return at;
}

/* A tag or comment at p, in which no shortcode is looked for. */
static size_t
tag_bytes(struct reading *r, const char *p)
{
	const char *end;

	if (strncmp(p, "<!--", 4) == 0)
		return wxr_comment_bytes(p);
	if (!g_ascii_isalpha(p[1]) || r->no_tag_end)
		return 1;
	end = strchr(p, '>');
	r->no_tag_end = end == NULL;
	return end == NULL ? 1 : (size_t)(end - p) + 1;
}

const char *
wxr_shortcodes(struct arena *a, const struct wxr_index *x, const char *post,
    const char *text, struct wxr_remarks *remarks)
{
	struct reading r = {.a = a, .x = x, .post = post, .remarks = remarks};

	while (*text != '\0' && r.out.len < OUT_BYTES_MAX) {
		size_t n = strcspn(text, "[<");
		const char *end = NULL;

		buf_append(&r.out, text, n);
		text += n;
		if (*text == '[')
			end = take_code(&r, text);
		n = end != NULL     ? 0
		    : *text == '['  ? 1
		    : *text == '\0' ? 0
				    : tag_bytes(&r, text);
		buf_append(&r.out, text, n);
		text = end != NULL ? end : text + n;
	}
	text = arena_string(a, buf_string(&r.out));
	buf_release(&r.out);
	return text;
}

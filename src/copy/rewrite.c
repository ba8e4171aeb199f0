/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page as a file: its tags are read, and where they lead on the site is
 * made relative. A form of what a copy cannot have goes whole.
 */
#include <string.h>

#include "base/arena.h"
#include "copy/internal.h"
#include "copy/tag.h"

#include "base/banned.h"

#define REFRESH "0; url="

/* Where the text s begins in what is left of the page; its end: nowhere. */
static const char *
find(const char *from, const char *end, const char *s)
{
	const char *at = memmem(from, (size_t)(end - from), s, strlen(s));

	return at == NULL ? end : at;
}

/* An attribute that is one address. What leads nowhere is taken out. */
static enum lead_kind
set_lead(const struct sheet *s, struct attribute *at)
{
	struct lead lead;

	if (at == NULL)
		return LEAD_AWAY;
	lead = links_lead(s, tag_value(s->c->words, at));
	if (lead.kind == LEAD_OUT)
		at->is_out = true;
	else if (lead.kind != LEAD_AWAY)
		at->instead = lead.url;
	return lead.kind;
}

/* "/media/a.webp 320w, /media/b.webp 640w". */
static void
set_srcset(const struct sheet *s, struct attribute *at)
{
	struct arena *a = s->c->words;
	struct buf out = {0};

	if (at == NULL)
		return;
	for (const char *c = tag_value(a, at); *c != '\0';) {
		size_t n = strcspn(c, " ,");
		struct lead lead = links_lead(s, arena_copy(a, c, n));

		buf_append(&out, lead.kind == LEAD_FILE ? lead.url : c,
		    lead.kind == LEAD_FILE ? strlen(lead.url) : n);
		c += n;
		n = strcspn(c, ",");
		n += strspn(c + n, ", ");
		buf_append(&out, c, n);
		c += n;
	}
	at->instead = arena_string(a, buf_string(&out));
	buf_release(&out);
}

/* An attribute that has whole addresses in it, if any. */
static void
set_text(const struct sheet *s, struct attribute *at)
{
	const char *value = tag_value(s->c->words, at);
	struct buf out = {0};

	if (at == NULL)
		return;
	links_text(s, value, strlen(value), &out);
	at->instead = arena_string(s->c->words, buf_string(&out));
	buf_release(&out);
}

static void
set_meta(const struct sheet *s, struct tag *t)
{
	struct attribute *at = tag_find(t, "content");
	const char *value = tag_value(s->c->words, at);

	if (tag_find(t, "http-equiv") == NULL) {
		set_text(s, at);
	} else if (strncmp(value, REFRESH, strlen(REFRESH)) == 0) {
		struct lead lead = links_lead(s, value + strlen(REFRESH));

		if (lead.kind == LEAD_FILE)
			at->instead =
			    arena_printf(s->c->words, REFRESH "%s", lead.url);
	}
}

/* false: it leads to nothing that there is, and goes. */
static bool
set_link(const struct sheet *s, struct tag *t)
{
	struct attribute *at = tag_find(t, "href");
	enum lead_kind kind;

	/* A whole address says what the page's is, wherever it lies. */
	if (tag_value(s->c->words, at)[0] != '/') {
		set_text(s, at);
		return true;
	}
	kind = set_lead(s, at);
	return kind == LEAD_FILE || kind == LEAD_AWAY;
}

/* Whether the tag stays, with what is to be in it. */
static bool
set(const struct sheet *s, struct tag *t)
{
	if (tag_is(t, "a")) {
		set_lead(s, tag_find(t, "href"));
	} else if (tag_is(t, "link")) {
		return set_link(s, t);
	} else if (tag_is(t, "meta")) {
		set_meta(s, t);
	} else if (tag_is(t, "form")) {
		return set_lead(s, tag_find(t, "action")) == LEAD_AWAY;
	} else if (tag_is(t, "img") || tag_is(t, "source") ||
		   tag_is(t, "audio") || tag_is(t, "video")) {
		set_lead(s, tag_find(t, "src"));
		set_lead(s, tag_find(t, "poster"));
		set_srcset(s, tag_find(t, "srcset"));
	}
	return true;
}

/* What begins at a '<'; returns where to go on. */
static const char *
take(const struct sheet *s, const char *at, const char *end, struct buf *out)
{
	const char *to;
	struct tag t;

	if (end - at > 4 && memcmp(at, "<!--", 4) == 0) {
		to = find(at, end, "-->");
		buf_append(out, at, (size_t)(to - at));
		return to;
	}
	if (!tag_parse(at, end, &t)) {
		buf_append(out, at, 1);
		return at + 1;
	}
	if (!set(s, &t)) {
		to = tag_is(&t, "form") ? find(at, end, "</form>") : t.end;
		if (to != t.end && to != end)
			to += strlen("</form>");
		return to < end && *to == '\n' ? to + 1 : to;
	}
	tag_write(&t, out);
	if (!tag_is(&t, "script") && !tag_is(&t, "style"))
		return t.end;
	to = find(t.end, end, "</");
	links_text(s, t.end, (size_t)(to - t.end), out);
	return to;
}

void
rewrite_html(const struct sheet *s, const char *html, size_t n, struct buf *out)
{
	const char *end = html + n;

	while (html < end) {
		const char *at = find(html, end, "<");

		buf_append(out, html, (size_t)(at - html));
		html = at < end ? take(s, at, end, out) : end;
	}
}

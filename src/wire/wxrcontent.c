/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a WordPress item, its pictures, and what readers said of it. */
#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/body.h"
#include "story/href.h"
#include "wire/field.h"
#include "wire/words.h"
#include "wire/wxr.h"
#include "wire/wxrfile.h"
#include "wire/wxrindex.h"

#include "base/banned.h"

/*
 * Where a picture is to stand, the HTML has a word in a block of its own that
 * nobody writes: two characters of private use around its number.
 */
#define MARK_BEGIN "\xee\x80\x80"
#define MARK_END "\xee\x80\x81"
enum {
	MARK_BYTES = 3,
	TITLE_CHARS = 80,
	SHOWN_CHARS = 300,
	NEAR_BYTES = 8 << 10, /* a caption is not further from its picture */
	HTML_BYTES_MAX = 1 << 20
};

/* A document's pictures while its body is read. */
struct pictures {
	struct arena *a;
	const struct wxr_args *args;
	struct wxr_item *out;
	const char *url[DOCUMENT_LIST_MAX];
	bool is_placed[DOCUMENT_LIST_MAX];
};

bool
wxr_plain(
    struct arena *a, const char *html, const char **line, struct fault *f)
{
	const char *markdown;

	*line = words_of(a, html);
	if (strpbrk(*line, "<&") == NULL)
		return true;
	if (!body_import(a, html, strlen(html), true, "", &markdown, f) ||
	    !body_check(markdown, 0, f))
		return false;
	*line = words_of(a, body_text(a, markdown));
	return true;
}

/* The same of what need not be read as HTML: it is as it was then. */
const char *
wxr_plain_line(struct arena *a, const char *html)
{
	struct fault ignored;
	const char *line;

	return wxr_plain(a, html, &line, &ignored) ? line : words_of(a, html);
}

/* Nobody but us writes the marks. */
static const char *
without_marks(struct arena *a, const char *text)
{
	char *clean = utf8_clean(a, text, strlen(text)), *out = clean;

	for (const char *p = clean; *p != '\0';) {
		if (strncmp(p, MARK_BEGIN, MARK_BYTES) == 0 ||
		    strncmp(p, MARK_END, MARK_BYTES) == 0)
			p += MARK_BYTES;
		else
			*out++ = *p++;
	}
	*out = '\0';
	return clean;
}

/* The number of the picture at url, from 1; 0: there is none. */
static bool
add_picture(struct pictures *p, const char *url, const char *alt,
    const char *caption, size_t *number, struct fault *f)
{
	struct document *d = &p->out->item.document;
	struct document_picture made = {
	    .hash = "",
	    .alt = "",
	    .caption = "",
	    .credit = "",
	    .decorative = "",
	    .copyright = "",
	    .focus = "",
	};

	*number = 0;
	for (size_t i = 0; i < d->n_pictures; i++) {
		if (strcmp(p->url[i], url) == 0) {
			*number = i + 1;
			return true;
		}
	}
	if (p->args->picture == NULL || d->n_pictures == DOCUMENT_LIST_MAX)
		return true;
	switch (p->args->picture(p->args->arg, p->a, url, &made, f)) {
	case FOUND:
		break;
	case ABSENT:
		wxr_remark(&p->out->remarks,
		    arena_printf(p->a,
			"picture %s is not among the uploads",
			words_cut(p->a, url, SHOWN_CHARS)));
		return true;
	default:
		if (f->cause != FAULT_DATA)
			return false;
		wxr_remark(&p->out->remarks,
		    arena_printf(p->a, "picture %s", f->text));
		*f = (struct fault){0};
		return true;
	}
	made.alt = words_cut(p->a, alt, DOCUMENT_FIELD_MAX);
	made.caption = words_cut(p->a, caption, DOCUMENT_FIELD_MAX);
	if (made.alt[0] == '\0')
		made.decorative = caption[0] != '\0'
				      ? "Its caption says what it shows."
				      : "It came without a description.";
	d->pictures = document_append(
	    p->a, d->pictures, &d->n_pictures, sizeof(*d->pictures));
	d->pictures[d->n_pictures - 1] = made;
	p->url[d->n_pictures - 1] = url;
	*number = d->n_pictures;
	return true;
}

/* "…/ferry-300x200.jpg" is the small one of "…/ferry.jpg". */
static const char *
largest(struct arena *a, const char *url)
{
	const char *dot = strrchr(url, '.'), *p = dot;

	if (dot == NULL)
		return url;
	while (p > url && g_ascii_isdigit(p[-1]))
		p--;
	if (p == dot || p == url || p[-1] != 'x')
		return url;
	for (p--; p > url && g_ascii_isdigit(p[-1]);)
		p--;
	if (p == url || p[-1] != '-')
		return url;
	return arena_printf(a, "%.*s%s", (int)(p - 1 - url), url, dot);
}

/* The words of the figcaption that follows p, before any other picture. */
static bool
caption_behind(struct arena *a, const char *p, const char **words,
    struct fault *f)
{
	const char *from, *img, *end;

	*words = "";
	p = arena_copy(a, p, strnlen(p, NEAR_BYTES));
	from = strcasestr(p, "<figcaption");
	img = strcasestr(p, "<img");
	end = strcasestr(p, "</figure");
	if (from == NULL || (img != NULL && img < from) ||
	    (end != NULL && end < from))
		return true;
	from += strcspn(from, ">");
	end = strcasestr(from, "</figcaption");
	if (*from == '\0' || end == NULL)
		return true;
	return wxr_plain(
	    a, arena_copy(a, from + 1, (size_t)(end - from - 1)), words, f);
}

/* The picture whose tag of n bytes is at p; its mark, or the tag. */
static bool
place_picture(struct pictures *p, const char *tag, size_t n, struct buf *out,
    struct fault *f)
{
	const char *url = wxr_tag_attribute(p->a, tag + 4, n - 4, "src");
	const char *alt = wxr_tag_attribute(p->a, tag + 4, n - 4, "alt");
	const char *caption;
	size_t number = 0;

	if (url != NULL &&
	    (!wxr_plain(p->a, url, &url, f) ||
		!wxr_plain(p->a, alt == NULL ? "" : alt, &alt, f) ||
		!caption_behind(p->a, tag + n, &caption, f) ||
		!add_picture(p, largest(p->a, url), alt, caption, &number, f)))
		return false;
	if (number == 0 || p->is_placed[number - 1]) {
		if (number == 0)
			buf_append(out, tag, n);
		return true;
	}
	p->is_placed[number - 1] = true;
	/* A link around it would go to the file; it ends before. */
	buf_printf(out, "</a><div>" MARK_BEGIN "%zu" MARK_END "</div>", number);
	return true;
}

/* Pictures that are here, placed; their captions are theirs. */
static bool
place_pictures(struct pictures *p, const char *html, const char **placed,
    struct fault *f)
{
	struct buf out = {0};
	const char *img;
	bool ok = true;

	while (ok && (img = strcasestr(html, "<img")) != NULL) {
		size_t n = strcspn(img, ">");

		n += img[n] == '>';
		buf_append(&out, html, (size_t)(img - html));
		ok = place_picture(p, img, n, &out, f);
		html = img + n;
	}
	buf_puts(&out, html);
	*placed = arena_string(p->a, buf_string(&out));
	buf_release(&out);
	return ok;
}

/* A line without marks; the picture will stand at the top. */
static void
put_unmarked(struct buf *out, const char *line)
{
	const char *at, *end;

	while ((at = strstr(line, MARK_BEGIN)) != NULL &&
	       (end = strstr(at, MARK_END)) != NULL) {
		buf_append(out, line, (size_t)(at - line));
		line = end + MARK_BYTES;
	}
	buf_puts(out, line);
}

/* Marks that are all of a line become pictures. */
static const char *
settle_marks(struct arena *a, const char *markdown)
{
	struct buf out = {0};
	const char *made;

	while (*markdown != '\0') {
		size_t n = strcspn(markdown, "\n");
		const char *line = arena_copy(a, markdown, n);
		const char *end = strstr(line, MARK_END);

		if (strncmp(line, MARK_BEGIN, MARK_BYTES) == 0 &&
		    end != NULL && end[MARK_BYTES] == '\0')
			buf_printf(&out, "![](picture:%.*s)",
			    (int)(end - line) - MARK_BYTES, line + MARK_BYTES);
		else
			put_unmarked(&out, line);
		markdown += n;
		if (*markdown == '\n')
			buf_puts(&out, "\n"), markdown++;
	}
	made = arena_string(a, buf_string(&out));
	buf_release(&out);
	return made;
}

/* The picture that stands for the post: the first, at the top. */
static bool
read_thumbnail(struct pictures *p, const struct xmltree *item, struct fault *f)
{
	const char *id =
	    words_of(p->a, wxr_meta(p->a, item, "_thumbnail_id"));
	const struct wxr_attachment *at =
	    g_hash_table_lookup(p->args->index->attachments, id);
	const char *caption;
	size_t number;

	if (id[0] == '\0' || p->args->picture == NULL)
		return true;
	if (at == NULL) {
		wxr_remark(&p->out->remarks,
		    arena_printf(p->a,
			"its picture is attachment %s, which is not in the "
			"file",
			words_cut(p->a, id, SHOWN_CHARS)));
		return true;
	}
	return wxr_plain(p->a, at->caption, &caption, f) &&
	       add_picture(p, at->url, at->alt[0] != '\0' ? at->alt : at->title,
		   caption, &number, f);
}

static bool
read_text(struct pictures *p, const struct xmltree *item, struct fault *f)
{
	struct arena *a = p->a;
	struct document *d = &p->out->item.document;
	const char *base = wxr_line(a, item, WXR_CORE, "link");
	const char *text =
	    without_marks(a, wxr_text(a, item, WXR_CONTENT, "encoded"));

	base = href_resolve(
	    a, arena_printf(a, "%s/", p->args->index->base), base);
	if (p->args->wire.base[0] != '\0')
		base = p->args->wire.base;
	if (strlen(text) > HTML_BYTES_MAX)
		return fault_set(f, FAULT_DATA,
		    "content: has more than %d bytes", HTML_BYTES_MAX);
	text = wxr_shortcodes(a, p->args->index,
	    wxr_line(a, item, WXR_WP, "post_id"), text, &p->out->remarks);
	text = wxr_lines(a, text, wxr_has_blocks(text));
	if (p->args->picture != NULL &&
	    !place_pictures(p, text, &text, f))
		return false;
	if (!body_import(
		a, text, strlen(text), true, base, &d->body, f))
		return fault_at(f, "content");
	d->body = settle_marks(a, d->body);
	return true;
}

bool
wxr_read_body(struct arena *a, const struct wxr_args *args,
    const struct xmltree *item, struct wxr_item *out, struct fault *f)
{
	struct pictures p = {.a = a, .args = args, .out = out};
	struct document *d = &out->item.document;
	const char *title = wxr_text(a, item, WXR_CORE, "title");
	const char *excerpt = wxr_text(a, item, WXR_EXCERPT, "encoded");

	if (!wxr_plain(a, title, &title, f))
		return fault_at(f, "title");
	if (!wxr_plain(a, excerpt, &excerpt, f))
		return fault_at(f, "excerpt");
	if (!read_thumbnail(&p, item, f) || !read_text(&p, item, f))
		return false;
	d->standfirst = words_cut(a, excerpt, DOCUMENT_STANDFIRST_MAX);
	if (title[0] == '\0' && body_check(d->body, d->n_pictures, f))
		title = words_cut(
		    a, words_of(a, body_text(a, d->body)), TITLE_CHARS);
	if (title[0] == '\0')
		title = words_cut(a, excerpt, TITLE_CHARS);
	d->headline = words_cut(a, title, DOCUMENT_HEADLINE_MAX);
	return true;
}

/* Approved, and written by a reader for readers. */
static bool
is_shown(struct arena *a, const struct xmltree *c)
{
	const char *type = wxr_line(a, c, WXR_WP, "comment_type");

	return strcmp(wxr_line(a, c, WXR_WP, "comment_approved"), "1") == 0 &&
	       (type[0] == '\0' || strcmp(type, "comment") == 0);
}

static bool
read_comment(struct arena *a, const struct xmltree *c, struct wxr_comment *out)
{
	const char *html = wxr_text(a, c, WXR_WP, "comment_content");
	const char *name = wxr_text(a, c, WXR_WP, "comment_author");
	const char *markdown;
	struct fault ignored = {0};

	html = wxr_lines(a, utf8_clean(a, html, strlen(html)), false);
	if (strlen(html) > HTML_BYTES_MAX ||
	    !body_import(
		a, html, strlen(html), true, "", &markdown, &ignored) ||
	    !body_check(markdown, 0, &ignored) ||
	    !wxr_plain(a, name, &name, &ignored))
		return false;
	out->text = body_text(a, markdown);
	out->id = wxr_line(a, c, WXR_WP, "comment_id");
	out->name = strchr(name, '@') != NULL ? "" : name;
	if (!field_time("date", wxr_line(a, c, WXR_WP, "comment_date_gmt"),
		&out->received, &ignored))
		out->received = 0;
	return out->text[strspn(out->text, " \t\n")] != '\0' &&
	       out->id[0] != '\0';
}

void
wxr_read_comments(
    struct arena *a, const struct xmltree *item, struct wxr_item *out)
{
	const struct xmltree *first = wxr_child(item, WXR_WP, "comment");
	size_t n = 0;

	for (const struct xmltree *c = first; c != NULL;
	     c = wxr_again(c, WXR_WP, "comment"))
		n += is_shown(a, c) && n < WXR_COMMENTS_MAX;
	out->comments = arena_zalloc(a, n + 1, sizeof(*out->comments));
	for (const struct xmltree *c = first; c != NULL && out->n_comments < n;
	     c = wxr_again(c, WXR_WP, "comment")) {
		if (!is_shown(a, c))
			continue;
		if (read_comment(a, c, &out->comments[out->n_comments]))
			out->n_comments++;
		else
			n--;
	}
}

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_BODY_H
#define STORY_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;

/*
 * The story body: CommonMark 0.30 without raw HTML (libcmark). Crossheads
 * are headings, shown as <h2> and below whatever their level was; a picture
 * stands where a paragraph is nothing but ![](picture:N).
 */

/* A picture's HTML in each skin, made by the caller from a template. */
struct body_figure {
	const char *full;
	const char *low;
};

struct body_args {
	const char *markdown;
	size_t n_figures;
	const struct body_figure *figures; /* picture:1 is the first */
	/* The site's own address: links to it stay in the reader's skin. */
	const char *base_url;
	/* How large a low page's body may get, gzipped. */
	size_t low_max_bytes;
};

struct body {
	const char *full;
	size_t n_low; /* at least 1 */
	const char **low;
	size_t words;
};

/*
 * Render both skins into arena a. Links are kept when they are http, https,
 * mailto or a path on this site; others lose the link and keep their text.
 * A picture from elsewhere becomes a link to it. false: FAULT_DATA, as
 * body_check.
 */
bool body_render(struct arena *a, const struct body_args *args,
    struct body *body, struct fault *f);

/*
 * Whether markdown is a body that we take: at most DOCUMENT_BODY_BYTES_MAX,
 * no raw HTML, every picture:N between 1 and n_pictures and placed once.
 * false: FAULT_DATA naming the line.
 */
bool body_check(const char *markdown, size_t n_pictures, struct fault *f);

/* Its text without any marks, paragraphs parted by empty lines. */
char *body_text(struct arena *a, const char *markdown);

/*
 * CommonMark from foreign text. Raw HTML in it, and the whole of it when
 * is_html, is parsed as HTML5 and what is known of it becomes CommonMark:
 * paragraphs, headings, lists, quotes, code, emphasis, links, pictures (as
 * links); a table becomes a list of its rows. Scripts, styles and forms go;
 * other elements give way to their content. base (or "") is what relative
 * addresses are taken against. Reference links stay as they resolve. false:
 * FAULT_DATA, too large or too deep.
 */
bool body_import(struct arena *a, const char *text, size_t n, bool is_html,
    const char *base, const char **markdown, struct fault *f);

#endif

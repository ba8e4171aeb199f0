/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXRBODY_H
#define WIRE_WXRBODY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct wxr_index;

/*
 * A body as WordPress keeps it becomes HTML: shortcodes are replaced, and
 * where there are no blocks, lines become paragraphs and breaks.
 */

enum { WXR_REMARKS_MAX = 20 };

/* What somebody should look at, of an item that is taken. */
struct wxr_remarks {
	size_t n;
	const char *at[WXR_REMARKS_MAX];
};

/* Add one, unless it is there or there are too many. */
void wxr_remark(struct wxr_remarks *remarks, const char *text);

/*
 * text, of the post of number post, in arena a: caption, gallery, embed,
 * audio, video and playlist as what they show; others stay as text and are
 * remarked on. "[[name]]" is "[name]".
 */
const char *wxr_shortcodes(struct arena *a, const struct wxr_index *x,
    const char *post, const char *text, struct wxr_remarks *remarks);

/*
 * Text with wpautop's rules: an empty line parts paragraphs, a line ends with
 * a break, but not beside block elements or within what is preformatted. An
 * address alone on its line is a link. With is_blocks set that alone is done.
 */
const char *wxr_lines(struct arena *a, const char *text, bool is_blocks);

/* How long the comment at p is, as HTML ends it; else all of p. */
size_t wxr_comment_bytes(const char *p);

/* Whether it is made of blocks, which no line means anything in. */
bool wxr_has_blocks(const char *text);

/* The attribute of that name of the tag of n bytes at p, or NULL. */
const char *wxr_tag_attribute(
    struct arena *a, const char *p, size_t n, const char *name);

#endif

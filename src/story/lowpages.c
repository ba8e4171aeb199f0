/* SPDX-License-Identifier: Apache-2.0 */
/* Dividing a body into low pages that hold a budget of bytes on the wire. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "story/ast.h"
#include "story/body.h"
#include "story/internal.h"

#include "base/banned.h"

enum {
	GZIP_BITS = 15 + 16, /* deflateInit2: a gzip wrapper */
	GZIP_TRAILER = 8,
	MEMORY_LEVEL = 8
};

/* A page being filled. */
struct pages {
	struct arena *a;
	const char **at;
	size_t n;
	size_t max_bytes;
	struct buf html;     /* of the open page */
	size_t headings;     /* bytes of html before its last headings */
	cmark_node *heading; /* the first of those, or NULL */
	bool has_text;       /* something other than headings */
	z_stream z;          /* has eaten html */
};

/*
 * Feed n bytes and flush, so that total_out is what they and all before them
 * take. The flushes cost a few bytes: the page will be smaller, not larger.
 */
static void
feed(z_stream *z, const char *p, size_t n)
{
	unsigned char out[4096];
	int rc;

	z->next_in = (unsigned char *)(uintptr_t)p;
	z->avail_in = (unsigned)n;
	do {
		z->next_out = out;
		z->avail_out = sizeof(out);
		rc = deflate(z, Z_SYNC_FLUSH);
		assert(rc == Z_OK || rc == Z_BUF_ERROR);
	} while (z->avail_out == 0);
}

static size_t
gzipped(const z_stream *z)
{
	return z->total_out + GZIP_TRAILER;
}

static void
start(z_stream *z)
{
	int rc = deflateInit2(z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_BITS,
	    MEMORY_LEVEL, Z_DEFAULT_STRATEGY);

	assert(rc == Z_OK);
}

size_t
body_gzipped(const char *html)
{
	z_stream z = {0};
	size_t n;

	start(&z);
	feed(&z, html, strlen(html));
	n = gzipped(&z);
	deflateEnd(&z);
	return n;
}

static void
start_page(struct pages *p)
{
	buf_reset(&p->html);
	p->heading = NULL;
	p->headings = 0;
	p->has_text = false;
	deflateReset(&p->z);
}

/* End the open page after n bytes of its HTML. */
static void
end_page(struct pages *p, size_t n)
{
	const char **grown = arena_alloc(p->a, (p->n + 1) * sizeof(*grown));

	if (p->n > 0)
		memcpy(grown, p->at, p->n * sizeof(*grown));
	grown[p->n++] = arena_copy(p->a, p->html.data, n);
	p->at = grown;
	start_page(p);
}

static void
take(struct pages *p, cmark_node *block, const char *html)
{
	bool is_heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;

	if (is_heading && p->heading == NULL) {
		p->heading = block;
		p->headings = p->html.len;
	} else if (!is_heading) {
		p->heading = NULL;
		p->has_text = true;
	}
	buf_puts(&p->html, html);
}

/*
 * Cut *block in two; it is then the first part with words, which is another
 * node when the cut left nothing but a space on its side.
 */
static bool
halve(cmark_node **block)
{
	cmark_node *root = cmark_node_parent(*block);
	cmark_node *before = cmark_node_previous(*block);

	if (halve_node(*block) == NULL)
		return false;
	ast_drop_blank(root);
	*block = before != NULL ? cmark_node_next(before)
				: cmark_node_first_child(root);
	return true;
}

/*
 * Put block, whose HTML is html, on the open page, or end that page, or cut
 * block. The block to go on with.
 */
static cmark_node *
place(struct pages *p, cmark_node *block, const char *html)
{
	cmark_node *from = block;
	bool is_full = gzipped(&p->z) > p->max_bytes / 2;

	feed(&p->z, html, strlen(html));
	if (gzipped(&p->z) <= p->max_bytes) {
		take(p, block, html);
		return cmark_node_next(block);
	}
	if (p->has_text || (p->heading != NULL && is_full)) {
		/* Headings go with what they head, unless they fill a page. */
		if (p->has_text && p->heading != NULL) {
			from = p->heading;
			end_page(p, p->headings);
		} else {
			end_page(p, p->html.len);
		}
		return from;
	}
	if (halve(&from)) {
		deflateReset(&p->z);
		feed(&p->z, p->html.data, p->html.len);
		return from;
	}
	/* A single thing larger than a page: it has to stand somewhere. */
	take(p, block, html);
	if (cmark_node_next(block) != NULL &&
	    cmark_node_get_type(block) != CMARK_NODE_HEADING)
		end_page(p, p->html.len);
	return cmark_node_next(block);
}

static bool
fits_whole(struct pages *p, const char *html)
{
	size_t n = strlen(html);

	if (n < p->max_bytes - 64)
		return true;
	deflateReset(&p->z);
	feed(&p->z, html, n);
	return gzipped(&p->z) <= p->max_bytes;
}

const char **
lowpages_split(struct arena *a, cmark_node *root, size_t max_bytes, size_t *n)
{
	struct pages p = {.a = a, .max_bytes = max_bytes};
	char *html = cmark_render_html(root, CMARK_OPT_DEFAULT);
	cmark_node *block = cmark_node_first_child(root);

	if (p.max_bytes < LOW_BYTES_MIN)
		p.max_bytes = LOW_BYTES_MIN;
	start(&p.z);
	if (fits_whole(&p, html)) {
		buf_puts(&p.html, html);
		block = NULL;
	} else {
		start_page(&p);
	}
	free(html);
	while (block != NULL) {
		html = cmark_render_html(block, CMARK_OPT_DEFAULT);
		block = place(&p, block, html);
		free(html);
	}
	if (p.html.len > 0 || p.n == 0)
		end_page(&p, p.html.len);
	deflateEnd(&p.z);
	buf_release(&p.html);
	*n = p.n;
	return p.at;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies as gzip, by libdeflate, which wants them whole and is quick. */
#include "http/gzip.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/log.h"
#include "http/response.h"

#include "base/banned.h"

/* As small as zlib makes it, in a third of the time. */
enum { LEVEL = 6 };

struct gzip {
	struct libdeflate_compressor *compressor;
	struct buf out;
};

struct gzip *
gzip_new(void)
{
	struct gzip *g = calloc(1, sizeof(*g));

	if (g != NULL)
		g->compressor = libdeflate_alloc_compressor(LEVEL);
	if (g == NULL || g->compressor == NULL) {
		log_error("out of memory: to compress with");
		abort();
	}
	return g;
}

void
gzip_free(struct gzip *g)
{
	if (g == NULL)
		return;
	libdeflate_free_compressor(g->compressor);
	buf_release(&g->out);
	free(g);
}

void
gzip_response(struct gzip *g, struct response *r)
{
	struct buf body = r->body;
	size_t room;

	if (body.len == 0)
		return;
	room = libdeflate_gzip_compress_bound(g->compressor, body.len);
	buf_reset(&g->out);
	buf_reserve(&g->out, room);
	g->out.len = libdeflate_gzip_compress(
	    g->compressor, body.data, body.len, g->out.data, room);
	/* The two change places; neither gives its memory back. */
	r->body = g->out;
	r->encoding = "gzip";
	g->out = body;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* FastCGI's framing, without a socket in sight. */
#include "http/record.h"

#include <string.h>
#include <sys/uio.h>

#include "base/arena.h"

#include "base/banned.h"

/* FastCGI 1.0, 8. */
enum {
	VERSION = 1,
	BEGIN_REQUEST = 1,
	END_REQUEST = 3,
	PARAMS = 4,
	STDIN = 5,
	STDOUT = 6,
	HEADER_BYTES = 8,
	BEGIN_BYTES = 8,
	CONTENT_MAX = 65528 /* the longest that needs no padding */
};

enum stage { STAGE_BEGIN, STAGE_PARAMS, STAGE_STDIN, STAGE_END };

/*
 * Judge the header just read and step to the stage behind its record, which
 * is STAGE_END for the empty record that ends the body.
 */
static bool
check_header(struct record_scan *s)
{
	const uint8_t *h = s->header;
	size_t content = (size_t)h[4] << 8 | h[5];

	s->rest = content + h[6];
	s->padding = h[6];
	s->is_kept = true;
	if (h[0] != VERSION)
		return false;
	if (s->stage == STAGE_BEGIN) {
		memcpy(s->id, h + 2, sizeof(s->id));
		s->stage = STAGE_PARAMS;
		return h[1] == BEGIN_REQUEST && content == BEGIN_BYTES &&
		       (h[2] != 0 || h[3] != 0);
	}
	if (memcmp(s->id, h + 2, sizeof(s->id)) != 0)
		return false;
	if (s->stage == STAGE_PARAMS) {
		if (content == 0)
			s->stage = STAGE_STDIN;
		return h[1] == PARAMS;
	}
	if (content == 0)
		s->stage = STAGE_END;
	else
		s->is_kept = false;
	return h[1] == STDIN;
}

static bool
keep(struct record_scan *s, const void *p, size_t n, struct buf *kept)
{
	if (!s->is_kept)
		return true;
	if (n > RECORD_KEPT_MAX - s->kept)
		return false;
	s->kept += n;
	buf_append(kept, p, n);
	return true;
}

/* The next n bytes of a record of the body, padding and all. */
static void
keep_body(struct record_scan *s, const char *p, size_t n, struct buf *body)
{
	size_t content = s->rest > s->padding ? s->rest - s->padding : 0;
	size_t room = RECORD_BODY_MAX + 1 - s->body;

	if (s->is_kept || body == NULL)
		return;
	if (n > content)
		n = content;
	if (n > room)
		n = room;
	buf_append(body, p, n);
	s->body += n;
}

enum record_state
record_scan(struct record_scan *s, const char *p, size_t n, size_t *used,
    struct buf *kept, struct buf *body)
{
	size_t at = 0;

	for (;;) {
		size_t part;

		part = s->rest < n - at ? s->rest : n - at;
		if (part > 0 && !keep(s, p + at, part, kept))
			return RECORD_BAD;
		keep_body(s, p + at, part, body);
		s->rest -= part;
		at += part;
		*used = at;
		if (s->rest == 0 && s->stage == STAGE_END)
			return RECORD_WHOLE;
		if (at == n)
			return RECORD_PARTIAL;
		part = HEADER_BYTES - s->n_header;
		if (part > n - at)
			part = n - at;
		memcpy(s->header + s->n_header, p + at, part);
		s->n_header += part;
		at += part;
		*used = at;
		if (s->n_header < HEADER_BYTES)
			return RECORD_PARTIAL;
		s->n_header = 0;
		if (!check_header(s) || !keep(s, s->header, HEADER_BYTES, kept))
			return RECORD_BAD;
	}
}

static void
put_header(uint8_t *h, int type, int id, size_t content, size_t padding)
{
	h[0] = VERSION;
	h[1] = (uint8_t)type;
	h[2] = (uint8_t)(id >> 8);
	h[3] = (uint8_t)id;
	h[4] = (uint8_t)(content >> 8);
	h[5] = (uint8_t)content;
	h[6] = (uint8_t)padding;
	h[7] = 0;
}

struct iovec *
record_frame(struct arena *a, int id, const struct buf *head,
    const struct buf *body, size_t *n_iov)
{
	static const uint8_t zeros[HEADER_BYTES];
	size_t total = head->len + body->len;
	size_t records = (total + CONTENT_MAX - 1) / CONTENT_MAX, n = 0, at = 0;
	struct iovec *iov = arena_zalloc(a, 4 * records + 1, sizeof(*iov));
	uint8_t *h = arena_zalloc(a, records + 3, HEADER_BYTES);

	for (; at < total; h += HEADER_BYTES) {
		size_t content =
		    total - at < CONTENT_MAX ? total - at : CONTENT_MAX;
		size_t padding = -content % 8, end = at + content;

		put_header(h, STDOUT, id, content, padding);
		iov[n++] = (struct iovec){h, HEADER_BYTES};
		if (at < head->len) {
			size_t part =
			    head->len < end ? head->len - at : content;

			iov[n++] = (struct iovec){head->data + at, part};
			at += part;
		}
		if (at < end) {
			iov[n++] = (struct iovec){
			    body->data + (at - head->len), end - at};
			at = end;
		}
		if (padding > 0)
			iov[n++] = (struct iovec){(void *)zeros, padding};
	}
	/* The end of stdout, and END_REQUEST: status 0, request complete. */
	put_header(h, STDOUT, id, 0, 0);
	put_header(h + HEADER_BYTES, END_REQUEST, id, HEADER_BYTES, 0);
	iov[n++] = (struct iovec){h, 3 * HEADER_BYTES};
	*n_iov = n;
	return iov;
}

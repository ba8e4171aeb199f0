/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses of pages and pictures. */
#include "page/address.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/section.h"
#include "store/story.h"

#include "base/banned.h"

/* The widths that broadsheet-picture makes, and the picture's own. */
static const int64_t widths[] = {320, 640, 960, 1280};
enum { N_WIDTHS = sizeof(widths) / sizeof(widths[0]) };

char *
address_story(struct arena *a, const struct card *c)
{
	if (c->page[0] != '\0')
		return arena_printf(a, "/%s", c->page);
	return arena_printf(
	    a, "/%s/%lld/%s", c->path, (long long)c->id, c->slug);
}

char *
address_section(struct arena *a, const char *path)
{
	if (path[0] == '\0')
		return arena_string(a, "/");
	/* A writer's page is no folder. */
	if (strncmp(path, SECTION_AUTHORS "/", sizeof(SECTION_AUTHORS)) == 0)
		return arena_printf(a, "/%s", path);
	return arena_printf(a, "/%s/", path);
}

char *
address_feed(struct arena *a, const char *path)
{
	return path[0] == '\0' ? arena_string(a, "/feed")
			       : arena_printf(a, "/%s/feed", path);
}

char *
address_encode(struct arena *a, const char *path)
{
	static const char safe[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "-._~!$&'()*+,;=:@/";
	char *out = arena_alloc(a, 3 * strlen(path) + 1), *o = out;

	for (; *path != '\0'; path++) {
		if (strchr(safe, *path) != NULL)
			*o++ = *path;
		else
			o += snprintf(o, 4, "%%%02X", (unsigned char)*path);
	}
	*o = '\0';
	return out;
}

bool
address_parse_number(const char *s, int64_t *id)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 15 || s[n] != '\0' || s[0] == '0')
		return false;
	*id = strtoll(s, NULL, 10);
	return true;
}

static void
put_path(struct buf *b, const struct picture *p, int64_t width,
    enum picture_type type)
{
	buf_printf(b, "/media/%.2s/%s-%lld.%s", p->hash, p->hash,
	    (long long)width, type == PICTURE_WEBP ? "webp" : "jpg");
}

static char *
take(struct arena *a, struct buf *b)
{
	char *s = arena_copy(a, buf_string(b), b->len);

	buf_release(b);
	return s;
}

char *
address_picture(struct arena *a, const struct picture *p, int64_t width,
    enum picture_type type)
{
	int64_t use = p->width;
	struct buf b = {0};

	for (int i = N_WIDTHS - 1; i >= 0; i--) {
		if (widths[i] >= width && widths[i] < use)
			use = widths[i];
	}
	put_path(&b, p, use, type);
	return take(a, &b);
}

char *
address_srcset(struct arena *a, const struct picture *p, enum picture_type type)
{
	struct buf b = {0};

	for (int i = 0; i < N_WIDTHS; i++) {
		if (widths[i] >= p->width)
			break;
		put_path(&b, p, widths[i], type);
		buf_printf(&b, " %lldw, ", (long long)widths[i]);
	}
	put_path(&b, p, p->width, type);
	buf_printf(&b, " %lldw", (long long)p->width);
	return take(a, &b);
}

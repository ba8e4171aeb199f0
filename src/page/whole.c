/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses and ids for what leaves the site. */
#include "page/whole.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/page.h"

#include "base/banned.h"

const char *
whole_url(struct page *p, const char *path)
{
	return arena_printf(p->a, "%s%s", p->site->conf->base_url, path);
}

const char *
whole_picture(struct page *p, const struct picture *picture)
{
	return whole_url(p, address_picture(p->a, picture, 1280, PICTURE_JPEG));
}

/*
 * A value that begins with one '/' is a path, and so is what follows a comma
 * in a srcset. Text has no such quote: it is &quot; there.
 */
const char *
whole_html(struct page *p, const char *html)
{
	const char *base = p->site->conf->base_url;
	struct buf b = {0};
	bool in_srcset = false;
	const char *s;

	for (const char *c = html; *c != '\0'; c++) {
		bool is_path = c[0] == '/' && c[1] != '/';

		if (c >= html + 8 && strncmp(c - 8, "srcset=\"", 8) == 0)
			in_srcset = true;
		else if (*c == '"')
			in_srcset = false;
		if (is_path && c >= html + 2 &&
		    (strncmp(c - 2, "=\"", 2) == 0 ||
			(in_srcset && strncmp(c - 2, ", ", 2) == 0)))
			buf_puts(&b, base);
		buf_append(&b, c, 1);
	}
	s = arena_copy(p->a, buf_string(&b), b.len);
	buf_release(&b);
	return s;
}

const char *
whole_tag(struct page *p, const char *what)
{
	return arena_printf(
	    p->a, "tag:%s:%s", p->site->conf->tag_authority, what);
}

const char *
whole_story_tag(struct page *p, int64_t story)
{
	return whole_tag(p, arena_printf(p->a, "story/%lld", (long long)story));
}

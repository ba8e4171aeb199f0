/* SPDX-License-Identifier: Apache-2.0 */
/* Which route an address fits, and the answer that it gives. */
#include "page/route.h"

#include <string.h>
#include <strings.h>

#include "http/request.h"
#include "http/response.h"
#include "page/moved.h"

#include "base/banned.h"

static size_t
segment(const char *s)
{
	return strcspn(s, "/");
}

/* A story's number, also with the suffix of a twin: "12.txt". */
static bool
is_number(const char *s, size_t n)
{
	size_t digits = strspn(s, "0123456789");

	if (digits > n)
		digits = n;
	return digits > 0 && digits <= 15 && s[0] != '0' &&
	       (digits == n || s[digits] == '.');
}

/* One segment: a word, a number, or a word with a number in it. */
static bool
word_fits(const char *pattern, size_t np, const char *path, size_t n)
{
	static const char number[] = "{number}";
	size_t size = sizeof(number) - 1;
	const char *at = memmem(pattern, np, number, size);
	size_t before, after;

	if (at == NULL)
		return np == n && strncmp(pattern, path, n) == 0;
	before = (size_t)(at - pattern);
	after = np - before - size;
	return n > before + after && strncmp(pattern, path, before) == 0 &&
	       strncmp(at + size, path + n - after, after) == 0 &&
	       is_number(path + before, n - before - after) &&
	       (np == size ||
		   memchr(path + before, '.', n - before - after) == NULL);
}

/* Both stand behind a '/'. Patterns are short, so this may try every way. */
static bool
fits(const char *pattern, const char *path)
{
	size_t np = segment(pattern), n = segment(path);

	if (strncmp(pattern, "**", 2) == 0) {
		if (pattern[2] == '\0')
			return true;
		if (fits(pattern + 3, path))
			return true;
		return path[n] == '/' && fits(pattern, path + n + 1);
	}
	if (!word_fits(pattern, np, path, n))
		return false;
	if (pattern[np] == '\0' || path[n] == '\0')
		return pattern[np] == path[n];
	return fits(pattern + np + 1, path + n + 1);
}

const struct route *
route_find(const struct route_list *routes, const char *path)
{
	for (size_t i = 0; i < routes->n; i++) {
		if (fits(routes->at[i].pattern + 1, path + 1))
			return &routes->at[i];
	}
	return NULL;
}

void
route_skin(struct page *p)
{
	p->path = p->req->path;
	if (strncasecmp(p->path, "/low", 4) != 0 ||
	    (p->path[4] != '/' && p->path[4] != '\0'))
		return;
	p->skin = SKIN_LOW;
	p->path += 4;
}

static void
refuse_method(struct page *p, bool takes_post)
{
	p->res->allow = takes_post ? "GET, HEAD, POST" : "GET, HEAD";
	page_error(p, 405);
}

bool
route_answer(const struct route_table *routes, struct page *p, struct fault *f)
{
	const struct route *post = route_find(&routes->post, p->path), *route;
	bool is_read =
	    p->req->method == METHOD_GET || p->req->method == METHOD_HEAD;

	route = is_read ? route_find(&routes->get, p->path) : post;
	if (!is_read && (p->req->method != METHOD_POST || post == NULL)) {
		refuse_method(p, post != NULL);
		return true;
	}
	if (route != NULL)
		return route->handler(p, f) && page_moved(p, f);
	page_error(p, 404);
	return true;
}

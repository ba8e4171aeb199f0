/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses from before: a redirection to where their story is now. */
#include "page/moved.h"

#include <string.h>

#include "base/arena.h"
#include "http/request.h"
#include "http/response.h"
#include "page/address.h"
#include "page/page.h"
#include "store/old_address.h"
#include "store/story.h"

#include "base/banned.h"

static size_t
without_slashes(const char *path)
{
	size_t n = strlen(path);

	while (n > 0 && path[n - 1] == '/')
		n--;
	return n;
}

/* Whether the answer sends the reader to the same path with another slash. */
static bool
is_slash(const struct page *p)
{
	const char *to = p->res->location;
	size_t n = without_slashes(p->req->raw_path);

	return p->res->status == 301 && to != NULL &&
	       p->req->query[0] == '\0' && without_slashes(to) == n &&
	       strncmp(to, p->req->raw_path, n) == 0;
}

/* The address as the store has it. */
static const char *
key_of(struct page *p)
{
	static const char *const names[] = {
	    "p", "page_id", "attachment_id", NULL};
	const char *path =
	    arena_copy(p->a, p->path, without_slashes(p->path));
	int64_t number;

	for (int i = 0; names[i] != NULL; i++) {
		const char *value = request_param(p->req, names[i]);

		if (value != NULL && address_parse_number(value, &number))
			return arena_printf(
			    p->a, "%s?p=%lld", path, (long long)number);
	}
	return path;
}

static void
forget_answer(struct response *res)
{
	res->type = NULL;
	res->location = NULL;
	res->etag = NULL;
	res->modified = 0;
	buf_reset(&res->body);
}

bool
page_moved(struct page *p, struct fault *f)
{
	enum found found;
	struct story s;
	int64_t id;

	if ((p->res->status != 404 && p->res->status != 301) || is_slash(p))
		return true;
	found = old_address_story(p->db, key_of(p), &id, f);
	if (found == FOUND)
		found = story_by_id(p->db, p->a, id, &s, f);
	if (found != FOUND)
		return found == ABSENT;
	forget_answer(p->res);
	if (s.is_live)
		page_is_canonical(p, address_story(p->a, &s.card), "");
	else
		page_gone(p, s.withdrawn_at, s.withdrawn_why);
	return true;
}

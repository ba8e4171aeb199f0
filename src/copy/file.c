/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses as files. A query becomes a piece of the path that has a '=',
 * which no section and no slug has, so no two addresses are one file.
 */
#include "copy/file.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "page/address.h"

#include "base/banned.h"

#define INDEX "index.html"

/* Addresses that end like this are files on the site, too. */
static const char *const suffixes[] = {
    ".txt", ".json", ".atom", ".rss", ".xml"};

static bool
ends(const char *s, size_t n, const char *end)
{
	size_t m = strlen(end);

	return n > m && strcmp(s + n - m, end) == 0 && s[n - m - 1] != '/';
}

char *
file_of(struct arena *a, const char *path, const char *query)
{
	const char *slash = query[0] == '\0' ? "" : "/";
	size_t n;

	if (strspn(query, "abcdefghijklmnopqrstuvwxyz0123456789-=") !=
	    strlen(query))
		return NULL;
	path += strspn(path, "/");
	n = strlen(path);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		size_t m = n - strlen(suffixes[i]);

		if (!ends(path, n, suffixes[i]))
			continue;
		if (query[0] == '\0')
			return arena_string(a, path);
		return arena_printf(
		    a, "%.*s.%s%s", (int)m, path, query, suffixes[i]);
	}
	while (n > 0 && path[n - 1] == '/')
		n--;
	return arena_printf(a, "%.*s%s%s%s" INDEX, (int)n, path,
	    n == 0 ? "" : "/", query, slash);
}

char *
file_link(struct arena *a, const char *from, const char *to)
{
	size_t same = 0, up = 0;
	char *steps, *rest;

	for (size_t i = 0; from[i] != '\0' && from[i] == to[i]; i++) {
		if (from[i] == '/')
			same = i + 1;
	}
	for (const char *c = from + same; *c != '\0'; c++)
		up += *c == '/';
	steps = arena_alloc(a, 3 * up + 1);
	for (size_t i = 0; i < up; i++)
		memcpy(steps + 3 * i, "../", 3);
	steps[3 * up] = '\0';
	rest = address_encode(a, to + same);
	/* "a:b" would be of a scheme "a". */
	return arena_printf(a, "%s%s%s", steps,
	    up == 0 && strchr(rest, ':') != NULL ? "./" : "", rest);
}

char *
file_url(struct arena *a, const char *base, const char *file)
{
	size_t n = strlen(file), m = strlen(INDEX);

	if (n >= m && strcmp(file + n - m, INDEX) == 0 &&
	    (n == m || file[n - m - 1] == '/'))
		n -= m;
	return arena_printf(
	    a, "%s/%s", base, address_encode(a, arena_copy(a, file, n)));
}

bool
file_is_inside(const char *file)
{
	if (file[0] == '\0' || file[0] == '/')
		return false;
	for (const char *c = file; *c != '\0';) {
		size_t n = strcspn(c, "/");

		if (n == 0 || (n == 1 && c[0] == '.') ||
		    (n == 2 && strncmp(c, "..", 2) == 0))
			return false;
		c += n + (c[n] == '/');
	}
	return file[strlen(file) - 1] != '/';
}

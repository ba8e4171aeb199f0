/* SPDX-License-Identifier: Apache-2.0 */
/* The addresses of site.fcgi. All of them answer GET and HEAD alone. */
#include "route.h"

#include <string.h>

#include "base/banned.h"

static const struct route routes[] = {
    {"/", page_front},
    {"/robots.txt", page_robots},
    {"/.well-known/security.txt", page_security},
    {"/security.txt", page_security}, /* where it once was: RFC 9116 3 */
    {"/opensearch.xml", page_opensearch},
    {"/sitemap.xml", page_sitemap},
    {"/sitemap-news.xml", page_sitemap_news},
    {"/sitemap-pages.xml", page_sitemap_pages},
    {"/sitemap-pages-{number}.xml", page_sitemap_pages},
    {"/sitemap-{number}.xml", page_sitemap_stories},
    {"/search", page_search},
    {"/search/advanced", page_advanced},
    {"/search/feed.atom", page_search_feed},
    {"/search/feed.rss", page_search_feed},
    {"/search/feed.json", page_search_feed},
    {"/archive/**/feed.atom", page_archive_feed},
    {"/archive/**/feed.rss", page_archive_feed},
    {"/archive/**/feed.json", page_archive_feed},
    {"/archive", page_archive},
    {"/archive/**", page_archive},
    {"/corrections", page_corrections},
    {"/corrections/", page_corrections},
    {"/corrections/feed.atom", page_correction_feed},
    {"/corrections/feed.rss", page_correction_feed},
    {"/corrections/feed.json", page_correction_feed},
    {"/history/{number}", page_history},
    {"/history/{number}/", page_history},
    {"/history/{number}/**", page_history},
    {"/**/feed.atom", page_feed},
    {"/**/feed.rss", page_feed},
    {"/**/feed.json", page_feed},
    {"/help", page_help},
    {"/most-read", page_most_read},
    {"/console", page_console},
    {"/by", page_authors},
    {"/by/", page_authors},
    {"/by/**", page_author},
    {"/**/{number}/**", page_story},
    {"/**/{number}", page_story},
    {"/**/", page_section},
    {"/**", page_standing},
};

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
	       (np == size || memchr(path + before, '.',
				  n - before - after) == NULL);
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
route_find(const char *path)
{
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		if (fits(routes[i].pattern + 1, path + 1))
			return &routes[i];
	}
	return NULL;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The addresses of site.fcgi. All of them answer GET and HEAD alone. */
#include <stddef.h>

#include "page/route.h"

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
    {"/talking-point", page_debates},
    {"/talking-point/", page_debates},
    {"/talking-point/feed.atom", page_debate_feed},
    {"/talking-point/feed.rss", page_debate_feed},
    {"/talking-point/feed.json", page_debate_feed},
    {"/talking-point/{number}/**", page_debate},
    {"/talking-point/{number}", page_debate},
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
    {"/most-emailed", page_most_emailed},
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

const struct route_table site_routes = {
    .get = {sizeof(routes) / sizeof(routes[0]), routes}};

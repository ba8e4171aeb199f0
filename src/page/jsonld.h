/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_JSONLD_H
#define PAGE_JSONLD_H

#include <stdbool.h>

struct byline_list;
struct correction_list;
struct fault;
struct page;
struct story;

/*
 * schema.org data and OpenGraph for machines that read pages: the JSON_LD and
 * OG_* markers. JSON is jansson's (ctemplate's escapes are no JSON), with
 * '<', '>' and '&' as \u escapes, so that it can stand in a <script>. Call
 * after p->canonical, title, description and trail are set.
 */

/* NewsMediaOrganization and WebSite. */
void jsonld_front(struct page *p);

/* CollectionPage and BreadcrumbList. */
void jsonld_section(struct page *p);

/*
 * NewsArticle (or the subtype of its kind) and BreadcrumbList; with sound
 * and film, and the newest entries of a live page. The standing page "about"
 * is an AboutPage, with all of the NewsMediaOrganization. false: the store's.
 */
bool jsonld_story(struct page *p, const struct story *s,
    const struct byline_list *bylines,
    const struct correction_list *corrections, struct fault *f);

/* A writer's page: a ProfilePage about a Person. */
void jsonld_author(struct page *p, const char *name, const char *about);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_SITEMAP_H
#define PAGE_SITEMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "view/view.h"

struct fault;
struct located;
struct page;

/* What the sitemaps (sitemaps.org, protocol 0.9) share. */

/* One more page, by its path; updated 0 is not said. Returns its values. */
struct view_dict *sitemap_add(
    struct page *p, const char *path, int64_t updated);

/* The path of a story. */
const char *sitemap_story(struct page *p, const struct located *l);

/* Make the answer of p->dict. */
bool sitemap_send(struct page *p, enum view_template t, struct fault *f);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_STORY_H
#define PAGE_STORY_H

#include <stdbool.h>

#include "store/found.h"

struct buf;
struct byline_list;
struct correction_list;
struct fault;
struct json_t;
struct page;
struct story;
struct view_dict;

/*
 * The twins of a story for machines and terminals, at its address with a
 * suffix. p->canonical is the page's; page_is_fresh has been asked.
 */

/* ".txt": lines of 72 columns. */
bool story_send_text(struct page *p, const struct story *s, struct fault *f);

/* The same bytes, appended to b; of p only site, a, db and canonical count. */
bool story_text(struct page *p, const struct story *s, struct buf *b,
    struct fault *f);

/* ".json": ninjs 3.0 (IPTC). */
bool story_send_ninjs(struct page *p, const struct story *s, struct fault *f);

/*
 * The same item, to *item, which is the caller's to free; of p only site, a
 * and db count.
 */
bool story_ninjs(struct page *p, const struct story *s, struct json_t **item,
    struct fault *f);

/*
 * What stands around a story's body, into p->dict: headline, standfirst,
 * stamps, names, package, source, notices and age; with is_last also what
 * stands below its end. *bylines and *corrections are what was loaded.
 */
bool story_fill_top(struct page *p, const struct story *s, bool is_last,
    struct byline_list *bylines, struct correction_list *corrections,
    struct fault *f);

/*
 * For forms about a story: its headline, address and stamp, into d; and the
 * live story whose number stands behind start ("/email/") in the page's
 * address. ABSENT: there is none that readers may see, and the answer is the
 * 404 that is the same for all of them.
 */
void story_fill_about(
    struct page *p, struct view_dict *d, const struct story *s);
enum found story_of_form(
    struct page *p, const char *start, struct story *s, struct fault *f);

#endif

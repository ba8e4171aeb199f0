/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_HISTORY_H
#define PAGE_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct page;
struct story;

/*
 * A story's history: what its revisions were and what changed between two of
 * them, as a page or, where is_json, as JSON.
 */

/* The differences from one revision to a later one; both are there. */
bool history_send_diff(struct page *p, const struct story *s, int64_t from,
    int64_t to, bool is_json, struct fault *f);

/* "/history/12": of the page that lists the revisions. */
const char *history_address(struct page *p, int64_t story);

/* Fill CHANGE_*: what kind of change a revision is, in words. */
struct revision;
struct view_dict;
void history_fill_change(struct view_dict *d, const struct revision *r);

/* Trail, title and JSON answer are alike in both. */
bool history_fill_page(struct page *p, const struct story *s,
    const char *title, const char *canonical, struct fault *f);
bool history_send_json(struct page *p, void *json, struct fault *f);

#endif

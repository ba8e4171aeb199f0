/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_NOTICE_H
#define PAGE_NOTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/correction.h"

struct buf;
struct fault;
struct page;
struct story;
struct view_dict;

/*
 * What a story says of itself: its corrections, and that it is old. A
 * correction or an update stands at the top, a clarification and whatever
 * has been withdrawn at the foot.
 */

/* At most so many at either place; the story's history has them all. */
enum { NOTICES_MAX = 5 };

/* Whether c stands at the top. */
bool notice_is_top(const struct correction *c);

/* "Correction": the word for a correction's kind. */
const char *notice_word(const struct correction *c);

/* Fill the NOTICE_* markers of d with c. */
void notice_fill(
    struct page *p, struct view_dict *d, const struct correction *c);

/* Fill those of both places into p->dict: NOTICE_TOP and NOTICE_FOOT. */
void notice_fill_all(
    struct page *p, const struct correction_list *list, bool with_foot);

/* The notices at one place as HTML for feeds, "" when there are none. */
bool notice_html(struct page *p, const struct correction_list *list,
    bool is_top, const char **html, struct fault *f);

/* The same as plain text in lines of 72 columns. */
void notice_text(struct page *p, struct buf *b,
    const struct correction_list *list, bool is_top);

/*
 * Since when the page of s says what it now says of its age (0: it says
 * nothing), by the configuration's age_notice_days: the last update is more
 * than that ago, or so many years, *years; 0: not one.
 */
int64_t notice_age(struct page *p, const struct story *s, int64_t *years);

/* "This story is more than 2 years old.", for s of that age. */
const char *notice_age_words(struct page *p, int64_t years);

#endif

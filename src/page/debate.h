/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_DEBATE_H
#define PAGE_DEBATE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/debate.h"

struct arena;
struct fault;
struct page;
struct view_dict;

/* Talking points: what their pages, and the form of one, have in common. */

/* "/talking-point/12/slug"; "/talking-point/12/write" and the like. */
char *debate_address(struct arena *a, const struct debate *d);
char *debate_form_address(
    struct arena *a, const struct debate *d, const char *which);

/* The number in the address of the page, of a route with "{number}". */
bool debate_number(struct page *p, int64_t *id);

/* The debate of that number, as the page's skin shows it. */
enum found debate_load(
    struct page *p, int64_t id, struct debate *d, struct fault *f);

/* Its question, address, and until when it is, or since when it was, open. */
void debate_fill(
    struct page *p, struct view_dict *d, const struct debate *debate);

/* "You are in: Talking Point". */
void debate_set_trail(struct page *p);

#endif

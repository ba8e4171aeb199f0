/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_LIVE_H
#define PAGE_LIVE_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct page;
struct story;

/*
 * What a live page has around its entries: key moments, pages, and the
 * choice to refresh its first. url is the story's address, number the page's.
 */
bool live_fill(struct page *p, const struct story *s, const char *url,
    int64_t number, struct fault *f);

/* "URL?page=N", or the bare address of the first page. */
const char *live_page_address(
    struct page *p, const char *url, int64_t number);

#endif

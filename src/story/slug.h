/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_SLUG_H
#define STORY_SLUG_H

struct arena;

enum { SLUG_MAX = 60 };

/*
 * The words of text for an address: transliterated to ASCII (ICU), lower
 * case, joined by '-', cut at a word near SLUG_MAX bytes; "story" when
 * nothing is left. Never all digits. Not to be called from two threads.
 */
char *slug_make(struct arena *a, const char *text);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_CLIPS_H
#define PAGE_CLIPS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct clip;
struct stamp_zones;
struct view_dict;

/* Where a clip's file is: "/media/ab/HASH.mp3". In arena a. */
char *clips_address(struct arena *a, const struct clip *c);

/* "3 min 25 s", "1 h 2 min", as readers are told. */
char *clips_duration(struct arena *a, int64_t seconds);

/* "2,310 kB", or "40 MB" of large ones. */
char *clips_size(struct arena *a, int64_t bytes);

/* "Listen: TITLE, 3 min 25 s, MP3, 2,310 kB": the words of its link. */
char *clips_words(struct arena *a, const struct clip *c);

/*
 * Fill the CLIP_* markers of d. When it was recorded is said where that is
 * not within the minute of published.
 */
void clips_fill(struct arena *a, const struct stamp_zones *zones,
    struct view_dict *d, const struct clip *c, int64_t published);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXR_WRITE_H
#define WIRE_WXR_WRITE_H

#include <stdint.h>

struct export_run;
struct export_story;

/*
 * The body of a story as HTML for WordPress, in the run's item arena: its
 * pictures as figures, the first of them attachment first_picture, clips as
 * the shortcode [audio] or [video] before it, and what is said in them behind
 * it. For src/wire only.
 */
const char *wxr_body(struct export_run *e, const struct export_story *s,
    int64_t first_picture);

#endif

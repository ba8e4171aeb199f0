/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_INTERNAL_H
#define DESK_INTERNAL_H

/* What the files of src/desk share. Nothing outside sees it. */

struct arena;
struct document;
struct publication;

/*
 * Set p->plain from d; its other members are set already. Strings live in
 * the arena or are d's. A standing page gets none.
 */
void press_fill_plain(
    struct arena *a, const struct document *d, struct publication *p);

#endif

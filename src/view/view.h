/* SPDX-License-Identifier: Apache-2.0 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "view/marker.h"

#ifdef __cplusplus
extern "C" {
#endif

struct arena;
struct buf;
struct fault;

/*
 * HTML from templates (ctemplate 2.4 behind a C header; view.cc is the one
 * C++ file). The markers that templates may use, and the templates there
 * are, are enumerations made from templates/, so that a fill function that
 * misspells one does not compile. Each template is there once a skin; a fill
 * function cannot know which skin it feeds. Those in feed/ are XML for
 * machines, there once, and the same in either skin. Those in mail/ are there
 * once, too; they are rendered as SKIN_LOW and take its parts.
 */

enum skin { SKIN_FULL, SKIN_LOW, SKIN__MAX };

/* A set of compiled templates; may be used by many threads at once. */
struct view;

/*
 * Compile every template below dir, those below overrides ("" for none)
 * taking the place of ours. NULL and f, FAULT_CONFIG: one is missing or
 * broken, naming file and line; view_lint says what is refused.
 */
struct view *view_open(const char *dir, const char *overrides, struct fault *f);
void view_close(struct view *v);

/* A digest of all template text, in hex: part of every page's validator. */
const char *view_digest(const struct view *v);

/*
 * Values for one page, or for one pass through one of its sections. Lives in
 * the arena; nothing of it need be freed. A section sees its parents' values,
 * but only the sections of its own.
 */
struct view_dict;

struct view_dict *view_dict_new(struct arena *a);

/* value is kept by pointer and must live as long as the arena. */
void view_set(struct view_dict *d, enum marker m, const char *value);
void view_set_int(struct view_dict *d, enum marker m, long long value);

/* Show section m once, with d's own values and sections. */
void view_show(struct view_dict *d, enum marker m);

/* Show section m once more, with the values of the dictionary returned. */
struct view_dict *view_add(struct view_dict *d, enum marker m);

/*
 * Render template t in a skin into out, which is reset first. A marker that
 * no value was set for is empty; with strict set (tests) it is a fault. false,
 * FAULT_BUG: out then holds half a page and must not be sent.
 */
bool view_render(const struct view *v, enum skin skin, enum view_template t,
    const struct view_dict *d, bool strict, struct buf *out, struct fault *f);

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_FIELD_H
#define WIRE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "story/document.h"

struct arena;
struct fault;
struct wire_item;

/*
 * What readers of agencies' XML share: fields of a document from foreign
 * text. Results are in arena a.
 */

/*
 * A time in ISO 8601, basic or extended: "20120613", "20120613T1212",
 * "20120613T121212+0100", "2012-06-13T12:12:12.5Z"; one without an offset is
 * UTC. "" gives 0. false: FAULT_DATA naming the field; never a guess, so that
 * no embargo is lost by a slip of the pen.
 */
bool field_time(
    const char *name, const char *text, int64_t *t, struct fault *f);

/*
 * Add a byline or a subject, unless it is empty, is there already, or the
 * list is full. "By " before a name is taken off.
 */
void field_byline(struct arena *a, struct document *d, const char *name,
    const char *role, const char *place);
void field_subject(struct arena *a, struct document *d, const char *name);

/*
 * "© 2024 A Holder. On these terms", of what there is of a notice, a holder
 * (for want of a notice), its year and terms: the licence of d.
 */
struct field_rights {
	const char *notice, *holder, *year, *terms;
};
void field_licence(
    struct arena *a, struct document *d, const struct field_rights *rights);

/*
 * The kind of d, if name is one of ours; "live" only where the body is that of
 * a live page, so the body comes first.
 */
void field_kind(struct document *d, const char *name);

/* A version that is a number of at most 15 digits; 0 of anything else. */
int64_t field_version(const char *text);

/*
 * Sections that an item is in where it comes from, the home first: the map is
 * asked with them and with its subjects. Call field_sections when all are
 * added and d has its subjects.
 */
void field_section(struct arena *a, struct wire_item *item, const char *name);
void field_sections(struct arena *a, struct wire_item *item);

/*
 * Whether there is anything to read: a headline, and a body or a standfirst.
 * false: FAULT_DATA.
 */
bool field_check(const struct document *d, struct fault *f);

#endif

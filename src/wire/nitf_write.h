/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_NITF_WRITE_H
#define WIRE_NITF_WRITE_H

struct document;
struct export_run;
struct export_story;
struct xmlout;

/*
 * The element <nitf> of a story: NITF 3.6, in its namespace. For src/wire
 * only.
 */
void nitf_put(struct export_run *e, const struct export_story *s,
    struct xmlout *x);

/* The place that all who wrote it were in, or "". */
const char *nitf_place(const struct document *d);

/*
 * What is in its <body.content>: the body, pictures and clips as <media>.
 * Emphasis of the strong kind is <em class="strong">, crossheads are <hl2>,
 * those below them <hl2 class="level-3"> and so on; code in a line gives way
 * to its words.
 */
void nitf_put_body(struct export_run *e, const struct export_story *s,
    struct xmlout *x);

#endif

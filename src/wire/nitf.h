/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_NITF_H
#define WIRE_NITF_H

#include <stdbool.h>

#include "wire/item.h"
#include "wire/xmltree.h"

struct arena;
struct buf;
struct fault;

/*
 * IPTC NITF 3.x (https://iptc.org/std/NITF/), with or without its namespace.
 * Media and their captions are left out, and so are notes to editors.
 */

/*
 * Read the element nitf, whose digest is given, as an item; all of *out in
 * arena a. An item is called by the doc-id that it corrects, by its own, by
 * its du-key, or, for want of any, by its digest. A release that is yet to
 * come is an embargo, whatever the status says. false: FAULT_DATA, what is
 * wrong with it.
 */
bool nitf_read(struct arena *a, const struct wire_args *args,
    const struct xmltree *nitf, const unsigned char digest[DIGEST_BYTES],
    struct wire_item *out, struct fault *f);

/*
 * Only what readers see of it, into d, where NITF is the content of another
 * format's item: headline, standfirst, bylines, body. Nothing of it need be
 * there. false: FAULT_DATA, the body is too large or too deep.
 */
bool nitf_content(struct arena *a, const struct wire_args *args,
    const struct xmltree *nitf, struct document *d, struct fault *f);

/* What is in an element of a body, as HTML. */
void nitf_html(const struct xmltree *tree, struct buf *b);

#endif

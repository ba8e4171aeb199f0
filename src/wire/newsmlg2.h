/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_NEWSMLG2_H
#define WIRE_NEWSMLG2_H

#include <stdbool.h>

#include "wire/item.h"
#include "wire/xmltree.h"

struct arena;
struct fault;

/*
 * IPTC NewsML-G2 2.x (https://iptc.org/std/NewsML-G2/): a text item whose
 * content is NITF, XHTML or plain text. Items of other kinds are skipped,
 * pictures and what is only referred to are left out.
 */

/* The namespace of all NewsML-G2. */
extern const char newsmlg2_space[];

/*
 * Read the element item (newsItem, packageItem, ...), whose digest is given;
 * all of *out in arena a. false: FAULT_DATA, what is wrong with it.
 */
bool newsmlg2_read(struct arena *a, const struct wire_args *args,
    const struct xmltree *item, const unsigned char digest[DIGEST_BYTES],
    struct wire_item *out, struct fault *f);

/*
 * The content of the contentSet into d: its body, and what NITF has besides.
 * *why becomes the reason why there is none that we read, or NULL. false:
 * FAULT_DATA, it is too large or too deep.
 */
bool newsmlg2_content(struct arena *a, const struct wire_args *args,
    const struct xmltree *set, struct document *d, const char **why,
    struct fault *f);

#endif

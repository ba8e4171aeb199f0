/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_NINJS_H
#define WIRE_NINJS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "wire/item.h"

struct arena;
struct fault;

/*
 * IPTC ninjs 2.x and 3.x (https://iptc.org/std/ninjs/): one text item as a
 * document of ours. Member names are read in the lower case of 2.x and in
 * the camel case of 3.x. Pictures, renditions and associations are left out.
 */

/*
 * Read item; all of *out but its digest, in arena a. false: FAULT_DATA, what is wrong
 * with it, naming the member.
 */
bool ninjs_read(struct arena *a, const struct wire_args *args,
    const json_t *item, struct wire_item *out, struct fault *f);

#endif

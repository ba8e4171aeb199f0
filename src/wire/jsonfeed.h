/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_JSONFEED_H
#define WIRE_JSONFEED_H

#include <jansson.h>
#include <stdbool.h>

#include "wire/feed.h"

/*
 * JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Strings are
 * those of the JSON, and live as long.
 */

/* Whether value is such a feed, by its version. */
bool jsonfeed_is(const json_t *value);

/* What the feed says of itself; base as in feedfile_open. */
void jsonfeed_feed(
    const json_t *value, const char *base, struct feed_part *feed);

/*
 * One of its "items", in arena a where it must be made. false: FAULT_DATA, it
 * is no object.
 */
bool jsonfeed_item(struct arena *a, const struct feed_part *feed,
    const json_t *value, struct feed_part *part, struct fault *f);

#endif

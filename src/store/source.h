/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SOURCE_H
#define STORE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct db;
struct fault;

enum { DIGEST_BYTES = 32 }; /* of SHA-256 */

/*
 * Which story an item of a source (guid, a URI or a file's key) became, and
 * the digest of the item as it came. Each database knows its own: the
 * edition of what is public, the newsroom of drafts.
 */
enum found source_item(struct db *db, const char *source, const char *guid,
    int64_t *story, unsigned char digest[DIGEST_BYTES], struct fault *f);

/* Within a write transaction: remember it, or its new digest. */
bool source_keep(struct db *db, const char *source, const char *guid,
    int64_t story, const unsigned char digest[DIGEST_BYTES], struct fault *f);

#endif

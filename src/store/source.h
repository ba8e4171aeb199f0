/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SOURCE_H
#define STORE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
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

/*
 * The other way, in the edition: what a story is called in source (where it
 * has several names the first of them), in arena a.
 */
enum found source_of(struct db *db, struct arena *a, const char *source,
    int64_t story, const char **guid, struct fault *f);

/* Within a write transaction: remember it, or its new digest. */
bool source_keep(struct db *db, const char *source, const char *guid,
    int64_t story, const unsigned char digest[DIGEST_BYTES], struct fault *f);

/*
 * The version of the item that was taken last, as its source counts them: 0
 * when it has none, or when nothing was taken. Setting it, within a write
 * transaction, does nothing where there is no such item.
 */
bool source_version(struct db *db, const char *source, const char *guid,
    int64_t *version, struct fault *f);
bool source_set_version(struct db *db, const char *source, const char *guid,
    int64_t version, struct fault *f);

#endif

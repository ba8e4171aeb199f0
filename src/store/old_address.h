/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_OLD_ADDRESS_H
#define STORE_OLD_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct db;
struct fault;

/*
 * Addresses that stories had on the site that they were brought from: a path
 * as it is read, without slashes at its end, or that with "?p=NUMBER".
 */
enum found old_address_story(
    struct db *db, const char *path, int64_t *story, struct fault *f);

/*
 * Within a write transaction: path leads to story from now on, unless it
 * leads to another one, or the story is not in the edition.
 */
bool old_address_keep(
    struct db *db, const char *path, int64_t story, struct fault *f);

#endif

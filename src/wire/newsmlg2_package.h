/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_NEWSMLG2_PACKAGE_H
#define WIRE_NEWSMLG2_PACKAGE_H

#include <stdbool.h>

#include "store/source.h"

struct fault;
struct run;
struct walk_file;
struct xmltree;

/*
 * Take a packageItem as a package of ours: its groups that have items, with
 * the stories that were taken from the same source; at is where it is. What is not to be had of it is noted as skipped or refused. false: a
 * fault that ends the run. For src/wire only.
 */
bool newsmlg2_package(struct run *r, const struct walk_file *file,
    const char *at, const char *source, const struct xmltree *item,
    const unsigned char digest[DIGEST_BYTES], struct fault *f);

#endif

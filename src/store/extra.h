/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_EXTRA_H
#define STORE_EXTRA_H

#include <stdbool.h>

struct db;
struct fault;

/* What there is besides the sections, for the navigation to name. */
struct extra {
	bool debates;
	bool packages;
	bool programmes; /* a story with sound or film */
};

bool extra_load(struct db *db, struct extra *x, struct fault *f);

#endif

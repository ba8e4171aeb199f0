/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_PACKAGE_H
#define DESK_PACKAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/desk.h"
#include "store/package.h"

enum {
	PACKAGE_TITLE_MAX = 80, /* characters; what is refused */
	PACKAGE_INTRO_MAX = 1000,
	PACKAGE_TEXT_MAX = 1000,
	PACKAGE_URL_MAX = 1000,
	PACKAGE_GROUPS_MAX = 20,
	PACKAGE_ITEMS_MAX = 500 /* of all groups */
};

struct section;

/* What saving makes of whether it is open. */
enum package_state { PACKAGE_AS_IT_IS, PACKAGE_OPEN, PACKAGE_CLOSED };

/*
 * Save a package: make it, replace it, or nothing when its source and state
 * are as they were. opened, closed and imported of p are not read. A new one
 * is open unless state says otherwise. false: FAULT_DATA for a slug that
 * cannot be one; others are the store's, and whether it was done is then seen
 * at the next start.
 */
bool desk_package_save(struct desk *d, const struct package *p,
    enum package_state state, enum desk_outcome *outcome, struct fault *f);

/*
 * The same of an item of an import, within its batch. p->imported is set: a
 * package whose file is the one of last time stays as editors left it.
 */
bool desk_package_take(struct desk *d, const struct package *p,
    enum package_state state, enum desk_outcome *outcome, struct fault *f);

/*
 * A closed package says so, and since when. false: FAULT_NOINPUT, there is
 * none of that slug; FAULT_DATA, it is closed, or open, already.
 */
bool desk_package_close(struct desk *d, const char *slug, struct fault *f);
bool desk_package_open(struct desk *d, const char *slug, struct fault *f);

/*
 * The package of that slug in arena a, and its section. false:
 * FAULT_NOINPUT, there is none.
 */
bool desk_package_find(struct db *edition, struct arena *a, const char *slug,
    struct section *s, struct package *p, struct fault *f);

#endif

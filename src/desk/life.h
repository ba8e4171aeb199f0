/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_LIFE_H
#define DESK_LIFE_H

#include <stdbool.h>
#include <stdint.h>

struct fault;

/*
 * The life of a story: what readers have of it, and what the newsroom has,
 * its next revision. The live revision is never edited: a change is a draft.
 */
enum life_public { LIFE_NEVER, LIFE_LIVE, LIFE_WITHDRAWN };
enum life_draft {
	LIFE_NO_DRAFT,
	LIFE_DRAFT,
	LIFE_READY,
	LIFE_SCHEDULED,
	LIFE_SPIKED /* of a story that never was public */
};

struct life {
	enum life_public public;
	enum life_draft draft;
};

enum life_act {
	LIFE_EDIT,
	LIFE_MAKE_READY,
	LIFE_PUBLISH,
	LIFE_SCHEDULE,
	LIFE_EMBARGO,
	LIFE_CORRECT,
	LIFE_UPDATE,
	LIFE_WITHDRAW,
	LIFE_SPIKE,
	LIFE_RESTORE,
	LIFE_ACT__MAX
};

/* "edit", "ready", ...: the verbs of the command. */
extern const char *const life_acts[LIFE_ACT__MAX];

/* "draft"; "live", "live, with a draft"; ... */
const char *life_name(struct life life);

/* Whether act is possible. */
bool life_allows(struct life life, enum life_act act);

/*
 * The same; false, FAULT_DATA: what story id is, and what is possible:
 * "story 12 is spiked and cannot be published; possible: restore".
 * FAULT_NOINPUT where there is no such story.
 */
bool life_check(
    int64_t id, struct life life, enum life_act act, struct fault *f);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* What can be done to a story, by its state. */
#include "desk/life.h"

#include <stdio.h>
#include <string.h>

#include "base/fault.h"

#include "base/banned.h"

const char *const life_acts[LIFE_ACT__MAX] = {"edit", "ready", "publish",
    "schedule", "embargo", "correct", "update", "withdraw", "spike", "restore"};

/* "cannot be ..." */
static const char *const participles[LIFE_ACT__MAX] = {"edited", "made ready",
    "published", "scheduled", "put under embargo", "corrected", "updated",
    "withdrawn", "spiked", "restored"};

enum {
	EDIT = 1 << LIFE_EDIT,
	READY = 1 << LIFE_MAKE_READY,
	PUBLISH = 1 << LIFE_PUBLISH,
	SCHEDULE = 1 << LIFE_SCHEDULE,
	EMBARGO = 1 << LIFE_EMBARGO,
	CORRECT = 1 << LIFE_CORRECT,
	UPDATE = 1 << LIFE_UPDATE,
	WITHDRAW = 1 << LIFE_WITHDRAW,
	SPIKE = 1 << LIFE_SPIKE,
	RESTORE = 1 << LIFE_RESTORE,
	ANY_DRAFT = EDIT | PUBLISH | SCHEDULE | EMBARGO | SPIKE,
	ANY_CHANGE = ANY_DRAFT | UPDATE | CORRECT | WITHDRAW
};

/*
 * A ready story is not made ready again; a scheduled one is, which takes its
 * time away. A live story's draft that is spiked is gone, so it has no state.
 */
static const struct {
	const char *name;
	int acts;
} states[3][5] = {
    [LIFE_NEVER] =
	{
	    [LIFE_NO_DRAFT] = {"nowhere", 0},
	    [LIFE_DRAFT] = {"a draft", ANY_DRAFT | READY},
	    [LIFE_READY] = {"ready", ANY_DRAFT},
	    [LIFE_SCHEDULED] = {"scheduled", ANY_DRAFT | READY},
	    [LIFE_SPIKED] = {"spiked", RESTORE},
	},
    [LIFE_LIVE] =
	{
	    [LIFE_NO_DRAFT] = {"live", EDIT | CORRECT | WITHDRAW | RESTORE},
	    [LIFE_DRAFT] = {"live, with a draft", ANY_CHANGE | READY},
	    [LIFE_READY] = {"live, with a ready draft", ANY_CHANGE},
	    [LIFE_SCHEDULED] = {"live, with a scheduled draft",
		ANY_CHANGE | READY},
	    [LIFE_SPIKED] = {"live", 0},
	},
    [LIFE_WITHDRAWN] =
	{
	    [LIFE_NO_DRAFT] = {"withdrawn", RESTORE},
	    [LIFE_DRAFT] = {"withdrawn, with a draft", ANY_DRAFT | READY},
	    [LIFE_READY] = {"withdrawn, with a ready draft", ANY_DRAFT},
	    [LIFE_SCHEDULED] = {"withdrawn, with a scheduled draft",
		ANY_DRAFT | READY},
	    [LIFE_SPIKED] = {"withdrawn", 0},
	},
};

const char *
life_name(struct life life)
{
	return states[life.public][life.draft].name;
}

bool
life_allows(struct life life, enum life_act act)
{
	return (states[life.public][life.draft].acts & 1 << act) != 0;
}

bool
life_check(int64_t id, struct life life, enum life_act act, struct fault *f)
{
	char possible[160] = "";

	if (life_allows(life, act))
		return true;
	if (life.public == LIFE_NEVER && life.draft == LIFE_NO_DRAFT)
		return fault_set(f, FAULT_NOINPUT,
		    "there is no story of number %lld; \"broadsheet story "
		    "list\" and \"story list --drafts\" show what there is",
		    (long long)id);
	for (int i = 0; i < LIFE_ACT__MAX; i++) {
		size_t n = strlen(possible);

		if (life_allows(life, (enum life_act)i))
			snprintf(possible + n, sizeof(possible) - n, "%s%s",
			    n == 0 ? "" : ", ", life_acts[i]);
	}
	return fault_set(f, FAULT_DATA,
	    "story %lld is %s and cannot be %s; possible: %s", (long long)id,
	    life_name(life), participles[act], possible);
}

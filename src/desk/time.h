/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_TIME_H
#define DESK_TIME_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct fault;

/*
 * Whether the clock may be believed by what publishes by time. It is compared
 * with how long the machine has run since it was last believed: a clock that
 * went forward by more than TIME_JUMP_S beside that, at once or in steps,
 * would publish early. It is believed again when it comes back, or when
 * somebody says that it is right (time_trust). A clock that goes back only
 * makes stories wait.
 *
 * After the machine was started anew nobody knows how long it was off; then
 * up to TIME_OFF_S are believed. A clock that is behind then (a machine
 * without a battery) is waited for, but after TIME_SETTLED_S it is taken for
 * right, or one that was wrong once would be waited for forever.
 */
enum {
	TIME_JUMP_S = 300,
	TIME_OFF_S = 31 * 24 * 3600,
	TIME_SETTLED_S = 24 * 3600
};

/*
 * Whether to believe the clock, and what it says, to *now: what is compared
 * with times of publication is this reading and no later one. Notes now and
 * then that it was believed: whoever waits for times asks at least once a
 * day. false: FAULT_UNAVAILABLE, what the clock did; or the store's.
 */
bool time_is_trusted(struct db *newsroom, int64_t *now, struct fault *f);

/*
 * Whether t has come. Writes nothing. false: the clock says so, but it is
 * not believed (FAULT_UNAVAILABLE); or the store's.
 */
bool time_has_come(
    struct db *newsroom, int64_t t, bool *has, struct fault *f);

/*
 * Within a write transaction: if nothing is known of the clock yet, it is
 * right as it is. For whoever says when something is to be published.
 */
bool time_note(struct db *newsroom, struct fault *f);

/* The clock is right as it is now. */
bool time_trust(struct db *newsroom, struct fault *f);

#endif

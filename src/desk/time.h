/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_TIME_H
#define DESK_TIME_H

#include <stdbool.h>

struct db;
struct fault;

/*
 * Whether the clock may be believed by what publishes by time. It is compared
 * with how long the machine has run since it was last believed: a clock that
 * went forward by more than TIME_JUMP_S beside that would publish early. It
 * is believed again when it comes back, or when somebody says that it is
 * right (time_trust). A clock that goes back only makes stories wait.
 *
 * After the machine was started anew nobody knows how long it was off; then
 * up to TIME_OFF_S are believed, and a clock that is behind (a machine
 * without a battery) is waited for.
 */
enum { TIME_JUMP_S = 300, TIME_OFF_S = 31 * 24 * 3600 };

/* false: FAULT_UNAVAILABLE, what the clock did; or the store's. */
bool time_is_trusted(struct db *newsroom, struct fault *f);

/* The clock is right as it is now. */
bool time_trust(struct db *newsroom, struct fault *f);

#endif

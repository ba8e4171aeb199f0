/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_FOUND_H
#define STORE_FOUND_H

/* What came of looking for one thing. */
enum found {
	FOUND,
	ABSENT,  /* there is none; no fault */
	FAULTED, /* the store failed; the fault says how */
};

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_ANSWER_H
#define STORE_ANSWER_H

#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/* The postroom's: what the newsroom answered to what a reader told it. */
struct answer {
	const char *text;
	const char *reference; /* of what is answered: "7K3F-9Q2M" */
	int64_t story;         /* that it was about; 0: the site */
};

/* By the id of its message. Strings go to arena a. */
enum found answer_by_message(struct db *postroom, struct arena *a,
    const char *message, struct answer *made, struct fault *f);

#endif

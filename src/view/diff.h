/* SPDX-License-Identifier: Apache-2.0 */
#ifndef VIEW_DIFF_H
#define VIEW_DIFF_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena;

/*
 * The differences between two sequences of strings: a shortest edit script,
 * by libdtl (Wu, Manber and Myers, O(NP)).
 */
enum diff_op { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* One string of the script, removed ones before added ones. */
struct diff_step {
	enum diff_op op;
	const char *text; /* of from, or, when added, of to */
};

/*
 * Two sequences whose lengths multiply to more are not compared: all of one
 * is removed and all of the other added. A page of this is made for a reader
 * in some 50 ms.
 */
enum { DIFF_PRODUCT_MAX = 4000000 };

/* The steps that make to of from, in arena a; how many there are. */
size_t diff_sequences(struct arena *a, const char *const *from, size_t n_from,
    const char *const *to, size_t n_to, struct diff_step **steps);

#ifdef __cplusplus
}
#endif

#endif

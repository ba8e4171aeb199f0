/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_FOCUS_H
#define STORY_FOCUS_H

#include <stdbool.h>

/*
 * The point of a picture that a crop must keep in view, as shares of its width
 * from the left and of its height from the top: "0.3,0.2".
 */
struct focus {
	int x; /* tenths, rounded */
	int y;
};

#define FOCUS_WANTS                                                  \
	"two numbers from 0 to 1, from the left and from the top, like \"0.3,0.2\""

/* *focus may be NULL. false: text is no such point. */
bool focus_parse(const char *text, struct focus *focus);

#endif

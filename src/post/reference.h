/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_REFERENCE_H
#define POST_REFERENCE_H

struct arena;

/*
 * The number that a reader is given for what they told us, "7K3F-9Q2M": 40
 * bits in Crockford's base 32, which has no letters that look like figures and
 * is read aloud in one way.
 */
enum { REFERENCE_CHARS = 9 };

/* That of a nonce (token.h), always the same; in arena a. */
const char *reference_of(struct arena *a, const char *nonce);

/*
 * A reference as it was typed, in either case, with or without its hyphen,
 * with O for 0 and I or L for 1, as reference_of makes them; in arena a.
 * NULL: it cannot be one.
 */
const char *reference_parse(struct arena *a, const char *text);

#endif

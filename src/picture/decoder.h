/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_DECODER_H
#define PICTURE_DECODER_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

/* What broadsheet-picture said: a line of JSON, and bytes behind it. */
struct decoded {
	unsigned char *bytes; /* mapped */
	size_t n;
	size_t line; /* without its '\n' */
};

/*
 * Run broadsheet-picture on the open file fd, from its beginning; path is for
 * faults. decoder_release *d afterwards. false: as picture_make.
 */
bool decoder_run(
    int fd, const char *path, struct decoded *d, struct fault *f);
void decoder_release(struct decoded *d);

#endif

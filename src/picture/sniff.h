/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_SNIFF_H
#define PICTURE_SNIFF_H

#include <stddef.h>

/* What a file is by its first bytes, whatever it is called. */
struct sniff {
	const char *name;   /* "a PNG"; what it is, for people */
	const char *loader; /* libvips's loader, or NULL: we do not take it */
};

/* n bytes, which may be all of the file. Never fails: "nothing we know". */
struct sniff sniff_bytes(const unsigned char *bytes, size_t n);

#endif

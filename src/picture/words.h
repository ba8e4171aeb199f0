/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_WORDS_H
#define PICTURE_WORDS_H

#include <stddef.h>

/*
 * What a picture's file says of it in words: one line of UTF-8 each, at most
 * WORDS_MAX characters, or NULL. Nothing else of its metadata is read, and
 * none is kept in what is made of it.
 */
enum { WORDS_MAX = 1000 };

struct words {
	char *caption;
	char *credit; /* the credit line, else who made it */
	char *copyright;
	char *alt;
};

/*
 * Fill in what w has not yet, from a block of metadata: so the one that is
 * believed most comes first. What is damaged says nothing.
 */

/* An XMP packet: dc, photoshop and Iptc4xmpCore, in UTF-8. */
void words_xmp(struct words *w, const unsigned char *bytes, size_t n);

/* IPTC-IIM, with or without Photoshop's "8BIM" around it. */
void words_iptc(struct words *w, const unsigned char *bytes, size_t n);

/* EXIF, with or without "Exif" before it. */
void words_exif(struct words *w, const unsigned char *bytes, size_t n);

void words_release(struct words *w);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;

/*
 * Pictures are decoded by a program of their own, broadsheet-picture, under
 * limits and with nothing but its two folders: a picture is the most hostile
 * thing that an editor is handed. What it writes lies under
 * MEDIA/HH/HASH-WIDTH.jpg and .webp, where HASH is the SHA-256 of the
 * original, HH its first two digits.
 */
struct picture_made {
	char hash[65];
	int64_t width; /* of the largest rendition */
	int64_t height;
	int64_t bytes; /* of the JPEG that the low skin links */
};

/*
 * Make the renditions of the picture file at path in the folder media, if
 * they are not there yet. false: FAULT_NOINPUT, FAULT_DATA (no picture that
 * we take, too large, damaged: the text says), FAULT_UNAVAILABLE (no
 * broadsheet-picture), FAULT_IO.
 */
bool picture_make(const char *path, const char *media,
    struct picture_made *made, struct fault *f);

#endif

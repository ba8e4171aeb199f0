/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * Pictures are decoded by a program of their own, broadsheet-picture, in a
 * sandbox: a picture is the most hostile thing that an editor is handed. What
 * it makes is kept under MEDIA/HH/HASH-WIDTH.jpg and .webp, where HASH is the
 * SHA-256 of the original, HH its first two digits; and what it said of it
 * under HASH.json, which web servers need not read.
 */
enum { PICTURE_FILE_BYTES_MAX = 20 * 1024 * 1024 };

struct picture_made {
	char hash[65];
	int64_t width; /* of the largest rendition */
	int64_t height;
	int64_t bytes; /* of the JPEG that the low skin links */
	/* What the file says of itself (XMP, IPTC, EXIF), or "". */
	const char *caption;
	const char *credit;
	const char *copyright;
	const char *alt;
};

/* The SHA-256 of the picture file at path. false: as picture_make. */
bool picture_hash(const char *path, char hash[65], struct fault *f);

/*
 * Make the renditions of the picture file at path in the folder media, if
 * they are not there yet; on the disk when this returns. Strings of *made are
 * in arena a. false: FAULT_NOINPUT, FAULT_DATA (no picture that we take, too
 * large, damaged: the text says), FAULT_UNAVAILABLE (no broadsheet-picture,
 * or no sandbox for it), FAULT_CREATE, FAULT_IO.
 */
bool picture_make(struct arena *a, const char *path, const char *media,
    struct picture_made *made, struct fault *f);

/*
 * Remove all files of the picture of that hash from media; *n of them were
 * there. false: FAULT_IO.
 */
bool picture_remove(
    const char *media, const char *hash, size_t *n, struct fault *f);

#endif

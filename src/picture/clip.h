/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_CLIP_H
#define PICTURE_CLIP_H

#include <stdbool.h>
#include <stdint.h>

struct fault;

/*
 * Sound and film are kept as they come: nothing decodes them but the reader's
 * browser. A file lies under MEDIA/HH/HASH.SUFFIX, where HASH is its SHA-256
 * and HH the first two digits of that.
 */
struct clip_kept {
	char hash[65];
	int64_t bytes;
};

/*
 * Copy the file at path, of a type of base/media.h, into the folder media, if
 * it is not there yet: whole or not at all, and on the disk when this
 * returns. false: FAULT_NOINPUT; FAULT_DATA, it does not begin as files of
 * that type do, is empty, or larger than 500 MB; FAULT_CREATE or FAULT_IO.
 */
bool clip_keep(const char *path, const char *type, const char *media,
    struct clip_kept *kept, struct fault *f);

#endif

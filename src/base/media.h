/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_MEDIA_H
#define BASE_MEDIA_H

#include <stdbool.h>

/* A kind of sound or film that stories can have. */
struct media {
	const char *type;   /* of media: "audio/mpeg" */
	const char *suffix; /* of its files: "mp3" */
	const char *name;   /* what readers call it: "MP3" */
	bool is_video;
};

/* The kind of that type, or of a file of that name; NULL: we take no such. */
const struct media *media_of_type(const char *type);
const struct media *media_of_file(const char *path);

/* "audio/mpeg (.mp3), ...": all of them, for who is told what we take. */
extern const char media_all[];

#endif

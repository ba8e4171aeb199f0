/* SPDX-License-Identifier: Apache-2.0 */
/* The kinds of sound and film that stories can have. */
#include "base/media.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* What browsers play without help; by the suffix that a file has with us. */
static const struct media kinds[] = {
    {"audio/mpeg", "mp3", "MP3", false},
    {"audio/ogg", "ogg", "Ogg", false},
    {"audio/mp4", "m4a", "MP4", false},
    {"video/mp4", "mp4", "MP4", true},
    {"video/webm", "webm", "WebM", true},
};

enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

const char media_all[] = "audio/mpeg (.mp3), audio/ogg (.ogg), audio/mp4 "
			 "(.m4a), video/mp4 (.mp4) or video/webm (.webm)";

const struct media *
media_of_type(const char *type)
{
	for (size_t i = 0; i < N_KINDS; i++) {
		if (strcmp(kinds[i].type, type) == 0)
			return &kinds[i];
	}
	return NULL;
}

const struct media *
media_of_file(const char *path)
{
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot != NULL && i < N_KINDS; i++) {
		if (strcasecmp(dot + 1, kinds[i].suffix) == 0)
			return &kinds[i];
	}
	return NULL;
}

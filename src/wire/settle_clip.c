/* SPDX-License-Identifier: Apache-2.0 */
/* Clips kept or found, and their transcripts read, for one story file. */
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/body.h"
#include "story/document.h"
#include "wire/header.h"
#include "wire/settle.h"
#include "wire/slurp.h"
#include "wire/storyfile.h"

#include "base/banned.h"

/* Beside the story file, or in a "clips" beside or above it. */
static const char *
find_clip(struct arena *a, const struct settle *s, const char *name)
{
	const char *slash = strrchr(s->real, '/');
	const char *path =
	    slash == NULL ? name
			  : arena_printf(a, "%.*s/%s", (int)(slash - s->real),
				s->real, name);

	return access(path, R_OK) == 0 ? path
				       : settle_find(a, s, "clips", name);
}

/* The file of a clip or a transcript, which a header of that line names. */
static const char *
want_clip(struct arena *a, const struct settle *s,
    const struct storyfile_ref *ref, const char *header, struct fault *f)
{
	const char *path = find_clip(a, s, ref->name);

	if (path == NULL)
		fault_set(f, FAULT_DATA,
		    "%s:%zu: %s: there is no \"%s\" beside the file or in a "
		    "folder \"clips\" beside or above it",
		    s->path, ref->line, header, ref->name);
	return path;
}

static bool
read_transcript(struct arena *a, const struct settle *s,
    const struct storyfile_ref *ref, struct document_clip *clip,
    struct fault *f)
{
	const char *path = want_clip(a, s, ref, "Transcript", f);
	char *text;
	size_t n;

	if (path == NULL)
		return false;
	if (!slurp_file(a, path, DOCUMENT_BODY_BYTES_MAX, &text, &n, f))
		return fault_at(f, "%s:%zu: Transcript", s->path, ref->line);
	if (strlen(text) != n || !body_check(text, 0, f)) {
		if (strlen(text) != n)
			fault_set(f, FAULT_DATA, "holds a NUL character");
		return fault_at(f, "%s", path);
	}
	clip->transcript = text;
	return true;
}

/*
 * The clip that has c's hash, in one of the documents known. Its transcript
 * stays, unless the file gives another or says why there is none.
 */
static bool
recall(const struct settle *s, struct document_clip *c)
{
	for (size_t i = 0; i < s->n_known; i++) {
		const struct document *d = s->known[i];

		for (size_t j = 0; j < d->n_clips; j++) {
			if (strcmp(d->clips[j].hash, c->hash) != 0)
				continue;
			c->bytes = d->clips[j].bytes;
			if (c->no_transcript[0] == '\0')
				c->transcript = d->clips[j].transcript;
			return true;
		}
	}
	return false;
}

static bool
take(struct arena *a, const struct settle *s, const struct storyfile_ref *ref,
    struct document_clip *c, struct fault *f)
{
	const char *path;

	if (c->hash[0] != '\0')
		return recall(s, c) ||
		       fault_set(f, FAULT_DATA,
			   "%s:%zu: Clip: the story has no clip of that hash; "
			   "name a file",
			   s->path, ref->line);
	path = want_clip(a, s, ref, "Clip", f);
	if (path == NULL)
		return false;
	return s->clip(s->arg, a, path, c, f) ||
	       fault_at(f, "%s:%zu: Clip", s->path, ref->line);
}

bool
settle_clips(struct arena *a, const struct settle *s, struct storyfile *sf,
    struct fault *f)
{
	for (size_t i = 0; i < sf->n_clips; i++) {
		struct document_clip *c = &sf->document.clips[i];

		if (!take(a, s, &sf->clips[i], c, f) ||
		    (sf->transcripts[i].name != NULL &&
			!read_transcript(a, s, &sf->transcripts[i], c, f)))
			return false;
	}
	return true;
}

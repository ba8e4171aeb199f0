/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_STORYFILE_H
#define WIRE_STORYFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "story/document.h"

struct arena;
struct fault;
struct stamp_zones;

/*
 * The text file that a reporter writes, broadsheet-story(5): headers, an
 * empty line, CommonMark. Reading one touches nothing but its text; who
 * imports it turns names of pictures, clips and stories into hashes and numbers.
 */

enum { STORYFILE_BYTES_MAX = 512 * 1024 };

/* Something that the file names, and the line where it does. */
struct storyfile_ref {
	const char *name;
	size_t line;
};

struct storyfile {
	/*
	 * Without see-also, and its pictures without hash, width, height
	 * and bytes; in the body they are picture:N already. A picture that
	 * is named by its hash, as storyfile_write does, has that.
	 */
	struct document document;
	/* The files of document.pictures, in their order. */
	size_t n_pictures;
	struct storyfile_ref *pictures;
	/*
	 * The files of document.clips, which have no hash and bytes yet, and
	 * those of their transcripts: name NULL where there is none.
	 */
	size_t n_clips;
	struct storyfile_ref *clips;
	size_t n_transcripts;
	struct storyfile_ref *transcripts;
	/* A number, or the key of another story file. */
	size_t n_see_also;
	struct storyfile_ref *see_also;
	bool is_draft;
	int64_t embargo; /* 0: none */
};

struct storyfile_args {
	const char *name;                /* of the file, for faults */
	const struct stamp_zones *zones; /* times are in the first */
	const char *language;            /* unless the file says */
	bool may_be_empty;               /* no words behind the headers */
};

/*
 * Read the n bytes at text; all of *sf lives in arena a. false: FAULT_DATA,
 * "name:line: reason", and *sf is not to be used.
 */
bool storyfile_parse(struct arena *a, const struct storyfile_args *args,
    const char *text, size_t n, struct storyfile *sf, struct fault *f);

/*
 * The file that storyfile_parse reads sf's document back from, equal to the
 * last byte of its JSON, with is_draft and embargo. Pictures, clips,
 * transcripts and stories of see-also are called what sf calls them; without
 * such names, pictures and clips by their hashes, stories by their numbers, and
 * transcripts are left out. A document that document_check took is given; white
 * space around its fields does not come back, nor clips by hash. In arena a.
 */
char *storyfile_write(struct arena *a, const struct storyfile *sf);

#endif

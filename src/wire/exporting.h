/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_EXPORTING_H
#define WIRE_EXPORTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "page/page.h"
#include "store/edition.h"
#include "store/live.h"
#include "store/revision.h"
#include "store/section.h"
#include "store/story.h"
#include "story/document.h"
#include "wire/export.h"
#include "wire/sink.h"

/*
 * An export while it runs, as the formats see it. For src/wire only.
 */
struct export_run {
	const struct export_args *args;
	struct export_count *count;
	struct site site;
	struct db *db; /* the edition, within a read transaction */
	struct edition edition;
	struct arena *a;    /* of the run */
	struct arena *item; /* of the story in hand */
	struct live_filter filter;
	struct sink *sink;
	struct buf text; /* what is written of the story in hand */
	bool is_whole;   /* nothing was left out by what was asked for */
};

/* A live story in hand; all of it in the run's item arena. */
struct export_story {
	struct page page; /* unasked, for addresses */
	struct story story;
	struct revision revision;
	struct document document;
	const char *url; /* whole */
	const char *tag; /* its id for ever */
	/* Its sections as they are now: the home, and those that list it. */
	size_t n_sections;
	struct section *sections;
	const char *source;  /* where it is from: itself or the site */
	const char *licence; /* its own, or "" and */
	const char *holder;  /* the site's publisher */
};

enum export_shape {
	EXPORT_STREAM, /* one stream */
	EXPORT_FOLDER, /* a folder */
	EXPORT_EITHER  /* a folder, or one story alone as a stream */
};

struct export_format {
	const char *name;
	enum export_shape shape;
	bool has_pages; /* standing pages are written, too */
	/* begin and end may be NULL; story appends to the run's text. */
	bool (*begin)(struct export_run *e, struct fault *f);
	bool (*story)(struct export_run *e, const struct export_story *s,
	    struct fault *f);
	bool (*end)(struct export_run *e, struct fault *f);
};

/* The live story of that number. ABSENT: there is none in this export. */
enum found export_has(struct export_run *e, int64_t id, struct fault *f);

/* The whole address of a picture, in its largest common rendition. */
const char *export_picture(
    const struct export_story *s, const struct document_picture *p);

/* Put the text out on the stream, and empty it. */
bool export_flush(struct export_run *e, struct fault *f);

/* Call each with every package that has a page. */
struct package;
bool export_packages(struct export_run *e,
    bool (*each)(struct export_run *e, const struct section *at,
	const struct package *p, struct fault *f),
    struct fault *f);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_EXPORT_H
#define WIRE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct fault;

/*
 * Getting stories out: what is live, as it is now, in a format that others
 * read. All of it is one snapshot of the edition; nothing of drafts, of what
 * readers sent or of what was withdrawn is in it. Memory does not grow with
 * the number of stories.
 */

struct export_args {
	const struct conf *conf;
	const char *out;     /* a file or folder; NULL: standard output */
	const char *section; /* the path of a list, "" for all */
	int64_t since;       /* last updated then or later */
	size_t n_ids;        /* these alone, when there are any */
	const int64_t *ids;
	bool is_dry; /* made, and thrown away */

	/* May be NULL. How far it is in the numbers of all stories. */
	void (*progress)(void *arg, int64_t done, int64_t of, int64_t stories);
	void *arg;
};

struct export_count {
	int64_t stories; /* and standing pages */
	int64_t packages;
	int64_t pictures;
	int64_t clips;
};

/* A format; each is in a file *_write.c of its own. */
struct export_format;

extern const struct export_format export_markdown;
extern const struct export_format export_newsmlg2;
extern const struct export_format export_ninjs;
extern const struct export_format export_nitf;
extern const struct export_format export_wxr;

/*
 * Write what args ask for. false: FAULT_NOINPUT, a section or a live story
 * that is not there; FAULT_USAGE, the format needs a folder, or none;
 * FAULT_CREATE, FAULT_IO; others are the store's. Of a file or folder nothing
 * is there then.
 */
bool export_run(const struct export_format *format,
    const struct export_args *args, struct export_count *count,
    struct fault *f);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COPY_COPY_H
#define COPY_COPY_H

#include <stdbool.h>
#include <stdint.h>

struct conf;
struct fault;

/* The whole site as files, which any web server serves, or a browser opens. */
struct copy_args {
	const struct conf *conf;
	const char *dir;
	bool is_dry; /* nothing is written or removed, only counted */

	/* done of total numbers of stories, and how many files so far. */
	void (*progress)(void *arg, int64_t done, int64_t total, int64_t files);
	/* What could not be made, and goes on without it. */
	void (*failed)(void *arg, const char *address, const char *why);
	void *arg;
};

struct copy_count {
	int64_t files;   /* that the copy has */
	int64_t written; /* of them, that are new or have changed */
	int64_t removed; /* that an earlier copy had */
	int64_t failed;
};

/*
 * Make or renew the copy in args->dir: every page, feed and file that readers
 * can get, in both skins, by the handlers that answer readers, all of one
 * snapshot of the edition. What is there already and is the same is not
 * written; what an earlier copy had and this one has not is removed; files
 * that are not of a copy are left alone.
 *
 * A page at "/world/12/slug" is "world/12/slug/index.html", and
 * "/world/?before=12" is "world/before=12/index.html": so a web server
 * answers at the site's own addresses. Links are relative and name files. What
 * only a program can answer leads to a page that says so, or is left out.
 *
 * Memory is 16 bytes a file, and one page. false: FAULT_CREATE (dir is not
 * empty and no copy of ours, or cannot be written), FAULT_BUSY (another makes
 * it), and what opening store and templates gives. What was made before stays.
 */
bool copy_site(
    const struct copy_args *args, struct copy_count *count, struct fault *f);

#endif

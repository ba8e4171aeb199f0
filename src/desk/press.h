/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_PRESS_H
#define DESK_PRESS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct conf;
struct db;
struct document;
struct fault;

/*
 * The press makes of a document what readers are served: rendered bodies,
 * facts and lists, written into the edition.
 */
struct press;

/* edition is open for writing and outlives the press. */
struct press *press_open(
    const struct conf *conf, struct db *edition, struct fault *f);
void press_close(struct press *p);

/* Forget what was looked up: sections may have changed since. */
void press_forget(struct press *p);

/*
 * Within a write transaction: make d the live revision of story id. false:
 * FAULT_DATA (no such section, a body that cannot be rendered), or the
 * store's.
 */
struct press_args {
	int64_t id;
	int64_t now;
	/*
	 * The change, for the record (store/revision.h), and why it was made.
	 * NULL: what the document's times say of it.
	 */
	const char *change;
	const char *why;
	bool puts_off_related; /* store/related.h */
};
bool press_publish(struct press *p, struct arena *a, const struct document *d,
    const struct press_args *args, struct fault *f);

/* Whether press_publish would take d; writes nothing. */
bool press_check(struct press *p, struct arena *a, const struct document *d,
    struct fault *f);

/*
 * Within a write transaction: make bodies, lists and plain text of the live
 * story id anew from its document d.
 */
bool press_render_again(struct press *p, struct arena *a,
    const struct document *d, int64_t id, struct fault *f);

#endif

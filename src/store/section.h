/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SECTION_H
#define STORE_SECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

enum section_kind {
	SECTION_FRONT,
	SECTION_SECTION,
	SECTION_STRAND,
	SECTION_AUTHOR, /* a writer's stories; and "by", which has them all */
	SECTION_PACKAGE, /* one of "in-depth", and that itself */
	SECTION_PROGRAMME /* a list of clips: "audiovideo", and below it */
};

/* What lies above the writers: "by/tilda-marsh". */
#define SECTION_AUTHORS "by"

/* What lies above the packages, and above the programmes. */
#define SECTION_PACKAGES "in-depth"
#define SECTION_PROGRAMMES "audiovideo"

enum { SECTION_ROOT = 1, SECTION_DEPTH_MAX = 8 };

/* A place in the tree of sections. Strings live in the arena. */
struct section {
	int64_t id;
	int64_t parent; /* 0 for the front page */
	enum section_kind kind;
	const char *slug;
	const char *path; /* "world/asia-pacific"; "" for the front page */
	const char *name;
	const char *label; /* accessible name, or "" */
	const char *intro;
	int64_t position;
	bool rule_before;
};

struct section_list {
	size_t n;
	struct section *at;
};

enum found section_by_path(struct db *db, struct arena *a, const char *path,
    struct section *s, struct fault *f);

enum found section_by_id(struct db *db, struct arena *a, int64_t id,
    struct section *s, struct fault *f);

/*
 * The sections and strands directly in parent, in editorial order: no
 * writers, packages and programmes.
 */
bool section_children(struct db *db, struct arena *a, int64_t parent,
    struct section_list *list, struct fault *f);

/* The programmes directly in parent, in editorial order. */
bool section_programmes(struct db *db, struct arena *a, int64_t parent,
    struct section_list *list, struct fault *f);

/* At most max writers with stories, by name, whose name comes after one. */
bool section_authors(struct db *db, struct arena *a, const char *after,
    int max, struct section_list *list, struct fault *f);

/*
 * Within a write transaction: the writer of that slug, made under name if
 * there is none yet.
 */
bool section_author(struct db *db, const char *slug, const char *name,
    int64_t *id, struct fault *f);

/* From the one below the front page down to id itself; empty for the front. */
bool section_trail(struct db *db, struct arena *a, int64_t id,
    struct section_list *list, struct fault *f);

/* The path now of the section that once was at path. */
enum found section_alias(struct db *db, struct arena *a, const char *path,
    const char **now, struct fault *f);

/* The first of those paths behind one, in their order. */
enum found section_alias_next(struct db *db, struct arena *a,
    const char *after, const char **path, struct fault *f);

/* Within a write transaction: a new section; its id goes to s->id. */
bool section_insert(struct db *db, struct section *s, struct fault *f);

/* Within a write transaction: all but parent, slug and path. */
bool section_update(struct db *db, const struct section *s, struct fault *f);

/*
 * Within a write transaction: move s below parent under slug. Its old address
 * and those of all below it lead to the new ones.
 */
bool section_move(struct db *db, struct arena *a, const struct section *s,
    const struct section *parent, const char *slug, struct fault *f);

/*
 * Within a write transaction. false, FAULT_DATA: stories or sections are
 * still in it.
 */
bool section_delete(struct db *db, const struct section *s, struct fault *f);

#endif

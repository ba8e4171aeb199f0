/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_TEXTS_H
#define TOOL_TEXTS_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct document;
struct fault;

/* The texts that a story has or had, where they are. */
struct texts {
	struct db *edition;
	struct db *newsroom;
	int64_t story;
};

/* One of them, as a command line names it. */
enum text_kind { TEXT_LIVE, TEXT_DRAFT, TEXT_REVISION, TEXT_VERSION };
struct text_name {
	enum text_kind kind;
	int64_t number; /* of a revision, or of a draft's version */
};

/* "live" (the last that was), "draft", "3", "v3". false: FAULT_USAGE. */
bool texts_parse(const char *word, struct text_name *name, struct fault *f);

/* "the live text", "version 3"; in arena a. */
const char *texts_say(struct arena *a, const struct text_name *name);

/*
 * The document, in arena a; *name says what it is more closely afterwards:
 * of the live text which revision, of the draft which version. false:
 * FAULT_NOINPUT, there is none; or the store's.
 */
bool texts_load(const struct texts *t, struct arena *a,
    struct text_name *name, struct document *doc, struct fault *f);

#endif

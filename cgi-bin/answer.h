/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CGI_BIN_ANSWER_H
#define CGI_BIN_ANSWER_H

#include <stdatomic.h>

#include "base/conf.h"
#include "page/page.h"

struct fault;
struct page_cache;
struct program_kind;
struct request;
struct response;
struct view;

/* What a process is made of; reloading makes new processes. */
struct program {
	const struct program_kind *kind;
	struct conf conf;
	struct site site;
	struct view *view;
	struct page_cache *pages; /* NULL: none are kept */
	atomic_bool is_down;      /* the store was, when last asked */
};

/*
 * How a thread answers (struct server_app): on one snapshot of the edition,
 * by the program's routes, in the encoding that was asked for.
 */
void *answer_open(void *program);
void answer_handle(void *thread, const struct request *req,
    struct response *res, const struct fault *bad);
void answer_close(void *thread);

#endif

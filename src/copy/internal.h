/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COPY_INTERNAL_H
#define COPY_INTERNAL_H

#include <glib.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/fault.h"
#include "http/request.h"
#include "http/response.h"
#include "page/page.h"

struct copy_args;
struct copy_count;
struct folder;

/* A copy that is being made. */
struct copy {
	const struct copy_args *args;
	struct copy_count *count;
	struct site site;
	struct view *view;
	struct db *db; /* within one read transaction */
	struct edition edition;
	struct folder *folder;
	struct arena *page;  /* what the handler of the page at hand makes */
	struct arena *words; /* what we make of it */
	struct arena *asked; /* of one address that is looked up */
	struct response res;
	struct response answer; /* to what is looked up */
	struct buf out;
	GHashTable *targets;
	GQueue work;    /* of struct work */
	bool is_broken; /* the folder cannot be written: why says it */
	struct fault why;
};

/* A file that is taken and not made yet. All three are on the heap. */
struct work {
	char *address; /* with skin and query, encoded */
	char *file;
	char *back; /* see struct sheet; or NULL */
};

/* A page on its way to being a file. */
struct sheet {
	struct copy *c;
	const char *file;
	const char *address;
	/*
	 * Of a list that goes on here ("?before=12"): the address of the page
	 * that led here. It is where the newer ones are, whatever "?after=" is
	 * in the page; so there is one file for each part of a list.
	 */
	const char *back;
	const char *moved_to; /* the file that COPY_MOVED_TO is, or NULL */
	bool is_whole; /* its links have base_url: it is shown anywhere */
};

enum target_kind {
	TARGET_NOWHERE, /* no page of the site */
	TARGET_WITHOUT, /* one that a copy cannot have */
	TARGET_FILE
};

/* Where an address leads; address and file are of TARGET_FILE. */
struct target {
	enum target_kind kind;
	bool is_story; /* made with all stories, and not when it is met */
	char *address; /* the one address of the page */
	char *file;
};

/*
 * Look an address up: its page's handler is asked whether it has changed, and
 * redirections are followed. The result is kept until target_forget, which is
 * called between two pages.
 */
const struct target *target_find(struct copy *c, const char *address);
void target_forget(struct copy *c);
void target_free(void *target);

/*
 * Make *p and *req of a GET for address, answered in res. known is what
 * If-None-Match says, or NULL. false: it is no address.
 */
bool target_begin(struct copy *c, struct arena *a, struct response *res,
    const char *address, const char *known, struct request *req, struct page *p,
    struct fault *f);

/* What answers at a path of the copy; NULL: nothing. */
page_handler *target_handler(const char *path);

/* Tell of what cannot be made. */
void copy_failed(struct copy *c, const char *address, const char *why);

/* What becomes of an address in a page. */
enum lead_kind {
	LEAD_OUT,     /* it leads nowhere */
	LEAD_WITHOUT, /* url says what is not in a copy */
	LEAD_AWAY,    /* to another site: it stays */
	LEAD_FILE
};

struct lead {
	enum lead_kind kind;
	const char *url; /* in c->words */
};

/* Where href, not escaped, leads; that file is wanted from now on. */
struct lead links_lead(const struct sheet *s, const char *href);

/* The same of whole addresses in n bytes of text, which goes to out. */
void links_text(
    const struct sheet *s, const char *text, size_t n, struct buf *out);

/* Whatever is at address is to be made, if it is anything. */
void links_want(struct copy *c, const char *address);

/* Append a page of n bytes to out, with its links made those of files. */
void rewrite_html(
    const struct sheet *s, const char *html, size_t n, struct buf *out);

#endif

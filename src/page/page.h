/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/edition.h"
#include "store/section.h"
#include "view/view.h"

struct arena;
struct conf;
struct db;
struct fault;
struct request;
struct response;
struct room;

/* What every page of a process has in common; not changed while it runs. */
struct site {
	const struct conf *conf;
	const struct view *view;
	/*
	 * A digest of program, templates and configuration: with the
	 * edition's change it tells one state of a page from another.
	 */
	char build[17];
	bool is_copy; /* made into files, which take nothing from readers */
	bool strict; /* a marker without a value is a fault (tests) */
};

/* One request on its way to being a page. */
struct page {
	const struct site *site;
	struct arena *a;
	struct db *db; /* NULL on an error page without a store */
	struct room *room; /* in postroom.fcgi: what readers send; else NULL */
	const struct request *req;
	struct response *res;
	enum skin skin;
	const char *path;   /* the address without its skin: "/world/" */
	struct edition edition;
	struct view_dict *dict;

	/* Set by the handler before page_send. */
	const char *canonical; /* path and query without the skin */
	bool is_page;          /* not an error page: it has an address */
	bool is_noindex;       /* nothing for a search engine */
	bool has_search;       /* a search form of its own */
	const char *feed;      /* "/world/feed": its own list's; NULL: none */
	const char *feed_title;
	const char *title;     /* of the page, without the site's name */
	const char *description;
	struct section_list trail; /* "You are in" */
};

/*
 * A page that nobody asked for, of which parts are made that go elsewhere:
 * whatever asks the store, fills p->dict or makes an address. It has no
 * request and no response, and is in the low skin. db is within a read
 * transaction, of which *e came.
 */
struct page page_unasked(const struct site *site, struct arena *a,
    struct db *db, const struct edition *e);

/*
 * A handler: it answers the request through p->res, a fault of the store
 * aside. false: f says what failed, and the answer is a 503 or a 500.
 */
typedef bool page_handler(struct page *p, struct fault *f);

page_handler page_advanced;
page_handler page_archive;
page_handler page_archive_feed;
page_handler page_author;
page_handler page_authors;
page_handler page_debate;
page_handler page_debate_feed;
page_handler page_debates;
page_handler page_console;
page_handler page_correction_feed;
page_handler page_copy;
page_handler page_corrections;
page_handler page_feed;
page_handler page_front;
page_handler page_help;
page_handler page_history;
page_handler page_most_emailed;
page_handler page_most_read;
page_handler page_opensearch;
page_handler page_robots;
page_handler page_search;
page_handler page_search_feed;
page_handler page_section;
page_handler page_security;
page_handler page_sitemap;
page_handler page_sitemap_news;
page_handler page_sitemap_pages;
page_handler page_sitemap_stories;
page_handler page_story;
page_handler page_standing;

/*
 * Make the answer an error page in the reader's skin: 400, 404, 405, 410, 413,
 * 415, 500 or 503. Works without a store, and falls back to plain text when even the
 * template fails.
 */
void page_error(struct page *p, int status);

/* A 410 that says when a story was withdrawn and why. */
void page_gone(struct page *p, int64_t at, const char *why);

/*
 * Whether the request used the one address of this page. If not, the answer
 * is made a 301 to path (and query, "" for none) in the reader's skin.
 * path begins with '/' and has no skin.
 */
bool page_is_canonical(struct page *p, const char *path, const char *query);

/*
 * Whether the reader's copy is still good: the answer is then made a 304.
 * Sets the validators either way. Call it once the page is known to exist.
 */
bool page_is_fresh(struct page *p);

/*
 * The same for a page that depends on the time of day, too. state is a word
 * that differs whenever the page would though the edition is the same. There
 * is no Last-Modified then: it cannot tell.
 */
bool page_is_fresh_in(struct page *p, const char *state);

/*
 * The same for a page that has said what it says of itself since a time, as
 * notice_age has it; state differs from what it said before that.
 */
bool page_is_fresh_since(struct page *p, const char *state, int64_t since);

/*
 * A page that may be asked to come again every minute, by the reader's own
 * choice: "?refresh=60". Whether it was; what else the parameter says counts
 * as no.
 */
bool page_refreshes(struct page *p);

/*
 * The REFRESH_* markers, with which readers choose, of the page at url; and,
 * where it was chosen, the header that does it. No search engine lists that.
 */
void page_fill_refresh(struct page *p, const char *url);

/*
 * Render p->dict with template t as the answer, after chrome_fill. On a
 * fault nothing of it is sent.
 */
bool page_send(struct page *p, enum view_template t, struct fault *f);

#endif

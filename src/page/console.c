/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console: the latest of each bulletin, the latest headlines, and what
 * the top stories say in short. It changes with the clock, too.
 */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "page/card.h"
#include "page/clips.h"
#include "page/front.h"
#include "page/page.h"
#include "store/bulletin.h"
#include "store/plain.h"

#include "base/banned.h"

enum { HEADLINES = 10, SUMMARIES = 5, SUMMARY_BYTES_MAX = 600 };

/* A word that differs when a slot does by the clock alone. */
static const char *
state_of(struct page *p, const struct bulletin_list *list)
{
	char *state = arena_zalloc(p->a, list->n + 2, 1);

	state[0] = 'b';
	for (size_t i = 0; i < list->n; i++)
		state[i + 1] = list->at[i].state == BULLETIN_FRESH ? '1' : '0';
	return state;
}

static void
fill_link(struct view_dict *d, const struct bulletin *b)
{
	view_set(view_add(d, b->slot->url[0] == '/' ? MARKER_BULLETIN_INSIDE
						    : MARKER_BULLETIN_OUTSIDE),
	    MARKER_BULLETIN_URL, b->slot->url);
}

static void
fill_bulletins(struct page *p, const struct bulletin_list *list)
{
	struct view_dict *shown = NULL, *d;

	for (size_t i = 0; i < list->n; i++) {
		const struct bulletin *b = &list->at[i];

		if (b->state != BULLETIN_LINK && b->state != BULLETIN_FRESH)
			continue;
		if (shown == NULL)
			shown = view_add(p->dict, MARKER_BULLETINS_SHOWN);
		d = view_add(shown, MARKER_BULLETIN);
		view_set(d, MARKER_BULLETIN_NAME, b->slot->label);
		if (b->state == BULLETIN_LINK) {
			fill_link(d, b);
			continue;
		}
		d = view_add(d, MARKER_BULLETIN_CLIP);
		card_fill_line(p, d, &b->story.card);
		clips_fill(p->a, &p->site->conf->zones, d, &b->clip,
		    b->story.published);
	}
}

/* A block of plain text that is a crosshead, or a picture's place. */
static bool
is_no_words(const char *block, size_t n)
{
	static const char mark[] = "\xef\xbf\xbc";
	const char *last = block + n;

	while (last > block && last[-1] != '\n')
		last--;
	return memmem(block, n, mark, sizeof(mark) - 1) != NULL ||
	       strspn(last, "-") >= (size_t)(block + n - last);
}

/* Its lines as one, cut between words where it goes on too long. */
static const char *
joined(struct arena *a, const char *block, size_t n)
{
	char *s = arena_copy(a, block, n);

	for (char *c = s; *c != '\0'; c++) {
		if (*c == '\n')
			*c = ' ';
	}
	if (n <= SUMMARY_BYTES_MAX)
		return s;
	n = SUMMARY_BYTES_MAX;
	while (n > 0 && s[n] != ' ')
		n--;
	if (n == 0) /* a script without spaces */
		for (n = SUMMARY_BYTES_MAX; ((unsigned char)s[n] & 0xc0) == 0x80;)
			n--;
	return arena_printf(a, "%.*s…", (int)n, s);
}

/* The first paragraph of a story's plain text. */
static const char *
first_paragraph(struct arena *a, const char *text)
{
	while (*text != '\0') {
		const char *end;
		size_t n;

		text += strspn(text, "\n");
		end = strstr(text, "\n\n");
		n = end == NULL ? strlen(text) : (size_t)(end - text);
		while (n > 0 && text[n - 1] == '\n')
			n--;
		if (n > 0 && !is_no_words(text, n))
			return joined(a, text, n);
		text = end == NULL ? text + strlen(text) : end;
	}
	return "";
}

static bool
fill_summary(struct page *p, const struct card *c, struct fault *f)
{
	struct view_dict *d = view_add(p->dict, MARKER_SUMMARY);
	const char *words = c->standfirst;
	struct plain plain;

	if (words[0] == '\0') {
		switch (plain_load(p->db, p->a, c->id, &plain, f)) {
		case FOUND:
			words = first_paragraph(p->a, plain.body);
			break;
		case ABSENT:
			break;
		default:
			return false;
		}
	}
	card_fill_line(p, d, c);
	if (words[0] != '\0')
		view_set(view_add(d, MARKER_SUMMARY_WORDED),
		    MARKER_SUMMARY_TEXT, words);
	return true;
}

static bool
fill_stories(struct page *p, struct fault *f)
{
	struct card_list newest;
	struct front front;

	if (!listing_newest(
		p->db, p->a, SECTION_ROOT, HEADLINES, &newest, f) ||
	    !front_load(p->db, p->a, &front, f))
		return false;
	if (newest.n == 0)
		view_show(p->dict, MARKER_EMPTY);
	for (size_t i = 0; i < newest.n; i++) {
		if (i == 0)
			view_show(p->dict, MARKER_HEADLINES_SHOWN);
		card_fill_line(
		    p, view_add(p->dict, MARKER_NEWEST), &newest.at[i]);
	}
	for (size_t i = 0; i < front.top.n && i < SUMMARIES; i++) {
		if (i == 0)
			view_show(p->dict, MARKER_SUMMARIES_SHOWN);
		if (!fill_summary(p, &front.top.at[i], f))
			return false;
	}
	return true;
}

bool
page_console(struct page *p, struct fault *f)
{
	struct bulletin_list list;

	if (!page_is_canonical(
		p, "/console", page_refreshes(p) ? "refresh=60" : ""))
		return true;
	if (!bulletin_load(
		p->db, p->a, p->site->conf, clock_now(), &list, f))
		return false;
	if (page_is_fresh_in(p, state_of(p, &list)))
		return true;
	p->dict = view_dict_new(p->a);
	fill_bulletins(p, &list);
	page_fill_refresh(p, "/console");
	if (!fill_stories(p, f))
		return false;
	p->is_page = true;
	p->canonical = "/console";
	p->title = "Console";
	return page_send(p, TEMPLATE_CONSOLE, f);
}

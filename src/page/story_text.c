/* SPDX-License-Identifier: Apache-2.0 */
/* A story as text/plain: lines of 72 columns, nothing to decode. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "http/response.h"
#include "page/address.h"
#include "page/clips.h"
#include "page/link.h"
#include "page/notice.h"
#include "page/page.h"
#include "page/story.h"
#include "page/whole.h"
#include "store/clip.h"
#include "store/plain.h"
#include "store/story.h"
#include "story/wrap.h"

#include "base/banned.h"

enum { COLUMNS = 72 };

static const char mark[] = "\ufffc"; /* where a picture stands */

static void
put(struct buf *b, const char *text)
{
	wrap_text(b, text, "", "", COLUMNS);
}

/* A heading of the list behind the story. */
static void
put_heading(struct buf *b, const char *text)
{
	buf_printf(b, "\n%s\n", text);
	for (size_t i = strlen(text); i > 0; i--)
		buf_puts(b, "-");
	buf_puts(b, "\n");
}

static void
put_item(struct buf *b, const char *text, const char *address)
{
	wrap_text(b, text, "- ", "  ", COLUMNS);
	buf_printf(b, "  %s\n", address);
}

/* "By A, role, in X, B and C" as the pages say it. */
static void
put_bylines(struct buf *b, const struct byline_list *list)
{
	struct buf line = {0};

	for (size_t i = 0; i < list->n; i++) {
		const struct byline *by = &list->at[i];

		if (by->name[0] != '\0')
			buf_printf(&line, "%s%s",
			    i == 0             ? "By "
			    : i + 1 == list->n ? " and "
					       : ", ",
			    by->name);
		if (by->role[0] != '\0')
			buf_printf(&line, ", %s", by->role);
		if (by->place[0] != '\0')
			buf_printf(&line, " in %s", by->place);
	}
	put(b, buf_string(&line));
	buf_release(&line);
}

/* The caption of the next picture; *at moves on. */
static const char *
next_caption(struct arena *a, const char **at)
{
	size_t n = strcspn(*at, "\n");
	const char *line = arena_copy(a, *at, n);

	*at += n + ((*at)[n] == '\n');
	return line;
}

/*
 * The body with a picture's words where it stands. What stands before it on
 * its line, as in a quotation, goes before every line of it.
 */
static void
put_body(struct buf *b, struct arena *a, const struct plain *plain)
{
	const char *caption = plain->caption;

	for (const char *s = plain->body; *s != '\0';) {
		size_t n = strcspn(s, "\n");
		const char *line = arena_copy(a, s, n);
		const char *at = strstr(line, mark);

		if (at == NULL) {
			buf_printf(b, "%s\n", line);
		} else {
			const char *before =
			    arena_copy(a, line, (size_t)(at - line));

			wrap_text(b,
			    arena_printf(
				a, "[Picture: %s]", next_caption(a, &caption)),
			    before, before, COLUMNS);
		}
		s += n + (s[n] == '\n');
	}
}

static void
put_head(struct page *p, struct buf *b, const struct story *s)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	size_t width = wrap_columns(s->card.headline, strlen(s->card.headline));
	int64_t years;

	buf_printf(b, "%s\n%s\n\n", p->site->conf->site_name,
	    whole_url(p, p->canonical));
	put(b, s->card.headline);
	for (size_t i = 0; i < width && i < COLUMNS; i++)
		buf_puts(b, "=");
	buf_puts(b, "\n\n");
	if (strcmp(s->card.kind, "news") != 0)
		buf_printf(b, "%s\n", s->card.kind);
	buf_printf(b, "%s\n", stamp_full(p->a, zones, s->published));
	if (s->card.updated / 60 != s->published / 60)
		buf_printf(b, "Updated: %s\n",
		    stamp_full(p->a, zones, s->card.updated));
	if (s->card.updated / 60 != s->published / 60 &&
	    s->updated_why[0] != '\0')
		put(b, s->updated_why);
	if (notice_age(p, s, &years) != 0)
		buf_printf(b, "%s\n", notice_age_words(p, years));
}

static void
put_clips(struct page *p, struct buf *b, const struct story *s,
    const struct clip_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct clip *c = &list->at[i];

		put(b, arena_printf(p->a, "[%s]", clips_words(p->a, c)));
		buf_printf(b, "%s\n", whole_url(p, clips_address(p->a, c)));
		if (c->recorded / 60 != s->published / 60)
			buf_printf(b, "Recorded: %s\n",
			    stamp_full(
				p->a, &p->site->conf->zones, c->recorded));
		if (c->no_transcript[0] != '\0')
			put(b, arena_printf(p->a, "No transcript: %s",
				   c->no_transcript));
		buf_puts(b, "\n");
	}
}

static void
put_origin(struct buf *b, struct arena *a, const struct story *s)
{
	if (s->source[0] == '\0' && s->licence[0] == '\0')
		return;
	buf_puts(b, "\n");
	if (s->source[0] != '\0')
		put(b, arena_printf(a, "Source: %s", s->source));
	if (s->licence[0] != '\0')
		put(b, arena_printf(a, "Licence: %s", s->licence));
}

/* The addresses behind the words of the body: lines "address text". */
static void
put_body_links(struct page *p, struct buf *b, const char *links)
{
	if (links[0] != '\0')
		put_heading(b, "Links in this story");
	while (*links != '\0') {
		const char *line = next_caption(p->a, &links);
		size_t n = strcspn(line, " ");
		const char *url = arena_copy(p->a, line, n);

		put_item(b, line + n, url[0] == '/' ? whole_url(p, url) : url);
	}
}

static void
put_lists(struct page *p, struct buf *b, const struct card_list *see_also,
    const struct link_list *links)
{
	for (size_t i = 0; i < see_also->n; i++) {
		const struct card *c = &see_also->at[i];

		if (i == 0)
			put_heading(b, "See also");
		put_item(b,
		    arena_printf(p->a, "%s | %s | %s",
			stamp_list(p->a, &p->site->conf->zones, c->updated),
			c->label, c->short_headline),
		    whole_url(p, address_encode(p->a, address_story(p->a, c))));
	}
	for (size_t i = 0; i < links->n; i++) {
		if (i == 0)
			put_heading(b, "Internet links");
		put_item(b,
		    links->at[i].dead_since == 0
			? links->at[i].title
			: arena_printf(p->a, "%s (%s)", links->at[i].title,
			      link_state(p, &links->at[i])),
		    links->at[i].url);
	}
}

static bool
put_package(struct page *p, struct buf *b, const struct story *s,
    struct fault *f)
{
	struct section package;

	if (s->package == 0)
		return true;
	if (section_by_id(p->db, p->a, s->package, &package, f) != FOUND)
		return false;
	put(b, arena_printf(p->a, "Part of: %s", package.name));
	buf_printf(
	    b, "  %s\n", whole_url(p, address_section(p->a, package.path)));
	return true;
}

bool
story_send_text(struct page *p, const struct story *s, struct fault *f)
{
	p->res->type = "text/plain; charset=utf-8";
	return story_text(p, s, &p->res->body, f);
}

bool
story_text(
    struct page *p, const struct story *s, struct buf *b, struct fault *f)
{
	struct correction_list corrections;
	struct byline_list bylines;
	struct card_list see_also;
	struct link_list links;
	struct clip_list clips;
	struct plain plain;

	if (plain_load(p->db, p->a, s->card.id, &plain, f) != FOUND ||
	    !correction_of_story(
		p->db, p->a, s->card.id, &corrections, f) ||
	    !story_bylines(p->db, p->a, s->card.id, &bylines, f) ||
	    !story_see_also(p->db, p->a, s->card.id,
		p->site->conf->see_also_max, &see_also, f) ||
	    !clip_load(p->db, p->a, s->card.id, &clips, f) ||
	    !story_links(p->db, p->a, s->card.id, &links, f))
		return false;
	put_head(p, b, s);
	if (!put_package(p, b, s, f))
		return false;
	put_bylines(b, &bylines);
	notice_text(p, b, &corrections, true);
	if (s->card.standfirst[0] != '\0') {
		buf_puts(b, "\n");
		put(b, s->card.standfirst);
	}
	buf_puts(b, "\n");
	put_clips(p, b, s, &clips);
	put_body(b, p->a, &plain);
	notice_text(p, b, &corrections, false);
	put_origin(b, p->a, s);
	put_body_links(p, b, plain.links);
	put_lists(p, b, &see_also, &links);
	buf_printf(b, "\n%s\nPublished by %s.\n",
	    whole_url(p, arena_printf(p->a, "/low%s", p->canonical)),
	    p->site->conf->publisher);
	return true;
}

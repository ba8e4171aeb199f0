/* SPDX-License-Identifier: Apache-2.0 */
/* Old addresses and comments of stories that come from another site. */
#include "desk/bring.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "store/debate.h"
#include "store/edition.h"
#include "store/old_address.h"
#include "store/story.h"
#include "story/body.h"
#include "story/slug.h"

#include "base/banned.h"

/* What fits a low page of a debate: as much as a letter may have. */
enum { SAID_CHARS = 2000, NAME_CHARS = 60 };

bool
desk_bring_address(
    struct desk *d, const char *path, int64_t story, struct fault *f)
{
	int64_t known;

	switch (old_address_story(d->edition, path, &known, f)) {
	case FOUND:
		return true;
	case ABSENT:
		d->has_changed = true;
		return old_address_keep(d->edition, path, story, f);
	default:
		return false;
	}
}

/* As many bytes of text as have at most max characters, cut at a word. */
static size_t
cut(const char *text, size_t max)
{
	size_t n = 0, at = 0, space = 0;

	for (; text[at] != '\0' && n < max; n++) {
		size_t size = utf8_next(text + at, strlen(text + at));

		at += size == 0 ? 1 : size;
		if (text[at] == ' ' || text[at] == '\n')
			space = at;
	}
	return text[at] == '\0' || space == 0 ? at : space;
}

static const char *
short_of(struct arena *a, const char *text, size_t max)
{
	size_t n = cut(text, max - 1);

	return text[n] == '\0' ? text
			       : arena_printf(a, "%.*s\xe2\x80\xa6", (int)n,
				     text);
}

/* The debate that any of the comments is in already. */
static enum found
find_debate(struct desk *d, const struct desk_comment *comment, size_t n,
    int64_t *id, struct fault *f)
{
	enum found found = ABSENT;

	for (size_t i = 0; i < n && found == ABSENT; i++)
		found = contribution_debate(d->edition, comment[i].key, id, f);
	return found;
}

static int64_t
last_of(const struct desk_comment *comment, size_t n, int64_t opened)
{
	int64_t last = opened + 1;

	for (size_t i = 0; i < n; i++)
		last = comment[i].received > last ? comment[i].received : last;
	return last;
}

static bool
make_debate(struct desk *d, const struct story *s,
    const struct desk_comment *comment, size_t n, int64_t *id, struct fault *f)
{
	const char *question = short_of(d->a,
	    arena_printf(d->a, "What readers said: %s", s->card.headline),
	    DEBATE_QUESTION_MAX);
	const char *intro = arena_printf(d->a,
	    "These comments were written below [the story](/%lld) on the site "
	    "that it was brought from. They are closed.",
	    (long long)s->card.id);
	struct body_args args = {.markdown = intro,
	    .base_url = d->conf->base_url,
	    .low_max_bytes = 1 << 20};
	struct debate debate = {.question = question,
	    .slug = slug_make(d->a, question),
	    .opened = s->published,
	    .closes = last_of(comment, n, s->published)};
	struct body body;

	/* Closed by itself, and never open here. */
	if (debate.closes > clock_now())
		debate.closes = clock_now();
	if (debate.opened >= debate.closes)
		debate.opened = debate.closes - 1;
	if (!body_render(d->a, &args, &body, f) ||
	    !edition_take_number(d->edition, id, f))
		return false;
	debate.id = *id;
	return debate_insert(d->edition, &debate,
	    &(struct debate_text){intro, body.full, body.low[0]}, f);
}

/* One comment, as many contributions as it needs. */
static bool
add(struct desk *d, int64_t debate, const struct story *s,
    const struct desk_comment *c, struct fault *f)
{
	struct contribution said = {
	    .received = c->received != 0 ? c->received : s->published,
	    .name = short_of(
		d->a, c->name[0] == '\0' ? "A reader" : c->name, NAME_CHARS),
	    .place = "",
	};
	const char *text = c->text, *key = c->key;

	for (int part = 1; text[strspn(text, " \n")] != '\0'; part++) {
		size_t n;

		text += strspn(text, " \n");
		n = cut(text, SAID_CHARS);
		said.text = arena_copy(d->a, text, n);
		if (part > 1)
			key = arena_printf(d->a, "%s/%d", c->key, part);
		if (!contribution_add(d->edition, debate, key, &said, f))
			return false;
		text += n;
	}
	return true;
}

bool
desk_bring_comments(struct desk *d, int64_t story,
    const struct desk_comment *comment, size_t n, int64_t *made,
    struct fault *f)
{
	enum found found;
	int64_t debate;
	struct story s;

	*made = 0;
	arena_reset(d->a);
	if (n == 0)
		return true;
	found = story_by_id(d->edition, d->a, story, &s, f);
	if (found != FOUND || !s.is_live)
		return found != FAULTED;
	found = find_debate(d, comment, n, &debate, f);
	if (found == ABSENT && make_debate(d, &s, comment, n, &debate, f))
		found = FOUND;
	for (size_t i = 0; i < n && found == FOUND; i++) {
		int64_t known;
		enum found is = contribution_debate(
		    d->edition, comment[i].key, &known, f);

		if (is == FOUND)
			continue;
		if (is == FAULTED || !add(d, debate, &s, &comment[i], f))
			return false;
		++*made;
	}
	d->has_changed = d->has_changed || *made > 0;
	return found == FOUND;
}

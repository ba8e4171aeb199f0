/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Letters as HTML, from the templates of mail/ with the parts of the low
 * skin: no picture is fetched from anywhere, so nobody learns who read it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "mail/internal.h"
#include "page/story.h"
#include "page/whole.h"
#include "store/correction.h"
#include "store/message.h"

#include "base/banned.h"

static void
fill_frame(struct making *k)
{
	const struct conf *c = k->page.site->conf;
	struct view_dict *d = k->page.dict;

	view_set(d, MARKER_SITE_LANG, c->language);
	view_set(d, MARKER_SITE_DIR, c->direction);
	view_set(d, MARKER_SITE_NAME, c->site_name);
	view_set(d, MARKER_PUBLISHER, c->publisher);
	view_set(d, MARKER_LETTER_SUBJECT, k->subject);
	view_set(d, MARKER_LETTER_WHY, k->why);
	view_set(d, MARKER_BLOCK_URL, k->block);
}

static void
fill_sender(struct making *k)
{
	const struct sending *s = &k->sending;
	struct view_dict *d = k->page.dict;

	view_set(d, MARKER_SENDER_NAME, k->name);
	if (s->mode == CONF_EMAIL_SELF) {
		view_show(d, MARKER_LETTER_SELF);
		return;
	}
	view_show(d,
	    s->confirmed == 0 ? MARKER_LETTER_OPEN : MARKER_LETTER_CONFIRMED);
	if (s->confirmed != 0 && s->sender[0] != '\0')
		view_show(d, MARKER_LETTER_ANSWERED);
	if (k->note[0] != '\0')
		view_set(view_add(d, MARKER_LETTER_NOTE), MARKER_SENDER_NOTE,
		    k->note);
}

/* The body of the low skin, with all of its parts. */
static bool
load_body(struct making *k, struct fault *f)
{
	const struct story *s = &k->story;
	struct buf b = {0};
	bool ok = true;

	for (int64_t n = 1; ok && n <= s->low_pages; n++) {
		const char *html;
		enum found found = story_rendition(
		    k->page.db, k->page.a, s->card.id, true, n, &html, f);

		ok = found == FOUND;
		if (ok)
			buf_puts(&b, html);
		if (found == ABSENT)
			fault_set(f, FAULT_UNAVAILABLE,
			    "story %lld has no body; run "
			    "\"broadsheet render\"",
			    (long long)s->card.id);
	}
	view_set(
	    k->page.dict, MARKER_BODY, arena_string(k->page.a, buf_string(&b)));
	buf_release(&b);
	return ok;
}

static bool
fill_story(struct making *k, struct fault *f)
{
	struct page *p = &k->page;
	struct correction_list corrections;
	struct byline_list bylines;

	fill_sender(k);
	view_set(p->dict, MARKER_STORY_URL, k->path);
	return story_fill_top(p, &k->story, true, &bylines, &corrections, f) &&
	       load_body(k, f);
}

static void
fill_confirm(struct making *k)
{
	struct view_dict *d = k->page.dict;

	story_fill_about(&k->page, d, &k->story);
	view_set(d, MARKER_FRIENDS, making_friends(k));
	view_set(d, MARKER_CONFIRM_URL, k->confirm);
}

static void
fill_answer(struct making *k)
{
	const char *text = k->answer.text;
	struct view_dict *d = k->page.dict;

	view_set(d, MARKER_REFERENCE, k->answer.reference);
	if (k->has_story)
		story_fill_about(
		    &k->page, view_add(d, MARKER_ABOUT_STORY), &k->story);
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		if (n > 0)
			view_set(view_add(d, MARKER_ANSWER_TEXT),
			    MARKER_PARAGRAPH, arena_copy(k->page.a, text, n));
		text += n + (text[n] == '\n');
	}
}

bool
making_html(struct making *k, struct fault *f)
{
	static const enum view_template templates[MESSAGE_KIND__MAX] = {
	    [MESSAGE_CONFIRM] = TEMPLATE_MAIL_CONFIRM,
	    [MESSAGE_STORY] = TEMPLATE_MAIL_STORY,
	    [MESSAGE_ANSWER] = TEMPLATE_MAIL_ANSWER,
	};
	const struct site *site = k->page.site;
	struct buf b = {0};
	bool ok = true;

	fill_frame(k);
	if (k->m->kind == MESSAGE_CONFIRM)
		fill_confirm(k);
	else if (k->m->kind == MESSAGE_ANSWER)
		fill_answer(k);
	else
		ok = fill_story(k, f);
	ok = ok && view_render(site->view, SKIN_LOW, templates[k->m->kind],
		       k->page.dict, site->strict, &b, f);
	if (ok)
		buf_puts(&k->html, whole_html(&k->page, buf_string(&b)));
	buf_release(&b);
	return ok;
}

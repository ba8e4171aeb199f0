/* SPDX-License-Identifier: Apache-2.0 */
/* Letters as plain text, in lines of 72 columns. */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "mail/internal.h"
#include "page/story.h"
#include "page/whole.h"
#include "store/message.h"
#include "story/wrap.h"

#include "base/banned.h"

enum { COLUMNS = 72 };

/* A paragraph, and an empty line behind it. */
static void
put(struct making *k, const char *text)
{
	wrap_text(&k->text, text, "", "", COLUMNS);
	buf_puts(&k->text, "\n");
}

/* An address is never parted. */
static void
put_address(struct making *k, const char *label, const char *url)
{
	wrap_text(&k->text, label, "", "", COLUMNS);
	buf_printf(&k->text, "%s\n\n", url);
}

static void
put_rule(struct making *k)
{
	for (int i = 0; i < COLUMNS; i++)
		buf_puts(&k->text, "-");
	buf_puts(&k->text, "\n\n");
}

static void
put_foot(struct making *k)
{
	const struct conf *c = k->page.site->conf;

	put_rule(k);
	put(k, k->why);
	put_address(k,
	    arena_printf(
		k->page.a, "To get no more mail from %s:", c->site_name),
	    k->block);
	buf_printf(&k->text, "%s\n%s/\n", c->site_name, c->base_url);
	/* A story's text has it already. */
	if (k->m->kind != MESSAGE_STORY)
		buf_printf(&k->text, "Published by %s.\n", c->publisher);
}

static void
put_sender(struct making *k)
{
	const char *site = k->page.site->conf->site_name;
	struct arena *a = k->page.a;
	const struct sending *s = &k->sending;

	if (s->mode == CONF_EMAIL_SELF)
		put(k,
		    arena_printf(a, "You asked for this story from %s.", site));
	else if (s->confirmed == 0)
		put(k, arena_printf(a,
			   "Somebody who gave the name %s sent you this story "
			   "from %s. Nobody has checked who it was.",
			   k->name, site));
	else
		put(k, arena_printf(a, "%s sent you this story from %s.",
			   k->name, site));
	if (s->mode != CONF_EMAIL_SELF && s->confirmed != 0 &&
	    s->sender[0] != '\0')
		put(k, arena_printf(
			   a, "An answer to this mail goes to %s.", k->name));
	if (s->mode == CONF_EMAIL_SELF || k->note[0] == '\0')
		return;
	put(k, arena_printf(a, "%s wrote:", k->name));
	wrap_text(&k->text, k->note, "> ", "> ", COLUMNS);
	buf_puts(&k->text, "\n");
}

static bool
text_story(struct making *k, struct fault *f)
{
	put_sender(k);
	put_rule(k);
	if (!story_text(&k->page, &k->story, &k->text, f))
		return false;
	buf_puts(&k->text, "\n");
	return true;
}

static void
put_story_address(struct making *k)
{
	wrap_text(&k->text, k->story.card.headline, "  ", "  ", COLUMNS);
	buf_printf(&k->text, "  %s\n\n", whole_url(&k->page, k->path));
}

static void
text_confirm(struct making *k)
{
	put(k, arena_printf(k->page.a,
		   "Somebody, we think you, asked %s to mail this story to %s:",
		   k->page.site->conf->site_name, making_friends(k)));
	put_story_address(k);
	put_address(k,
	    "If it was you, confirm it here, and the story goes out. The link "
	    "is good for two days.",
	    k->confirm);
	put(k, "If it was not you, do nothing: nothing is sent then.");
}

static void
text_answer(struct making *k)
{
	const char *text = k->answer.text;
	struct arena *a = k->page.a;

	put(k, arena_printf(a, "%s answers your message %s%s",
		   k->page.site->conf->site_name, k->answer.reference,
		   k->has_story ? ", about" : ":"));
	if (k->has_story)
		put_story_address(k);
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		if (n == 0)
			buf_puts(&k->text, "\n");
		wrap_text(&k->text, arena_copy(a, text, n), "", "", COLUMNS);
		text += n + (text[n] == '\n');
	}
	buf_puts(&k->text, "\n");
}

bool
making_text(struct making *k, struct fault *f)
{
	switch (k->m->kind) {
	case MESSAGE_CONFIRM:
		text_confirm(k);
		break;
	case MESSAGE_ANSWER:
		text_answer(k);
		break;
	default:
		if (!text_story(k, f))
			return false;
		break;
	}
	put_foot(k);
	return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Which letter a message is, and what it is made of. */
#include "mail/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "mail/internal.h"
#include "mail/letter.h"
#include "page/address.h"
#include "page/whole.h"
#include "post/email_form.h"
#include "post/mailbox.h"
#include "post/secret.h"
#include "post/writing.h"
#include "store/db.h"
#include "store/letter.h"
#include "store/message.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 64 << 20 };

struct composer {
	struct site site;
	struct view *view;
	struct db *postroom; /* the caller's */
	struct db *edition;  /* NULL until it is wanted */
	struct arena *a;     /* of one message */
	unsigned char secret[SECRET_BYTES];
};

struct composer *
composer_open(const struct conf *conf, struct db *postroom, struct fault *f)
{
	struct composer *c = calloc(1, sizeof(*c));
	enum found found;

	if (c == NULL)
		abort();
	c->postroom = postroom;
	c->a = arena_new(ARENA_BYTES_MAX);
	c->site.conf = conf;
	c->site.strict = getenv("BROADSHEET_STRICT") != NULL;
	found = secret_load(postroom, c->secret, f);
	if (found == ABSENT)
		fault_set(f, FAULT_UNAVAILABLE,
		    "postroom.db has no secret; \"broadsheet init\" makes it");
	if (found == FOUND)
		c->view = view_open(conf->template_dir, conf->override_dir, f);
	c->site.view = c->view;
	if (c->view != NULL)
		return c;
	composer_close(c);
	return NULL;
}

void
composer_close(struct composer *c)
{
	if (c == NULL)
		return;
	db_close(c->edition);
	view_close(c->view);
	arena_free(c->a);
	free(c);
}

/* A snapshot of the edition; its file may have been replaced. */
static bool
begin(struct composer *c, struct edition *e, struct fault *f)
{
	if (c->edition != NULL && !db_is_current(c->edition)) {
		db_close(c->edition);
		c->edition = NULL;
	}
	if (c->edition == NULL)
		c->edition =
		    db_open(c->site.conf->edition_dir, DB_EDITION, DB_READ, f);
	if (c->edition == NULL)
		return false;
	if (edition_begin(c->edition, e, f))
		return true;
	db_close(c->edition);
	c->edition = NULL;
	return false;
}

static enum compose_end
gone(const char **why, const char *text)
{
	*why = text;
	return COMPOSE_GONE;
}

/* The story of that number, if readers may see it. */
static enum found
load_story(struct making *k, int64_t id, struct fault *f)
{
	struct page *p = &k->page;
	enum found found = story_by_id(p->db, p->a, id, &k->story, f);

	if (found == FOUND &&
	    (!k->story.is_live || k->story.card.page[0] != '\0'))
		found = ABSENT;
	if (found != FOUND)
		return found;
	k->has_story = true;
	p->canonical = address_story(p->a, &k->story.card);
	k->path = address_encode(p->a, p->canonical);
	return FOUND;
}

/* A reader's words as one line that is nothing but text. */
static const char *
line_of(struct arena *a, const char *text)
{
	return writing_clean(a, utf8_clean(a, text, strlen(text)), true);
}

static enum compose_end
load_sending(
    struct composer *c, struct making *k, const char **why, struct fault *f)
{
	struct sending *s = &k->sending;
	enum found found =
	    sending_by_key(c->postroom, c->a, k->m->origin, s, f);

	if (found == ABSENT)
		return gone(why, "nothing is known of who asked for it");
	if (found == FOUND)
		found = load_story(k, s->story, f);
	if (found == ABSENT)
		return gone(why, "its story is not public");
	if (found != FOUND)
		return COMPOSE_FAULTED;
	/* Nobody's address was looked at in the other modes. */
	if (s->mode != CONF_EMAIL_VERIFIED)
		s->confirmed = 0;
	k->name = line_of(c->a, s->name);
	k->note = line_of(c->a, s->note);
	return COMPOSE_DONE;
}

static void
count_friend(void *arg, const struct message *m)
{
	struct making *k = arg;

	k->friends += m->kind == MESSAGE_STORY;
}

const char *
making_friends(struct making *k)
{
	return k->friends < 2
		   ? "a friend"
		   : arena_printf(k->page.a, "%d friends", k->friends);
}

static enum compose_end
load_confirm(
    struct composer *c, struct making *k, const char **why, struct fault *f)
{
	enum compose_end end = load_sending(c, k, why, f);

	if (end != COMPOSE_DONE)
		return end;
	if (k->sending.confirmed != 0)
		return gone(why, "it was confirmed already");
	if (clock_now() - k->sending.accepted > EMAIL_CONFIRM_S)
		return gone(why, "it is too late to confirm it");
	if (!message_of(c->postroom, k->m->origin, count_friend, k, f))
		return COMPOSE_FAULTED;
	k->confirm = whole_url(
	    &k->page, secret_confirm_path(c->a, c->secret, k->sending.key));
	k->subject = arena_printf(
	    c->a, "Please confirm: a story from %s", c->site.conf->site_name);
	k->why = "You get this because your address was given as that of who "
		 "sends it. This message went to nobody else.";
	return COMPOSE_DONE;
}

static enum compose_end
load_friend(
    struct composer *c, struct making *k, const char **why, struct fault *f)
{
	enum compose_end end = load_sending(c, k, why, f);
	const char *site = c->site.conf->site_name;

	if (end != COMPOSE_DONE)
		return end;
	if (k->sending.mode == CONF_EMAIL_VERIFIED && k->sending.confirmed == 0)
		return gone(why, "who asked for it has not confirmed it");
	k->subject = k->story.card.short_headline;
	k->why =
	    k->sending.mode == CONF_EMAIL_SELF
		? arena_printf(c->a,
		      "You get this because somebody, we think you, gave %s "
		      "your address to have this story sent to it. You are on "
		      "no list.",
		      site)
		: arena_printf(c->a,
		      "You get this because somebody gave %s your address to "
		      "send you this story. You are on no list.",
		      site);
	return COMPOSE_DONE;
}

static enum compose_end
load_answer(
    struct composer *c, struct making *k, const char **why, struct fault *f)
{
	enum found found =
	    answer_by_message(c->postroom, c->a, k->m->id, &k->answer, f);

	if (found == ABSENT)
		return gone(why, "the answer is not there");
	if (found == FOUND && k->answer.story != 0 &&
	    load_story(k, k->answer.story, f) == FAULTED)
		found = FAULTED;
	if (found == FAULTED)
		return COMPOSE_FAULTED;
	k->answer.text =
	    utf8_clean(c->a, k->answer.text, strlen(k->answer.text));
	k->subject = arena_printf(c->a, "Your message to %s (%s)",
	    c->site.conf->site_name, k->answer.reference);
	k->why = arena_printf(c->a,
	    "You get this because you wrote to %s, or somebody did who gave "
	    "your address.",
	    c->site.conf->site_name);
	return COMPOSE_DONE;
}

static enum compose_end
load(struct composer *c, struct making *k, const char **why, struct fault *f)
{
	if (k->m->recipient[0] == '\0')
		return gone(why, "its address is not known any more");
	k->block = whole_url(
	    &k->page, secret_block_path(c->a, c->secret, k->m->recipient_hash));
	switch (k->m->kind) {
	case MESSAGE_CONFIRM:
		return load_confirm(c, k, why, f);
	case MESSAGE_STORY:
		return load_friend(c, k, why, f);
	case MESSAGE_ANSWER:
		return load_answer(c, k, why, f);
	default:
		return gone(why, "it is of no known kind");
	}
}

/* Where an answer to it goes, besides to us; NULL: nowhere. */
static const char *
reply_to(struct composer *c, const struct making *k)
{
	const char *to = NULL;
	struct mailbox m;

	if (k->m->kind == MESSAGE_ANSWER)
		to = c->site.conf->contact;
	else if (k->m->kind == MESSAGE_STORY && k->sending.confirmed != 0 &&
		 k->sending.mode == CONF_EMAIL_VERIFIED)
		to = k->sending.sender;
	return to != NULL && mailbox_parse(c->a, to, &m) ? to : NULL;
}

/* The story's language, and that of the words around it. */
static const char *
language_of(struct composer *c, const struct making *k)
{
	const char *site = c->site.conf->language;

	if (k->m->kind != MESSAGE_STORY ||
	    strcasecmp(k->story.card.language, site) == 0)
		return site;
	return arena_printf(c->a, "%s, %s", k->story.card.language, site);
}

static enum compose_end
make(struct composer *c, struct making *k, struct buf *out, const char **why,
    struct fault *f)
{
	enum compose_end end = load(c, k, why, f);
	struct mail_letter l;

	if (end != COMPOSE_DONE)
		return end;
	if (!making_text(k, f) || !making_html(k, f))
		return COMPOSE_FAULTED;
	l = (struct mail_letter){
	    .id = k->m->id,
	    .subject = k->subject,
	    .from_name = c->site.conf->site_name,
	    .from = c->site.conf->mail_from,
	    .to = k->m->recipient,
	    .reply_to = reply_to(c, k),
	    .language = language_of(c, k),
	    .unsubscribe = k->block,
	    .date = clock_now(),
	    .text = buf_string(&k->text),
	    .html = buf_string(&k->html),
	};
	return letter_write(c->a, &l, out, f) ? COMPOSE_DONE : COMPOSE_FAULTED;
}

enum compose_end
compose_message(struct composer *c, const struct message *m, struct buf *out,
    const char **why, struct fault *f)
{
	struct making k = {.m = m};
	struct edition edition;
	enum compose_end end;

	*why = "";
	buf_reset(out);
	arena_reset(c->a);
	if (!begin(c, &edition, f))
		return COMPOSE_FAULTED;
	k.page = page_unasked(&c->site, c->a, c->edition, &edition);
	end = make(c, &k, out, why, f);
	db_rollback(c->edition);
	buf_release(&k.text);
	buf_release(&k.html);
	return end;
}

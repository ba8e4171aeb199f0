/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail this story to a friend: the form, and what it queues. */
#include "post/email_form.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/story.h"
#include "page/whole.h"
#include "post/limit.h"
#include "post/mailbox.h"
#include "post/posting.h"
#include "post/room.h"
#include "post/secret.h"
#include "store/message.h"
#include "store/sending.h"
#include "store/story.h"

#include "base/banned.h"

enum { LIMITS_MAX = 5 + 2 * WRITING_FRIENDS_MAX };

static enum conf_email_mode
mode_of(const struct posting *post)
{
	return post->p->site->conf->email_mode;
}

static const char *
address(const struct posting *post, bool is_thanks)
{
	return arena_printf(post->p->a, "/email/%lld%s",
	    (long long)post->subject, is_thanks ? "/sent" : "");
}

/* What a mail program is to begin a letter with (RFC 6068). */
static const char *
mailto(struct page *p, const struct story *s)
{
	const char *path =
	    address_encode(p->a, address_story(p->a, &s->card));
	const char *body = arena_printf(p->a, "%s\r\n\r\n%s%s%s\r\n\r\n%s\r\n",
	    s->card.headline, s->card.standfirst,
	    s->card.standfirst[0] == '\0' ? "" : "\r\n\r\n",
	    whole_url(p, path), whole_url(p, arena_printf(p->a, "/low%s", path)));
	char *subject = g_uri_escape_string(s->card.short_headline, NULL, FALSE);
	char *text = g_uri_escape_string(body, NULL, FALSE);
	const char *made =
	    arena_printf(p->a, "subject=%s&body=%s", subject, text);

	g_free(subject);
	g_free(text);
	return made;
}

static void
show_mode(struct view_dict *d, enum conf_email_mode mode)
{
	static const enum marker markers[CONF_EMAIL__MAX] = {
	    [CONF_EMAIL_VERIFIED] = MARKER_MODE_VERIFIED,
	    [CONF_EMAIL_OPEN] = MARKER_MODE_OPEN,
	    [CONF_EMAIL_SELF] = MARKER_MODE_SELF,
	};

	if (mode != CONF_EMAIL_OFF)
		view_show(d, markers[mode]);
}

static bool
fill(const struct posting *post, struct fault *f)
{
	struct page *p = post->p;
	const struct story *s = post->about;

	story_fill_about(p, p->dict, s);
	view_set(p->dict, MARKER_MAILTO, mailto(p, s));
	view_set(p->dict, MARKER_FORM_URL, address(post, false));
	show_mode(p->dict, mode_of(post));
	return section_trail(p->db, p->a, s->section, &p->trail, f);
}

/* What the form asks for. */
static void
fill_form(const struct posting *post, struct view_dict *d)
{
	show_mode(d, mode_of(post));
	view_show(d, mode_of(post) == CONF_EMAIL_SELF ? MARKER_TO_SELF
						     : MARKER_TO_FRIENDS);
}

static bool
is_open(const struct posting *post)
{
	return mode_of(post) != CONF_EMAIL_OFF;
}

static enum found
seen(const struct posting *post, enum posting_end *end, struct fault *f)
{
	struct sending before;
	enum found found = sending_by_key(
	    post->p->room->db, post->p->a, post->nonce, &before, f);

	if (found == FOUND)
		*end = posting_compare(post, before.digest);
	return found;
}

/* Who is to get the story. */
struct friends {
	int n;
	struct mailbox at[WRITING_FRIENDS_MAX];
	const char *hash[WRITING_FRIENDS_MAX];
};

static bool
add_friend(const struct posting *post, const char *text, struct friends *to)
{
	struct page *p = post->p;
	struct mailbox m;
	const char *hash;

	if (!mailbox_parse(p->a, text, &m))
		return false;
	hash = secret_address(p->a, p->room->secret, &m);
	/* "Bob@x" and "bob+news@x" are one person: one letter is enough. */
	for (int i = 0; i < to->n; i++) {
		if (strcmp(to->hash[i], hash) == 0)
			return true;
	}
	to->at[to->n] = m;
	to->hash[to->n++] = hash;
	return true;
}

static struct friends
friends_of(const struct posting *post)
{
	const char *text[WRITING_FRIENDS_MAX];
	struct friends to = {0};
	int n = writing_addresses(
	    post->p->a, post->writing.field[WRITING_FRIENDS], text);

	if (mode_of(post) == CONF_EMAIL_SELF)
		add_friend(post, post->writing.field[WRITING_EMAIL], &to);
	for (int i = 0; i < n; i++)
		add_friend(post, text[i], &to);
	return to;
}

/* Every limit that the letters come under, in one claim. */
static enum posting_end
claim(const struct posting *post, const struct friends *to,
    const char *sender, int *wait_s, struct fault *f)
{
	struct arena *a = post->p->a;
	struct room *room = post->p->room;
	const struct conf *c = room->conf;
	const char *network =
	    secret_hash(a, room->secret, "network", posting_network(post));
	int letters = to->n + (mode_of(post) == CONF_EMAIL_VERIFIED);
	struct limit limits[LIMITS_MAX] = {
	    {"email network", network, 1, c->email_network_per_hour,
		LIMIT_HOUR_S},
	    {"email network day", network, 1, c->email_network_per_day,
		LIMIT_DAY_S},
	    {"email sender", sender, 1, c->email_sender_per_day, LIMIT_DAY_S},
	    {"email story",
		arena_printf(a, "%lld", (long long)post->subject), letters,
		c->email_story_per_hour, LIMIT_HOUR_S},
	    {"email", "", letters, c->email_total_per_hour, LIMIT_HOUR_S},
	};
	size_t n = 5;

	for (int i = 0; i < to->n; i++) {
		const char *domain = secret_hash(
		    a, room->secret, "domain", to->at[i].domain);
		size_t j = 5;

		limits[n++] = (struct limit){"email recipient", to->hash[i], 1,
		    c->email_recipient_per_day, LIMIT_DAY_S};
		/* Of one domain together: each is looked at by itself. */
		while (j < n && strcmp(limits[j].key, domain) != 0)
			j++;
		if (j < n)
			limits[j].n++;
		else
			limits[n++] = (struct limit){"email domain", domain, 1,
			    c->email_domain_per_hour, LIMIT_HOUR_S};
	}
	return posting_claim(post, limits, n, wait_s, f);
}

static bool
queue(const struct posting *post, enum message_kind kind,
    enum message_state state, const char *recipient, const char *hash,
    int64_t now, struct fault *f)
{
	struct page *p = post->p;
	const struct message m = {
	    .id = secret_message_id(p->a, p->room->secret, post->nonce,
		arena_printf(p->a, "%s %s", message_kinds[kind], hash)),
	    .kind = kind,
	    .origin = post->nonce,
	    .recipient = recipient,
	    .recipient_hash = hash,
	    .state = state,
	};

	return message_insert(p->room->db, &m, now, f);
}

static bool
queue_all(const struct posting *post, const struct friends *to,
    const struct mailbox *sender, const char *sender_hash, int64_t now,
    struct fault *f)
{
	bool is_verified = mode_of(post) == CONF_EMAIL_VERIFIED;

	for (int i = 0; i < to->n; i++) {
		if (!queue(post, MESSAGE_STORY,
			is_verified ? MESSAGE_UNCONFIRMED : MESSAGE_QUEUED,
			to->at[i].address, to->hash[i], now, f))
			return false;
	}
	return !is_verified || queue(post, MESSAGE_CONFIRM, MESSAGE_QUEUED,
				   sender->address, sender_hash, now, f);
}

static enum posting_end
take(const struct posting *post, int *wait_s, struct fault *f)
{
	struct page *p = post->p;
	struct friends to = friends_of(post);
	struct sending s = {
	    .key = post->nonce,
	    .story = post->subject,
	    .mode = mode_of(post),
	    .digest = posting_digest(post),
	    .accepted = clock_now(),
	    .name = post->writing.field[WRITING_NAME],
	    .note = post->writing.field[WRITING_NOTE],
	};
	struct mailbox sender;
	enum posting_end end;

	if (!mailbox_parse(p->a, post->writing.field[WRITING_EMAIL], &sender))
		return POSTING_FAULTED;
	s.sender = sender.address;
	s.sender_hash = secret_address(p->a, p->room->secret, &sender);
	end = claim(post, &to, s.sender_hash, wait_s, f);
	if (end != POSTING_TAKEN)
		return end;
	return sending_insert(p->room->db, &s, f) &&
		       queue_all(post, &to, &sender, s.sender_hash,
			   s.accepted, f)
		   ? POSTING_TAKEN
		   : POSTING_FAULTED;
}

static enum found
find(struct posting *post, bool is_thanks, struct fault *f)
{
	struct page *p = post->p;
	struct story *s = arena_zalloc(p->a, 1, sizeof(*s));
	enum found found = story_of_form(p, "/email/", s, f);

	/* Where nothing is sent there is nothing to thank for. */
	if (found == FOUND && is_thanks && !is_open(post)) {
		page_error(p, 404);
		return ABSENT;
	}
	post->rules =
	    mode_of(post) == CONF_EMAIL_SELF ? &writing_self : &writing_email;
	post->subject = s->card.id;
	post->about = s;
	return found;
}

static const struct posting_kind kind = {
    .name = "email",
    .title = "E-mail this story",
    .form = TEMPLATE_EMAIL_FORM,
    .thanks = TEMPLATE_EMAIL_THANKS,
    .find = find,
    .address = address,
    .fill = fill,
    .fill_form = fill_form,
    .is_open = is_open,
    .seen = seen,
    .take = take,
};

bool
page_email_form(struct page *p, struct fault *f)
{
	return posting_form(p, &kind, f);
}

bool
page_email_post(struct page *p, struct fault *f)
{
	return posting_post(p, &kind, f);
}

bool
page_email_thanks(struct page *p, struct fault *f)
{
	return posting_thanks(p, &kind, f);
}

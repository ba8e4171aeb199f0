/* SPDX-License-Identifier: Apache-2.0 */
/* The links of our letters: let a story go out, have no more mail. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/request.h"
#include "http/response.h"
#include "page/story.h"
#include "post/email_form.h"
#include "post/room.h"
#include "post/secret.h"
#include "store/db.h"
#include "store/message.h"
#include "store/sending.h"
#include "store/story.h"

#include "base/banned.h"

enum { RETRY_AFTER_S = 10 };

/* A link that was followed. */
struct link_page {
	struct page *p;
	const char *path;  /* "/email/confirm?k=…" */
	const char *title;
	enum view_template t;
};

/* The page that shows one section, and what it says. */
static bool
send(const struct link_page *l, enum marker shown, const char *title,
    struct fault *f)
{
	struct page *p = l->p;

	view_show(p->dict, shown);
	view_set(p->dict, MARKER_FORM_URL, l->path);
	view_set(p->dict, MARKER_TITLE_HERE, title);
	p->is_page = true;
	p->is_noindex = true;
	p->canonical = l->path;
	p->title = title;
	return page_send(p, l->t, f);
}

/* The postroom is away: nothing was done. */
static bool
regret(const struct link_page *l, enum marker shown, const struct fault *why,
    struct fault *f)
{
	log_error("%s: %s", l->p->path, why->text);
	l->p->res->status = 503;
	l->p->res->retry_after_s = RETRY_AFTER_S;
	return send(l, shown, l->title, f);
}

/*
 * What stands in the parameter of the address. NULL: the answer is made: the
 * postroom is away, or it is no link of ours and gets a 404.
 */
static const char *
take_link(struct page *p, const char *param, enum secret_link which,
    struct fault *f, bool *ok)
{
	const char *value = request_param(p->req, param), *text;

	*ok = room_ready(p->room, f);
	if (!*ok)
		return NULL;
	text = value == NULL
		   ? NULL
		   : secret_unlink(p->a, p->room->secret, which, value);
	if (text == NULL)
		page_error(p, 404);
	return text;
}

/* Let it go out, whatever was pressed how often. */
static bool
confirm(struct page *p, const char *key, struct fault *f)
{
	struct db *db = p->room->db;
	int64_t now = clock_now();

	if (!db_begin(db, f))
		return false;
	if (sending_confirm(db, key, now, f) &&
	    message_confirm(db, key, now, f))
		return db_commit(db, f);
	db_rollback(db);
	return false;
}

static bool
answer_confirm(struct link_page *l, const struct sending *s,
    const struct story *story, bool is_public, struct fault *f)
{
	struct page *p = l->p;
	struct fault why = {0};

	if (is_public)
		story_fill_about(p, p->dict, story);
	if (s->confirmed != 0)
		return send(l, MARKER_CONFIRM_DONE, "Thank you", f);
	if (!is_public)
		return send(l, MARKER_CONFIRM_GONE, "Not sent", f);
	if (clock_now() - s->accepted > EMAIL_CONFIRM_S ||
	    s->sender[0] == '\0') {
		view_set(p->dict, MARKER_AGAIN_URL,
		    arena_printf(p->a, "/email/%lld", (long long)s->story));
		return send(l, MARKER_CONFIRM_LATE, "Too late", f);
	}
	if (p->req->method != METHOD_POST)
		return send(l, MARKER_CONFIRM_ASK, l->title, f);
	if (!confirm(p, s->key, &why))
		return regret(l, MARKER_CONFIRM_DOWN, &why, f);
	return send(l, MARKER_CONFIRM_DONE, "Thank you", f);
}

bool
page_email_confirm(struct page *p, struct fault *f)
{
	struct link_page l = {p, NULL, "E-mail the story?",
	    TEMPLATE_EMAIL_CONFIRM};
	struct sending s;
	struct story story;
	enum found found;
	bool ok;
	const char *key = take_link(p, "k", SECRET_CONFIRM, f, &ok);

	if (key == NULL)
		return ok;
	l.path = secret_confirm_path(p->a, p->room->secret, key);
	if (p->req->method != METHOD_POST &&
	    !page_is_canonical(p, "/email/confirm", strchr(l.path, '?') + 1))
		return true;
	found = sending_by_key(p->room->db, p->a, key, &s, f);
	if (found == ABSENT) /* so long ago that we forgot it */
		page_error(p, 404);
	if (found != FOUND)
		return found == ABSENT;
	found = story_by_id(p->db, p->a, s.story, &story, f);
	if (found == FAULTED)
		return false;
	p->dict = view_dict_new(p->a);
	return answer_confirm(
	    &l, &s, &story, found == FOUND && story.is_live, f);
}

static bool
block(struct page *p, const char *hash, struct fault *f)
{
	struct db *db = p->room->db;

	if (!db_begin(db, f))
		return false;
	if (blocked_add(db, hash, clock_now(), f))
		return db_commit(db, f);
	db_rollback(db);
	return false;
}

bool
page_email_block(struct page *p, struct fault *f)
{
	struct link_page l = {p, NULL, "No more mail?", TEMPLATE_EMAIL_BLOCK};
	struct fault why = {0};
	bool ok;
	const char *hash = take_link(p, "a", SECRET_BLOCK, f, &ok);

	if (hash == NULL)
		return ok;
	l.path = secret_block_path(p->a, p->room->secret, hash);
	if (p->req->method != METHOD_POST &&
	    !page_is_canonical(p, "/email/block", strchr(l.path, '?') + 1))
		return true;
	p->dict = view_dict_new(p->a);
	if (p->req->method != METHOD_POST)
		return send(&l, MARKER_BLOCK_ASK, l.title, f);
	if (!block(p, hash, &why))
		return regret(&l, MARKER_BLOCK_DOWN, &why, f);
	return send(&l, MARKER_BLOCK_DONE, "No more mail", f);
}

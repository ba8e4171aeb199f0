/* SPDX-License-Identifier: Apache-2.0 */
/* A form that readers send: asked for, taken, or refused with the reason. */
#include "post/posting.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "page/address.h"
#include "post/internal.h"
#include "post/limit.h"
#include "post/room.h"
#include "post/secret.h"
#include "post/token.h"
#include "store/db.h"

#include "base/banned.h"

/* The name of the field that traps robots. */
static const char trap_name[] = "more";

enum { RETRY_AFTER_S = 10, BAD_STATUS = 400, LIMIT_STATUS = 429 };

/* It has been taken: a page that can be loaded again without sending again. */
static bool
thank(const struct posting *post)
{
	struct page *p = post->p;

	p->res->status = 303;
	p->res->location = arena_printf(p->a, "%s%s",
	    p->skin == SKIN_LOW ? "/low" : "",
	    post->kind->address(post, true));
	return true;
}

static bool
refuse(const struct posting *post, int status, enum marker why,
    struct fault *f)
{
	struct refusal refusal = {status, why, 0};

	return posting_send_form(post, &refusal, f);
}

/* The postroom is not to be had, or did not keep it: the text goes back. */
static bool
regret(
    const struct posting *post, const struct fault *why, struct fault *f)
{
	struct refusal refusal = {503, MARKER_WHY_DOWN, RETRY_AFTER_S};

	log_error("what a reader sent (%s of %lld) was not taken: %s",
	    post->kind->name, (long long)post->subject, why->text);
	return posting_send_form(post, &refusal, f);
}

/*
 * Looking first, now that nobody else writes, whether it was taken meanwhile.
 */
static enum posting_end
take_once(const struct posting *post, int *wait_s, struct fault *f)
{
	enum posting_end end = POSTING_FAULTED;

	switch (post->kind->seen(post, &end, f)) {
	case FOUND:
		return end;
	case ABSENT:
		return post->kind->take(post, wait_s, f);
	default:
		return POSTING_FAULTED;
	}
}

static enum posting_end
take(const struct posting *post, int *wait_s, struct fault *f)
{
	struct db *db = post->p->room->db;
	enum posting_end end;

	if (!db_begin(db, f))
		return POSTING_FAULTED;
	end = take_once(post, wait_s, f);
	if (end == POSTING_TAKEN)
		return db_commit(db, f) ? POSTING_TAKEN : POSTING_FAULTED;
	db_rollback(db);
	return end;
}

static bool
take_in(const struct posting *post, struct fault *f)
{
	struct refusal limit = {LIMIT_STATUS, MARKER_WHY_LIMIT, 0};
	struct fault why = {0};

	switch (take(post, &limit.wait_s, &why)) {
	case POSTING_TAKEN:
		return thank(post);
	case POSTING_OTHER:
		return refuse(post, BAD_STATUS, MARKER_WHY_SENT, f);
	case POSTING_LIMIT:
		return posting_send_form(post, &limit, f);
	default:
		return regret(post, &why, f);
	}
}

/* A token that is ours and right, but not of now, or no right one. */
static bool
check_token(const struct posting *post, enum token_state state,
    bool *answered, struct fault *f)
{
	static const enum marker reasons[TOKEN__MAX] = {
	    [TOKEN_EARLY] = MARKER_WHY_EARLY,
	    [TOKEN_OLD] = MARKER_WHY_OLD,
	    [TOKEN_BAD] = MARKER_WHY_BAD,
	};

	*answered = state != TOKEN_GOOD;
	return state == TOKEN_GOOD ||
	       refuse(post, BAD_STATUS, reasons[state], f);
}

/*
 * What was taken already is thanked for again, whatever has changed since: the
 * reader cannot know that it was.
 */
static bool
check_seen(const struct posting *post, bool *answered, struct fault *f)
{
	enum posting_end end = POSTING_FAULTED;
	struct fault why = {0};
	enum found found = post->kind->seen(post, &end, &why);

	*answered = true;
	if (found == FAULTED)
		return regret(post, &why, f);
	if (found == FOUND)
		return end == POSTING_TAKEN
			   ? thank(post)
			   : refuse(post, BAD_STATUS, MARKER_WHY_SENT, f);
	*answered = false;
	return true;
}

/* Set the revision that the form says it is of, if there is such a one. */
static void
read_revision(struct posting *post, const struct form *form)
{
	int64_t sent;

	if (post->revision != 0 &&
	    address_parse_number(form_value(form, "revision"), &sent) &&
	    sent < post->revision)
		post->revision = sent;
}

static bool
answer(struct posting *post, bool is_fine, bool is_trapped, int64_t newest,
    struct fault *f)
{
	struct page *p = post->p;
	struct fault why = {0};
	enum token_state state;
	bool answered = false, ok = true;

	if (!room_ready(p->room, &why))
		return regret(post, &why, f);
	state = token_check(p->a, p->room->secret, posting_token_form(post),
	    post->subject, clock_now(), post->token, &post->nonce);
	/* Whoever cannot show what they saw gets the newest. */
	if (state == TOKEN_BAD)
		post->revision = newest;
	if (post->nonce != NULL)
		ok = check_seen(post, &answered, f);
	if (answered)
		return ok;
	if (post->kind->is_open != NULL && !post->kind->is_open(post))
		return refuse(post, BAD_STATUS, MARKER_WHY_CLOSED, f);
	/* A robot is to think that it got through. */
	if (is_trapped) {
		post->nonce = token_nonce(p->a);
		return thank(post);
	}
	ok = check_token(post, state, &answered, f);
	if (answered)
		return ok;
	if (!is_fine)
		return refuse(post, BAD_STATUS, MARKER_WHY_FIELDS, f);
	return take_in(post, f);
}

static bool
read_form(struct posting *post, struct fault *f)
{
	struct page *p = post->p;
	struct fault why = {0};
	struct form form;
	int64_t newest = post->revision;
	bool is_fine;
	int status = form_parse(p->req, &form, &why);

	if (status != 0) {
		page_error(p, status);
		return true;
	}
	is_fine = writing_read(p->a, post->rules, &form, &post->writing);
	post->token = form_value(&form, "token");
	read_revision(post, &form);
	return answer(post, is_fine, form_value(&form, trap_name)[0] != '\0',
	    newest, f);
}

/* Find what the address is about. ABSENT: the answer is made. */
static enum found
find(struct page *p, const struct posting_kind *kind, bool is_thanks,
    struct posting *post, struct fault *f)
{
	*post = (struct posting){.p = p, .kind = kind, .token = ""};
	for (int i = 0; i < WRITING__MAX; i++)
		post->writing.field[i] = "";
	return kind->find(post, is_thanks, f);
}

/* The same, of a page that has one address. */
static enum found
find_page(struct page *p, const struct posting_kind *kind, bool is_thanks,
    struct posting *post, struct fault *f)
{
	enum found found = find(p, kind, is_thanks, post, f);
	const char *address, *query;

	if (found != FOUND)
		return found;
	address = kind->address(post, is_thanks);
	query = address + strcspn(address, "?");
	return page_is_canonical(p,
		   arena_copy(p->a, address, (size_t)(query - address)),
		   query[0] == '?' ? query + 1 : "")
		   ? FOUND
		   : ABSENT;
}

bool
posting_form(
    struct page *p, const struct posting_kind *kind, struct fault *f)
{
	struct posting post;
	enum found found = find_page(p, kind, false, &post, f);

	if (found != FOUND)
		return found == ABSENT;
	if (kind->is_open != NULL && !kind->is_open(&post))
		return posting_send_closed(&post, f);
	/* Nobody is to write in vain. */
	return room_ready(p->room, f) && posting_send_form(&post, NULL, f);
}

bool
posting_post(
    struct page *p, const struct posting_kind *kind, struct fault *f)
{
	struct posting post;
	enum found found = find(p, kind, false, &post, f);

	return found == FOUND ? read_form(&post, f) : found == ABSENT;
}

bool
posting_thanks(
    struct page *p, const struct posting_kind *kind, struct fault *f)
{
	struct posting post;
	enum found found = find_page(p, kind, true, &post, f);

	if (found != FOUND)
		return found == ABSENT;
	p->dict = view_dict_new(p->a);
	return posting_send_page(&post, true, f);
}

const char *
posting_digest(const struct posting *post)
{
	struct buf all = {0};
	const char *made;

	for (int i = 0; i < WRITING__MAX; i++)
		buf_printf(&all, "%s\n", post->writing.field[i]);
	made = secret_hash(post->p->a, post->p->room->secret, "form",
	    arena_printf(post->p->a, "%s\n%lld\n%s", post->kind->name,
		(long long)post->subject, buf_string(&all)));
	buf_release(&all);
	return made;
}

enum posting_end
posting_compare(const struct posting *post, const char *digest)
{
	return strcmp(digest, posting_digest(post)) == 0 ? POSTING_TAKEN
							  : POSTING_OTHER;
}

enum posting_end
posting_claim(const struct posting *post, const struct limit *limits,
    size_t n, int *wait_s, struct fault *f)
{
	switch (limit_claim(post->p->room->db, limits, n, clock_uptime_s(),
	    wait_s, f)) {
	case FOUND:
		return POSTING_TAKEN;
	case ABSENT:
		return POSTING_LIMIT;
	default:
		return POSTING_FAULTED;
	}
}

const char *
posting_network(const struct posting *post)
{
	struct page *p = post->p;

	return limit_network(
	    p->a, limit_client(p->a, p->site->conf, p->req));
}

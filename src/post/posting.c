/* SPDX-License-Identifier: Apache-2.0 */
/* A form that readers send: shown, taken, or shown again with the reason. */
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
#include "post/room.h"
#include "post/secret.h"
#include "post/token.h"
#include "store/db.h"

#include "base/banned.h"

/* The name of the field that traps robots. */
static const char trap_name[] = "more";

enum { RETRY_AFTER_S = 10, BAD_STATUS = 400, LIMIT_STATUS = 429 };

/* Why a letter was not taken. */
struct refusal {
	int status;
	enum marker why;
	int wait_s;
};

static const struct {
	enum marker value, fault;
} fields[WRITING__MAX] = {
    [WRITING_NAME] = {MARKER_NAME_VALUE, MARKER_NAME_FAULT},
    [WRITING_PLACE] = {MARKER_PLACE_VALUE, MARKER_PLACE_FAULT},
    [WRITING_EMAIL] = {MARKER_EMAIL_VALUE, MARKER_EMAIL_FAULT},
    [WRITING_FRIENDS] = {MARKER_FRIENDS_VALUE, MARKER_FRIENDS_FAULT},
    [WRITING_NOTE] = {MARKER_NOTE_VALUE, MARKER_NOTE_FAULT},
    /* A choice; which one, fill_choice says. */
    [WRITING_KIND] = {MARKER__MAX, MARKER_KIND_FAULT},
    [WRITING_MESSAGE] = {MARKER_MESSAGE_VALUE, MARKER_MESSAGE_FAULT},
};

struct posting
posting_of(struct page *p, const struct posting_kind *kind,
    const struct writing_form *rules, int64_t subject, const void *about)
{
	struct posting post = {
	    .p = p,
	    .kind = kind,
	    .rules = rules,
	    .subject = subject,
	    .about = about,
	    .token = "",
	};

	for (int i = 0; i < WRITING__MAX; i++)
		post.writing.field[i] = "";
	return post;
}

static void
fill_fault(struct view_dict *parent, const struct writing *w,
    const struct writing_rule *r)
{
	static const enum marker kinds[WRITING_FAULT__MAX] = {
	    [WRITING_MISSING] = MARKER_FAULT_MISSING,
	    [WRITING_TOO_LONG] = MARKER_FAULT_LONG,
	    [WRITING_UNCLEAN] = MARKER_FAULT_UNCLEAN,
	    [WRITING_NO_ADDRESS] = MARKER_FAULT_ADDRESS,
	    [WRITING_TOO_MANY] = MARKER_FAULT_MANY,
	    [WRITING_NO_NAME] = MARKER_FAULT_NAME,
	    [WRITING_NO_KIND] = MARKER_FAULT_KIND,
	};
	struct view_dict *d;

	if (w->fault[r->field] == WRITING_FINE)
		return;
	d = view_add(view_add(parent, fields[r->field].fault),
	    kinds[w->fault[r->field]]);
	view_set_int(d, MARKER_LENGTH, w->length[r->field]);
	view_set_int(d, MARKER_LENGTH_MAX, r->max);
}

/* The form in its tokens: one for each revision of what it is about. */
static const char *
token_form(const struct posting *post)
{
	return post->revision == 0
		   ? post->kind->name
		   : arena_printf(post->p->a, "%s %lld", post->kind->name,
			 (long long)post->revision);
}

/*
 * A new token; while there is no postroom to make one with, the one that came,
 * if it looks like one.
 */
static const char *
token_for(const struct posting *post)
{
	struct page *p = post->p;

	if (room_ready(p->room, NULL))
		return token_make(p->a, p->room->secret, token_form(post),
		    post->subject, clock_now());
	return strspn(post->token, "0123456789abcdef-") == strlen(post->token)
		   ? post->token
		   : "";
}

/* Which of the choices there are of feedback was made. */
static void
fill_choice(struct view_dict *d, const char *kind)
{
	static const enum marker markers[] = {
	    MARKER_KIND_ERROR, MARKER_KIND_COMMENT, MARKER_KIND_TECHNICAL};

	for (size_t i = 0; i < sizeof(markers) / sizeof(markers[0]); i++) {
		if (strcmp(kind, writing_kinds[i]) == 0)
			view_show(d, markers[i]);
	}
}

static void
fill_form(const struct posting *post)
{
	struct page *p = post->p;
	struct view_dict *d = view_add(p->dict, MARKER_FORM);

	view_set(d, MARKER_FORM_URL, post->kind->address(post, false));
	view_set(d, MARKER_TOKEN, token_for(post));
	if (post->revision != 0)
		view_set_int(d, MARKER_REVISION, post->revision);
	if (post->kind->fill_form != NULL)
		post->kind->fill_form(post, d);
	for (size_t i = 0; i < post->rules->n; i++) {
		const struct writing_rule *r = &post->rules->rule[i];
		const char *text = post->writing.field[r->field];

		if (r->check == WRITING_FEEDBACK_KIND)
			fill_choice(d, text);
		else
			view_set(d, fields[r->field].value, text);
		fill_fault(d, &post->writing, r);
	}
}

static void
fill_alert(const struct posting *post, const struct refusal *refusal)
{
	struct view_dict *alert = view_add(post->p->dict, MARKER_ALERT), *why;

	view_show(alert,
	    refusal->status == 503 ? MARKER_NOT_NOW : MARKER_NOT_TAKEN);
	why = view_add(alert, refusal->why);
	if (refusal->why == MARKER_WHY_LIMIT)
		view_set_int(why, MARKER_MINUTES, (refusal->wait_s + 59) / 60);
	for (size_t i = 0; i < post->rules->n; i++)
		fill_fault(why, &post->writing, &post->rules->rule[i]);
}

static bool
send_page(const struct posting *post, bool is_thanks, struct fault *f)
{
	struct page *p = post->p;

	p->is_page = true;
	p->is_noindex = true;
	p->canonical = post->kind->address(post, is_thanks);
	p->title = is_thanks ? "Thank you" : post->kind->title;
	return post->kind->fill(post, f) &&
	       page_send(p,
		   is_thanks ? post->kind->thanks : post->kind->form, f);
}

static bool
send_form(const struct posting *post, const struct refusal *refusal,
    struct fault *f)
{
	struct page *p = post->p;

	p->dict = view_dict_new(p->a);
	if (refusal != NULL) {
		p->res->status = refusal->status;
		p->res->retry_after_s = refusal->wait_s;
		fill_alert(post, refusal);
	}
	fill_form(post);
	return send_page(post, false, f);
}

bool
posting_show_closed(struct posting *post, struct fault *f)
{
	struct page *p = post->p;

	p->dict = view_dict_new(p->a);
	view_show(p->dict, MARKER_OVER);
	return send_page(post, false, f);
}

bool
posting_show(struct posting *post, struct fault *f)
{
	if (post->kind->is_open != NULL && !post->kind->is_open(post))
		return posting_show_closed(post, f);
	/* Nobody is to write in vain. */
	return room_ready(post->p->room, f) && send_form(post, NULL, f);
}

bool
posting_thanks(struct posting *post, struct fault *f)
{
	post->p->dict = view_dict_new(post->p->a);
	return send_page(post, true, f);
}

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

	return send_form(post, &refusal, f);
}

/* The postroom is not to be had, or did not keep it: the text goes back. */
static bool
regret(
    const struct posting *post, const struct fault *why, struct fault *f)
{
	struct refusal refusal = {503, MARKER_WHY_DOWN, RETRY_AFTER_S};

	log_error("what a reader sent (%s of %lld) was not taken: %s",
	    post->kind->name, (long long)post->subject, why->text);
	return send_form(post, &refusal, f);
}

static bool
take_in(const struct posting *post, struct fault *f)
{
	struct refusal limit = {LIMIT_STATUS, MARKER_WHY_LIMIT, 0};
	struct fault why = {0};

	switch (post->kind->take(post, &limit.wait_s, &why)) {
	case POSTING_TAKEN:
		return thank(post);
	case POSTING_OTHER:
		return refuse(post, BAD_STATUS, MARKER_WHY_SENT, f);
	case POSTING_LIMIT:
		return send_form(post, &limit, f);
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
	state = token_check(p->a, p->room->secret, token_form(post),
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

bool
posting_answer(struct posting *post, struct fault *f)
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

static enum posting_end
take_once(const struct posting *post,
    enum posting_end (*take)(
	const struct posting *post, int *wait_s, struct fault *f),
    int *wait_s, struct fault *f)
{
	enum posting_end end = POSTING_FAULTED;

	switch (post->kind->seen(post, &end, f)) {
	case FOUND:
		return end;
	case ABSENT:
		return take(post, wait_s, f);
	default:
		return POSTING_FAULTED;
	}
}

enum posting_end
posting_commit(const struct posting *post,
    enum posting_end (*take)(
	const struct posting *post, int *wait_s, struct fault *f),
    int *wait_s, struct fault *f)
{
	struct db *db = post->p->room->db;
	enum posting_end end;

	if (!db_begin(db, f))
		return POSTING_FAULTED;
	end = take_once(post, take, wait_s, f);
	if (end == POSTING_TAKEN)
		return db_commit(db, f) ? POSTING_TAKEN : POSTING_FAULTED;
	db_rollback(db);
	return end;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The form of a talking point: shown, taken, or shown again with the reason. */
#include "post/debate_form.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "page/debate.h"
#include "post/intake.h"
#include "post/room.h"
#include "post/writing.h"

#include "base/banned.h"

/* The name of the form, in its tokens; and of the field that traps robots. */
static const char form_name[] = "debate";
static const char trap_name[] = "more";

enum { RETRY_AFTER_S = 10, LIMIT_STATUS = 429 };

/* A letter on its way in. */
struct post {
	struct page *p;
	struct debate debate;
	struct writing writing;
	const char *token; /* as it was sent, or "" */
	const char *nonce; /* of a token of ours, else NULL */
};

/* Why a letter was not taken. */
struct refusal {
	int status;
	enum marker why;
	int wait_s;
};

static const struct {
	enum marker value, fault;
	int max;
} fields[WRITING__MAX] = {
    [WRITING_NAME] = {MARKER_NAME_VALUE, MARKER_NAME_FAULT, WRITING_NAME_MAX},
    [WRITING_PLACE] = {MARKER_PLACE_VALUE, MARKER_PLACE_FAULT,
	WRITING_PLACE_MAX},
    [WRITING_EMAIL] = {MARKER_EMAIL_VALUE, MARKER_EMAIL_FAULT,
	WRITING_EMAIL_MAX},
    [WRITING_MESSAGE] = {MARKER_MESSAGE_VALUE, MARKER_MESSAGE_FAULT,
	WRITING_MESSAGE_MAX},
};

static void
fill_fault(struct view_dict *parent, const struct writing *w, int i)
{
	static const enum marker kinds[WRITING_FAULT__MAX] = {
	    [WRITING_MISSING] = MARKER_FAULT_MISSING,
	    [WRITING_TOO_LONG] = MARKER_FAULT_LONG,
	    [WRITING_UNCLEAN] = MARKER_FAULT_UNCLEAN,
	    [WRITING_NO_ADDRESS] = MARKER_FAULT_ADDRESS,
	};
	struct view_dict *d;

	if (w->fault[i] == WRITING_FINE)
		return;
	d = view_add(view_add(parent, fields[i].fault), kinds[w->fault[i]]);
	view_set_int(d, MARKER_LENGTH, w->length[i]);
	view_set_int(d, MARKER_LENGTH_MAX, fields[i].max);
}

/*
 * A new token; while there is no postroom to make one with, the one that came,
 * if it looks like one.
 */
static const char *
token_for(const struct post *post)
{
	struct page *p = post->p;

	if (room_ready(p->room, NULL))
		return token_make(p->a, p->room->secret, form_name,
		    post->debate.id, clock_now());
	return strspn(post->token, "0123456789abcdef-") == strlen(post->token)
		   ? post->token
		   : "";
}

static void
fill_form(const struct post *post)
{
	struct page *p = post->p;
	struct view_dict *d = view_add(p->dict, MARKER_FORM);

	view_set(d, MARKER_FORM_URL,
	    debate_form_address(p->a, &post->debate, "write"));
	view_set(d, MARKER_TOKEN, token_for(post));
	for (int i = 0; i < WRITING__MAX; i++) {
		const char *text = post->writing.field[i];

		view_set(d, fields[i].value, text == NULL ? "" : text);
		fill_fault(d, &post->writing, i);
	}
}

static void
fill_alert(const struct post *post, const struct refusal *refusal)
{
	struct view_dict *alert = view_add(post->p->dict, MARKER_ALERT), *why;

	view_show(alert,
	    refusal->status == 503 ? MARKER_NOT_NOW : MARKER_NOT_TAKEN);
	why = view_add(alert, refusal->why);
	if (refusal->why == MARKER_WHY_LIMIT)
		view_set_int(why, MARKER_MINUTES, (refusal->wait_s + 59) / 60);
	for (int i = 0; i < WRITING__MAX; i++)
		fill_fault(why, &post->writing, i);
}

static bool
send_page(const struct post *post, const char *which, const char *title,
    enum view_template t, struct fault *f)
{
	struct page *p = post->p;

	debate_fill(p, p->dict, &post->debate);
	debate_set_trail(p);
	p->is_page = true;
	p->is_noindex = true;
	p->canonical = debate_form_address(p->a, &post->debate, which);
	p->title = title;
	return page_send(p, t, f);
}

static bool
send_form(const struct post *post, const struct refusal *refusal,
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
	return send_page(post, "write", "Have your say", TEMPLATE_DEBATE_FORM,
	    f);
}

/* The debate of the address; ABSENT: the answer is a 404. */
static enum found
find(struct page *p, struct post *post, struct fault *f)
{
	enum found found = ABSENT;
	int64_t id;

	*post = (struct post){.p = p, .token = ""};
	if (debate_number(p, &id))
		found = debate_load(p, id, &post->debate, f);
	if (found == ABSENT)
		page_error(p, 404);
	return found;
}

bool
page_debate_form(struct page *p, struct fault *f)
{
	struct post post;
	enum found found = find(p, &post, f);

	if (found != FOUND)
		return found == ABSENT;
	if (!page_is_canonical(
		p, debate_form_address(p->a, &post.debate, "write"), ""))
		return true;
	if (!debate_is_open(&post.debate, clock_now())) {
		p->dict = view_dict_new(p->a);
		view_show(p->dict, MARKER_OVER);
		return send_page(&post, "write", "Have your say",
		    TEMPLATE_DEBATE_FORM, f);
	}
	/* Nobody is to write in vain. */
	return room_ready(p->room, f) && send_form(&post, NULL, f);
}

bool
page_debate_thanks(struct page *p, struct fault *f)
{
	struct post post;
	enum found found = find(p, &post, f);

	if (found != FOUND)
		return found == ABSENT;
	if (!page_is_canonical(
		p, debate_form_address(p->a, &post.debate, "thanks"), ""))
		return true;
	p->dict = view_dict_new(p->a);
	return send_page(
	    &post, "thanks", "Thank you", TEMPLATE_DEBATE_THANKS, f);
}

/* It has been taken: a page that can be loaded again without sending again. */
static bool
thank(const struct post *post)
{
	struct page *p = post->p;

	p->res->status = 303;
	p->res->location = arena_printf(p->a, "%s%s",
	    p->skin == SKIN_LOW ? "/low" : "",
	    debate_form_address(p->a, &post->debate, "thanks"));
	return true;
}

static bool
refuse(const struct post *post, int status, enum marker why, struct fault *f)
{
	struct refusal refusal = {status, why, 0};

	return send_form(post, &refusal, f);
}

/* The postroom is not to be had, or did not keep it: the text goes back. */
static bool
regret(const struct post *post, const struct fault *why, struct fault *f)
{
	struct refusal refusal = {503, MARKER_WHY_DOWN, RETRY_AFTER_S};

	log_error("a letter to debate %lld was not taken: %s",
	    (long long)post->debate.id, why->text);
	return send_form(post, &refusal, f);
}

static struct letter
letter_of(const struct post *post)
{
	return (struct letter){
	    .key = post->nonce,
	    .debate = post->debate.id,
	    .name = post->writing.field[WRITING_NAME],
	    .place = post->writing.field[WRITING_PLACE],
	    .email = post->writing.field[WRITING_EMAIL],
	    .message = post->writing.field[WRITING_MESSAGE],
	};
}

static bool
take_in(const struct post *post, struct fault *f)
{
	struct refusal limit = {LIMIT_STATUS, MARKER_WHY_LIMIT, 0};
	struct letter letter = letter_of(post);
	struct fault why = {0};

	switch (intake_take(post->p->room, post->p->a, &letter,
	    post->p->req->remote_addr, &limit.wait_s, &why)) {
	case INTAKE_TAKEN:
		return thank(post);
	case INTAKE_OTHER:
		return refuse(post, 409, MARKER_WHY_SENT, f);
	case INTAKE_LIMIT:
		return send_form(post, &limit, f);
	default:
		return regret(post, &why, f);
	}
}

/* A token that is ours and right, but not of now, or no right one. */
static bool
check_token(const struct post *post, enum token_state state, bool *answered,
    struct fault *f)
{
	static const enum marker reasons[TOKEN__MAX] = {
	    [TOKEN_EARLY] = MARKER_WHY_EARLY,
	    [TOKEN_OLD] = MARKER_WHY_OLD,
	    [TOKEN_BAD] = MARKER_WHY_BAD,
	};

	*answered = state != TOKEN_GOOD;
	return state == TOKEN_GOOD || refuse(post, 422, reasons[state], f);
}

/*
 * What was taken already is thanked for again, whatever has changed since: the
 * reader cannot know that it was.
 */
static bool
check_seen(const struct post *post, bool *answered, struct fault *f)
{
	struct letter letter = letter_of(post);
	struct fault why = {0};
	enum intake seen;
	enum found found;

	*answered = true;
	found = intake_seen(post->p->room, post->p->a, &letter, &seen, &why);
	if (found == FAULTED)
		return regret(post, &why, f);
	if (found == FOUND)
		return seen == INTAKE_TAKEN
			   ? thank(post)
			   : refuse(post, 409, MARKER_WHY_SENT, f);
	*answered = false;
	return true;
}

static bool
answer(struct post *post, bool is_fine, bool is_trapped, struct fault *f)
{
	struct page *p = post->p;
	struct fault why = {0};
	enum token_state state;
	bool answered = false, ok = true;

	if (!room_ready(p->room, &why))
		return regret(post, &why, f);
	state = token_check(p->a, p->room->secret, form_name, post->debate.id,
	    clock_now(), post->token, &post->nonce);
	if (post->nonce != NULL)
		ok = check_seen(post, &answered, f);
	if (answered)
		return ok;
	if (!debate_is_open(&post->debate, clock_now()))
		return refuse(post, 409, MARKER_WHY_CLOSED, f);
	/* A robot is to think that it got through. */
	if (is_trapped)
		return thank(post);
	ok = check_token(post, state, &answered, f);
	if (answered)
		return ok;
	if (!is_fine)
		return refuse(post, 422, MARKER_WHY_FIELDS, f);
	return take_in(post, f);
}

bool
page_debate_post(struct page *p, struct fault *f)
{
	struct fault why = {0};
	struct form form;
	struct post post;
	enum found found = find(p, &post, f);
	bool is_fine;
	int status;

	if (found != FOUND)
		return found == ABSENT;
	status = form_parse(p->req, &form, &why);
	if (status != 0) {
		page_error(p, status);
		return true;
	}
	is_fine = writing_read(p->a, &form, &post.writing);
	post.token = form_value(&form, "token");
	return answer(
	    &post, is_fine, form_value(&form, trap_name)[0] != '\0', f);
}

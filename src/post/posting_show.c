/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of a form: with what was typed, and why it was not taken. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "http/response.h"
#include "post/internal.h"
#include "post/room.h"
#include "post/token.h"

#include "base/banned.h"

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

const char *
posting_token_form(const struct posting *post)
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
		return token_make(p->a, p->room->secret, posting_token_form(post),
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

bool
posting_send_page(const struct posting *post, bool is_thanks, struct fault *f)
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

bool
posting_send_form(const struct posting *post, const struct refusal *refusal,
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
	return posting_send_page(post, false, f);
}

bool
posting_send_closed(const struct posting *post, struct fault *f)
{
	struct page *p = post->p;

	p->dict = view_dict_new(p->a);
	view_show(p->dict, MARKER_OVER);
	return posting_send_page(post, false, f);
}

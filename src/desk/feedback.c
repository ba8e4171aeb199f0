/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What editors do about feedback. It is noted in the newsroom and then written
 * into the postroom, in one transaction there that can be done twice.
 */
#include "desk/feedback.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "post/mailbox.h"
#include "post/reference.h"
#include "post/room.h"
#include "post/secret.h"
#include "post/writing.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/feedback.h"
#include "store/message.h"
#include "store/operation.h"
#include "store/revision.h"
#include "story/document.h"

#include "base/banned.h"

enum { DOCUMENT_BYTES_MAX = 64 << 20 };

bool
desk_feedback(struct desk *d, struct arena *a, const char *reference,
    struct feedback *b, struct fault *f)
{
	struct db *postroom = desk_postroom(d, f);
	const char *whole = reference_parse(a, reference);
	enum found found = ABSENT;

	if (postroom == NULL)
		return false;
	if (whole != NULL)
		found = feedback_by_reference(postroom, a, whole, b, f);
	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT,
		    "there is no feedback \"%.40s\"; \"broadsheet feedback "
		    "list\" shows what there is",
		    reference);
	return found == FOUND;
}

static bool
impossible(
    struct desk *d, const struct feedback *b, const char *why, struct fault *f)
{
	fault_set(f, FAULT_DATA, "feedback %s %s", b->reference, why);
	return act_refuse(d);
}

/* Begin an act on one that is not closed; false: no transaction is open. */
static bool
begin(
    struct desk *d, const char *reference, struct feedback *b, struct fault *f)
{
	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	if (!desk_feedback(d, d->a, reference, b, f))
		return act_refuse(d);
	return b->state != FEEDBACK_CLOSED ||
	       impossible(d, b,
		   "is closed, and that is final: nothing more can be done "
		   "about it",
		   f);
}

static bool
go(struct desk *d, const char *act, const struct feedback *b, const char *why,
    json_t *detail, struct fault *f)
{
	return act_go(d, act, b->story,
	    arena_printf(d->a, "feedback %s%s%s", b->reference,
		why[0] == '\0' ? "" : ": ", why),
	    act_detail(d->a, detail), f);
}

/* The reader's address, if mail may go there now. */
static bool
check_reader(struct desk *d, const struct feedback *b,
    const unsigned char secret[TOKEN_SECRET_BYTES], struct fault *f)
{
	struct mailbox m;

	if (d->conf->mail_transport == CONF_MAIL_OFF)
		return impossible(d, b,
		    "cannot be answered: no mail leaves here; "
		    "broadsheet.conf(5) says how it would (mail_transport)",
		    f);
	if (!mailbox_parse(d->a, b->email, &m))
		return impossible(
		    d, b, "cannot be answered: the reader left no address", f);
	switch (blocked_has(d->postroom, secret_address(d->a, secret, &m), f)) {
	case ABSENT:
		return true;
	case FOUND:
		return impossible(d, b,
		    "cannot be answered: the reader wants no mail from us", f);
	default:
		return act_refuse(d);
	}
}

/* An answer as it is kept. NULL and f: it is none. */
static const char *
take_text(struct desk *d, const char *text, struct fault *f)
{
	/* Lines may end as a file of Windows' has them. */
	const char *made = writing_clean(d->a, text, false);

	if (made[0] == '\0')
		fault_set(f, FAULT_DATA, "the answer is empty");
	else if (strlen(made) > FEEDBACK_ANSWER_BYTES_MAX)
		fault_set(f, FAULT_DATA,
		    "the answer has %zu bytes, and at most %d fit",
		    strlen(made), FEEDBACK_ANSWER_BYTES_MAX);
	else if (!utf8_is_clean(made, strlen(made)))
		fault_set(f, FAULT_DATA,
		    "the answer has characters that are not text");
	else
		return made;
	return NULL;
}

bool
desk_feedback_answer(
    struct desk *d, const char *reference, const char *text, struct fault *f)
{
	unsigned char secret[TOKEN_SECRET_BYTES];
	struct feedback b;
	int64_t n;

	if (!begin(d, reference, &b, f))
		return false;
	text = take_text(d, text, f);
	if (text == NULL)
		return act_refuse(d);
	if (!room_secret(d->postroom, secret, f))
		return act_refuse(d);
	if (!check_reader(d, &b, secret, f))
		return false;
	if (!feedback_answer_count(d->postroom, b.key, &n, f))
		return act_refuse(d);
	return go(d, "feedback answer", &b, "",
	    json_pack("{s:s, s:s, s:s}", "key", b.key, "text", text, "message",
		secret_message_id(d->a, secret, b.key,
		    arena_printf(d->a, "answer %lld", (long long)n + 1))),
	    f);
}

/* The draft that a correction is written in, of what is live. */
static bool
open_draft(struct desk *d, struct feedback_correction *c, struct fault *f)
{
	struct arena *a = arena_new(DOCUMENT_BYTES_MAX);
	enum desk_edit did = DESK_EDIT_REFUSED;
	struct revision last;
	struct document doc;
	struct draft draft;
	struct life life;
	int64_t base;
	bool ok = desk_life(d, a, c->story, &life, &draft, f);

	c->was_draft = ok && life.draft != LIFE_NO_DRAFT;
	c->draft = c->was_draft ? draft.version : 0;
	if (ok && life.public == LIFE_LIVE) {
		ok = revision_last(d->edition, a, c->story, &last, f) == FOUND;
		c->live = ok ? last.number : 0;
	}
	if (ok && c->live != 0 && !c->was_draft) {
		ok = desk_source(d, a, c->story, &doc, &base, f);
		if (ok)
			did = desk_edit(d, c->story, &doc, base, &c->draft, f);
		/* Somebody else's has come in between. */
		c->was_draft = did == DESK_EDIT_CONFLICT;
		ok = ok && did != DESK_EDIT_REFUSED;
	}
	arena_free(a);
	return ok;
}

bool
desk_feedback_correct(struct desk *d, const char *reference,
    struct feedback_correction *c, struct fault *f)
{
	struct feedback b;

	if (!begin(d, reference, &b, f))
		return false;
	if (b.story == 0)
		return impossible(d, &b,
		    "is not about a story, so there is none to correct; "
		    "possible: answer, close",
		    f);
	*c = (struct feedback_correction){.story = b.story, .seen = b.revision};
	if (b.state == FEEDBACK_ACCEPTED)
		act_refuse(d); /* done; the draft may be wanted again */
	else if (!go(d, "feedback correct", &b, "",
		     json_pack("{s:s}", "key", b.key), f))
		return false;
	return open_draft(d, c, f);
}

bool
desk_feedback_close(
    struct desk *d, const char *reference, const char *why, struct fault *f)
{
	struct feedback b;

	if (strlen(why) > FEEDBACK_WHY_BYTES_MAX ||
	    !utf8_is_clean(why, strlen(why)) || strchr(why, '\n') != NULL)
		return fault_set(f, FAULT_DATA,
		    "why: wants a line of at most %d bytes of text",
		    FEEDBACK_WHY_BYTES_MAX);
	if (!begin(d, reference, &b, f))
		return false;
	return go(d, "feedback close", &b, why,
	    json_pack("{s:s, s:s}", "key", b.key, "why", why), f);
}

/* The detail of an operation, taken apart, and what it is about. */
struct detail {
	json_t *o;
	struct feedback b;
};

/* The message that takes an answer there. */
static bool
queue_answer(struct desk *d, const struct detail *detail,
    const struct operation *o, struct fault *f)
{
	const struct feedback_answer answer = {
	    .at = o->at,
	    .who = o->who,
	    .text = act_text(detail->o, "text"),
	    .message = act_text(detail->o, "message"),
	};
	unsigned char secret[TOKEN_SECRET_BYTES];
	struct message before, m = {
				   .id = answer.message,
				   .kind = MESSAGE_ANSWER,
				   .origin = detail->b.key,
				   .state = MESSAGE_QUEUED,
			       };
	struct mailbox to;
	enum found found = message_by_id(d->postroom, d->a, m.id, &before, f);

	if (found != ABSENT)
		return found == FOUND; /* it was done, and not noted */
	if (!mailbox_parse(d->a, detail->b.email, &to))
		return true;
	if (!room_secret(d->postroom, secret, f))
		return false;
	m.recipient = to.address;
	m.recipient_hash = secret_address(d->a, secret, &to);
	return message_insert(d->postroom, &m, o->at, f) &&
	       feedback_answer_insert(d->postroom, detail->b.key, &answer, f);
}

static bool
accept(struct desk *d, const struct detail *detail, const struct operation *o,
    struct fault *f)
{
	struct feedback b = detail->b;

	(void)o;
	b.state = FEEDBACK_ACCEPTED;
	return feedback_set(d->postroom, &b, f);
}

static bool
close_it(struct desk *d, const struct detail *detail, const struct operation *o,
    struct fault *f)
{
	struct feedback b = detail->b;

	b.state = FEEDBACK_CLOSED;
	b.why = act_text(detail->o, "why");
	b.closed = o->at;
	return feedback_set(d->postroom, &b, f);
}

/* Within a transaction of the postroom: do it, if it is there still. */
static bool
do_within(struct desk *d, struct detail *detail, const struct operation *o,
    bool (*act)(struct desk *d, const struct detail *detail,
	const struct operation *o, struct fault *f),
    struct fault *f)
{
	switch (feedback_by_key(
	    d->postroom, d->a, act_text(detail->o, "key"), &detail->b, f)) {
	case FOUND:
		return act(d, detail, o, f);
	case ABSENT:
		return true;
	default:
		return false;
	}
}

static bool
finish(struct desk *d, const struct operation *o,
    bool (*act)(struct desk *d, const struct detail *detail,
	const struct operation *o, struct fault *f),
    struct fault *f)
{
	struct detail detail = {.o = json_loads(o->detail, 0, NULL)};
	bool ok = desk_postroom(d, f) != NULL && db_begin(d->postroom, f);

	if (ok && do_within(d, &detail, o, act, f)) {
		ok = db_commit(d->postroom, f);
	} else if (ok) {
		db_rollback(d->postroom);
		ok = false;
	}
	json_decref(detail.o);
	return ok;
}

static bool
finish_answer(struct desk *d, const struct operation *o, struct fault *f)
{
	return finish(d, o, queue_answer, f);
}

static bool
finish_correct(struct desk *d, const struct operation *o, struct fault *f)
{
	return finish(d, o, accept, f);
}

static bool
finish_close(struct desk *d, const struct operation *o, struct fault *f)
{
	bool ok = finish(d, o, close_it, f);

	/* What is forgotten is not to stay in the log. */
	if (ok)
		db_fold(d->postroom);
	return ok;
}

const struct act feedback_acts[] = {
    {"feedback answer", NULL, finish_answer},
    {"feedback correct", NULL, finish_correct},
    {"feedback close", NULL, finish_close},
    {.name = NULL},
};

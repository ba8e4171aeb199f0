/* SPDX-License-Identifier: Apache-2.0 */
/* The form of a talking point, and the letters it brings. */
#include "post/debate_form.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "page/debate.h"
#include "post/limit.h"
#include "post/posting.h"
#include "post/room.h"
#include "post/secret.h"
#include "store/letter.h"

#include "base/banned.h"

static const char *
address(const struct posting *post, bool is_thanks)
{
	return debate_form_address(
	    post->p->a, post->about, is_thanks ? "thanks" : "write");
}

static bool
fill(const struct posting *post, struct fault *f)
{
	(void)f;
	debate_fill(post->p, post->p->dict, post->about);
	debate_set_trail(post->p);
	return true;
}

static bool
is_open(const struct posting *post)
{
	return debate_is_open(post->about, clock_now());
}

static struct letter
letter_of(const struct posting *post)
{
	return (struct letter){
	    .key = post->nonce,
	    .debate = post->subject,
	    .name = post->writing.field[WRITING_NAME],
	    .place = post->writing.field[WRITING_PLACE],
	    .email = post->writing.field[WRITING_EMAIL],
	    .message = post->writing.field[WRITING_MESSAGE],
	};
}

static bool
is_same(const struct letter *a, const struct letter *b)
{
	return a->debate == b->debate && strcmp(a->name, b->name) == 0 &&
	       strcmp(a->place, b->place) == 0 &&
	       strcmp(a->email, b->email) == 0 &&
	       strcmp(a->message, b->message) == 0;
}

static enum found
seen(const struct posting *post, enum posting_end *end, struct fault *f)
{
	struct letter now = letter_of(post), before;
	enum found found = letter_by_key(
	    post->p->room->db, post->p->a, post->nonce, &before, f);

	if (found == FOUND)
		*end = is_same(&now, &before) ? POSTING_TAKEN : POSTING_OTHER;
	return found;
}

static enum posting_end
take(const struct posting *post, int *wait_s, struct fault *f)
{
	struct arena *a = post->p->a;
	struct room *room = post->p->room;
	const char *network = posting_network(post);
	const struct limit limits[] = {
	    {"debate", secret_hash(a, room->secret, "network", network), 1,
		room->conf->debate_per_hour, LIMIT_HOUR_S},
	    {"debates", "", 1, room->conf->debate_total_per_hour,
		LIMIT_HOUR_S},
	};
	struct letter letter = letter_of(post);
	enum posting_end end = posting_claim(
	    post, limits, sizeof(limits) / sizeof(limits[0]), wait_s, f);

	if (end != POSTING_TAKEN)
		return end;
	letter.received = clock_now();
	letter.network = secret_of_day(
	    a, room->secret, letter.received, network);
	return letter_insert(room->db, &letter, f) ? POSTING_TAKEN
						   : POSTING_FAULTED;
}

static enum found
find(struct posting *post, bool is_thanks, struct fault *f)
{
	struct page *p = post->p;
	struct debate *debate = arena_zalloc(p->a, 1, sizeof(*debate));
	enum found found = ABSENT;

	(void)is_thanks;
	if (debate_number(p, &post->subject))
		found = debate_load(p, post->subject, debate, f);
	if (found == ABSENT)
		page_error(p, 404);
	post->rules = &writing_debate;
	post->about = debate;
	return found;
}

static const struct posting_kind kind = {
    .name = "debate",
    .title = "Have your say",
    .form = TEMPLATE_DEBATE_FORM,
    .thanks = TEMPLATE_DEBATE_THANKS,
    .find = find,
    .address = address,
    .fill = fill,
    .is_open = is_open,
    .seen = seen,
    .take = take,
};

bool
page_debate_form(struct page *p, struct fault *f)
{
	return posting_form(p, &kind, f);
}

bool
page_debate_post(struct page *p, struct fault *f)
{
	return posting_post(p, &kind, f);
}

bool
page_debate_thanks(struct page *p, struct fault *f)
{
	return posting_thanks(p, &kind, f);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Feedback: the form, and what readers tell the newsroom by it. */
#include "post/feedback_form.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "http/request.h"
#include "page/story.h"
#include "post/limit.h"
#include "post/posting.h"
#include "post/reference.h"
#include "post/room.h"
#include "post/secret.h"
#include "store/feedback.h"
#include "store/story.h"

#include "base/banned.h"

/* What it is about. */
struct about {
	const struct story *story; /* NULL: the site */
	const char *reference; /* on the page of thanks; NULL: none is known */
};

static const struct story *
story_of(const struct posting *post)
{
	return ((const struct about *)post->about)->story;
}

/* The reference of what was taken, or that the page of thanks was asked for. */
static const char *
reference_in(const struct posting *post)
{
	return post->nonce != NULL
		   ? reference_of(post->p->a, post->nonce)
		   : ((const struct about *)post->about)->reference;
}

static const char *
address(const struct posting *post, bool is_thanks)
{
	struct arena *a = post->p->a;
	const char *reference = reference_in(post);
	const char *path = story_of(post) == NULL
			       ? "/feedback"
			       : arena_printf(a, "/feedback/%lld",
				     (long long)post->subject);

	if (!is_thanks)
		return path;
	return arena_printf(a, "%s/sent%s%s", path,
	    reference == NULL ? "" : "?ref=",
	    reference == NULL ? "" : reference);
}

static bool
fill(const struct posting *post, struct fault *f)
{
	struct page *p = post->p;
	const struct about *about = post->about;

	if (about->reference != NULL)
		view_set(view_add(p->dict, MARKER_REFERENCE_SHOWN),
		    MARKER_REFERENCE, about->reference);
	if (about->story == NULL) {
		view_show(p->dict, MARKER_ABOUT_SITE);
		return true;
	}
	story_fill_about(
	    p, view_add(p->dict, MARKER_ABOUT_STORY), about->story);
	return section_trail(p->db, p->a, about->story->section, &p->trail, f);
}

static void
fill_form(const struct posting *post, struct view_dict *d)
{
	view_show(
	    d, story_of(post) == NULL ? MARKER_ABOUT_SITE : MARKER_ABOUT_STORY);
}

static enum found
seen(const struct posting *post, enum posting_end *end, struct fault *f)
{
	struct feedback before;
	enum found found = feedback_by_key(
	    post->p->room->db, post->p->a, post->nonce, &before, f);

	if (found == FOUND)
		*end = posting_compare(post, before.digest);
	return found;
}

static enum posting_end
take(const struct posting *post, int *wait_s, struct fault *f)
{
	struct arena *a = post->p->a;
	struct room *room = post->p->room;
	const struct conf *c = room->conf;
	const char *network = posting_network(post);
	const struct limit limits[] = {
	    {"feedback", secret_hash(a, room->secret, "network", network), 1,
		c->feedback_per_hour, LIMIT_HOUR_S},
	    {"feedbacks", "", 1, c->feedback_total_per_hour, LIMIT_HOUR_S},
	};
	const struct feedback b = {
	    .key = post->nonce,
	    .reference = reference_of(a, post->nonce),
	    .kind = post->writing.field[WRITING_KIND],
	    .story = post->subject,
	    .revision = post->revision,
	    .received = clock_now(),
	    .name = post->writing.field[WRITING_NAME],
	    .email = post->writing.field[WRITING_EMAIL],
	    .message = post->writing.field[WRITING_MESSAGE],
	    .digest = posting_digest(post),
	    .network = secret_of_day(a, room->secret, clock_now(), network),
	};

	enum posting_end end = posting_claim(
	    post, limits, sizeof(limits) / sizeof(limits[0]), wait_s, f);

	if (end != POSTING_TAKEN)
		return end;
	return feedback_insert(room->db, &b, f) ? POSTING_TAKEN
						: POSTING_FAULTED;
}

/* The story of the address, if it names one; ABSENT: the answer is made. */
static enum found
find_story(struct posting *post, struct about *about, struct fault *f)
{
	static const char start[] = "/feedback/";
	struct page *p = post->p;
	const char *rest = p->path + sizeof(start) - 1;
	struct story *s;
	enum found found;

	if (strncmp(p->path, start, sizeof(start) - 1) != 0 ||
	    rest[0] == '\0' || strcmp(rest, "sent") == 0)
		return FOUND;
	s = arena_zalloc(p->a, 1, sizeof(*s));
	found = story_of_form(p, start, s, f);
	if (found != FOUND)
		return found;
	about->story = s;
	post->subject = s->card.id;
	post->revision = s->revision;
	/* Who comes from a story most likely has found something wrong. */
	post->writing.field[WRITING_KIND] = writing_kinds[0];
	return FOUND;
}

static enum found
find(struct posting *post, bool is_thanks, struct fault *f)
{
	struct page *p = post->p;
	struct about *about = arena_zalloc(p->a, 1, sizeof(*about));
	const char *reference = request_param(p->req, "ref");

	if (is_thanks && reference != NULL)
		about->reference = reference_parse(p->a, reference);
	post->rules = &writing_feedback;
	post->about = about;
	return find_story(post, about, f);
}

static const struct posting_kind kind = {
    .name = "feedback",
    .title = "Feedback",
    .form = TEMPLATE_FEEDBACK_FORM,
    .thanks = TEMPLATE_FEEDBACK_THANKS,
    .find = find,
    .address = address,
    .fill = fill,
    .fill_form = fill_form,
    .seen = seen,
    .take = take,
};

bool
page_feedback_form(struct page *p, struct fault *f)
{
	return posting_form(p, &kind, f);
}

bool
page_feedback_post(struct page *p, struct fault *f)
{
	return posting_post(p, &kind, f);
}

bool
page_feedback_thanks(struct page *p, struct fault *f)
{
	return posting_thanks(p, &kind, f);
}

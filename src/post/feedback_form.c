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

/* The path of a page, without its query. */
static const char *
path_of(const struct posting *post, bool is_thanks)
{
	const char *end = is_thanks ? "/sent" : "";

	return story_of(post) == NULL
		   ? arena_printf(post->p->a, "/feedback%s", end)
		   : arena_printf(post->p->a, "/feedback/%lld%s",
			 (long long)post->subject, end);
}

static const char *
query_of(const struct posting *post)
{
	const struct about *about = post->about;
	const char *reference = post->nonce != NULL
				    ? reference_of(post->p->a, post->nonce)
				    : about->reference;

	return reference == NULL
		   ? ""
		   : arena_printf(post->p->a, "ref=%s", reference);
}

static const char *
address(const struct posting *post, bool is_thanks)
{
	const char *path = path_of(post, is_thanks), *query = query_of(post);

	return !is_thanks || query[0] == '\0'
		   ? path
		   : arena_printf(post->p->a, "%s?%s", path, query);
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
		*end = strcmp(before.digest, posting_digest(post)) == 0
			   ? POSTING_TAKEN
			   : POSTING_OTHER;
	return found;
}

static enum posting_end
take_feedback(const struct posting *post, int *wait_s, struct fault *f)
{
	struct arena *a = post->p->a;
	struct room *room = post->p->room;
	const struct conf *c = room->conf;
	const char *network =
	    limit_network(a, limit_client(a, c, post->p->req));
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

	switch (limit_claim(room->db, limits,
	    sizeof(limits) / sizeof(limits[0]), clock_uptime_s(), wait_s, f)) {
	case ABSENT:
		return POSTING_LIMIT;
	case FAULTED:
		return POSTING_FAULTED;
	default:
		return feedback_insert(room->db, &b, f) ? POSTING_TAKEN
							: POSTING_FAULTED;
	}
}

static enum posting_end
take(const struct posting *post, int *wait_s, struct fault *f)
{
	return posting_commit(post, take_feedback, wait_s, f);
}

static const struct posting_kind kind = {
    .name = "feedback",
    .title = "Feedback",
    .form = TEMPLATE_FEEDBACK_FORM,
    .thanks = TEMPLATE_FEEDBACK_THANKS,
    .address = address,
    .fill = fill,
    .fill_form = fill_form,
    .seen = seen,
    .take = take,
};

/* The story of the address, if it names one; ABSENT: the answer is made. */
static enum found
find(struct page *p, struct story *s, struct about *about, struct fault *f)
{
	static const char start[] = "/feedback/";
	const char *rest = p->path + sizeof(start) - 1;
	enum found found;

	if (strncmp(p->path, start, sizeof(start) - 1) != 0 ||
	    rest[0] == '\0' || strcmp(rest, "sent") == 0)
		return FOUND;
	found = story_of_form(p, start, s, f);
	if (found == FOUND)
		about->story = s;
	return found;
}

/* One of the pages: what comes before is the same for all. */
static bool
send(struct page *p, bool is_thanks,
    bool (*send_it)(struct posting *post, struct fault *f), struct fault *f)
{
	const char *reference = request_param(p->req, "ref");
	struct about about = {0};
	struct story s;
	enum found found = find(p, &s, &about, f);
	struct posting post;

	if (found != FOUND)
		return found == ABSENT;
	if (is_thanks && reference != NULL)
		about.reference = reference_parse(p->a, reference);
	post = posting_of(p, &kind, &writing_feedback,
	    about.story == NULL ? 0 : s.card.id, &about);
	if (about.story != NULL)
		post.revision = s.revision;
	if (send_it != posting_answer &&
	    !page_is_canonical(
		p, path_of(&post, is_thanks), is_thanks ? query_of(&post) : ""))
		return true;
	/* Who comes from a story most likely has found something wrong. */
	if (about.story != NULL)
		post.writing.field[WRITING_KIND] = writing_kinds[0];
	return send_it(&post, f);
}

bool
page_feedback_form(struct page *p, struct fault *f)
{
	return send(p, false, posting_show, f);
}

bool
page_feedback_post(struct page *p, struct fault *f)
{
	return send(p, false, posting_answer, f);
}

bool
page_feedback_thanks(struct page *p, struct fault *f)
{
	return send(p, true, posting_thanks, f);
}

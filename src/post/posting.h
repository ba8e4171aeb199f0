/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_POSTING_H
#define POST_POSTING_H

#include <stdbool.h>
#include <stdint.h>

#include "page/page.h"
#include "post/writing.h"

/*
 * What is alike in all forms that readers send. A form has a token of ours
 * (token.h) and a field that traps robots. What is refused comes back as the
 * form again, with its text, the reason beside the field, and a token that is
 * new: 400 when something in it is not right, 429 when too much was sent, 503
 * when it could not be kept. What is taken is answered with a 303 to a page
 * that can be loaded again. A form is taken once: the same one sent again gets
 * the same thanks.
 */

/* What came of it, or was before. */
enum posting_end {
	POSTING_TAKEN, /* now, or the same one before: it is on disk */
	POSTING_OTHER, /* this form was sent before, with another text */
	POSTING_LIMIT, /* the sender, or all together, sent too much */
	POSTING_FAULTED
};

struct posting;

struct posting_kind {
	const char *name; /* of the form, in its tokens */
	const char *title;
	enum view_template form, thanks;

	/*
	 * What the page's address is about: set rules, subject and about of
	 * post, which is empty but for p and kind; where the subject has
	 * revisions, revision to the newest. ABSENT: the answer is made.
	 */
	enum found (*find)(
	    struct posting *post, bool is_thanks, struct fault *f);

	/*
	 * The path of the form, or of the thanks, without skin; that of the
	 * thanks may have a query. Of what has been taken, or looks as if it
	 * were, post->nonce is set.
	 */
	const char *(*address)(const struct posting *post, bool is_thanks);

	/*
	 * Fill into p->dict, and of p but title and canonical, what the page
	 * has besides the form: what it is about. Set p->trail.
	 */
	bool (*fill)(const struct posting *post, struct fault *f);

	/* Fill into d what the form has besides its fields; or NULL. */
	void (*fill_form)(const struct posting *post, struct view_dict *d);

	/* Whether it can be sent to now; or NULL: always. */
	bool (*is_open)(const struct posting *post);

	/*
	 * By post->nonce: ABSENT when nothing was taken with it. *end is
	 * POSTING_TAKEN or POSTING_OTHER.
	 */
	enum found (*seen)(const struct posting *post, enum posting_end *end,
	    struct fault *f);

	/*
	 * Take it in, within a write transaction of the postroom that is
	 * committed on POSTING_TAKEN. Called with a form whose fields are all
	 * fine and which was not seen. On POSTING_LIMIT *wait_s says when to
	 * try again.
	 */
	enum posting_end (*take)(
	    const struct posting *post, int *wait_s, struct fault *f);
};

struct posting {
	struct page *p;
	const struct posting_kind *kind;
	const struct writing_form *rules;
	int64_t subject; /* what it is about, in its token */
	/*
	 * Which state of the subject the form was made of, in its token and in
	 * a field of its own: what is sent is about what its sender saw, though
	 * there be a newer one by now. 0: it has none.
	 */
	int64_t revision;
	const void *about; /* the kind's own */
	struct writing writing;
	const char *token; /* as it was sent, or "" */
	const char *nonce; /* of a token of ours, else NULL */
};

/*
 * GET of the form, POST of it, and GET of the page of thanks. false:
 * FAULT_UNAVAILABLE, there is no postroom to make a form with; or the store's.
 */
bool posting_form(
    struct page *p, const struct posting_kind *kind, struct fault *f);
bool posting_post(
    struct page *p, const struct posting_kind *kind, struct fault *f);
bool posting_thanks(
    struct page *p, const struct posting_kind *kind, struct fault *f);

/* What follows is for the kinds. */

/* A keyed hash of all that was written, to know the same form again. */
const char *posting_digest(const struct posting *post);

/* POSTING_TAKEN or POSTING_OTHER: what was taken before has this digest. */
enum posting_end posting_compare(
    const struct posting *post, const char *digest);

/* Claim limits, all or none; POSTING_TAKEN: they are claimed. */
struct limit;
enum posting_end posting_claim(const struct posting *post,
    const struct limit *limits, size_t n, int *wait_s, struct fault *f);

/* The network that it comes from (limit.h), in the clear. */
const char *posting_network(const struct posting *post);

#endif

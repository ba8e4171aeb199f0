/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_INTERNAL_H
#define MAIL_INTERNAL_H

/* What the files that compose share. Nothing outside src/mail sees it. */

#include <stdbool.h>

#include "base/buf.h"
#include "page/page.h"
#include "store/answer.h"
#include "store/sending.h"
#include "store/story.h"

struct fault;
struct message;

/* A message in the making; strings are in its page's arena. */
struct making {
	const struct message *m;
	struct page page;
	struct sending sending; /* of a story, and of what confirms one */
	struct answer answer;   /* of an answer */
	int friends;            /* who are to get the story */
	bool has_story;         /* an answer may be about none */
	struct story story;
	const char *path; /* of the story, encoded */
	const char *subject;
	const char *why;   /* it came to who gets it: a sentence or two */
	const char *block; /* whole URLs */
	const char *confirm;
	const char *name; /* the sender's, and their note: clean, one line */
	const char *note;
	struct buf text, html;
};

/* "your friend", "3 friends". */
const char *making_friends(struct making *k);

/* Fill k->text, and k->html, by the kind of message. */
bool making_text(struct making *k, struct fault *f);
bool making_html(struct making *k, struct fault *f);

#endif

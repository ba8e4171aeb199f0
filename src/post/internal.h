/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_INTERNAL_H
#define POST_INTERNAL_H

/* What posting.c and posting_show.c share. Nothing outside src/post sees it. */

#include <stdbool.h>

#include "post/posting.h"

struct fault;

/* Why a letter was not taken. */
struct refusal {
	int status;
	enum marker why;
	int wait_s;
};

/* The form in its tokens: one for each revision of what it is about. */
const char *posting_token_form(const struct posting *post);

/* The form; after a refusal (or NULL) with its reasons and status. */
bool posting_send_form(const struct posting *post,
    const struct refusal *refusal, struct fault *f);

/* The form's page without a form: nothing can be sent. */
bool posting_send_closed(const struct posting *post, struct fault *f);

/* p->dict as the page of the form, or of thanks. */
bool posting_send_page(
    const struct posting *post, bool is_thanks, struct fault *f);

#endif

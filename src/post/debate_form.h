/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_DEBATE_FORM_H
#define POST_DEBATE_FORM_H

#include "page/page.h"

/*
 * The form of a talking point, and what came of sending it. What is refused
 * comes back as the form again, with its text, the reason in words, and a
 * token that is new; nothing of it is kept.
 */
page_handler page_debate_form;   /* GET /talking-point/12/write */
page_handler page_debate_post;   /* POST to the same */
page_handler page_debate_thanks; /* GET /talking-point/12/thanks */

#endif

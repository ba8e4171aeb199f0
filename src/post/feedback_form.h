/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_FEEDBACK_FORM_H
#define POST_FEEDBACK_FORM_H

#include "page/page.h"

/*
 * What readers tell the newsroom: of the site ("/feedback"), or of a story
 * ("/feedback/12") as it was when the form was opened. A story that readers
 * may not see gives the 404 of one that there is not. The thanks say a number
 * (reference.h), which is in their address: "?ref=7K3F-9Q2M"; whatever else
 * stands there is not shown.
 */
page_handler page_feedback_form;   /* GET /feedback, /feedback/12 */
page_handler page_feedback_post;   /* POST to the same */
page_handler page_feedback_thanks; /* GET /feedback/sent, /feedback/12/sent */

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_EMAIL_FORM_H
#define POST_EMAIL_FORM_H

#include "page/page.h"

/*
 * A story mailed to friends. What the configuration's email_mode says decides
 * what the form asks and what is queued; a story that readers may not see
 * gives the 404 of one that there is not.
 */
page_handler page_email_form;   /* GET /email/12 */
page_handler page_email_post;   /* POST to the same */
page_handler page_email_thanks; /* GET /email/12/sent */

/*
 * The links of our letters. A GET shows a button and changes nothing: mail
 * programs and filters follow links by themselves. The block link also takes
 * the one-click POST of RFC 8058, which is its button's.
 */
page_handler page_email_confirm; /* GET and POST /email/confirm?k=… */
page_handler page_email_block;   /* GET and POST /email/block?a=… */

/* For how long the sender's link is good. */
enum { EMAIL_CONFIRM_S = 48 * 3600 };

#endif

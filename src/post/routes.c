/* SPDX-License-Identifier: Apache-2.0 */
/* The addresses of postroom.fcgi: forms, and what is sent by them. */
#include "post/routes.h"

#include "post/debate_form.h"
#include "post/email_form.h"
#include "post/feedback_form.h"

#include "base/banned.h"

static const struct route gets[] = {
    {"/talking-point/{number}/write", page_debate_form},
    {"/talking-point/{number}/thanks", page_debate_thanks},
    {"/email/confirm", page_email_confirm},
    {"/email/block", page_email_block},
    {"/email/{number}", page_email_form},
    {"/email/{number}/sent", page_email_thanks},
    {"/feedback", page_feedback_form},
    {"/feedback/", page_feedback_form},
    {"/feedback/sent", page_feedback_thanks},
    {"/feedback/{number}", page_feedback_form},
    {"/feedback/{number}/", page_feedback_form},
    {"/feedback/{number}/sent", page_feedback_thanks},
};

static const struct route posts[] = {
    {"/talking-point/{number}/write", page_debate_post},
    {"/email/confirm", page_email_confirm},
    {"/email/block", page_email_block},
    {"/email/{number}", page_email_post},
    {"/feedback", page_feedback_post},
    {"/feedback/{number}", page_feedback_post},
};

const struct route_table postroom_routes = {
    .get = {sizeof(gets) / sizeof(gets[0]), gets},
    .post = {sizeof(posts) / sizeof(posts[0]), posts},
};

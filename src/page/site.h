/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_SITE_H
#define PAGE_SITE_H

struct conf;
struct fault;
struct site;
struct view;

/*
 * Make *site of a configuration, which must outlive it: its templates, and
 * the digest of all that pages are made by. Returns the templates, which the
 * caller closes; NULL: as view_open.
 */
struct view *site_open(
    struct site *site, const struct conf *conf, struct fault *f);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_PACKAGE_H
#define PAGE_PACKAGE_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct page;
struct section;
struct view_dict;

/* A package, or the list of them, as far as ?page=N says. */
struct package_part {
	int64_t number; /* from 1 */
	int64_t last;
	const char *url; /* of the whole */
	const char *query;
};

/* Read ?page=N. false: it is no number of a part. */
bool package_part_of(
    struct page *p, const struct section *s, struct package_part *part);

/* The address of another part. */
const char *package_part_url(
    struct page *p, const struct package_part *part, int64_t number);

/* Fill whether it is open or closed, and since when. */
void package_fill_state(
    struct page *p, struct view_dict *d, int64_t closed, int64_t open);

/* Answer with the page of a package, or with that of all of them. */
bool package_show(struct page *p, const struct section *s, struct fault *f);
bool package_show_all(struct page *p, const struct section *s, struct fault *f);

#endif

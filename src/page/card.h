/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_CARD_H
#define PAGE_CARD_H

struct card;
struct page;
struct view_dict;

/* Fill the CARD_* markers of d: a story with picture and standfirst. */
void card_fill(struct page *p, struct view_dict *d, const struct card *c);

/* Those of them that a line of a list has: date, section, short headline. */
void card_fill_line(struct page *p, struct view_dict *d, const struct card *c);

/* Fill KIND of a story: "Analysis"; news is what it is anyway. */
void card_fill_kind(struct page *p, struct view_dict *d, const char *kind);

/* Fill LANG and DIR of a text in d, when it is not in the site's language. */
void card_fill_language(
    struct page *p, struct view_dict *d, const char *language);

#endif

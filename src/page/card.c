/* SPDX-License-Identifier: Apache-2.0 */
/* A story as lists show it. */
#include "page/card.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/page.h"
#include "store/story.h"
#include "story/focus.h"

#include "base/banned.h"

/* Languages written from right to left, by their BCP 47 primary subtag. */
static const char *
direction_of(const char *language)
{
	static const char *const rtl[] = {
	    "ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"};
	size_t n = strcspn(language, "-");

	for (size_t i = 0; i < sizeof(rtl) / sizeof(rtl[0]); i++) {
		if (strlen(rtl[i]) == n &&
		    strncasecmp(language, rtl[i], n) == 0)
			return "rtl";
	}
	return "ltr";
}

void
card_fill_language(struct page *p, struct view_dict *d, const char *language)
{
	struct view_dict *foreign;

	if (strcasecmp(language, p->site->conf->language) == 0)
		return;
	foreign = view_add(d, MARKER_FOREIGN);
	view_set(foreign, MARKER_LANG, language);
	view_set(foreign, MARKER_DIR, direction_of(language));
}

void
card_fill_kind(struct page *p, struct view_dict *d, const char *kind)
{
	char *label;

	if (strcmp(kind, "news") == 0 || strcmp(kind, "page") == 0)
		return;
	label = arena_string(p->a, kind);
	if (label[0] >= 'a' && label[0] <= 'z')
		label[0] += 'A' - 'a';
	view_set(view_add(d, MARKER_KIND_SHOWN), MARKER_KIND, label);
}

static void
fill_picture(struct page *p, struct view_dict *d, const struct picture *pic)
{
	struct view_dict *shown;
	struct focus focus;

	if (pic->hash[0] == '\0')
		return;
	shown = view_add(d, MARKER_CARD_PICTURE);
	view_set(shown, MARKER_PICTURE_SRC,
	    address_picture(p->a, pic, 640, PICTURE_JPEG));
	view_set(shown, MARKER_PICTURE_SRCSET,
	    address_srcset(p->a, pic, PICTURE_JPEG));
	view_set(shown, MARKER_PICTURE_WEBP,
	    address_srcset(p->a, pic, PICTURE_WEBP));
	view_set_int(shown, MARKER_PICTURE_WIDTH, pic->width);
	view_set_int(shown, MARKER_PICTURE_HEIGHT, pic->height);
	if (focus_parse(pic->focus, &focus)) {
		struct view_dict *cropped = view_add(shown, MARKER_FOCUSED);

		view_set_int(cropped, MARKER_FOCUS_X, focus.x);
		view_set_int(cropped, MARKER_FOCUS_Y, focus.y);
	}
}

void
card_fill_line(struct page *p, struct view_dict *d, const struct card *c)
{
	const struct stamp_zones *zones = &p->site->conf->zones;

	view_set(d, MARKER_CARD_URL, address_story(p->a, c));
	view_set(d, MARKER_CARD_SHORT, c->short_headline);
	view_set(d, MARKER_CARD_DATE, stamp_list(p->a, zones, c->updated));
	view_set(d, MARKER_CARD_ISO, stamp_iso(p->a, c->updated));
	view_set(d, MARKER_CARD_SECTION, c->label);
	card_fill_kind(p, d, c->kind);
	card_fill_language(p, d, c->language);
}

void
card_fill(struct page *p, struct view_dict *d, const struct card *c)
{
	card_fill_line(p, d, c);
	view_set(d, MARKER_CARD_HEADLINE, c->headline);
	if (c->standfirst[0] != '\0') {
		view_show(d, MARKER_CARD_STANDFIRST_SHOWN);
		view_set(d, MARKER_CARD_STANDFIRST, c->standfirst);
	}
	fill_picture(p, d, &c->picture);
}

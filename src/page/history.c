/* SPDX-License-Identifier: Apache-2.0 */
/* The history of a story: its revisions, each with why it was made. */
#include "page/history.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/request.h"
#include "http/response.h"
#include "page/address.h"
#include "page/page.h"
#include "page/whole.h"
#include "store/revision.h"
#include "store/story.h"

#include "base/banned.h"

enum { PER_PAGE = 50 };

/* What an address asks for: "/history/12", "/history/12/2..3", ".json". */
struct asked {
	int64_t story;
	int64_t from; /* 0: the list */
	int64_t to;
	bool is_json;
};

const char *
history_address(struct page *p, int64_t story)
{
	return arena_printf(p->a, "/history/%lld", (long long)story);
}

static bool
take_address(struct page *p, struct asked *w)
{
	char *path = arena_string(p->a, p->path + strlen("/history/"));
	size_t n = strlen(path);
	char *rest, *dots;

	*w = (struct asked){0};
	while (n > 0 && path[n - 1] == '/')
		path[--n] = '\0';
	if (n > 5 && strcmp(path + n - 5, ".json") == 0) {
		w->is_json = true;
		path[n - 5] = '\0';
	}
	rest = strchr(path, '/');
	if (rest != NULL)
		*rest++ = '\0';
	if (!address_parse_number(path, &w->story))
		return false;
	if (rest == NULL)
		return true;
	dots = strstr(rest, "..");
	if (dots == NULL)
		return false;
	*dots = '\0';
	return address_parse_number(rest, &w->from) &&
	       address_parse_number(dots + 2, &w->to) && w->from != w->to;
}

void
history_fill_change(struct view_dict *d, const struct revision *r)
{
	static const struct {
		const char *change;
		enum marker marker;
	} words[] = {
	    {"published", MARKER_CHANGE_PUBLISHED},
	    {"updated", MARKER_CHANGE_UPDATED},
	    {"correction", MARKER_CHANGE_CORRECTION},
	    {"clarification", MARKER_CHANGE_CLARIFICATION},
	    {"update", MARKER_CHANGE_UPDATED},
	    {"restored", MARKER_CHANGE_RESTORED},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].change, r->change) == 0) {
			view_show(d, words[i].marker);
			return;
		}
	}
	view_show(d, r->number == 1 ? MARKER_CHANGE_PUBLISHED
				    : MARKER_CHANGE_CHANGED);
}

static void
fill_revision(struct page *p, const struct story *s, const struct revision *r,
    const struct revision *before)
{
	struct view_dict *d = view_add(p->dict, MARKER_REVISION), *shown;

	view_set_int(d, MARKER_REVISION_NUMBER, r->number);
	view_set(d, MARKER_REVISION_STAMP,
	    stamp_full(p->a, &p->site->conf->zones, r->created));
	view_set(d, MARKER_REVISION_ISO, stamp_iso(p->a, r->created));
	if (r->is_hidden) {
		view_show(d, MARKER_REVISION_HIDDEN);
		return;
	}
	shown = view_add(d, MARKER_REVISION_SHOWN);
	history_fill_change(shown, r);
	if (r->why[0] != '\0')
		view_set(view_add(shown, MARKER_REVISION_WHY_SHOWN),
		    MARKER_REVISION_WHY, r->why);
	if (before == NULL || before->is_hidden)
		return;
	shown = view_add(shown, MARKER_REVISION_COMPARED);
	view_set(shown, MARKER_DIFF_URL,
	    arena_printf(p->a, "%s/%lld..%lld", history_address(p, s->card.id),
		(long long)before->number, (long long)r->number));
	view_set_int(shown, MARKER_REVISION_BEFORE, before->number);
}

bool
history_fill_page(struct page *p, const struct story *s, const char *title,
    const char *canonical, struct fault *f)
{
	const char *url = address_story(p->a, &s->card);

	view_set(p->dict, MARKER_CARD_URL, address_encode(p->a, url));
	view_set(p->dict, MARKER_CARD_SHORT, s->card.short_headline);
	if (s->card.page[0] == '\0' &&
	    !section_trail(p->db, p->a, s->section, &p->trail, f))
		return false;
	p->is_page = true;
	p->is_noindex = true;
	p->canonical = canonical;
	p->title = title;
	p->description = "";
	return true;
}

/* The revisions, newest first, from before a number on. */
static bool
send_list(struct page *p, const struct story *s,
    const struct revision_list *list, int64_t before, struct fault *f)
{
	const char *url = history_address(p, s->card.id);
	size_t n = 0, i;

	p->dict = view_dict_new(p->a);
	for (i = list->n; i > 0 && n < PER_PAGE; i--) {
		const struct revision *r = &list->at[i - 1];

		if (before != 0 && r->number >= before)
			continue;
		fill_revision(
		    p, s, r, i > 1 ? &list->at[i - 2] : NULL);
		n++;
	}
	if (i > 0) {
		view_show(p->dict, MARKER_PAGER_SHOWN);
		view_set(view_add(p->dict, MARKER_OLDER), MARKER_PAGER_URL,
		    arena_printf(p->a, "%s?before=%lld", url,
			(long long)list->at[i].number));
	}
	return history_fill_page(p, s,
		   arena_printf(p->a, "History: %s", s->card.short_headline),
		   before == 0 ? url
			       : arena_printf(p->a, "%s?before=%lld", url,
				     (long long)before),
		   f) &&
	       page_send(p, TEMPLATE_HISTORY, f);
}

bool
history_send_json(struct page *p, void *json, struct fault *f)
{
	char *text = json_dumps(json, JSON_INDENT(1));

	json_decref(json);
	if (text == NULL)
		return fault_set(f, FAULT_BUG, "%s is no JSON", p->path);
	p->res->type = "application/json; charset=utf-8";
	buf_puts(&p->res->body, text);
	buf_puts(&p->res->body, "\n");
	free(text);
	return true;
}

static bool
send_list_json(struct page *p, const struct story *s,
    const struct revision_list *list, struct fault *f)
{
	json_t *all = json_array();

	for (size_t i = 0; i < list->n; i++) {
		const struct revision *r = &list->at[i];
		json_t *one = json_pack("{s:I, s:s, s:b, s:s}", "number",
		    (json_int_t)r->number, "at", stamp_iso(p->a, r->created),
		    "hidden", r->is_hidden, "sha256", r->sha256);

		if (!r->is_hidden && r->change[0] != '\0')
			json_object_set_new(
			    one, "change", json_string(r->change));
		if (!r->is_hidden && r->why[0] != '\0')
			json_object_set_new(one, "why", json_string(r->why));
		json_array_append_new(all, one);
	}
	return history_send_json(p,
	    json_pack("{s:I, s:s, s:s, s:o}", "story", (json_int_t)s->card.id,
		"headline", s->card.headline, "url",
		whole_url(
		    p, address_encode(p->a, address_story(p->a, &s->card))),
		"revisions", all),
	    f);
}

/* The canonical address of what was asked for, and its query. */
static bool
is_canonical(struct page *p, const struct asked *w, int64_t before)
{
	const char *path = history_address(p, w->story);

	if (w->from != 0)
		path = arena_printf(p->a, "%s/%lld..%lld", path,
		    (long long)(w->from < w->to ? w->from : w->to),
		    (long long)(w->from < w->to ? w->to : w->from));
	if (w->is_json)
		path = arena_printf(p->a, "%s.json", path);
	return page_is_canonical(p, path,
	    before == 0
		? ""
		: arena_printf(p->a, "%s=%lld", w->from == 0 ? "before" : "page",
		      (long long)before));
}

static bool
is_shown(const struct revision_list *list, int64_t number)
{
	return number <= (int64_t)list->n && !list->at[number - 1].is_hidden;
}

static bool
send(struct page *p, const struct asked *w, const struct story *s,
    int64_t number, struct fault *f)
{
	struct revision_list list;

	if (!revision_list(p->db, p->a, w->story, &list, f))
		return false;
	if (w->from != 0) {
		if (is_shown(&list, w->from) && is_shown(&list, w->to))
			return history_send_diff(
			    p, s, w->from, w->to, w->is_json, f);
		page_error(p, 404);
		return true;
	}
	return w->is_json ? send_list_json(p, s, &list, f)
			  : send_list(p, s, &list, number, f);
}

bool
page_history(struct page *p, struct fault *f)
{
	const char *value;
	struct asked w;
	struct story s;
	int64_t number = 0;
	enum found found = ABSENT;

	if (take_address(p, &w))
		found = story_by_id(p->db, p->a, w.story, &s, f);
	value = request_param(p->req, w.from == 0 ? "before" : "page");
	if (found == FAULTED)
		return false;
	if (w.is_json)
		p->skin = SKIN_FULL; /* it has none */
	if (found == ABSENT ||
	    (value != NULL && !w.is_json &&
		!address_parse_number(value, &number))) {
		page_error(p, 404);
		return true;
	}
	if (!s.is_live) {
		page_gone(p, s.withdrawn_at, s.withdrawn_why);
		return true;
	}
	if (!is_canonical(p, &w, number > 1 || w.from == 0 ? number : 0) ||
	    page_is_fresh(p))
		return true;
	return send(p, &w, &s, number, f);
}

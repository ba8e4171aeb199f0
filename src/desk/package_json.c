/* SPDX-License-Identifier: Apache-2.0 */
/* A package on its way from the newsroom to the edition: as JSON. */
#include <jansson.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/internal.h"
#include "desk/package.h"

#include "base/banned.h"

static json_t *
group_to_json(const struct package_group *g)
{
	json_t *items = json_array();

	for (size_t i = 0; i < g->n; i++) {
		const struct package_item *item = &g->item[i];

		json_array_append_new(items,
		    json_pack("[I, s, s, s, s]", (json_int_t)item->story,
			item->url, item->date, item->text, item->site));
	}
	return json_pack("{s:s, s:s, s:o}", "kind", g->kind, "title", g->title,
	    "items", items);
}

const char *
package_to_json(
    struct arena *a, const struct package *p, enum package_state state)
{
	json_t *groups = json_array();

	for (size_t i = 0; i < p->n; i++)
		json_array_append_new(groups, group_to_json(&p->group[i]));
	return act_detail(a,
	    json_pack("{s:s, s:s, s:s, s:s, s:i, s:o}", "slug", p->slug,
		"title", p->title, "intro", p->intro, "source", p->source,
		"state", (int)state, "groups", groups));
}

static bool
item_from_json(struct arena *a, json_t *o, struct package_item *item)
{
	const char *url, *date, *text, *site;
	json_int_t story;

	if (json_unpack(
		o, "[I, s, s, s, s]", &story, &url, &date, &text, &site) != 0)
		return false;
	*item = (struct package_item){
	    .story = story,
	    .url = arena_string(a, url),
	    .date = arena_string(a, date),
	    .text = arena_string(a, text),
	    .site = arena_string(a, site),
	};
	return true;
}

static bool
group_from_json(struct arena *a, json_t *o, struct package_group *g)
{
	const char *kind, *title;
	json_t *items;

	if (json_unpack(o, "{s:s, s:s, s:o}", "kind", &kind, "title", &title,
		"items", &items) != 0)
		return false;
	g->kind = arena_string(a, kind);
	g->title = arena_string(a, title);
	g->n = json_array_size(items);
	g->item = arena_zalloc(a, g->n, sizeof(*g->item));
	for (size_t i = 0; i < g->n; i++) {
		if (!item_from_json(a, json_array_get(items, i), &g->item[i]))
			return false;
	}
	return true;
}

static bool
read_package(struct arena *a, json_t *o, struct package *p, enum package_state *state)
{
	const char *slug, *title, *intro, *source;
	json_t *groups;
	int number;

	if (json_unpack(o, "{s:s, s:s, s:s, s:s, s:i, s:o}", "slug", &slug,
		"title", &title, "intro", &intro, "source", &source, "state",
		&number, "groups", &groups) != 0)
		return false;
	*state = (enum package_state)number;
	*p = (struct package){
	    .slug = arena_string(a, slug),
	    .title = arena_string(a, title),
	    .intro = arena_string(a, intro),
	    .source = arena_string(a, source),
	    .imported = "",
	    .n = json_array_size(groups),
	};
	p->group = arena_zalloc(a, p->n, sizeof(*p->group));
	for (size_t i = 0; i < p->n; i++) {
		if (!group_from_json(
			a, json_array_get(groups, i), &p->group[i]))
			return false;
	}
	return true;
}

bool
package_from_json(struct arena *a, const char *text, struct package *p,
    enum package_state *state, struct fault *f)
{
	json_t *o = json_loads(text, 0, NULL);
	bool ok = o != NULL && read_package(a, o, p, state);

	json_decref(o);
	return ok || fault_set(f, FAULT_DATA, "the package cannot be read back");
}

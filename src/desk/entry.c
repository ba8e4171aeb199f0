/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A new entry of a live page. It is one act on what is live when it is done,
 * and no edit and update: two people may add entries at the same time, and
 * neither may lose the other's.
 */
#include "desk/entry.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "desk/internal.h"
#include "desk/press.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/operation.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/document.h"
#include "story/live.h"

#include "base/banned.h"

static bool
check(int64_t id, const struct life *life, struct fault *f)
{
	if (life->draft == LIFE_NO_DRAFT)
		return true;
	return fault_set(f, FAULT_DATA,
	    "story %lld is %s; an entry goes out at once, and the draft knows "
	    "nothing of it; possible: \"broadsheet story publish %lld\" or "
	    "\"broadsheet story spike %lld\" first",
	    (long long)id, life_name(*life), (long long)id, (long long)id);
}

/* What is live now, with the entry at its top. */
static bool
insert(struct desk *d, int64_t id, const struct live_entry *entry,
    const char *text, struct document *doc, struct fault *f)
{
	struct revision last;
	enum found found = revision_last(d->edition, d->a, id, &last, f);

	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT,
		    "there is no story of number %lld", (long long)id);
	if (found != FOUND ||
	    !document_from_json(d->a, last.document, doc, f))
		return false;
	if (!document_is_live(doc))
		return fault_set(f, FAULT_DATA,
		    "story %lld is of the kind \"%s\"; only one of the kind "
		    "\"live\" has entries",
		    (long long)id, doc->kind);
	doc->body = live_insert(d->a, doc->body, entry, text);
	return document_check(doc, f);
}

static bool
apply_entry(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	struct press_args args = {
	    .id = o->story, .now = o->at, .change = "updated", .why = o->why};
	struct live_entry entry = {.title = o->why};
	const char *text = "";
	struct document doc;
	struct story was;
	json_int_t at = 0;
	int is_key = 0;
	bool ok;

	json_unpack(detail, "{s:I, s:b, s:s}", "at", &at, "key", &is_key,
	    "text", &text);
	entry.at = at;
	entry.is_key = is_key != 0;
	ok = insert(d, o->story, &entry, text, &doc, f) &&
	     story_by_id(d->edition, d->a, o->story, &was, f) == FOUND;
	if (ok) {
		doc.published = was.published;
		doc.updated =
		    o->at > was.card.updated ? o->at : was.card.updated;
		ok = press_publish(d->press, d->a, &doc, &args, f);
	}
	press_forget(d->press);
	json_decref(detail);
	return ok;
}

const struct act entry_acts[] = {
    {"entry", apply_entry, NULL},
    {.name = NULL},
};

static const char *
detail_of(struct desk *d, const struct live_entry *e, const char *text)
{
	return act_detail(d->a, json_pack("{s:I, s:b, s:s}", "at", (json_int_t)e->at, "key",
	    (int)e->is_key, "text", text));
}

bool
desk_add_entry(struct desk *d, int64_t id, const struct desk_new_entry *entry,
    struct fault *f)
{
	struct live_entry made = {
	    .at = entry->at == 0 ? clock_now() : entry->at,
	    .is_key = entry->is_key,
	    .title = entry->title,
	};
	struct document doc;
	struct draft draft;
	struct life life;

	if (entry->title[strspn(entry->title, " \t")] == '\0' ||
	    strchr(entry->title, '\n') != NULL)
		return fault_set(f, FAULT_DATA,
		    "the entry wants a title, on one line");
	/* As a correction it is of a story that readers have. */
	if (!desk_begin_act(d, id, LIFE_CORRECT, &life, &draft, f))
		return false;
	/* That it can be, before it is begun. */
	if (check(id, &life, f) &&
	    insert(d, id, &made, entry->text, &doc, f) &&
	    press_check(d->press, d->a, &doc, f))
		return act_go(d, "entry", id, entry->title,
		    detail_of(d, &made, entry->text), f);
	db_rollback(d->newsroom);
	return false;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The acts on packages: save, close, open. */
#include "desk/package.h"

#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "desk/internal.h"
#include "desk/press.h"
#include "desk/tree.h"
#include "store/db.h"
#include "store/operation.h"
#include "store/section.h"

#include "base/banned.h"

static const char *
path_of(struct arena *a, const char *slug)
{
	return arena_printf(a, SECTION_PACKAGES "/%s", slug);
}

/* What there is of that slug. ABSENT: nothing. */
static enum found
find(struct db *edition, struct arena *a, const char *slug, struct section *s,
    struct package *p, struct fault *f)
{
	enum found found = section_by_path(edition, a, path_of(a, slug), s, f);

	return found == FOUND ? package_load(edition, a, s, p, f) : found;
}

bool
desk_package_find(struct db *edition, struct arena *a, const char *slug,
    struct section *s, struct package *p, struct fault *f)
{
	enum found found = find(edition, a, slug, s, p, f);

	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT,
		    "there is no package \"%s\"; \"broadsheet package list\" "
		    "shows what there is",
		    slug);
	return found == FOUND;
}

/*
 * Write p, in the edition's transaction. What is there already decides since
 * when it is open or closed.
 */
static bool
write_package(struct desk *d, const struct package *p, enum package_state state,
    int64_t now, struct fault *f)
{
	struct package whole = *p, was;
	struct section s;
	enum found found = find(d->edition, d->a, p->slug, &s, &was, f);

	if (found == FAULTED)
		return false;
	if (found == ABSENT)
		was = (struct package){.opened = now, .imported = ""};
	whole.opened = was.opened;
	whole.closed = state == PACKAGE_OPEN	 ? 0
		       : state == PACKAGE_AS_IT_IS ? was.closed
		       : was.closed != 0	 ? was.closed
						 : now;
	if (whole.imported[0] == '\0')
		whole.imported = was.imported;
	press_forget(d->press);
	return package_write(d->edition, d->a, &whole, f);
}

/* Whether saving p would change what is there. */
static bool
is_same(const struct package *was, const struct package *p,
    enum package_state state)
{
	return strcmp(was->source, p->source) == 0 &&
	       (state == PACKAGE_AS_IT_IS ||
		   (state == PACKAGE_CLOSED) == (was->closed != 0));
}

bool
desk_package_save(struct desk *d, const struct package *p,
    enum package_state state, enum desk_outcome *outcome, struct fault *f)
{
	struct package whole = *p, was;
	struct section s;
	enum found found;

	arena_reset(d->a);
	whole.imported = "";
	if (!tree_check_slug(p->slug, 1, f) || !act_begin(d, f))
		return false;
	found = find(d->edition, d->a, p->slug, &s, &was, f);
	if (found == FAULTED || (found == FOUND && is_same(&was, p, state))) {
		db_rollback(d->newsroom);
		*outcome = DESK_UNCHANGED;
		return found != FAULTED;
	}
	*outcome = found == FOUND ? DESK_CHANGED : DESK_MADE;
	return act_go(d, "package save", 0, path_of(d->a, p->slug),
	    package_to_json(d->a, &whole, state), f);
}

bool
desk_package_take(struct desk *d, const struct package *p,
    enum package_state state, enum desk_outcome *outcome, struct fault *f)
{
	struct audit line = {clock_now(), d->who, "package save", 0, ""};
	struct package was;
	struct section s;
	enum found found;

	arena_reset(d->a);
	if (!tree_check_slug(p->slug, 1, f))
		return false;
	found = find(d->edition, d->a, p->slug, &s, &was, f);
	if (found == FAULTED)
		return false;
	*outcome = DESK_UNCHANGED;
	if (found == FOUND && strcmp(was.imported, p->imported) == 0)
		return true;
	*outcome = found == FOUND ? DESK_CHANGED : DESK_MADE;
	line.why = path_of(d->a, p->slug);
	d->has_changed = true;
	return write_package(d, p, state, line.at, f) &&
	       audit_write(d->newsroom, &line, f);
}

static bool
set_closed(struct desk *d, const char *slug, bool closes, struct fault *f)
{
	struct package was;
	struct section s;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	if (!desk_package_find(d->edition, d->a, slug, &s, &was, f)) {
		db_rollback(d->newsroom);
		return false;
	}
	if ((was.closed != 0) == closes) {
		db_rollback(d->newsroom);
		return fault_set(f, FAULT_DATA,
		    "the package \"%s\" is %s already", slug,
		    closes ? "closed" : "open");
	}
	return act_go(d, closes ? "package close" : "package open", 0,
	    path_of(d->a, slug), "", f);
}

bool
desk_package_close(struct desk *d, const char *slug, struct fault *f)
{
	return set_closed(d, slug, true, f);
}

bool
desk_package_open(struct desk *d, const char *slug, struct fault *f)
{
	return set_closed(d, slug, false, f);
}

static bool
apply_save(struct desk *d, const struct operation *o, struct fault *f)
{
	enum package_state state;
	struct package p;

	return package_from_json(d->a, o->detail, &p, &state, f) &&
	       write_package(d, &p, state, o->at, f);
}

/* Why is the path: it is all that the audit log need say. */
static bool
apply_close(struct desk *d, const struct operation *o, struct fault *f)
{
	bool closes = strcmp(o->act, "package close") == 0;
	struct section s;
	enum found found = section_by_path(d->edition, d->a, o->why, &s, f);

	if (found == ABSENT)
		return fault_set(f, FAULT_DATA, "there is no \"%s\"", o->why);
	return found == FOUND &&
	       package_close(d->edition, s.id, closes ? o->at : 0, f);
}

const struct act package_acts[] = {
    {"package save", apply_save, NULL},
    {"package close", apply_close, NULL},
    {"package open", apply_close, NULL},
    {.name = NULL},
};

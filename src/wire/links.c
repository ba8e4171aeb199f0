/* SPDX-License-Identifier: Apache-2.0 */
/* The run over all Internet links. */
#include "wire/links.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "store/link_check.h"
#include "wire/visit.h"

#include "base/banned.h"

enum {
	ARENA_BYTES_MAX = 256 << 20,
	DAY_S = 24 * 60 * 60,
	LATER_MAX_S = 7 * DAY_S
};

struct run {
	const struct links_args *args;
	struct links_count *count;
	struct arena *a;
	struct visitor *visitor;
	struct link_due due; /* what is still to be visited */
};

/* Who we are, in characters that a header may have. */
static const char *
agent_of(struct arena *a, const struct conf *conf)
{
	char *name = arena_string(a, conf->site_name);

	for (char *c = name; *c != '\0'; c++) {
		if (*c < ' ' || *c > '~' || *c == '(' || *c == ')')
			*c = '?';
	}
	return arena_printf(a, "Broadsheet/" PACKAGE_VERSION " (%s; +%s)", name,
	    conf->base_url);
}

static int64_t
later(int64_t retry_after_s)
{
	if (retry_after_s <= 0)
		retry_after_s = DAY_S;
	return clock_now() +
	       (retry_after_s < LATER_MAX_S ? retry_after_s : LATER_MAX_S);
}

static struct link_visit
judge(const char *url, const struct visit *v)
{
	struct link_visit out = {.url = url, .status = v->status};

	if (v->end == VISIT_REFUSED)
		out.outcome = LINK_REFUSED;
	else if (v->end == VISIT_NO_ANSWER)
		out.outcome = LINK_FAILED;
	else if (v->status == 429)
		out.outcome = LINK_LATER;
	else if (v->status == 404 || v->status == 410 || v->status >= 500)
		out.outcome = LINK_FAILED;
	else
		/* Whoever says "not you" is there for others. */
		out.outcome = LINK_WORKS;
	if (out.outcome == LINK_LATER ||
	    (v->status == 503 && v->retry_after_s > 0))
		out.not_before = later(v->retry_after_s);
	return out;
}

/* Leave alone what lies at host: nothing of it is asked again in this run. */
static void
leave_alone(struct run *r, const char *url)
{
	int64_t wait_us;
	char *host = g_strdup(visitor_host(r->visitor, url, &wait_us));
	size_t n = 0;

	for (size_t i = 0; i < r->due.n; i++) {
		if (strcmp(visitor_host(r->visitor, r->due.url[i], &wait_us),
			host) == 0)
			r->count->later++;
		else
			r->due.url[n++] = r->due.url[i];
	}
	r->due.n = n;
	g_free(host);
}

static bool
visit(struct run *r, const char *url, struct fault *f)
{
	struct links_count *n = r->count;
	enum link_news news;
	struct link_visit noted;
	struct visit v;

	visitor_visit(r->visitor, url, &v);
	noted = judge(url, &v);
	if (!desk_link_note(r->args->desk, &noted, &news, f))
		return false;
	n->visited++;
	n->working += noted.outcome == LINK_WORKS;
	n->failed += noted.outcome == LINK_FAILED;
	n->refused += noted.outcome == LINK_REFUSED;
	n->later += noted.outcome == LINK_LATER;
	n->died += news == LINK_DIED;
	n->revived += news == LINK_REVIVED;
	if (noted.not_before != 0)
		leave_alone(r, url);
	r->args->note(r->args->arg, &noted, news, v.why);
	return true;
}

/*
 * Take one out of those that are due: the first whose host may be asked at
 * once, else the one that need wait least. There is one.
 */
static const char *
take_next(struct run *r)
{
	int64_t least_us = INT64_MAX, wait_us;
	const char *url;
	size_t best = 0;

	for (size_t i = 0; i < r->due.n && least_us > 0; i++) {
		visitor_host(r->visitor, r->due.url[i], &wait_us);
		if (wait_us < least_us) {
			least_us = wait_us;
			best = i;
		}
	}
	url = r->due.url[best];
	r->due.n--;
	memmove(&r->due.url[best], &r->due.url[best + 1],
	    (r->due.n - best) * sizeof(*r->due.url));
	return url;
}

/* What is due, but for what lies at hosts that asked to be left alone. */
static bool
load_due(struct run *r, struct fault *f)
{
	struct db *edition = desk_edition(r->args->desk);
	struct link_due waiting;
	int64_t now = clock_now();

	if (!link_due(edition, r->a, now - r->args->older_than_s, now, &r->due,
		f) ||
	    !link_waiting(edition, r->a, now, &waiting, f))
		return false;
	for (size_t i = 0; i < waiting.n; i++)
		leave_alone(r, waiting.url[i]);
	r->count->due = (int64_t)r->due.n;
	return true;
}

static bool
visit_all(struct run *r, struct fault *f)
{
	const struct links_args *args = r->args;
	int64_t of = r->count->due < args->limit ? r->count->due : args->limit;

	while (r->count->visited < args->limit && r->due.n > 0) {
		if (!visit(r, take_next(r), f))
			return false;
		args->progress(args->arg, r->count->visited, of);
	}
	return desk_link_forget(args->desk, f);
}

bool
links_check(const struct links_args *args, struct links_count *count,
    struct fault *f)
{
	struct run r = {.args = args, .count = count};
	struct visitor_args who = {.allow = args->allow};
	bool ok;

	*count = (struct links_count){0};
	r.a = arena_new(ARENA_BYTES_MAX);
	who.agent = agent_of(r.a, args->conf);
	r.visitor = visitor_open(&who, f);
	ok = r.visitor != NULL && load_due(&r, f) &&
	     (args->is_dry || visit_all(&r, f));
	visitor_close(r.visitor);
	arena_free(r.a);
	return ok;
}

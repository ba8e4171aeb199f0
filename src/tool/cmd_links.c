/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet links check: whether Internet links still work. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "store/link_check.h"
#include "tool/command.h"
#include "tool/progress.h"
#include "tool/say.h"
#include "tool/who.h"
#include "wire/links.h"

#include "base/banned.h"

enum { LIMIT, OLDER, ALLOW };
enum { ARENA_BYTES_MAX = 64 << 20, DAY_S = 24 * 60 * 60, DAYS_MAX = 36500 };

struct job {
	const struct tool *t;
	struct arena *a;
	struct progress *progress;
	json_t *refused, *dead;
};

static void
note(void *arg, const struct link_visit *v, enum link_news news,
    const char *why)
{
	struct job *job = arg;

	if (v->outcome == LINK_REFUSED) {
		json_array_append_new(job->refused,
		    json_pack("{s:s, s:s}", "url", v->url, "why", why));
		progress_clear(job->progress);
		log_warning("%s: not visited: %s; --allow HOST if it should be",
		    v->url, why);
	} else if (news != LINK_NO_NEWS || job->t->is_verbose) {
		progress_clear(job->progress);
		log_info("%s: %d%s%s%s%s", v->url, v->status,
		    why[0] == '\0' ? "" : " ", why,
		    news == LINK_DIED ? ": dead from now on" : "",
		    news == LINK_REVIVED ? ": works again" : "");
	}
}

static void
show_progress(void *arg, int64_t done, int64_t of)
{
	struct job *job = arg;

	progress_set(job->progress, done, of, done);
}

static void
take_dead(void *arg, const struct link_check *c, const char *place)
{
	struct job *job = arg;

	json_array_append_new(job->dead,
	    json_pack("{s:s, s:s, s:I, s:s, s:s}", "url", c->url, "place",
		place, "status", (json_int_t)c->status, "checked",
		stamp_iso(job->a, c->checked), "dead_since",
		stamp_iso(job->a, c->dead_since)));
	if (!job->t->is_json && !job->t->is_dry)
		printf("dead since %.10s: %s (%s)\n",
		    stamp_iso(job->a, c->dead_since), c->url, place);
}

static bool
say_count(struct job *job, const struct links_count *n, struct fault *f)
{
	if (job->t->is_json)
		return say_json("broadsheet.links-check/1",
		    json_pack("{s:b, s:{s:I, s:I, s:I, s:I, s:I, s:I, s:I, "
			      "s:I}, s:O, s:O}",
			"dry_run", job->t->is_dry, "count", "due", n->due,
			"visited", n->visited, "working", n->working, "failed",
			n->failed, "refused", n->refused, "later", n->later,
			"died", n->died, "revived", n->revived, "dead",
			job->dead, "refused", job->refused),
		    f);
	if (job->t->is_dry && !job->t->is_quiet)
		printf("%s links would be visited\n", say_number(n->due));
	else if (!job->t->is_quiet)
		printf("%s visited: %s work, %s failed, %s refused; "
		       "%lld left for later; %zu are dead\n",
		    say_number(n->visited), say_number(n->working),
		    say_number(n->failed), say_number(n->refused),
		    (long long)n->later, json_array_size(job->dead));
	return say_done(f);
}

static bool
check(struct job *job, struct links_args *args, struct fault *f)
{
	struct links_count count;
	bool ok;

	args->desk = desk_open(args->conf, who_am_i(), f);
	if (args->desk == NULL)
		return false;
	job->progress =
	    progress_new("visiting", "links", job->t->is_quiet);
	ok = links_check(args, &count, f);
	progress_free(job->progress);
	ok = ok &&
	     link_dead(desk_edition(args->desk), take_dead, job, f) &&
	     say_count(job, &count, f);
	desk_close(args->desk);
	return ok;
}

/* A whole number from 0 to max; *n keeps its value without one. */
static bool
parse_number(const char *option, const char *value, int64_t max, int64_t *n,
    struct fault *f)
{
	int64_t number = 0;

	if (value == NULL)
		return true;
	for (const char *c = value; *c != '\0'; c++) {
		if (*c < '0' || *c > '9' || number > max)
			return fault_set(f, FAULT_USAGE,
			    "--%s: \"%s\": wants a whole number", option,
			    value);
		number = number * 10 + (*c - '0');
	}
	if (value[0] == '\0' || number > max)
		return fault_set(f, FAULT_USAGE,
		    "--%s: wants a number up to %lld", option, (long long)max);
	*n = number;
	return true;
}

static bool
run(struct tool *t, struct fault *f)
{
	struct job job = {.t = t};
	struct links_args args = {
	    .conf = &t->conf,
	    .allow = t->value[ALLOW] == NULL ? "" : t->value[ALLOW],
	    .limit = INT32_MAX,
	    .is_dry = t->is_dry,
	    .note = note,
	    .progress = show_progress,
	    .arg = &job,
	};
	int64_t days = 0;
	bool ok;

	if (!parse_number("limit", t->value[LIMIT], INT32_MAX, &args.limit, f) ||
	    !parse_number("older-than", t->value[OLDER], DAYS_MAX, &days, f))
		return false;
	args.older_than_s = days * DAY_S;
	job.a = arena_new(ARENA_BYTES_MAX);
	job.refused = json_array();
	job.dead = json_array();
	ok = check(&job, &args, f);
	json_decref(job.refused);
	json_decref(job.dead);
	arena_free(job.a);
	return ok;
}

const struct command cmd_links_check = {
    .name = "links check",
    .operands = "",
    .purpose = "Visit the Internet links, and mark those that are dead",
    .about =
	"Visits the links of live stories and of packages, those that were\n"
	"not visited for longest first: HEAD, or GET of which the headers\n"
	"are read; a host at most once a second, and later if it asks for\n"
	"that. Readers are told that a link does not work after two visits\n"
	"that said \"gone\" (404, 410) or three without an answer or with an\n"
	"error at the other end (5xx), each on another day; one answer\n"
	"clears it. Addresses within a house (private, loopback and the\n"
	"like) are never visited, also not by a redirect.\n"
	"\n"
	"The dead ones are listed; the exit status is 0 also when there are\n"
	"some.\n",
    .examples = "  broadsheet links check\n"
		"  broadsheet links check --older-than 7 --limit 500\n",
    .option =
	{
	    [LIMIT] = {"limit", "N", "visits at most"},
	    [OLDER] = {"older-than", "DAYS", "not visited for so long"},
	    [ALLOW] = {"allow", "HOST,...", "hosts that may lie within a house"},
	},
    .needs_conf = true,
    .run = run,
};

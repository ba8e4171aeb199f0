/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story show: one story as it is written. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/document.h"
#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

enum { DRAFT };
enum { ARENA_BYTES_MAX = 64 << 20 };

/* A story and what is known of it. */
struct shown {
	int64_t id;
	const char *state;
	int64_t revision; /* 0 of a draft */
	int64_t version;  /* 0 of what is public */
	int64_t due;      /* when it goes out by itself; 0: it does not */
	int64_t embargo;  /* when that ends; 0: none */
	const char *why;  /* it was withdrawn; or "" */
	const char *document;
};

static enum found
load_public(
    const struct conf *c, struct arena *a, struct shown *s, struct fault *f)
{
	struct db *db = db_open(c->edition_dir, DB_EDITION, DB_READ, f);
	struct revision last;
	struct story story;
	enum found found = FAULTED;

	if (db != NULL && db_begin(db, f))
		found = story_by_id(db, a, s->id, &story, f);
	if (found == FOUND)
		found = revision_last(db, a, s->id, &last, f);
	if (found == FOUND) {
		s->state = story.is_live ? "live" : "withdrawn";
		s->why = story.is_live ? "" : story.withdrawn_why;
		s->revision = last.number;
		s->document = last.document;
	}
	db_close(db);
	return found;
}

static enum found
load_draft(
    const struct conf *c, struct arena *a, struct shown *s, struct fault *f)
{
	struct db *db = db_open(c->edition_dir, DB_NEWSROOM, DB_READ, f);
	enum found found = FAULTED;
	struct draft d;

	if (db != NULL && db_begin(db, f))
		found = draft_load(db, a, s->id, &d, f);
	if (found == FOUND) {
		s->state = draft_states[d.state];
		s->due = d.due;
		s->embargo = d.embargo;
		s->version = d.version;
		s->document = d.document;
	}
	db_close(db);
	return found;
}

static bool
load(const struct tool *t, struct arena *a, struct shown *s, struct fault *f)
{
	enum found found = ABSENT;

	if (t->value[DRAFT] == NULL)
		found = load_public(&t->conf, a, s, f);
	if (found == ABSENT)
		found = load_draft(&t->conf, a, s, f);
	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT, "there is no %s %lld",
		    t->value[DRAFT] == NULL ? "story" : "draft of story",
		    (long long)s->id);
	return found == FOUND;
}

static void
print_field(const char *name, const char *value)
{
	if (value[0] != '\0')
		printf("%s: %s\n", name, value);
}

static void
print_time(struct arena *a, const char *name, int64_t t)
{
	if (t != 0)
		printf("%s: %s\n", name, stamp_iso(a, t));
}

static void
print_byline(const struct document_byline *b)
{
	printf("Byline: %s%s%s%s%s\n", b->name, b->role[0] == '\0' ? "" : ", ",
	    b->role, b->place[0] == '\0' ? "" : " in ", b->place);
}

static void
print_lists(const struct document *d)
{
	for (size_t i = 0; i < d->n_bylines; i++)
		print_byline(&d->bylines[i]);
	for (size_t i = 0; i < d->n_subjects; i++)
		print_field("Subject", d->subjects[i]);
	for (size_t i = 0; i < d->n_pictures; i++) {
		const struct document_picture *p = &d->pictures[i];

		printf("Picture: %s\n", p->hash);
		print_field("Alt", p->alt);
		print_field("Decorative", p->decorative);
		print_field("Caption", p->caption);
		print_field("Credit", p->credit);
	}
	for (size_t i = 0; i < d->n_see_also; i++)
		printf("See-also: %lld\n", (long long)d->see_also[i]);
	for (size_t i = 0; i < d->n_links; i++)
		printf("Link: %s | %s | %s | %s\n", d->links[i].url,
		    d->links[i].title, d->links[i].site, d->links[i].kind);
}

static void
print_document(struct arena *a, const struct document *d)
{
	print_field("Page", d->page);
	print_field("Headline", d->headline);
	print_field("Short", d->short_headline);
	print_field("Section", d->section);
	for (size_t i = 0; i < d->n_also; i++)
		print_field("Section", d->also[i]);
	print_field("Strand", d->strand);
	print_field("Kind", d->kind);
	print_field("Language", d->language);
	print_time(a, "Published", d->published);
	print_time(a, "Updated", d->updated);
	print_time(a, "Review-by", d->review_by);
	print_field("Standfirst", d->standfirst);
	print_field("Source", d->source);
	print_field("Licence", d->licence);
	print_lists(d);
	printf("\n%s", d->body);
}

static bool
say(const struct tool *t, struct arena *a, const struct shown *s,
    struct fault *f)
{
	struct document d;
	json_t *out;

	if (t->is_json) {
		out = json_pack("{s:I, s:s, s:o}", "number", s->id, "state",
		    s->state, "document", json_loads(s->document, 0, NULL));
		if (s->revision != 0)
			json_object_set_new(
			    out, "revision", json_integer(s->revision));
		if (s->due != 0)
			json_object_set_new(
			    out, "due", json_string(stamp_iso(a, s->due)));
		if (s->why[0] != '\0')
			json_object_set_new(out, "why", json_string(s->why));
		return say_json("broadsheet.story/1", out, f);
	}
	if (!document_from_json(a, s->document, &d, f))
		return fault_at(f, "story %lld", (long long)s->id);
	printf("Number: %lld\nState: %s", (long long)s->id, s->state);
	if (s->revision != 0)
		printf(", revision %lld", (long long)s->revision);
	if (s->due != 0)
		printf(" until %s", stamp_iso(a, s->due));
	putchar('\n');
	print_field("Why", s->why);
	print_document(a, &d);
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct shown s = {.why = ""};
	bool ok = say_parse_number(t->operand[0], &s.id, f) &&
		  load(t, a, &s, f) && say(t, a, &s, f);

	arena_free(a);
	return ok;
}

const struct command cmd_story_show = {
    .name = "story show",
    .operands = "NUMBER",
    .purpose = "Print a story as it is written",
    .about = "The live revision, laid out like a story file; of a story that\n"
	     "is not public yet, its draft. With --json the whole document.\n",
    .examples = "  broadsheet story show 1207\n"
		"  broadsheet story show 1207 --json | jq .document.headline\n",
    .option = {[DRAFT] = {"draft", NULL,
		   "the draft, also where a revision is live"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run,
};

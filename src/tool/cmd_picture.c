/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet picture: files of pictures, and the rights to them. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "desk/picture.h"
#include "picture/picture.h"
#include "store/db.h"
#include "store/picture.h"
#include "story/document.h"
#include "tool/command.h"
#include "tool/media.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { UNTIL, WHY }; /* of rights */
enum { ARENA_BYTES_MAX = 16 << 20 };

/* The hash that word is, or of the file that it names. */
static const char *
find_hash(struct arena *a, const char *word, struct fault *f)
{
	char hash[65];

	if (strlen(word) == 64 && strspn(word, "0123456789abcdef") == 64)
		return word;
	return picture_hash(word, hash, f) ? arena_string(a, hash) : NULL;
}

static void
set(json_t *o, const char *name, const char *text)
{
	if (text[0] != '\0')
		json_object_set_new(o, name, json_string(text));
}

static void
set_time(json_t *o, struct arena *a, const char *name, int64_t t)
{
	if (t != 0)
		set(o, name, stamp_iso(a, t));
}

static void
print_words(const struct document_picture *p)
{
	static const char form[] = "%s: %s\n";

	printf("%s\n%lld x %lld, %s kB\n", p->hash, (long long)p->width,
	    (long long)p->height, say_number((p->bytes + 1023) / 1024));
	if (p->alt[0] != '\0')
		printf(form, "Alt", p->alt);
	if (p->caption[0] != '\0')
		printf(form, "Caption", p->caption);
	if (p->credit[0] != '\0')
		printf(form, "Credit", p->credit);
	if (p->copyright[0] != '\0')
		printf(form, "Copyright", p->copyright);
}

static json_t *
words_of(const struct document_picture *p, const char *file)
{
	json_t *o = json_pack("{s:s%, s:s, s:I, s:I, s:I}", "file", file,
	    strlen(file), "hash", p->hash, "width", (json_int_t)p->width,
	    "height", (json_int_t)p->height, "bytes", (json_int_t)p->bytes);

	set(o, "alt", p->alt);
	set(o, "caption", p->caption);
	set(o, "credit", p->credit);
	set(o, "copyright", p->copyright);
	return o;
}

/* Taken down, and to be had again since the rights were set anew. */
static bool
bring_back(const struct tool *t, struct desk *desk, struct arena *a,
    const char *hash, struct fault *f)
{
	struct picture_row p;
	enum found found =
	    picture_load(desk_edition(desk), a, hash, &p, f);

	if (found != FOUND || p.removed_at == 0)
		return found != FAULTED;
	if (p.rights_until != 0 && p.rights_until <= clock_now())
		return fault_set(f, FAULT_DATA,
		    "%s: the rights to it ended on %s; \"broadsheet picture "
		    "rights\" says until when there are others",
		    hash, stamp_full(a, &t->conf.zones, p.rights_until));
	return t->is_dry || desk_picture_back(desk, hash, f);
}

static bool
add_one(struct tool *t, struct desk *desk, struct media_folder *m,
    const char *path, json_t *list, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct document_picture p;
	struct picture_made made;
	bool ok;

	ok = picture_hash(path, made.hash, f) &&
	     bring_back(t, desk, a, made.hash, f) &&
	     picture_make(a, path, m->dir, &made, f);
	if (ok) {
		p = (struct document_picture){.hash = made.hash,
		    .width = made.width,
		    .height = made.height,
		    .bytes = made.bytes,
		    .alt = made.alt,
		    .caption = made.caption,
		    .credit = made.credit,
		    .copyright = made.copyright};
		json_array_append_new(list, words_of(&p, path));
		if (!t->is_json && !t->is_quiet)
			print_words(&p);
	}
	arena_free(a);
	return ok;
}

/* Each by itself: what is no picture is told of, and the others are made. */
static bool
run_add(struct tool *t, struct fault *f)
{
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	struct media_folder m = {0};
	json_t *list = json_array(), *refused = json_array();
	bool ok = desk != NULL && media_open(&m, &t->conf, t->is_dry, f);

	for (size_t i = 0; ok && i < t->n; i++) {
		struct fault why = {0};

		if (add_one(t, desk, &m, t->operand[i], list, &why))
			continue;
		if (why.cause == FAULT_DATA || why.cause == FAULT_NOINPUT) {
			json_array_append_new(
			    refused, json_string(why.text));
			if (!t->is_json)
				fprintf(stderr, "%s\n", why.text);
			continue;
		}
		*f = why;
		ok = false;
	}
	media_close(&m);
	desk_close(desk);
	if (ok && t->is_json)
		ok = say_json("broadsheet.picture-add/1",
		    json_pack("{s:b, s:O, s:O}", "dry_run", t->is_dry,
			"pictures", list, "refused", refused),
		    f);
	else if (ok)
		ok = say_done(f);
	if (ok && json_array_size(refused) > 0)
		ok = fault_set(f, FAULT_DATA, "%zu of %zu were refused",
		    json_array_size(refused), t->n);
	json_decref(list);
	json_decref(refused);
	return ok;
}

static void
add_story(void *arg, int64_t story, const char *headline)
{
	json_t *list = arg;

	json_array_append_new(list,
	    json_pack("{s:I, s:s}", "number", (json_int_t)story, "headline",
		headline));
}

static void
print_row(const struct tool *t, struct arena *a, const struct picture_row *p,
    const json_t *stories)
{
	const struct stamp_zones *z = &t->conf.zones;
	const json_t *one;
	size_t i;

	printf("%s\n%lld x %lld, %s kB\n", p->hash, (long long)p->width,
	    (long long)p->height, say_number((p->bytes + 1023) / 1024));
	if (p->rights_until != 0)
		printf("rights until %s%s\n",
		    stamp_full(a, z, p->rights_until),
		    p->is_set ? ", set by an editor" : "");
	if (p->removed_at != 0)
		printf("taken down %s\n", stamp_full(a, z, p->removed_at));
	json_array_foreach(stories, i, one)
	{
		printf("%6lld  %s\n",
		    (long long)json_integer_value(
			json_object_get(one, "number")),
		    json_string_value(json_object_get(one, "headline")));
	}
}

static bool
say_row(const struct tool *t, struct arena *a, const struct picture_row *p,
    const json_t *stories, struct fault *f)
{
	json_t *o;

	if (!t->is_json) {
		print_row(t, a, p, stories);
		return say_done(f);
	}
	o = json_pack("{s:s, s:I, s:I, s:I, s:b, s:O}", "hash", p->hash,
	    "width", (json_int_t)p->width, "height", (json_int_t)p->height,
	    "bytes", (json_int_t)p->bytes, "is_shown",
	    !picture_is_gone(p, clock_now()), "stories", stories);
	set_time(o, a, "rights_until", p->rights_until);
	set_time(o, a, "removed_at", p->removed_at);
	return say_json("broadsheet.picture/1", o, f);
}

static bool
run_show(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	const char *hash = find_hash(a, t->operand[0], f);
	struct db *db = NULL;
	json_t *stories = json_array();
	struct picture_row p;
	enum found found = FAULTED;

	if (hash != NULL)
		db = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	if (db != NULL && db_begin(db, f)) {
		found = picture_load(db, a, hash, &p, f);
		if (found == ABSENT)
			fault_set(f, FAULT_NOINPUT,
			    "%s: no story that is or was public has this "
			    "picture",
			    t->operand[0]);
		if (found == FOUND &&
		    !picture_each_story(db, hash, add_story, stories, f))
			found = FAULTED;
		db_rollback(db);
	}
	db_close(db);
	if (found == FOUND && !say_row(t, a, &p, stories, f))
		found = FAULTED;
	json_decref(stories);
	arena_free(a);
	return found == FOUND;
}

static bool
read_until(const struct tool *t, int64_t *until, struct fault *f)
{
	const char *word = t->value[UNTIL];

	*until = 0;
	if (word == NULL)
		return fault_set(f, FAULT_USAGE,
		    "--until is missing; wants a time, \"now\" or \"ever\"");
	if (strcmp(word, "now") == 0)
		*until = clock_now();
	return *until != 0 || strcmp(word, "ever") == 0 ||
	       stamp_parse(&t->conf.zones, word, until) ||
	       fault_set(f, FAULT_USAGE,
		   "--until: \"%s\": wants a time, like \"2027-01-01\", "
		   "\"now\" or \"ever\"",
		   word);
}

static bool
run_rights(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	const char *why = t->value[WHY] == NULL ? "" : t->value[WHY];
	const char *hash = find_hash(a, t->operand[0], f);
	struct picture_row p = {0};
	struct desk *desk = NULL;
	int64_t until;
	bool ok;

	ok = hash != NULL && read_until(t, &until, f) &&
	     (desk = desk_open(&t->conf, who_am_i(), f)) != NULL;
	if (ok && !t->is_dry)
		ok = desk_picture_rights(desk, hash, until, why, f);
	if (ok && picture_load(desk_edition(desk), a, hash, &p, f) != FOUND)
		ok = fault_set(f, FAULT_NOINPUT,
		    "%s: no story that is or was public has this picture",
		    hash);
	if (ok && t->is_json)
		ok = say_json("broadsheet.picture-rights/1",
		    json_pack("{s:b, s:s, s:b, s:b}", "dry_run", t->is_dry,
			"hash", hash, "is_shown",
			!picture_is_gone(&p, clock_now()), "needs_file",
			p.removed_at != 0),
		    f);
	else if (ok && p.removed_at != 0 && !t->is_quiet)
		puts("Its files were taken down; \"broadsheet picture add\" "
		     "with the file brings it back.");
	desk_close(desk);
	arena_free(a);
	return ok && (t->is_json || say_done(f));
}

const struct command cmd_picture_add = {
    .name = "picture add",
    .operands = "FILE...",
    .purpose = "Make pictures' renditions, and show what is in the files",
    .about =
	"JPEG, PNG, WebP, AVIF and GIF's first frame, up to 20 MB and 50\n"
	"million pixels. What a file says of itself (XMP, IPTC, EXIF) is\n"
	"shown, and is what a story file that names it need not say. A\n"
	"picture that was taken down is shown again, when the rights to it\n"
	"were extended first.\n",
    .examples = "  broadsheet picture add quay.jpg\n",
    .exits = "  65  a file is no picture that we take\n",
    .min = 1,
    .max = 1000,
    .needs_conf = true,
    .run = run_add,
};

const struct command cmd_picture_show = {
    .name = "picture show",
    .operands = "FILE|HASH",
    .purpose = "Show where a picture is used, and until when",
    .examples = "  broadsheet picture show quay.jpg\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_show,
};

const struct command cmd_picture_rights = {
    .name = "picture rights",
    .operands = "FILE|HASH --until TIME",
    .purpose = "Say until when a picture may be shown",
    .about =
	"From that time on no page, list, feed or letter has it, in whatever\n"
	"story it is, and \"publish-due\" removes its files. What is said here\n"
	"stands above Rights-until in story files. --until ever: for ever.\n",
    .examples =
	"  broadsheet picture rights quay.jpg --until 2027-01-01\n"
	"  broadsheet picture rights quay.jpg --until now --why 'Not ours'\n",
    .option =
	{
	    [UNTIL] = {"until", "TIME", "when they end, \"now\" or \"ever\""},
	    [WHY] = {"why", "TEXT", "for the audit log"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_rights,
};

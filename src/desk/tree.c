/* SPDX-License-Identifier: Apache-2.0 */
/* The tree of sections as editors write it, read and written. */
#include "desk/tree.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "desk/layout.h"
#include "store/db.h"
#include "store/edition.h"
#include "store/section.h"

#include "base/banned.h"

enum { TREE_BYTES_MAX = 1 << 20, NAME_MAX_CHARS = 80 };

/* Words that addresses of our own begin with (DESIGN.md, Addresses). */
static const char *const reserved[] = {"about", "archive", "audiovideo", "by",
    "console", "corrections", "debate", "email", "feed", "feedback", "go",
    "healthz", "help", "history", "in-depth", "low", "media", "metrics",
    "most-emailed", "most-read", "newsroom", "postroom", "robots", "search",
    "sitemap", "static", "talking-point", NULL};

bool
tree_is_reserved(const char *slug)
{
	for (int i = 0; reserved[i] != NULL; i++) {
		if (strcmp(slug, reserved[i]) == 0)
			return true;
	}
	return false;
}

bool
tree_check_slug(const char *slug, int depth, struct fault *f)
{
	size_t n = strlen(slug);

	if (n == 0 || n > 60 ||
	    strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != n ||
	    slug[0] == '-' || slug[n - 1] == '-' || strstr(slug, "--") != NULL)
		return fault_set(f, FAULT_DATA,
		    "\"%s\": a section's slug is "
		    "lower-case letters, digits and single hyphens",
		    slug);
	if (strspn(slug, "0123456789") == n)
		return fault_set(f, FAULT_DATA,
		    "\"%s\": a slug of digits "
		    "alone would be a story's number",
		    slug);
	if (depth == 0 && tree_is_reserved(slug))
		return fault_set(f, FAULT_DATA,
		    "\"%s\": the site itself uses this address; take another "
		    "slug",
		    slug);
	return true;
}

/* One line of the tree, taken apart in place. */
struct line {
	int depth;
	bool is_rule;
	bool is_strand;
	char *slug, *name, *label, *intro;
};

static char *
trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r", s[n - 1]) != NULL)
		s[--n] = '\0';
	return s;
}

/* Cut s at the next bar and give what stands behind it, or "". */
static char *
behind_bar(char *s)
{
	char *bar = strchr(s, '|');

	if (bar == NULL)
		return s + strlen(s);
	*bar = '\0';
	return trim(bar + 1);
}

static bool
parse_line(char *text, struct line *l, struct fault *f)
{
	size_t indent = strspn(text, " "), n;
	char *s = trim(text);

	*l = (struct line){.depth = (int)(indent / 2)};
	if (indent % 2 != 0)
		return fault_set(f, FAULT_DATA,
		    "indented by %zu spaces; two "
		    "a level",
		    indent);
	l->is_rule = strcmp(s, "---") == 0;
	if (l->is_rule)
		return true;
	l->is_strand = *s == '@';
	l->slug = s + l->is_strand;
	n = strcspn(l->slug, " \t");
	l->name = trim(l->slug + n);
	l->slug[n] = '\0';
	l->label = behind_bar(l->name);
	l->intro = behind_bar(l->label);
	l->name = trim(l->name);
	l->label = trim(l->label);
	if (l->name[0] == '\0' || utf8_length(l->name) > NAME_MAX_CHARS)
		return fault_set(f, FAULT_DATA,
		    "\"%s\" wants a name of 1 to "
		    "%d characters behind two spaces",
		    l->slug, NAME_MAX_CHARS);
	/* The list of programmes is the site's own, and below it are ours. */
	if (l->depth == 0 && !l->is_strand &&
	    strcmp(l->slug, SECTION_PROGRAMMES) == 0)
		return true;
	return tree_check_slug(l->slug, l->depth, f);
}

/* What tree_apply knows while it goes down the lines. */
struct walk {
	struct db *db;
	struct arena *a;
	struct tree_count *count;
	struct section up[SECTION_DEPTH_MAX]; /* the last at each depth */
	int depth; /* of the line before; -1 at the start */
	bool rule; /* a rule stands before the next */
	int64_t position;
};

static const char *
join(struct arena *a, const char *above, const char *slug)
{
	return above[0] == '\0' ? arena_string(a, slug)
				: arena_printf(a, "%s/%s", above, slug);
}

static bool
is_same(const struct section *a, const struct section *b)
{
	return a->kind == b->kind && strcmp(a->name, b->name) == 0 &&
	       strcmp(a->label, b->label) == 0 &&
	       strcmp(a->intro, b->intro) == 0 && a->position == b->position &&
	       a->rule_before == b->rule_before;
}

/* Below the list of programmes, and nowhere else, is a programme. */
static bool
choose_kind(const struct section *above, bool is_strand, const char *path,
    enum section_kind *kind, struct fault *f)
{
	bool is_below = above != NULL && above->kind == SECTION_PROGRAMME;

	*kind = is_strand ? SECTION_STRAND : SECTION_SECTION;
	if (!is_below && strcmp(path, SECTION_PROGRAMMES) != 0)
		return true;
	*kind = SECTION_PROGRAMME;
	if (is_below && strcmp(above->path, SECTION_PROGRAMMES) != 0)
		return fault_set(f, FAULT_DATA,
		    "\"%s\": programmes lie directly below \"%s\"", path,
		    SECTION_PROGRAMMES);
	return !is_strand ||
	       fault_set(f, FAULT_DATA,
		   "\"%s\": is a programme; take the '@' off", path);
}

static bool
apply_line(struct walk *w, const struct line *l, struct fault *f)
{
	const struct section *above =
	    l->depth == 0 ? NULL : &w->up[l->depth - 1];
	struct section s = {
	    .parent = above == NULL ? SECTION_ROOT : above->id,
	    .slug = l->slug,
	    .path = join(w->a, above == NULL ? "" : above->path, l->slug),
	    .name = l->name,
	    .label = l->label,
	    .intro = l->intro,
	    .position = w->position++,
	    .rule_before = w->rule,
	};
	struct section known;

	w->rule = false;
	w->depth = l->depth;
	if (!choose_kind(above, l->is_strand, s.path, &s.kind, f))
		return false;
	switch (section_by_path(w->db, w->a, s.path, &known, f)) {
	case ABSENT:
		w->count->made++;
		if (!section_insert(w->db, &s, f))
			return false;
		break;
	case FOUND:
		s.id = known.id;
		if (is_same(&s, &known))
			w->count->same++;
		else if (w->count->changed++, !section_update(w->db, &s, f))
			return false;
		break;
	default:
		return false;
	}
	w->up[l->depth] = s;
	return true;
}

static bool
apply_text(struct walk *w, char *text, int *number, struct fault *f)
{
	struct line l;
	char *next;

	for (char *at = text; at != NULL; at = next) {
		next = strchr(at, '\n');
		if (next != NULL)
			*next++ = '\0';
		++*number;
		if (at[strspn(at, " \t\r")] == '\0' ||
		    at[strspn(at, " \t")] == '#')
			continue;
		if (!parse_line(at, &l, f))
			return false;
		if (l.depth > w->depth + 1 || l.depth >= SECTION_DEPTH_MAX)
			return fault_set(f, FAULT_DATA,
			    "stands deeper than "
			    "the line above it allows");
		if (l.is_rule)
			w->rule = true;
		else if (!apply_line(w, &l, f))
			return false;
	}
	return true;
}

bool
tree_apply(struct db *edition, const char *file, const char *text, bool dry,
    struct tree_count *count, struct fault *f)
{
	struct arena *a = arena_new(64 << 20);
	struct walk w = {.db = edition, .a = a, .count = count, .depth = -1};
	int number = 0;
	bool ok = false;

	*count = (struct tree_count){0};
	w.position = 1;
	if (strlen(text) > TREE_BYTES_MAX ||
	    !utf8_is_valid(text, strlen(text))) {
		fault_set(f, FAULT_DATA, "%s: is too large or not UTF-8", file);
		goto out;
	}
	if (!db_begin(edition, f))
		goto out;
	if (!apply_text(&w, arena_string(a, text), &number, f)) {
		fault_at(f, "%s:%d", file, number);
		goto out;
	}
	if (dry) {
		ok = true;
		goto out;
	}
	ok = (count->made + count->changed == 0 ||
		 (edition_changed(edition, clock_now(), f) &&
		     layout_keep(edition, clock_now(), f))) &&
	     db_commit(edition, f);
out:
	db_rollback(edition);
	arena_free(a);
	return ok;
}

static void
write_line(const struct section *s, int depth, struct buf *out)
{
	if (s->rule_before)
		buf_printf(out, "%*s---\n", depth * 2, "");
	buf_printf(out, "%*s%s%s  %s", depth * 2, "",
	    s->kind == SECTION_STRAND ? "@" : "", s->slug, s->name);
	if (s->label[0] != '\0')
		buf_printf(out, " | %s", s->label);
	if (s->intro[0] != '\0')
		buf_printf(out, "%s | %s", s->label[0] == '\0' ? " |" : "",
		    s->intro);
	buf_puts(out, "\n");
}

static bool
write_level(struct db *db, struct arena *a, int64_t parent, int depth,
    struct buf *out, struct fault *f)
{
	struct section_list list;

	if (!section_children(db, a, parent, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		write_line(&list.at[i], depth, out);
		if (depth < SECTION_DEPTH_MAX &&
		    !write_level(db, a, list.at[i].id, depth + 1, out, f))
			return false;
	}
	return true;
}

/* The list of programmes and these, where there are any. */
static bool
write_programmes(struct db *db, struct arena *a, struct buf *out,
    struct fault *f)
{
	struct section_list top, below;

	if (!section_programmes(db, a, SECTION_ROOT, &top, f))
		return false;
	for (size_t i = 0; i < top.n; i++) {
		if (!section_programmes(db, a, top.at[i].id, &below, f))
			return false;
		for (size_t j = 0; j < below.n; j++) {
			if (j == 0)
				write_line(&top.at[i], 0, out);
			write_line(&below.at[j], 1, out);
		}
	}
	return true;
}

bool
tree_write(struct db *edition, struct buf *out, struct fault *f)
{
	struct arena *a = arena_new(64 << 20);
	bool ok = write_level(edition, a, SECTION_ROOT, 0, out, f) &&
		  write_programmes(edition, a, out, f);

	arena_free(a);
	return ok;
}

/* "user-experience" as "User experience". */
static char *
name_of(struct arena *a, const char *slug)
{
	char *name = arena_string(a, slug);

	name[0] = g_ascii_toupper(name[0]);
	for (char *c = name; *c != '\0'; c++) {
		if (*c == '-')
			*c = ' ';
	}
	return name;
}

bool
tree_make(struct db *edition, struct arena *a, const char *path,
    const char *name, int64_t *id, struct fault *f)
{
	const char *above = "", *rest = path;
	struct section up = {.id = SECTION_ROOT, .path = ""};

	for (int depth = 0; depth < SECTION_DEPTH_MAX; depth++) {
		size_t n = strcspn(rest, "/");
		const char *slug = arena_copy(a, rest, n);
		bool is_last = rest[n] == '\0';
		struct section s = {.parent = up.id,
		    .slug = slug,
		    .path = join(a, above, slug),
		    .label = "",
		    .intro = "",
		    .position = 1000000};
		struct section known;

		switch (section_by_path(edition, a, s.path, &known, f)) {
		case FOUND:
			if (known.kind == SECTION_AUTHOR ||
			    known.kind == SECTION_PACKAGE)
				return fault_set(f, FAULT_DATA,
				    "\"%s\" is no section, and takes none",
				    s.path);
			s = known;
			break;
		case ABSENT:
			s.name = is_last && name != NULL && name[0] != '\0'
				     ? name
				     : name_of(a, slug);
			if (!tree_check_slug(slug, depth, f) ||
			    !choose_kind(depth == 0 ? NULL : &up, false,
				s.path, &s.kind, f) ||
			    !section_insert(edition, &s, f))
				return false;
			break;
		default:
			return false;
		}
		if (is_last) {
			*id = s.id;
			return true;
		}
		up = s;
		above = s.path;
		rest += n + 1;
	}
	return fault_set(f, FAULT_DATA, "\"%s\": sections lie at most %d deep",
	    path, SECTION_DEPTH_MAX);
}

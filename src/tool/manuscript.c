/* SPDX-License-Identifier: Apache-2.0 */
/* From a story file to a document that can be a draft. */
#include "tool/manuscript.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "tool/command.h"
#include "wire/settle.h"
#include "wire/slurp.h"
#include "wire/walk.h"

#include "base/banned.h"

static const char stdin_path[] = "/dev/stdin";

bool
manuscript_open(struct manuscript *m, const struct tool *t,
    const char *pictures, struct fault *f)
{
	*m = (struct manuscript){.t = t, .pictures = pictures};
	return media_open(&m->media, &t->conf, t->is_dry, f);
}

void
manuscript_close(struct manuscript *m)
{
	media_close(&m->media);
}

static bool
is_stdin(const char *path)
{
	return strcmp(path, "-") == 0;
}

bool
manuscript_slurp(struct arena *a, const char *path, char **text, size_t *n,
    struct fault *f)
{
	return slurp_file(a, is_stdin(path) ? stdin_path : path,
	    STORYFILE_BYTES_MAX, text, n, f);
}

static bool
make_picture(void *arg, struct arena *a, const char *path,
    struct document_picture *p, struct fault *f)
{
	struct manuscript *m = arg;

	m->media.edition = desk_edition(m->desk);
	return media_make(&m->media, a, path, p, f);
}

static bool
keep_clip(void *arg, struct arena *a, const char *path,
    struct document_clip *c, struct fault *f)
{
	struct manuscript *m = arg;

	return media_keep_clip(&m->media, a, path, c, f);
}

/* Where the file lies, for its pictures; as an import would have it. */
static bool
find_place(struct arena *a, const char *path, struct settle *s,
    struct fault *f)
{
	char *paths[] = {arena_string(a, path)}, *here;
	struct walk_list list;

	if (is_stdin(path)) {
		here = realpath(".", NULL);
		if (here == NULL)
			return fault_set(f, FAULT_OS, "no working folder");
		s->root = arena_string(a, here);
		s->real = arena_printf(a, "%s/-", here);
		free(here);
		return true;
	}
	if (!walk_paths(a, paths, 1, &list, f))
		return false;
	if (list.n != 1)
		return fault_set(f, FAULT_NOINPUT, "%s: is no file", path);
	s->root = list.file[0].root;
	s->real = list.file[0].real;
	return true;
}

bool
manuscript_read(struct manuscript *m, struct arena *a, const char *path,
    const char *text, size_t n, struct fault *f)
{
	const char *name = path == NULL     ? "your text"
			   : is_stdin(path) ? "standard input"
					    : path;
	struct storyfile_args args = {
	    .name = name,
	    .zones = &m->t->conf.zones,
	    .language = m->t->conf.language,
	    .may_be_empty = m->story != 0,
	};
	struct settle s = {
	    .desk = m->desk,
	    .path = name,
	    .pictures = m->pictures,
	    .picture = make_picture,
	    .clip = keep_clip,
	    .arg = m,
	    .n_known = m->n_known,
	    .known = m->known,
	    .own = m->story,
	};

	return find_place(a, path == NULL ? "-" : path, &s, f) &&
	       storyfile_parse(a, &args, text, n, &m->file, f) &&
	       settle_pictures(a, &s, &m->file, f) &&
	       settle_clips(a, &s, &m->file, f) &&
	       settle_see_also(a, &s, &m->file, f) &&
	       (desk_check(m->desk, &m->file.document, f) ||
		   fault_at(f, "%s", name));
}

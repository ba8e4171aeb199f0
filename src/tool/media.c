/* SPDX-License-Identifier: Apache-2.0 */
/* The folder that pictures are made in, and clips are kept in. */
#include "tool/media.h"

#include <ftw.h>
#include <glib.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "picture/clip.h"
#include "picture/picture.h"
#include "store/picture.h"
#include "story/document.h"

#include "base/banned.h"

enum { WALK_FILES = 16 };

bool
media_open(
    struct media_folder *m, const struct conf *conf, bool is_dry, struct fault *f)
{
	GError *error = NULL;

	m->is_dry = is_dry;
	if (!is_dry) {
		m->dir = g_strdup_printf("%s/media", conf->edition_dir);
		return true;
	}
	m->dir = g_dir_make_tmp("broadsheet-XXXXXX", &error);
	if (m->dir != NULL)
		return true;
	fault_set(f, FAULT_CREATE, "%s", error->message);
	g_error_free(error);
	return false;
}

static int
remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

void
media_close(struct media_folder *m)
{
	if (m->dir != NULL && m->is_dry)
		nftw(m->dir, remove_entry, WALK_FILES, FTW_DEPTH | FTW_PHYS);
	g_free(m->dir);
	m->dir = NULL;
}

static void
fill(const char **text, const char *with)
{
	if ((*text)[0] == '\0')
		*text = with;
}

/* A picture that may not be shown gets no files: it is what it was. */
static bool
recall_if_down(struct media_folder *m, struct arena *a, const char *hash,
    struct document_picture *p, bool *is_down, struct fault *f)
{
	struct picture_row row;
	enum found found = picture_load(m->edition, a, hash, &row, f);

	*is_down = found == FOUND && picture_is_gone(&row, clock_now());
	if (*is_down) {
		p->hash = arena_string(a, hash);
		p->width = row.width;
		p->height = row.height;
		p->bytes = row.bytes;
	}
	return found != FAULTED;
}

bool
media_make(struct media_folder *m, struct arena *a, const char *path,
    struct document_picture *p, struct fault *f)
{
	struct picture_made made;
	bool is_down = false;

	if (m->edition != NULL &&
	    (!picture_hash(path, made.hash, f) ||
		!recall_if_down(m, a, made.hash, p, &is_down, f)))
		return false;
	if (is_down)
		return true;
	if (!picture_make(a, path, m->dir, &made, f))
		return false;
	p->hash = arena_string(a, made.hash);
	p->width = made.width;
	p->height = made.height;
	p->bytes = made.bytes;
	if (p->decorative[0] == '\0')
		fill(&p->alt, made.alt);
	fill(&p->caption, made.caption);
	fill(&p->credit, made.credit);
	fill(&p->copyright, made.copyright);
	return true;
}

bool
media_keep_clip(struct media_folder *m, struct arena *a, const char *path,
    struct document_clip *c, struct fault *f)
{
	struct clip_kept kept;

	if (!clip_keep(path, c->type, m->dir, &kept, f))
		return false;
	c->hash = arena_string(a, kept.hash);
	c->bytes = kept.bytes;
	return true;
}

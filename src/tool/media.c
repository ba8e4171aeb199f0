/* SPDX-License-Identifier: Apache-2.0 */
/* The folder that pictures are made in, and clips are kept in. */
#include "tool/media.h"

#include <ftw.h>
#include <glib.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "picture/clip.h"
#include "picture/picture.h"
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

bool
media_make(struct media_folder *m, struct arena *a, const char *path,
    struct document_picture *p, struct fault *f)
{
	struct picture_made made;

	if (!picture_make(path, m->dir, &made, f))
		return false;
	p->hash = arena_string(a, made.hash);
	p->width = made.width;
	p->height = made.height;
	p->bytes = made.bytes;
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

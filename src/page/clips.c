/* SPDX-License-Identifier: Apache-2.0 */
/* A clip as pages, feeds and stories show it. */
#include "page/clips.h"

#include "base/arena.h"
#include "base/media.h"
#include "base/stamp.h"
#include "store/clip.h"
#include "view/view.h"

#include "base/banned.h"

enum { KB = 1024, SHOWN_KB_MAX = 9999 };

char *
clips_address(struct arena *a, const struct clip *c)
{
	const struct media *media = media_of_type(c->type);

	return arena_printf(a, "/media/%.2s/%s.%s", c->hash, c->hash,
	    media == NULL ? "bin" : media->suffix);
}

char *
clips_duration(struct arena *a, int64_t seconds)
{
	long long h = seconds / 3600, min = seconds / 60 % 60, s = seconds % 60;

	if (h > 0)
		return min == 0 ? arena_printf(a, "%lld h", h)
				: arena_printf(a, "%lld h %lld min", h, min);
	if (min == 0)
		return arena_printf(a, "%lld s", s);
	return s == 0 ? arena_printf(a, "%lld min", min)
		      : arena_printf(a, "%lld min %lld s", min, s);
}

char *
clips_size(struct arena *a, int64_t bytes)
{
	long long kb = (bytes + KB - 1) / KB;

	if (kb > SHOWN_KB_MAX)
		return arena_printf(a, "%lld MB", (kb + KB - 1) / KB);
	if (kb > 999)
		return arena_printf(a, "%lld,%03lld kB", kb / 1000, kb % 1000);
	return arena_printf(a, "%lld kB", kb);
}

char *
clips_words(struct arena *a, const struct clip *c)
{
	const struct media *media = media_of_type(c->type);

	return arena_printf(a, "%s: %s, %s, %s, %s",
	    c->is_video ? "Watch" : "Listen", c->title,
	    clips_duration(a, c->duration),
	    media == NULL ? c->type : media->name, clips_size(a, c->bytes));
}

void
clips_fill(struct arena *a, const struct stamp_zones *zones,
    struct view_dict *d, const struct clip *c, int64_t published)
{
	const char *src = clips_address(a, c);
	struct view_dict *player =
	    view_add(d, c->is_video ? MARKER_CLIP_VIDEO : MARKER_CLIP_AUDIO);

	view_set(player, MARKER_CLIP_SRC, src);
	view_set(player, MARKER_CLIP_TITLE, c->title);
	view_set(d, MARKER_CLIP_SRC, src);
	view_set(d, MARKER_CLIP_TYPE, c->type);
	view_set(d, MARKER_CLIP_WORDS, clips_words(a, c));
	if (c->recorded / 60 != published / 60) {
		struct view_dict *r = view_add(d, MARKER_CLIP_RECORDED_SHOWN);

		view_set(r, MARKER_CLIP_RECORDED,
		    stamp_full(a, zones, c->recorded));
		view_set(r, MARKER_CLIP_RECORDED_ISO,
		    stamp_iso(a, c->recorded));
	}
	if (c->no_transcript[0] != '\0')
		view_set(view_add(d, MARKER_CLIP_SILENT), MARKER_CLIP_WHY,
		    c->no_transcript);
}

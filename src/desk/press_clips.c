/* SPDX-License-Identifier: Apache-2.0 */
/* The sound and film of a document, for its pages and for the store. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/media.h"
#include "desk/internal.h"
#include "page/clips.h"
#include "store/publication.h"
#include "story/body.h"
#include "story/document.h"
#include "view/view.h"

#include "base/banned.h"

void
press_fill_clips(
    struct arena *a, const struct document *d, struct publication *p)
{
	p->clips.n = d->n_clips;
	p->clips.at = arena_zalloc(a, d->n_clips + 1, sizeof(*p->clips.at));
	for (size_t i = 0; i < d->n_clips; i++) {
		const struct document_clip *c = &d->clips[i];
		const struct media *media = media_of_type(c->type);

		p->clips.at[i] = (struct clip){
		    .is_video = media != NULL && media->is_video,
		    .type = c->type,
		    .hash = c->hash,
		    .bytes = c->bytes,
		    .duration = c->duration,
		    .title = c->title,
		    .recorded = c->recorded == 0 ? d->published : c->recorded,
		    .transcript = body_text(a, c->transcript),
		    .no_transcript = c->no_transcript,
		};
	}
}

static bool
render(struct view *view, const struct conf *conf, struct arena *a,
    enum skin skin, const struct clip *c, int64_t published, const char **html,
    struct fault *f)
{
	struct view_dict *d = view_dict_new(a);
	struct buf out = {0};
	bool ok;

	clips_fill(a, &conf->zones, d, c, published);
	ok = view_render(view, skin, TEMPLATE_CLIP, d, false, &out, f);
	*html = arena_string(a, buf_string(&out));
	buf_release(&out);
	return ok;
}

bool
press_render_clips(struct view *view, const struct conf *conf, struct arena *a,
    const struct document *d, struct body_figure *figures,
    struct body_args *args, struct fault *f)
{
	struct publication p = {0};
	struct body_transcript *said =
	    arena_zalloc(a, d->n_clips + 1, sizeof(*said));

	press_fill_clips(a, d, &p);
	for (size_t i = 0; i < d->n_clips; i++) {
		const struct document_clip *c = &d->clips[i];

		if (!render(view, conf, a, SKIN_FULL, &p.clips.at[i],
			d->published, &figures[i].full, f) ||
		    !render(view, conf, a, SKIN_LOW, &p.clips.at[i],
			d->published, &figures[i].low, f))
			return false;
		if (c->transcript[0] != '\0')
			said[args->n_transcripts++] = (struct body_transcript){
			    press_transcript_heading(a, c), c->transcript};
	}
	args->n_clips = d->n_clips;
	args->transcripts = said;
	return true;
}

const char *
press_transcript_heading(struct arena *a, const struct document_clip *c)
{
	return arena_printf(a, "Transcript: %s", c->title);
}

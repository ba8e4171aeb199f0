/* SPDX-License-Identifier: Apache-2.0 */
/* The headers of a story file that name other files: clips and their kin. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/media.h"
#include "wire/header.h"
#include "wire/storyfile.h"

#include "base/banned.h"

struct storyfile_ref *
header_add_ref(
    struct headers *h, struct storyfile_ref **list, size_t *n, const char *name)
{
	*list = document_append(h->a, *list, n, sizeof(**list));
	(*list)[*n - 1] = (struct storyfile_ref){.name = name};
	return &(*list)[*n - 1];
}

bool
header_is_below(const char *path)
{
	return path[0] != '/' && strcmp(path, "..") != 0 &&
	       strncmp(path, "../", 3) != 0 && strstr(path, "/../") == NULL &&
	       (strlen(path) < 3 ||
		   strcmp(path + strlen(path) - 3, "/..") != 0);
}

const char *
header_take_clip(struct headers *h, size_t at, const char *value)
{
	struct storyfile *out = h->out;
	struct document *d = &out->document;
	const struct media *media = media_of_file(value);

	(void)at;
	if (!header_is_below(value))
		return "wants the name of a file beside the story, or below "
		       "a folder \"clips\"";
	if (media == NULL)
		return "wants a file of .mp3, .ogg, .m4a, .mp4 or .webm";
	for (size_t i = 0; i < out->n_clips; i++) {
		if (strcmp(out->clips[i].name, value) == 0)
			return "this clip is there already";
	}
	header_add_ref(h, &out->clips, &out->n_clips, value);
	out->transcripts = document_append(
	    h->a, out->transcripts, &out->n_transcripts,
	    sizeof(*out->transcripts));
	out->transcripts[out->n_transcripts - 1] = (struct storyfile_ref){0};
	d->clips =
	    document_append(h->a, d->clips, &d->n_clips, sizeof(*d->clips));
	d->clips[d->n_clips - 1] = (struct document_clip){
	    .hash = header_hash_of(h->a, value, '.'),
	    .type = media->type,
	    .title = "",
	    .transcript = "",
	    .no_transcript = ""};
	h->clip_seen = 0;
	return NULL;
}

/* "3:25" or "1:03:25". */
const char *
header_take_duration(struct headers *h, size_t at, const char *value)
{
	static const char wants[] =
	    "wants minutes and seconds, like \"3:25\", or \"1:03:25\"";
	struct document *d = &h->out->document;
	int64_t total = 0;
	int parts = 0;

	(void)at;
	for (const char *s = value;; s++) {
		size_t n = strspn(s, "0123456789");

		/* Two digits behind a colon, and these below 60. */
		if (n == 0 || n > (parts == 0 ? 3 : 2) ||
		    (parts > 0 && (n != 2 || s[0] > '5')) || ++parts > 3)
			return wants;
		total *= 60;
		total += strtoll(s, NULL, 10);
		s += n;
		if (*s == '\0')
			break;
		if (*s != ':')
			return wants;
	}
	if (parts < 2 || total == 0)
		return wants;
	d->clips[d->n_clips - 1].duration = total;
	return NULL;
}

const char *
header_take_transcript(struct headers *h, size_t at, const char *value)
{
	size_t n = strlen(value);

	(void)at;
	if (!header_is_below(value) || n < 4 || strcasecmp(value + n - 3, ".md") != 0)
		return "wants the name of a file of CommonMark, NAME.md, "
		       "beside the story or below a folder \"clips\"";
	h->out->transcripts[h->out->n_transcripts - 1].name = value;
	return NULL;
}

bool
header_finish_clips(struct headers *h, struct fault *f)
{
	for (size_t i = 0; i < h->out->n_clips; i++) {
		const struct document_clip *c = &h->out->document.clips[i];
		bool is_written = h->out->transcripts[i].name != NULL;
		size_t line = h->out->clips[i].line;

		if (c->title[0] == '\0')
			return header_fault(
			    h, line, f, "Clip: has no Clip-title");
		if (c->duration == 0)
			return header_fault(h, line, f, "Clip: has no Duration");
		/* One that is known keeps what it has. */
		if (c->hash[0] != '\0' && !is_written)
			continue;
		if (is_written == (c->no_transcript[0] != '\0'))
			return header_fault(h, line, f,
			    "Clip: wants a Transcript, or in No-transcript "
			    "why there is none");
	}
	return true;
}

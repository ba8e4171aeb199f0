/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The site as a folder of text files, which `broadsheet import` takes back:
 * sections, front, stories/, packages/, pictures/ and clips/.
 */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/media.h"
#include "desk/tree.h"
#include "page/address.h"
#include "page/clips.h"
#include "store/clip.h"
#include "store/package.h"
#include "store/source.h"
#include "wire/exporting.h"
#include "wire/packagefile.h"
#include "wire/storyfile.h"

#include "base/banned.h"

enum { KEY_BYTES_MAX = 200, KEYS_MAX = 1000 };

/* Of the story files that a site was made from: settle.c, import_story.c. */
static const char files[] = "files";

/* Whether a key can be a path anywhere, and a word in a list of keys. */
static bool
is_plain(const char *key)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
	size_t n = strlen(key);

	return n > 0 && n <= KEY_BYTES_MAX && strspn(key, good) == n &&
	       strspn(key, "0123456789") < n && key[0] != '.' &&
	       key[0] != '/' && key[n - 1] != '/' &&
	       strstr(key, "/.") == NULL && strstr(key, "//") == NULL;
}

/* Whether no other story's file has that key. */
static bool
is_free(struct export_run *e, const char *key, int64_t id, bool *free,
    struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	int64_t other = id;
	enum found found =
	    source_item(e->db, files, key, &other, digest, f);

	*free = found == ABSENT || other == id;
	return found != FAULTED;
}

/*
 * The key of a story: the one that its file had, or one by its number. A
 * number alone would be read as one of the site that takes it.
 */
static bool
find_key(
    struct export_run *e, int64_t id, const char **key, struct fault *f)
{
	enum found found = source_of(e->db, e->item, files, id, key, f);
	bool ok = found != FAULTED, free = false;

	if (found == FOUND && is_plain(*key))
		return true;
	for (int n = 1; ok && !free && n <= KEYS_MAX; n++) {
		*key = arena_printf(e->item, "number/%lld/%lld",
		    (long long)id / 1000, (long long)id);
		*key = n == 1 ? arena_printf(e->item, "%s-story", *key)
			      : arena_printf(e->item, "%s-story-%d", *key, n);
		ok = is_free(e, *key, id, &free, f);
	}
	return ok && (free || fault_set(f, FAULT_BUG, "has no free key"));
}

/* Those that are in the export, by their keys. */
static bool
name_see_also(struct export_run *e, struct storyfile *sf, struct fault *f)
{
	struct document *d = &sf->document;

	sf->see_also =
	    arena_zalloc(e->item, d->n_see_also + 1, sizeof(*sf->see_also));
	for (size_t i = 0; i < d->n_see_also; i++) {
		enum found found = export_has(e, d->see_also[i], f);

		if (found == FAULTED)
			return false;
		if (found == FOUND &&
		    !find_key(e, d->see_also[i],
			&sf->see_also[sf->n_see_also++].name, f))
			return false;
	}
	d->n_see_also = sf->n_see_also;
	return true;
}

/* A file of media/ by its address, as name. */
static bool
copy_media(struct export_run *e, const char *name, const char *address,
    int64_t *count, struct fault *f)
{
	const char *path =
	    arena_printf(e->item, "%s%s", e->args->conf->edition_dir, address);
	bool made;

	if (!sink_copy(e->sink, name, path, &made, f))
		return false;
	*count += made;
	return true;
}

/*
 * Its largest rendition as JPEG: the file that it was made from is not kept.
 * A picture that is there twice needs two names.
 */
static bool
name_pictures(struct export_run *e, struct storyfile *sf, struct fault *f)
{
	const struct document *d = &sf->document;

	sf->n_pictures = d->n_pictures;
	sf->pictures =
	    arena_zalloc(e->item, d->n_pictures + 1, sizeof(*sf->pictures));
	for (size_t i = 0; i < d->n_pictures; i++) {
		const struct document_picture *p = &d->pictures[i];
		const struct picture at = {
		    p->hash, p->width, p->height, "", ""};
		const char *name = arena_printf(e->item, "%s.jpg", p->hash);

		for (size_t j = 0; j < i; j++) {
			if (strcmp(d->pictures[j].hash, p->hash) == 0)
				name = arena_printf(
				    e->item, "%s-%zu.jpg", p->hash, i + 1);
		}
		sf->pictures[i].name = name;
		if (!copy_media(e,
			arena_printf(e->item, "pictures/%s", name),
			address_picture(e->item, &at, p->width, PICTURE_JPEG),
			&e->count->pictures, f))
			return false;
	}
	return true;
}

/* A name that is a hash and no more would be one of the site's own. */
static bool
name_clips(struct export_run *e, struct storyfile *sf, const char *key,
    struct fault *f)
{
	const struct document *d = &sf->document;

	sf->n_clips = sf->n_transcripts = d->n_clips;
	sf->clips = arena_zalloc(e->item, d->n_clips + 1, sizeof(*sf->clips));
	sf->transcripts =
	    arena_zalloc(e->item, d->n_clips + 1, sizeof(*sf->transcripts));
	for (size_t i = 0; i < d->n_clips; i++) {
		const struct document_clip *c = &d->clips[i];
		const struct clip at = {.hash = c->hash, .type = c->type};

		sf->clips[i].name = arena_printf(e->item, "clip-%s.%s",
		    c->hash, media_of_type(c->type)->suffix);
		if (!copy_media(e,
			arena_printf(e->item, "clips/%s", sf->clips[i].name),
			clips_address(e->item, &at), &e->count->clips, f))
			return false;
		if (c->transcript[0] == '\0')
			continue;
		sf->transcripts[i].name =
		    arena_printf(e->item, "%s-%zu.md", key, i + 1);
		if (!sink_file(e->sink,
			arena_printf(e->item, "clips/%s",
			    sf->transcripts[i].name),
			c->transcript, strlen(c->transcript), f))
			return false;
	}
	return true;
}

static bool
put(struct export_run *e, const struct export_story *s, struct fault *f)
{
	struct storyfile sf = {.document = s->document};
	const char *key, *name, *text;

	if (!find_key(e, s->story.card.id, &key, f) ||
	    !name_see_also(e, &sf, f) || !name_pictures(e, &sf, f) ||
	    !name_clips(e, &sf, key, f))
		return false;
	name = arena_printf(e->item, "stories/%s.%s", key,
	    s->document.page[0] == '\0' ? "story" : "page");
	text = storyfile_write(e->item, &sf);
	return sink_file(e->sink, name, text, strlen(text), f);
}

static bool
put_package(struct export_run *e, const struct section *at,
    const struct package *p, struct fault *f)
{
	const char **keys =
	    arena_zalloc(e->item, PACKAGE_ITEMS_MAX + 1, sizeof(*keys));
	const char *name, *text;
	size_t n = 0;

	(void)at;
	for (size_t i = 0; i < p->n; i++) {
		for (size_t j = 0; j < p->group[i].n; j++, n++) {
			const struct card *card = p->group[i].item[j].card;
			enum found found = card == NULL
					       ? ABSENT
					       : export_has(e, card->id, f);

			if (found == FAULTED ||
			    (found == FOUND &&
				!find_key(e, card->id, &keys[n], f)))
				return false;
		}
	}
	name = arena_printf(e->item, "packages/%s.package", p->slug);
	text = packagefile_write(e->item, p, keys);
	return sink_file(e->sink, name, text, strlen(text), f);
}

static bool
put_sections(struct export_run *e, struct fault *f)
{
	struct buf text = {0};
	bool ok = tree_write(e->db, &text, f) &&
		  sink_file(e->sink, "sections", buf_string(&text), text.len,
		      f);

	buf_release(&text);
	return ok;
}

/* What is on the front page, as far as it is in the export. */
static bool
put_front(struct export_run *e, struct fault *f)
{
	struct card_list cards;
	struct buf text = {0};
	bool ok;

	arena_reset(e->item);
	ok = slot_cards(e->db, e->item, SECTION_ROOT, &cards, f);
	for (size_t i = 0; ok && i < cards.n; i++) {
		enum found found = export_has(e, cards.at[i].id, f);
		const char *key;

		ok = found != FAULTED;
		if (found != FOUND)
			continue;
		ok = find_key(e, cards.at[i].id, &key, f);
		if (ok)
			buf_printf(&text, "%s\n", key);
	}
	if (ok && text.len > 0)
		ok = sink_file(e->sink, "front", text.data, text.len, f);
	buf_release(&text);
	return ok;
}

static bool
end(struct export_run *e, struct fault *f)
{
	/* Packages are homes of stories: they are needed by a part, too. */
	return put_sections(e, f) && put_front(e, f) &&
	       export_packages(e, put_package, f);
}

const struct export_format export_markdown = {.name = "Markdown",
    .shape = EXPORT_FOLDER,
    .has_pages = true,
    .story = put,
    .end = end};

/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures made or found, and references found, for one story file. */
#include "wire/settle.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "store/picture.h"
#include "store/source.h"
#include "wire/storyfile.h"

#include "base/banned.h"

static const char source[] = "files";

const char *
settle_find(struct arena *a, const struct settle *s, const char *folder,
    const char *name)
{
	char *dir = arena_string(a, s->real);
	const char *path;

	do {
		char *slash = strrchr(dir, '/');

		if (slash == NULL)
			break;
		*slash = '\0';
		path = arena_printf(a, "%s/%s/%s", dir, folder, name);
		if (access(path, R_OK) == 0)
			return path;
	} while (strlen(dir) > strlen(s->root));
	return NULL;
}

/* The picture's path: below s->pictures, or a "pictures" beside or above. */
static const char *
find_picture(struct arena *a, const struct settle *s, const char *name)
{
	return s->pictures != NULL ? arena_printf(a, "%s/%s", s->pictures, name)
				   : settle_find(a, s, "pictures", name);
}

static bool
make_picture(struct arena *a, const struct settle *s,
    const struct storyfile_ref *ref, struct document_picture *p,
    struct fault *f)
{
	const char *path = find_picture(a, s, ref->name);

	if (path == NULL)
		return fault_set(f, FAULT_DATA,
		    "there is no \"%s\" in a folder \"pictures\" beside or "
		    "above the file; --pictures names another",
		    ref->name);
	return s->picture(s->arg, a, path, p, f);
}

/* The file itself may have said it. */
static bool
has_alt(const struct document_picture *p, struct fault *f)
{
	return p->alt[0] != '\0' || p->decorative[0] != '\0' ||
	       fault_set(f, FAULT_DATA,
		   "has no Alt; say what it shows, or in Decorative why it "
		   "needs no words");
}

/* Of the picture that has p's hash, from one of the documents known. */
static bool
is_known_picture(const struct settle *s, struct document_picture *p)
{
	for (size_t i = 0; i < s->n_known; i++) {
		const struct document *d = s->known[i];

		for (size_t j = 0; j < d->n_pictures; j++) {
			const struct document_picture *q = &d->pictures[j];

			if (strcmp(q->hash, p->hash) != 0)
				continue;
			p->width = q->width;
			p->height = q->height;
			p->bytes = q->bytes;
			return true;
		}
	}
	return false;
}

static bool
recall_picture(struct arena *a, const struct settle *s,
    struct document_picture *p, struct fault *f)
{
	struct picture_row row;

	if (is_known_picture(s, p))
		return true;
	switch (picture_load(desk_edition(s->desk), a, p->hash, &row, f)) {
	case FOUND:
		p->width = row.width;
		p->height = row.height;
		p->bytes = row.bytes;
		return true;
	case ABSENT:
		return fault_set(f, FAULT_DATA,
		    "the edition has no picture of that hash; name a file");
	default:
		return false;
	}
}

bool
settle_pictures(struct arena *a, const struct settle *s, struct storyfile *sf,
    struct fault *f)
{
	for (size_t i = 0; i < sf->n_pictures; i++) {
		struct document_picture *p = &sf->document.pictures[i];

		if (p->hash[0] != '\0'
			? !recall_picture(a, s, p, f)
			: !make_picture(a, s, &sf->pictures[i], p, f) ||
			      !has_alt(p, f))
			return fault_at(f, "%s:%zu: Picture", s->path,
			    sf->pictures[i].line);
	}
	return true;
}

/* The number of the story file of that key, in this import or an earlier. */
static enum found
find_key(
    const struct settle *s, const char *key, int64_t *id, struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	enum found found;

	if (s->keys != NULL && g_hash_table_contains(s->keys, key))
		return desk_number(s->desk, source, key, id, f) ? FOUND
								: FAULTED;
	found = source_item(desk_edition(s->desk), source, key, id, digest, f);
	return found != ABSENT ? found
			       : source_item(desk_newsroom(s->desk), source,
				     key, id, digest, f);
}

static bool
find_story(
    const struct settle *s, const char *name, int64_t *id, struct fault *f)
{
	size_t n = strlen(name);

	if (strspn(name, "0123456789") == n && n < 19) {
		*id = strtoll(name, NULL, 10);
	} else {
		enum found found = find_key(s, name, id, f);

		if (found == ABSENT)
			fault_set(f, FAULT_DATA,
			    "there is no story \"%s\" in this import or an "
			    "earlier one",
			    name);
		if (found != FOUND)
			return false;
	}
	return *id != s->own || s->own == 0 ||
	       fault_set(f, FAULT_DATA, "this is the story itself");
}

bool
settle_see_also(struct arena *a, const struct settle *s, struct storyfile *sf,
    struct fault *f)
{
	struct document *d = &sf->document;

	d->see_also = arena_zalloc(a, sf->n_see_also + 1, sizeof(*d->see_also));
	for (size_t i = 0; i < sf->n_see_also; i++) {
		const struct storyfile_ref *ref = &sf->see_also[i];

		if (!find_story(s, ref->name, &d->see_also[i], f))
			return fault_at(
			    f, "%s:%zu: See-also", s->path, ref->line);
	}
	d->n_see_also = sf->n_see_also;
	return true;
}

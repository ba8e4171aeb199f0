/* SPDX-License-Identifier: Apache-2.0 */
/* From paths on a command line to files with keys. */
#include "wire/walk.h"

#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/fault.h"

#include "base/banned.h"

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && strcmp(s + n - m, end) == 0;
}

static bool
ends_with_one(const char *s, const char *const *ends)
{
	for (; *ends != NULL; ends++) {
		if (ends_with(s, *ends))
			return true;
	}
	return false;
}

static bool
kind_of_name(const char *name, enum walk_kind *kind)
{
	static const char *const ninjs[] = {
	    ".json", ".jsonl", ".ninjs", ".gz", NULL};
	static const char *const xml[] = {".xml", ".nitf", ".newsml", ".g2",
	    ".rss", ".atom", ".rdf", ".xml.gz", ".nitf.gz", ".newsml.gz",
	    ".g2.gz", ".rss.gz", ".atom.gz", ".rdf.gz", NULL};

	*kind = WALK_STORY;
	if (ends_with(name, ".story") || ends_with(name, ".page"))
		return true;
	*kind = WALK_PACKAGE;
	if (ends_with(name, ".package"))
		return true;
	*kind = WALK_XML;
	if (ends_with_one(name, xml))
		return true;
	*kind = WALK_NINJS;
	return ends_with_one(name, ninjs);
}

/*
 * What a file with a name of its own looks like, unpacked: XML, JSON, or
 * text. Marks of an encoding, white space and UTF-16's NULs may come first.
 */
static enum walk_kind
kind_of_bytes(const char *path)
{
	gzFile in = gzopen(path, "rbe");
	char head[64];
	int n = in == NULL ? 0 : gzread(in, head, sizeof(head));
	bool is_packed = in != NULL && gzdirect(in) == 0;
	int i = 0;

	if (in != NULL)
		gzclose(in);
	while (i < n && memchr(" \t\r\n\0\xef\xbb\xbf\xff\xfe", head[i], 10))
		i++;
	if (i < n && head[i] == '<')
		return WALK_XML;
	if (is_packed || (n > 0 && (head[0] == '{' || head[0] == '[')))
		return WALK_NINJS;
	return WALK_STORY;
}

/* The folder at or above dir that has a file "sections", or dir. */
static const char *
root_of(struct arena *a, const char *dir)
{
	char *at = arena_string(a, dir);
	struct stat st;

	for (;;) {
		char *slash = strrchr(at, '/');

		if (stat(arena_printf(a, "%s/sections", at), &st) == 0 &&
		    S_ISREG(st.st_mode))
			return at;
		if (slash == NULL || slash == at)
			return dir;
		*slash = '\0';
	}
}

static const char *
key_of(struct arena *a, const char *root, const char *real)
{
	const char *key = real + strlen(root);
	size_t n;

	key += strspn(key, "/");
	if (strncmp(key, "stories/", 8) == 0)
		key += 8;
	n = strlen(key);
	if (ends_with(key, ".story"))
		n -= strlen(".story");
	else if (ends_with(key, ".page"))
		n -= strlen(".page");
	return arena_copy(a, key, n);
}

/* Grown in powers of two: folders of a hundred thousand files exist. */
static void
add_file(struct arena *a, struct walk_list *list, struct walk_file file)
{
	size_t n = list->n;

	if ((n & (n - 1)) == 0) {
		struct walk_file *more =
		    arena_alloc(a, (n == 0 ? 1 : 2 * n) * sizeof(*more));

		if (n > 0)
			memcpy(more, list->file, n * sizeof(*more));
		list->file = more;
	}
	list->file[list->n++] = file;
	list->bytes += file.bytes;
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool
take_entry(struct arena *a, const char *path, const char *real,
    const char *root, FTS *fts, FTSENT *e, struct walk_list *list,
    struct fault *f)
{
	struct walk_file file = {.root = root};

	switch (e->fts_info) {
	case FTS_D:
		if (e->fts_level > 0 && e->fts_name[0] == '.')
			fts_set(fts, e, FTS_SKIP);
		return true;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
		return fault_set(f, FAULT_NOINPUT, "%s: %s", e->fts_path,
		    strerror(e->fts_errno));
	case FTS_F:
		break;
	default:
		return true;
	}
	if (e->fts_name[0] == '.' || !kind_of_name(e->fts_name, &file.kind))
		return true;
	file.path = arena_string(a, e->fts_path);
	file.real = arena_printf(a, "%s%s%s", real,
	    e->fts_path[strlen(path)] == '/' ? "" : "/",
	    e->fts_path + strlen(path));
	file.key = key_of(a, root, file.real);
	file.bytes = e->fts_statp->st_size;
	add_file(a, list, file);
	return true;
}

static bool
walk_folder(struct arena *a, char *path, const char *real,
    struct walk_list *list, struct fault *f)
{
	char *const paths[] = {path, NULL};
	const char *root = root_of(a, real);
	bool ok = true;
	FTSENT *e;
	FTS *fts;

	fts =
	    fts_open(paths, FTS_COMFOLLOW | FTS_LOGICAL | FTS_NOCHDIR, by_name);
	if (fts == NULL)
		return fault_set(f, FAULT_OS, "%s: %s", path, strerror(errno));
	while (ok && (errno = 0, e = fts_read(fts)) != NULL)
		ok = take_entry(a, path, real, root, fts, e, list, f);
	if (ok && errno != 0)
		ok = fault_set(f, FAULT_IO, "%s: %s", path, strerror(errno));
	fts_close(fts);
	return ok;
}

static void
take_file(struct arena *a, const char *path, const char *real, int64_t bytes,
    struct walk_list *list)
{
	struct walk_file file = {.path = path, .real = real, .bytes = bytes};
	const char *slash = strrchr(real, '/');
	const char *dir = arena_copy(a, real, (size_t)(slash - real));

	if (!kind_of_name(path, &file.kind))
		file.kind = kind_of_bytes(path);
	file.root = root_of(a, dir);
	file.key = key_of(a, file.root, real);
	add_file(a, list, file);
}

static bool
take_path(
    struct arena *a, const char *given, struct walk_list *list, struct fault *f)
{
	char *path = arena_string(a, given), *real = realpath(path, NULL);
	size_t n = strlen(path);
	const char *kept;
	struct stat st;

	if (real == NULL || stat(real, &st) != 0) {
		free(real);
		return fault_set(
		    f, FAULT_NOINPUT, "%s: %s", path, strerror(errno));
	}
	kept = arena_string(a, real);
	free(real);
	while (n > 1 && path[n - 1] == '/')
		path[--n] = '\0';
	if (!S_ISDIR(st.st_mode)) {
		take_file(a, path, kept, st.st_size, list);
		return true;
	}
	list->folder[list->n_folders++] = path;
	return walk_folder(a, path, kept, list, f);
}

bool
walk_paths(struct arena *a, char *const *paths, size_t n,
    struct walk_list *list, struct fault *f)
{
	struct walk_list made = {0};

	made.folder = arena_zalloc(a, n == 0 ? 1 : n, sizeof(*made.folder));
	for (size_t i = 0; i < n; i++) {
		if (!take_path(a, paths[i], &made, f))
			return false;
	}
	*list = made;
	return true;
}

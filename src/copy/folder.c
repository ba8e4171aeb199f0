/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The folder of a copy. The list of the copy at hand grows in a file of its
 * own, ahead of the files: so that every file of ours is in one of the two,
 * whenever the work ends.
 */
#include "copy/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "copy/file.h"
#include "copy/paths.h"

#include "base/banned.h"

#define MARK ".broadsheet-copy"
#define LIST ".broadsheet-copy.files"
#define GROWING ".broadsheet-copy.growing"
#define WHOLE ".broadsheet-copy.tmp"

static const char about[] =
    "A copy of a Broadsheet site as files, made by \"broadsheet export\n"
    "static\". The files that are named in " LIST " are its\n"
    "own: the next copy changes and removes them as the site did.\n";

struct folder {
	char *dir;
	bool is_dry;
	int lock;   /* the mark, held; -1 */
	FILE *list; /* growing; NULL in a dry run */
	struct paths *taken;
};

static char *
path_of(const struct folder *d, const char *file)
{
	return g_build_filename(d->dir, file, NULL);
}

static bool
io_fault(const char *path, struct fault *f)
{
	return fault_set(f, FAULT_IO, "%s: %s", path, strerror(errno));
}

/* Whether there is nothing in it, or no such folder. */
static bool
is_empty(const char *dir)
{
	DIR *list = opendir(dir);
	struct dirent *e;
	bool empty = true;

	if (list == NULL)
		return errno == ENOENT;
	while (empty && (e = readdir(list)) != NULL)
		empty =
		    strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
	closedir(list);
	return empty;
}

/* Whether it may be ours. */
static bool
check(const struct folder *d, struct fault *f)
{
	char *mark = path_of(d, MARK);
	bool ok = g_file_test(mark, G_FILE_TEST_IS_REGULAR) || is_empty(d->dir);

	g_free(mark);
	if (ok)
		return true;
	return fault_set(f, FAULT_CREATE,
	    "%s: it is not empty and no copy of a site; name a new or an "
	    "empty folder",
	    d->dir);
}

/* Hold the mark, which is made if it is not there. */
static bool
hold(struct folder *d, struct fault *f)
{
	char *mark = path_of(d, MARK);

	d->lock =
	    g_mkdir_with_parents(d->dir, 0777) == 0
		? open(mark, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)
		: -1;
	g_free(mark);
	if (d->lock < 0)
		return fault_set(
		    f, FAULT_CREATE, "%s: %s", d->dir, strerror(errno));
	if (flock(d->lock, LOCK_EX | LOCK_NB) != 0)
		return fault_set(f, FAULT_BUSY,
		    "%s: another export is at work there", d->dir);
	if (pwrite(d->lock, about, sizeof(about) - 1, 0) < 0)
		return io_fault(d->dir, f);
	return true;
}

/* What an export that did not end has made is put to what the last one has. */
static bool
join_lists(struct folder *d, struct fault *f)
{
	char *growing = path_of(d, GROWING), *list = path_of(d, LIST);
	FILE *in = fopen(growing, "re"), *out = NULL;
	char block[65536];
	bool ok = true;
	size_t n;

	if (in != NULL) {
		out = fopen(list, "ae");
		ok = out != NULL;
		while (ok && (n = fread(block, 1, sizeof(block), in)) > 0)
			ok = fwrite(block, 1, n, out) == n;
		ok = ok && !ferror(in) && putc('\n', out) != EOF;
		fclose(in);
	}
	if (out != NULL)
		ok = fclose(out) == 0 && ok;
	d->list = ok ? fopen(growing, "we") : NULL;
	ok = d->list != NULL || io_fault(growing, f);
	g_free(growing);
	g_free(list);
	return ok;
}

struct folder *
folder_open(const char *dir, bool is_dry, struct fault *f)
{
	struct folder *d = g_new0(struct folder, 1);

	*d = (struct folder){.dir = g_strdup(dir),
	    .is_dry = is_dry,
	    .lock = -1,
	    .taken = paths_new()};
	if (check(d, f) && (is_dry || (hold(d, f) && join_lists(d, f))))
		return d;
	folder_close(d);
	return NULL;
}

void
folder_close(struct folder *d)
{
	if (d == NULL)
		return;
	if (d->list != NULL)
		fclose(d->list);
	if (d->lock >= 0)
		close(d->lock);
	paths_free(d->taken);
	g_free(d->dir);
	g_free(d);
}

bool
folder_take(struct folder *d, const char *file)
{
	return paths_add(d->taken, file);
}

/* Note a file; is_new: it must be on the list before it is made. */
static bool
note(struct folder *d, const char *file, bool is_new)
{
	return d->is_dry || (fprintf(d->list, "%s\n", file) > 0 &&
				(!is_new || fflush(d->list) == 0));
}

/* Whether the file at path has these bytes. */
static bool
has_bytes(const char *path, const void *bytes, size_t n)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char block[65536];
	struct stat st;
	size_t at = 0;
	ssize_t got = 0;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (size_t)st.st_size == n) {
		while (
		    at < n && (got = read(fd, block, sizeof(block))) > 0 &&
		    (size_t)got <= n - at &&
		    memcmp((const char *)bytes + at, block, (size_t)got) == 0)
			at += (size_t)got;
	} else {
		at = n + 1;
	}
	close(fd);
	return at == n;
}

static bool
write_whole(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t put = write(fd, bytes, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		n -= (size_t)put;
	}
	return true;
}

/* Give what is at tmp its name. */
static bool
place(const char *tmp, const char *path)
{
	char *above;

	if (rename(tmp, path) == 0)
		return true;
	if (errno != ENOENT)
		return false;
	above = g_path_get_dirname(path);
	if (g_mkdir_with_parents(above, 0777) != 0) {
		g_free(above);
		return false;
	}
	g_free(above);
	return rename(tmp, path) == 0;
}

static bool
make(struct folder *d, const char *path, const void *bytes, size_t n)
{
	char *tmp = path_of(d, WHOLE);
	int fd;
	bool ok;

	unlink(tmp); /* it may be a link to a file of the edition */
	fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	ok = fd >= 0 && write_whole(fd, bytes, n);
	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	ok = ok && place(tmp, path);
	g_free(tmp);
	return ok;
}

bool
folder_write(struct folder *d, const char *file, const void *bytes, size_t n,
    bool *is_new, struct fault *f)
{
	char *path = path_of(d, file);
	bool ok;

	*is_new = !has_bytes(path, bytes, n);
	ok = note(d, file, *is_new) &&
	     (!*is_new || d->is_dry || make(d, path, bytes, n));
	if (!ok)
		io_fault(path, f);
	g_free(path);
	return ok;
}

/* It is named by what is in it, so one of the same length is the same. */
static bool
is_same(const char *path, const struct stat *source)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       st.st_size == source->st_size;
}

static bool
copy_bytes(struct folder *d, const char *path, const char *source)
{
	GMappedFile *map = g_mapped_file_new(source, FALSE, NULL);
	bool ok = map != NULL && make(d, path, g_mapped_file_get_contents(map),
				     g_mapped_file_get_length(map));

	if (map != NULL)
		g_mapped_file_unref(map);
	return ok;
}

/* A link costs no room; where there can be none, the bytes are copied. */
static bool
link_or_copy(struct folder *d, const char *path, const char *source)
{
	char *tmp = path_of(d, WHOLE);
	bool ok;

	unlink(tmp);
	ok = link(source, tmp) == 0 && place(tmp, path);
	if (!ok)
		ok = copy_bytes(d, path, source);
	/* Where both names were one file already, rename leaves both. */
	unlink(tmp);
	g_free(tmp);
	return ok;
}

bool
folder_put(struct folder *d, const char *file, const char *source, bool *is_new,
    struct fault *f)
{
	char *path = path_of(d, file);
	struct stat st;
	bool ok = stat(source, &st) == 0 && S_ISREG(st.st_mode);

	if (!ok) {
		g_free(path);
		return fault_set(f, FAULT_NOINPUT,
		    "%s: it is not there, and pages show it", source);
	}
	*is_new = !is_same(path, &st);
	ok = note(d, file, *is_new) &&
	     (!*is_new || d->is_dry || link_or_copy(d, path, source));
	if (!ok)
		io_fault(path, f);
	g_free(path);
	return ok;
}

/* Remove a file, and folders above it that have nothing in them then. */
static bool
remove_file(struct folder *d, const char *file)
{
	char *path = path_of(d, file);
	size_t top = strlen(d->dir);
	bool gone = unlink(path) == 0;

	while (gone) {
		char *slash = strrchr(path, '/');

		if (slash == NULL || (size_t)(slash - path) <= top)
			break;
		*slash = '\0';
		if (rmdir(path) != 0)
			break;
	}
	g_free(path);
	return gone;
}

void
folder_drop(struct folder *d, const char *file)
{
	if (!d->is_dry)
		remove_file(d, file);
}

/* Go through the last copy's list. */
static void
remove_old(struct folder *d, FILE *list, int64_t *n_removed)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while ((n = getline(&line, &room, list)) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (!file_is_inside(line) || paths_has(d->taken, line))
			continue;
		if (d->is_dry) {
			char *path = path_of(d, line);

			*n_removed += access(path, F_OK) == 0;
			g_free(path);
		} else {
			*n_removed += remove_file(d, line);
		}
	}
	free(line);
}

bool
folder_finish(struct folder *d, int64_t *n_removed, struct fault *f)
{
	char *old = path_of(d, LIST), *now = path_of(d, GROWING);
	FILE *list = fopen(old, "re");
	bool ok = true;

	*n_removed = 0;
	if (list != NULL) {
		remove_old(d, list, n_removed);
		fclose(list);
	}
	if (!d->is_dry) {
		ok = fclose(d->list) == 0;
		d->list = NULL;
		ok = (ok && rename(now, old) == 0) || io_fault(now, f);
	}
	g_free(old);
	g_free(now);
	return ok;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are there when they are whole. */
#include "wire/sink.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "picture/keep.h"

#include "base/banned.h"

enum { COPY_BYTES = 64 * 1024, WALK_FILES = 16 };

struct sink {
	enum sink_kind kind;
	char *path;  /* NULL: standard output */
	char *draft; /* where it is made; NULL: nowhere */
	FILE *out;   /* of a stream */
};

/* What the system said of path. */
static bool
failed(enum fault_cause cause, const char *path, struct fault *f)
{
	return fault_set(f, cause, "%s: %s", path, strerror(errno));
}

/* That path is no folder, or an empty one. */
static bool
is_free(const char *path, struct fault *f)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	bool is_empty = true;

	if (dir == NULL)
		return errno == ENOENT || failed(FAULT_CREATE, path, f);
	while (is_empty && (entry = readdir(dir)) != NULL)
		is_empty = strcmp(entry->d_name, ".") == 0 ||
			   strcmp(entry->d_name, "..") == 0;
	closedir(dir);
	return is_empty ||
	       fault_set(f, FAULT_CREATE,
		   "%s: is there already and is not empty; name a new folder",
		   path);
}

static bool
is_file(const char *path, struct fault *f)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return errno == ENOENT || failed(FAULT_CREATE, path, f);
	return S_ISREG(st.st_mode) ||
	       fault_set(f, FAULT_CREATE, "%s: is no file", path);
}

static mode_t
mask(void)
{
	mode_t is = umask(0);

	umask(is);
	return is;
}

static bool
open_stream(struct sink *s, struct fault *f)
{
	int fd;

	if (s->path == NULL) {
		s->out = stdout;
		return true;
	}
	if (!is_file(s->path, f))
		return false;
	s->draft = g_strdup_printf("%s.XXXXXX", s->path);
	fd = mkstemp(s->draft);
	if (fd >= 0 && fchmod(fd, 0666 & ~mask()) == 0)
		s->out = fdopen(fd, "wb");
	if (s->out != NULL)
		return true;
	failed(FAULT_CREATE, s->path, f);
	if (fd >= 0) {
		close(fd);
		unlink(s->draft);
	}
	return false;
}

static bool
open_folder(struct sink *s, struct fault *f)
{
	size_t n = strlen(s->path);

	/* "site/" is "site", beside which it is made. */
	while (n > 1 && s->path[n - 1] == '/')
		s->path[--n] = '\0';
	if (!is_free(s->path, f))
		return false;
	s->draft = g_strdup_printf("%s.XXXXXX", s->path);
	return (mkdtemp(s->draft) != NULL &&
		   chmod(s->draft, 0777 & ~mask()) == 0) ||
	       failed(FAULT_CREATE, s->path, f);
}

static void
release(struct sink *s)
{
	g_free(s->path);
	g_free(s->draft);
	g_free(s);
}

struct sink *
sink_open(enum sink_kind kind, const char *path, struct fault *f)
{
	struct sink *s = g_new0(struct sink, 1);
	bool ok = true;

	s->kind = kind;
	s->path = g_strdup(path);
	if (kind == SINK_STREAM)
		ok = open_stream(s, f);
	else if (kind == SINK_FOLDER)
		ok = open_folder(s, f);
	if (ok)
		return s;
	release(s);
	return NULL;
}

bool
sink_put(struct sink *s, const void *p, size_t n, struct fault *f)
{
	return s->kind == SINK_NOWHERE || n == 0 ||
	       fwrite(p, 1, n, s->out) == n ||
	       failed(FAULT_IO, s->path == NULL ? "standard output" : s->path,
		   f);
}

/* Open a file of the folder for writing; -1 with errno. */
static int
open_in(const struct sink *s, const char *name)
{
	char *path = g_strdup_printf("%s/%s", s->draft, name);
	char *folder = g_path_get_dirname(path);
	int fd = -1;

	if (g_mkdir_with_parents(folder, 0777) == 0)
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	g_free(folder);
	g_free(path);
	return fd;
}

bool
sink_file(struct sink *s, const char *name, const void *p, size_t n,
    struct fault *f)
{
	bool ok;
	int fd;

	if (s->kind == SINK_NOWHERE)
		return true;
	fd = open_in(s, name);
	ok = fd >= 0 && keep_write(fd, p, n);
	if (fd >= 0 && close(fd) != 0)
		ok = false;
	return ok || failed(FAULT_IO, name, f);
}

static bool
copy(int from, int to)
{
	char *bytes = g_malloc(COPY_BYTES);
	bool ok = true;
	ssize_t n;

	while (ok && (n = read(from, bytes, COPY_BYTES)) != 0)
		ok = n > 0 ? keep_write(to, bytes, (size_t)n) : errno == EINTR;
	g_free(bytes);
	return ok;
}

bool
sink_copy(struct sink *s, const char *name, const char *path, bool *made,
    struct fault *f)
{
	int from = open(path, O_RDONLY | O_CLOEXEC), to = -1;
	bool is_there = false, ok = from >= 0;

	if (!ok)
		failed(FAULT_IO, path, f);
	if (ok && s->kind != SINK_NOWHERE) {
		to = open_in(s, name);
		is_there = to < 0 && errno == EEXIST;
		ok = is_there || (to >= 0 && copy(from, to));
		if (to >= 0 && close(to) != 0)
			ok = false;
		if (!ok)
			failed(FAULT_IO, name, f);
	}
	if (from >= 0)
		close(from);
	if (made != NULL)
		*made = ok && !is_there;
	return ok;
}

static int
remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

/* All that was written to the disk, so that a name stands for whole files. */
static bool
sync_draft(const struct sink *s)
{
	int fd = open(s->draft, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && syncfs(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
sync_above(const char *path)
{
	char *folder = g_path_get_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	g_free(folder);
	return ok;
}

/* The stream's bytes out, and on disk where it is a file. */
static bool
end_stream(struct sink *s, bool keep)
{
	bool ok;

	if (s->path == NULL)
		return fflush(stdout) == 0;
	ok = fflush(s->out) == 0 && (!keep || fsync(fileno(s->out)) == 0);
	if (fclose(s->out) != 0)
		ok = false;
	return ok;
}

bool
sink_close(struct sink *s, bool keep, struct fault *f)
{
	bool ok = true;

	if (s == NULL)
		return false;
	if (s->kind == SINK_STREAM)
		ok = end_stream(s, keep);
	else if (s->kind == SINK_FOLDER && keep)
		ok = sync_draft(s);
	if (s->draft != NULL && ok && keep)
		ok = rename(s->draft, s->path) == 0 && sync_above(s->path);
	if (!ok && keep)
		failed(FAULT_IO, s->path == NULL ? "standard output" : s->path,
		    f);
	if (s->draft != NULL && !(ok && keep))
		nftw(s->draft, remove_entry, WALK_FILES, FTW_DEPTH | FTW_PHYS);
	release(s);
	return ok && keep;
}

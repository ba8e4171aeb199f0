/* SPDX-License-Identifier: Apache-2.0 */
/* Running broadsheet-picture, whatever becomes of it. */
#include "picture/decoder.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/fault.h"

#include "base/banned.h"

enum { COMPLAINT_BYTES = 300 };

/*
 * Where broadsheet-picture is: as the environment says, as it was installed,
 * or, in a tree that was only built, beside the program that asks. The caller
 * frees it.
 */
static char *
find_program(void)
{
	const char *named = getenv("BROADSHEET_PICTURE");
	char *self, *dir, *beside;

	if (named != NULL)
		return g_strdup(named);
	if (g_file_test(PKGLIBEXECDIR "/broadsheet-picture",
		G_FILE_TEST_IS_EXECUTABLE))
		return g_strdup(PKGLIBEXECDIR "/broadsheet-picture");
	self = g_file_read_link("/proc/self/exe", NULL);
	dir = g_path_get_dirname(self == NULL ? "" : self);
	beside = g_build_filename(dir, "broadsheet-picture", NULL);
	g_free(dir);
	g_free(self);
	return beside;
}

/*
 * What it says goes to memory that it does not share with us: no pipe that
 * must be emptied while it runs, and its limit of file size holds for it.
 */
static bool
run(int in, int out, int err, int *status, struct fault *f)
{
	char *program = find_program();
	const char *argv[] = {program, NULL};
	GError *error = NULL;
	GPid pid;
	bool ok;

	ok = g_spawn_async_with_fds(NULL, (char **)argv, NULL,
	    G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, in, out, err, &error);
	if (!ok) {
		fault_set(
		    f, FAULT_UNAVAILABLE, "%s: %s", program, error->message);
		g_error_free(error);
	}
	while (ok && waitpid(pid, status, 0) < 0) {
		if (errno != EINTR)
			ok = fault_set(f, FAULT_UNAVAILABLE, "%s: %s", program,
			    strerror(errno));
	}
	g_free(program);
	return ok;
}

/* Why it made nothing: in its own words, if it had any. */
static bool
complain(const char *path, int status, int err, struct fault *f)
{
	char text[COMPLAINT_BYTES + 1];
	ssize_t n = pread(err, text, COMPLAINT_BYTES, 0);
	enum fault_cause cause = FAULT_DATA;

	text[n < 0 ? 0 : n] = '\0';
	text[strcspn(text, "\n")] = '\0';
	g_strdelimit(text, "\t\r", ' ');
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
				       WTERMSIG(status) == SIGKILL ||
				       WTERMSIG(status) == SIGALRM))
		return fault_set(f, cause,
		    "%s: takes more time than a picture may", path);
	if (text[0] == '\0')
		return fault_set(f, cause, "%s: cannot be decoded (%s %d)",
		    path, WIFSIGNALED(status) ? "signal" : "status",
		    WIFSIGNALED(status) ? WTERMSIG(status)
					: WEXITSTATUS(status));
	if (WIFEXITED(status) && WEXITSTATUS(status) != EX_DATAERR)
		cause = FAULT_UNAVAILABLE;
	return fault_set(f, cause, "%s: %s", path, text);
}

static bool
map(int out, struct decoded *d, struct fault *f)
{
	struct stat st;
	unsigned char *end = NULL;

	d->bytes = NULL;
	if (fstat(out, &st) == 0 && st.st_size > 0) {
		d->n = (size_t)st.st_size;
		d->bytes = mmap(NULL, d->n, PROT_READ, MAP_PRIVATE, out, 0);
	}
	if (d->bytes == NULL || d->bytes == MAP_FAILED)
		return fault_set(f, FAULT_BUG, "broadsheet-picture: said nothing");
	end = memchr(d->bytes, '\n', d->n);
	if (end == NULL) {
		decoder_release(d);
		return fault_set(f, FAULT_BUG, "broadsheet-picture: said nothing");
	}
	d->line = (size_t)(end - d->bytes);
	return true;
}

bool
decoder_run(int fd, const char *path, struct decoded *d, struct fault *f)
{
	int out = memfd_create("renditions", MFD_CLOEXEC);
	int err = memfd_create("complaint", MFD_CLOEXEC);
	int status = 0;
	bool ok = out >= 0 && err >= 0 && lseek(fd, 0, SEEK_SET) == 0;

	if (!ok)
		fault_set(f, FAULT_IO, "%s: %s", path, strerror(errno));
	ok = ok && run(fd, out, err, &status, f);
	if (ok && status != 0)
		ok = complain(path, status, err, f);
	ok = ok && map(out, d, f);
	if (out >= 0)
		close(out);
	if (err >= 0)
		close(err);
	return ok;
}

void
decoder_release(struct decoded *d)
{
	munmap(d->bytes, d->n);
	d->bytes = NULL;
}

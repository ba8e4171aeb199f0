/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For tests of what survives: a library to be loaded before others, which
 * comes between a program and its disk.
 *
 *	SHIM_KILL_AT=N    the Nth call that changes a file kills the program,
 *			  half done if it writes
 *	SHIM_COUNT=FILE   how many there were is written to FILE at the end
 *	SHIM_NO_SYNC=-wal files whose names end so are never synced, though
 *			  the program is told that they were
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int
is_last(void)
{
	const char *at = getenv("SHIM_KILL_AT");

	return __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) ==
	       (at == NULL ? 0 : atol(at));
}

static void
die(void)
{
	kill(getpid(), SIGKILL);
	for (;;)
		pause();
}

/* Of files alone: what is said to a terminal or a pipe is not counted. */
static int
is_file(int fd, const char *ending)
{
	char link[64], path[4096];
	ssize_t n;
	size_t m = strlen(ending);

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path) - 1);
	if (n <= 0 || path[0] != '/' || strncmp(path, "/dev/", 5) == 0)
		return 0;
	path[n] = '\0';
	return (size_t)n >= m && strcmp(path + n - m, ending) == 0;
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off64_t at)
{
	static ssize_t (*real)(int, const void *, size_t, off64_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
	if (is_last()) {
		real(fd, p, n / 2, at);
		die();
	}
	return real(fd, p, n, at);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	return pwrite64(fd, p, n, at);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	static ssize_t (*real)(int, const void *, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	if (is_file(fd, "") && is_last()) {
		real(fd, p, n / 2);
		die();
	}
	return real(fd, p, n);
}

static int
sync_by(const char *name, int fd)
{
	const char *ending = getenv("SHIM_NO_SYNC");
	int (*real)(int);

	*(void **)&real = dlsym(RTLD_NEXT, name);
	if (is_last())
		die();
	if (ending != NULL && is_file(fd, ending))
		return 0;
	return real(fd);
}

int
fsync(int fd)
{
	return sync_by("fsync", fd);
}

int
fdatasync(int fd)
{
	return sync_by("fdatasync", fd);
}

int
ftruncate64(int fd, off64_t n)
{
	static int (*real)(int, off64_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "ftruncate64");
	if (is_last())
		die();
	return real(fd, n);
}

int
ftruncate(int fd, off_t n)
{
	return ftruncate64(fd, n);
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("SHIM_COUNT");
	FILE *out = path == NULL ? NULL : fopen(path, "w");
	long n = calls;

	if (out == NULL)
		return;
	fprintf(out, "%ld\n", n);
	fclose(out);
}

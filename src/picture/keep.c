/* SPDX-License-Identifier: Apache-2.0 */
/* Writing files of media/. */
#include "picture/keep.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"

#include "base/banned.h"

bool
keep_write(int fd, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return true;
}

bool
keep_sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

bool
keep_file(const char *dir, const char *name, const void *bytes, size_t n,
    unsigned mode, struct fault *f)
{
	char *draft = g_strdup_printf("%s/draft-XXXXXX", dir);
	char *path = g_strdup_printf("%s/%s", dir, name);
	int fd = mkostemp(draft, O_CLOEXEC);
	bool ok = fd >= 0;

	if (!ok)
		fault_set(f, FAULT_CREATE, "%s: %s", draft, strerror(errno));
	if (ok) {
		ok = keep_write(fd, bytes, n) && fchmod(fd, mode) == 0 &&
		     fsync(fd) == 0 && rename(draft, path) == 0;
		if (!ok) {
			fault_set(f, FAULT_IO, "%s: %s", path, strerror(errno));
			unlink(draft);
		}
		close(fd);
	}
	g_free(path);
	g_free(draft);
	return ok;
}

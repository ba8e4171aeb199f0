/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are there after a power cut. */
#include "mail/sync.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

enum { PATH_BYTES_MAX = 4096 };

bool
sync_put(int fd, const void *p, size_t n)
{
	const char *bytes = p;

	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return true;
}

bool
sync_write(const char *path, const void *p, size_t n, mode_t mode)
{
	int fd = open(path,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
	bool ok = fd >= 0 && sync_put(fd, p, n) && fsync(fd) == 0;
	int why = errno;

	if (fd >= 0)
		close(fd);
	errno = why;
	return ok;
}

bool
sync_folder(const char *path)
{
	char folder[PATH_BYTES_MAX];
	const char *slash = strrchr(path, '/');
	int fd, why;
	bool ok;

	if (slash == NULL ||
	    snprintf(folder, sizeof(folder), "%.*s/", (int)(slash - path),
		path) >= (int)sizeof(folder)) {
		errno = ENAMETOOLONG;
		return false;
	}
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && fsync(fd) == 0;
	why = errno;
	if (fd >= 0)
		close(fd);
	errno = why;
	return ok;
}

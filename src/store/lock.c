/* SPDX-License-Identifier: Apache-2.0 */
/* The advisory lock that makes one writer at a time, across processes. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/internal.h"

#include "base/banned.h"

enum { WAIT_US = 5 * 1000 * 1000, PAUSE_NS = 5 * 1000 * 1000 };

static bool
open_lock(struct db *db, struct fault *f)
{
	char path[sizeof(db->path) + 8];

	if (db->lock_fd >= 0)
		return true;
	snprintf(path, sizeof(path), "%s.lock", db->path);
	db->lock_fd =
	    open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (db->lock_fd >= 0)
		return true;
	return fault_set(f,
	    errno == EACCES || errno == EROFS ? FAULT_PERMISSION : FAULT_CREATE,
	    "%s: %s", path, strerror(errno));
}

bool
db_lock(struct db *db, struct fault *f)
{
	struct timespec pause = {0, PAUSE_NS};
	int64_t start = clock_ticks_us();

	if (db->is_locked)
		return true;
	if (!open_lock(db, f))
		return false;
	for (;;) {
		struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

		if (fcntl(db->lock_fd, F_OFD_SETLK, &lock) == 0) {
			db->is_locked = true;
			return true;
		}
		if (errno != EAGAIN && errno != EACCES && errno != EINTR)
			return fault_set(f, FAULT_OS, "%s.lock: %s", db->path,
			    strerror(errno));
		if (clock_ticks_us() - start > WAIT_US)
			return fault_set(f, FAULT_BUSY,
			    "%s: another program "
			    "is writing; try again when it is done",
			    db->path);
		nanosleep(&pause, NULL);
	}
}

void
db_unlock(struct db *db)
{
	struct flock lock = {.l_type = F_UNLCK, .l_whence = SEEK_SET};

	if (!db->is_locked)
		return;
	fcntl(db->lock_fd, F_OFD_SETLK, &lock);
	db->is_locked = false;
}

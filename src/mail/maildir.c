/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages into a folder, for trying things out. Each is a file named by its
 * id, so the same message twice is there once.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "mail/transport_kind.h"
#include "mail/sync.h"

#include "base/banned.h"

enum { PATH_BYTES_MAX = 4096 };

struct maildir {
	const struct conf *conf;
};

static void *
open_maildir(const struct conf *c, struct fault *f)
{
	struct maildir *m = malloc(sizeof(*m));

	(void)f;
	if (m == NULL)
		abort();
	m->conf = c;
	return m;
}

static bool
path_of(char path[PATH_BYTES_MAX], const char *dir, const char *part,
    const char *name)
{
	return snprintf(path, PATH_BYTES_MAX, "%s%s%s", dir, part, name) <
	       PATH_BYTES_MAX;
}

static bool
make_folders(const char *dir)
{
	static const char *const parts[] = {"", "/tmp", "/new", "/cur"};
	char path[PATH_BYTES_MAX];

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!path_of(path, dir, parts[i], "") ||
		    (mkdir(path, 0700) != 0 && errno != EEXIST))
			return false;
	}
	return true;
}

/* RFC 5322 in files ends lines as files do. */
static void
unix_lines(struct buf *out, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] != '\r' || i + 1 == n || bytes[i + 1] != '\n')
			buf_append(out, bytes + i, 1);
	}
}

static bool
put(const char *dir, const char *id, const char *bytes, size_t n)
{
	char made[PATH_BYTES_MAX], there[PATH_BYTES_MAX];
	struct buf text = {0};
	bool ok;

	if (!make_folders(dir) || !path_of(made, dir, "/tmp/", id) ||
	    !path_of(there, dir, "/new/", id))
		return false;
	unix_lines(&text, bytes, n);
	ok = sync_write(made, text.data, text.len, 0600) &&
	     rename(made, there) == 0 && sync_folder(there);
	buf_release(&text);
	return ok;
}

static enum transport_end
send_maildir(void *own, const struct envelope *e, const char *bytes, size_t n,
    struct buf *reply, struct fault *f)
{
	const char *dir = ((struct maildir *)own)->conf->maildir;

	if (put(dir, e->id, bytes, n)) {
		buf_puts(reply, "put into the folder");
		return TRANSPORT_SENT;
	}
	fault_set(f, FAULT_UNAVAILABLE,
	    "%s: %s; \"maildir\" in the configuration names a folder that "
	    "this user can write",
	    dir, strerror(errno));
	buf_puts(reply, f->text);
	return TRANSPORT_DOWN;
}

const struct transport_kind transport_maildir = {
    open_maildir, free, send_maildir};

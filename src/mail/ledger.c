/* SPDX-License-Identifier: Apache-2.0 */
/* The file that knows what has been handed over. */
#include "mail/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/log.h"
#include "mail/sync.h"

#include "base/banned.h"

enum {
	NAME_BYTES = 16,
	KEPT_S = 60 * 24 * 3600,
	/*
	 * So many lines are kept however old they are: the file is small, and
	 * a clock that is wrong by years must not cost what it knows.
	 */
	KEPT_LINES = 10000,
	ROOM_BYTES = 4096,
	LINE_BYTES_MAX = 128,
	/* What is read at once: far more than 60 days are. */
	FILE_BYTES_MAX = 256 * 1024 * 1024
};

static const char head[] = "broadsheet-ledger/1 ";

struct ledger {
	char *path;
	int fd;
	char name[2 * NAME_BYTES + 1];
	off_t size;
	off_t room; /* the disk has it up to here */
	GHashTable *ids;
};

static bool
cannot(const struct ledger *l, enum fault_cause cause, struct fault *f)
{
	if (errno == EACCES || errno == EROFS || errno == EPERM)
		cause = FAULT_PERMISSION;
	return fault_set(f, cause,
	    "%s: %s; mail_ledger in the configuration names it, its folder "
	    "must be there, and this user must be able to write both",
	    l->path, strerror(errno));
}

static bool
is_damaged(const struct ledger *l, size_t line, struct fault *f)
{
	return fault_set(f, FAULT_DATA,
	    "%s: line %zu is not a ledger's; put its backup there, or move it "
	    "away: then what waits is held until you say otherwise",
	    l->path, line);
}

/*
 * One that root makes, by hand say, belongs to whom its folder belongs to:
 * the deliverer that has no such rights.
 */
static bool
write_new(const char *path, const struct buf *text)
{
	char *folder = g_path_get_dirname(path);
	struct stat st;
	bool ok = sync_write(path, text->data, text->len, 0600);

	if (ok && geteuid() == 0)
		ok = stat(folder, &st) == 0 &&
		     lchown(path, st.st_uid, st.st_gid) == 0;
	g_free(folder);
	return ok;
}

static bool
make(struct ledger *l, struct fault *f)
{
	unsigned char bytes[NAME_BYTES];
	struct buf text = {0};
	char *path = g_strdup_printf("%s.new", l->path);
	bool ok;

	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes)) {
		g_free(path);
		return fault_set(f, FAULT_OS, "no random bytes");
	}
	buf_puts(&text, head);
	for (size_t i = 0; i < sizeof(bytes); i++)
		buf_printf(&text, "%02x", bytes[i]);
	buf_puts(&text, "\n");
	ok = write_new(path, &text) &&
	     rename(path, l->path) == 0 && sync_folder(l->path);
	buf_release(&text);
	g_free(path);
	return ok || cannot(l, FAULT_CREATE, f);
}

static bool
open_file(struct ledger *l, const char *path, struct fault *f)
{
	l->fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	if (l->fd < 0)
		return cannot(l, FAULT_IO, f);
	if (flock(l->fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	return fault_set(f, FAULT_BUSY,
	    "%s: another program has this ledger open", l->path);
}

/* "1764060000 0123456789abcdef": the time; its id to *id. */
static bool
read_line(char *line, int64_t *at, const char **id)
{
	char *end;

	errno = 0;
	*at = strtoll(line, &end, 10);
	*id = end + 1;
	return errno == 0 && end != line && *end == ' ' && **id != '\0' &&
	       strspn(*id, "0123456789abcdef") == strlen(*id);
}

static bool
read_head(struct ledger *l, const char *line)
{
	size_t n = strlen(head);

	if (strncmp(line, head, n) != 0 ||
	    strlen(line + n) != sizeof(l->name) - 1 ||
	    strspn(line + n, "0123456789abcdef") != sizeof(l->name) - 1)
		return false;
	memcpy(l->name, line + n, sizeof(l->name));
	return true;
}

/* Lines of text into the table. *n_old of them are from before a time. */
static bool
read_lines(struct ledger *l, char *text, int64_t before, size_t *n_lines,
    size_t *n_old, struct fault *f)
{
	size_t number = 0;

	*n_old = 0;
	for (char *line = text, *end; *line != '\0'; line = end + 1) {
		const char *id;
		int64_t at;

		end = strchr(line, '\n');
		*end = '\0';
		if (++number == 1) {
			if (!read_head(l, line))
				return is_damaged(l, number, f);
			continue;
		}
		if (!read_line(line, &at, &id))
			return is_damaged(l, number, f);
		g_hash_table_add(l->ids, g_strdup(id));
		*n_old += at < before;
	}
	*n_lines = number;
	return number > 0 || is_damaged(l, 1, f);
}

/* All of the file; *n bytes, and a NUL behind them. NULL: errno. */
static char *
read_all(struct ledger *l, size_t *n)
{
	struct stat st;
	char *text;
	size_t have = 0;

	if (fstat(l->fd, &st) != 0)
		return NULL;
	if (st.st_size > FILE_BYTES_MAX) {
		errno = EFBIG;
		return NULL;
	}
	*n = (size_t)st.st_size;
	text = g_malloc(*n + 1);
	while (have < *n) {
		ssize_t got =
		    pread(l->fd, text + have, *n - have, (off_t)have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			g_free(text);
			return NULL;
		}
		have += (size_t)got;
	}
	text[*n] = '\0';
	return text;
}

/*
 * Where what can be relied on ends: a power cut may leave a part of a line,
 * or zeros in place of it.
 */
static size_t
whole_of(const char *text, size_t n)
{
	const char *nul = memchr(text, '\0', n);

	if (nul != NULL)
		n = (size_t)(nul - text);
	while (n > 0 && text[n - 1] != '\n')
		n--;
	return n;
}

/* Those lines alone that are not old, under the same name. */
static bool
compact(struct ledger *l, const char *text, int64_t before, struct fault *f)
{
	char *path = g_strdup_printf("%s.new", l->path);
	struct buf kept = {0};
	int old = l->fd;
	bool ok;

	buf_printf(&kept, "%s%s\n", head, l->name);
	text = strchr(text, '\n') + 1;
	for (const char *end; *text != '\0'; text = end + 1) {
		end = strchr(text, '\n');
		if (strtoll(text, NULL, 10) >= before)
			buf_append(&kept, text, (size_t)(end + 1 - text));
	}
	ok = write_new(path, &kept);
	if (!ok)
		cannot(l, FAULT_CREATE, f);
	ok = ok && open_file(l, path, f);
	if (ok && (rename(path, l->path) != 0 || !sync_folder(l->path)))
		ok = cannot(l, FAULT_CREATE, f);
	close(old);
	l->size = (off_t)kept.len;
	buf_release(&kept);
	g_free(path);
	return ok;
}

static bool
load(struct ledger *l, int64_t now, struct fault *f)
{
	size_t n, whole, n_lines = 0, n_old = 0;
	char *text = read_all(l, &n), *copy;
	bool ok;

	if (text == NULL)
		return cannot(l, FAULT_IO, f);
	whole = whole_of(text, n);
	text[whole] = '\0';
	l->size = (off_t)whole;
	copy = g_strndup(text, whole);
	ok = read_lines(l, text, now - KEPT_S, &n_lines, &n_old, f);
	if (ok && whole < n) {
		log_warning("%s: its last line was torn, and is taken away",
		    l->path);
		ok = (ftruncate(l->fd, (off_t)whole) == 0 &&
			 fsync(l->fd) == 0) ||
		     cannot(l, FAULT_IO, f);
	}
	if (ok && n_lines > KEPT_LINES && n_old > n_lines / 2)
		ok = compact(l, copy, now - KEPT_S, f);
	g_free(copy);
	g_free(text);
	return ok;
}

struct ledger *
ledger_open(const char *path, int64_t now, struct fault *f)
{
	struct ledger *l = g_new0(struct ledger, 1);
	struct stat st;
	bool ok = true;

	l->path = g_strdup(path);
	l->fd = -1;
	l->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (lstat(path, &st) != 0)
		ok = errno == ENOENT ? make(l, f) : cannot(l, FAULT_IO, f);
	if (ok && open_file(l, path, f) && load(l, now, f))
		return l;
	ledger_close(l);
	return NULL;
}

void
ledger_close(struct ledger *l)
{
	if (l == NULL)
		return;
	if (l->fd >= 0)
		close(l->fd);
	g_hash_table_destroy(l->ids);
	g_free(l->path);
	g_free(l);
}

const char *
ledger_name(const struct ledger *l)
{
	return l->name;
}

bool
ledger_is_current(const struct ledger *l)
{
	struct stat there, open;

	return stat(l->path, &there) == 0 && fstat(l->fd, &open) == 0 &&
	       there.st_ino == open.st_ino && there.st_dev == open.st_dev &&
	       open.st_size == l->size;
}

bool
ledger_has(const struct ledger *l, const char *id)
{
	return g_hash_table_contains(l->ids, id);
}

bool
ledger_ready(struct ledger *l, struct fault *f)
{
	if (l->room - l->size >= LINE_BYTES_MAX)
		return true;
	if (fallocate(l->fd, FALLOC_FL_KEEP_SIZE, l->size, ROOM_BYTES) != 0 &&
	    errno != EOPNOTSUPP && errno != ENOSYS)
		return cannot(l, FAULT_IO, f);
	l->room = l->size + ROOM_BYTES;
	return true;
}

bool
ledger_add(struct ledger *l, const char *id, int64_t now, struct fault *f)
{
	char line[LINE_BYTES_MAX];
	int n;

	if (ledger_has(l, id))
		return true;
	n = snprintf(line, sizeof(line), "%lld %s\n", (long long)now, id);
	if (n >= (int)sizeof(line))
		return fault_set(f, FAULT_BUG, "an id of %d bytes", n);
	if (!sync_put(l->fd, line, (size_t)n) || fsync(l->fd) != 0) {
		cannot(l, FAULT_IO, f);
		/* Half a line would be the beginning of the next. */
		if (ftruncate(l->fd, l->size) != 0)
			log_warning("%s: %s", l->path, strerror(errno));
		return false;
	}
	l->size += n;
	g_hash_table_add(l->ids, g_strdup(id));
	return true;
}

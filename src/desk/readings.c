/* SPDX-License-Identifier: Apache-2.0 */
/* Counting readings from the web server's log. */
#include "desk/readings.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/tree.h"
#include "page/address.h"
#include "store/db.h"
#include "store/edition.h"
#include "store/reading.h"

#include "base/banned.h"

enum { CHUNK_BYTES = 1 << 20, CHUNKS_MAX = 64 };

/* Readings of a story in an hour. */
struct tally {
	int64_t hour;
	int64_t story;
	int64_t readings;
};

/* A log while it is read. */
struct log {
	const char *path;
	int fd; /* of the file that is read; -1: there is none */
	struct reading_mark mark;
	struct reading_mark was; /* as it is kept */
	bool is_old;    /* it was moved away: the next is the one at path */
	bool is_at_end; /* of that file */
	char *text;     /* CHUNK_BYTES */
	size_t n;
};

static guint
hash(gconstpointer key)
{
	const struct tally *t = key;

	return (guint)(t->hour / READING_HOUR_S * 31 + t->story);
}

static gboolean
is_same(gconstpointer a, gconstpointer b)
{
	const struct tally *x = a, *y = b;

	return x->hour == y->hour && x->story == y->story;
}

int64_t
readings_story(const char *path)
{
	const char *first, *slug, *number;
	char word[64];
	int64_t id;

	if (strncmp(path, "/low/", 5) == 0)
		path += 4;
	first = path + (path[0] == '/');
	slug = strrchr(path, '/');
	if (path[0] != '/' || slug == NULL || slug == path || slug[1] == '\0' ||
	    strchr(slug, '.') != NULL)
		return 0;
	for (number = slug - 1; *number != '/'; number--)
		;
	/* "/12/slug" is nobody's address: a story is in a section. */
	if (number < first || slug - number > (ptrdiff_t)sizeof(word))
		return 0;
	snprintf(word, sizeof(word), "%.*s", (int)(slug - number - 1),
	    number + 1);
	if (!address_parse_number(word, &id))
		return 0;
	if (strcspn(first, "/") >= sizeof(word))
		return 0;
	snprintf(word, sizeof(word), "%.*s", (int)strcspn(first, "/"), first);
	return tree_is_reserved(word) ? 0 : id;
}

/* "2026-11-23T07+00:00", or "+0000", as the hour's first second in UTC. */
static bool
parse_hour(const char *word, size_t n, int64_t *hour)
{
	char stamp[32];
	const char *zone = word + 13;

	if (n < 14 || n > 19)
		return false;
	snprintf(stamp, sizeof(stamp), "%.13s:00:00%.*s%s%.2s", word,
	    n - 13 > 3 ? 3 : (int)(n - 13), zone, n - 13 > 3 ? ":" : "",
	    n - 13 > 3 ? word + n - 2 : "");
	if (!stamp_parse(NULL, stamp, hour))
		return false;
	*hour -= *hour % READING_HOUR_S;
	return true;
}

static void
count_line(GHashTable *tallies, const char *line, size_t n, int64_t now,
    struct readings_count *count)
{
	static const char middle[] = " GET 200 /";
	char path[2048];
	const char *blank = memchr(line, ' ', n);
	struct tally one = {0}, *known;
	size_t head;

	count->lines++;
	if (blank == NULL || n > sizeof(path))
		return;
	head = (size_t)(blank - line) + sizeof(middle) - 2;
	if (n <= head ||
	    memcmp(blank, middle, sizeof(middle) - 1) != 0 ||
	    !parse_hour(line, (size_t)(blank - line), &one.hour))
		return;
	snprintf(path, sizeof(path), "%.*s", (int)(n - head), line + head);
	one.story = readings_story(path);
	if (one.story == 0 || one.hour > now + READING_HOUR_S ||
	    one.hour < now - READING_KEPT_S)
		return;
	count->readings++;
	known = g_hash_table_lookup(tallies, &one);
	if (known == NULL) {
		known = g_memdup2(&one, sizeof(one));
		g_hash_table_add(tallies, known);
	}
	known->readings++;
}

/* The file beside the log that has the inode of the mark; -1: none. */
static int
open_moved(const struct log *log)
{
	char *folder = g_path_get_dirname(log->path);
	char *name = g_path_get_basename(log->path);
	DIR *dir = opendir(folder);
	struct dirent *entry;
	struct stat st;
	int fd = -1;

	while (fd < 0 && dir != NULL && (entry = readdir(dir)) != NULL) {
		if (strncmp(entry->d_name, name, strlen(name)) != 0)
			continue;
		fd = openat(dirfd(dir), entry->d_name,
		    O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (fd >= 0 &&
		    (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
			(int64_t)st.st_ino != log->mark.inode ||
			(int64_t)st.st_dev != log->mark.device)) {
			close(fd);
			fd = -1;
		}
	}
	if (dir != NULL)
		closedir(dir);
	g_free(folder);
	g_free(name);
	return fd;
}

/* The log itself, from where it has been counted. */
static bool
open_log(struct log *log, struct fault *f)
{
	struct stat st;
	int fd = open(log->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	log->fd = fd;
	/* The next file may get the number of one that is gone. */
	if (fd < 0 && errno == ENOENT) {
		log->mark = (struct reading_mark){0};
		return true;
	}
	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return fault_set(f, FAULT_IO,
		    "%s: %s; read_log names the file that the web server "
		    "writes, and its folder and it must be readable",
		    log->path, fd < 0 ? strerror(errno) : "is no file");
	if ((int64_t)st.st_ino != log->mark.inode ||
	    (int64_t)st.st_dev != log->mark.device ||
	    st.st_size < log->mark.offset)
		log->mark.offset = 0;
	log->mark.inode = (int64_t)st.st_ino;
	log->mark.device = (int64_t)st.st_dev;
	return true;
}

/* The file that has more to count: the one of last time, or the next. */
static bool
open_next(struct db *db, struct log *log, struct fault *f)
{
	struct stat st;

	log->mark = (struct reading_mark){0};
	log->fd = -1;
	log->is_old = false;
	switch (reading_mark_load(db, &log->mark, f)) {
	case FOUND:
		break;
	case ABSENT:
		log->was = log->mark;
		return open_log(log, f);
	default:
		return false;
	}
	log->was = log->mark;
	if (stat(log->path, &st) == 0 &&
	    (int64_t)st.st_ino == log->mark.inode &&
	    (int64_t)st.st_dev == log->mark.device)
		return open_log(log, f);
	log->fd = open_moved(log);
	log->is_old = log->fd >= 0;
	return log->is_old || open_log(log, f);
}

/* The next whole lines, as many as a chunk has. */
static bool
read_chunk(struct log *log, struct fault *f)
{
	size_t n = 0;
	char *end;

	while (n < CHUNK_BYTES) {
		ssize_t got = pread(log->fd, log->text + n, CHUNK_BYTES - n,
		    log->mark.offset + (off_t)n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fault_set(f, FAULT_IO, "%s: %s", log->path,
			    strerror(errno));
		if (got == 0)
			break;
		n += (size_t)got;
	}
	log->is_at_end = n < CHUNK_BYTES;
	end = memrchr(log->text, '\n', n);
	/* A chunk without an end of line is nothing of ours. */
	log->n = end != NULL      ? (size_t)(end - log->text) + 1
		 : log->is_at_end ? 0
				  : n;
	return true;
}

static void
count_lines(const struct log *log, GHashTable *tallies, int64_t now,
    struct readings_count *count)
{
	const char *line = log->text, *last = log->text + log->n;

	while (line < last) {
		const char *end = memchr(line, '\n', (size_t)(last - line));

		if (end == NULL)
			end = last;
		count_line(tallies, line, (size_t)(end - line), now, count);
		line = end + 1;
	}
}

static bool
keep(struct db *db, GHashTable *tallies, struct fault *f)
{
	GHashTableIter i;
	gpointer key;

	g_hash_table_iter_init(&i, tallies);
	while (g_hash_table_iter_next(&i, &key, NULL)) {
		const struct tally *t = key;

		if (!reading_add(db, t->hour, t->story, t->readings, f))
			return false;
	}
	return true;
}

/* A web server writes into the old one until it is told of the new. */
static bool
is_in_use(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_size > 0;
}

static bool
save_mark(struct db *db, const struct log *log, struct fault *f)
{
	return (log->mark.inode == log->was.inode &&
		   log->mark.device == log->was.device &&
		   log->mark.offset == log->was.offset) ||
	       reading_mark_save(db, &log->mark, f);
}

/* One chunk, within a transaction; *more: there is another. */
static bool
count_chunk(struct db *db, struct log *log, struct readings_count *count,
    bool *more, struct fault *f)
{
	GHashTable *tallies =
	    g_hash_table_new_full(hash, is_same, g_free, NULL);
	bool ok = read_chunk(log, f);

	if (ok) {
		count_lines(log, tallies, clock_now(), count);
		log->mark.offset += (int64_t)log->n;
		*more = !log->is_at_end;
		/* Done with the old one: the new one from its beginning. */
		if (log->is_old && log->is_at_end && is_in_use(log->path)) {
			log->mark = (struct reading_mark){0};
			*more = true;
		}
		ok = keep(db, tallies, f) && save_mark(db, log, f);
	}
	g_hash_table_destroy(tallies);
	return ok;
}

/* A transaction: the next chunk, and the list. */
static bool
count_next(struct db *db, struct log *log, struct readings_count *count,
    bool *more, struct fault *f)
{
	int64_t now = clock_now();
	bool changed = false, ok;

	*more = false;
	if (!db_begin(db, f))
		return false;
	ok = open_next(db, log, f) &&
	     (log->fd < 0 ? save_mark(db, log, f)
			  : count_chunk(db, log, count, more, f)) &&
	     (*more || reading_rank(db, now, &changed, f)) &&
	     (!changed || edition_changed(db, now, f));
	if (log->fd >= 0)
		close(log->fd);
	count->is_changed = count->is_changed || changed;
	if (ok)
		return db_commit(db, f);
	db_rollback(db);
	return false;
}

bool
readings_count(struct db *edition, const char *path,
    struct readings_count *count, bool *more, struct fault *f)
{
	struct log log = {.path = path, .fd = -1};
	bool ok = true;

	*count = (struct readings_count){0};
	*more = true;
	log.text = g_malloc(CHUNK_BYTES);
	for (int i = 0; ok && *more && i < CHUNKS_MAX; i++)
		ok = count_next(edition, &log, count, more, f);
	g_free(log.text);
	return ok;
}

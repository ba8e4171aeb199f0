/* SPDX-License-Identifier: Apache-2.0 */
/* JSON in its three wrappings. What the values mean is not known here. */
#include "wire/jsonfile.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/log.h"

#include "base/banned.h"

enum { CHUNK_BYTES = 64 * 1024 };

struct jsonfile {
	char *path;
	gzFile in;
	char chunk[CHUNK_BYTES];
	size_t at, end; /* what is left of the chunk */
	struct buf line;
	size_t number;    /* of the line in hand */
	struct buf ahead; /* lines read while sniffing, still to be given */
	size_t ahead_at;
	bool is_lines;
	json_t *whole; /* the value, or the array of them */
	size_t index;
};

/* More into the chunk. ABSENT at the end. */
static enum found
fill(struct jsonfile *j, struct fault *f)
{
	int n = gzread(j->in, j->chunk, CHUNK_BYTES), code;
	const char *why = gzerror(j->in, &code);

	if (n > 0) {
		j->at = 0;
		j->end = (size_t)n;
		return FOUND;
	}
	if (code == Z_BUF_ERROR)
		fault_set(f, FAULT_DATA,
		    "%s:%zu: the gzip data breaks off; "
		    "fetch the file again",
		    j->path, j->number + 1);
	else if (code == Z_ERRNO)
		fault_set(f, FAULT_IO, "%s: %s", j->path, strerror(errno));
	else if (n < 0)
		fault_set(f, FAULT_DATA, "%s:%zu: damaged gzip data: %s",
		    j->path, j->number + 1, why);
	else
		return ABSENT;
	return FAULTED;
}

/*
 * Append the rest of the line to out, with its end, but not much more than
 * max bytes. ABSENT: there was nothing left.
 */
static enum found
read_line(struct jsonfile *j, struct buf *out, size_t max, struct fault *f)
{
	size_t before = out->len;

	while (out->len <= max) {
		const char *from, *end;
		size_t n;

		if (j->at == j->end) {
			enum found found = fill(j, f);

			if (found == ABSENT && out->len > before)
				return FOUND;
			if (found != FOUND)
				return found;
		}
		from = j->chunk + j->at;
		end = memchr(from, '\n', j->end - j->at);
		n = end == NULL ? j->end - j->at : (size_t)(end - from) + 1;
		buf_append(out, from, n);
		j->at += n;
		if (end != NULL)
			break;
	}
	return FOUND;
}

static bool
is_whole_line(const struct buf *b)
{
	return b->len > 0 && b->data[b->len - 1] == '\n';
}

/* The n bytes at p without the white space behind them. */
static size_t
trimmed(const char *p, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", p[n - 1]) != NULL)
		n--;
	return n;
}

static bool
is_blank(const char *p, size_t n)
{
	return trimmed(p, n) == 0;
}

/* The next line that is not empty, appended to ahead; where it begins. */
static enum found
peek_line(struct jsonfile *j, size_t *begin, struct fault *f)
{
	enum found found;

	do {
		*begin = j->ahead.len;
		found = read_line(j, &j->ahead, *begin + JSONFILE_LINE_MAX, f);
	} while (found == FOUND &&
		 is_blank(j->ahead.data + *begin, j->ahead.len - *begin));
	return found;
}

/*
 * JSON Lines begin with an object that ends where its line does; should the
 * first line be a bad one, the second begins like an object, which a line
 * within one never does.
 */
static bool
sniff(struct jsonfile *j, struct fault *f)
{
	size_t first, second;
	char begin;

	switch (peek_line(j, &first, f)) {
	case FAULTED:
		return false;
	case ABSENT:
		return fault_set(f, FAULT_DATA, "%s:1: is empty", j->path);
	default:
		break;
	}
	if (j->ahead.len - first >= 3 &&
	    memcmp(j->ahead.data + first, "\xef\xbb\xbf", 3) == 0)
		memset(j->ahead.data + first, ' ', 3);
	begin = j->ahead.data[first + strspn(j->ahead.data + first, " \t")];
	if (begin != '{' && begin != '[')
		return fault_set(f, FAULT_DATA,
		    "%s:1: is no JSON; wants an "
		    "object, an array or JSON Lines, plain or gzip",
		    j->path);
	if (begin == '[')
		return true;
	j->is_lines =
	    j->ahead.data[trimmed(j->ahead.data, j->ahead.len) - 1] == '}';
	if (j->is_lines || !is_whole_line(&j->ahead))
		return true;
	switch (peek_line(j, &second, f)) {
	case FAULTED:
		return false;
	case ABSENT:
		return true;
	default:
		j->is_lines = j->ahead.data[second] == '{';
		return true;
	}
}

static json_t *
parse(struct jsonfile *j, const char *text, size_t n, size_t line,
    struct fault *f)
{
	json_error_t error;
	json_t *value = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);

	if (value == NULL)
		fault_set(f, FAULT_DATA, "%s:%zu: is no JSON at column %d: %s",
		    j->path,
		    line + (size_t)(error.line > 0 ? error.line - 1 : 0),
		    error.column, error.text);
	return value;
}

static bool
load_whole(struct jsonfile *j, struct fault *f)
{
	enum found found;

	while (
	    (found = read_line(j, &j->ahead, JSONFILE_WHOLE_MAX, f)) == FOUND &&
	    j->ahead.len <= JSONFILE_WHOLE_MAX)
		;
	if (found == FAULTED)
		return false;
	if (j->ahead.len > JSONFILE_WHOLE_MAX)
		return fault_set(f, FAULT_DATA,
		    "%s:1: is larger than %d "
		    "bytes in one piece; JSON Lines have no limit",
		    j->path, JSONFILE_WHOLE_MAX);
	j->whole = parse(j, j->ahead.data, j->ahead.len, 1, f);
	buf_release(&j->ahead);
	return j->whole != NULL;
}

struct jsonfile *
jsonfile_open(const char *path, struct fault *f)
{
	struct jsonfile *j = calloc(1, sizeof(*j));

	if (j == NULL || (j->path = strdup(path)) == NULL) {
		log_error("out of memory: a file of JSON");
		abort();
	}
	errno = 0;
	j->in = gzopen(path, "re");
	if (j->in == NULL) {
		fault_set(f, FAULT_NOINPUT, "%s: %s", path,
		    errno == 0 ? "cannot be opened" : strerror(errno));
		goto fail;
	}
	if (sniff(j, f) && (j->is_lines || load_whole(j, f)))
		return j;
fail:
	jsonfile_close(j);
	return NULL;
}

void
jsonfile_close(struct jsonfile *j)
{
	if (j == NULL)
		return;
	if (j->in != NULL)
		gzclose(j->in);
	json_decref(j->whole);
	buf_release(&j->line);
	buf_release(&j->ahead);
	free(j->path);
	free(j);
}

static enum found
next_of_whole(struct jsonfile *j, struct jsonfile_entry *entry)
{
	bool is_array = json_is_array(j->whole);

	if (j->index >= (is_array ? json_array_size(j->whole) : 1))
		return ABSENT;
	entry->value = json_incref(
	    is_array ? json_array_get(j->whole, j->index) : j->whole);
	j->index++;
	entry->item = is_array ? j->index : 0;
	entry->line = is_array ? 0 : 1;
	return FOUND;
}

/* A line into j->line: first those that sniffing has read already. */
static enum found
next_line(struct jsonfile *j, struct fault *f)
{
	size_t left = j->ahead.len - j->ahead_at;

	buf_reset(&j->line);
	if (left > 0) {
		const char *from = j->ahead.data + j->ahead_at;
		const char *end = memchr(from, '\n', left);
		size_t n = end == NULL ? left : (size_t)(end - from) + 1;

		buf_append(&j->line, from, n);
		j->ahead_at += n;
		if (end != NULL)
			return FOUND;
	}
	return read_line(j, &j->line, JSONFILE_LINE_MAX, f) == FAULTED ? FAULTED
	       : j->line.len > 0                                       ? FOUND
								       : ABSENT;
}

/* Over what is left of a line that is too long. */
static enum found
skip_line(struct jsonfile *j, struct fault *f)
{
	enum found found = FOUND;

	while (found == FOUND && !is_whole_line(&j->line)) {
		buf_reset(&j->line);
		found = read_line(j, &j->line, JSONFILE_LINE_MAX, f);
	}
	return found;
}

enum found
jsonfile_next(struct jsonfile *j, struct jsonfile_entry *entry, struct fault *f)
{
	enum found found;

	memset(entry, 0, sizeof(*entry));
	if (!j->is_lines)
		return next_of_whole(j, entry);
	do {
		found = next_line(j, f);
		if (found != FOUND)
			return found;
		j->number++;
	} while (is_blank(j->line.data, j->line.len));
	entry->line = j->number;
	if (j->line.len > JSONFILE_LINE_MAX) {
		fault_set(&entry->why, FAULT_DATA,
		    "%s:%zu: the line is longer "
		    "than %d bytes",
		    j->path, j->number, JSONFILE_LINE_MAX);
		return skip_line(j, f) == FAULTED ? FAULTED : FOUND;
	}
	/* Without its end, so that what is missing there is on this line. */
	entry->value = parse(j, j->line.data,
	    trimmed(j->line.data, j->line.len), j->number, &entry->why);
	return FOUND;
}

int64_t
jsonfile_offset(struct jsonfile *j)
{
	return gzoffset(j->in);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Having a picture made, naming the result, and taking it away again. */
#include "picture/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "picture/decoder.h"
#include "picture/keep.h"

#include "base/banned.h"

/* The digest of the file's bytes, in hex. */
static bool
hash_file(int fd, const char *path, char hash[65], struct fault *f)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	unsigned char part[65536];
	int64_t total = 0;
	ssize_t n;

	while ((n = read(fd, part, sizeof(part))) != 0 &&
	       total <= PICTURE_FILE_BYTES_MAX) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		g_checksum_update(sum, part, (gssize)n);
		total += n;
	}
	g_strlcpy(hash, g_checksum_get_string(sum), 65);
	g_checksum_free(sum);
	if (n < 0)
		return fault_set(
		    f, FAULT_NOINPUT, "%s: %s", path, strerror(errno));
	if (total > PICTURE_FILE_BYTES_MAX)
		return fault_set(
		    f, FAULT_DATA, "%s: is larger than 20 MB", path);
	return true;
}

/* The file, open, and its digest; -1: f. */
static int
open_file(const char *path, char hash[65], struct fault *f)
{
	/* A pipe without a writer must not hold us up. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) != 0)
		fault_set(f, FAULT_NOINPUT, "%s: %s", path, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		fault_set(f, FAULT_DATA, "%s: is no file", path);
	else if (hash_file(fd, path, hash, f))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

bool
picture_hash(const char *path, char hash[65], struct fault *f)
{
	int fd = open_file(path, hash, f);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static const char *
word(struct arena *a, const json_t *o, const char *name)
{
	const char *text = json_string_value(json_object_get(o, name));

	return text == NULL ? "" : arena_string(a, text);
}

static bool
read_note(struct arena *a, const json_t *o, struct picture_made *made)
{
	made->width = json_integer_value(json_object_get(o, "width"));
	made->height = json_integer_value(json_object_get(o, "height"));
	made->bytes = json_integer_value(json_object_get(o, "bytes"));
	made->caption = word(a, o, "caption");
	made->credit = word(a, o, "credit");
	made->copyright = word(a, o, "copyright");
	made->alt = word(a, o, "alt");
	return made->width > 0 && made->height > 0 && made->bytes > 0;
}

/*
 * What was made before is kept beside the renditions, so that asking again
 * costs a look. It is written last: where it is, all is.
 */
static bool
is_made(struct arena *a, const char *dir, struct picture_made *made)
{
	char *path = g_strdup_printf("%s/%s.json", dir, made->hash);
	char *text = NULL;
	json_t *o = NULL;
	bool ok;

	if (g_file_get_contents(path, &text, NULL, NULL))
		o = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	ok = o != NULL && read_note(a, o, made);
	json_decref(o);
	g_free(text);
	g_free(path);
	return ok;
}

/* A rendition that has been made: its bytes are the next behind the line. */
static bool
keep_rendition(const char *dir, const char *hash, const json_t *file,
    const struct decoded *d, size_t *at, struct fault *f)
{
	json_int_t width = json_integer_value(json_object_get(file, "width"));
	json_int_t bytes = json_integer_value(json_object_get(file, "bytes"));
	const char *type = json_string_value(json_object_get(file, "type"));
	char *name;
	bool ok;

	if (width <= 0 || bytes <= 0 || (size_t)bytes > d->n - *at ||
	    type == NULL ||
	    (strcmp(type, "jpg") != 0 && strcmp(type, "webp") != 0))
		return fault_set(f, FAULT_BUG,
		    "broadsheet-picture: said what makes no sense");
	name = g_strdup_printf("%s-%lld.%s", hash, (long long)width, type);
	ok = keep_file(dir, name, d->bytes + *at, (size_t)bytes, 0644, f);
	*at += (size_t)bytes;
	g_free(name);
	return ok;
}

/* All renditions, and last the note that they are there. */
static bool
keep_all(const char *dir, const char *hash, json_t *o, const struct decoded *d,
    struct fault *f)
{
	const json_t *files = json_object_get(o, "files"), *file;
	size_t at = d->line + 1, i;
	char *name, *text;
	bool ok;

	json_array_foreach(files, i, file)
	{
		if (!keep_rendition(dir, hash, file, d, &at, f))
			return false;
	}
	json_object_del(o, "files");
	text = json_dumps(o, JSON_COMPACT);
	name = g_strdup_printf("%s.json", hash);
	ok = keep_sync_folder(dir) &&
	     keep_file(dir, name, text, strlen(text), 0600, f) &&
	     keep_sync_folder(dir);
	g_free(name);
	free(text);
	return ok;
}

static bool
make(struct arena *a, int fd, const char *path, const char *dir,
    struct picture_made *made, struct fault *f)
{
	struct decoded d;
	json_t *o;
	bool ok;

	if (!decoder_run(fd, path, &d, f))
		return false;
	o = json_loadb(
	    (char *)d.bytes, d.line, JSON_REJECT_DUPLICATES, NULL);
	if (o == NULL || !read_note(a, o, made))
		ok = fault_set(f, FAULT_BUG,
		    "broadsheet-picture: said what makes no sense");
	else
		ok = keep_all(dir, made->hash, o, &d, f);
	json_decref(o);
	decoder_release(&d);
	return ok;
}

bool
picture_make(struct arena *a, const char *path, const char *media,
    struct picture_made *made, struct fault *f)
{
	int fd = open_file(path, made->hash, f);
	char *dir;
	bool ok;

	if (fd < 0)
		return false;
	dir = g_strdup_printf("%s/%.2s", media, made->hash);
	ok = is_made(a, dir, made);
	if (!ok && g_mkdir_with_parents(dir, 0755) != 0)
		fault_set(f, FAULT_CREATE, "%s: %s", dir, strerror(errno));
	else if (!ok)
		ok = keep_sync_folder(media) &&
		     make(a, fd, path, dir, made, f);
	g_free(dir);
	close(fd);
	return ok;
}

/* HASH.json or HASH-WIDTH.TYPE, the note first: nothing is said to be whole. */
bool
picture_remove(
    const char *media, const char *hash, size_t *n, struct fault *f)
{
	char *folder = g_strdup_printf("%s/%.2s", media, hash);
	char *note = g_strdup_printf("%s/%s.json", folder, hash);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	bool ok = true;

	*n = 0;
	if (unlink(note) == 0)
		++*n;
	else if (errno != ENOENT && errno != ENOTDIR)
		ok = fault_set(f, FAULT_IO, "%s: %s", note, strerror(errno));
	while (ok && dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_strdup_printf("%s/%s", folder, name);

		if (strncmp(name, hash, 64) == 0 && name[64] == '-') {
			ok = unlink(path) == 0 || errno == ENOENT ||
			     fault_set(f, FAULT_IO, "%s: %s", path,
				 strerror(errno));
			++*n;
		}
		g_free(path);
	}
	if (ok && dir != NULL && !keep_sync_folder(folder))
		ok = fault_set(
		    f, FAULT_IO, "%s: %s", folder, strerror(errno));
	if (dir != NULL)
		g_dir_close(dir);
	g_free(note);
	g_free(folder);
	return ok;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Keeping sound and film: the file as it is, named by what is in it. */
#include "picture/clip.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/media.h"
#include "picture/keep.h"

#include "base/banned.h"

enum { HEAD_BYTES = 64, PART_BYTES = 1 << 16 };

static const int64_t file_bytes_max = 500 * 1000 * 1000;

/* MPEG 1, 2 or 2.5 layer III, or the tags before it. */
static bool
is_mp3(const unsigned char *head)
{
	return memcmp(head, "ID3", 3) == 0 ||
	       (head[0] == 0xff && (head[1] & 0xe6) == 0xe2 &&
		   (head[1] & 0x18) != 0x08);
}

static bool
is_mp4(const unsigned char *head, bool is_video)
{
	bool is_sound = memcmp(head + 8, "M4A ", 4) == 0 ||
			memcmp(head + 8, "M4B ", 4) == 0;

	/* Sound may also have a brand that does not say so. */
	return memcmp(head + 4, "ftyp", 4) == 0 && !(is_video && is_sound);
}

/* Whether n bytes begin a file of the type. */
static bool
is_of_type(const unsigned char *bytes, size_t n, const char *type)
{
	unsigned char head[HEAD_BYTES] = {0};

	memcpy(head, bytes, n < sizeof(head) ? n : sizeof(head));
	if (strcmp(type, "audio/mpeg") == 0)
		return is_mp3(head);
	if (strcmp(type, "audio/ogg") == 0)
		return memcmp(head, "OggS", 4) == 0;
	if (strcmp(type, "video/webm") == 0)
		return memcmp(head, "\x1a\x45\xdf\xa3", 4) == 0 &&
		       memmem(head, sizeof(head), "webm", 4) != NULL;
	return is_mp4(head, strcmp(type, "video/mp4") == 0);
}

/* A copy on its way. */
struct copy {
	int in, out;
	char *draft; /* what out is, until it is whole */
	GChecksum *sum;
	int64_t bytes;
};

static bool
take_part(struct copy *c, const char *path, const char *type,
    const unsigned char *part, size_t n, struct fault *f)
{
	if (c->bytes == 0 && !is_of_type(part, n, type))
		return fault_set(f, FAULT_DATA,
		    "%s: does not begin like %s, which its name says it is",
		    path, type);
	c->bytes += (int64_t)n;
	if (c->bytes > file_bytes_max)
		return fault_set(
		    f, FAULT_DATA, "%s: is larger than 500 MB", path);
	g_checksum_update(c->sum, part, (gssize)n);
	return keep_write(c->out, part, n) ||
	       fault_set(f, FAULT_IO, "%s: %s", c->draft, strerror(errno));
}

static bool
copy(struct copy *c, const char *path, const char *type, struct fault *f)
{
	unsigned char *part = g_malloc(PART_BYTES);
	ssize_t n;
	bool ok = true;

	while (ok && (n = read(c->in, part, PART_BYTES)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		ok = n > 0 ? take_part(c, path, type, part, (size_t)n, f)
			   : fault_set(f, FAULT_NOINPUT, "%s: %s", path,
				 strerror(errno));
	}
	g_free(part);
	if (ok && c->bytes == 0)
		return fault_set(f, FAULT_DATA, "%s: is empty", path);
	return ok;
}

/* The copy is whole: give it its name. */
static bool
settle(struct copy *c, const char *media, const char *suffix,
    struct clip_kept *kept, struct fault *f)
{
	char *dir, *path;
	bool ok;

	g_strlcpy(kept->hash, g_checksum_get_string(c->sum), 65);
	kept->bytes = c->bytes;
	dir = g_strdup_printf("%s/%.2s", media, kept->hash);
	path = g_strdup_printf("%s/%s.%s", dir, kept->hash, suffix);
	ok = g_mkdir_with_parents(dir, 0755) == 0 && fchmod(c->out, 0644) == 0 &&
	     fsync(c->out) == 0 && rename(c->draft, path) == 0 &&
	     keep_sync_folder(dir) && keep_sync_folder(media);
	if (!ok)
		fault_set(f, FAULT_CREATE, "%s: %s", path, strerror(errno));
	g_free(path);
	g_free(dir);
	return ok;
}

static bool
open_both(struct copy *c, const char *path, const char *media, struct fault *f)
{
	struct stat st;

	c->in = open(path, O_RDONLY | O_CLOEXEC);
	if (c->in < 0 || fstat(c->in, &st) != 0)
		return fault_set(
		    f, FAULT_NOINPUT, "%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return fault_set(f, FAULT_DATA, "%s: is no file", path);
	if (g_mkdir_with_parents(media, 0755) == 0)
		c->out = mkostemp(c->draft, O_CLOEXEC);
	if (c->out < 0)
		return fault_set(
		    f, FAULT_CREATE, "%s: %s", c->draft, strerror(errno));
	return true;
}

bool
clip_keep(const char *path, const char *type, const char *media,
    struct clip_kept *kept, struct fault *f)
{
	const struct media *kind = media_of_type(type);
	struct copy c = {.in = -1, .out = -1};
	bool ok;

	if (kind == NULL)
		return fault_set(
		    f, FAULT_DATA, "%s: is no type that we take", type);
	c.draft = g_strdup_printf("%s/draft-XXXXXX", media);
	c.sum = g_checksum_new(G_CHECKSUM_SHA256);
	ok = open_both(&c, path, media, f) && copy(&c, path, type, f) &&
	     settle(&c, media, kind->suffix, kept, f);
	if (!ok && c.out >= 0)
		unlink(c.draft);
	if (c.in >= 0)
		close(c.in);
	if (c.out >= 0)
		close(c.out);
	g_checksum_free(c.sum);
	g_free(c.draft);
	return ok;
}

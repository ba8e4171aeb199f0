/* SPDX-License-Identifier: Apache-2.0 */
/* Having a picture made: asking broadsheet-picture, and naming the result. */
#include "picture/picture.h"

#include <errno.h>
#include <glib.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/fault.h"

#include "base/banned.h"

enum { FILE_BYTES_MAX = 20 * 1024 * 1024 };

/* The digest of the file's bytes, in hex. */
static bool
hash_file(const char *path, char hash[65], struct fault *f)
{
	GChecksum *sum;
	char part[65536];
	size_t n, total = 0;
	FILE *in = fopen(path, "re");

	if (in == NULL)
		return fault_set(
		    f, FAULT_NOINPUT, "%s: %s", path, strerror(errno));
	sum = g_checksum_new(G_CHECKSUM_SHA256);
	while ((n = fread(part, 1, sizeof(part), in)) > 0 &&
	       total <= FILE_BYTES_MAX) {
		g_checksum_update(sum, (const guchar *)part, (gssize)n);
		total += n;
	}
	g_strlcpy(hash, g_checksum_get_string(sum), 65);
	g_checksum_free(sum);
	n = (size_t)ferror(in);
	fclose(in);
	if (n != 0)
		return fault_set(f, FAULT_NOINPUT, "%s: cannot be read", path);
	if (total > FILE_BYTES_MAX)
		return fault_set(
		    f, FAULT_DATA, "%s: is larger than 20 MB", path);
	return true;
}

/* {"width":W,"height":H,"bytes":N}, as broadsheet-picture says it. */
static bool
read_measures(const char *json, struct picture_made *made)
{
	json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
	json_int_t width = 0, height = 0, bytes = 0;
	bool ok = root != NULL &&
		  json_unpack(root, "{s:I, s:I, s:I}", "width", &width,
		      "height", &height, "bytes", &bytes) == 0 &&
		  width > 0 && height > 0 && bytes > 0;

	json_decref(root);
	made->width = width;
	made->height = height;
	made->bytes = bytes;
	return ok;
}

/*
 * What was made before is kept beside the renditions, so that asking again
 * costs a look.
 */
static bool
is_made(const char *stem, struct picture_made *made)
{
	char *path = g_strconcat(stem, ".json", NULL), *text = NULL;
	bool ok = g_file_get_contents(path, &text, NULL, NULL) &&
		  read_measures(text, made);

	g_free(text);
	g_free(path);
	return ok;
}

/*
 * Where broadsheet-picture is: as the environment says, as it was installed,
 * or, in a tree that was only built, beside the program that asks. The caller
 * frees it.
 */
static char *
find_program(void)
{
	const char *named = getenv("BROADSHEET_PICTURE");
	char *self, *dir, *beside;

	if (named != NULL)
		return g_strdup(named);
	if (g_file_test(PKGLIBEXECDIR "/broadsheet-picture",
		G_FILE_TEST_IS_EXECUTABLE))
		return g_strdup(PKGLIBEXECDIR "/broadsheet-picture");
	self = g_file_read_link("/proc/self/exe", NULL);
	dir = g_path_get_dirname(self == NULL ? "" : self);
	beside = g_build_filename(dir, "broadsheet-picture", NULL);
	g_free(dir);
	g_free(self);
	return beside;
}

static bool
run(const char *path, const char *stem, char **said, char **complaint,
    int *status, struct fault *f)
{
	char *program = find_program();
	char *argv[] = {NULL, (char *)path, (char *)stem, NULL};
	GError *error = NULL;
	bool ok;

	argv[0] = program;
	ok = g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, said,
	    complaint, status, &error);
	if (!ok) {
		fault_set(
		    f, FAULT_UNAVAILABLE, "%s: %s", program, error->message);
		g_error_free(error);
	}
	g_free(program);
	return ok;
}

static bool
make(const char *path, const char *stem, struct picture_made *made,
    struct fault *f)
{
	char *said = NULL, *complaint = NULL, *note;
	int status = 0;
	bool ok = false;

	if (!run(path, stem, &said, &complaint, &status, f))
		return false;
	g_strdelimit(g_strchomp(complaint), "\n", ' ');
	if (WIFSIGNALED(status)) {
		fault_set(f, FAULT_DATA,
		    "%s: took more memory or time than a "
		    "picture may",
		    path);
	} else if (WEXITSTATUS(status) != 0) {
		fault_set(f, FAULT_DATA, "%s: %s", path,
		    complaint[0] == '\0' ? "cannot be decoded" : complaint);
	} else if (!read_measures(said, made)) {
		fault_set(f, FAULT_BUG, "%s: broadsheet-picture said \"%s\"",
		    path, said);
	} else {
		note = g_strconcat(stem, ".json", NULL);
		ok = g_file_set_contents(note, said, -1, NULL) ||
		     fault_set(f, FAULT_IO, "%s: cannot be written", note);
		g_free(note);
	}
	g_free(said);
	g_free(complaint);
	return ok;
}

bool
picture_make(const char *path, const char *media, struct picture_made *made,
    struct fault *f)
{
	char *dir, *stem;
	bool ok;

	if (!hash_file(path, made->hash, f))
		return false;
	dir = g_strdup_printf("%s/%.2s", media, made->hash);
	stem = g_strdup_printf("%s/%s", dir, made->hash);
	ok = is_made(stem, made);
	if (!ok) {
		if (g_mkdir_with_parents(dir, 0755) != 0)
			fault_set(
			    f, FAULT_CREATE, "%s: %s", dir, strerror(errno));
		else
			ok = make(path, stem, made, f);
	}
	g_free(dir);
	g_free(stem);
	return ok;
}

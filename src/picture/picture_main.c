/* SPDX-License-Identifier: Apache-2.0 */
/*
 * broadsheet-picture: one picture file into its renditions. The only program
 * that decodes pictures; it runs once a picture, under limits, and says what
 * it made, or why not, in one line.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>
#include <vips/vips.h>

#include "base/banned.h"

enum {
	FILE_BYTES_MAX = 20 * 1024 * 1024,
	PIXELS_MAX = 50 * 1000 * 1000,
	MEMORY_BYTES_MAX = 1024 * 1024 * 1024,
	OUTPUT_BYTES_MAX = 64 * 1024 * 1024,
	CPU_S_MAX = 20,
	LARGEST = 1280,
	LOW_WIDTH = 640, /* of the rendition that the low skin links */
	JPEG_QUALITY = 80,
	WEBP_QUALITY = 76
};

static const int widths[] = {320, 640, 960, LARGEST};
enum { N_WIDTHS = sizeof(widths) / sizeof(widths[0]) };

static bool
refuse(const char *before, const char *what)
{
	fprintf(stderr, "%s%s\n", before, what);
	return false;
}

/* The last thing that libvips complained of, in one line. */
static bool
refuse_vips(void)
{
	char text[200];

	snprintf(text, sizeof(text), "%s", vips_error_buffer());
	text[strcspn(text, "\n")] = '\0';
	return refuse("cannot be decoded: ", text);
}

static void
limit(void)
{
	static const struct {
		int resource;
		rlim_t value;
	} limits[] = {
	    {RLIMIT_AS, MEMORY_BYTES_MAX},
	    {RLIMIT_CPU, CPU_S_MAX},
	    {RLIMIT_FSIZE, OUTPUT_BYTES_MAX},
	    {RLIMIT_CORE, 0},
	    {RLIMIT_NOFILE, 64},
	};

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		struct rlimit r = {limits[i].value, limits[i].value};

#if defined(__SANITIZE_ADDRESS__)
		/* AddressSanitizer reserves terabytes of address space. */
		if (limits[i].resource == RLIMIT_AS)
			continue;
#endif
		setrlimit(limits[i].resource, &r);
	}
}

/* Look at the header before a pixel is decoded. */
static bool
check(const char *path)
{
	static const char *const loaders[] = {"VipsForeignLoadJpegFile",
	    "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile",
	    "VipsForeignLoadNsgifFile", "VipsForeignLoadHeifFile"};
	const char *loader = vips_foreign_find_load(path);
	struct stat st;
	VipsImage *head;
	double pixels;

	if (stat(path, &st) < 0 || !S_ISREG(st.st_mode))
		return refuse("cannot be read: ", strerror(errno));
	if (st.st_size > FILE_BYTES_MAX)
		return refuse("", "is larger than 20 MB");
	for (size_t i = 0; loader != NULL; i++) {
		if (i == sizeof(loaders) / sizeof(loaders[0]))
			loader = NULL;
		else if (strcmp(loader, loaders[i]) == 0)
			break;
	}
	if (loader == NULL)
		return refuse("", "is no JPEG, PNG, WebP, AVIF or GIF");
	head = vips_image_new_from_file(
	    path, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
	if (head == NULL)
		return refuse_vips();
	pixels =
	    (double)vips_image_get_width(head) * vips_image_get_height(head);
	g_object_unref(head);
	if (pixels > PIXELS_MAX)
		return refuse("", "has more than 50 million pixels");
	return true;
}

/*
 * Upright, in sRGB, flat on white, at most width wide and never enlarged. In
 * memory, because two savers cannot read one decoder's stream.
 */
static VipsImage *
scale(const char *path, int width)
{
	VipsImage *thumb = NULL, *flat = NULL, *out;
	VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);

	if (vips_thumbnail(path, &thumb, width, "height", 100000, "size",
		VIPS_SIZE_DOWN, "export_profile", "srgb", NULL) == 0 &&
	    vips_image_hasalpha(thumb)) {
		if (vips_flatten(thumb, &flat, "background", white, NULL) != 0)
			flat = NULL;
		g_object_unref(thumb);
		thumb = flat;
	}
	vips_area_unref(VIPS_AREA(white));
	if (thumb == NULL)
		return NULL;
	out = vips_image_copy_memory(thumb);
	g_object_unref(thumb);
	return out;
}

/* Save under a temporary name, so that what has its name is whole. */
static bool
save(VipsImage *image, const char *stem, int width, bool webp)
{
	const char *type = webp ? "webp" : "jpg";
	char path[4200], draft[4220];
	int rc;

	snprintf(path, sizeof(path), "%s-%d.%s", stem, width, type);
	snprintf(draft, sizeof(draft), "%s.%ld", path, (long)getpid());
	if (webp)
		rc = vips_webpsave(
		    image, draft, "Q", WEBP_QUALITY, "strip", TRUE, NULL);
	else
		rc = vips_jpegsave(image, draft, "Q", JPEG_QUALITY, "strip",
		    TRUE, "interlace", TRUE, "optimize_coding", TRUE, NULL);
	if (rc != 0) {
		unlink(draft);
		return refuse_vips();
	}
	if (chmod(draft, 0644) == 0 && rename(draft, path) == 0)
		return true;
	return refuse("cannot be written: ", strerror(errno));
}

static long long
size_of(const char *stem, int width)
{
	char path[4200];
	struct stat st;

	snprintf(path, sizeof(path), "%s-%d.jpg", stem, width);
	return stat(path, &st) == 0 ? (long long)st.st_size : 0;
}

/* One width in both formats; *got is how wide and high it became. */
static bool
make(const char *input, const char *stem, int width, int got[2])
{
	VipsImage *image = scale(input, width);
	bool ok;

	if (image == NULL)
		return refuse_vips();
	got[0] = vips_image_get_width(image);
	got[1] = vips_image_get_height(image);
	ok =
	    save(image, stem, got[0], false) && save(image, stem, got[0], true);
	g_object_unref(image);
	return ok;
}

static bool
make_all(const char *input, const char *stem)
{
	int largest[2], got[2], low;

	if (!check(input) || !make(input, stem, LARGEST, largest))
		return false;
	for (int i = 0; i < N_WIDTHS; i++) {
		if (widths[i] < largest[0] &&
		    !make(input, stem, widths[i], got))
			return false;
	}
	low = largest[0] < LOW_WIDTH ? largest[0] : LOW_WIDTH;
	printf("{\"width\":%d,\"height\":%d,\"bytes\":%lld}\n", largest[0],
	    largest[1], size_of(stem, low));
	return fflush(stdout) == 0;
}

int
main(int argc, char **argv)
{
	bool ok;

	if (argc != 3) {
		fputs("Usage: broadsheet-picture FILE STEM\n"
		      "Make FILE's renditions, STEM-WIDTH.jpg and .webp, and "
		      "print their size as JSON.\n"
		      "\"broadsheet import\" runs it; it is not meant to be "
		      "run by hand.\n",
		    stderr);
		return EX_USAGE;
	}
	limit();
	if (VIPS_INIT(argv[0]) != 0)
		return EX_SOFTWARE;
	vips_block_untrusted_set(TRUE);
	vips_concurrency_set(1);
	vips_cache_set_max(0);
	ok = make_all(argv[1], argv[2]);
	vips_shutdown();
	return ok ? EX_OK : EX_DATAERR;
}

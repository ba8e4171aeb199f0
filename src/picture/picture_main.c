/* SPDX-License-Identifier: Apache-2.0 */
/*
 * broadsheet-picture: one picture into its renditions. The only program that
 * decodes pictures. It runs once a picture, in a sandbox: the file comes in on
 * descriptor 0; what goes out on 1 is a line of JSON and the renditions behind
 * it, one after another, and on 2, in one line, why there are none.
 */
#include <errno.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>
#include <vips/vips.h>

#include "picture/frame.h"
#include "picture/sandbox.h"
#include "picture/sniff.h"
#include "picture/words.h"

#include "base/banned.h"

enum {
	FILE_BYTES_MAX = 20 * 1024 * 1024,
	PART_BYTES = 1 << 16,
	PIXELS_MAX = 50 * 1000 * 1000,
	INTERLACED_MAX = 16 * 1000 * 1000,
	LARGEST = 1280,
	HEIGHT_MAX = 4 * LARGEST, /* before a picture gets narrower instead */
	LOW_WIDTH = 640, /* of the rendition that the low skin links */
	JPEG_QUALITY = 80,
	WEBP_QUALITY = 76,
	FILES_MAX = 8
};

static const int widths[] = {320, 640, 960, LARGEST};
enum { N_WIDTHS = sizeof(widths) / sizeof(widths[0]) };

struct input {
	unsigned char *bytes;
	size_t n;
	bool has_profile; /* its colours are not those of sRGB */
};

/* What has been made, until all is. */
struct output {
	size_t n;
	struct {
		int width;
		const char *type;
		void *bytes;
		size_t size;
	} file[FILES_MAX];
	long long low_bytes;
};

static bool
refuse(const char *before, const char *what)
{
	fprintf(stderr, "%s%s\n", before, what);
	return false;
}

/* What libraries warned of last; and whether it was a sum that is not right. */
static char warning[200];
static bool is_corrupt;

static void
note_warning(const char *domain, GLogLevelFlags level, const char *text,
    void *arg)
{
	(void)domain;
	(void)arg;
	if ((level & G_LOG_LEVEL_ERROR) != 0)
		refuse("needs more memory than a picture may have: ", text);
	snprintf(warning, sizeof(warning), "%s", text);
	is_corrupt = is_corrupt || strstr(text, "CRC error") != NULL;
}

/* The first thing that libvips complained of, in one line. */
static bool
refuse_vips(void)
{
	char text[200];

	snprintf(text, sizeof(text), "%s", vips_error_buffer());
	text[strcspn(text, "\n")] = '\0';
	if (strcasestr(text, "memory") != NULL)
		return refuse("needs more memory than a picture may have: ",
		    text);
	if (text[0] == '\0' && warning[0] == '\0')
		return refuse("is damaged: ", "cannot be decoded");
	return refuse("is damaged: ", text[0] == '\0' ? warning : text);
}

static bool
read_input(struct input *in)
{
	ssize_t got;

	in->bytes = g_malloc(FILE_BYTES_MAX + 1);
	while (in->n <= FILE_BYTES_MAX &&
	       (got = read(STDIN_FILENO, in->bytes + in->n,
		    FILE_BYTES_MAX + 1 - in->n < PART_BYTES
			? FILE_BYTES_MAX + 1 - in->n
			: PART_BYTES)) != 0) {
		if (got > 0)
			in->n += (size_t)got;
		else if (errno != EINTR)
			return refuse("cannot be read: ", strerror(errno));
	}
	if (in->n > FILE_BYTES_MAX)
		return refuse("", "is larger than 20 MB");
	return true;
}

/* Of libvips, the five loaders that we want, whatever its build has. */
static void
allow_loaders(void)
{
	static const char *const classes[] = {"VipsForeignLoadJpeg",
	    "VipsForeignLoadPng", "VipsForeignLoadWebp",
	    "VipsForeignLoadNsgif", "VipsForeignLoadHeif"};

	vips_block_untrusted_set(TRUE);
	vips_operation_block_set("VipsForeignLoad", TRUE);
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		vips_operation_block_set(classes[i], FALSE);
}

static void
read_words(VipsImage *head, struct words *w)
{
	static const struct {
		const char *name;
		void (*read)(
		    struct words *w, const unsigned char *bytes, size_t n);
	} blocks[] = {
	    {VIPS_META_XMP_NAME, words_xmp},
	    {VIPS_META_IPTC_NAME, words_iptc},
	    {VIPS_META_EXIF_NAME, words_exif},
	};

	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		const void *bytes;
		size_t n;

		if (vips_image_get_typeof(head, blocks[i].name) ==
			VIPS_TYPE_BLOB &&
		    vips_image_get_blob(
			head, blocks[i].name, &bytes, &n) == 0)
			blocks[i].read(w, bytes, n);
	}
}

/* What is in the header, before a pixel is decoded. */
static bool
check_head(VipsImage *head, bool is_png)
{
	const char *compression;
	double pixels =
	    (double)vips_image_get_width(head) * vips_image_get_height(head);

	if (pixels > PIXELS_MAX)
		return refuse("", "has more than 50 million pixels");
	/* Such a PNG is decoded as a whole, not line by line. */
	if (vips_image_get_typeof(head, "interlaced") != 0 &&
	    is_png && pixels > INTERLACED_MAX)
		return refuse("",
		    "is interlaced and has more than 16 million pixels");
	if (vips_image_get_typeof(head, "heif-compression") != 0 &&
	    vips_image_get_string(
		head, "heif-compression", &compression) == 0 &&
	    strcmp(compression, "av1") != 0)
		return refuse("", "is a HEIC; wants a JPEG, PNG, WebP, AVIF "
				  "or GIF");
	return true;
}

/* Leave out what is no part of one picture, where files are made of parts. */
static bool
cut(struct input *in, const char *loader)
{
	bool is_whole = true;

	if (strcmp(loader, "pngload_buffer") == 0)
		is_whole = frame_png(in->bytes, &in->n);
	else if (strcmp(loader, "gifload_buffer") == 0)
		is_whole = frame_gif(in->bytes, &in->n);
	else if (strcmp(loader, "webpload_buffer") == 0)
		is_whole = frame_webp(in->bytes, &in->n);
	return is_whole || refuse("is damaged: ", "it is not whole");
}

/* Whether it is a picture that we take; what it says of itself to *w. */
static bool
check(struct input *in, struct words *w)
{
	struct sniff is = sniff_bytes(in->bytes, in->n);
	VipsImage *head;
	char what[120];
	bool ok;

	if (is.loader == NULL) {
		snprintf(what, sizeof(what),
		    "is %s; wants a JPEG, PNG, WebP, AVIF or GIF", is.name);
		return refuse("", what);
	}
	if (!cut(in, is.loader))
		return false;
	head = vips_image_new_from_buffer(in->bytes, in->n, "", "access",
	    VIPS_ACCESS_SEQUENTIAL, NULL);
	if (head == NULL)
		return refuse_vips();
	ok = check_head(
	    head, strcmp(is.loader, "pngload_buffer") == 0);
	in->has_profile =
	    vips_image_get_typeof(head, VIPS_META_ICC_NAME) != 0 ||
	    vips_image_get_interpretation(head) == VIPS_INTERPRETATION_CMYK;
	if (ok)
		read_words(head, w);
	g_object_unref(head);
	return ok;
}

/* The next image of a chain; the one before it is let go. */
static bool
step(VipsImage **image, VipsImage *next, int rc)
{
	g_object_unref(*image);
	*image = rc == 0 ? next : NULL;
	return rc == 0;
}

/*
 * Upright, in sRGB of 8 bits, flat on white, at most LARGEST wide and never
 * enlarged. In memory: the decoder's stream can be read once.
 */
static VipsImage *
decode(const struct input *in)
{
	VipsArrayDouble *white =
	    vips_array_double_newv(3, 255.0, 255.0, 255.0);
	VipsImage *image = NULL, *next = NULL;
	bool ok;
	int rc;

	/* Without a profile it is in sRGB: a conversion would change it. */
	ok = vips_thumbnail_buffer(in->bytes, in->n, &image, LARGEST, "height",
		 HEIGHT_MAX, "size", VIPS_SIZE_DOWN, "option_string",
		 "fail_on=error", in->has_profile ? "export_profile" : NULL,
		 "srgb", NULL) == 0;
	if (ok) {
		rc = vips_colourspace(
		    image, &next, VIPS_INTERPRETATION_sRGB, NULL);
		ok = step(&image, next, rc);
	}
	if (ok && vips_image_hasalpha(image)) {
		rc = vips_flatten(image, &next, "background", white, NULL);
		ok = step(&image, next, rc);
	}
	if (ok) {
		rc = vips_cast_uchar(image, &next, NULL);
		ok = step(&image, next, rc);
	}
	vips_area_unref(VIPS_AREA(white));
	if (ok) {
		next = vips_image_copy_memory(image);
		ok = step(&image, next, next == NULL);
	}
	/* libjpeg only warns when a file says that it is larger than it is. */
	is_corrupt = is_corrupt ||
		     strcasestr(vips_error_buffer(), "premature end") != NULL;
	return ok && !is_corrupt ? image : NULL;
}

static void *
note_field(VipsImage *image, const char *name, GValue *value, void *list)
{
	(void)image;
	(void)value;
	g_ptr_array_add(list, g_strdup(name));
	return NULL;
}

/*
 * No metadata, and no profile: sRGB is what a picture without one is in. Not
 * left to the savers' "strip": that of WebP keeps EXIF, and so the place.
 */
static void
strip(VipsImage *image)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	vips_image_map(image, note_field, names);
	for (guint i = 0; i < names->len; i++)
		vips_image_remove(image, g_ptr_array_index(names, i));
	g_ptr_array_free(names, TRUE);
}

/* One width in both formats. */
static bool
save(VipsImage *image, struct output *out)
{
	int width = vips_image_get_width(image);
	void *jpeg = NULL, *webp = NULL;
	size_t jpeg_n = 0, webp_n = 0;

	if (vips_jpegsave_buffer(image, &jpeg, &jpeg_n, "Q", JPEG_QUALITY,
		"strip", TRUE, "interlace", TRUE, "optimize_coding", TRUE,
		NULL) != 0 ||
	    vips_webpsave_buffer(image, &webp, &webp_n, "Q", WEBP_QUALITY,
		"strip", TRUE, NULL) != 0)
		return refuse_vips();
	if (!frame_webp_bare(webp, &webp_n))
		return refuse("", "was not encoded as WebP");
	out->file[out->n].width = out->file[out->n + 1].width = width;
	out->file[out->n].type = "jpg";
	out->file[out->n].bytes = jpeg;
	out->file[out->n++].size = jpeg_n;
	out->file[out->n].type = "webp";
	out->file[out->n].bytes = webp;
	out->file[out->n++].size = webp_n;
	if (width <= LOW_WIDTH)
		out->low_bytes = (long long)jpeg_n;
	return true;
}

/* The narrow ones first. */
static bool
save_all(VipsImage *image, struct output *out)
{
	int full = vips_image_get_width(image);

	for (int i = 0; i < N_WIDTHS && widths[i] < full; i++) {
		VipsImage *narrow = NULL;
		bool ok;

		if (vips_thumbnail_image(image, &narrow, widths[i], "height",
			VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, NULL) != 0)
			return refuse_vips();
		ok = save(narrow, out);
		g_object_unref(narrow);
		if (!ok)
			return false;
	}
	return save(image, out);
}

static void
set_word(json_t *o, const char *name, const char *word)
{
	if (word != NULL)
		json_object_set_new(o, name, json_string(word));
}

static bool
write_all(const void *bytes, size_t n)
{
	return fwrite(bytes, 1, n, stdout) == n;
}

static bool
say(VipsImage *image, const struct output *out, const struct words *w)
{
	json_t *o = json_pack("{s:i, s:i, s:I, s:[]}", "width",
	    vips_image_get_width(image), "height",
	    vips_image_get_height(image), "bytes",
	    (json_int_t)out->low_bytes, "files");
	char *line;
	bool ok;

	set_word(o, "caption", w->caption);
	set_word(o, "credit", w->credit);
	set_word(o, "copyright", w->copyright);
	set_word(o, "alt", w->alt);
	for (size_t i = 0; i < out->n; i++)
		json_array_append_new(json_object_get(o, "files"),
		    json_pack("{s:i, s:s, s:I}", "width", out->file[i].width,
			"type", out->file[i].type, "bytes",
			(json_int_t)out->file[i].size));
	line = json_dumps(o, JSON_COMPACT);
	ok = line != NULL && write_all(line, strlen(line)) &&
	     write_all("\n", 1);
	for (size_t i = 0; ok && i < out->n; i++)
		ok = write_all(out->file[i].bytes, out->file[i].size);
	return (ok && fflush(stdout) == 0) ||
	       refuse("cannot be written: ", strerror(errno));
}

static bool
make(void)
{
	struct input in = {0};
	struct output out = {0};
	struct words words = {0};
	VipsImage *image;

	if (!read_input(&in) || !check(&in, &words))
		return false;
	image = decode(&in);
	if (image == NULL)
		return refuse_vips();
	strip(image);
	return save_all(image, &out) && say(image, &out, &words);
}

int
main(int argc, char **argv)
{
	bool ok;

	if (argc != 1) {
		fputs("Usage: broadsheet-picture < FILE\n"
		      "Make FILE's renditions. \"broadsheet import\" and "
		      "\"broadsheet picture\" run it;\nit is not meant to be "
		      "run by hand.\n",
		    stderr);
		return EX_USAGE;
	}
	sandbox_limit();
	g_log_set_default_handler(note_warning, NULL);
	/* What it makes for speed is code, which is not to be had in there. */
	setenv("VIPS_NOVECTOR", "1", 1);
	if (VIPS_INIT(argv[0]) != 0)
		return EX_SOFTWARE;
	vips_concurrency_set(1);
	vips_cache_set_max(0);
	allow_loaders();
	if (!sandbox_enter()) {
		refuse("no picture is decoded: the kernel has no seccomp: ",
		    strerror(errno));
		return EX_OSERR;
	}
	ok = make();
	/* Nothing is to be cleaned up but memory. */
	fflush(stderr);
	_exit(ok ? EX_OK : EX_DATAERR);
}

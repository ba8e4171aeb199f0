/* SPDX-License-Identifier: Apache-2.0 */
/* Telling kinds of files apart by how they begin. */
#include "picture/sniff.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

enum { BRANDS_MAX = 16, HEAD_BYTES = 512 };

struct kind {
	size_t at;
	const char *bytes;
	size_t n;
	struct sniff is;
};

#define KIND(at, bytes, name, loader)                            \
	{                                                        \
		(at), (bytes), sizeof(bytes) - 1, { (name), (loader) } \
	}

/* The first that fits. */
static const struct kind kinds[] = {
    KIND(0, "\xff\xd8\xff", "a JPEG", "jpegload_buffer"),
    KIND(0, "\x89PNG\r\n\x1a\n", "a PNG", "pngload_buffer"),
    KIND(8, "WEBP", "a WebP", "webpload_buffer"),
    KIND(0, "GIF87a", "a GIF", "gifload_buffer"),
    KIND(0, "GIF89a", "a GIF", "gifload_buffer"),
    KIND(0, "II*\0", "a TIFF", NULL),
    KIND(0, "MM\0*", "a TIFF", NULL),
    KIND(0, "II+\0", "a TIFF", NULL),
    KIND(0, "MM\0+", "a TIFF", NULL),
    KIND(0, "%PDF", "a PDF", NULL),
    KIND(0, "%!PS", "PostScript", NULL),
    KIND(0, "8BPS", "a Photoshop file", NULL),
    KIND(0, "BM", "a BMP", NULL),
    KIND(0, "\xff\x0a", "a JPEG XL", NULL),
    KIND(0, "\0\0\0\x0cJXL ", "a JPEG XL", NULL),
    KIND(0, "\0\0\0\x0cjP  ", "a JPEG 2000", NULL),
    KIND(0, "\0\0\1\0", "an icon", NULL),
    KIND(0, "PK\3\4", "a ZIP archive", NULL),
    KIND(0, "\x1f\x8b", "compressed by gzip", NULL),
};

/* AVIF and HEIC are the same box of boxes; its brands say which. */
static struct sniff
sniff_brands(const unsigned char *bytes, size_t n)
{
	static const struct sniff avif = {"an AVIF", "heifload_buffer"};
	size_t box = (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 |
		     (size_t)bytes[2] << 8 | bytes[3];
	bool is_heif = false;

	if (box > n)
		box = n;
	for (size_t at = 8, i = 0; at + 4 <= box && i < BRANDS_MAX;
	     at += 4, i++) {
		const unsigned char *brand = bytes + at;

		if (memcmp(brand, "avif", 4) == 0 ||
		    memcmp(brand, "avis", 4) == 0)
			return avif;
		is_heif = is_heif || memcmp(brand, "he", 2) == 0 ||
			  memcmp(brand, "mif1", 4) == 0 ||
			  memcmp(brand, "msf1", 4) == 0;
	}
	return (struct sniff){is_heif ? "a HEIC" : "a film", NULL};
}

/* Markup is found by its tag, for there may be much before it. */
static struct sniff
sniff_text(const unsigned char *bytes, size_t n)
{
	char head[HEAD_BYTES + 1];
	size_t k = n < HEAD_BYTES ? n : HEAD_BYTES;

	if (memchr(bytes, '\0', k) != NULL)
		return (struct sniff){"nothing we know", NULL};
	memcpy(head, bytes, k);
	head[k] = '\0';
	if (strstr(head, "<svg") != NULL)
		return (struct sniff){"an SVG", NULL};
	if (strcasestr(head, "<html") != NULL ||
	    strcasestr(head, "<!doctype") != NULL)
		return (struct sniff){"a web page", NULL};
	if (strncmp(head, "<?xml", 5) == 0)
		return (struct sniff){"XML", NULL};
	return (struct sniff){"nothing we know", NULL};
}

struct sniff
sniff_bytes(const unsigned char *bytes, size_t n)
{
	if (n == 0)
		return (struct sniff){"empty", NULL};
	if (n >= 12 && memcmp(bytes + 4, "ftyp", 4) == 0)
		return sniff_brands(bytes, n);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct kind *k = &kinds[i];

		if (k->at + k->n <= n &&
		    memcmp(bytes + k->at, k->bytes, k->n) == 0)
			return k->is;
	}
	return sniff_text(bytes, n);
}

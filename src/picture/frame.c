/* SPDX-License-Identifier: Apache-2.0 */
/* Cutting files down to their first picture, by their outermost layer. */
#include "picture/frame.h"

#include <stdint.h>
#include <string.h>

#include "base/banned.h"

enum { SIGNATURE_BYTES = 8, PNG_HEAD = 8, PNG_FRAME = 12 };

static size_t
big(const unsigned char *p)
{
	return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 |
	       p[3];
}

static bool
is_wanted(const unsigned char *chunk, size_t size)
{
	enum { XMP_BYTES_MAX = 256 * 1024, PROFILE_BYTES_MAX = 4 << 20 };
	static const char xmp[] = "XML:com.adobe.xmp\0"; /* not compressed */
	static const char names[] = "IHDRPLTEIDATIENDtRNSgAMAcHRMsRGBeXIf";
	const unsigned char *name = chunk + 4;

	if (memcmp(name, "iCCP", 4) == 0)
		return size <= PROFILE_BYTES_MAX;
	if (memcmp(name, "iTXt", 4) == 0)
		return size > sizeof(xmp) && size <= XMP_BYTES_MAX &&
		       memcmp(chunk + PNG_HEAD, xmp, sizeof(xmp)) == 0;
	for (size_t i = 0; i + 4 < sizeof(names); i += 4) {
		if (memcmp(name, names + i, 4) == 0)
			return true;
	}
	return false;
}

bool
frame_png(unsigned char *bytes, size_t *n)
{
	size_t in = SIGNATURE_BYTES, out = in;

	while (in + PNG_FRAME <= *n) {
		size_t size = big(bytes + in), whole = size + PNG_FRAME;
		bool is_end = memcmp(bytes + in + 4, "IEND", 4) == 0;

		if (size > *n - in - PNG_FRAME)
			return false;
		if (is_wanted(bytes + in, size)) {
			memmove(bytes + out, bytes + in, whole);
			out += whole;
		}
		in += whole;
		if (is_end) {
			*n = out;
			return true;
		}
	}
	return false;
}

/* The bytes of a table of colours that a byte of flags announces. */
static size_t
table_bytes(unsigned char flags)
{
	return (flags & 0x80) == 0 ? 0 : (size_t)3 << ((flags & 7) + 1);
}

/* Behind blocks of up to 255 bytes, the last of none; 0: there is no end. */
static size_t
skip_blocks(const unsigned char *bytes, size_t n, size_t at)
{
	while (at < n) {
		size_t size = bytes[at];

		at += size + 1;
		if (size == 0)
			return at;
	}
	return 0;
}

bool
frame_gif(unsigned char *bytes, size_t *n)
{
	enum { SCREEN_BYTES = 13, IMAGE_BYTES = 10, EXTENSION = 0x21,
		IMAGE = 0x2c, TRAILER = 0x3b };
	size_t at = SCREEN_BYTES;

	if (*n < SCREEN_BYTES)
		return false;
	at += table_bytes(bytes[10]);
	while (at + 2 < *n && bytes[at] == EXTENSION) {
		at = skip_blocks(bytes, *n, at + 2);
		if (at == 0)
			return false;
	}
	if (at > *n || *n - at < IMAGE_BYTES + 2 || bytes[at] != IMAGE)
		return false;
	at += IMAGE_BYTES + table_bytes(bytes[at + 9]);
	/* A byte says how many bits codes have. */
	at = skip_blocks(bytes, *n, at + 1);
	if (at == 0 || at >= *n)
		return false;
	bytes[at] = TRAILER;
	*n = at + 1;
	return true;
}

enum { RIFF_HEAD = 12, RIFF_CHUNK = 8 };

static size_t
little(const unsigned char *p)
{
	return p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 |
	       (size_t)p[3] << 24;
}

/* Whether a chunk is one of the names, each of four letters. */
static bool
is_one_of(const unsigned char *chunk, const char *names)
{
	for (; *names != '\0'; names += 4) {
		if (memcmp(chunk, names, 4) == 0)
			return true;
	}
	return false;
}

static bool
keep_chunks(unsigned char *bytes, size_t *n, const char *names)
{
	size_t end = *n < RIFF_HEAD ? 0 : little(bytes + 4) + RIFF_CHUNK;
	size_t in = RIFF_HEAD, out = in;
	bool has_picture = false;

	if (end < RIFF_HEAD || end > *n)
		return false;
	while (in + RIFF_CHUNK <= end) {
		size_t size = little(bytes + in + 4);
		size_t whole = RIFF_CHUNK + size + (size & 1);
		bool is_picture = is_one_of(bytes + in, "VP8 VP8LANMF");

		if (whole > end - in)
			return false;
		if (is_one_of(bytes + in, names) &&
		    !(is_picture && has_picture)) {
			memmove(bytes + out, bytes + in, whole);
			has_picture = has_picture || is_picture;
			out += whole;
		}
		in += whole;
	}
	for (size_t i = 0; i < 4; i++)
		bytes[4 + i] = (unsigned char)((out - RIFF_CHUNK) >> (8 * i));
	*n = out;
	return has_picture;
}

bool
frame_webp(unsigned char *bytes, size_t *n)
{
	return keep_chunks(bytes, n, "VP8XICCPANIMANMFALPHVP8 VP8LEXIFXMP ");
}

bool
frame_webp_bare(unsigned char *bytes, size_t *n)
{
	return keep_chunks(bytes, n, "VP8 VP8L");
}

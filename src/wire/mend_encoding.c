/* SPDX-License-Identifier: Apache-2.0 */
/* A feed's bytes, loaded and as UTF-8. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "wire/mend.h"

#include "base/banned.h"

enum { NAME_BYTES = 40, DECLARATION_BYTES = 400 };

bool
mend_load(const char *path, size_t max, bool is_head, struct buf *out,
    struct fault *f)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), got = 0;
	gzFile in = fd < 0 ? NULL : gzdopen(fd, "rb");
	size_t before = out->len;
	char part[8192];

	if (in == NULL)
		return fault_set(f, errno == ENOENT ? FAULT_NOINPUT : FAULT_IO,
		    "%s: %s", path, strerror(errno));
	while (out->len - before <= max &&
	       (got = gzread(in, part, sizeof(part))) > 0)
		buf_append(out, part, (size_t)got);
	gzclose(in);
	if (is_head && out->len - before > max)
		out->len = before + max;
	/* What came of a head before its file broke off will do. */
	if (got < 0 && (!is_head || out->len == before))
		return fault_set(f, FAULT_IO,
		    "%s: it cannot be read to its end", path);
	if (out->len - before > max)
		return fault_set(f, FAULT_DATA,
		    "%s:1: is larger than %zu bytes", path, max);
	return true;
}

/* windows-1252 from 0x80; what has no character there is a control. */
static const unsigned short high[32] = {0x20ac, 0x81, 0x201a, 0x192, 0x201e,
    0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
    0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178};

static void
put_windows(struct buf *out, unsigned char c)
{
	char text[6];
	gunichar code = c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;

	buf_append(out, text, (size_t)g_unichar_to_utf8(code, text));
}

/* UTF-8 as it is; a byte that is none as windows-1252 has it. */
static void
put_bytes(struct buf *out, const char *p, size_t n, bool is_windows)
{
	size_t from = 0, at = 0;

	while (at < n) {
		size_t size = is_windows && (p[at] & 0x80) != 0
				  ? 0
				  : utf8_next(p + at, n - at);

		if (size > 0) {
			at += size;
			continue;
		}
		buf_append(out, p + from, at - from);
		put_windows(out, (unsigned char)p[at]);
		from = ++at;
	}
	buf_append(out, p + from, n - from);
}

/* The encoding that a declaration in ASCII names; "" for none. */
static void
declared(const char *p, size_t n, char name[NAME_BYTES])
{
	static const char start[] = "<?xml";
	char head[DECLARATION_BYTES];
	const char *at, *end;
	size_t length;

	name[0] = '\0';
	while (n > 0 && strchr(" \t\r\n", *p) != NULL && *p != '\0')
		p++, n--;
	if (n < strlen(start) || memcmp(p, start, strlen(start)) != 0)
		return;
	length = n < sizeof(head) - 1 ? n : sizeof(head) - 1;
	memcpy(head, p, length);
	head[length] = '\0';
	if ((end = strstr(head, "?>")) == NULL ||
	    (at = strstr(head, "encoding")) == NULL || at > end)
		return;
	at += strlen("encoding");
	at += strspn(at, " \t\r\n=\"'");
	length = strcspn(at, "\"' ?");
	if (length >= NAME_BYTES)
		length = NAME_BYTES - 1;
	memcpy(name, at, length);
	name[length] = '\0';
}

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names != NULL; names++) {
		if (strcasecmp(name, *names) == 0)
			return true;
	}
	return false;
}

static bool
convert(const char *name, const char *from, const char *p, size_t n,
    struct buf *out, struct fault *f)
{
	GIConv iconv = g_iconv_open("UTF-8", from);
	gchar *in = (gchar *)(uintptr_t)p;
	gsize left = n;
	char part[8192];

	if (iconv == (GIConv)-1)
		return fault_set(f, FAULT_DATA,
		    "%s:1: its encoding \"%s\" is not known", name, from);
	while (left > 0) {
		gchar *to = part;
		gsize room = sizeof(part);
		gsize got = g_iconv(iconv, &in, &left, &to, &room);
		int why = errno;

		buf_append(out, part, sizeof(part) - room);
		if (got != (gsize)-1 || why == E2BIG)
			continue;
		buf_puts(out, "\xef\xbf\xbd");
		if (why == EINVAL)
			break;
		in++;
		left--;
	}
	g_iconv_close(iconv);
	return true;
}

/* What a mark at the start, or the look of "<?", says; NULL: nothing. */
static const char *
marked(const char *p, size_t n, size_t *mark)
{
	*mark = 0;
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
		*mark = 3;
		return "UTF-8";
	}
	if (n >= 2 && memcmp(p, "\xff\xfe", 2) == 0) {
		*mark = 2;
		return "UTF-16LE";
	}
	if (n >= 2 && memcmp(p, "\xfe\xff", 2) == 0) {
		*mark = 2;
		return "UTF-16BE";
	}
	if (n >= 4 && memcmp(p, "<\0", 2) == 0 && p[3] == '\0')
		return "UTF-16LE";
	if (n >= 4 && memcmp(p, "\0<\0", 3) == 0)
		return "UTF-16BE";
	return NULL;
}

bool
mend_encoding(
    const char *name, const char *p, size_t n, struct buf *out, struct fault *f)
{
	static const char *const utf8[] = {
	    "", "utf-8", "utf8", "us-ascii", "ascii", "utf-16", NULL};
	static const char *const windows[] = {"iso-8859-1", "iso8859-1",
	    "latin1", "latin-1", "windows-1252", "cp1252", NULL};
	char encoding[NAME_BYTES];
	size_t mark, before = out->len;
	const char *is = marked(p, n, &mark);

	p += mark;
	n -= mark;
	declared(p, n, encoding);
	if (is != NULL && strcmp(is, "UTF-8") != 0) {
		if (!convert(name, is, p, n, out, f))
			return false;
	} else if (is != NULL || is_one_of(encoding, utf8)) {
		/* UTF-16 that can be read as ASCII is not UTF-16. */
		put_bytes(out, p, n, false);
	} else if (is_one_of(encoding, windows)) {
		put_bytes(out, p, n, true);
	} else if (!convert(name, encoding, p, n, out, f)) {
		return false;
	}
	if (out->len - before > (size_t)3 * MEND_BYTES_MAX)
		return fault_set(f, FAULT_DATA,
		    "%s:1: is larger than %d bytes", name, MEND_BYTES_MAX);
	return true;
}

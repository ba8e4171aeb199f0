/* SPDX-License-Identifier: Apache-2.0 */
/* A WordPress export, parted into the children of its channel. */
#include "wire/wxrfile.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wire/mend.h"
#include "wire/wxrscan.h"
#include "wire/xml.h"

#include "base/banned.h"

enum { READ_BYTES = 64 << 10, TAG_MAX = 8 << 10, NAME_MAX_BYTES = 60 };

struct wxrfile {
	char *name;
	gzFile file; /* NULL: it is read from memory */
	const char *bytes;
	size_t n_bytes, at_byte;
	bool is_over; /* no more can be read */
	bool is_broken;

	struct buf raw;
	size_t at; /* of raw, that is not done with */
	int line;  /* there */
	char child[NAME_MAX_BYTES + 1];
	struct buf declaration; /* <?xml …?>, or nothing */
	struct buf root;	/* its start tag on one line */
};

bool
wxrfile_is(const char *head, size_t n)
{
	static const char *const signs[] = {
	    "://wordpress.org/export/", "<wp:wxr_version"};
	const char *root = memmem(head, n, "<rss", 4);

	if (root == NULL)
		return false;
	n -= (size_t)(root - head);
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (memmem(root, n, signs[i], strlen(signs[i])) != NULL)
			return true;
	}
	return false;
}

struct wxrfile *
wxrfile_open_bytes(const char *name, const char *p, size_t n)
{
	struct wxrfile *w = g_new0(struct wxrfile, 1);

	w->name = g_strdup(name);
	w->bytes = p;
	w->n_bytes = n;
	w->line = 1;
	return w;
}

struct wxrfile *
wxrfile_open(const char *path, struct fault *f)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct wxrfile *w;

	if (fd < 0) {
		fault_set(f, errno == ENOENT ? FAULT_NOINPUT : FAULT_IO,
		    "%s: %s", path, strerror(errno));
		return NULL;
	}
	w = wxrfile_open_bytes(path, "", 0);
	w->file = gzdopen(fd, "rb");
	if (w->file == NULL)
		abort();
	return w;
}

void
wxrfile_close(struct wxrfile *w)
{
	if (w == NULL)
		return;
	if (w->file != NULL)
		gzclose(w->file);
	buf_release(&w->raw);
	buf_release(&w->declaration);
	buf_release(&w->root);
	g_free(w->name);
	g_free(w);
}

int64_t
wxrfile_offset(const struct wxrfile *w)
{
	return w->file != NULL ? (int64_t)gzoffset(w->file)
			       : (int64_t)w->at_byte;
}

static size_t
read_some(struct wxrfile *w, char *out, size_t n)
{
	int got;

	if (w->file == NULL) {
		size_t left = w->n_bytes - w->at_byte;

		n = n < left ? n : left;
		if (n > 0)
			memcpy(out, w->bytes + w->at_byte, n);
		w->at_byte += n;
		return n;
	}
	got = gzread(w->file, out, (unsigned)n);
	w->is_broken |= got < 0;
	return got < 0 ? 0 : (size_t)got;
}

/*
 * As much again as there is: what is looked through from its beginning each
 * time is then looked through twice, all in all. false: there is no more.
 */
static bool
fill(struct wxrfile *w)
{
	size_t want = w->raw.len - w->at, got = 1;
	char part[READ_BYTES];

	if (w->at > 0) {
		memmove(w->raw.data, w->raw.data + w->at, want);
		w->raw.len = want;
		w->at = 0;
	}
	want = want < READ_BYTES ? READ_BYTES : want;
	for (size_t had = w->raw.len; got > 0 && w->raw.len - had < want;) {
		got = read_some(w, part, sizeof(part));
		buf_append(&w->raw, part, got);
	}
	w->is_over |= got == 0;
	return !w->is_over || w->raw.len > 0;
}

static const char *
here(const struct wxrfile *w)
{
	return buf_string(&w->raw) + w->at;
}

static size_t
left(const struct wxrfile *w)
{
	return w->raw.len - w->at;
}

static void
pass(struct wxrfile *w, size_t n)
{
	for (const char *p = here(w), *end = p + n;
	     (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
		w->line++;
	w->at += n;
}

/* Read until what begins here is whole, as scan says. 0: it never is. */
static size_t
whole(struct wxrfile *w, size_t max,
    size_t (*scan)(const char *p, size_t n))
{
	for (;;) {
		size_t n = scan(here(w), left(w));

		if (n > 0 || left(w) > max || w->is_over)
			return n;
		fill(w);
	}
}

static bool
fail(struct wxrfile *w, struct fault *f, const char *why)
{
	if (w->is_broken)
		return fault_set(f, FAULT_DATA,
		    "%s: it cannot be read to its end", w->name);
	return fault_set(f, FAULT_DATA, "%s:%d: %s", w->name, w->line, why);
}

/* To the next '<' with enough behind it to tell what begins there. */
static bool
find_tag(struct wxrfile *w)
{
	for (;;) {
		const char *p = memchr(here(w), '<', left(w));

		pass(w, p == NULL ? left(w) : (size_t)(p - here(w)));
		if (p != NULL && left(w) >= sizeof("<![CDATA["))
			return true;
		if (w->is_over)
			return left(w) > 0;
		fill(w);
	}
}

/* The start tag at hand, on one line, so that lines are those of the file. */
static void
keep_root(struct wxrfile *w, size_t n)
{
	buf_reset(&w->root);
	buf_append(&w->root, here(w), n);
	for (size_t i = 0; i < w->root.len; i++) {
		if (w->root.data[i] == '\n' || w->root.data[i] == '\r')
			w->root.data[i] = ' ';
	}
}

/* What is no element: comments, instructions, stray ends. 0: an element. */
static size_t
skip_other(struct wxrfile *w)
{
	const char *p = here(w);
	size_t n = wxrscan_other(p, left(w));

	if (n == 0 && !wxrscan_is_start(p, left(w))) {
		if (left(w) > 1 && strchr("/!?", p[1]) != NULL)
			n = whole(w, WXRFILE_CHILD_MAX, wxrscan_other);
		n = n == 0 ? 1 : n; /* of no meaning where it stands */
	}
	if (n > 5 && memcmp(here(w), "<?xml", 5) == 0 && w->root.len == 0) {
		buf_reset(&w->declaration);
		buf_append(&w->declaration, here(w), n);
	}
	return n;
}

/* Read on behind the end tag of a child that is too large to be held. */
static void
skip_child(struct wxrfile *w)
{
	char *end = g_strdup_printf("</%s>", w->child);
	size_t m = strlen(end);

	for (;;) {
		const char *p = memmem(here(w), left(w), end, m);

		if (p != NULL) {
			pass(w, (size_t)(p - here(w)) + m);
			break;
		}
		/* An end that is only half read stays. */
		if (left(w) > m)
			pass(w, left(w) - m);
		if (w->is_over) {
			pass(w, left(w));
			break;
		}
		fill(w);
	}
	g_free(end);
}

static enum found
take_child(struct wxrfile *w, struct wxrfile_child *child, bool *goes_on,
    struct fault *f)
{
	size_t n = whole(w, WXRFILE_CHILD_MAX, wxrscan_element);
	bool is_cut = n == 0 && w->is_over && left(w) <= WXRFILE_CHILD_MAX;

	if (is_cut || n == 0 || n > WXRFILE_CHILD_MAX) {
		*goes_on = !is_cut;
		if (is_cut)
			fail(w, f, "it ends within an element");
		else
			fault_set(f, FAULT_DATA,
			    "%s:%d: <%s> has more than %d bytes", w->name,
			    w->line, w->child, WXRFILE_CHILD_MAX);
		if (n > 0)
			pass(w, n);
		else
			skip_child(w);
		return FAULTED;
	}
	*child = (struct wxrfile_child){w->child, here(w), n, w->line};
	pass(w, n);
	return FOUND;
}

enum found
wxrfile_next(struct wxrfile *w, struct wxrfile_child *child, bool *goes_on,
    struct fault *f)
{
	*goes_on = false;
	while (find_tag(w)) {
		size_t n = skip_other(w);
		const char *name;

		if (n > 0) {
			if (strncasecmp(here(w), "<!DOCTYPE", 9) == 0) {
				fail(w, f, "a DOCTYPE is not taken");
				return FAULTED;
			}
			pass(w, n);
			continue;
		}
		n = whole(w, TAG_MAX, wxrscan_tag);
		if (n == 0) {
			fail(w, f, "a tag does not end");
			return FAULTED;
		}
		name = here(w) + 1;
		g_strlcpy(w->child, name,
		    1 + MIN((size_t)NAME_MAX_BYTES, wxrscan_name(name)));
		if (strcasecmp(w->child, "rss") == 0)
			keep_root(w, n);
		else if (strcasecmp(w->child, "channel") != 0)
			return take_child(w, child, goes_on, f);
		pass(w, n);
	}
	if (!w->is_broken)
		return ABSENT;
	fail(w, f, "");
	return FAULTED;
}

bool
wxrfile_tree(struct wxrfile *w, struct arena *a,
    const struct wxrfile_child *child, struct xmltree **tree, struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	struct buf plain = {0}, mended = {0};
	struct xml *x = NULL;
	bool ok;

	buf_append(&plain, w->declaration.data, w->declaration.len);
	buf_append(&plain, w->root.data, w->root.len);
	wxrscan_plain(child->raw, child->n, &plain);
	buf_puts(&plain, w->root.len > 0 ? "</rss>" : "");
	ok = mend_bytes(w->name, buf_string(&plain), plain.len, &mended, f) &&
	     (x = xml_open_bytes(
		  w->name, buf_string(&mended), mended.len, f)) != NULL;
	if (ok) {
		xml_lines_from(x, child->line);
		ok = (w->root.len == 0 || xml_next(x, f) == XML_START) &&
		     xml_next(x, f) == XML_START &&
		     xmltree_read(x, a, tree, digest, f);
		if (!ok && (f == NULL || f->text[0] == '\0'))
			xml_fault(x, f, "it is no XML");
	}
	xml_close(x);
	buf_release(&plain);
	buf_release(&mended);
	return ok;
}

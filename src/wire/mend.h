/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_MEND_H
#define WIRE_MEND_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct fault;

/*
 * Feeds as they occur are often not well-formed, and are read by everyone all
 * the same. This makes their bytes fit for the strict reader of xml.h where
 * it is clear what was meant. Lines stay where they were, so that messages
 * name the right one.
 */

enum {
	MEND_BYTES_MAX = 32 << 20, /* of a file, unpacked */
	MEND_HEAD = 64 << 10	   /* enough to find a root element in */
};

/*
 * Append to out the file at path, unpacked when it is gzipped, but at most
 * its first max bytes when is_head. false: FAULT_NOINPUT, FAULT_IO, or
 * FAULT_DATA when it has more than max and not is_head.
 */
bool mend_load(const char *path, size_t max, bool is_head, struct buf *out,
    struct fault *f);

/*
 * Append to out the n bytes at p as UTF-8. A byte order mark or the XML
 * declaration says what they are; bytes that are no UTF-8 where it should be
 * are taken as windows-1252, each for itself, and so is what is declared as
 * ISO 8859-1, as browsers do. false: FAULT_DATA, an encoding that is not
 * known, or in UTF-8 more than three times MEND_BYTES_MAX.
 */
bool mend_encoding(
    const char *name, const char *p, size_t n, struct buf *out, struct fault *f);

/*
 * Append to out the n bytes of UTF-8 at p, mended: the declaration, comments
 * and processing instructions left out; characters that XML forbids, too;
 * outside CDATA HTML's named entities replaced, and '&' and '<' that begin
 * nothing escaped. A DOCTYPE that does nothing but name Netscape's DTD of RSS
 * 0.91 is left out. Other faults are left for the reader to find. false:
 * FAULT_DATA, "name:line: …", a DOCTYPE with declarations of its own.
 */
bool mend_markup(
    const char *name, const char *p, size_t n, struct buf *out, struct fault *f);

/* Both, one after the other. */
bool mend_bytes(
    const char *name, const char *p, size_t n, struct buf *out, struct fault *f);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXRSCAN_H
#define WIRE_WXRSCAN_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * Where things end in the n bytes at p that begin with '<'. For wxrfile.c
 * only. Each gives how many bytes there are of it, or 0: its end is not among
 * them.
 */

/* A comment, an instruction, a declaration, CDATA or an end tag. */
size_t wxrscan_other(const char *p, size_t n);

/* Whether it is a start tag, which wxrscan_other is not for. */
bool wxrscan_is_start(const char *p, size_t n);

/* A start tag. */
size_t wxrscan_tag(const char *p, size_t n);

/* An element with all that is in it, to the first end tag of its name. */
size_t wxrscan_element(const char *p, size_t n);

/* How long a name is. */
size_t wxrscan_name(const char *p);

/* Append the n bytes at p with CDATA as text that is escaped. */
void wxrscan_plain(const char *p, size_t n, struct buf *out);

#endif

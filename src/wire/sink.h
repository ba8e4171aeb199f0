/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_SINK_H
#define WIRE_SINK_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

/*
 * Where what is written goes: one stream, or a folder of files. A file or a
 * folder is there when it is whole and on disk, and not before: it is made
 * under another name beside it.
 */
struct sink;

enum sink_kind { SINK_STREAM, SINK_FOLDER, SINK_NOWHERE };

/*
 * Open the stream to the file at path, or to standard output when that is
 * NULL; or the folder at path, which is not there yet or is empty. What goes
 * nowhere is thrown away. NULL and f: FAULT_CREATE.
 */
struct sink *sink_open(enum sink_kind kind, const char *path, struct fault *f);

/* Append n bytes to the stream. false: FAULT_IO. */
bool sink_put(struct sink *s, const void *p, size_t n, struct fault *f);

/*
 * A file of the folder, name being its path within; the folders above it are
 * made. A name that is there is a fault.
 */
bool sink_file(struct sink *s, const char *name, const void *p, size_t n,
    struct fault *f);

/*
 * The same with the bytes of the file at path. One that is there already is
 * left as it is, and *made says so; made may be NULL.
 */
bool sink_copy(struct sink *s, const char *name, const char *path, bool *made,
    struct fault *f);

/*
 * The end: with keep, put what was written in its place, on disk; else leave
 * nothing of it. It is closed in any case. s may be NULL: then false.
 */
bool sink_close(struct sink *s, bool keep, struct fault *f);

#endif

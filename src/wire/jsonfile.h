/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_JSONFILE_H
#define WIRE_JSONFILE_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/found.h"

/*
 * A file of JSON values, plain or gzip: one object, an array of values, or
 * JSON Lines. Lines are read one at a time, so that memory stays the same
 * whatever the file's length; the other two are held whole and have a limit.
 */
struct jsonfile;

enum {
	JSONFILE_LINE_MAX = 8 << 20, /* bytes */
	JSONFILE_WHOLE_MAX = 64 << 20
};

/* One value, or what was wrong where it should have been. */
struct jsonfile_entry {
	json_t *value;    /* NULL: why says; else the caller's to decref */
	struct fault why; /* "file:line: reason" */
	size_t line;      /* from 1; 0 in an array */
	size_t item;      /* from 1, in an array; else 0 */
};

/* NULL and f: FAULT_NOINPUT, FAULT_DATA (no JSON at all). */
struct jsonfile *jsonfile_open(const char *path, struct fault *f);
void jsonfile_close(struct jsonfile *j);

/*
 * The next entry. ABSENT: the end. FAULTED: FAULT_DATA or FAULT_IO, the file
 * cannot be read further (gzip data that breaks off, say).
 */
enum found jsonfile_next(
    struct jsonfile *j, struct jsonfile_entry *entry, struct fault *f);

/* How many bytes of the file itself have been read. */
int64_t jsonfile_offset(struct jsonfile *j);

#endif

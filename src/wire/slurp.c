/* SPDX-License-Identifier: Apache-2.0 */
/* A small file in one piece. */
#include "wire/slurp.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

#include "base/banned.h"

bool
slurp_file(struct arena *a, const char *path, size_t max, char **text,
    size_t *n, struct fault *f)
{
	FILE *in = fopen(path, "re");
	struct buf b = {0};
	char part[8192];
	size_t got;
	bool ok = false;

	if (in == NULL)
		return fault_set(
		    f, FAULT_NOINPUT, "%s: %s", path, strerror(errno));
	while ((got = fread(part, 1, sizeof(part), in)) > 0 && b.len <= max)
		buf_append(&b, part, got);
	if (ferror(in)) {
		fault_set(f, FAULT_IO, "%s: %s", path, strerror(errno));
	} else if (b.len > max) {
		fault_set(
		    f, FAULT_DATA, "%s:1: is larger than %zu bytes", path, max);
	} else {
		*text = arena_copy(a, b.data, b.len);
		*n = b.len;
		ok = true;
	}
	buf_release(&b);
	fclose(in);
	return ok;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever HTML comes in, what is kept is a body that we take. */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "fuzz.h"
#include "story/body.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(256 << 20);
	struct fault f = {0};
	const char *markdown;

	if (size > 1 &&
	    body_import(a, (const char *)data + 1, size - 1, data[0] & 1,
		data[0] & 2 ? "https://example.org/a/" : "", &markdown, &f))
		/* It may still be too long or too deep, but holds no HTML. */
		PROMISE(body_check(markdown, 0, &f) ||
			strstr(f.text, "HTML") == NULL);
	arena_free(a);
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A document that is read back and checked writes the same JSON again. */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "fuzz.h"
#include "story/document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(64 << 20);
	struct fault f = {0};
	struct document d, again;

	if (document_from_json(
		a, arena_copy(a, (const char *)data, size), &d, &f) &&
	    document_check(&d, &f)) {
		char *json = document_to_json(a, &d);

		PROMISE(document_from_json(a, json, &again, &f));
		PROMISE(strcmp(json, document_to_json(a, &again)) == 0);
	}
	arena_free(a);
	return 0;
}

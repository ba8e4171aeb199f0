/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whatever is written into the form, a letter of it has our headers, one
 * recipient and the words that were written: fields with NUL between them,
 * see letter_check.h.
 */
#include "fuzz.h"
#include "letter_check.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(64 << 20);
	const char *p = arena_copy(a, (const char *)data, size);
	const char *end = p + size, *field[LETTER__MAX];
	struct mail_letter l;
	struct buf out = {0};

	for (int i = 0; i < LETTER__MAX; i++) {
		field[i] = p < end ? p : "";
		p += p < end ? strlen(p) + 1 : 0;
	}
	for (int i = -1; i < WRITING_FRIENDS_MAX; i++) {
		buf_reset(&out);
		if (letter_of_case(a, field, i < 0, i, &l, &out))
			letter_check(a, &l, &out);
		PROMISE(letter_wrong == NULL);
	}
	buf_release(&out);
	arena_free(a);
	return 0;
}

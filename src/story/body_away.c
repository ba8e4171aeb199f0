/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A body on its way to where its pictures have other names. No parser: readers'
 * programs have none. What body_check took places a picture nowhere but where
 * it stands by itself.
 */
#include "story/body.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

#include "base/banned.h"

/* N of a line from "(picture:N)" on, and where that ends; 0: it is none. */
static size_t
number_at(const char *s, const char **end)
{
	static const char begin[] = "(picture:";
	size_t n = strncmp(s, begin, sizeof(begin) - 1) == 0
		       ? sizeof(begin) - 1
		       : 0;
	size_t number = 0;

	if (n == 0)
		return 0;
	for (; s[n] >= '0' && s[n] <= '9' && number < 10000; n++)
		number = 10 * number + (size_t)(s[n] - '0');
	*end = s + n + 1;
	return s[n] == ')' ? number : 0;
}

const char *
body_with_pictures(struct arena *a, const char *markdown,
    const char *const *with, size_t n_with)
{
	const char *start = NULL, *behind, *from = markdown;
	struct buf out = {0};

	for (const char *at = markdown; *at != '\0'; at++) {
		size_t number;

		if (*at == '\n')
			start = NULL;
		else if (start == NULL && strncmp(at, "![", 2) == 0)
			start = at;
		if (start == NULL || strncmp(at, "](", 2) != 0)
			continue;
		number = number_at(at + 1, &behind);
		if (number == 0 || number > n_with)
			continue;
		buf_append(&out, from, (size_t)(start - from));
		buf_puts(&out, with[number - 1]);
		from = behind;
		at = behind - 1;
		start = NULL;
	}
	buf_puts(&out, from);
	from = arena_string(a, buf_string(&out));
	buf_release(&out);
	return from;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Read addresses, each with a NUL behind it; print "yes ADDRESS" or "no" for
 * each.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "post/mailbox.h"

#include "base/banned.h"

int
main(void)
{
	struct arena *a = arena_new(16 << 20);
	struct mailbox m;
	char *text = NULL;
	size_t n = 0;

	while (getdelim(&text, &n, '\0', stdin) > 0) {
		if (mailbox_parse(a, text, &m))
			printf("yes %s\n", m.address);
		else
			puts("no");
	}
	free(text);
	arena_free(a);
	return 0;
}

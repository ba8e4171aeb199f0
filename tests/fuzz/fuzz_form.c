/* SPDX-License-Identifier: Apache-2.0 */
/* Any body of a form gives fields that are text, and letters that fit. */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "http/form.h"
#include "http/request.h"
#include "post/token.h"
#include "post/writing.h"

static void
check_writing(struct arena *a, const struct form *form)
{
	static const long max[WRITING__MAX] = {WRITING_NAME_MAX,
	    WRITING_PLACE_MAX, WRITING_EMAIL_MAX, WRITING_MESSAGE_MAX};
	struct writing w;
	bool ok = writing_read(a, form, &w);

	for (int i = 0; i < WRITING__MAX; i++) {
		const char *text = w.field[i];

		PROMISE(utf8_is_clean(text, strlen(text)));
		PROMISE(text[0] == '\0' || strchr(" \t\n", text[0]) == NULL);
		PROMISE(!ok || w.length[i] <= max[i]);
		PROMISE(i == WRITING_MESSAGE || strchr(text, '\n') == NULL);
	}
	PROMISE(!ok || (w.length[WRITING_NAME] > 0 &&
			   w.length[WRITING_MESSAGE] > 0));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const unsigned char secret[TOKEN_SECRET_BYTES];
	struct arena *a = arena_new(16 << 20);
	struct request r = {
	    .arena = a,
	    .content_type = "application/x-www-form-urlencoded",
	    .content_length = size,
	    .body = arena_copy(a, (const char *)data, size),
	    .body_bytes = size,
	};
	struct fault f = {0};
	struct form form;
	const char *nonce;
	int status = form_parse(&r, &form, &f);

	PROMISE(status == 0 || f.cause == FAULT_DATA);
	if (status == 0) {
		for (size_t i = 0; i < form.n; i++)
			PROMISE(utf8_is_valid(form.field[i].value,
			    strlen(form.field[i].value)));
		check_writing(a, &form);
		PROMISE(token_check(a, secret, "debate", 1, 1000000000,
			    form_value(&form, "token"), &nonce) == TOKEN_BAD);
	}
	arena_free(a);
	return 0;
}

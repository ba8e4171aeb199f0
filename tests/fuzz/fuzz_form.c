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
check_writing(
    struct arena *a, const struct writing_form *kind, const struct form *form)
{
	struct writing w;
	bool ok = writing_read(a, kind, form, &w);

	for (size_t i = 0; i < kind->n; i++) {
		const struct writing_rule *r = &kind->rule[i];
		const char *text = w.field[r->field];

		PROMISE(utf8_is_clean(text, strlen(text)));
		PROMISE(text[0] == '\0' || strchr(" \t\n", text[0]) == NULL);
		PROMISE(!ok || (w.length[r->field] >= r->min &&
				   w.length[r->field] <= r->max));
		PROMISE(r->check == WRITING_LINES ||
			strchr(text, '\n') == NULL);
	}
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
		check_writing(a, &writing_debate, &form);
		check_writing(a, &writing_email, &form);
		check_writing(a, &writing_self, &form);
		check_writing(a, &writing_feedback, &form);
		PROMISE(token_check(a, secret, "debate", 1, 1000000000,
			    form_value(&form, "token"), &nonce) == TOKEN_BAD);
	}
	arena_free(a);
	return 0;
}

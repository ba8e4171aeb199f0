/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any body that is taken renders, and without a script or a foreign scheme;
 * as plain text it is clean and has its pictures.
 */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "story/body.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct body_figure figures[2] = {{"", ""}, {"", ""}};
	struct arena *a = arena_new(256 << 20);
	char *text = utf8_clean(a, (const char *)data, size);
	struct body_args args = {
	    .markdown = text,
	    .n_figures = 2,
	    .figures = figures,
	    .base_url = "http://localhost",
	    .low_max_bytes = 600,
	};
	struct fault f = {0};
	struct body body;
	struct body_link *links;
	const char *plain, *at;
	size_t *order;

	if (body_check(text, 2, &f)) {
		PROMISE(body_render(a, &args, &body, &f));
		PROMISE(body.n_low >= 1);
		PROMISE(strstr(body.full, "<script") == NULL);
		PROMISE(strcasestr(body.full, "href=\"javascript:") == NULL);
		body_text(a, text);
		body_links(a, text, &links);
		PROMISE(body_figures(a, text, 2, &order) == 2);
		plain = body_plain(a, text, 2, 40);
		PROMISE(utf8_is_clean(plain, strlen(plain)));
		at = strstr(plain, "\xef\xbf\xbc");
		PROMISE(at != NULL);
		at = strstr(at + 3, "\xef\xbf\xbc");
		PROMISE(at != NULL);
		PROMISE(strstr(at + 3, "\xef\xbf\xbc") == NULL);
	} else {
		PROMISE(f.cause == FAULT_DATA);
	}
	arena_free(a);
	return 0;
}

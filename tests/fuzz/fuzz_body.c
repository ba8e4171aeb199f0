/* SPDX-License-Identifier: Apache-2.0 */
/* Any body that is taken renders, and without a script or a foreign scheme. */
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

	if (body_check(text, 2, &f)) {
		PROMISE(body_render(a, &args, &body, &f));
		PROMISE(body.n_low >= 1);
		PROMISE(strstr(body.full, "<script") == NULL);
		PROMISE(strcasestr(body.full, "href=\"javascript:") == NULL);
		body_text(a, text);
	} else {
		PROMISE(f.cause == FAULT_DATA);
	}
	arena_free(a);
	return 0;
}

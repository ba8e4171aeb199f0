/* SPDX-License-Identifier: Apache-2.0 */
/* Any REQUEST_URI and headers give a clean path or a fault. */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "http/request.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(16 << 20);
	char *text = arena_copy(a, (const char *)data, size);
	char *line[3] = {text, "", ""}, *rest = text;
	char *envp[5];
	struct request r;
	struct fault f = {0};

	for (int i = 0; i < 3 && rest != NULL; i++)
		line[i] = strsep(&rest, "\n");
	envp[0] = "REQUEST_METHOD=GET";
	envp[1] = arena_printf(a, "REQUEST_URI=%s", line[0]);
	envp[2] = arena_printf(a, "HTTP_IF_NONE_MATCH=%s", line[1]);
	envp[3] = arena_printf(a, "HTTP_IF_MODIFIED_SINCE=%s", line[2]);
	envp[4] = NULL;
	if (request_parse(a, envp, &r, &f)) {
		PROMISE(utf8_is_clean(r.path, strlen(r.path)));
		PROMISE(strstr(r.path, "/../") == NULL);
		PROMISE(utf8_is_valid(r.query, strlen(r.query)));
		request_is_fresh(&r, "\"1-abc\"", 1000000000);
		request_param(&r, "page");
	} else {
		PROMISE(f.cause == FAULT_DATA);
	}
	PROMISE(r.path[0] == '/');
	arena_free(a);
	return 0;
}

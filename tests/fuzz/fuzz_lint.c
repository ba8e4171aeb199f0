/* SPDX-License-Identifier: Apache-2.0 */
/* Any template text is judged without a crash, and a refusal says where. */
#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "fuzz.h"
#include "view/lint.h"

static bool
is_marker(const char *marker, size_t length)
{
	return length > 0 && marker[0] != 'X';
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fault f = {0};

	if (!view_lint("t.tpl", (const char *)data, size, is_marker, &f))
		PROMISE(strncmp(f.text, "t.tpl:", 6) == 0);
	return 0;
}

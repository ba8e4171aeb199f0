/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet version, and --version anywhere. */
#include <stdio.h>

#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

static bool
run(struct tool *t, struct fault *f)
{
	if (t->is_json)
		return say_json("broadsheet.version/1",
		    json_pack("{s:s}", "version", PACKAGE_VERSION), f);
	puts("broadsheet " PACKAGE_VERSION);
	return say_done(f);
}

const struct command cmd_version = {
    .name = "version",
    .operands = "",
    .purpose = "Print the version",
    .run = run,
};

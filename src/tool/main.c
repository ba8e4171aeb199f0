/* SPDX-License-Identifier: Apache-2.0 */
/*
 * broadsheet: the operator's command. It reads the command line and the
 * configuration and runs one verb; the verbs are in cmd_*.c.
 */
#include <stdio.h>

#include "base/fault.h"
#include "base/log.h"
#include "tool/command.h"
#include "tool/help.h"
#include "tool/options.h"

#include "base/banned.h"

static bool
run(struct tool *t, struct fault *f)
{
	bool ok;

	if (t->command->needs_conf && !conf_load(t->conf_path, &t->conf, f))
		return false;
	ok = t->command->run(t, f);
	conf_release(&t->conf);
	return ok;
}

static bool
begin(struct tool *t, int argc, char **argv, struct fault *f)
{
	if (!options_parse(t, argc, argv, f))
		return false;
	if (t->wants_version && !t->wants_help)
		t->command = &cmd_version;
	if (!t->wants_help)
		return run(t, f);
	if (t->command != NULL)
		help_command(t->command);
	else if (t->noun != NULL)
		help_noun(t->noun);
	else
		help_all();
	return true;
}

int
main(int argc, char **argv)
{
	struct tool tool = {0};
	struct fault fault = {0};

	if (begin(&tool, argc, argv, &fault))
		return 0;
	log_error("%s%s%s", tool.command == NULL ? "" : tool.command->name,
	    tool.command == NULL ? "" : ": ", fault.text);
	return fault_exit_code(fault.cause);
}

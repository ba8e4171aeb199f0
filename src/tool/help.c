/* SPDX-License-Identifier: Apache-2.0 */
/* The help, laid out from the tables that also drive the verbs. */
#include "tool/help.h"

#include <stdio.h>
#include <string.h>

#include "tool/command.h"

#include "base/banned.h"

static const char shared_options[] =
    "  -C, --config FILE      the configuration; else $BROADSHEET_CONF, else\n"
    "                         the installation's broadsheet.conf\n"
    "  -n, --dry-run          say what would be done, and do nothing\n"
    "      --json             the result as JSON\n"
    "  -q, --quiet            no progress, no summary\n"
    "  -v, --verbose          say more\n"
    "  -h, --help             this\n";

static const char exits[] =
    "   0  done\n"
    "  64  the command line is wrong\n"
    "  65  input is not what it should be; what was good is in\n"
    "  66  an input, or the story asked for, is not there\n"
    "  69  the edition is not there, or is of another version\n"
    "  70  a mistake of ours\n"
    "  73  a file or folder cannot be made\n"
    "  74  reading or writing failed\n"
    "  75  another program is writing; try again\n"
    "  77  not allowed\n"
    "  78  the configuration or a template is wrong\n";

static void
list_commands(const char *noun)
{
	size_t n = noun == NULL ? 0 : strlen(noun);

	for (size_t i = 0; commands[i] != NULL; i++) {
		const struct command *c = commands[i];

		if (n == 0 ||
		    (strncmp(c->name, noun, n) == 0 && c->name[n] == ' '))
			printf("  %-16s %s\n", c->name, c->purpose);
	}
}

void
help_all(void)
{
	puts("Usage: broadsheet [-C FILE] VERB [OPTION]... [OPERAND]...\n"
	     "Make, fill and look after an edition of Broadsheet.\n");
	list_commands(NULL);
	printf("\nOptions of every verb:\n%s"
	       "      --version          print the version\n",
	    shared_options);
	puts("\nTo begin:\n"
	     "  broadsheet init\n"
	     "  broadsheet section load my-sections\n"
	     "  broadsheet import my-stories/\n"
	     "\n\"broadsheet VERB --help\" says more of each, with examples. "
	     "See also\nbroadsheet(1), broadsheet-story(5) and "
	     "broadsheet.conf(5).");
}

void
help_noun(const char *noun)
{
	printf("Usage: broadsheet %s VERB [OPTION]... [OPERAND]...\n\n", noun);
	list_commands(noun);
	printf("\n\"broadsheet %s VERB --help\" says more of each.\n", noun);
}

void
help_command(const struct command *c)
{
	printf("Usage: broadsheet %s%s%s%s\n%s.\n", c->name,
	    c->option[0].name == NULL ? "" : " [OPTION]...",
	    c->operands[0] == '\0' ? "" : " ", c->operands, c->purpose);
	if (c->about != NULL)
		printf("\n%s", c->about);
	if (c->option[0].name != NULL)
		puts("\nOptions:");
	for (const struct command_option *o = c->option; o->name != NULL; o++) {
		char left[40];

		snprintf(left, sizeof(left), "--%s%s%s", o->name,
		    o->arg == NULL ? "" : " ", o->arg == NULL ? "" : o->arg);
		printf("      %-18s %s\n", left, o->help);
	}
	printf("\nOptions of every verb:\n%s", shared_options);
	if (c->examples != NULL)
		printf("\nExamples:\n%s", c->examples);
	printf("\nExit status:\n%s%s", c->exits == NULL ? "" : c->exits, exits);
}

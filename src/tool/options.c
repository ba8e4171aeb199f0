/* SPDX-License-Identifier: Apache-2.0 */
/* The command line: getopt_long, fed from the verbs' own tables. */
#include "tool/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "tool/command.h"
#include "wire/slurp.h"
#include "wire/suggest.h"

#include "base/banned.h"

enum {
	OWN = 256, /* and on: the verb's own options, by place */
	VERSION = 512,
	JSON,
	N_SHARED = 7,
	NAMES_MAX = 32,
	TEXT_BYTES_MAX = 65536
};

static const struct option shared[N_SHARED] = {
    {"config", required_argument, NULL, 'C'},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"json", no_argument, NULL, JSON},
    {"dry-run", no_argument, NULL, 'n'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, VERSION},
};

/* The shared options and those of the command, if there is one. */
static size_t
list_options(const struct command *c, struct option *list)
{
	size_t n = N_SHARED;

	memcpy(list, shared, sizeof(shared));
	for (size_t i = 0; c != NULL && c->option[i].name != NULL; i++) {
		list[n++] = (struct option){c->option[i].name,
		    c->option[i].arg == NULL ? no_argument : required_argument,
		    NULL, OWN + (int)i};
	}
	list[n] = (struct option){0};
	return n;
}

static bool
bad_option(const struct tool *t, const char *given, int kind,
    const struct option *list, size_t n, struct fault *f)
{
	const char *of = t->command == NULL ? "" : t->command->name;
	const char *space = of[0] == '\0' ? "" : " ", *near;
	const char *bare = given + strspn(given, "-");

	if (kind == ':')
		return fault_set(f, FAULT_USAGE,
		    "%s wants a value; see "
		    "\"broadsheet %s%s--help\"",
		    given, of, space);
	near = strncmp(given, "--", 2) != 0
		   ? NULL
		   : suggest_nearest(bare, list, n, sizeof(*list));
	if (near != NULL)
		return fault_set(f, FAULT_USAGE,
		    "there is no option %s; did "
		    "you mean --%s?",
		    given, near);
	return fault_set(f, FAULT_USAGE,
	    "there is no option %s; see "
	    "\"broadsheet %s%s--help\"",
	    given, of, space);
}

static void
take_shared(struct tool *t, int code)
{
	switch (code) {
	case 'C':
		t->conf_path = optarg;
		break;
	case 'q':
		t->is_quiet = true;
		break;
	case 'v':
		t->is_verbose = true;
		break;
	case 'n':
		t->is_dry = true;
		break;
	case 'h':
		t->wants_help = true;
		break;
	case JSON:
		t->is_json = true;
		break;
	case VERSION:
		t->wants_version = true;
		break;
	}
}

/*
 * Read options into *t, up to the first operand if there is no verb yet and
 * from among the operands if there is; optind then says where those begin.
 */
static bool
read_options(struct tool *t, int argc, char **argv, struct fault *f)
{
	struct option list[N_SHARED + COMMAND_OPTIONS_MAX + 1];
	size_t n = list_options(t->command, list);
	const char *letters = t->command == NULL ? "+:C:qvnh" : ":C:qvnh";
	int code;

	optind = 0; /* glibc: begin anew */
	opterr = 0;
	while ((code = getopt_long(argc, argv, letters, list, NULL)) != -1) {
		char letter[3] = {'-', (char)optopt, '\0'};

		if (code == '?' || code == ':')
			return bad_option(t,
			    optopt > 0 && optopt < OWN &&
				    strncmp(argv[optind - 1], "--", 2) != 0
				? letter
				: argv[optind - 1],
			    code, list, n, f);
		if (code >= OWN && code < OWN + COMMAND_OPTIONS_MAX)
			t->value[code - OWN] = optarg == NULL ? "" : optarg;
		else
			take_shared(t, code);
	}
	return true;
}

/* Whether name is "NOUN VERB" of that noun; then where its verb begins. */
static const char *
verb_of(const char *name, const char *noun)
{
	size_t n = strlen(noun);

	return strncmp(name, noun, n) == 0 && name[n] == ' ' ? name + n + 1
							     : NULL;
}

static bool
unknown_word(const char *word, const char *noun, struct fault *f)
{
	const char *names[NAMES_MAX], *near;
	char first[NAMES_MAX][16];
	size_t n = 0;

	for (size_t i = 0; commands[i] != NULL && n < NAMES_MAX; i++) {
		const char *name = noun == NULL
				       ? commands[i]->name
				       : verb_of(commands[i]->name, noun);

		if (name == NULL)
			continue;
		snprintf(first[n], sizeof(first[n]), "%.*s",
		    (int)strcspn(name, " "), name);
		names[n] = first[n];
		n++;
	}
	near = suggest_nearest(word, names, n, sizeof(names[0]));
	if (near != NULL)
		return fault_set(f, FAULT_USAGE,
		    "there is no \"broadsheet "
		    "%s%s%s\"; did you mean \"%s\"?",
		    noun == NULL ? "" : noun, noun == NULL ? "" : " ", word,
		    near);
	return fault_set(f, FAULT_USAGE,
	    "there is no \"broadsheet %s%s%s\"; "
	    "see \"broadsheet %s%s--help\"",
	    noun == NULL ? "" : noun, noun == NULL ? "" : " ", word,
	    noun == NULL ? "" : noun, noun == NULL ? "" : " ");
}

/*
 * The command that the words begin with, and how many of them name it. The
 * words of a noun alone, or of one and --help, give t->noun and no command.
 */
static bool
find_command(struct tool *t, char **word, int n, int *used, struct fault *f)
{
	bool is_noun = false;

	for (size_t i = 0; commands[i] != NULL; i++) {
		const char *verb = verb_of(commands[i]->name, word[0]);

		is_noun = is_noun || verb != NULL;
		if (verb == NULL ? strcmp(commands[i]->name, word[0]) != 0
				 : n < 2 || strcmp(verb, word[1]) != 0)
			continue;
		t->command = commands[i];
		*used = verb == NULL ? 1 : 2;
		return true;
	}
	if (!is_noun)
		return unknown_word(word[0], NULL, f);
	t->noun = word[0];
	if (n > 1 &&
	    (strcmp(word[1], "--help") == 0 || strcmp(word[1], "-h") == 0))
		t->wants_help = true;
	if (t->wants_help)
		return true;
	if (n > 1)
		return unknown_word(word[1], word[0], f);
	return fault_set(f, FAULT_USAGE,
	    "%s what? See \"broadsheet %s "
	    "--help\"",
	    word[0], word[0]);
}

static bool
check_operands(const struct tool *t, struct fault *f)
{
	const struct command *c = t->command;

	if (t->n < c->min)
		return fault_set(f, FAULT_USAGE,
		    "wants %s; usage: broadsheet "
		    "%s %s",
		    c->operands, c->name, c->operands);
	if (t->n > c->max)
		return fault_set(f, FAULT_USAGE,
		    "\"%.60s\" is one word too "
		    "many; usage: broadsheet %s %s",
		    t->operand[c->max], c->name, c->operands);
	return true;
}

bool
options_parse(struct tool *t, int argc, char **argv, struct fault *f)
{
	int used = 0, at;

	if (!read_options(t, argc, argv, f))
		return false;
	at = optind;
	/* "broadsheet help story list" is "broadsheet story list --help". */
	if (at < argc && strcmp(argv[at], "help") == 0) {
		t->wants_help = true;
		at++;
	}
	if (at == argc)
		return t->wants_help || t->wants_version ||
		       fault_set(f, FAULT_USAGE,
			   "do what? See \"broadsheet "
			   "--help\"");
	if (!find_command(t, argv + at, argc - at, &used, f))
		return false;
	if (t->command == NULL)
		return true;
	at += used - 1;
	argv[at] = argv[0];
	if (!read_options(t, argc - at, argv + at, f))
		return false;
	t->operand = argv + at + optind;
	t->n = (size_t)(argc - at - optind);
	return t->wants_help || t->wants_version || check_operands(t, f);
}

const char *
options_text(struct tool *t, struct arena *a, int text, int file,
    struct fault *f)
{
	char *read = NULL;
	size_t n;

	if ((t->value[text] == NULL) == (t->value[file] == NULL)) {
		fault_set(f, FAULT_USAGE, "wants --text TEXT or --file FILE");
		return NULL;
	}
	if (t->value[text] != NULL)
		return t->value[text];
	return slurp_file(a, t->value[file], TEXT_BYTES_MAX, &read, &n, f)
		   ? read
		   : NULL;
}

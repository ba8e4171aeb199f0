/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_COMMAND_H
#define TOOL_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/conf.h"

struct fault;
struct tool;

enum { COMMAND_OPTIONS_MAX = 6 };

/* An option of one verb; name NULL ends the list. */
struct command_option {
	const char *name;
	const char *arg; /* what its value is called; NULL: it has none */
	const char *help;
};

/* A verb of `broadsheet`: what its help says, and what it does. */
struct command {
	const char *name;     /* "story list" */
	const char *operands; /* as in the usage line */
	const char *purpose;  /* one line */
	const char *about;    /* paragraphs of 72 columns, or NULL */
	const char *examples; /* lines, or NULL */
	const char *exits;    /* codes with a meaning of their own, or NULL */
	struct command_option option[COMMAND_OPTIONS_MAX + 1];
	size_t min, max; /* operands */
	bool needs_conf;
	/* false: f says why, and so does the exit status. */
	bool (*run)(struct tool *t, struct fault *f);
};

/* What a verb is run with. */
struct tool {
	const struct command *command;
	const char *noun;      /* "story", when its help is wanted */
	const char *conf_path; /* -C, or NULL */
	bool is_quiet;
	bool is_verbose;
	bool is_json;
	bool is_dry;
	bool wants_help;
	bool wants_version;
	/* By place in command->option; NULL where not given, "" if no value. */
	const char *value[COMMAND_OPTIONS_MAX];
	size_t n;
	char **operand;
	struct conf conf; /* when needs_conf */
};

/* All of them, in the order of the help; ended by NULL. */
extern const struct command *const commands[];

extern const struct command cmd_audit;
extern const struct command cmd_check;
extern const struct command cmd_config;
extern const struct command cmd_debate_add;
extern const struct command cmd_debate_approve;
extern const struct command cmd_debate_close;
extern const struct command cmd_debate_cut;
extern const struct command cmd_debate_list;
extern const struct command cmd_debate_new;
extern const struct command cmd_debate_open;
extern const struct command cmd_debate_queue;
extern const struct command cmd_debate_reject;
extern const struct command cmd_deliver;
extern const struct command cmd_export_markdown;
extern const struct command cmd_export_newsmlg2;
extern const struct command cmd_export_ninjs;
extern const struct command cmd_export_nitf;
extern const struct command cmd_export_static;
extern const struct command cmd_export_wxr;
extern const struct command cmd_feedback_answer;
extern const struct command cmd_feedback_close;
extern const struct command cmd_feedback_correct;
extern const struct command cmd_feedback_list;
extern const struct command cmd_feedback_show;
extern const struct command cmd_front_set;
extern const struct command cmd_front_show;
extern const struct command cmd_import;
extern const struct command cmd_init;
extern const struct command cmd_links_check;
extern const struct command cmd_package_close;
extern const struct command cmd_package_list;
extern const struct command cmd_package_open;
extern const struct command cmd_package_save;
extern const struct command cmd_package_show;
extern const struct command cmd_picture_add;
extern const struct command cmd_picture_rights;
extern const struct command cmd_picture_show;
extern const struct command cmd_publish_due;
extern const struct command cmd_queue_block;
extern const struct command cmd_queue_drop;
extern const struct command cmd_queue_list;
extern const struct command cmd_queue_retry;
extern const struct command cmd_queue_show;
extern const struct command cmd_queue_unblock;
extern const struct command cmd_readings_count;
extern const struct command cmd_readings_emailed;
extern const struct command cmd_render;
extern const struct command cmd_search_rebuild;
extern const struct command cmd_section_add;
extern const struct command cmd_section_list;
extern const struct command cmd_section_load;
extern const struct command cmd_section_move;
extern const struct command cmd_section_remove;
extern const struct command cmd_story_correct;
extern const struct command cmd_story_diff;
extern const struct command cmd_story_edit;
extern const struct command cmd_story_embargo;
extern const struct command cmd_story_entry;
extern const struct command cmd_story_hide;
extern const struct command cmd_story_list;
extern const struct command cmd_story_new;
extern const struct command cmd_story_publish;
extern const struct command cmd_story_ready;
extern const struct command cmd_story_related;
extern const struct command cmd_story_restore;
extern const struct command cmd_story_schedule;
extern const struct command cmd_story_show;
extern const struct command cmd_story_spike;
extern const struct command cmd_story_update;
extern const struct command cmd_story_withdraw;
extern const struct command cmd_version;

#endif

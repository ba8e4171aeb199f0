/* SPDX-License-Identifier: Apache-2.0 */
/* The list of verbs. Each is in a file cmd_*.c of its own. */
#include "tool/command.h"

#include "base/banned.h"

const struct command *const commands[] = {
    &cmd_init,
    &cmd_section_list,
    &cmd_section_load,
    &cmd_section_add,
    &cmd_section_move,
    &cmd_section_remove,
    &cmd_import,
    &cmd_story_list,
    &cmd_story_show,
    &cmd_story_ready,
    &cmd_story_publish,
    &cmd_story_schedule,
    &cmd_story_embargo,
    &cmd_story_correct,
    &cmd_story_update,
    &cmd_story_entry,
    &cmd_story_withdraw,
    &cmd_story_spike,
    &cmd_story_restore,
    &cmd_story_hide,
    &cmd_story_related,
    &cmd_publish_due,
    &cmd_front_show,
    &cmd_front_set,
    &cmd_readings_count,
    &cmd_render,
    &cmd_search_rebuild,
    &cmd_check,
    &cmd_config,
    &cmd_version,
    NULL,
};

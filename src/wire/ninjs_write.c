/* SPDX-License-Identifier: Apache-2.0 */
/* ninjs 3.0, an item a line: what a story's .json is. */
#include <jansson.h>
#include <stdlib.h>

#include "base/fault.h"
#include "page/story.h"
#include "wire/exporting.h"

#include "base/banned.h"

static bool
put(struct export_run *e, const struct export_story *s, struct fault *f)
{
	struct page page = s->page;
	json_t *item;
	char *text;

	if (!story_ninjs(&page, &s->story, &item, f))
		return false;
	text = json_dumps(item, JSON_COMPACT);
	json_decref(item);
	if (text == NULL)
		return fault_set(f, FAULT_BUG, "it is no JSON");
	buf_puts(&e->text, text);
	buf_puts(&e->text, "\n");
	free(text);
	return true;
}

const struct export_format export_ninjs = {
    .name = "ninjs", .shape = EXPORT_STREAM, .story = put};

/* SPDX-License-Identifier: Apache-2.0 */
/* Where stories were before they were brought here. */
#include "store/old_address.h"

#include "store/stmt.h"

#include "base/banned.h"

enum found
old_address_story(
    struct db *db, const char *path, int64_t *story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_OLD_ADDRESS_STORY, f);
	enum stmt_step step;

	stmt_text(s, "path", path);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*story = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
old_address_keep(
    struct db *db, const char *path, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_OLD_ADDRESS_KEEP, f);

	stmt_text(s, "path", path);
	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

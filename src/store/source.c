/* SPDX-License-Identifier: Apache-2.0 */
/* What came from where. */
#include "store/source.h"

#include <string.h>

#include "base/fault.h"
#include "store/internal.h"
#include "store/stmt.h"

#include "base/banned.h"

enum found
source_item(struct db *db, const char *source, const char *guid, int64_t *story,
    unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	struct stmt *s = stmt_start(db,
	    db->file == DB_EDITION ? QUERY_EDITION_SOURCE_ITEM
				   : QUERY_DRAFT_SOURCE_ITEM,
	    f);
	enum stmt_step step;
	size_t n;

	stmt_text(s, "source", source);
	stmt_text(s, "guid", guid);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		const void *have = stmt_column_blob(s, 1, &n);

		*story = stmt_column_int(s, 0);
		memset(digest, 0, DIGEST_BYTES);
		memcpy(digest, have, n < DIGEST_BYTES ? n : DIGEST_BYTES);
	}
	stmt_end(s);
	return stmt_found(step);
}

bool
source_keep(struct db *db, const char *source, const char *guid, int64_t story,
    const unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	struct stmt *s = stmt_start(db,
	    db->file == DB_EDITION ? QUERY_EDITION_SOURCE_KEEP
				   : QUERY_DRAFT_SOURCE_KEEP,
	    f);

	stmt_text(s, "source", source);
	stmt_text(s, "guid", guid);
	stmt_int(s, "story", story);
	stmt_blob(s, "sha256", digest, DIGEST_BYTES);
	return stmt_run(s, f);
}

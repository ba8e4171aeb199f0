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

enum found
source_of(struct db *db, struct arena *a, const char *source, int64_t story,
    const char **guid, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_SOURCE_OF, f);
	enum stmt_step step;

	stmt_text(s, "source", source);
	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*guid = stmt_column_copy(s, a, 0);
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

bool
source_version(struct db *db, const char *source, const char *guid,
    int64_t *version, struct fault *f)
{
	struct stmt *s = stmt_start(db,
	    db->file == DB_EDITION ? QUERY_EDITION_SOURCE_VERSION
				   : QUERY_DRAFT_SOURCE_VERSION,
	    f);
	enum stmt_step step;

	*version = 0;
	stmt_text(s, "source", source);
	stmt_text(s, "guid", guid);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*version = stmt_column_int(s, 0);
	stmt_end(s);
	return step != STMT_FAULTED;
}

bool
source_set_version(struct db *db, const char *source, const char *guid,
    int64_t version, struct fault *f)
{
	struct stmt *s = stmt_start(db,
	    db->file == DB_EDITION ? QUERY_EDITION_SOURCE_SET_VERSION
				   : QUERY_DRAFT_SOURCE_SET_VERSION,
	    f);

	stmt_text(s, "source", source);
	stmt_text(s, "guid", guid);
	stmt_int(s, "version", version);
	return stmt_run(s, f);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What was sent lately, by the postroom's own time. */
#include "store/claim.h"

#include "store/stmt.h"

#include "base/banned.h"

bool
running_now(
    struct db *postroom, int64_t uptime_s, int64_t *now, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_RUNNING_LOAD, f);
	enum stmt_step step;
	int64_t base = 0, last = 0;

	stmt_expect(s, "base last");
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		base = stmt_column_int(s, 0);
		last = stmt_column_int(s, 1);
	}
	stmt_end(s);
	if (step == STMT_FAULTED)
		return false;
	/* The machine was started anew; for how long it was off, who knows. */
	if (base + uptime_s < last)
		base = last;
	*now = base + uptime_s;
	s = stmt_start(postroom, QUERY_RUNNING_SAVE, f);
	stmt_int(s, "base", base);
	stmt_int(s, "last", *now);
	return stmt_run(s, f);
}

bool
claim_sum(struct db *postroom, const char *kind, const char *key,
    int64_t after, int64_t *n, int64_t *first, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_CLAIM_SUM, f);
	enum stmt_step step;

	stmt_expect(s, "n first");
	stmt_text(s, "kind", kind);
	stmt_text(s, "key", key);
	stmt_int(s, "after", after);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		*n = stmt_column_int(s, 0);
		*first = stmt_column_int(s, 1);
	}
	stmt_end(s);
	return step == STMT_ROW;
}

bool
claim_add(struct db *postroom, const char *kind, const char *key, int64_t at,
    int64_t n, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_CLAIM_ADD, f);

	stmt_text(s, "kind", kind);
	stmt_text(s, "key", key);
	stmt_int(s, "at", at);
	stmt_int(s, "n", n);
	return stmt_run(s, f);
}

bool
claim_sweep(struct db *postroom, int64_t before, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_CLAIM_SWEEP, f);

	stmt_int(s, "before", before);
	return stmt_run(s, f);
}

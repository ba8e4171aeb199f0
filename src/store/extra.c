/* SPDX-License-Identifier: Apache-2.0 */
/* Whether there is anything behind the navigation's last entries. */
#include "store/extra.h"

#include "store/stmt.h"

#include "base/banned.h"

bool
extra_load(struct db *db, struct extra *x, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EXTRA_LOAD, f);
	bool ok;

	stmt_expect(s, "debates packages programmes");
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok) {
		x->debates = stmt_column_int(s, 0) != 0;
		x->packages = stmt_column_int(s, 1) != 0;
		x->programmes = stmt_column_int(s, 2) != 0;
	}
	stmt_end(s);
	return ok;
}

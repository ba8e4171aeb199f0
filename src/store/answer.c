/* SPDX-License-Identifier: Apache-2.0 */
/* Answers of the newsroom to what readers tell it. */
#include "store/answer.h"

#include "store/stmt.h"

#include "base/banned.h"

enum found
answer_by_message(struct db *postroom, struct arena *a, const char *message,
    struct answer *made, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_ANSWER_BY_MESSAGE, f);
	enum stmt_step step;

	stmt_expect(s, "text reference story");
	stmt_text(s, "message", message);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*made = (struct answer){
		    .text = stmt_column_copy(s, a, 0),
		    .reference = stmt_column_copy(s, a, 1),
		    .story = stmt_column_int(s, 2),
		};
	stmt_end(s);
	return stmt_found(step);
}

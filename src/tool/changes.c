/* SPDX-License-Identifier: Apache-2.0 */
/* The differences between two texts of a story. */
#include "tool/changes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "page/compare.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 256 << 20 };

/* How a run is shown: on paper, and on a terminal with colours. */
static const struct {
	const char *name, *begin, *end, *colour;
} looks[] = {
    [DIFF_SAME] = {"same", "", "", ""},
    [DIFF_REMOVED] = {"removed", "[-", "-]", "\033[31m"},
    [DIFF_ADDED] = {"added", "{+", "+}", "\033[32m"},
};

static bool
has_colours(FILE *out)
{
	const char *term = getenv("TERM"), *no = getenv("NO_COLOR");

	return isatty(fileno(out)) && term != NULL &&
	       strcmp(term, "dumb") != 0 && (no == NULL || no[0] == '\0');
}

/*
 * The blanks behind a run stay outside of its marks, and go where what was
 * added in its place has its own.
 */
static void
print_run(FILE *out, const struct compare_run *run, bool is_replaced,
    bool in_colours)
{
	size_t n = strlen(run->text);
	bool marks = run->op != DIFF_SAME;

	while (n > 0 && run->text[n - 1] == ' ')
		n--;
	if (marks && in_colours)
		fputs(looks[run->op].colour, out);
	fprintf(out, "%s%.*s%s", looks[run->op].begin, (int)n, run->text,
	    looks[run->op].end);
	if (marks && in_colours)
		fputs("\033[m", out);
	if (!is_replaced)
		fputs(run->text + n, out);
}

static void
print_comparison(FILE *out, const struct comparison *c)
{
	bool in_colours = has_colours(out);

	for (size_t i = 0; i < c->n; i++) {
		const struct compare_block *b = &c->blocks[i];

		if (i == 0 || strcmp(b->field, c->blocks[i - 1].field) != 0)
			fprintf(out, "%s:\n", b->field);
		if (b->n_same > 0)
			fprintf(out, "    (%zu the same)\n", b->n_same);
		fputs("    ", out);
		for (size_t j = 0; j < b->n_runs; j++)
			print_run(out, &b->runs[j],
			    j + 1 < b->n_runs &&
				b->runs[j].op == DIFF_REMOVED &&
				b->runs[j + 1].op == DIFF_ADDED,
			    in_colours);
		fputc('\n', out);
	}
}

void
changes_print(
    FILE *out, const struct document *from, const struct document *to)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct comparison c;

	compare_documents(a, from, to, &c);
	print_comparison(out, &c);
	arena_free(a);
}

json_t *
changes_json(const struct document *from, const struct document *to)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	json_t *blocks = json_array();
	struct comparison c;

	compare_documents(a, from, to, &c);
	for (size_t i = 0; i < c.n; i++) {
		const struct compare_block *b = &c.blocks[i];
		json_t *runs = json_array();

		for (size_t j = 0; j < b->n_runs; j++)
			json_array_append_new(runs,
			    json_pack("{s:s, s:s}", "op",
				looks[b->runs[j].op].name, "text",
				b->runs[j].text));
		json_array_append_new(
		    blocks, json_pack("{s:s, s:I, s:o}", "field", b->field,
				"same_before", (json_int_t)b->n_same, "runs",
				runs));
	}
	arena_free(a);
	return blocks;
}

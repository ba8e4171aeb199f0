/* SPDX-License-Identifier: Apache-2.0 */
/* A package as the file that it can be read from. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "wire/packagefile.h"

#include "base/banned.h"

/* A bar parts fields, so that none may stand in one. */
static void
put_field(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		buf_puts(out, *text == '|' ? "/" : (char[]){*text, '\0'});
}

/*
 * What happened. Brackets at its end would be a story's, if there were no
 * full stop behind them.
 */
static void
put_event(struct buf *out, const struct package_item *item, const char *story)
{
	size_t n = strlen(item->text);

	buf_printf(out, "- %s: %s", item->date, item->text);
	if (story != NULL)
		buf_printf(out, " (%s)", story);
	else if (n > 0 && item->text[n - 1] == ')')
		buf_puts(out, ".");
	buf_puts(out, "\n");
}

static void
put_item(struct buf *out, const struct package_item *item, const char *story)
{
	if (item->date[0] != '\0') {
		put_event(out, item, story);
	} else if (item->url[0] != '\0') {
		buf_printf(out, "- %s | ", item->url);
		put_field(out, item->text);
		if (item->site[0] != '\0') {
			buf_puts(out, " | ");
			put_field(out, item->site);
		}
		buf_puts(out, "\n");
	} else if (story != NULL) {
		buf_printf(out, "- %s\n", story);
	}
}

const char *
packagefile_write(
    struct arena *a, const struct package *p, const char *const *stories)
{
	struct buf out = {0};
	const char *text;

	buf_printf(&out, "Title: %s\nSlug: %s\nState: %s\n", p->title,
	    p->slug, p->closed != 0 ? "closed" : "open");
	if (p->intro[0] != '\0')
		buf_printf(&out, "\n%s\n", p->intro);
	for (size_t i = 0; i < p->n; i++) {
		const struct package_group *g = &p->group[i];

		buf_printf(&out, "\n## %s {%s}\n", g->title, g->kind);
		for (size_t j = 0; j < g->n; j++)
			put_item(&out, &g->item[j], *stories++);
	}
	text = arena_string(a, buf_string(&out));
	buf_release(&out);
	return text;
}

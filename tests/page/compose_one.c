/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compose_one CONF [ID]...: print the messages of these ids as they go on the
 * wire, after a line "ID done BYTES", "ID gone WHY" or "ID fault WHY"; without
 * ids the ids are lines of the standard input.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "mail/compose.h"
#include "store/db.h"
#include "store/message.h"

#include "base/banned.h"

static int
fail(const struct fault *f)
{
	fprintf(stderr, "compose_one: %s\n", f->text);
	return 1;
}

static void
compose(struct composer *c, struct db *postroom, const char *id)
{
	struct arena *a = arena_new(1 << 20);
	struct buf out = {0};
	struct message m;
	struct fault f = {0};
	const char *why = "there is no such message";
	enum compose_end end = COMPOSE_GONE;
	enum found found = message_by_id(postroom, a, id, &m, &f);

	if (found == FOUND)
		end = compose_message(c, &m, &out, &why, &f);
	if (found == FAULTED || end == COMPOSE_FAULTED)
		printf("%s fault %s\n", id, f.text);
	else if (end == COMPOSE_GONE)
		printf("%s gone %s\n", id, why);
	else
		printf("%s done %zu\n", id, out.len);
	if (found == FOUND && end == COMPOSE_DONE)
		fwrite(out.data, 1, out.len, stdout);
	buf_release(&out);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct fault f = {0};
	struct composer *c;
	struct db *postroom;
	struct conf conf;
	char line[200];

	if (argc < 2 || !conf_load(argv[1], &conf, &f))
		return fail(&f);
	postroom = db_open(conf.edition_dir, DB_POSTROOM, DB_READ, &f);
	if (postroom == NULL)
		return fail(&f);
	c = composer_open(&conf, postroom, &f);
	if (c == NULL)
		return fail(&f);
	for (int i = 2; i < argc; i++)
		compose(c, postroom, argv[i]);
	while (argc == 2 && fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		compose(c, postroom, line);
	}
	composer_close(c);
	db_close(postroom);
	conf_release(&conf);
	return 0;
}

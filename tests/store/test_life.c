/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every state of a story against every act. What must come of each is written
 * here, and was before the acts were: an act that is possible leads to the
 * state named, once, with one line in the audit log; one that is not is
 * refused with what is, and both databases stay as they were to the last byte.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <sqlite3.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/time.h"
#include "newsroom.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/story.h"

#include "base/banned.h"

enum { NOW = 1800000000, LATER = NOW + 3600, MUCH_LATER = NOW + 86400 };

/* What readers have, and what the newsroom has. */
enum state { ND, NR, NS, NK, L, LD, LR, LS, W, WD, WR, WS, N_STATES, __ };

static const char *const names[N_STATES] = {"a draft", "ready", "scheduled",
    "spiked", "live", "live, with a draft", "live, with a ready draft",
    "live, with a scheduled draft", "withdrawn", "withdrawn, with a draft",
    "withdrawn, with a ready draft", "withdrawn, with a scheduled draft"};

/* The acts, as they are said. */
enum { N_ACTS = 10 };
static const char *const acts[N_ACTS] = {"edit", "ready", "publish",
    "schedule", "embargo", "correct", "update", "withdraw", "spike",
    "restore"};

/* From a state by an act to a state; __: it is refused. */
static const enum state table[N_STATES][N_ACTS] = {
    /*	 edit rdy pub sch emb cor upd wdr spk rst */
    [ND] = {ND, NR, L, NS, ND, __, __, __, NK, __},
    [NR] = {ND, __, L, NS, NR, __, __, __, NK, __},
    [NS] = {ND, NR, L, NS, NS, __, __, __, NK, __},
    [NK] = {__, __, __, __, __, __, __, __, __, ND},
    [L] = {LD, __, __, __, __, L, __, W, __, LD},
    [LD] = {LD, LR, L, LS, LD, L, L, WD, L, __},
    [LR] = {LD, __, L, LS, LR, L, L, WD, L, __},
    [LS] = {LD, LR, L, LS, LS, L, L, WD, L, __},
    [W] = {__, __, __, __, __, __, __, __, __, WD},
    [WD] = {WD, WR, L, WS, WD, __, __, __, W, __},
    [WR] = {WD, __, L, WS, WR, __, __, __, W, __},
    [WS] = {WD, WR, L, WS, WS, __, __, __, W, __},
};

/* Those that readers see; how many revisions each makes. */
static const struct {
	bool is_public;
	int64_t revisions;
} effect[N_ACTS] = {[2] = {true, 1}, [5] = {true, 1}, [6] = {true, 1},
    [7] = {true, 0}};

static struct newsroom n;

static void
must(bool ok, const struct fault *f)
{
	newsroom_must(ok, f);
}

static struct document
text(const char *headline)
{
	struct document d = newsroom_document(&n, headline, "The tide.\n");

	d.published = 0;
	return d;
}

static void
edit(int64_t id, struct fault *f, bool *ok)
{
	struct document doc = text("Next");
	struct draft draft;
	struct life life;
	int64_t version;

	must(desk_life(n.desk, n.a, id, &life, &draft, f), f);
	*ok = desk_edit(n.desk, id, &doc, draft.version, &version, f) ==
	      DESK_EDIT_SAVED;
}

static void
no_place(void *arg, const char *place)
{
	(void)arg;
	(void)place;
}

static bool
change(int64_t id, enum desk_change_kind kind, struct fault *f)
{
	const struct desk_change c = {.kind = kind, .why = "So it was."};

	return desk_publish(n.desk, id, &c, f);
}

/* Do the act; whether it was done. */
static bool
act(int i, int64_t id, struct fault *f)
{
	const struct desk_earlier last = {0};
	int64_t due;
	bool ok;

	*f = (struct fault){0};
	switch (i) {
	case 0:
		edit(id, f, &ok);
		return ok;
	case 1:
		return desk_ready(n.desk, id, &due, f);
	case 2:
		return change(id, DESK_CHANGE, f);
	case 3:
		return desk_schedule(n.desk, id, LATER, f);
	case 4:
		return desk_embargo(n.desk, id, LATER, "Agreed.", f);
	case 5:
		return change(id, DESK_CORRECTION, f);
	case 6:
		return change(id, DESK_UPDATE, f);
	case 7:
		return desk_withdraw(n.desk, id, "No.", no_place, NULL, f);
	case 8:
		return desk_spike(n.desk, id, "No.", f);
	default:
		return desk_restore(n.desk, id, &last, "Yes.", f);
	}
}

/* A story of its own in that state. */
static int64_t
make(enum state s)
{
	struct document doc = text("First");
	struct fault f = {0};
	int64_t id, due;
	bool ok;

	must(desk_new(n.desk, &doc, &id, &f), &f);
	if (s >= L)
		must(change(id, DESK_CHANGE, &f), &f);
	if (s >= W)
		must(act(7, id, &f), &f);
	if (s > L && s < W) {
		edit(id, &f, &ok);
		must(ok, &f);
	}
	if (s > W)
		must(act(9, id, &f), &f);
	if (s == NR || s == LR || s == WR)
		must(desk_ready(n.desk, id, &due, &f), &f);
	if (s == NS || s == LS || s == WS)
		must(desk_schedule(n.desk, id, MUCH_LATER, &f), &f);
	if (s == NK)
		must(act(8, id, &f), &f);
	return id;
}

static const char *
state_of(int64_t id)
{
	struct fault f = {0};
	struct life life;

	must(desk_life(n.desk, n.a, id, &life, NULL, &f), &f);
	return life_name(life);
}

/* The number that SQL gives, of a file of the edition's. */
static int64_t
ask(const char *file, const char *sql)
{
	char *path = g_strdup_printf("%s/%s", n.dir, file);
	sqlite3_stmt *s;
	int64_t value;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	value = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	sqlite3_close(db);
	g_free(path);
	return value;
}

static void
digest_rows(sqlite3 *db, const char *name, GChecksum *sum)
{
	char *sql = g_strdup_printf("SELECT * FROM \"%s\"", name);
	sqlite3_stmt *s;

	assert_int_equal(
	    sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	g_checksum_update(sum, (const guchar *)sql, -1);
	while (sqlite3_step(s) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(s); i++) {
			const void *blob = sqlite3_column_blob(s, i);
			int bytes = sqlite3_column_bytes(s, i);

			g_checksum_update(sum, (const guchar *)"|", 1);
			if (bytes > 0)
				g_checksum_update(sum, blob, bytes);
		}
	}
	sqlite3_finalize(s);
	g_free(sql);
}

/* Of all that a database holds; in arena n.a. */
static const char *
digest(const char *file)
{
	char *path = g_strdup_printf("%s/%s", n.dir, file);
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	const char *hex;
	sqlite3_stmt *s;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(db,
		"SELECT name FROM sqlite_master WHERE type = 'table' "
		"AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
		-1, &s, NULL),
	    SQLITE_OK);
	while (sqlite3_step(s) == SQLITE_ROW)
		digest_rows(
		    db, (const char *)sqlite3_column_text(s, 0), sum);
	sqlite3_finalize(s);
	sqlite3_close(db);
	hex = arena_string(n.a, g_checksum_get_string(sum));
	g_checksum_free(sum);
	g_free(path);
	return hex;
}

static int64_t
revisions(int64_t id)
{
	return ask("edition.db",
	    arena_printf(n.a, "SELECT count(*) FROM revision WHERE story = %d",
		(int)id));
}

static int64_t
audit_lines(int64_t id, const char *what)
{
	return ask("newsroom.db",
	    arena_printf(n.a,
		"SELECT count(*) FROM audit WHERE story = %d AND act LIKE "
		"'%s'",
		(int)id, what));
}

/* "edit, ready": what the table has for a state. */
static const char *
possible(enum state s)
{
	const char *list = "";

	for (int i = 0; i < N_ACTS; i++) {
		if (table[s][i] != __)
			list = arena_printf(n.a, "%s%s%s", list,
			    list[0] == '\0' ? "" : ", ", acts[i]);
	}
	return list;
}

static void
check_done(enum state from, int i, int64_t id)
{
	/* Corrections and updates are published, and noted so. */
	const char *noted = effect[i].revisions > 0 ? "publish" : acts[i];
	const char *edition = digest("edition.db");
	int64_t lines = audit_lines(id, "%"), mine = audit_lines(id, noted);
	int64_t made = revisions(id);
	struct fault f;

	if (!act(i, id, &f))
		fail_msg("%s, %s: refused: %s", names[from], acts[i], f.text);
	if (strcmp(state_of(id), names[table[from][i]]) != 0)
		fail_msg("%s, %s: is %s, not %s", names[from], acts[i],
		    state_of(id), names[table[from][i]]);
	assert_int_equal(audit_lines(id, "%"), lines + 1);
	assert_int_equal(audit_lines(id, noted), mine + 1);
	assert_int_equal(revisions(id), made + effect[i].revisions);
	assert_int_equal(
	    strcmp(edition, digest("edition.db")) != 0, effect[i].is_public);
	assert_int_equal(
	    ask("newsroom.db", "SELECT count(*) FROM operation"), 0);
}

static void
check_refused(enum state from, int i, int64_t id)
{
	const char *edition = digest("edition.db");
	const char *newsroom = digest("newsroom.db"), *want;
	struct fault f;

	if (act(i, id, &f))
		fail_msg("%s, %s: was done", names[from], acts[i]);
	assert_int_equal(f.cause, FAULT_DATA);
	want = arena_printf(n.a, "story %d is %s and cannot be ", (int)id,
	    names[from]);
	if (strncmp(f.text, want, strlen(want)) != 0)
		fail_msg("%s", f.text);
	want = arena_printf(n.a, "; possible: %s", possible(from));
	if (strlen(f.text) < strlen(want) ||
	    strcmp(f.text + strlen(f.text) - strlen(want), want) != 0)
		fail_msg("%s\nwant%s", f.text, want);
	assert_string_equal(state_of(id), names[from]);
	assert_string_equal(edition, digest("edition.db"));
	assert_string_equal(newsroom, digest("newsroom.db"));
}

static void
test_every_act(void **state)
{
	int done = 0, refused = 0;

	(void)state;
	for (enum state s = ND; s < N_STATES; s++) {
		for (int i = 0; i < N_ACTS; i++) {
			int64_t id;

			arena_reset(n.a);
			id = make(s);
			assert_string_equal(state_of(id), names[s]);
			if (table[s][i] != __) {
				check_done(s, i, id);
				done++;
			} else {
				check_refused(s, i, id);
				refused++;
			}
		}
	}
	print_message("# %d done, %d refused\n", done, refused);
	assert_int_equal(done + refused, N_STATES * N_ACTS);
}

/* What there is to look at, whatever the state. */
static void
test_sources(void **state)
{
	(void)state;
	for (enum state s = ND; s < N_STATES; s++) {
		struct document doc, other = text("Another");
		struct fault f = {0};
		int64_t id = make(s), version, another;

		must(desk_source(n.desk, n.a, id, &doc, &version, &f), &f);
		assert_int_equal(version != 0, s != L && s != W);
		assert_string_equal(doc.body, "The tide.\n");
		/* A new story is another story. */
		must(desk_new(n.desk, &other, &another, &f), &f);
		assert_true(another > id);
		assert_string_equal(state_of(id), names[s]);
	}
}

/* Of what is not there: nothing is possible, and nothing done. */
static void
test_nowhere(void **state)
{
	const char *edition = digest("edition.db");
	const char *newsroom = digest("newsroom.db");
	struct fault f;

	(void)state;
	for (int i = 0; i < N_ACTS; i++) {
		assert_false(act(i, 99999999, &f));
		assert_int_equal(f.cause, FAULT_NOINPUT);
		assert_non_null(strstr(f.text, "there is no story"));
	}
	assert_string_equal(edition, digest("edition.db"));
	assert_string_equal(newsroom, digest("newsroom.db"));
}

/* The times that an act may not name, from every state that allows it. */
static void
test_times(void **state)
{
	static const enum state froms[] = {ND, NR, NS, LD, LR, LS, WD, WR, WS};
	static const int64_t bad[] = {NOW, NOW - 1, 0, -1, INT64_MIN};

	(void)state;
	for (size_t i = 0; i < sizeof(froms) / sizeof(froms[0]); i++) {
		int64_t id = make(froms[i]);
		const char *newsroom = digest("newsroom.db");

		for (size_t j = 0; j < sizeof(bad) / sizeof(bad[0]); j++) {
			struct fault f = {0};

			assert_false(desk_schedule(n.desk, id, bad[j], &f));
			assert_int_equal(f.cause, FAULT_DATA);
			f = (struct fault){0};
			assert_false(
			    desk_embargo(n.desk, id, bad[j], "Why.", &f));
			assert_int_equal(f.cause, FAULT_DATA);
		}
		assert_string_equal(newsroom, digest("newsroom.db"));
	}
}

static int64_t
due(int64_t id)
{
	struct fault f = {0};
	struct draft draft;
	struct life life;

	must(desk_life(n.desk, n.a, id, &life, &draft, &f), &f);
	return draft.due;
}

/* Nothing gets past an embargo: not by hand, by schedule, nor by the clock. */
static void
test_embargo(void **state)
{
	static const enum state froms[] = {ND, NR, NS, LD, LR, LS, WD, WR, WS};

	(void)state;
	for (size_t i = 0; i < sizeof(froms) / sizeof(froms[0]); i++) {
		enum state s = froms[i];
		int64_t id = make(s);
		const char *edition = digest("edition.db");
		struct fault f = {0};

		must(desk_embargo(n.desk, id, LATER, "", &f), &f);
		assert_int_equal(due(id), s == NR || s == LR || s == WR ? LATER
				 : s == NS || s == LS || s == WS ? MUCH_LATER
								 : 0);
		for (int a = 2; a <= 6; a++) {
			bool late = a == 3 || a == 4;

			if (late || table[s][a] == __)
				continue;
			assert_false(act(a, id, &f));
			assert_int_equal(f.cause, FAULT_DATA);
			assert_non_null(strstr(f.text, "under embargo until"));
		}
		assert_false(desk_schedule(n.desk, id, LATER - 1, &f));
		assert_int_equal(f.cause, FAULT_DATA);
		assert_string_equal(edition, digest("edition.db"));
		must(desk_schedule(n.desk, id, LATER, &f), &f);
		/* A later embargo holds what was scheduled before its end. */
		must(desk_embargo(n.desk, id, MUCH_LATER, "", &f), &f);
		assert_int_equal(due(id), MUCH_LATER);
		must(desk_embargo(n.desk, id, 0, "Lifted.", &f), &f);
		assert_int_equal(due(id), LATER);
		assert_false(desk_embargo(n.desk, id, 0, "Again.", &f));
		must(change(id, DESK_CHANGE, &f), &f);
	}
}

/* A clock that is wrong ends no embargo for whoever acts by hand, either. */
static void
test_embargo_clock(void **state)
{
	int64_t id = make(ND), other = make(ND), when;
	struct draft draft;
	struct fault f = {0};
	struct life life;

	(void)state;
	must(desk_embargo(n.desk, id, LATER, "", &f), &f);
	must(desk_embargo(n.desk, other, LATER, "", &f), &f);
	clock_set(LATER - 1);
	assert_false(change(id, DESK_CHANGE, &f));
	assert_int_equal(f.cause, FAULT_DATA);
	clock_set(LATER);
	assert_false(change(id, DESK_CHANGE, &f));
	assert_int_equal(f.cause, FAULT_UNAVAILABLE);
	assert_false(desk_ready(n.desk, other, &when, &f));
	assert_int_equal(f.cause, FAULT_UNAVAILABLE);
	must(desk_life(n.desk, n.a, other, &life, &draft, &f), &f);
	assert_int_equal(draft.embargo, LATER);
	must(time_trust(desk_newsroom(n.desk), &f), &f);
	must(change(id, DESK_CHANGE, &f), &f);
	must(desk_ready(n.desk, other, &when, &f), &f);
	assert_int_equal(when, 0);
	assert_int_equal(due(other), 0);
	clock_set(NOW);
	must(time_trust(desk_newsroom(n.desk), &f), &f);
}

/* What was looked at is what goes out. */
static void
test_version(void **state)
{
	int64_t id = make(LD);
	struct desk_change c = {.why = "", .version = 1};
	struct draft draft;
	struct fault f = {0};
	struct life life;

	(void)state;
	must(desk_life(n.desk, n.a, id, &life, &draft, &f), &f);
	assert_false(desk_publish(n.desk, id, &c, &f));
	assert_int_equal(f.cause, FAULT_DATA);
	assert_non_null(strstr(f.text, "saved by test in between"));
	assert_string_equal(state_of(id), names[LD]);
	c.version = draft.version;
	must(desk_publish(n.desk, id, &c, &f), &f);
}

static int
set_up(void **state)
{
	struct fault f = {0};

	(void)state;
	clock_set(NOW);
	newsroom_open(&n, "harbour  Harbour\n");
	n.section = "harbour";
	must(time_trust(desk_newsroom(n.desk), &f), &f);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	newsroom_close(&n);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_act),
	    cmocka_unit_test(test_sources),
	    cmocka_unit_test(test_nowhere),
	    cmocka_unit_test(test_times),
	    cmocka_unit_test(test_embargo),
	    cmocka_unit_test(test_embargo_clock),
	    cmocka_unit_test(test_version),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The progress bar, and the plain lines that stand for it. */
#include "tool/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "tool/say.h"

#include "base/banned.h"

enum {
	REDRAW_US = 100 * 1000,
	LINE_US = 10 * 1000 * 1000,
	US = 1000 * 1000,
	COLUMNS_DEFAULT = 80,
	COLUMNS_MAX = 300,
	BAR_MAX = 40,
	BAR_MIN = 5
};

struct progress {
	const char *what, *things;
	bool is_quiet;
	bool is_bar;
	bool is_drawn;
	int64_t begin_us, shown_us;
	int64_t done, total, items;
};

static bool
is_terminal(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && term != NULL && term[0] != '\0' &&
	       strcmp(term, "dumb") != 0;
}

static int
columns(void)
{
	const char *set = getenv("COLUMNS");
	struct winsize size;
	long n = set == NULL ? 0 : strtol(set, NULL, 10);

	if (n <= 0 && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0)
		n = size.ws_col;
	if (n <= 0)
		n = COLUMNS_DEFAULT;
	return n > COLUMNS_MAX ? COLUMNS_MAX : (int)n;
}

struct progress *
progress_new(const char *what, const char *things, bool is_quiet)
{
	struct progress *p = calloc(1, sizeof(*p));

	if (p == NULL) {
		log_error("out of memory: a progress bar");
		abort();
	}
	p->what = what;
	p->things = things;
	p->is_quiet = is_quiet;
	p->is_bar = is_terminal();
	p->begin_us = p->shown_us = clock_ticks_us();
	return p;
}

/* "1,234 items, 560 a second": what is known without a total. */
static void
describe(const struct progress *p, int64_t now, char *out, size_t size)
{
	int64_t spent = now - p->begin_us;

	snprintf(out, size, "%s %s, %s a second", say_number(p->items),
	    p->things, say_number(spent <= 0 ? 0 : p->items * US / spent));
}

/* ", 0:12 left", once enough was done to tell. */
static void
describe_left(const struct progress *p, int64_t now, char *out, size_t size)
{
	int64_t spent = now - p->begin_us, left;

	out[0] = '\0';
	if (p->done <= 0 || p->done >= p->total || spent < US)
		return;
	left = (int64_t)((double)spent / (double)p->done *
			 (double)(p->total - p->done) / US);
	if (left >= 0)
		snprintf(out, size, ", %lld:%02lld left", (long long)left / 60,
		    (long long)left % 60);
}

static int
percent(const struct progress *p)
{
	if (p->total <= 0)
		return 0;
	return p->done >= p->total
		   ? 100
		   : (int)((double)p->done * 100 / (double)p->total);
}

static void
draw(struct progress *p, int64_t now)
{
	char facts[80], left[40], bar[BAR_MAX + 1], line[COLUMNS_MAX * 2];
	int room, n;

	describe(p, now, facts, sizeof(facts));
	describe_left(p, now, left, sizeof(left));
	/* One column stays free: some terminals wrap when the last is used. */
	room = columns() - 1;
	n = room - (int)(strlen(p->what) + strlen(facts) + strlen(left)) - 10;
	if (p->total <= 0 || n < BAR_MIN) {
		snprintf(line, sizeof(line), "%s: %s%s", p->what, facts, left);
	} else {
		n = n > BAR_MAX ? BAR_MAX : n;
		memset(bar, '.', (size_t)n);
		memset(bar, '#', (size_t)(n * percent(p) / 100));
		bar[n] = '\0';
		snprintf(line, sizeof(line), "%s [%s] %3d%% %s%s", p->what, bar,
		    percent(p), facts, left);
	}
	fprintf(stderr, "\r%.*s\033[K", room, line);
	fflush(stderr);
	p->is_drawn = true;
}

static void
write_line(const struct progress *p, int64_t now)
{
	char facts[80], left[40];

	describe(p, now, facts, sizeof(facts));
	describe_left(p, now, left, sizeof(left));
	if (p->total > 0)
		fprintf(stderr, "%s: %d%%, %s%s\n", p->what, percent(p), facts,
		    left);
	else
		fprintf(stderr, "%s: %s\n", p->what, facts);
}

void
progress_set(struct progress *p, int64_t done, int64_t total, int64_t items)
{
	int64_t now;

	p->done = done;
	p->total = total;
	p->items = items;
	if (p->is_quiet)
		return;
	now = clock_ticks_us();
	if (now - p->shown_us < (p->is_bar ? REDRAW_US : LINE_US))
		return;
	p->shown_us = now;
	if (p->is_bar)
		draw(p, now);
	else
		write_line(p, now);
}

void
progress_clear(struct progress *p)
{
	if (!p->is_drawn)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	p->is_drawn = false;
	/* Soon again, but not between each two lines. */
	p->shown_us = clock_ticks_us();
}

void
progress_free(struct progress *p)
{
	if (p == NULL)
		return;
	progress_clear(p);
	if (!p->is_quiet && !p->is_bar && p->items > 0)
		write_line(p, clock_ticks_us());
	free(p);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The log: lines on standard error. Programs log; libraries report. */
#include "base/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

#include "base/banned.h"

enum { TEXT_BYTES = 1000, LINE_BYTES = 4 * TEXT_BYTES + 128 };

static const char *program = "broadsheet";

void
log_open(const char *name)
{
	program = name;
}

/* Copy text into line with everything unprintable as \xHH. */
static size_t
escape(char *line, size_t at, const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	while (*p != '\0') {
		size_t n = utf8_next((const char *)p, strlen((const char *)p));

		if (n == 0 || *p < 0x20 || *p == 0x7f ||
		    (n == 2 && p[0] == 0xc2 && p[1] < 0xa0)) {
			at += (size_t)snprintf(
			    line + at, LINE_BYTES - at, "\\x%02x", *p);
			p++;
			continue;
		}
		memcpy(line + at, p, n);
		at += n;
		p += n;
	}
	return at;
}

static void
write_line(int priority, const char *level, const char *fmt, va_list ap)
{
	char text[TEXT_BYTES], line[LINE_BYTES];
	size_t n;
	ssize_t put;

	vsnprintf(text, sizeof(text), fmt, ap);
	if (getenv("JOURNAL_STREAM") != NULL)
		n = (size_t)snprintf(line, sizeof(line), "<%d>", priority);
	else
		n = (size_t)snprintf(
		    line, sizeof(line), "%.40s: %s: ", program, level);
	n = escape(line, n, text);
	line[n++] = '\n';
	/* A log that cannot be written must not stop the program. */
	put = write(STDERR_FILENO, line, n);
	(void)put;
}

void
log_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	write_line(3, "error", fmt, ap);
	va_end(ap);
}

void
log_warning(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	write_line(4, "warning", fmt, ap);
	va_end(ap);
}

void
log_info(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	write_line(6, "info", fmt, ap);
	va_end(ap);
}

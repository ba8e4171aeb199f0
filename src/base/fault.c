/* SPDX-License-Identifier: Apache-2.0 */
/* Failure as a value. It reports; it never logs and never exits. */
#include "base/fault.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/banned.h"

bool
fault_set(struct fault *f, enum fault_cause cause, const char *fmt, ...)
{
	va_list ap;

	if (f == NULL)
		return false;
	f->cause = cause;
	va_start(ap, fmt);
	vsnprintf(f->text, sizeof(f->text), fmt, ap);
	va_end(ap);
	return false;
}

bool
fault_at(struct fault *f, const char *fmt, ...)
{
	char rest[sizeof(f->text)];
	va_list ap;
	size_t n;

	if (f == NULL)
		return false;
	memcpy(rest, f->text, sizeof(rest));
	va_start(ap, fmt);
	vsnprintf(f->text, sizeof(f->text), fmt, ap);
	va_end(ap);
	n = strlen(f->text);
	snprintf(f->text + n, sizeof(f->text) - n, ": %s", rest);
	return false;
}

int
fault_exit_code(enum fault_cause cause)
{
	static const int code[FAULT__MAX] = {
	    [FAULT_NONE] = EX_OK,
	    [FAULT_USAGE] = EX_USAGE,
	    [FAULT_DATA] = EX_DATAERR,
	    [FAULT_NOINPUT] = EX_NOINPUT,
	    [FAULT_UNAVAILABLE] = EX_UNAVAILABLE,
	    [FAULT_BUG] = EX_SOFTWARE,
	    [FAULT_OS] = EX_OSERR,
	    [FAULT_CREATE] = EX_CANTCREAT,
	    [FAULT_IO] = EX_IOERR,
	    [FAULT_BUSY] = EX_TEMPFAIL,
	    [FAULT_SLOW] = EX_TEMPFAIL,
	    [FAULT_PERMISSION] = EX_NOPERM,
	    [FAULT_CONFIG] = EX_CONFIG,
	};

	assert(cause < FAULT__MAX);
	return code[cause];
}

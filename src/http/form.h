/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct param;
struct request;

/* What a reader sent with a form (HTML, application/x-www-form-urlencoded). */
struct form {
	size_t n;
	const struct param *field;
};

enum { FORM_BYTES_MAX = 65536, FORM_FIELDS_MAX = 32 };

/*
 * Read the body of the request r into *form, in r's arena. Returns 0, or the
 * status to answer with and f: 415, another type than that of a form, or a
 * content coding; 413, more than FORM_BYTES_MAX bytes; 400, not exactly as
 * many bytes as CONTENT_LENGTH says (libfcgi says nothing of a body that was
 * cut short), a name that comes twice, more than FORM_FIELDS_MAX fields, a NUL,
 * a bad percent, or a name or value that is not UTF-8. Values are not checked
 * further: utf8_is_clean is for who stores them.
 */
int form_parse(const struct request *r, struct form *form, struct fault *f);

/* The value of the field called name; "" when there is none. */
const char *form_value(const struct form *form, const char *name);

#endif

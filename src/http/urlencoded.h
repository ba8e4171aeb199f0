/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_URLENCODED_H
#define HTTP_URLENCODED_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;
struct param;

/*
 * Percent-decode the n bytes at s (RFC 3986 2.1) to out, which has room for
 * n, and put the number of bytes made in *n_out; out may be s itself. false:
 * a '%' without two hexadecimal digits behind it; *n_out then says how many
 * bytes were made before it.
 */
bool urlencoded_percent(const char *s, size_t n, char *out, size_t *n_out);

/*
 * Take the string s apart as application/x-www-form-urlencoded (WHATWG URL
 * 5.1): pieces between '&', empty ones skipped, each cut at its first '=',
 * '+' and percent decoded. *params and all in it live in arena a, in the
 * order they came, duplicates included. Stricter than WHATWG, because nothing
 * honest sends these. false, FAULT_DATA: a bad percent, a NUL, bad UTF-8,
 * more than max pieces. *params and *n_params are then untouched.
 */
bool urlencoded_parse(struct arena *a, const char *s, size_t max,
    const struct param **params, size_t *n_params, struct fault *f);

/* text as one value of such a string (WHATWG URL 5.2), in arena a. */
char *urlencoded_value(struct arena *a, const char *text);

#endif

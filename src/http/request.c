/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading a request out of its variables. Only REQUEST_URI says what is asked
 * for: servers fill PATH_INFO and SCRIPT_NAME each in their own way, decode
 * them differently and disagree about duplicates.
 */
#include "http/request.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "http/urlencoded.h"

#include "base/banned.h"

enum variable {
	VAR_METHOD,
	VAR_URI,
	VAR_CONTENT_LENGTH,
	VAR_CONTENT_TYPE,
	VAR_CONTENT_ENCODING,
	VAR_ACCEPT_ENCODING,
	VAR_REMOTE_ADDR,
	VAR_X_FORWARDED_FOR,
	VAR_IF_NONE_MATCH,
	VAR_IF_MODIFIED_SINCE,
	VAR__MAX
};

static const char *const variable_names[VAR__MAX] = {
    [VAR_METHOD] = "REQUEST_METHOD=",
    [VAR_URI] = "REQUEST_URI=",
    [VAR_CONTENT_LENGTH] = "CONTENT_LENGTH=",
    [VAR_CONTENT_TYPE] = "CONTENT_TYPE=",
    [VAR_CONTENT_ENCODING] = "HTTP_CONTENT_ENCODING=",
    [VAR_ACCEPT_ENCODING] = "HTTP_ACCEPT_ENCODING=",
    [VAR_REMOTE_ADDR] = "REMOTE_ADDR=",
    [VAR_X_FORWARDED_FOR] = "HTTP_X_FORWARDED_FOR=",
    [VAR_IF_NONE_MATCH] = "HTTP_IF_NONE_MATCH=",
    [VAR_IF_MODIFIED_SINCE] = "HTTP_IF_MODIFIED_SINCE=",
};

/* The values of the variables above; an empty one counts as absent. */
static void
find_variables(char *const *envp, const char *value[VAR__MAX])
{
	bool seen[VAR__MAX] = {false};

	memset(value, 0, sizeof(value[0]) * VAR__MAX);
	for (; *envp != NULL; envp++) {
		for (int v = 0; v < VAR__MAX; v++) {
			size_t n = strlen(variable_names[v]);

			if (seen[v] ||
			    strncmp(*envp, variable_names[v], n) != 0)
				continue;
			seen[v] = true;
			if ((*envp)[n] != '\0')
				value[v] = *envp + n;
		}
	}
}

static enum method
method_of(const char *name)
{
	if (name == NULL)
		return METHOD_OTHER;
	if (strcmp(name, "GET") == 0)
		return METHOD_GET;
	if (strcmp(name, "HEAD") == 0)
		return METHOD_HEAD;
	if (strcmp(name, "POST") == 0)
		return METHOD_POST;
	return METHOD_OTHER;
}

/* Whether "q=0", which may have zeros behind a point, is among parameters. */
static bool
is_refused(const char *parameters)
{
	const char *q = parameters + strspn(parameters, "; \t");

	if ((*q != 'q' && *q != 'Q') || q[1] != '=')
		return false;
	q += 2;
	return *q == '0' && !isdigit((unsigned char)q[strspn(q, ".0")]);
}

/*
 * RFC 9110 12.5.3. What is said of gzip itself counts before what is said of
 * all that is not named.
 */
static enum encoding
encoding_of(const char *accept)
{
	bool other = false;

	while (accept != NULL && *accept != '\0') {
		size_t n;

		accept += strspn(accept, " \t,");
		n = strcspn(accept, " \t;,");
		if ((n == 4 && strncasecmp(accept, "gzip", 4) == 0) ||
		    (n == 6 && strncasecmp(accept, "x-gzip", 6) == 0))
			return is_refused(accept + n) ? ENCODING_IDENTITY
						      : ENCODING_GZIP;
		if (n == 1 && *accept == '*')
			other = !is_refused(accept + 1);
		accept += n;
		accept += strcspn(accept, ",");
	}
	return other ? ENCODING_GZIP : ENCODING_IDENTITY;
}

/* 2^63 and above are refused too, so that no sum with it can overflow. */
static bool
parse_length(const char *s, uint64_t *length)
{
	uint64_t n = 0;

	for (; s != NULL && *s != '\0'; s++) {
		if (*s < '0' || *s > '9')
			return false;
		if (n > (INT64_MAX - (uint64_t)(*s - '0')) / 10)
			return false;
		n = n * 10 + (uint64_t)(*s - '0');
	}
	*length = n;
	return true;
}

/*
 * Where the path begins in a request target: the target itself, or, in the
 * absolute form that Apache passes on, behind the authority.
 */
static const char *
skip_authority(const char *target)
{
	const char *p = target;

	if (!isalpha((unsigned char)*p))
		return target;
	while (
	    isalnum((unsigned char)*p) || *p == '+' || *p == '-' || *p == '.')
		p++;
	if (strncmp(p, "://", 3) != 0)
		return target;
	return p + 3 + strcspn(p + 3, "/?");
}

/* The path for an error page when the one asked for cannot be read. */
static const char *
skin_root(const char *raw, size_t n)
{
	char start[3 * sizeof("/low/")];
	size_t len;

	if (n > sizeof(start))
		n = sizeof(start);
	urlencoded_percent(raw, n, start, &len);
	return len >= 5 && memcmp(start, "/low/", 5) == 0 ? "/low/" : "/";
}

static bool
has_dot_dot(const char *path)
{
	for (const char *p = path; (p = strstr(p, "/..")) != NULL; p++)
		if (p[3] == '/' || p[3] == '\0')
			return true;
	return false;
}

/* Decode the n bytes at raw, which are the path, and check them. */
static bool
decode_path(struct arena *a, const char *raw, size_t n, const char **path,
    struct fault *f)
{
	char *text = arena_alloc(a, n + 1);
	size_t len, slashes = 0;

	if (!urlencoded_percent(raw, n, text, &len))
		return fault_set(f, FAULT_DATA,
		    "the address has a '%%' that "
		    "two hexadecimal digits do not follow");
	text[len] = '\0';
	for (size_t i = 0; i < n; i++)
		slashes += raw[i] == '/';
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x20 || c == 0x7f)
			return fault_set(f, FAULT_DATA,
			    "the address holds a control character");
		slashes -= c == '/';
	}
	if (slashes != 0)
		return fault_set(
		    f, FAULT_DATA, "the address holds an encoded slash");
	if (!utf8_is_clean(text, len))
		return fault_set(
		    f, FAULT_DATA, "the address is not UTF-8 text");
	if (has_dot_dot(text))
		return fault_set(
		    f, FAULT_DATA, "the address holds a \"..\" segment");
	*path = text;
	return true;
}

/* Set r's path, query and params from the request target. */
static bool
parse_target(
    struct arena *a, const char *target, struct request *r, struct fault *f)
{
	const char *raw = skip_authority(target), *query;
	size_t n = strcspn(raw, "?");

	if (n == 0 && raw != target) {
		r->path = "/";
	} else {
		r->path = skin_root(raw, n);
		if (strlen(target) > REQUEST_URI_MAX)
			return fault_set(f, FAULT_DATA,
			    "the address is longer "
			    "than %d bytes",
			    REQUEST_URI_MAX);
		if (raw[0] != '/')
			return fault_set(f, FAULT_DATA,
			    "the address does not begin with a slash");
		if (!decode_path(a, raw, n, &r->path, f))
			return false;
		r->raw_path = arena_copy(a, raw, n);
	}
	if (strlen(target) > REQUEST_URI_MAX)
		return fault_set(f, FAULT_DATA,
		    "the address is longer than %d bytes", REQUEST_URI_MAX);
	query = raw[n] == '?' ? raw + n + 1 : "";
	if (!utf8_is_valid(query, strlen(query)))
		return fault_set(f, FAULT_DATA, "the query is not UTF-8");
	if (!urlencoded_parse(
		a, query, REQUEST_PARAMS_MAX, &r->params, &r->n_params, f))
		return false;
	r->query = arena_string(a, query);
	return true;
}

bool
request_parse(
    struct arena *a, char *const *envp, struct request *r, struct fault *f)
{
	const char *value[VAR__MAX];

	find_variables(envp, value);
	*r = (struct request){
	    .arena = a,
	    .method = method_of(value[VAR_METHOD]),
	    .path = "/",
	    .raw_path = "/",
	    .query = "",
	    .encoding = encoding_of(value[VAR_ACCEPT_ENCODING]),
	    .if_none_match = arena_string(a, value[VAR_IF_NONE_MATCH]),
	    .if_modified_since = arena_string(a, value[VAR_IF_MODIFIED_SINCE]),
	    .remote_addr = "",
	    .content_type = arena_string(a, value[VAR_CONTENT_TYPE]),
	    .content_encoding = arena_string(a, value[VAR_CONTENT_ENCODING]),
	    .body = "",
	};
	if (value[VAR_REMOTE_ADDR] != NULL)
		r->remote_addr = arena_string(a, value[VAR_REMOTE_ADDR]);
	if (value[VAR_X_FORWARDED_FOR] != NULL)
		r->forwarded_for = arena_string(a, value[VAR_X_FORWARDED_FOR]);
	if (value[VAR_URI] == NULL)
		return fault_set(f, FAULT_DATA,
		    "the web server passed no "
		    "REQUEST_URI: check its fastcgi_param lines");
	if (!parse_target(a, value[VAR_URI], r, f))
		return false;
	if (!parse_length(value[VAR_CONTENT_LENGTH], &r->content_length))
		return fault_set(
		    f, FAULT_DATA, "the content length is not a number");
	return true;
}

const char *
request_target(char *const *envp)
{
	const char *value[VAR__MAX];

	find_variables(envp, value);
	return value[VAR_URI] != NULL ? skip_authority(value[VAR_URI]) : "";
}

uint64_t
request_body_length(char *const *envp)
{
	const char *value[VAR__MAX];
	uint64_t length = 0;

	find_variables(envp, value);
	return parse_length(value[VAR_CONTENT_LENGTH], &length) ? length : 0;
}

const char *
request_param(const struct request *r, const char *name)
{
	for (size_t i = 0; i < r->n_params; i++)
		if (strcmp(r->params[i].name, name) == 0)
			return r->params[i].value;
	return NULL;
}

/* An entity-tag without its weakness: weak comparison ignores it. */
static const char *
opaque_tag(const char *tag)
{
	return strncmp(tag, "W/", 2) == 0 ? tag + 2 : tag;
}

/* Whether a list of entity-tags holds etag; a list gone wrong holds none. */
static bool
list_has_tag(const char *list, const char *etag)
{
	const char *want = opaque_tag(etag);
	size_t n = strlen(want);

	for (;;) {
		const char *end;

		list += strspn(list, " \t,");
		list = opaque_tag(list);
		if (*list != '"' || (end = strchr(list + 1, '"')) == NULL)
			return false;
		end++;
		if ((size_t)(end - list) == n && memcmp(list, want, n) == 0)
			return true;
		list = end + strspn(end, " \t");
		if (*list != ',')
			return false;
	}
}

bool
request_is_fresh(const struct request *r, const char *etag, int64_t modified)
{
	int64_t since;

	if (r->method != METHOD_GET && r->method != METHOD_HEAD)
		return false;
	if (r->if_none_match != NULL) {
		const char *s =
		    r->if_none_match + strspn(r->if_none_match, " \t");

		if (s[0] == '*' && s[1 + strspn(s + 1, " \t")] == '\0')
			return true;
		return etag != NULL && list_has_tag(s, etag);
	}
	if (r->if_modified_since == NULL || modified == 0)
		return false;
	return stamp_parse_http(r->if_modified_since, &since) &&
	       modified <= since;
}

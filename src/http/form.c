/* SPDX-License-Identifier: Apache-2.0 */
/* The body of a POST as fields. What a field means is for its page. */
#include "http/form.h"

#include <string.h>
#include <strings.h>

#include "base/fault.h"
#include "http/record.h"
#include "http/request.h"
#include "http/urlencoded.h"

#include "base/banned.h"

_Static_assert((int)FORM_BYTES_MAX <= (int)RECORD_BODY_MAX, "more than is kept of one");

static const char form_type[] = "application/x-www-form-urlencoded";

static int
refuse(int status, struct fault *f, const char *why)
{
	fault_set(f, FAULT_DATA, "%s", why);
	return status;
}

/* Parameters of the type are ignored: a form is UTF-8, or it is refused. */
static bool
is_form(const char *type)
{
	size_t n = sizeof(form_type) - 1;

	return type != NULL && strncasecmp(type, form_type, n) == 0 &&
	       (type[n] == '\0' || strchr("; \t", type[n]) != NULL);
}

static bool
is_plain(const char *coding)
{
	return coding == NULL || strcasecmp(coding, "identity") == 0;
}

/*
 * Every field stands once. Of one that comes twice some would take the first
 * and some the last.
 */
static bool
has_twice(const struct form *form)
{
	for (size_t i = 0; i < form->n; i++) {
		for (size_t j = 0; j < i; j++) {
			if (strcmp(form->field[i].name, form->field[j].name) ==
			    0)
				return true;
		}
	}
	return false;
}

int
form_parse(const struct request *r, struct form *form, struct fault *f)
{
	*form = (struct form){0};
	if (!is_form(r->content_type) || !is_plain(r->content_encoding))
		return refuse(415, f, "what was sent is not a form");
	if (r->content_length > FORM_BYTES_MAX || r->body_bytes > FORM_BYTES_MAX)
		return refuse(413, f, "the form is too long");
	if (r->body_bytes != r->content_length)
		return refuse(
		    400, f, "the form is shorter or longer than was said");
	if (memchr(r->body, '\0', r->body_bytes) != NULL)
		return refuse(400, f, "the form holds a NUL");
	if (!urlencoded_parse(r->arena, r->body, FORM_FIELDS_MAX, &form->field,
		&form->n, f))
		return 400;
	if (has_twice(form))
		return refuse(400, f, "a field of the form comes twice");
	return 0;
}

const char *
form_value(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->n; i++) {
		if (strcmp(form->field[i].name, name) == 0)
			return form->field[i].value;
	}
	return "";
}

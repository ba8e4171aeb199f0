/* SPDX-License-Identifier: Apache-2.0 */
/* A document in memory and as JSON. What it may hold is in document_check.c. */
#include "story/document.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/field.h"

#include "base/banned.h"

const char *const document_kinds[] = {"news", "analysis", "opinion",
    "explainer", "interview", "review", "obituary", "letter", "feature", "live",
    "sponsored", NULL};

static size_t *
count_of(const void *object, const struct field *f)
{
	return (size_t *)((char *)(uintptr_t)object + f->count_at);
}

static int64_t *
int_of(const void *object, const struct field *f)
{
	return (int64_t *)((char *)(uintptr_t)object + f->at);
}

static void **
list_of(const void *object, const struct field *f)
{
	return (void **)((char *)(uintptr_t)object + f->at);
}

/* Make every string of object "". */
static void
init(void *object, const struct field *fields)
{
	for (const struct field *f = fields; f->name != NULL; f++) {
		if (f->type == FIELD_LINE || f->type == FIELD_BLOCK)
			*field_text(object, f) = "";
	}
}

void
document_init(struct document *d, const char *language)
{
	*d = (struct document){0};
	init(d, field_document);
	d->language = language;
}

void *
document_append(
    struct arena *a, const void *list, size_t *n, size_t member_bytes)
{
	char *grown = arena_zalloc(a, *n + 1, member_bytes);

	if (*n > 0)
		memcpy(grown, list, *n * member_bytes);
	(*n)++;
	return grown;
}

static json_t *write_object(const void *object, const struct field *fields);

static json_t *
write_list(const void *object, const struct field *f)
{
	json_t *array = json_array();
	const char *list = *list_of(object, f);
	int failed = 0;

	for (size_t i = 0; i < *count_of(object, f); i++) {
		json_t *one;

		if (f->type == FIELD_TEXTS)
			one = json_string(((const char *const *)list)[i]);
		else if (f->type == FIELD_INTS)
			one = json_integer(((const int64_t *)list)[i]);
		else
			one = write_object(list + i * f->row_bytes, f->row);
		failed |= json_array_append_new(array, one);
	}
	assert(failed == 0);
	return array;
}

/* NULL for what is not there. */
static json_t *
write_member(const void *object, const struct field *f)
{
	switch (f->type) {
	case FIELD_LINE:
	case FIELD_BLOCK:
		if (**field_text(object, f) == '\0')
			return NULL;
		return json_string(*field_text(object, f));
	case FIELD_INT:
		if (*int_of(object, f) == 0)
			return NULL;
		return json_integer(*int_of(object, f));
	default:
		if (*count_of(object, f) == 0)
			return NULL;
		return write_list(object, f);
	}
}

static json_t *
write_object(const void *object, const struct field *fields)
{
	json_t *made = json_object();

	for (const struct field *f = fields; f->name != NULL; f++) {
		json_t *value = write_member(object, f);

		if (value != NULL)
			json_object_set_new(made, f->name, value);
	}
	return made;
}

char *
document_to_json(struct arena *a, const struct document *d)
{
	json_t *root = write_object(d, field_document);
	char *text = json_dumps(root, JSON_COMPACT), *copy;

	assert(text != NULL);
	copy = arena_string(a, text);
	free(text);
	json_decref(root);
	return copy;
}

static bool read_object(struct arena *a, json_t *json, void *object,
    const struct field *fields, struct fault *f);

static bool
read_string(struct arena *a, json_t *json, const char **out, struct fault *f)
{
	if (!json_is_string(json))
		return fault_set(f, FAULT_DATA, "not a string");
	*out = arena_string(a, json_string_value(json));
	return true;
}

static bool
read_int(json_t *json, int64_t *out, struct fault *f)
{
	if (!json_is_integer(json))
		return fault_set(f, FAULT_DATA, "not a whole number");
	*out = json_integer_value(json);
	return true;
}

static bool
read_list(struct arena *a, json_t *json, void *object,
    const struct field *field, struct fault *f)
{
	size_t n = json_array_size(json);
	size_t each = field->type == FIELD_TEXTS  ? sizeof(char *)
		      : field->type == FIELD_INTS ? sizeof(int64_t)
						  : field->row_bytes;
	char *list;

	if (!json_is_array(json))
		return fault_set(f, FAULT_DATA, "not a list");
	if (n > DOCUMENT_LIST_MAX)
		return fault_set(f, FAULT_DATA, "%zu of them; at most %d", n,
		    DOCUMENT_LIST_MAX);
	list = n == 0 ? NULL : arena_zalloc(a, n, each);
	for (size_t i = 0; i < n; i++) {
		json_t *one = json_array_get(json, i);
		void *at = list + i * each;
		bool ok = field->type == FIELD_TEXTS
			      ? read_string(a, one, (const char **)at, f)
			  : field->type == FIELD_INTS
			      ? read_int(one, at, f)
			      : read_object(a, one, at, field->row, f);

		if (!ok)
			return fault_at(f, "number %zu", i + 1);
	}
	*list_of(object, field) = list;
	*count_of(object, field) = n;
	return true;
}

static bool
read_member(struct arena *a, json_t *json, void *object,
    const struct field *field, struct fault *f)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_BLOCK:
		return read_string(a, json, field_text(object, field), f);
	case FIELD_INT:
		return read_int(json, int_of(object, field), f);
	default:
		return read_list(a, json, object, field, f);
	}
}

/* Every member must be known: one that we dropped would be lost for good. */
static bool
read_object(struct arena *a, json_t *json, void *object,
    const struct field *fields, struct fault *f)
{
	const char *name;
	json_t *value;

	if (!json_is_object(json))
		return fault_set(f, FAULT_DATA, "not an object");
	init(object, fields);
	json_object_foreach(json, name, value)
	{
		const struct field *field = fields;

		while (field->name != NULL && strcmp(field->name, name) != 0)
			field++;
		if (field->name == NULL)
			return fault_set(f, FAULT_DATA, "%s: unknown", name);
		if (!read_member(a, value, object, field, f))
			return fault_at(f, "%s", name);
	}
	return true;
}

bool
document_from_json(
    struct arena *a, const char *json, struct document *d, struct fault *f)
{
	struct document made = {0};
	json_error_t why;
	json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, &why);
	bool ok;

	if (root == NULL)
		return fault_set(
		    f, FAULT_DATA, "JSON: line %d: %s", why.line, why.text);
	ok = read_object(a, root, &made, field_document, f);
	json_decref(root);
	if (!ok)
		return fault_at(f, "JSON");
	*d = made;
	return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What readers write, made into what can be kept. */
#include "post/writing.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "http/form.h"

#include "base/banned.h"

const char *const writing_names[WRITING__MAX] = {
    [WRITING_NAME] = "name",
    [WRITING_PLACE] = "place",
    [WRITING_EMAIL] = "email",
    [WRITING_MESSAGE] = "message",
};

static const struct {
	long min, max;
} lengths[WRITING__MAX] = {
    [WRITING_NAME] = {1, WRITING_NAME_MAX},
    [WRITING_PLACE] = {0, WRITING_PLACE_MAX},
    [WRITING_EMAIL] = {0, WRITING_EMAIL_MAX},
    [WRITING_MESSAGE] = {1, WRITING_MESSAGE_MAX},
};

/* Browsers end lines with CR LF. */
static char *
unix_lines(struct arena *a, const char *text)
{
	char *made = arena_string(a, text), *o = made;

	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '\r' && c[1] == '\n')
			continue;
		*o++ = *c == '\r' ? '\n' : *c;
	}
	*o = '\0';
	return made;
}

static const char *
composed(struct arena *a, const char *text)
{
	char *nfc = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	const char *made = arena_string(a, nfc == NULL ? text : nfc);

	g_free(nfc);
	return made;
}

/*
 * Without white space at either end; runs of it become one space, or, where
 * lines are kept, one line end or one empty line.
 */
static char *
squeezed(struct arena *a, const char *text, bool is_line)
{
	char *made = arena_string(a, text), *o = made;

	while (*text != '\0') {
		size_t n = strspn(text, " \t\n"), lines = 0;

		for (size_t i = 0; i < n; i++)
			lines += text[i] == '\n';
		text += n;
		if (n > 0 && o != made && *text != '\0') {
			if (is_line || lines == 0) {
				*o++ = ' ';
			} else {
				*o++ = '\n';
				if (lines > 1)
					*o++ = '\n';
			}
		}
		n = strcspn(text, " \t\n");
		memcpy(o, text, n);
		o += n;
		text += n;
	}
	*o = '\0';
	return made;
}

const char *
writing_clean(struct arena *a, const char *text, bool is_line)
{
	return squeezed(a, composed(a, unix_lines(a, text)), is_line);
}

/* One address as people have them; whether it is there is not for us. */
static bool
is_address(const char *s)
{
	const char *at = strchr(s, '@');
	size_t n = strlen(s);

	if (at == NULL || at == s || at - s > 64 || strchr(at + 1, '@') != NULL)
		return false;
	if (strpbrk(s, " \t\"(),:;<>[\\]") != NULL || strstr(s, "..") != NULL)
		return false;
	return s[0] != '.' && at[-1] != '.' && at[1] != '.' &&
	       strchr(at + 1, '.') != NULL && s[n - 1] != '.';
}

static enum writing_fault
fault_of(enum writing_field field, const char *text, long length)
{
	if (length < lengths[field].min)
		return WRITING_MISSING;
	if (length > lengths[field].max)
		return WRITING_TOO_LONG;
	if (field == WRITING_EMAIL && length > 0 && !is_address(text))
		return WRITING_NO_ADDRESS;
	return WRITING_FINE;
}

static bool
take(struct arena *a, enum writing_field field, const char *value,
    struct writing *w)
{
	const char *text = unix_lines(a, value);
	bool is_clean = utf8_is_clean(text, strlen(text));

	if (!is_clean)
		text = utf8_clean(a, text, strlen(text));
	text = writing_clean(a, text, field != WRITING_MESSAGE);
	w->field[field] = text;
	w->length[field] = (long)utf8_length(text);
	w->fault[field] = is_clean ? fault_of(field, text, w->length[field])
				   : WRITING_UNCLEAN;
	return w->fault[field] == WRITING_FINE;
}

bool
writing_take(struct arena *a, const char *const value[WRITING__MAX],
    struct writing *w)
{
	bool ok = true;

	for (int i = 0; i < WRITING__MAX; i++)
		ok &= take(a, (enum writing_field)i,
		    value[i] == NULL ? "" : value[i], w);
	return ok;
}

bool
writing_read(struct arena *a, const struct form *form, struct writing *w)
{
	const char *value[WRITING__MAX];

	for (int i = 0; i < WRITING__MAX; i++)
		value[i] = form_value(form, writing_names[i]);
	return writing_take(a, value, w);
}

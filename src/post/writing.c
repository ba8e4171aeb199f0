/* SPDX-License-Identifier: Apache-2.0 */
/* What readers write, made into what can be kept. */
#include "post/writing.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "http/form.h"
#include "post/mailbox.h"

#include "base/banned.h"

const char *const writing_names[WRITING__MAX] = {
    [WRITING_NAME] = "name",
    [WRITING_PLACE] = "place",
    [WRITING_EMAIL] = "email",
    [WRITING_FRIENDS] = "friends",
    [WRITING_NOTE] = "note",
    [WRITING_KIND] = "kind",
    [WRITING_MESSAGE] = "message",
};

const char *const writing_kinds[] = {"error", "comment", "technical", NULL};

enum { NAME_IN_MAIL_MAX = 40, FIELD_BYTES_MAX = 4096 };

static const struct writing_rule debate_rules[] = {
    {WRITING_NAME, 1, WRITING_NAME_MAX, WRITING_TEXT},
    {WRITING_PLACE, 0, WRITING_PLACE_MAX, WRITING_TEXT},
    {WRITING_EMAIL, 0, WRITING_EMAIL_MAX, WRITING_ADDRESS},
    {WRITING_MESSAGE, 1, WRITING_MESSAGE_MAX, WRITING_LINES},
};
static const struct writing_rule email_rules[] = {
    {WRITING_NAME, 1, NAME_IN_MAIL_MAX, WRITING_PERSON},
    {WRITING_EMAIL, 1, WRITING_EMAIL_MAX, WRITING_ADDRESS},
    {WRITING_FRIENDS, 1, WRITING_FRIENDS_MAX, WRITING_ADDRESSES},
    {WRITING_NOTE, 0, WRITING_NOTE_MAX, WRITING_SAFE},
};
static const struct writing_rule self_rules[] = {
    {WRITING_EMAIL, 1, WRITING_EMAIL_MAX, WRITING_ADDRESS},
};
static const struct writing_rule feedback_rules[] = {
    {WRITING_KIND, 1, 20, WRITING_FEEDBACK_KIND},
    {WRITING_NAME, 0, WRITING_NAME_MAX, WRITING_TEXT},
    {WRITING_EMAIL, 0, WRITING_EMAIL_MAX, WRITING_ADDRESS},
    {WRITING_MESSAGE, 1, WRITING_MESSAGE_MAX, WRITING_LINES},
};

#define RULES(list) {sizeof(list) / sizeof((list)[0]), list}
const struct writing_form writing_debate = RULES(debate_rules);
const struct writing_form writing_email = RULES(email_rules);
const struct writing_form writing_self = RULES(self_rules);
const struct writing_form writing_feedback = RULES(feedback_rules);

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

/* Letters and their marks, and what stands between them in names. */
static bool
is_name(const char *s)
{
	for (; *s != '\0'; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) &&
		    c != 0x2019 && c != 0xb7 && c != 0x200c && c != 0x200d &&
		    (c >= 0x80 || strchr(" -.',", (int)c) == NULL))
			return false;
		/* "example.org" is no name; "J. R. Lee" is. */
		if (c == '.' && s[1] != '\0' && strchr(" ,-", s[1]) == NULL)
			return false;
	}
	return true;
}

static bool
is_feedback_kind(const char *s)
{
	for (int i = 0; writing_kinds[i] != NULL; i++) {
		if (strcmp(s, writing_kinds[i]) == 0)
			return true;
	}
	return false;
}

/* A full stop, of any script that IDNA takes one from. */
static bool
is_stop(gunichar c)
{
	return c == '.' || c == 0x3002 || c == 0xff0e || c == 0xff61;
}

static bool
is_at(gunichar c)
{
	return c == '@' || c == 0xff20 || c == 0xfe6b;
}

/* Whether a word may lead somewhere: an address, a host's name, a number. */
static bool
leads_away(const char *word)
{
	int digits = 0, stops = 0;
	gunichar before = 0;

	for (const char *c = word; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar u = g_utf8_get_char(c);
		gunichar next = g_utf8_get_char(g_utf8_next_char(c));

		digits += g_unichar_isdigit(u);
		if (is_at(u) || (u == ':' && next == '/'))
			return true;
		/* "7.30" is a time; "1.2.3.4" and "a.b" may be hosts. */
		if (is_stop(u) && before != 0 && g_unichar_isalnum(next)) {
			if (++stops > 1 || !g_unichar_isdigit(before) ||
			    !g_unichar_isdigit(next))
				return true;
		}
		before = u;
	}
	return digits > 4 || g_ascii_strncasecmp(word, "www", 3) == 0 ||
	       g_ascii_strncasecmp(word, "http", 4) == 0;
}

/* How many digits a word has, if it has nothing else but signs. */
static int
figures(const char *word)
{
	int n = 0;

	for (; *word != '\0'; word = g_utf8_next_char(word)) {
		gunichar c = g_utf8_get_char(word);

		if (g_unichar_isdigit(c))
			n++;
		else if (g_unichar_isalpha(c))
			return 0;
	}
	return n;
}

/*
 * The text without what leads away: nobody is to use our letters for theirs.
 * "0123 456 789" is one number, so words of figures count together.
 */
static const char *
safe(struct arena *a, const char *text)
{
	char **words = g_strsplit(text, " ", -1);
	struct buf out = {0};
	const char *made;

	for (int i = 0; words[i] != NULL; i++) {
		int last = i, digits = figures(words[i]);
		bool away = leads_away(words[i]);

		while (digits > 0 && words[last + 1] != NULL &&
		       figures(words[last + 1]) > 0)
			digits += figures(words[++last]);
		away |= digits > 4;
		for (int j = i; j <= (away ? i : last); j++)
			buf_printf(&out, "%s%s", out.len == 0 ? "" : " ",
			    away ? "[\xe2\x80\xa6]" : words[j]);
		i = last;
	}
	made = arena_string(a, buf_string(&out));
	buf_release(&out);
	g_strfreev(words);
	return made;
}

int
writing_addresses(struct arena *a, const char *text,
    const char *address[WRITING_FRIENDS_MAX])
{
	int n = 0;

	while (*text != '\0') {
		size_t size = strcspn(text, ", ");
		bool seen = size == 0;

		for (int i = 0; i < n; i++)
			seen |= strlen(address[i]) == size &&
				g_ascii_strncasecmp(
				    address[i], text, size) == 0;
		if (!seen && n < WRITING_FRIENDS_MAX)
			address[n++] = arena_copy(a, text, size);
		text += size;
		text += strspn(text, ", ");
	}
	return n;
}

/* Addresses between commas, semicolons or blanks, with ", " between. */
static enum writing_fault
take_addresses(struct arena *a, long max, const char **text, long *n)
{
	enum writing_fault fault = WRITING_FINE;
	struct buf out = {0};
	struct mailbox m;

	*n = 0;
	for (const char *s = *text; *s != '\0';) {
		size_t size = strcspn(s, ",; ");

		if (size > 0) {
			const char *one = arena_copy(a, s, size);

			buf_printf(&out, "%s%s", *n == 0 ? "" : ", ", one);
			++*n;
			if (!mailbox_parse(a, one, &m))
				fault = WRITING_NO_ADDRESS;
		}
		s += size;
		s += strspn(s, ",; ");
	}
	*text = arena_string(a, buf_string(&out));
	buf_release(&out);
	return *n > max ? WRITING_TOO_MANY : fault;
}

static enum writing_fault
check(struct arena *a, const struct writing_rule *r, const char *text)
{
	struct mailbox m;

	switch (r->check) {
	case WRITING_ADDRESS:
		return text[0] == '\0' || mailbox_parse(a, text, &m)
			   ? WRITING_FINE
			   : WRITING_NO_ADDRESS;
	case WRITING_PERSON:
		return is_name(text) ? WRITING_FINE : WRITING_NO_NAME;
	case WRITING_FEEDBACK_KIND:
		return is_feedback_kind(text) ? WRITING_FINE
					      : WRITING_NO_KIND;
	default:
		return WRITING_FINE;
	}
}

/* White space within a line is none of its faults, lines are. */
static bool
is_clean(const struct writing_rule *r, const char *text)
{
	bool has_lines = r->check == WRITING_LINES ||
			 r->check == WRITING_SAFE ||
			 r->check == WRITING_ADDRESSES;

	return utf8_is_clean(text, strlen(text)) &&
	       (has_lines || strchr(text, '\n') == NULL);
}

static bool
take(struct arena *a, const struct writing_rule *r, const char *value,
    struct writing *w)
{
	const char *text = unix_lines(a, value), **kept = &w->field[r->field];
	enum writing_fault *fault = &w->fault[r->field];
	long *length = &w->length[r->field];

	*fault = is_clean(r, text) ? WRITING_FINE : WRITING_UNCLEAN;
	if (!utf8_is_clean(text, strlen(text)))
		text = utf8_clean(a, text, strlen(text));
	*kept = writing_clean(a, text, r->check != WRITING_LINES);
	*length = (long)utf8_length(*kept);
	if (*fault != WRITING_FINE)
		return false;
	if (r->check == WRITING_ADDRESSES)
		*fault = strlen(*kept) > FIELD_BYTES_MAX
			     ? WRITING_TOO_MANY
			     : take_addresses(a, r->max, kept, length);
	if (*length < r->min)
		*fault = r->check == WRITING_FEEDBACK_KIND ? WRITING_NO_KIND
							   : WRITING_MISSING;
	else if (*length > r->max && *fault == WRITING_FINE)
		*fault = WRITING_TOO_LONG;
	else if (*fault == WRITING_FINE)
		*fault = check(a, r, *kept);
	if (r->check == WRITING_SAFE && *fault == WRITING_FINE)
		*kept = safe(a, *kept);
	return *fault == WRITING_FINE;
}

bool
writing_take(struct arena *a, const struct writing_form *kind,
    const char *const value[WRITING__MAX], struct writing *w)
{
	bool ok = true;

	*w = (struct writing){0};
	for (int i = 0; i < WRITING__MAX; i++)
		w->field[i] = "";
	for (size_t i = 0; i < kind->n; i++) {
		const char *text = value[kind->rule[i].field];

		ok &= take(a, &kind->rule[i], text == NULL ? "" : text, w);
	}
	return ok;
}

bool
writing_read(struct arena *a, const struct writing_form *kind,
    const struct form *form, struct writing *w)
{
	const char *value[WRITING__MAX];

	for (int i = 0; i < WRITING__MAX; i++)
		value[i] = form_value(form, writing_names[i]);
	return writing_take(a, kind, value, w);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Times as feeds have them. */
#include "wire/feeddate.h"

#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

enum { WORD_MAX = 15, ZONE_MAX = 6, MINUTES_MAX = 18 * 60 };

struct moment {
	int year, month, day; /* 0: not seen yet */
	int hour, minute, second;
	int ahead; /* of UTC, minutes */
	bool has_time, has_zone;
};

/* Up to max digits at *s, which moves on; how many there were. */
static int
digits(const char **s, int max, int *value)
{
	int n = 0;

	*value = 0;
	while (n < max && g_ascii_isdigit((*s)[n]))
		*value = *value * 10 + (*s)[n++] - '0';
	*s += n;
	return n;
}

static void
skip_space(const char **s)
{
	*s += strspn(*s, " \t\r\n");
}

/* "10:46[:00[.5]] [PM]", the hour read already. */
static bool
take_clock(const char **s, int hour, struct moment *m)
{
	int ignored;

	m->hour = hour;
	++*s;
	if (m->has_time || digits(s, 2, &m->minute) == 0)
		return false;
	if (**s == ':') {
		++*s;
		if (digits(s, 2, &m->second) == 0)
			return false;
		if ((**s == '.' || **s == ',') && g_ascii_isdigit((*s)[1])) {
			++*s;
			while (digits(s, 9, &ignored) > 0)
				;
		}
	}
	m->has_time = true;
	return true;
}

/* "+01:00", "-0500", "+1": the sign is at *s. */
static bool
take_offset(const char **s, struct moment *m)
{
	int sign = **s == '-' ? -1 : 1, hours, minutes = 0, n;

	++*s;
	n = digits(s, 4, &hours);
	if (n == 0)
		return false;
	if (n > 2) {
		minutes = hours % 100;
		hours /= 100;
	} else if (**s == ':') {
		++*s;
		if (digits(s, 2, &minutes) == 0)
			return false;
	}
	if (minutes > 59 || hours * 60 + minutes > MINUTES_MAX)
		return false;
	m->ahead = sign * (hours * 60 + minutes);
	m->has_zone = true;
	return true;
}

static int
month_of(const char *word, size_t n)
{
	static const char *const names[] = {"january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december"};

	for (int i = 0; n >= 3 && i < 12; i++) {
		if (n <= strlen(names[i]) &&
		    strncasecmp(word, names[i], n) == 0)
			return i + 1;
	}
	return 0;
}

static bool
is_weekday(const char *word, size_t n)
{
	static const char *const names[] = {"monday", "tuesday", "wednesday",
	    "thursday", "friday", "saturday", "sunday"};

	for (int i = 0; n >= 2 && i < 7; i++) {
		if (n <= strlen(names[i]) &&
		    strncasecmp(word, names[i], n) == 0)
			return true;
	}
	return false;
}

/*
 * Zones by name. Names with more than one meaning (IST) are not here: like
 * any other they are UTC.
 */
static int
minutes_of(const char *word, size_t n)
{
	static const struct {
		char name[ZONE_MAX];
		int ahead;
	} zones[] = {{"EST", -300}, {"EDT", -240}, {"CST", -360},
	    {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480},
	    {"PDT", -420}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600},
	    {"AST", -240}, {"ADT", -180}, {"NST", -210}, {"NDT", -150},
	    {"BST", 60}, {"WEST", 60}, {"CET", 60}, {"MET", 60},
	    {"CEST", 120}, {"MEST", 120}, {"EET", 120}, {"EEST", 180},
	    {"MSK", 180}, {"SAST", 120}, {"HKT", 480}, {"SGT", 480},
	    {"AWST", 480}, {"JST", 540}, {"KST", 540}, {"ACST", 570},
	    {"ACDT", 630}, {"AEST", 600}, {"AEDT", 660}, {"NZST", 720},
	    {"NZDT", 780}};

	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		if (n == strlen(zones[i].name) &&
		    strncasecmp(word, zones[i].name, n) == 0)
			return zones[i].ahead;
	}
	return 0;
}

/* AM and PM: of the time before them. */
static bool
take_half(const char *word, size_t n, struct moment *m)
{
	bool is_pm = n == 2 && strncasecmp(word, "pm", 2) == 0;

	if (!is_pm && (n != 2 || strncasecmp(word, "am", 2) != 0))
		return false;
	if (m->hour < 1 || m->hour > 12)
		m->hour = 99; /* "13:00 PM" is none */
	else
		m->hour = m->hour % 12 + (is_pm ? 12 : 0);
	return true;
}

static bool
take_word(const char **s, struct moment *m)
{
	const char *word = *s;
	size_t n = 0;

	while (g_ascii_isalpha(word[n]))
		n++;
	*s += n;
	if (n > WORD_MAX)
		return false;
	if (m->month == 0 && (m->month = month_of(word, n)) != 0)
		return true;
	if (is_weekday(word, n) || (n == 2 && strncasecmp(word, "st", 2) == 0) ||
	    (m->year == 0 && (strncasecmp(word, "th", 2) == 0 ||
				 strncasecmp(word, "nd", 2) == 0 ||
				 strncasecmp(word, "rd", 2) == 0)))
		return true;
	if (m->has_time && take_half(word, n, m))
		return true;
	/* "at", and "T" where the time follows. */
	if (!m->has_time && m->day != 0 && n <= 2 &&
	    g_ascii_isdigit((*s)[strspn(*s, " ")]))
		return true;
	if (m->has_zone || n >= ZONE_MAX || m->month == 0)
		return false;
	m->has_zone = true;
	m->ahead = minutes_of(word, n);
	/* "GMT+0100" is that much ahead of it. */
	if (**s == '+' || **s == '-')
		return take_offset(s, m);
	return true;
}

static bool
take_number(const char **s, struct moment *m)
{
	int value, n = digits(s, 5, &value);

	if (**s == ':' && n <= 2)
		return take_clock(s, value, m);
	if (n <= 2 && m->day == 0) {
		m->day = value;
		return value > 0;
	}
	if (m->year != 0 || n > 4)
		return false;
	/* RFC 5322, 4.3 */
	m->year = n == 4 ? value : n == 3 || value >= 50 ? value + 1900
							 : value + 2000;
	return true;
}

/* In words: the parts in any order that can be told. */
static bool
in_words(const char *s, struct moment *m)
{
	while (*s != '\0') {
		if (g_ascii_isalpha(*s)) {
			if (!take_word(&s, m))
				return false;
		} else if (g_ascii_isdigit(*s)) {
			if (!take_number(&s, m))
				return false;
		} else if (*s == '(') { /* a comment */
			s += strcspn(s, ")");
			s += *s == ')';
		} else if ((*s == '+' || *s == '-') && m->has_time &&
			   g_ascii_isdigit(s[1])) {
			if ((m->has_zone && m->ahead != 0) ||
			    !take_offset(&s, m))
				return false;
		} else if (strchr(" \t\r\n,-./", *s) != NULL) {
			s++;
		} else {
			return false;
		}
	}
	return m->month != 0 && m->day != 0 && m->year != 0;
}

/* The date of "2000-06-09", "2000-06", "2000", "20000609". */
static bool
take_iso_date(const char **s, struct moment *m)
{
	m->month = m->day = 1;
	if (digits(s, 4, &m->year) != 4)
		return false;
	if (**s == '-') {
		++*s;
		if (digits(s, 2, &m->month) == 0)
			return false;
		if (**s == '-') {
			++*s;
			return digits(s, 2, &m->day) > 0;
		}
		return true;
	}
	if (g_ascii_isdigit(**s))
		return digits(s, 2, &m->month) == 2 &&
		       digits(s, 2, &m->day) == 2;
	return true;
}

static bool
take_iso_time(const char **s, struct moment *m)
{
	int hour;

	if (digits(s, 2, &hour) == 0)
		return false;
	if (**s == ':')
		return take_clock(s, hour, m);
	m->hour = hour;
	return digits(s, 2, &m->minute) == 2 &&
	       (!g_ascii_isdigit(**s) || digits(s, 2, &m->second) == 2);
}

static bool
in_numbers(const char *s, struct moment *m)
{
	if (!take_iso_date(&s, m))
		return false;
	if (*s == 'T' || *s == 't' || *s == ' ') {
		s++;
		skip_space(&s);
		if (*s != '\0' && !take_iso_time(&s, m))
			return false;
	}
	skip_space(&s);
	if (*s == '+' || *s == '-') {
		if (!take_offset(&s, m))
			return false;
	} else if (g_ascii_isalpha(*s)) {
		size_t n = 0;

		while (g_ascii_isalpha(s[n]))
			n++;
		m->ahead = minutes_of(s, n);
		s += n;
		if (n >= ZONE_MAX)
			return false;
	}
	skip_space(&s);
	return *s == '\0';
}

static bool
to_time(struct moment *m, int64_t *t)
{
	GDateTime *at;
	bool is_over = m->hour == 24 && m->minute == 0 && m->second == 0;
	bool is_leap = m->second == 60;

	m->second -= is_leap;
	if (m->year < 1000 || m->hour > 24 || (m->hour == 24 && !is_over))
		return false;
	at = g_date_time_new_utc(m->year, m->month, m->day,
	    is_over ? 0 : m->hour, m->minute, m->second);
	if (at == NULL)
		return false;
	*t = g_date_time_to_unix(at) + (is_over ? 24 * 3600 : 0) + is_leap -
	     (int64_t)m->ahead * 60;
	g_date_time_unref(at);
	return true;
}

bool
feeddate_parse(const char *s, int64_t *t)
{
	struct moment numbers = {0}, words = {0};

	skip_space(&s);
	if (in_numbers(s, &numbers))
		return to_time(&numbers, t);
	return in_words(s, &words) && to_time(&words, t);
}

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_WRITING_H
#define POST_WRITING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct form;

/* What a reader wrote into a form: every field that a form of ours may have. */
enum writing_field {
	WRITING_NAME,
	WRITING_PLACE,
	WRITING_EMAIL,
	WRITING_FRIENDS, /* addresses, with commas between */
	WRITING_NOTE,	 /* to a friend */
	WRITING_KIND,	 /* of feedback */
	WRITING_MESSAGE,
	WRITING__MAX
};

enum {
	WRITING_NAME_MAX = 60,
	WRITING_PLACE_MAX = 60,
	WRITING_EMAIL_MAX = 254, /* RFC 5321 4.5.3.1.3, without its brackets */
	WRITING_FRIENDS_MAX = 3, /* addresses */
	WRITING_NOTE_MAX = 300,
	WRITING_MESSAGE_MAX = 2000
};

/* What is wrong with a field. */
enum writing_fault {
	WRITING_FINE,
	WRITING_MISSING,
	WRITING_TOO_LONG,
	WRITING_UNCLEAN,    /* characters that are not text, or lines in one */
	WRITING_NO_ADDRESS, /* not one e-mail address */
	WRITING_TOO_MANY,   /* more addresses than fit */
	WRITING_NO_NAME,    /* figures, or signs that no name has */
	WRITING_NO_KIND,    /* not one of those offered */
	WRITING_FAULT__MAX
};

/* Which fields a form has, and what each may be. */
struct writing_rule {
	enum writing_field field;
	long min, max; /* characters; of addresses the number of them */
	enum writing_check {
		WRITING_TEXT,
		WRITING_LINES,	   /* text of paragraphs */
		WRITING_PERSON,	   /* a name, as people have it */
		WRITING_ADDRESS,   /* one, or none where min is 0 */
		WRITING_ADDRESSES,
		WRITING_SAFE,	   /* links and numbers are taken out */
		WRITING_FEEDBACK_KIND
	} check;
};
struct writing_form {
	size_t n;
	const struct writing_rule *rule;
};
extern const struct writing_form writing_debate, writing_email, writing_self,
    writing_feedback;

struct writing {
	/*
	 * As it is kept: NFC, without white space around, one line but for
	 * WRITING_LINES, whose paragraphs are parted by one empty line; never
	 * NULL, and "" where the form has no such field. Of an unclean one,
	 * what of it is text. Of addresses: with ", " between.
	 */
	const char *field[WRITING__MAX];
	enum writing_fault fault[WRITING__MAX];
	long length[WRITING__MAX]; /* in characters, or addresses */
};

/* "name", "place", "email", …: of the forms' fields. */
extern const char *const writing_names[WRITING__MAX];

/* "error", "comment", "technical", NULL: what feedback there is. */
extern const char *const writing_kinds[];

/*
 * Read form's fields into *w, in arena a, and check them by the rules of
 * kind. Whether all are fine.
 */
bool writing_read(struct arena *a, const struct writing_form *kind,
    const struct form *form, struct writing *w);

/* The same of values, by their fields; NULL stands for "". */
bool writing_take(struct arena *a, const struct writing_form *kind,
    const char *const value[WRITING__MAX], struct writing *w);

/* Clean text (utf8_is_clean) as fields are kept; is_line: on one line. */
const char *writing_clean(struct arena *a, const char *text, bool is_line);

/*
 * The addresses of a field of WRITING_ADDRESSES, each once, in arena a;
 * returns how many, at most WRITING_FRIENDS_MAX.
 */
int writing_addresses(struct arena *a, const char *text,
    const char *address[WRITING_FRIENDS_MAX]);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_WRITING_H
#define POST_WRITING_H

#include <stdbool.h>

struct arena;
struct form;

/* What a reader wrote into the form of a talking point. */
enum writing_field {
	WRITING_NAME,
	WRITING_PLACE,
	WRITING_EMAIL,
	WRITING_MESSAGE,
	WRITING__MAX
};

enum {
	WRITING_NAME_MAX = 60,
	WRITING_PLACE_MAX = 60,
	WRITING_EMAIL_MAX = 254, /* RFC 5321 4.5.3.1.3, without its brackets */
	WRITING_MESSAGE_MAX = 2000
};

/* What is wrong with a field. */
enum writing_fault {
	WRITING_FINE,
	WRITING_MISSING,
	WRITING_TOO_LONG,
	WRITING_UNCLEAN,    /* characters that are not text */
	WRITING_NO_ADDRESS, /* not one e-mail address */
	WRITING_FAULT__MAX
};

struct writing {
	/*
	 * As it is kept: NFC, without white space around, one line but for the
	 * message, whose paragraphs are parted by one empty line; never NULL.
	 * Of an unclean one, what of it is text.
	 */
	const char *field[WRITING__MAX];
	enum writing_fault fault[WRITING__MAX];
	long length[WRITING__MAX]; /* in characters */
};

/* "name", "place", "email", "message": of the form's fields. */
extern const char *const writing_names[WRITING__MAX];

/*
 * Read form's fields into *w, in arena a, and check them. Whether all are
 * fine.
 */
bool writing_read(struct arena *a, const struct form *form, struct writing *w);

/* The same of values, in the order of the fields; NULL stands for "". */
bool writing_take(struct arena *a, const char *const value[WRITING__MAX],
    struct writing *w);

/* Clean text (utf8_is_clean) as fields are kept; is_line: on one line. */
const char *writing_clean(struct arena *a, const char *text, bool is_line);

#endif

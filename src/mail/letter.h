/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_LETTER_H
#define MAIL_LETTER_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct buf;
struct fault;

/*
 * A letter of ours as bytes (RFC 5322, 2045, 2047, 6532, 8058). Whoever calls
 * this has checked what they put in; it is checked or cleaned again here, so
 * that nothing of a reader's makes a header, or a second recipient.
 */
struct mail_letter {
	const char *id; /* hexadecimal; left of the @ of Message-ID */
	const char *subject;
	const char *from_name;   /* the site's name */
	const char *from;        /* its address */
	const char *to;          /* the one address it goes to */
	const char *reply_to;    /* an address, or NULL */
	const char *language;    /* BCP 47; two of them: "ar, en-GB" */
	const char *unsubscribe; /* the whole URL that takes a POST */
	int64_t date;
	const char *text; /* lines, no CR */
	const char *html;
};

/*
 * Append l to out, with CRLF behind every line: multipart/alternative, first
 * text and then html, each in 7 bits; the header is ASCII, but for a To or
 * Reply-To whose local part is not. Of subject, name and bodies what is no
 * text is taken out. false, FAULT_DATA: an address is none, or id, language
 * or unsubscribe is not what it is said to be here. Scratch goes to arena a.
 */
bool letter_write(struct arena *a, const struct mail_letter *l, struct buf *out,
    struct fault *f);

#endif

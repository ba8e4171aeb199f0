/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_WRAP_H
#define STORY_WRAP_H

#include <stddef.h>

struct buf;

/*
 * Append the words of text (clean UTF-8) to out, in lines of at most columns
 * display columns: first begins the first line and rest the others, both
 * counted. A run of white space is one break; nothing but no-break spaces is
 * none, and stays. A word longer than a line has one of its own and is not
 * cut, so that an address stays whole; but Han, kana, Thai, Lao, Khmer and
 * Myanmar, written without spaces, may break between characters, by UAX #14
 * where it speaks of punctuation. Every line ends with '\n' and none with a
 * blank. Text without words gives nothing, not even first. SIZE_MAX columns:
 * one line.
 */
void wrap_text(struct buf *out, const char *text, const char *first,
    const char *rest, size_t columns);

/*
 * The display columns of the n bytes at text: wide characters (UAX #11) take
 * two, combining marks and what is not seen none.
 */
size_t wrap_columns(const char *text, size_t n);

#endif

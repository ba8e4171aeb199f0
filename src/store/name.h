/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_NAME_H
#define STORE_NAME_H

#include <stddef.h>

/*
 * Call each with what looks like a name in a text of clean UTF-8: runs of two
 * to five words with a capital each, within a sentence, whose first word has
 * a capital anyway.
 */
void name_each(const char *text,
    void (*each)(void *arg, const char *name, size_t n), void *arg);

#endif

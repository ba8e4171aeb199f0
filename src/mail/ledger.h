/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_LEDGER_H
#define MAIL_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

struct fault;

/*
 * What has been handed over, in a file outside of the edition's folder: so a
 * backup that is restored, or a copy, does not send it again. Its first line
 * has the ledger's own name, at random; each other line is a time and the id
 * of a message. One program has it open at a time.
 */
struct ledger;

/*
 * Open the file at path, or make it. A last line that a power cut tore is
 * taken away; of many lines those older than 60 days are. NULL and f:
 * FAULT_BUSY (another program has it), FAULT_DATA (it is damaged),
 * FAULT_CREATE, FAULT_PERMISSION, FAULT_IO, with what to do.
 */
struct ledger *ledger_open(const char *path, int64_t now, struct fault *f);

/* NULL is allowed. */
void ledger_close(struct ledger *l);

/* 32 hexadecimal digits; they live as long as l. */
const char *ledger_name(const struct ledger *l);

/* Whether the file at its path is still the one that is open. */
bool ledger_is_current(const struct ledger *l);

bool ledger_has(const struct ledger *l, const char *id);

/* See that there is room on the disk for one more line. */
bool ledger_ready(struct ledger *l, struct fault *f);

/* Add a line, and have it on disk. An id that is there stays as it is. */
bool ledger_add(
    struct ledger *l, const char *id, int64_t now, struct fault *f);

#endif

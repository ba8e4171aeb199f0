/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/*
 * One event is one line on standard error, "program: level: text". Under
 * systemd (JOURNAL_STREAM is set) the line begins with the "<3>" priorities
 * that the journal reads instead. Control bytes and bytes that are no UTF-8
 * are written as \xHH, so that no input can forge a line; a line is cut at
 * 1,000 bytes. Safe from any thread: a line is one write.
 */

/* The name each line begins with; kept by pointer. Default "broadsheet". */
void log_open(const char *program);

void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_warning(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif

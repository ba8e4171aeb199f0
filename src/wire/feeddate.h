/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_FEEDDATE_H
#define WIRE_FEEDDATE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A time as feeds have it, in seconds since 1970: RFC 822, 2822 and 5322 with
 * what is made of them (years of two digits, names of zones, months in full,
 * the month before the day, "24:00", asctime's order), and RFC 3339 and
 * W3CDTF with a month or a year alone. A part that is not there is its least;
 * what has no zone, or one that is not known, is UTC (RFC 5322, 4.3). Years
 * 1000 to 9999. false: none of them, or a day that there is not.
 */
bool feeddate_parse(const char *s, int64_t *t);

#endif

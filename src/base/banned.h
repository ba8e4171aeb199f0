/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

/*
 * Calls that have cost other programs dearly are compile errors here:
 * unbounded copies, parsers that cannot report, and clocks that share
 * static memory between threads. Every .c file includes this last.
 */
#define banned(call) sorry_##call##_is_banned

#undef strcpy
#define strcpy(a, b) banned(strcpy)
#undef strcat
#define strcat(a, b) banned(strcat)
#undef strncpy
#define strncpy(a, b, n) banned(strncpy)
#undef strncat
#define strncat(a, b, n) banned(strncat)
#undef sprintf
#define sprintf(...) banned(sprintf)
#undef vsprintf
#define vsprintf(...) banned(vsprintf)
#undef strtok
#define strtok(a, b) banned(strtok)
#undef atoi
#define atoi(a) banned(atoi)
#undef atol
#define atol(a) banned(atol)
#undef gmtime
#define gmtime(a) banned(gmtime)
#undef localtime
#define localtime(a) banned(localtime)
#undef ctime
#define ctime(a) banned(ctime)
#undef asctime
#define asctime(a) banned(asctime)

#endif

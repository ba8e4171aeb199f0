/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_SYNC_H
#define MAIL_SYNC_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Files that are there after a power cut. false: errno says why. */

/* Write the n bytes at p to fd, all of them. */
bool sync_put(int fd, const void *p, size_t n);

/* Make path of the n bytes at p, in place of what was there. */
bool sync_write(const char *path, const void *p, size_t n, mode_t mode);

/* Have on disk which names are in the folder that path is in. */
bool sync_folder(const char *path);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_NOTIFY_H
#define HTTP_NOTIFY_H

/*
 * Tell the service manager state, "READY=1" and the like (sd_notify(3)), on
 * the datagram socket that NOTIFY_SOCKET names. Without one, or when it
 * cannot be reached, nothing happens: the service runs all the same.
 */
void notify_send(const char *state);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_SANDBOX_H
#define PICTURE_SANDBOX_H

#include <stdbool.h>

/*
 * What a decoder of pictures may use of the machine, for the rest of its
 * life: 256 MB of memory (RLIMIT_DATA), 5 seconds of the processor, 30 by the
 * clock, 64 MB a file, no core. Call before anything is loaded.
 */
void sandbox_limit(void);

/*
 * And what it may ask of the kernel: to read and write the descriptors that
 * it has, memory, and threads. Everything else answers EPERM: no file is
 * opened, no socket or process made, no memory made executable. Call when all
 * libraries are loaded. false: the kernel does not do it, errno says why; a
 * picture must not be decoded then.
 */
bool sandbox_enter(void);

#endif

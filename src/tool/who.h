/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_WHO_H
#define TOOL_WHO_H

/* Who runs the command, for the audit log; lives as long as the program. */
const char *who_am_i(void);

#endif

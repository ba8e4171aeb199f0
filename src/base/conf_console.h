/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CONF_CONSOLE_H
#define BASE_CONF_CONSOLE_H

#include <confuse.h>
#include <stdbool.h>

struct conf;
struct fault;

/*
 * For conf.c: what cfg, read from path, says of the console and of podcasts,
 * checked, into *c. false: FAULT_CONFIG naming path and option.
 */
bool conf_take_console(
    cfg_t *cfg, const char *path, struct conf *c, struct fault *f);
void conf_release_console(struct conf *c);

#endif

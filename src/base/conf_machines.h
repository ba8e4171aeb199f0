/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CONF_MACHINES_H
#define BASE_CONF_MACHINES_H

#include <stdbool.h>

struct cfg_t;
struct conf;
struct conf_list;
struct fault;

/*
 * Take what the site says to machines out of the configuration that was read
 * from path: robots_*, security_*, legal_name, founded and the policies.
 * c->contact must be there. false, FAULT_CONFIG: an option is wrong.
 */
bool conf_take_machines(
    struct cfg_t *cfg, const char *path, struct conf *c, struct fault *f);

/* A list of strings, and what gives it back. */
void conf_take_list(struct cfg_t *cfg, const char *name, struct conf_list *list);
void conf_release_list(struct conf_list *list);

/* Give back what that made, also when it failed half way. */
void conf_release_machines(struct conf *c);

#endif

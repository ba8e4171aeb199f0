/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CONF_MAIL_H
#define BASE_CONF_MAIL_H

#include <confuse.h>
#include <stdbool.h>

struct conf;
struct fault;

/*
 * For conf.c: what cfg, read from path, says of mail, of what readers may
 * send, and of the proxies before us, checked, into *c; its paths are taken
 * from the file's folder by absolute. false: FAULT_CONFIG naming path and
 * option.
 */
bool conf_take_mail(cfg_t *cfg, const char *path,
    char *(*absolute)(const char *file, const char *path), struct conf *c,
    struct fault *f);
void conf_release_mail(struct conf *c);

#endif

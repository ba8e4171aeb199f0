/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_ROUTES_H
#define POST_ROUTES_H

#include "page/route.h"

/* The addresses of postroom.fcgi. */
extern const struct route_table postroom_routes;

#endif

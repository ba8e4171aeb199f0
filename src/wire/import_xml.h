/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_IMPORT_XML_H
#define WIRE_IMPORT_XML_H

#include <stdbool.h>

struct fault;
struct run;
struct walk_file;
struct xml;

/*
 * Take what is in a file of XML whose root element has started, to the
 * file's end. What cannot be read of it is noted as refused. false: a fault
 * that ends the run. For src/wire only.
 */
typedef bool import_root(struct run *r, const struct walk_file *file,
    struct xml *x, struct fault *f);

import_root import_nitf;
import_root import_newsmlg2;      /* an item by itself */
import_root import_newsmlg2_many; /* a newsMessage */

#endif

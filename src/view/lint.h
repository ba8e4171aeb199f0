/* SPDX-License-Identifier: Apache-2.0 */
#ifndef VIEW_LINT_H
#define VIEW_LINT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct fault;

/*
 * Check the n bytes of template text at p before ctemplate sees them. Its
 * auto-escape is opt-in a file and older than HTML5, so what it would let
 * through is refused here, for our templates and for a site's own:
 *
 * - the text begins with {{%AUTOESCAPE context="HTML"}} (or "XML");
 * - sections open and close in order, and every marker is one that
 *   is_marker knows (name, its length);
 * - :none stands only on BODY, FIGURE and JSON_LD, and JSON_LD only in a
 *   <script type="application/ld+json">;
 * - no marker in a tag's or an attribute's name, in an unquoted value, in a
 *   comment, a <style>, any other <script>, or an on…, style or srcdoc
 *   attribute, or in the content of <meta http-equiv>;
 * - srcset, poster, formaction, xlink:href and ping take only markers with
 *   :U=html; href, src and action take none with :none or :h;
 * - no {{=…}} change of delimiters.
 *
 * name is used in messages. false, FAULT_CONFIG: "name:line: reason".
 */
bool view_lint(const char *name, const char *p, size_t n,
    bool (*is_marker)(const char *marker, size_t length), struct fault *f);

#ifdef __cplusplus
}
#endif

#endif

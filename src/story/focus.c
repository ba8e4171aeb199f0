/* SPDX-License-Identifier: Apache-2.0 */
/* Reading where the focus of a picture is. */
#include "story/focus.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

enum { DIGITS_MAX = 4 };

/* "0", "1.0", "0.35", ".5": in tenths, rounded; what is behind it or NULL. */
static const char *
parse_share(const char *p, int *tenths)
{
	static const char digits[] = "0123456789";
	bool has_one = *p == '1', has_more = false;
	size_t n;

	p += *p == '0' || *p == '1';
	*tenths = has_one ? 10 : 0;
	if (*p != '.')
		return p;
	n = strspn(++p, digits);
	if (n < 1 || n > DIGITS_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++)
		has_more = has_more || p[i] != '0';
	if (has_one && has_more)
		return NULL;
	if (!has_one)
		*tenths = p[0] - '0' + (n > 1 && p[1] >= '5');
	return p + n;
}

bool
focus_parse(const char *text, struct focus *focus)
{
	struct focus at;
	const char *p = text;

	if (*p == ',' || (p = parse_share(p, &at.x)) == NULL || *p != ',')
		return false;
	p += 1 + strspn(p + 1, " ");
	if (*p == '\0' || (p = parse_share(p, &at.y)) == NULL || *p != '\0')
		return false;
	if (focus != NULL)
		*focus = at;
	return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What the configuration says of the console's slots and of podcasts. */
#include "base/conf_console.h"

#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/fault.h"

#include "base/banned.h"

enum { HOURS_MAX = 24 * 366 };

/* A path of this site or a whole address, as it can stand in a page. */
static bool
is_address(const char *s)
{
	return (strncmp(s, "http://", 7) == 0 ||
		   strncmp(s, "https://", 8) == 0 ||
		   (s[0] == '/' && s[1] != '/')) &&
	       strpbrk(s, " \t\r\n\"'<>\\") == NULL;
}

static bool
is_list(const char *s)
{
	return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-/") ==
		   strlen(s) &&
	       s[0] != '/' && s[strlen(s) - 1] != '/';
}

static bool
take_bulletin(cfg_t *cfg, const char *path, struct conf_bulletin *b,
    struct fault *f)
{
	b->label = strdup(cfg_title(cfg));
	b->list = strdup(cfg_getstr(cfg, "list"));
	b->url = strdup(cfg_getstr(cfg, "url"));
	b->hours = (int)cfg_getint(cfg, "hours");
	if ((b->list[0] == '\0') == (b->url[0] == '\0'))
		return fault_set(f, FAULT_CONFIG,
		    "%s: bulletin \"%s\": wants a list, like "
		    "\"audiovideo/radio-news\", or a url",
		    path, b->label);
	if (b->list[0] != '\0' && !is_list(b->list))
		return fault_set(f, FAULT_CONFIG,
		    "%s: bulletin \"%s\": list = \"%s\": wants a path like "
		    "\"audiovideo/radio-news\"",
		    path, b->label, b->list);
	if (b->url[0] != '\0' && !is_address(b->url))
		return fault_set(f, FAULT_CONFIG,
		    "%s: bulletin \"%s\": url = \"%s\": wants a path like "
		    "\"/about/programmes\" or an address with http",
		    path, b->label, b->url);
	if (b->hours < 0 || b->hours > HOURS_MAX)
		return fault_set(f, FAULT_CONFIG,
		    "%s: bulletin \"%s\": hours = %d: wants 1 to %d, or 0 for "
		    "one that is never too old",
		    path, b->label, b->hours, HOURS_MAX);
	return true;
}

bool
conf_take_console(
    cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	unsigned n = cfg_size(cfg, "bulletin");

	c->podcast_category = strdup(cfg_getstr(cfg, "podcast_category"));
	c->podcast_image = strdup(cfg_getstr(cfg, "podcast_image"));
	if (c->podcast_image[0] != '\0' && !is_address(c->podcast_image))
		return fault_set(f, FAULT_CONFIG,
		    "%s: podcast_image = \"%s\": wants a path like "
		    "\"/static/podcast.jpg\" or an address with http",
		    path, c->podcast_image);
	if (n > CONF_BULLETINS_MAX)
		return fault_set(f, FAULT_CONFIG,
		    "%s: %u bulletins; at most %d fit on the console", path, n,
		    CONF_BULLETINS_MAX);
	for (unsigned i = 0; i < n; i++) {
		struct conf_bulletin *b = &c->bulletin[c->n_bulletins++];

		if (!take_bulletin(
			cfg_getnsec(cfg, "bulletin", i), path, b, f))
			return false;
	}
	return true;
}

void
conf_release_console(struct conf *c)
{
	free(c->podcast_category);
	free(c->podcast_image);
	for (size_t i = 0; i < c->n_bulletins; i++) {
		free(c->bulletin[i].label);
		free(c->bulletin[i].list);
		free(c->bulletin[i].url);
	}
}

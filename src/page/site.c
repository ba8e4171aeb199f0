/* SPDX-License-Identifier: Apache-2.0 */
/* What every page of a process has in common. */
#include "page/site.h"

#include <glib.h>
#include <stdlib.h>

#include "base/conf.h"
#include "page/page.h"

#include "base/banned.h"

/* Pages made by another program, template or configuration differ. */
static void
digest_file(GChecksum *sum, const char *path)
{
	char *text = NULL;
	gsize n = 0;

	if (g_file_get_contents(path, &text, &n, NULL))
		g_checksum_update(sum, (const guchar *)text, (gssize)n);
	g_free(text);
}

static void
make_build(struct site *s)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	char *style =
	    g_build_filename(s->conf->static_dir, "broadsheet.css", NULL);

	g_checksum_update(sum, (const guchar *)PACKAGE_VERSION, -1);
	g_checksum_update(sum, (const guchar *)view_digest(s->view), -1);
	digest_file(sum, s->conf->path);
	digest_file(sum, style);
	g_strlcpy(s->build, g_checksum_get_string(sum), sizeof(s->build));
	g_free(style);
	g_checksum_free(sum);
}

struct view *
site_open(struct site *site, const struct conf *conf, struct fault *f)
{
	struct view *view =
	    view_open(conf->template_dir, conf->override_dir, f);

	*site = (struct site){
	    .conf = conf,
	    .view = view,
	    .strict = getenv("BROADSHEET_STRICT") != NULL,
	};
	if (view != NULL)
		make_build(site);
	return view;
}

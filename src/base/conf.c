/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration file: read once at start, by libconfuse. */
#include "base/conf.h"

#include <confuse.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/conf_console.h"
#include "base/conf_machines.h"
#include "base/conf_mail.h"
#include "base/fault.h"

#include "base/banned.h"

/*
 * libconfuse reports through a callback that is given no context, so the one
 * being filled waits here. Inside a section it forgets the file's name too.
 */
static struct fault *reading_fault;
static const char *reading_path;

static void
report(cfg_t *cfg, const char *fmt, va_list ap)
{
	char text[256];

	vsnprintf(text, sizeof(text), fmt, ap);
	fault_set(reading_fault, FAULT_CONFIG, "%s:%d: %s", reading_path,
	    cfg == NULL ? 0 : cfg->line, text);
}

/* path, or path behind the folder of the configuration file. */
static char *
absolute(const char *file, const char *path)
{
	char whole[PATH_MAX], cwd[PATH_MAX];
	const char *slash = strrchr(file, '/');
	int dir = slash == NULL ? 0 : (int)(slash - file) + 1;

	if (path[0] == '/' || path[0] == '\0')
		return strdup(path);
	if (file[0] == '/' || getcwd(cwd, sizeof(cwd)) == NULL)
		cwd[0] = '\0';
	if (snprintf(whole, sizeof(whole), "%s%s%.*s%s", cwd,
		cwd[0] == '\0' ? "" : "/", dir, file,
		path) >= (int)sizeof(whole))
		return strdup(path);
	return strdup(whole);
}

static bool
check_base_url(const char *url, struct fault *f)
{
	const char *host = strstr(url, "://");

	if (host == NULL ||
	    (strncmp(url, "http://", 7) != 0 &&
		strncmp(url, "https://", 8) != 0) ||
	    host[3] == '\0' || url[strlen(url) - 1] == '/' ||
	    strpbrk(url, " \t\"'<>?#") != NULL)
		return fault_set(f, FAULT_CONFIG,
		    "%s: base_url = \"%s\": "
		    "wants the site's address without a slash behind it, like "
		    "\"https://news.example.org\"",
		    reading_path, url);
	return true;
}

/* "de_DE" is a mistake people make; a quote in it would break every page. */
static bool
check_words(const struct conf *c, struct fault *f)
{
	for (const char *p = c->language; *p != '\0'; p++) {
		if (strchr("abcdefghijklmnopqrstuvwxyz"
			   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
			*p) == NULL)
			return fault_set(f, FAULT_CONFIG,
			    "%s: language = "
			    "\"%s\": wants a BCP 47 tag, like \"en-GB\"",
			    reading_path, c->language);
	}
	if (strcmp(c->direction, "ltr") != 0 &&
	    strcmp(c->direction, "rtl") != 0)
		return fault_set(f, FAULT_CONFIG,
		    "%s: direction = \"%s\": "
		    "wants \"ltr\" or \"rtl\"",
		    reading_path, c->direction);
	if (c->workers < 0 || c->workers > 256)
		return fault_set(f, FAULT_CONFIG,
		    "%s: workers = %d: wants 0 "
		    "(one a core) to 256",
		    reading_path, c->workers);
	if (c->threads < 1 || c->threads > 64)
		return fault_set(f, FAULT_CONFIG,
		    "%s: threads = %d: wants 1 "
		    "to 64",
		    reading_path, c->threads);
	if (c->page_cache_mb < 0 || c->page_cache_mb > 4096)
		return fault_set(f, FAULT_CONFIG,
		    "%s: page_cache_mb = %d: wants 0 (none) to 4096",
		    reading_path, c->page_cache_mb);
	if (c->see_also_max < 0 || c->see_also_max > 50)
		return fault_set(f, FAULT_CONFIG,
		    "%s: see_also_max = %d: wants 0 to 50", reading_path,
		    c->see_also_max);
	if (c->age_notice_days < 0 || c->age_notice_days > 36500)
		return fault_set(f, FAULT_CONFIG,
		    "%s: age_notice_days = %d: wants 0 (never) to 36500",
		    reading_path, c->age_notice_days);
	/* The next is made of it. */
	if (!check_base_url(c->base_url, f))
		return false;
	if (strspn(c->tag_authority,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789.-_@,") != strlen(c->tag_authority) ||
	    strchr(c->tag_authority, ',') == NULL)
		return fault_set(f, FAULT_CONFIG,
		    "%s: tag_authority = \"%s\": wants a name and a date, like "
		    "\"news.example.org,2026-01-01\" (RFC 4151)",
		    reading_path, c->tag_authority);
	return true;
}

static bool
check_number(const char *name, int n, int max, struct fault *f)
{
	if (n >= 1 && n <= max)
		return true;
	return fault_set(f, FAULT_CONFIG, "%s: %s = %d: wants 1 to %d",
	    reading_path, name, n, max);
}

static bool
check_postroom(const struct conf *c, struct fault *f)
{
	return check_number("postroom_workers", c->postroom_workers, 16, f) &&
	       check_number("postroom_threads", c->postroom_threads, 64, f);
}

static bool
take_zones(cfg_t *cfg, struct conf *c, struct fault *f)
{
	for (unsigned i = 0; i < cfg_size(cfg, "zone"); i++) {
		cfg_t *zone = cfg_getnsec(cfg, "zone", i);

		if (!stamp_zone_add(&c->zones, cfg_title(zone),
			cfg_getstr(zone, "name"), f))
			return fault_at(f, "%s", reading_path);
	}
	if (c->zones.n > 0)
		return true;
	return stamp_zone_add(&c->zones, "GMT", "UTC", f);
}

static bool
take_family(cfg_t *cfg, struct conf *c, struct fault *f)
{
	unsigned n = cfg_size(cfg, "family");

	if (n > CONF_FAMILY_MAX)
		return fault_set(f, FAULT_CONFIG,
		    "%s: %u family links; at "
		    "most %d fit in the bar",
		    reading_path, n, CONF_FAMILY_MAX);
	for (unsigned i = 0; i < n; i++) {
		cfg_t *link = cfg_getnsec(cfg, "family", i);
		const char *url = cfg_getstr(link, "url");

		if (url == NULL || url[0] == '\0')
			return fault_set(f, FAULT_CONFIG,
			    "%s: family \"%s\" "
			    "has no url",
			    reading_path, cfg_title(link));
		c->family[i].label = strdup(cfg_title(link));
		c->family[i].url = strdup(url);
		c->n_family++;
	}
	return true;
}

/* By default the host of base_url, on the first day of this program's year. */
static char *
tag_authority(const char *given, const struct conf *c)
{
	const char *host = strstr(c->base_url, "://");
	char text[300];

	if (given[0] != '\0')
		return strdup(given);
	host = host == NULL ? "localhost" : host + 3;
	snprintf(text, sizeof(text), "%.*s,2026-01-01",
	    (int)strcspn(host, ":/"), host);
	return strdup(text);
}

static bool
take(cfg_t *cfg, struct conf *c, struct fault *f)
{
	const char *publisher = cfg_getstr(cfg, "publisher");

	c->path = strdup(reading_path);
	c->site_name = strdup(cfg_getstr(cfg, "site_name"));
	c->tagline = strdup(cfg_getstr(cfg, "tagline"));
	c->base_url = strdup(cfg_getstr(cfg, "base_url"));
	c->language = strdup(cfg_getstr(cfg, "language"));
	c->direction = strdup(cfg_getstr(cfg, "direction"));
	c->tag_authority = tag_authority(cfg_getstr(cfg, "tag_authority"), c);
	c->search_language = strdup(cfg_getstr(cfg, "search_language"));
	c->publisher = strdup(publisher[0] == '\0' ? c->site_name : publisher);
	c->contact = strdup(cfg_getstr(cfg, "contact"));
	c->disclaimer = strdup(cfg_getstr(cfg, "disclaimer"));
	c->low_indexed = cfg_getbool(cfg, "low_indexed");
	c->see_also_max = (int)cfg_getint(cfg, "see_also_max");
	c->read_log = absolute(reading_path, cfg_getstr(cfg, "read_log"));
	c->age_notice_days = (int)cfg_getint(cfg, "age_notice_days");
	conf_take_list(cfg, "age_notice_exempt", &c->age_exempt);
	c->edition_dir = absolute(reading_path, cfg_getstr(cfg, "edition"));
	c->template_dir = absolute(reading_path, cfg_getstr(cfg, "templates"));
	c->override_dir =
	    absolute(reading_path, cfg_getstr(cfg, "template_overrides"));
	c->static_dir = absolute(reading_path, cfg_getstr(cfg, "static"));
	c->socket = absolute(reading_path, cfg_getstr(cfg, "socket"));
	c->workers = (int)cfg_getint(cfg, "workers");
	c->threads = (int)cfg_getint(cfg, "threads");
	c->page_cache_mb = (int)cfg_getint(cfg, "page_cache_mb");
	c->postroom_socket =
	    absolute(reading_path, cfg_getstr(cfg, "postroom_socket"));
	c->postroom_workers = (int)cfg_getint(cfg, "postroom_workers");
	c->postroom_threads = (int)cfg_getint(cfg, "postroom_threads");
	return check_words(c, f) && check_postroom(c, f) &&
	       take_zones(cfg, c, f) &&
	       take_family(cfg, c, f) &&
	       conf_take_console(cfg, reading_path, c, f) &&
	       conf_take_mail(cfg, reading_path, absolute, c, f) &&
	       conf_take_machines(cfg, reading_path, c, f);
}

static bool
read_file(const char *path, bool may_be_absent, cfg_t *cfg, struct fault *f)
{
	FILE *in = fopen(path, "re");
	int rc;

	if (in == NULL && errno == ENOENT && may_be_absent)
		return true;
	if (in == NULL)
		return fault_set(f, FAULT_NOINPUT,
		    "%s: %s; name the "
		    "configuration with -C FILE or BROADSHEET_CONF",
		    path, strerror(errno));
	rc = cfg_parse_fp(cfg, in);
	fclose(in);
	if (rc == CFG_SUCCESS)
		return true;
	if (f != NULL && f->cause == FAULT_NONE)
		fault_set(f, FAULT_CONFIG, "%s: cannot be read", path);
	return false;
}

bool
conf_load(const char *path, struct conf *c, struct fault *f)
{
	char age_exempt[] = "{obituary, letter}";
	cfg_opt_t zone_opts[] = {CFG_STR("name", "UTC", CFGF_NONE), CFG_END()};
	cfg_opt_t family_opts[] = {CFG_STR("url", "", CFGF_NONE), CFG_END()};
	cfg_opt_t bulletin_opts[] = {CFG_STR("list", "", CFGF_NONE),
	    CFG_STR("url", "", CFGF_NONE), CFG_INT("hours", 24, CFGF_NONE),
	    CFG_END()};
	cfg_opt_t policy_opts[] = {CFG_STR("url", "", CFGF_NONE), CFG_END()};
	cfg_opt_t opts[] = {CFG_STR("site_name", "Broadsheet", CFGF_NONE),
	    CFG_STR("tagline", "", CFGF_NONE),
	    CFG_STR("base_url", "http://localhost:8080", CFGF_NONE),
	    CFG_STR("language", "en-GB", CFGF_NONE),
	    CFG_STR("direction", "ltr", CFGF_NONE),
	    CFG_STR("publisher", "", CFGF_NONE),
	    CFG_STR("tag_authority", "", CFGF_NONE),
	    CFG_STR("search_language", "english", CFGF_NONE),
	    CFG_STR("contact", "", CFGF_NONE),
	    CFG_STR("disclaimer", "", CFGF_NONE),
	    CFG_BOOL("low_indexed", cfg_false, CFGF_NONE),
	    CFG_INT("see_also_max", 8, CFGF_NONE),
	    CFG_STR("read_log", "", CFGF_NONE),
	    CFG_INT("age_notice_days", 30, CFGF_NONE),
	    CFG_STR_LIST("age_notice_exempt", age_exempt, CFGF_NONE),
	    CFG_SEC("zone", zone_opts, CFGF_MULTI | CFGF_TITLE),
	    CFG_SEC("family", family_opts, CFGF_MULTI | CFGF_TITLE),
	    CFG_SEC("bulletin", bulletin_opts, CFGF_MULTI | CFGF_TITLE),
	    CFG_STR("podcast_category", "News", CFGF_NONE),
	    CFG_STR("podcast_image", "", CFGF_NONE),
	    CFG_STR("legal_name", "", CFGF_NONE),
	    CFG_STR("founded", "", CFGF_NONE),
	    CFG_SEC("policy", policy_opts, CFGF_MULTI | CFGF_TITLE),
	    CFG_STR_LIST("robots_disallow", NULL, CFGF_NONE),
	    CFG_STR_LIST("robots_refuse", NULL, CFGF_NONE),
	    CFG_STR("security_contact", "", CFGF_NONE),
	    CFG_STR("security_policy", "", CFGF_NONE),
	    CFG_STR("edition", LOCALSTATEDIR "/lib/broadsheet", CFGF_NONE),
	    CFG_STR("templates", PKGDATADIR "/templates", CFGF_NONE),
	    CFG_STR("template_overrides", "", CFGF_NONE),
	    CFG_STR("static", PKGDATADIR "/static", CFGF_NONE),
	    CFG_STR("socket", RUNSTATEDIR "/broadsheet/site.sock", CFGF_NONE),
	    CFG_INT("workers", 0, CFGF_NONE), CFG_INT("threads", 4, CFGF_NONE),
	    CFG_INT("page_cache_mb", 32, CFGF_NONE),
	    CFG_STR("postroom_socket",
		RUNSTATEDIR "/broadsheet-postroom/postroom.sock", CFGF_NONE),
	    CFG_INT("postroom_workers", 1, CFGF_NONE),
	    CFG_INT("postroom_threads", 2, CFGF_NONE),
	    CFG_INT("debate_per_hour", 5, CFGF_NONE),
	    CFG_INT("debate_total_per_hour", 300, CFGF_NONE),
	    CFG_INT("feedback_per_hour", 5, CFGF_NONE),
	    CFG_INT("feedback_total_per_hour", 300, CFGF_NONE),
	    CFG_STR_LIST("trusted_proxies", NULL, CFGF_NONE),
	    CFG_STR("mail_transport", "off", CFGF_NONE),
	    CFG_STR("mail_from", "", CFGF_NONE),
	    CFG_STR("mail_relay", "smtp://localhost", CFGF_NONE),
	    CFG_STR("mail_tls", "required", CFGF_NONE),
	    CFG_STR("mail_user", "", CFGF_NONE),
	    CFG_STR("mail_password_file", "", CFGF_NONE),
	    CFG_STR("mail_ca_file", "", CFGF_NONE),
	    CFG_STR("mail_ledger", LOCALSTATEDIR "/lib/broadsheet-mail/ledger",
		CFGF_NONE),
	    CFG_STR("sendmail", "/usr/sbin/sendmail", CFGF_NONE),
	    CFG_STR("maildir", "", CFGF_NONE),
	    CFG_INT("mail_timeout_s", 300, CFGF_NONE),
	    CFG_INT("mail_give_up_hours", 120, CFGF_NONE),
	    CFG_STR("email_mode", "verified", CFGF_NONE),
	    CFG_INT("email_network_per_hour", 5, CFGF_NONE),
	    CFG_INT("email_network_per_day", 20, CFGF_NONE),
	    CFG_INT("email_sender_per_day", 10, CFGF_NONE),
	    CFG_INT("email_recipient_per_day", 3, CFGF_NONE),
	    CFG_INT("email_domain_per_hour", 60, CFGF_NONE),
	    CFG_INT("email_story_per_hour", 100, CFGF_NONE),
	    CFG_INT("email_total_per_hour", 300, CFGF_NONE),
	    CFG_END()};
	struct conf made = {0};
	struct fault why = {0};
	bool named = path != NULL, ok;
	cfg_t *cfg;

	if (path == NULL && (path = getenv("BROADSHEET_CONF")) != NULL)
		named = true;
	if (path == NULL)
		path = SYSCONFDIR "/broadsheet.conf";
	reading_path = path;
	reading_fault = &why;
	cfg = cfg_init(opts, CFGF_NONE);
	cfg_set_error_function(cfg, report);
	ok = read_file(path, !named, cfg, &why) && take(cfg, &made, &why);
	cfg_free(cfg);
	if (ok)
		*c = made;
	else
		conf_release(&made);
	if (!ok && f != NULL)
		*f = why;
	return ok;
}

void
conf_release(struct conf *c)
{
	free(c->path);
	free(c->site_name);
	free(c->tagline);
	free(c->base_url);
	free(c->language);
	free(c->direction);
	free(c->publisher);
	free(c->tag_authority);
	free(c->search_language);
	free(c->contact);
	free(c->disclaimer);
	free(c->read_log);
	free(c->edition_dir);
	free(c->template_dir);
	free(c->override_dir);
	free(c->static_dir);
	free(c->socket);
	free(c->postroom_socket);
	stamp_zones_close(&c->zones);
	for (size_t i = 0; i < c->n_family; i++) {
		free(c->family[i].label);
		free(c->family[i].url);
	}
	conf_release_console(c);
	conf_release_list(&c->age_exempt);
	conf_release_machines(c);
	conf_release_mail(c);
	*c = (struct conf){0};
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What the configuration says to machines: robots, finders of holes. */
#include "base/conf_machines.h"

#include <confuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"

#include "base/banned.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/* schema.org's properties of a NewsMediaOrganization that are addresses. */
static const char *const policies[CONF_POLICIES_MAX] = {
    "actionableFeedbackPolicy", "correctionsPolicy", "diversityPolicy",
    "diversityStaffingReport", "ethicsPolicy", "masthead",
    "missionCoveragePrioritiesPolicy", "noBylinesPolicy",
    "ownershipFundingInfo", "publishingPrinciples", "unnamedSourcesPolicy",
    "verificationFactCheckingPolicy"};

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* Only what may stand in a URI as it is (RFC 3986 2). */
static bool
is_uri_text(const char *s)
{
	return s[0] != '\0' &&
	       strspn(s, LETTERS DIGITS "-._~:/?#[]@!$&'()*+,;=%") == strlen(s);
}

/* A mail address that may stand behind "mailto:" as it is (RFC 6068). */
static bool
is_mail(const char *s)
{
	size_t n = strspn(s, LETTERS DIGITS "-._~!$'*+");

	return n > 0 && s[n] == '@' && s[n + 1] != '\0' &&
	       strspn(s + n + 1, LETTERS DIGITS "-.") == strlen(s + n + 1);
}

/* Nobody asked for the letters' address to be good enough for this. */
static const char *
contact_of(const char *given, const struct conf *c)
{
	return given[0] != '\0' ? given : is_mail(c->contact) ? c->contact : "";
}

static bool
take_security(cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	const char *contact =
	    contact_of(cfg_getstr(cfg, "security_contact"), c);
	const char *policy = cfg_getstr(cfg, "security_policy");
	size_t size = strlen(contact) + sizeof("mailto:");

	c->security_policy = strdup(policy);
	c->security_contact = calloc(1, size);
	snprintf(c->security_contact, size, "%s%s",
	    is_mail(contact) ? "mailto:" : "", contact);
	if (contact[0] != '\0' && !is_mail(contact) &&
	    (!is_uri_text(contact) ||
		(!begins(contact, "mailto:") && !begins(contact, "https://") &&
		    !begins(contact, "tel:"))))
		return fault_set(f, FAULT_CONFIG,
		    "%s: security_contact = \"%s\": wants a mail address, or a "
		    "URI that begins with mailto:, https:// or tel:",
		    path, contact);
	if (policy[0] != '\0' &&
	    (!begins(policy, "https://") || !is_uri_text(policy)))
		return fault_set(f, FAULT_CONFIG,
		    "%s: security_policy = \"%s\": wants the whole address of "
		    "a page, like \"https://news.example.org/security\" "
		    "(RFC 9116 wants https)",
		    path, policy);
	return true;
}

void
conf_take_list(cfg_t *cfg, const char *name, struct conf_list *list)
{
	list->n = cfg_size(cfg, name);
	list->at = calloc(list->n + 1, sizeof(*list->at));
	for (size_t i = 0; i < list->n; i++)
		list->at[i] = strdup(cfg_getnstr(cfg, name, (unsigned)i));
}

/* RFC 9309 2.2.2, 5.1: no space, control character or comment in it. */
static bool
is_robots_path(const char *s)
{
	if (s[0] != '/' || !utf8_is_valid(s, strlen(s)))
		return false;
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s <= ' ' || *s == '#' || *s == 0x7f)
			return false;
	}
	return true;
}

static bool
take_robots(cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	conf_take_list(cfg, "robots_disallow", &c->robots_disallow);
	conf_take_list(cfg, "robots_refuse", &c->robots_refuse);
	for (size_t i = 0; i < c->robots_disallow.n; i++) {
		if (!is_robots_path(c->robots_disallow.at[i]))
			return fault_set(f, FAULT_CONFIG,
			    "%s: robots_disallow: \"%s\": wants a path like "
			    "\"/drafts/\", with %%20 for a space and %%23 for "
			    "'#'",
			    path, c->robots_disallow.at[i]);
	}
	for (size_t i = 0; i < c->robots_refuse.n; i++) {
		const char *name = c->robots_refuse.at[i];

		/* Digits are not RFC 9309's, but in the names of robots. */
		if (name[0] == '\0' ||
		    strspn(name, LETTERS DIGITS "-_.") != strlen(name))
			return fault_set(f, FAULT_CONFIG,
			    "%s: robots_refuse: \"%s\": wants the name that a "
			    "robot goes by, like \"GPTBot\", without a version",
			    path, name);
	}
	return true;
}

/* A path of the site, or a whole address. */
static bool
is_policy_url(const char *url)
{
	return is_uri_text(url) &&
	       ((url[0] == '/' && url[1] != '/') || begins(url, "http://") ||
		   begins(url, "https://"));
}

static bool
refuse_policy(const char *path, const char *name, struct fault *f)
{
	char known[400] = "";

	for (size_t i = 0; i < CONF_POLICIES_MAX; i++) {
		size_t n = strlen(known);

		snprintf(known + n, sizeof(known) - n, "%s%s",
		    i == 0 ? "" : ", ", policies[i]);
	}
	return fault_set(f, FAULT_CONFIG, "%s: policy \"%.40s\": is none of %s",
	    path, name, known);
}

static bool
take_policies(cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	for (unsigned i = 0; i < cfg_size(cfg, "policy"); i++) {
		cfg_t *policy = cfg_getnsec(cfg, "policy", i);
		const char *name = cfg_title(policy);
		const char *url = cfg_getstr(policy, "url");
		size_t known = 0;

		while (known < CONF_POLICIES_MAX &&
		       strcmp(policies[known], name) != 0)
			known++;
		if (known == CONF_POLICIES_MAX)
			return refuse_policy(path, name, f);
		if (!is_policy_url(url))
			return fault_set(f, FAULT_CONFIG,
			    "%s: policy \"%s\": url = \"%s\": wants a path "
			    "like "
			    "\"/about/corrections\", or a whole address",
			    path, name, url);
		c->policy[c->n_policies].label = strdup(name);
		c->policy[c->n_policies].url = strdup(url);
		c->n_policies++;
	}
	return true;
}

/* "1897", "1897-04" and "1897-04-02" are dates to schema.org. */
static bool
is_date(const char *s)
{
	char whole[16];
	size_t n = strlen(s);
	int64_t t;

	if (n != 4 && n != 7 && n != 10)
		return false;
	snprintf(whole, sizeof(whole), "%s%s", s,
	    n == 4   ? "-01-01"
	    : n == 7 ? "-01"
		     : "");
	return stamp_parse(NULL, whole, &t);
}

bool
conf_take_machines(
    cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	c->legal_name = strdup(cfg_getstr(cfg, "legal_name"));
	c->founded = strdup(cfg_getstr(cfg, "founded"));
	if (c->founded[0] != '\0' && !is_date(c->founded))
		return fault_set(f, FAULT_CONFIG,
		    "%s: founded = \"%s\": wants a date, like \"1897-04-02\" "
		    "or \"1897\"",
		    path, c->founded);
	return take_security(cfg, path, c, f) && take_robots(cfg, path, c, f) &&
	       take_policies(cfg, path, c, f);
}

void
conf_release_list(struct conf_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->at[i]);
	free(list->at);
}

void
conf_release_machines(struct conf *c)
{
	free(c->legal_name);
	free(c->founded);
	free(c->security_contact);
	free(c->security_policy);
	conf_release_list(&c->robots_disallow);
	conf_release_list(&c->robots_refuse);
	for (size_t i = 0; i < c->n_policies; i++) {
		free(c->policy[i].label);
		free(c->policy[i].url);
	}
}

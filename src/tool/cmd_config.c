/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet config: what the configuration comes to. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

static json_t *
texts(const struct conf_list *list)
{
	json_t *array = json_array();

	for (size_t i = 0; i < list->n; i++)
		json_array_append_new(array, json_string(list->at[i]));
	return array;
}

/* An option: a string, a number, a switch, a list. */
struct option {
	const char *name;
	enum { TEXT, NUMBER, SWITCH, LIST, TRANSPORT, MODE, TLS } type;
	size_t at; /* of its member in struct conf */
};

#define OPTION(name, type, member) {name, type, offsetof(struct conf, member)}

/* The options that are no sections, in the order of broadsheet.conf(5). */
static const struct option options[] = {
    OPTION("site_name", TEXT, site_name),
    OPTION("tagline", TEXT, tagline),
    OPTION("base_url", TEXT, base_url),
    OPTION("language", TEXT, language),
    OPTION("direction", TEXT, direction),
    OPTION("publisher", TEXT, publisher),
    OPTION("legal_name", TEXT, legal_name),
    OPTION("founded", TEXT, founded),
    OPTION("contact", TEXT, contact),
    OPTION("disclaimer", TEXT, disclaimer),
    OPTION("low_indexed", SWITCH, low_indexed),
    OPTION("see_also_max", NUMBER, see_also_max),
    OPTION("read_log", TEXT, read_log),
    OPTION("age_notice_days", NUMBER, age_notice_days),
    OPTION("age_notice_exempt", LIST, age_exempt),
    OPTION("robots_disallow", LIST, robots_disallow),
    OPTION("robots_refuse", LIST, robots_refuse),
    OPTION("security_contact", TEXT, security_contact),
    OPTION("security_policy", TEXT, security_policy),
    OPTION("podcast_category", TEXT, podcast_category),
    OPTION("podcast_image", TEXT, podcast_image),
    OPTION("edition", TEXT, edition_dir),
    OPTION("templates", TEXT, template_dir),
    OPTION("template_overrides", TEXT, override_dir),
    OPTION("static", TEXT, static_dir),
    OPTION("socket", TEXT, socket),
    OPTION("workers", NUMBER, workers),
    OPTION("threads", NUMBER, threads),
    OPTION("postroom_socket", TEXT, postroom_socket),
    OPTION("postroom_workers", NUMBER, postroom_workers),
    OPTION("postroom_threads", NUMBER, postroom_threads),
    OPTION("debate_per_hour", NUMBER, debate_per_hour),
    OPTION("debate_total_per_hour", NUMBER, debate_total_per_hour),
    OPTION("feedback_per_hour", NUMBER, feedback_per_hour),
    OPTION("feedback_total_per_hour", NUMBER, feedback_total_per_hour),
    OPTION("trusted_proxies", LIST, trusted_proxies),
    OPTION("mail_transport", TRANSPORT, mail_transport),
    OPTION("mail_from", TEXT, mail_from),
    OPTION("mail_relay", TEXT, mail_relay),
    OPTION("mail_tls", TLS, mail_tls),
    OPTION("mail_user", TEXT, mail_user),
    OPTION("mail_password_file", TEXT, mail_password_file),
    OPTION("mail_ca_file", TEXT, mail_ca_file),
    OPTION("mail_ledger", TEXT, mail_ledger),
    OPTION("sendmail", TEXT, sendmail),
    OPTION("maildir", TEXT, maildir),
    OPTION("mail_timeout_s", NUMBER, mail_timeout_s),
    OPTION("mail_give_up_hours", NUMBER, mail_give_up_hours),
    OPTION("email_mode", MODE, email_mode),
    OPTION("email_network_per_hour", NUMBER, email_network_per_hour),
    OPTION("email_network_per_day", NUMBER, email_network_per_day),
    OPTION("email_sender_per_day", NUMBER, email_sender_per_day),
    OPTION("email_recipient_per_day", NUMBER, email_recipient_per_day),
    OPTION("email_domain_per_hour", NUMBER, email_domain_per_hour),
    OPTION("email_story_per_hour", NUMBER, email_story_per_hour),
    OPTION("email_total_per_hour", NUMBER, email_total_per_hour),
};

static json_t *
value_of(const struct conf *c, const struct option *o)
{
	const void *at = (const char *)c + o->at;

	switch (o->type) {
	case TEXT:
		return json_string(*(char *const *)at);
	case NUMBER:
		return json_integer(*(const int *)at);
	case SWITCH:
		return json_boolean(*(const bool *)at);
	case TRANSPORT:
		return json_string(conf_mail_transports[*(
		    const enum conf_mail_transport *)at]);
	case MODE:
		return json_string(
		    conf_email_modes[*(const enum conf_email_mode *)at]);
	case TLS:
		return json_string(*(const bool *)at ? "required" : "off");
	default:
		return texts(at);
	}
}

static json_t *
plain(const struct conf *c)
{
	json_t *all = json_object();

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		json_object_set_new(
		    all, options[i].name, value_of(c, &options[i]));
	return all;
}

/* libconfuse reads \ and the quote itself behind a backslash. */
static void
print_quoted(const char *s)
{
	putchar('\'');
	for (; *s != '\0'; s++) {
		if (*s == '\'' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('\'');
}

static void
print_value(const char *name, const json_t *value)
{
	const json_t *item;
	size_t i;

	printf("%s = ", name);
	if (json_is_array(value)) {
		putchar('{');
		json_array_foreach(value, i, item) {
			fputs(i == 0 ? "" : ", ", stdout);
			print_quoted(json_string_value(item));
		}
		putchar('}');
	} else if (json_is_string(value))
		print_quoted(json_string_value(value));
	else if (json_is_integer(value))
		printf("%lld", (long long)json_integer_value(value));
	else
		fputs(json_is_true(value) ? "true" : "false", stdout);
	putchar('\n');
}

/* The zones keep no name of the tz database, so their labels alone. */
static json_t *
zones(const struct conf *c)
{
	json_t *list = json_array();

	for (size_t i = 0; i < c->zones.n; i++)
		json_array_append_new(
		    list, json_string(c->zones.zone[i].label));
	return list;
}

static json_t *
links(const struct conf_link *link, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(
		    list, json_pack("{s:s, s:s}", "label", link[i].label,
			      "url", link[i].url));
	return list;
}

static void
print_links(const char *option, const struct conf_link *link, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		printf("%s ", option);
		print_quoted(link[i].label);
		fputs(" { url = ", stdout);
		print_quoted(link[i].url);
		puts(" }");
	}
}

static json_t *
bulletins(const struct conf *c)
{
	json_t *list = json_array();

	for (size_t i = 0; i < c->n_bulletins; i++) {
		const struct conf_bulletin *b = &c->bulletin[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:i}", "label", b->label, "list",
			b->list, "url", b->url, "hours", b->hours));
	}
	return list;
}

static void
print_bulletins(const struct conf *c)
{
	for (size_t i = 0; i < c->n_bulletins; i++) {
		const struct conf_bulletin *b = &c->bulletin[i];

		printf("bulletin ");
		print_quoted(b->label);
		printf(" { %s = ", b->url[0] != '\0' ? "url" : "list");
		print_quoted(b->url[0] != '\0' ? b->url : b->list);
		printf(" hours = %d }\n", b->hours);
	}
}

static bool
run(struct tool *t, struct fault *f)
{
	const struct conf *c = &t->conf;
	json_t *all = plain(c), *value;
	const char *name;

	if (t->is_json) {
		json_object_set_new(all, "file", json_string(c->path));
		json_object_set_new(all, "zones", zones(c));
		json_object_set_new(
		    all, "family", links(c->family, c->n_family));
		json_object_set_new(all, "bulletins", bulletins(c));
		json_object_set_new(
		    all, "policies", links(c->policy, c->n_policies));
		return say_json("broadsheet.config/1", all, f);
	}
	printf("# from %s\n", c->path);
	json_object_foreach(all, name, value) print_value(name, value);
	for (size_t i = 0; i < c->zones.n; i++)
		printf("# zone %s\n", c->zones.zone[i].label);
	print_bulletins(c);
	print_links("family", c->family, c->n_family);
	print_links("policy", c->policy, c->n_policies);
	json_decref(all);
	return say_done(f);
}

const struct command cmd_config = {
    .name = "config",
    .operands = "",
    .purpose = "Print the configuration with every default filled in",
    .about = "Paths are printed in full, whatever they were relative to.\n",
    .examples = "  broadsheet config\n"
		"  broadsheet -C /srv/courier/broadsheet.conf config --json\n",
    .needs_conf = true,
    .run = run,
};

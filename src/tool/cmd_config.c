/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet config: what the configuration comes to. */
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

/* The options that are no sections, in the order of broadsheet.conf(5). */
static json_t *
plain(const struct conf *c)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, "
			 "s:b, s:i, s:s, s:i, s:o, s:o, s:o, s:s, s:s, s:s, s:s, "
			 "s:s, s:s, s:s, "
			 "s:i, s:i}",
	    "site_name", c->site_name, "tagline", c->tagline, "base_url",
	    c->base_url, "language", c->language, "direction", c->direction,
	    "publisher", c->publisher, "legal_name", c->legal_name, "founded",
	    c->founded, "contact", c->contact, "disclaimer", c->disclaimer,
	    "low_indexed", c->low_indexed, "see_also_max", c->see_also_max,
	    "read_log", c->read_log, "age_notice_days", c->age_notice_days,
	    "age_notice_exempt", texts(&c->age_exempt), "robots_disallow",
	    texts(&c->robots_disallow), "robots_refuse",
	    texts(&c->robots_refuse), "security_contact", c->security_contact,
	    "security_policy", c->security_policy, "edition", c->edition_dir,
	    "templates", c->template_dir, "template_overrides",
	    c->override_dir, "static", c->static_dir, "socket", c->socket,
	    "workers", c->workers, "threads", c->threads);
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
		json_object_set_new(
		    all, "policies", links(c->policy, c->n_policies));
		return say_json("broadsheet.config/1", all, f);
	}
	printf("# from %s\n", c->path);
	json_object_foreach(all, name, value) print_value(name, value);
	for (size_t i = 0; i < c->zones.n; i++)
		printf("# zone %s\n", c->zones.zone[i].label);
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

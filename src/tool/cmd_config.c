/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet config: what the configuration comes to. */
#include <stdio.h>
#include <string.h>

#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

/* The scalar options, in the order of broadsheet.conf(5). */
static json_t *
scalars(const struct conf *c)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s, "
			 "s:s, s:s, s:s, s:s, s:i, s:i}",
	    "site_name", c->site_name, "tagline", c->tagline, "base_url",
	    c->base_url, "language", c->language, "direction", c->direction,
	    "publisher", c->publisher, "contact", c->contact, "disclaimer",
	    c->disclaimer, "low_indexed", c->low_indexed, "edition",
	    c->edition_dir, "templates", c->template_dir, "template_overrides",
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
	printf("%s = ", name);
	if (json_is_string(value))
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
family(const struct conf *c)
{
	json_t *list = json_array();

	for (size_t i = 0; i < c->n_family; i++)
		json_array_append_new(
		    list, json_pack("{s:s, s:s}", "label", c->family[i].label,
			      "url", c->family[i].url));
	return list;
}

static bool
run(struct tool *t, struct fault *f)
{
	const struct conf *c = &t->conf;
	json_t *all = scalars(c), *value;
	const char *name;

	if (t->is_json) {
		json_object_set_new(all, "file", json_string(c->path));
		json_object_set_new(all, "zones", zones(c));
		json_object_set_new(all, "family", family(c));
		return say_json("broadsheet.config/1", all, f);
	}
	printf("# from %s\n", c->path);
	json_object_foreach(all, name, value) print_value(name, value);
	for (size_t i = 0; i < c->zones.n; i++)
		printf("# zone %s\n", c->zones.zone[i].label);
	for (size_t i = 0; i < c->n_family; i++) {
		fputs("family ", stdout);
		print_quoted(c->family[i].label);
		fputs(" { url = ", stdout);
		print_quoted(c->family[i].url);
		puts(" }");
	}
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

/* SPDX-License-Identifier: Apache-2.0 */
/* The links of a page as those of files; what they lead to is wanted. */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "copy/copy.h"
#include "copy/file.h"
#include "copy/folder.h"
#include "copy/internal.h"
#include "http/urlencoded.h"
#include "page/address.h"
#include "page/copy.h"
#include "page/section.h"

#include "base/banned.h"

/* What ends an address in text: also a '\' of JSON, and '&' of "&amp;". */
static const char delimiters[] = "\"'<>&\\ \t\r\n)";

static bool
is_low(const char *address)
{
	return strncmp(address, "/low/", 5) == 0;
}

/* The same page in the other skin. */
static char *
twin(const char *address)
{
	return is_low(address) ? g_strdup(address + 4)
			       : g_strconcat("/low", address, NULL);
}

static bool
is_same_path(const char *a, const char *b)
{
	size_t n = strcspn(a, "?");

	return n == strcspn(b, "?") && strncmp(a, b, n) == 0;
}

/* What struct sheet's back is of a page that s leads to. */
static char *
back_of(const struct sheet *s, const char *address)
{
	char *other;
	bool is_twin;

	if (is_same_path(s->address, address))
		return g_strdup(s->address);
	if (s->back == NULL)
		return NULL;
	other = twin(s->address);
	is_twin = is_same_path(other, address);
	g_free(other);
	return is_twin ? twin(s->back) : NULL;
}

static void
want(struct copy *c, const struct target *t, char *back)
{
	struct work *work;

	if (!folder_take(c->folder, t->file)) {
		g_free(back);
		return;
	}
	work = g_new(struct work, 1);
	*work = (struct work){g_strdup(t->address), g_strdup(t->file), back};
	g_queue_push_head(&c->work, work);
}

void
links_want(struct copy *c, const char *address)
{
	const struct target *t = target_find(c, address);

	if (t->kind == TARGET_FILE)
		want(c, t, NULL);
}

/*
 * What is older than the first page of a list: each part of it has a file, of
 * which new stories change nothing.
 */
static const char *
settle(const struct sheet *s, const char *address)
{
	const char *query = strstr(address, "?before=");
	struct arena *a = s->c->words;
	const char *path;
	int64_t id;

	if (query == NULL || strchr(s->address, '?') != NULL ||
	    !is_same_path(s->address, address) ||
	    !address_parse_number(query + strlen("?before="), &id))
		return address;
	path = arena_copy(a, address, (size_t)(query - address));
	if (section_second_page(
		s->c->db, a, path + (is_low(path) ? 4 : 0), &id, NULL) != FOUND)
		return address;
	return arena_printf(a, "%s?before=%lld", path, (long long)id);
}

/* Where address leads from s; stories come in their turn. */
static const struct target *
follow(const struct sheet *s, const char *address)
{
	const struct target *t;

	if (s->back != NULL && strstr(address, "?after=") != NULL &&
	    strstr(s->address, "?before=") != NULL &&
	    is_same_path(s->address, address))
		address = s->back;
	address = settle(s, address);
	t = target_find(s->c, address);
	if (t->kind == TARGET_FILE && !t->is_story)
		want(s->c, t, back_of(s, t->address));
	return t;
}

/* Whether address is one that the web server has a file for. */
static bool
is_asset(const char *address)
{
	return strncmp(address, "/media/", 7) == 0 ||
	       strncmp(address, "/static/", 8) == 0;
}

static bool
put_static(struct copy *c, const char *file, bool *is_new, struct fault *f)
{
	char *source = g_build_filename(
	    c->args->conf->static_dir, file + strlen("static/"), NULL);
	char *bytes = NULL;
	gsize n = 0;
	bool ok = g_file_get_contents(source, &bytes, &n, NULL);

	if (!ok)
		fault_set(f, FAULT_NOINPUT,
		    "%s: it cannot be read, and pages show it", source);
	ok = ok && folder_write(c->folder, file, bytes, n, is_new, f);
	g_free(bytes);
	g_free(source);
	return ok;
}

static bool
put_media(struct copy *c, const char *file, bool *is_new, struct fault *f)
{
	char *source = g_build_filename(c->args->conf->edition_dir, file, NULL);
	bool ok = folder_put(c->folder, file, source, is_new, f);

	g_free(source);
	return ok;
}

/* Have the file at address, once; its name in the copy, or NULL. */
static const char *
take_asset(struct copy *c, const char *address)
{
	size_t n = strcspn(address, "?") - 1;
	char *file = arena_copy(c->words, address + 1, n);
	struct fault why = {0};
	bool is_new = false, ok;

	if (!urlencoded_percent(file, n, file, &n) || strlen(file) < n)
		return NULL;
	file[n] = '\0';
	if (!file_is_inside(file))
		return NULL;
	if (c->is_broken || !folder_take(c->folder, file))
		return file;
	ok = file[0] == 's' ? put_static(c, file, &is_new, &why)
			    : put_media(c, file, &is_new, &why);
	if (ok) {
		c->count->files++;
		c->count->written += is_new;
		return file;
	}
	folder_drop(c->folder, file);
	copy_failed(c, file, why.text);
	if (why.cause == FAULT_IO) {
		c->is_broken = true;
		c->why = why;
	}
	return file;
}

static const char *
url_of(const struct sheet *s, const char *file, const char *more)
{
	struct arena *a = s->c->words;
	const char *base = s->c->args->conf->base_url;

	return arena_printf(a, "%s%s",
	    s->is_whole ? file_url(a, base, file) : file_link(a, s->file, file),
	    more);
}

/* The path and query in href, if it is of this site; else NULL. */
static const char *
own_address(const struct sheet *s, const char *href)
{
	const char *base = s->c->args->conf->base_url;
	size_t n = strlen(base);

	if (strncmp(href, base, n) == 0 &&
	    (href[n] == '\0' || strchr("/?#", href[n]) != NULL))
		href += n;
	else if (href[0] != '/' || href[1] == '/' || href[1] == '\\')
		return NULL;
	return href[0] == '/' ? href : arena_printf(s->c->words, "/%s", href);
}

static struct lead
lead_to_page(const struct sheet *s, const char *address, const char *fragment)
{
	const struct target *t = follow(s, address);
	const char *without;

	switch (t->kind) {
	case TARGET_FILE:
		return (struct lead){LEAD_FILE, url_of(s, t->file, fragment)};
	case TARGET_WITHOUT:
		without =
		    is_low(s->address) ? "/low" COPY_WITHOUT : COPY_WITHOUT;
		t = follow(s, without);
		return (struct lead){LEAD_WITHOUT, url_of(s, t->file, "")};
	default:
		return (struct lead){.kind = LEAD_OUT};
	}
}

struct lead
links_lead(const struct sheet *s, const char *href)
{
	const char *address = own_address(s, href), *fragment, *file;
	struct arena *a = s->c->words;

	if (address == NULL)
		return (struct lead){.kind = LEAD_AWAY};
	fragment = address + strcspn(address, "#");
	address = arena_copy(a, address, (size_t)(fragment - address));
	if (s->moved_to != NULL && strcmp(address, COPY_MOVED_TO) == 0)
		return (struct lead){LEAD_FILE, url_of(s, s->moved_to, "")};
	if (!is_asset(address))
		return lead_to_page(s, address, fragment);
	file = take_asset(s->c, address);
	if (file == NULL)
		return (struct lead){.kind = LEAD_OUT};
	return (struct lead){
	    LEAD_FILE, url_of(s, file,
			   arena_printf(a, "%s%s",
			       address + strcspn(address, "?"), fragment))};
}

/* A whole address; where it has a query, the file has another one. */
static const char *
whole(const struct sheet *s, const char *address)
{
	const char *base = s->c->args->conf->base_url;
	struct arena *a = s->c->words;
	char *bare = arena_copy(a, address, strcspn(address, "#"));
	const struct target *t;

	if (is_asset(bare)) {
		take_asset(s->c, bare);
		return arena_printf(a, "%s%s", base, address);
	}
	t = follow(s, bare);
	if (t->kind != TARGET_FILE || strchr(bare, '?') == NULL)
		return arena_printf(a, "%s%s", base, address);
	return arena_printf(
	    a, "%s%s", file_url(a, base, t->file), address + strlen(bare));
}

void
links_text(const struct sheet *s, const char *text, size_t n, struct buf *out)
{
	const char *base = s->c->args->conf->base_url, *end = text + n, *at;
	size_t m = strlen(base);

	while ((at = memmem(text, (size_t)(end - text), base, m)) != NULL) {
		const char *c = at + m;

		while (c < end && strchr(delimiters, *c) == NULL)
			c++;
		buf_append(out, text, (size_t)(at - text));
		if (at[m] == '/' && c > at + m)
			buf_puts(out, whole(s, arena_copy(s->c->words, at + m,
						   (size_t)(c - at) - m)));
		else
			buf_append(out, at, (size_t)(c - at));
		text = c;
	}
	buf_append(out, text, (size_t)(end - text));
}

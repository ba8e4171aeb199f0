/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bridge to ctemplate: a cache of compiled templates, and a dictionary of
 * our own, flat and in the request's arena. No exception leaves this file.
 */
#include "view/view.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>
#include <dirent.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <vector>

extern "C" {
#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
}
#include "view/lint.h"

namespace ctemplate {
/* Exported by the library for its generated headers; a name's stable id. */
TemplateId GlobalIdForSTS_INIT(const TemplateString &s);
}

using ctemplate::TemplateId;
using ctemplate::TemplateString;

namespace {

const char *const skin_folders[SKIN__MAX] = {"full", "low"};

const char *const marker_names[MARKER__MAX] = {
#define NAME(name) #name,
    VIEW_MARKERS(NAME)
#undef NAME
};

const char *const template_files[TEMPLATE__MAX] = {
#define FILE_OF(name, file) file ".tpl",
    VIEW_TEMPLATES(FILE_OF)
#undef FILE_OF
};

TemplateId
id_of(const TemplateString &s)
{
	return ctemplate::GlobalIdForSTS_INIT(s);
}

/* The ids of our markers, made once. */
struct ids {
	TemplateId of[MARKER__MAX];

	ids()
	{
		for (int i = 0; i < MARKER__MAX; i++)
			of[i] = id_of(TemplateString(marker_names[i]));
	}
};

const ids &
marker_ids()
{
	static const ids made;
	return made;
}

bool
is_marker(const char *name, size_t n)
{
	for (int i = 0; i < MARKER__MAX; i++) {
		if (strlen(marker_names[i]) == n &&
		    memcmp(marker_names[i], name, n) == 0)
			return true;
	}
	return false;
}

class buffer_emitter : public ctemplate::ExpandEmitter {
      public:
	explicit buffer_emitter(struct buf *b) : out(b) {}
	void Emit(char c) override { buf_append(out, &c, 1); }
	void Emit(const std::string &s) override
	{
		buf_append(out, s.data(), s.size());
	}
	void Emit(const char *s) override { buf_puts(out, s); }
	void Emit(const char *s, size_t n) override { buf_append(out, s, n); }

      private:
	struct buf *out;
};

/* What one rendering knows, found through the root dictionary. */
struct rendering {
	const struct view *view;
	enum skin skin;
	bool strict;
	std::string missing;
};

struct value {
	TemplateId id;
	const char *text;
	size_t length;
	struct value *next;
};

struct section {
	TemplateId id;
	struct view_dict *first, *last; /* NULL: shown with d's own values */
	struct section *next;
};

} // namespace

struct view {
	ctemplate::TemplateCache cache;
	std::string digest;
	/* Path of template t in a skin, and of each include marker. */
	std::string page[SKIN__MAX][TEMPLATE__MAX];
	std::string part[SKIN__MAX][MARKER__MAX];
};

struct view_dict : public ctemplate::TemplateDictionaryInterface {
	view_dict(struct arena *arena, struct view_dict *up)
	    : a(arena), parent(up), root(up == NULL ? this : up->root)
	{
	}

	struct arena *a;
	struct view_dict *parent;
	struct view_dict *root;
	struct view_dict *sibling = NULL; /* next pass through the section */
	struct value *values = NULL;
	struct section *sections = NULL;
	struct rendering *now = NULL; /* of the root, while rendering */

	struct section *section_of(TemplateId id) const
	{
		for (struct section *s = sections; s != NULL; s = s->next) {
			if (s->id == id)
				return s;
		}
		return NULL;
	}

      protected:
	TemplateString GetValue(const TemplateString &name) const override
	{
		TemplateId id = id_of(name);

		for (const view_dict *d = this; d != NULL; d = d->parent) {
			for (struct value *v = d->values; v; v = v->next) {
				if (v->id == id)
					return TemplateString(
					    v->text, v->length);
			}
		}
		if (root->now != NULL && root->now->strict)
			root->now->missing.append(" ").append(
			    name.data(), name.size());
		return TemplateString("", 0);
	}

	/*
	 * Unlike values, sections are not looked for upwards: what one card
	 * shows says nothing of the next, and a part may include itself.
	 */
	bool IsHiddenSection(const TemplateString &name) const override
	{
		return section_of(id_of(name)) == NULL;
	}

	bool IsUnhiddenSection(const TemplateString &name) const override
	{
		return section_of(id_of(name)) != NULL;
	}

	void DumpToString(std::string *, int) const override {}

	bool IsHiddenTemplate(const TemplateString &) const override
	{
		return false;
	}

	const char *GetIncludeTemplateName(
	    const TemplateString &name, int) const override
	{
		const ids &known = marker_ids();
		TemplateId id = id_of(name);

		for (int i = 0; i < MARKER__MAX; i++) {
			if (known.of[i] == id)
				return root->now->view
				    ->part[root->now->skin][i].c_str();
		}
		return "";
	}

	class passes : public Iterator {
	      public:
		explicit passes(const view_dict *first, bool once)
		    : at(first), only_one(once)
		{
		}
		bool HasNext() const override { return at != NULL; }
		const TemplateDictionaryInterface &Next() override
		{
			const view_dict *d = at;

			at = only_one ? NULL : d->sibling;
			return *d;
		}

	      private:
		const view_dict *at;
		bool only_one;
	};

	Iterator *CreateTemplateIterator(const TemplateString &) const override
	{
		return new passes(this, true);
	}

	Iterator *CreateSectionIterator(
	    const TemplateString &name) const override
	{
		struct section *s = section_of(id_of(name));

		if (s != NULL && s->first == NULL)
			return new passes(this, true);
		return new passes(s == NULL ? NULL : s->first, false);
	}
};

namespace {

/* All *.tpl below dir/under, as "under/name.tpl", in order. */
void
find_templates(const std::string &dir, const std::string &under,
    std::vector<std::string> *found)
{
	DIR *d = opendir((dir + "/" + under).c_str());
	struct dirent *e;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		std::string name = e->d_name;

		if (name[0] == '.')
			continue;
		if (name.size() > 4 &&
		    name.compare(name.size() - 4, 4, ".tpl") == 0)
			found->push_back(under + "/" + name);
		else if (name.find('.') == std::string::npos)
			find_templates(dir, under + "/" + name, found);
	}
	closedir(d);
	std::sort(found->begin(), found->end());
}

bool
read_whole(const std::string &path, std::string *text)
{
	FILE *in = fopen(path.c_str(), "re");
	char part[8192];
	size_t n;

	if (in == NULL)
		return false;
	text->clear();
	while ((n = fread(part, 1, sizeof(part), in)) > 0)
		text->append(part, n);
	n = (size_t)ferror(in);
	fclose(in);
	return n == 0;
}

/* What the library writes to standard error while it works. */
class captured {
      public:
	captured() : fd(memfd_create("ctemplate", MFD_CLOEXEC))
	{
		fflush(stderr);
		old = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
		if (fd >= 0 && old >= 0)
			dup2(fd, STDERR_FILENO);
	}
	~captured() { restore(); }
	std::string text()
	{
		char part[400];
		ssize_t n;

		restore();
		n = fd < 0 ? 0 : pread(fd, part, sizeof(part), 0);
		std::string s(part, n < 0 ? 0 : (size_t)n);
		std::replace(s.begin(), s.end(), '\n', ' ');
		return s;
	}

      private:
	int fd, old;
	void restore()
	{
		if (old < 0)
			return;
		fflush(stderr);
		dup2(old, STDERR_FILENO);
		close(old);
		old = -1;
	}
};

/* A part that a template includes, and who says so. */
struct need {
	std::string part, by;
};

/*
 * The parts that the text of name includes: {{>PART}} of its own skin; of
 * mail, which is rendered as the low skin is, that one's.
 */
void
find_parts(const std::string &name, const std::string &text,
    std::vector<need> *needs)
{
	std::string skin = name.substr(0, name.find('/'));
	std::string folder = (skin == "mail" ? "low" : skin) + "/part/";
	size_t at = 0;

	while ((at = text.find("{{>", at)) != std::string::npos) {
		size_t end = text.find_first_of(":}", at += 3);
		std::string part = text.substr(at, end - at);

		for (char &c : part)
			c = c == '_' ? '-' : (char)g_ascii_tolower(c);
		needs->push_back({folder + part + ".tpl", name});
	}
}

/* Take one template, from overrides if it is there. */
bool
load_one(struct view *v, const std::string &dir, const std::string &overrides,
    const std::string &name, std::string *all, std::vector<need> *needs,
    struct fault *f)
{
	std::string path = dir + "/" + name, text;

	if (!overrides.empty() && read_whole(overrides + "/" + name, &text))
		path = overrides + "/" + name;
	else if (!read_whole(path, &text))
		return fault_set(f, FAULT_CONFIG, "%s: cannot be read",
		    path.c_str());
	if (!view_lint(path.c_str(), text.data(), text.size(), is_marker, f))
		return false;
	captured errors;
	if (!v->cache.StringToTemplateCache(
		name, text, ctemplate::STRIP_BLANK_LINES))
		return fault_set(f, FAULT_CONFIG, "%s: %s", path.c_str(),
		    errors.text().c_str());
	all->append(name).append(text);
	find_parts(name, text, needs);
	return true;
}

bool
is_found(const std::vector<std::string> &found, const std::string &name)
{
	return std::find(found.begin(), found.end(), name) != found.end();
}

bool
load_all(struct view *v, const std::string &dir, const std::string &overrides,
    struct fault *f)
{
	std::vector<std::string> found;
	std::vector<need> needs;
	std::string all;

	for (int skin = 0; skin < SKIN__MAX; skin++)
		find_templates(dir, skin_folders[skin], &found);
	find_templates(dir, "feed", &found);
	find_templates(dir, "mail", &found);
	if (found.empty())
		return fault_set(f, FAULT_CONFIG, "%s: no templates there",
		    dir.c_str());
	for (const std::string &name : found) {
		if (!load_one(v, dir, overrides, name, &all, &needs, f))
			return false;
	}
	for (int skin = 0; skin < SKIN__MAX; skin++) {
		for (int t = 0; t < TEMPLATE__MAX; t++)
			needs.push_back({v->page[skin][t], "the program"});
	}
	for (const need &n : needs) {
		if (!is_found(found, n.part))
			return fault_set(f, FAULT_CONFIG,
			    "%s/%s: is missing; %s wants it", dir.c_str(),
			    n.part.c_str(), n.by.c_str());
	}
	gchar *digest = g_compute_checksum_for_string(
	    G_CHECKSUM_SHA256, all.data(), (gssize)all.size());
	v->digest.assign(digest, 16);
	g_free(digest);
	v->cache.Freeze();
	return true;
}

/* What machines read, and mail, is there once. */
bool
has_no_skin(int t)
{
	return strchr(template_files[t], '/') != NULL;
}

void
name_files(struct view *v)
{
	for (int skin = 0; skin < SKIN__MAX; skin++) {
		std::string folder = std::string(skin_folders[skin]) + "/";

		for (int t = 0; t < TEMPLATE__MAX; t++)
			v->page[skin][t] = has_no_skin(t)
						  ? template_files[t]
						  : folder + template_files[t];
		for (int m = 0; m < MARKER__MAX; m++) {
			std::string name = marker_names[m];

			for (char &c : name)
				c = c == '_' ? '-' : (char)g_ascii_tolower(c);
			v->part[skin][m] = folder + "part/" + name + ".tpl";
		}
	}
}

} // namespace

struct view *
view_open(const char *dir, const char *overrides, struct fault *f)
{
	struct view *v = NULL;

	try {
		v = new view;
		name_files(v);
		if (load_all(v, dir, overrides, f))
			return v;
	} catch (const std::exception &e) {
		fault_set(f, FAULT_OS, "templates: %s", e.what());
	}
	delete v;
	return NULL;
}

void
view_close(struct view *v)
{
	delete v;
}

const char *
view_digest(const struct view *v)
{
	return v->digest.c_str();
}

struct view_dict *
view_dict_new(struct arena *a)
{
	return new (arena_alloc(a, sizeof(view_dict))) view_dict(a, NULL);
}

void
view_set(struct view_dict *d, enum marker m, const char *text)
{
	struct value *v =
	    static_cast<struct value *>(arena_alloc(d->a, sizeof(*v)));

	v->id = marker_ids().of[m];
	v->text = text;
	v->length = strlen(text);
	v->next = d->values;
	d->values = v;
}

void
view_set_int(struct view_dict *d, enum marker m, long long number)
{
	view_set(d, m, arena_printf(d->a, "%lld", number));
}

/* The section of a marker in d, made when it is not there yet. */
static struct section *
open_section(struct view_dict *d, enum marker m)
{
	TemplateId id = marker_ids().of[m];
	struct section *s = d->section_of(id);

	if (s != NULL)
		return s;
	s = static_cast<struct section *>(arena_alloc(d->a, sizeof(*s)));
	s->id = id;
	s->first = s->last = NULL;
	s->next = d->sections;
	d->sections = s;
	return s;
}

void
view_show(struct view_dict *d, enum marker m)
{
	open_section(d, m);
}

struct view_dict *
view_add(struct view_dict *d, enum marker m)
{
	struct view_dict *child =
	    new (arena_alloc(d->a, sizeof(view_dict))) view_dict(d->a, d);
	struct section *s = open_section(d, m);

	if (s->first == NULL)
		s->first = child;
	else
		s->last->sibling = child;
	s->last = child;
	return child;
}

bool
view_render(const struct view *v, enum skin skin, enum view_template t,
    const struct view_dict *d, bool strict, struct buf *out, struct fault *f)
{
	struct view_dict *root = const_cast<struct view_dict *>(d);
	const std::string &name = v->page[skin][t];
	struct rendering now = {v, skin, strict, ""};
	buffer_emitter emitter(out);
	bool ok = false;

	buf_reset(out);
	root->now = &now;
	try {
		ok = v->cache.ExpandNoLoad(name, ctemplate::STRIP_BLANK_LINES,
		    root, NULL, &emitter);
	} catch (const std::exception &e) {
		fault_set(f, FAULT_BUG, "%s: %s", name.c_str(), e.what());
		root->now = NULL;
		return false;
	}
	root->now = NULL;
	if (!ok)
		return fault_set(f, FAULT_BUG, "%s: a part of it could not be "
		    "expanded", name.c_str());
	if (!now.missing.empty())
		return fault_set(f, FAULT_BUG, "%s: no value for%s",
		    name.c_str(), now.missing.c_str());
	return true;
}

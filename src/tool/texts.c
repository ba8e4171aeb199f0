/* SPDX-License-Identifier: Apache-2.0 */
/* The live text of a story, its draft, and those of before. */
#include "tool/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/draft.h"
#include "store/revision.h"
#include "story/document.h"

#include "base/banned.h"

bool
texts_parse(const char *word, struct text_name *name, struct fault *f)
{
	const char *digits = word + (word[0] == 'v');
	size_t n = strlen(digits);

	*name = (struct text_name){TEXT_LIVE, 0};
	if (strcmp(word, "live") == 0)
		return true;
	name->kind = TEXT_DRAFT;
	if (strcmp(word, "draft") == 0)
		return true;
	if (n == 0 || n > 9 || strspn(digits, "0123456789") != n ||
	    digits[0] == '0')
		return fault_set(f, FAULT_USAGE,
		    "\"%.40s\": wants the number of a revision (\"3\"), of a "
		    "draft's version (\"v3\"), \"live\" or \"draft\"",
		    word);
	name->kind = word[0] == 'v' ? TEXT_VERSION : TEXT_REVISION;
	name->number = strtoll(digits, NULL, 10);
	return true;
}

const char *
texts_say(struct arena *a, const struct text_name *name)
{
	switch (name->kind) {
	case TEXT_LIVE:
		return "live text";
	case TEXT_DRAFT:
		return "draft";
	case TEXT_REVISION:
		return arena_printf(a, "revision %lld", (long long)name->number);
	default:
		return arena_printf(a, "version %lld", (long long)name->number);
	}
}

static enum found
load_revision(const struct texts *t, struct arena *a, struct text_name *name,
    const char **json, struct fault *f)
{
	struct revision r;
	enum found found =
	    name->kind == TEXT_LIVE
		? revision_last(t->edition, a, t->story, &r, f)
		: revision_load(
		      t->edition, a, t->story, name->number, &r, f);

	if (found == FOUND) {
		*json = r.document;
		name->number = r.number;
	}
	return found;
}

static enum found
load_version(const struct texts *t, struct arena *a, struct text_name *name,
    const char **json, struct fault *f)
{
	struct draft_version v;
	struct draft draft;
	enum found found;

	if (name->kind == TEXT_DRAFT) {
		found = draft_load(t->newsroom, a, t->story, &draft, f);
		if (found == FOUND) {
			*json = draft.document;
			name->number = draft.version;
		}
		return found;
	}
	found =
	    draft_version_load(t->newsroom, a, t->story, name->number, &v, f);
	if (found == FOUND)
		*json = v.document;
	return found;
}

bool
texts_load(const struct texts *t, struct arena *a, struct text_name *name,
    struct document *doc, struct fault *f)
{
	const char *json = NULL;
	enum found found =
	    name->kind == TEXT_LIVE || name->kind == TEXT_REVISION
		? load_revision(t, a, name, &json, f)
		: load_version(t, a, name, &json, f);

	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT, "story %lld has no %s",
		    (long long)t->story, texts_say(a, name));
	return found == FOUND && document_from_json(a, json, doc, f);
}

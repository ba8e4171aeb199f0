/* SPDX-License-Identifier: Apache-2.0 */
/* A set of paths that costs little each: open addressing, linear probing. */
#include "copy/paths.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/banned.h"

enum { ROOM = 4096 };

struct paths {
	uint64_t *at; /* 0: free */
	size_t room;  /* a power of two, at most three quarters full */
	size_t n;
};

struct paths *
paths_new(void)
{
	struct paths *set = g_new(struct paths, 1);

	*set = (struct paths){g_new0(uint64_t, ROOM), ROOM, 0};
	return set;
}

void
paths_free(struct paths *set)
{
	if (set == NULL)
		return;
	g_free(set->at);
	g_free(set);
}

static uint64_t
digest(const char *path)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 bytes[32];
	gsize n = sizeof(bytes);
	uint64_t key;

	g_checksum_update(sum, (const guchar *)path, -1);
	g_checksum_get_digest(sum, bytes, &n);
	g_checksum_free(sum);
	memcpy(&key, bytes, sizeof(key));
	return key == 0 ? 1 : key;
}

/* Where key is, or would be. */
static uint64_t *
place(const struct paths *set, uint64_t key)
{
	size_t i = key & (set->room - 1);

	while (set->at[i] != 0 && set->at[i] != key)
		i = (i + 1) & (set->room - 1);
	return &set->at[i];
}

static void
grow(struct paths *set)
{
	struct paths old = *set;

	set->room *= 2;
	set->at = g_new0(uint64_t, set->room);
	for (size_t i = 0; i < old.room; i++) {
		if (old.at[i] != 0)
			*place(set, old.at[i]) = old.at[i];
	}
	g_free(old.at);
}

bool
paths_add(struct paths *set, const char *path)
{
	uint64_t key = digest(path), *at = place(set, key);

	if (*at != 0)
		return false;
	*at = key;
	set->n++;
	if (set->n > set->room / 4 * 3)
		grow(set);
	return true;
}

bool
paths_has(const struct paths *set, const char *path)
{
	return *place(set, digest(path)) != 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Results for people and for programs. */
#include "tool/say.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"

#include "base/banned.h"

enum {
	NUMBERS = 4,
	NUMBER_BYTES = 32,
	DIGITS_MAX = 15,
	LIMIT_MAX = 1000000
};

bool
say_done(struct fault *f)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return fault_set(f, FAULT_IO, "standard output: %s", strerror(errno));
}

bool
say_json(const char *schema, json_t *object, struct fault *f)
{
	json_t *whole = json_pack("{s:s}", "schema", schema);

	json_object_update(whole, object);
	json_decref(object);
	json_dumpf(whole, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(whole);
	return say_done(f);
}

void
say_text(const char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		printf(n == 0 ? "\n" : "    %.*s\n", (int)n, text);
		text += n + (text[n] == '\n');
	}
}

const char *
say_number(int64_t n)
{
	static char text[NUMBERS][NUMBER_BYTES];
	static unsigned next;
	char digits[NUMBER_BYTES], *out = text[next++ % NUMBERS];
	size_t length, at = 0;

	length = (size_t)snprintf(digits, sizeof(digits), "%lld", (long long)n);
	for (size_t i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-')
			out[at++] = ',';
		out[at++] = digits[i];
	}
	out[at] = '\0';
	return out;
}

bool
say_parse_number(const char *word, int64_t *id, struct fault *f)
{
	size_t n = strlen(word);

	if (n == 0 || n > DIGITS_MAX || strspn(word, "0123456789") != n ||
	    word[0] == '0')
		return fault_set(f, FAULT_USAGE,
		    "\"%.60s\" is not the number "
		    "of a story; \"broadsheet story list\" shows them",
		    word);
	*id = strtoll(word, NULL, 10);
	return true;
}

bool
say_parse_limit(const char *word, int64_t *limit, struct fault *f)
{
	if (word == NULL)
		return true;
	*limit = strtoll(word, NULL, 10);
	if (word[0] == '\0' || strspn(word, "0123456789") != strlen(word) ||
	    *limit < 1 || *limit > LIMIT_MAX)
		return fault_set(f, FAULT_USAGE,
		    "--limit: wants a number, 1 to %d", LIMIT_MAX);
	return true;
}

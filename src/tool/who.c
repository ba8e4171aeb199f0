/* SPDX-License-Identifier: Apache-2.0 */
/* The user, by the account that started the program. */
#include "tool/who.h"

#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "base/banned.h"

const char *
who_am_i(void)
{
	static char name[64];
	const struct passwd *account = getpwuid(getuid());

	if (account == NULL)
		snprintf(name, sizeof(name), "uid %ld", (long)getuid());
	else
		snprintf(name, sizeof(name), "%s", account->pw_name);
	return name;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A text in the user's own editor. */
#include "tool/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "picture/keep.h"

#include "base/banned.h"

extern char **environ;

const char *
editor_keep(struct arena *a, int64_t story, const char *text, struct fault *f)
{
	static const char ending[] = ".story";
	const char *tmp = getenv("TMPDIR");
	char *path;
	bool ok;
	int fd;

	path = arena_printf(a, "%s/broadsheet-%lld-XXXXXX%s",
	    tmp == NULL || tmp[0] == '\0' ? "/tmp" : tmp, (long long)story,
	    ending);
	fd = mkostemps(path, (int)strlen(ending), O_CLOEXEC); /* mode 0600 */
	if (fd < 0) {
		fault_set(f, FAULT_CREATE, "%s: %s", path, strerror(errno));
		return NULL;
	}
	ok = keep_write(fd, text, strlen(text));
	if (close(fd) == 0 && ok)
		return path;
	fault_set(f, FAULT_CREATE, "%s: %s", path, strerror(errno));
	unlink(path);
	return NULL;
}

static const char *
choose(void)
{
	const char *editor = getenv("VISUAL");

	if (editor == NULL || editor[0] == '\0')
		editor = getenv("EDITOR");
	return editor == NULL || editor[0] == '\0' ? "vi" : editor;
}

/* What the keyboard's signals say is the editor's. */
static int
run_shell(char *const *argv)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, old[2];
	posix_spawnattr_t attributes;
	sigset_t signals;
	int status = -1, error;
	pid_t pid;

	sigaction(SIGINT, &ignore, &old[0]);
	sigaction(SIGQUIT, &ignore, &old[1]);
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGQUIT);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &signals);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	error = posix_spawn(
	    &pid, "/bin/sh", NULL, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	while (error == 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &old[0], NULL);
	sigaction(SIGQUIT, &old[1], NULL);
	return error == 0 ? status : -1;
}

bool
editor_run(const char *path, struct fault *f)
{
	const char *editor = choose();
	char script[512], sh[] = "sh", option[] = "-c";
	char *file = strdup(path);
	char *argv[] = {sh, option, script, sh, file, NULL};
	int status;

	if (file == NULL)
		abort();
	/* It may have options of its own: "emacs -nw". */
	snprintf(script, sizeof(script), "%s \"$1\"", editor);
	status = run_shell(argv);
	free(file);
	if (status == 0)
		return true;
	return fault_set(f, FAULT_UNAVAILABLE,
	    "the editor, \"%.100s\", did not end well; VISUAL or EDITOR in "
	    "the environment names another",
	    editor);
}

bool
editor_again(void)
{
	char answer[16];

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	fputs("Edit it again? [Y/n] ", stderr);
	if (fgets(answer, sizeof(answer), stdin) == NULL)
		return false;
	return answer[0] != 'n' && answer[0] != 'N';
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What a decoder of pictures cannot do, tried one by one. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "picture/sandbox.h"

static int
try_open(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static int
try_create(void)
{
	return open("/tmp/sandbox-test", O_WRONLY | O_CREAT, 0600);
}

static int
try_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static int
try_fork(void)
{
	return fork();
}

static int
try_exec(void)
{
	char name[] = "true";
	char *argv[] = {name, NULL};

	return execv("/bin/true", argv);
}

static int
try_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? -1 : 0;
}

static int
try_kill(void)
{
	return kill(getppid(), 0);
}

static int
try_unlink(void)
{
	return unlink("/tmp/sandbox-test");
}

static int
try_trace(void)
{
	return prctl(PR_SET_DUMPABLE, 1);
}

static const struct {
	const char *name;
	int (*act)(void);
} acts[] = {
    {"open", try_open},
    {"create", try_create},
    {"socket", try_socket},
    {"fork", try_fork},
    {"exec", try_exec},
    {"memory to run", try_code},
    {"kill", try_kill},
    {"unlink", try_unlink},
    {"trace", try_trace},
};

/* 0: it was refused with EPERM. */
static int
in_sandbox(int (*act)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		sandbox_limit();
		if (!sandbox_enter())
			_exit(3);
		errno = 0;
		if (act() != -1)
			_exit(1);
		_exit(errno == EPERM ? 0 : 2);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		int got = in_sandbox(acts[i].act);

		if (got != 0)
			fail_msg("%s: %d", acts[i].name, got);
	}
}

/* What it needs, it can. */
static int
work(void)
{
	char *p = malloc(1 << 20);

	if (p == NULL || write(STDERR_FILENO, "", 0) != 0)
		return -1;
	free(p);
	errno = EPERM;
	return -1;
}

static void
test_allowed(void **state)
{
	(void)state;
	assert_int_equal(in_sandbox(work), 0);
}

static int
spin(void)
{
	volatile unsigned long i = 1;

	while (i != 0)
		i |= 1;
	return 0;
}

static void
test_time(void **state)
{
	(void)state;
	assert_int_equal(in_sandbox(spin), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_allowed),
	    cmocka_unit_test(test_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

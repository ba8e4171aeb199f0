/* SPDX-License-Identifier: Apache-2.0 */
/* Limits and system calls of a process that decodes what strangers send. */
#include "picture/sandbox.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/banned.h"

enum {
	MEMORY_BYTES_MAX = 256 * 1024 * 1024,
	OUTPUT_BYTES_MAX = 64 * 1024 * 1024,
	CPU_S_MAX = 5,
	CLOCK_S_MAX = 30,
	FILES_MAX = 64,
	STACK_BYTES = 1024 * 1024 /* of each thread; they count as memory */
};

void
sandbox_limit(void)
{
	static const struct {
		int resource;
		rlim_t value;
	} limits[] = {
#if !defined(__SANITIZE_ADDRESS__)
	    /* AddressSanitizer's shadow is much larger. */
	    {RLIMIT_DATA, MEMORY_BYTES_MAX},
#endif
	    {RLIMIT_CPU, CPU_S_MAX},
	    {RLIMIT_FSIZE, OUTPUT_BYTES_MAX},
	    {RLIMIT_CORE, 0},
	    {RLIMIT_NOFILE, FILES_MAX},
	};
	pthread_attr_t threads;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		/* SIGXCPU comes at the first, SIGKILL at the second. */
		struct rlimit r = {limits[i].value,
		    limits[i].resource == RLIMIT_CPU ? limits[i].value + 1
						     : limits[i].value};

		setrlimit(limits[i].resource, &r);
	}
	pthread_attr_init(&threads);
	pthread_attr_setstacksize(&threads, STACK_BYTES);
	pthread_setattr_default_np(&threads);
	pthread_attr_destroy(&threads);
	alarm(CLOCK_S_MAX);
}

/* What needs no look at its arguments. */
static const int calls[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write),
    SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
    SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(exit),
    SCMP_SYS(exit_group), SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(getrusage),
    SCMP_SYS(restart_syscall)};

static int
allow_calls(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp not_exec =
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
	const struct scmp_arg_cmp thread =
	    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);
	const struct scmp_arg_cmp own =
	    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid());
	const struct scmp_arg_cmp name = SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME);
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof(calls) / sizeof(calls[0]);
	     i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, not_exec);
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_exec);
	/* clone3 has its flags in memory; told that there is none, libc clones. */
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, thread);
	if (rc == 0) /* abort() */
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, own);
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1, name);
	return rc;
}

bool
sandbox_enter(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int rc = filter == NULL ? -ENOMEM : allow_calls(filter);

	/* For threads that a library has begun, too. */
	if (rc == 0)
		rc = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
	if (rc == 0)
		rc = seccomp_load(filter);
	if (filter != NULL)
		seccomp_release(filter);
	errno = -rc;
	return rc == 0;
}

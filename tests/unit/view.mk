# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_lint
TESTS += tests/unit/test_lint

tests_unit_test_lint_SOURCES = tests/unit/test_lint.c
tests_unit_test_lint_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_lint_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS) \
	$(CONFUSE_LIBS)
endif

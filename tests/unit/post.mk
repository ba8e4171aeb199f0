# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_post
TESTS += tests/unit/test_post

tests_unit_test_post_SOURCES = tests/unit/test_post.c
tests_unit_test_post_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_post_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(SQLITE_LIBS) \
	$(GLIB_LIBS) $(CONFUSE_LIBS) $(IDN2_LIBS)
endif

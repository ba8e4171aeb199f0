# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_storyfile
TESTS += tests/unit/test_storyfile

tests_unit_test_storyfile_SOURCES = tests/unit/test_storyfile.c
tests_unit_test_storyfile_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_storyfile_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(JANSSON_LIBS) $(GLIB_LIBS) $(CMARK_LIBS)
endif

IMPORT_TESTS = tests/store/import.bats
TESTS += $(IMPORT_TESTS)
EXTRA_DIST += $(IMPORT_TESTS)

# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_copy tests/unit/test_compare tests/unit/test_query
TESTS += tests/unit/test_copy tests/unit/test_compare tests/unit/test_query

tests_unit_test_compare_SOURCES = tests/unit/test_compare.c
nodist_EXTRA_tests_unit_test_compare_SOURCES = dummy.cxx
tests_unit_test_compare_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_compare_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(JANSSON_LIBS) $(CMARK_LIBS) $(GLIB_LIBS)
tests_unit_test_copy_SOURCES = tests/unit/test_copy.c
nodist_EXTRA_tests_unit_test_copy_SOURCES = dummy.cxx
tests_unit_test_copy_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_copy_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS)
tests_unit_test_query_SOURCES = tests/unit/test_query.c
tests_unit_test_query_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_query_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(JANSSON_LIBS) \
	$(SQLITE_LIBS) $(ICU_LIBS) $(CMARK_LIBS) $(ZLIB_LIBS) $(GLIB_LIBS) \
	$(CONFUSE_LIBS)
endif

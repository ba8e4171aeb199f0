# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_storyfile tests/unit/test_storyfile_write
TESTS += tests/unit/test_storyfile tests/unit/test_storyfile_write

tests_unit_test_storyfile_SOURCES = tests/unit/test_storyfile.c
tests_unit_test_storyfile_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_storyfile_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(JANSSON_LIBS) $(GLIB_LIBS) $(CMARK_LIBS)

VISIT_TESTS = tests/unit/test_packagefile tests/unit/test_visit \
	tests/unit/test_xml
check_PROGRAMS += $(VISIT_TESTS)
TESTS += $(VISIT_TESTS)
tests_unit_test_visit_SOURCES = tests/unit/test_visit.c
tests_unit_test_visit_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_visit_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS) \
	$(CURL_LIBS)
tests_unit_test_xml_SOURCES = tests/unit/test_xml.c
tests_unit_test_xml_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_xml_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS) \
	$(XML_LIBS) $(ZLIB_LIBS)
tests_unit_test_packagefile_SOURCES = tests/unit/test_packagefile.c
nodist_EXTRA_tests_unit_test_packagefile_SOURCES = dummy.cxx
tests_unit_test_packagefile_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_packagefile_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(SQLITE_LIBS) $(CTEMPLATE_LIBS) $(JANSSON_LIBS) $(CONFUSE_LIBS) \
	$(CMARK_LIBS) $(GUMBO_LIBS) $(ICU_LIBS) $(ZLIB_LIBS) $(FCGI_LIBS) \
	$(GLIB_LIBS)
tests_unit_test_storyfile_write_SOURCES = tests/unit/test_storyfile_write.c
tests_unit_test_storyfile_write_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_storyfile_write_LDADD = $(tests_unit_test_storyfile_LDADD) \
	$(ZLIB_LIBS)
endif

IMPORT_TESTS = tests/store/config.bats tests/store/import.bats tests/store/life.bats \
	tests/store/package.bats
TESTS += $(IMPORT_TESTS)
EXTRA_DIST += $(IMPORT_TESTS)

# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
story_tests = tests/unit/test_document tests/unit/test_body \
	tests/unit/test_clip tests/unit/test_live \
	tests/unit/test_import tests/unit/test_plain tests/unit/test_slug \
	tests/unit/test_wrap tests/unit/test_corpus
check_PROGRAMS += $(story_tests)
TESTS += $(story_tests)
story_tests_libs = libbroadsheet.a $(CMOCKA_LIBS) $(CMARK_LIBS) \
	$(GUMBO_LIBS) $(JANSSON_LIBS) $(ICU_LIBS) $(ZLIB_LIBS) $(GLIB_LIBS)

tests_unit_test_document_SOURCES = tests/unit/test_document.c
tests_unit_test_document_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_document_LDADD = $(story_tests_libs)

tests_unit_test_clip_SOURCES = tests/unit/test_clip.c
tests_unit_test_clip_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_clip_LDADD = $(story_tests_libs)

tests_unit_test_live_SOURCES = tests/unit/test_live.c
tests_unit_test_live_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_live_LDADD = $(story_tests_libs)

tests_unit_test_body_SOURCES = tests/unit/test_body.c
tests_unit_test_body_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_body_LDADD = $(story_tests_libs)

tests_unit_test_import_SOURCES = tests/unit/test_import.c
tests_unit_test_import_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_import_LDADD = $(story_tests_libs)

tests_unit_test_plain_SOURCES = tests/unit/test_plain.c
tests_unit_test_plain_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_plain_LDADD = $(story_tests_libs)

tests_unit_test_slug_SOURCES = tests/unit/test_slug.c
tests_unit_test_slug_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_slug_LDADD = $(story_tests_libs)

tests_unit_test_wrap_SOURCES = tests/unit/test_wrap.c
tests_unit_test_wrap_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_wrap_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS)

tests_unit_test_corpus_SOURCES = tests/unit/test_corpus.c
tests_unit_test_corpus_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_corpus_LDADD = $(story_tests_libs)
endif

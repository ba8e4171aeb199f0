# SPDX-License-Identifier: Apache-2.0
check_PROGRAMS += tests/page/compose_one
tests_page_compose_one_SOURCES = tests/page/compose_one.c
nodist_EXTRA_tests_page_compose_one_SOURCES = dummy.cxx
tests_page_compose_one_LDADD = $(cgi_libs) $(GMIME_LIBS)
check_PROGRAMS += tests/page/letter_cases
tests_page_letter_cases_SOURCES = tests/page/letter_cases.c \
	tests/fuzz/letter_check.h
tests_page_letter_cases_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)
tests_page_letter_cases_LDADD = libbroadsheet.a $(GMIME_LIBS) $(IDN2_LIBS) \
	$(GLIB_LIBS)
check_PROGRAMS += tests/page/mailboxes
tests_page_mailboxes_SOURCES = tests/page/mailboxes.c
tests_page_mailboxes_LDADD = libbroadsheet.a $(IDN2_LIBS) $(GLIB_LIBS)
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_letter
TESTS += tests/unit/test_letter
tests_unit_test_letter_SOURCES = tests/unit/test_letter.c \
	tests/fuzz/letter_check.h
tests_unit_test_letter_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)
tests_unit_test_letter_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_letter_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GMIME_LIBS) \
	$(IDN2_LIBS) $(GLIB_LIBS)
check_PROGRAMS += tests/unit/test_deliver
TESTS += tests/unit/test_deliver

tests_unit_test_deliver_SOURCES = tests/unit/test_deliver.c
nodist_EXTRA_tests_unit_test_deliver_SOURCES = dummy.cxx
tests_unit_test_deliver_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_deliver_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(SQLITE_LIBS) $(CTEMPLATE_LIBS) $(JANSSON_LIBS) $(CONFUSE_LIBS) \
	$(CMARK_LIBS) $(GUMBO_LIBS) $(ICU_LIBS) $(ZLIB_LIBS) $(FCGI_LIBS) \
	$(CURL_LIBS) $(GMIME_LIBS) $(IDN2_LIBS) $(GLIB_LIBS)
endif

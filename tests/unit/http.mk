# SPDX-License-Identifier: Apache-2.0
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_page_cache tests/unit/test_request \
	tests/unit/test_response \
	tests/unit/test_server
TESTS += tests/unit/test_page_cache tests/unit/test_request \
	tests/unit/test_response \
	tests/unit/test_server

tests_unit_test_page_cache_SOURCES = tests/unit/test_page_cache.c
tests_unit_test_page_cache_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_page_cache_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(DEFLATE_LIBS) $(GLIB_LIBS) $(CONFUSE_LIBS)

tests_unit_test_request_SOURCES = tests/unit/test_request.c
tests_unit_test_request_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_request_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(FCGI_LIBS) \
	$(GLIB_LIBS) $(CONFUSE_LIBS)

tests_unit_test_response_SOURCES = tests/unit/test_response.c
tests_unit_test_response_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_response_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(FCGI_LIBS) \
	$(GLIB_LIBS) $(CONFUSE_LIBS)

tests_unit_test_server_SOURCES = tests/unit/test_server.c
tests_unit_test_server_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_server_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(FCGI_LIBS) \
	$(GLIB_LIBS) $(CONFUSE_LIBS)
endif

# SPDX-License-Identifier: Apache-2.0
# Every test prints TAP. A test belongs to the tier that its folder names;
# ./runtests takes them tier by tier, and complains of a test_*.py or *.bats
# that is not in a list here.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
TEST_EXTENSIONS = .bats .py .sh
BATS_LOG_DRIVER = $(LOG_DRIVER)
BATS_LOG_COMPILER = bats
AM_BATS_LOG_FLAGS = --tap
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
# Debian's, for Debian's modules.
PYTHON = /usr/bin/python3
PY_LOG_DRIVER = $(LOG_DRIVER)
PY_LOG_COMPILER = $(PYTHON)

AM_TESTS_ENVIRONMENT = \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	BROADSHEET_PICTURE='$(abs_top_builddir)/broadsheet-picture'; \
	export BROADSHEET_PICTURE; \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	PYTHONPATH='$(abs_top_srcdir)/tests/web'; export PYTHONPATH; \
	PYTHONDONTWRITEBYTECODE=1; export PYTHONDONTWRITEBYTECODE; \
	LC_ALL=C.UTF-8; export LC_ALL;

include tests/unit/http.mk
include tests/unit/mail.mk
include tests/unit/page.mk
include tests/unit/post.mk
include tests/unit/story.mk
include tests/unit/view.mk
include tests/unit/wire.mk

if HAVE_CMOCKA
BASE_TESTS = tests/unit/test_base tests/unit/test_sandbox \
	tests/unit/test_stamp
DESK_TESTS = tests/store/test_clips tests/store/test_desk \
	tests/store/test_index tests/store/test_life tests/store/test_limit \
	tests/store/test_related \
	tests/store/test_search tests/store/test_watchdog
check_PROGRAMS += $(BASE_TESTS) $(DESK_TESTS)
TESTS += $(BASE_TESTS) $(DESK_TESTS)

tests_unit_test_base_SOURCES = tests/unit/test_base.c
tests_unit_test_base_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_base_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS) \
	$(CONFUSE_LIBS)
tests_unit_test_stamp_SOURCES = tests/unit/test_stamp.c
tests_unit_test_stamp_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_stamp_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(GLIB_LIBS) \
	$(CONFUSE_LIBS)
tests_unit_test_sandbox_SOURCES = tests/unit/test_sandbox.c \
	src/picture/sandbox.c
tests_unit_test_sandbox_CPPFLAGS = -D_GNU_SOURCE -I$(srcdir)/src \
	$(SECCOMP_CFLAGS)
tests_unit_test_sandbox_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_sandbox_LDADD = $(SECCOMP_LIBS) $(CMOCKA_LIBS)
tests_store_test_desk_SOURCES = tests/store/test_desk.c
nodist_EXTRA_tests_store_test_desk_SOURCES = dummy.cxx
tests_store_test_desk_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_desk_LDADD = libbroadsheet.a $(CMOCKA_LIBS) \
	$(SQLITE_LIBS) $(CTEMPLATE_LIBS) $(JANSSON_LIBS) $(CONFUSE_LIBS) \
	$(CMARK_LIBS) $(GUMBO_LIBS) $(ICU_LIBS) $(ZLIB_LIBS) $(FCGI_LIBS) \
	$(IDN2_LIBS) $(GLIB_LIBS)
tests_store_test_clips_SOURCES = tests/store/test_clips.c \
	tests/store/newsroom.c tests/store/newsroom.h
nodist_EXTRA_tests_store_test_clips_SOURCES = dummy.cxx
tests_store_test_clips_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_clips_LDADD = $(tests_store_test_desk_LDADD)
tests_store_test_index_SOURCES = tests/store/test_index.c \
	tests/store/newsroom.c tests/store/newsroom.h
nodist_EXTRA_tests_store_test_index_SOURCES = dummy.cxx
tests_store_test_index_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_index_LDADD = $(tests_store_test_desk_LDADD)
tests_store_test_life_SOURCES = tests/store/test_life.c \
	tests/store/newsroom.c tests/store/newsroom.h
nodist_EXTRA_tests_store_test_life_SOURCES = dummy.cxx
tests_store_test_life_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_life_LDADD = $(tests_store_test_desk_LDADD)
tests_store_test_limit_SOURCES = tests/store/test_limit.c
tests_store_test_limit_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_limit_LDADD = libbroadsheet.a $(CMOCKA_LIBS) $(SQLITE_LIBS) \
	$(GLIB_LIBS) $(CONFUSE_LIBS) $(IDN2_LIBS)
tests_store_test_related_SOURCES = tests/store/test_related.c \
	tests/store/newsroom.c tests/store/newsroom.h
nodist_EXTRA_tests_store_test_related_SOURCES = dummy.cxx
tests_store_test_related_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_related_LDADD = $(tests_store_test_desk_LDADD)
tests_store_test_search_SOURCES = tests/store/test_search.c \
	tests/store/newsroom.c tests/store/newsroom.h
nodist_EXTRA_tests_store_test_search_SOURCES = dummy.cxx
tests_store_test_search_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_search_LDADD = $(tests_store_test_desk_LDADD)
tests_store_test_watchdog_SOURCES = tests/store/test_watchdog.c \
	tests/store/newsroom.c tests/store/newsroom.h
nodist_EXTRA_tests_store_test_watchdog_SOURCES = dummy.cxx
tests_store_test_watchdog_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_store_test_watchdog_LDADD = $(tests_store_test_desk_LDADD)
endif

check_PROGRAMS += tests/store/plans
tests_store_plans_SOURCES = tests/store/plans.c
tests_store_plans_LDADD = libbroadsheet.a $(SQLITE_LIBS) $(GLIB_LIBS)

UNIT_TESTS = tests/unit/arrows.sh
STORE_TESTS = \
	tests/store/test_agencies.py \
	tests/store/test_picture_bombs.py \
	tests/store/test_pictures.py \
	tests/store/test_debate.py \
	tests/store/test_export.py \
	tests/store/test_clock.py \
	tests/store/test_feedfiles.py \
	tests/store/test_kill.py \
	tests/store/test_kill_acts.py \
	tests/store/test_links.py \
	tests/store/test_migrate.py \
	tests/store/test_plans.py \
	tests/store/test_power_cut.py \
	tests/store/test_quality.py \
	tests/store/test_wxr.py \
	tests/store/test_emailed.py \
	tests/store/test_feedback.py \
	tests/store/test_readings.py \
	tests/store/test_see_also.py
PAGE_TESTS = \
	tests/page/test_archive.py \
	tests/page/test_canary.py \
	tests/page/test_console.py \
	tests/page/test_feeds.py \
	tests/page/test_html.py \
	tests/page/test_jsonld.py \
	tests/page/test_letter_fuzz.py \
	tests/page/test_letters.py \
	tests/page/test_locks.py \
	tests/page/test_mailbox.py \
	tests/page/test_machines.py \
	tests/page/test_packages.py \
	tests/page/test_record.py \
	tests/page/test_search.py \
	tests/page/test_sitemaps.py \
	tests/page/test_static.py \
	tests/page/test_twin.py \
	tests/page/test_rights.py \
	tests/page/test_visibility.py
WEB_TESTS = \
	tests/web/test_cache.py \
	tests/web/test_debate.py \
	tests/web/test_debate_kill.py \
	tests/web/test_deliver.py \
	tests/web/test_deliver_kill.py \
	tests/web/test_deliver_smtp.py \
	tests/web/test_email.py \
	tests/web/test_faults.py \
	tests/web/test_feedback.py \
	tests/web/test_same.py \
	tests/web/test_servers.py \
	tests/web/test_valgrind.py \
	tests/web/test_wire.py
BROWSER_TESTS = tests/browser/test_browser.py tests/browser/test_sanitize.py
FUZZ_TESTS = tests/fuzz/run.sh
SCRIPT_TESTS = $(UNIT_TESTS) $(STORE_TESTS) $(PAGE_TESTS) $(WEB_TESTS) \
	$(BROWSER_TESTS)
TESTS += $(SCRIPT_TESTS) $(FUZZ_TESTS)
EXTRA_DIST += $(SCRIPT_TESTS) \
	tests/browser/chrome.py \
	tests/clean-machine.sh \
	tests/browser/shots.py \
	tests/page/canary.py \
	tests/page/mail.py \
	tests/page/pages.py \
	tests/page/twin.py \
	tests/store/ledger.py \
	tests/store/picturing.py \
	tests/store/shim.c \
	tests/store/wxr.py \
	tests/web/fcgi.py \
	tests/web/letters.py tests/web/mailing.py \
	tests/web/reporting.py \
	tests/web/server.py \
	tests/web/tap.py

# What debian/rules runs: no server, no browser.
check-unit:
	@unit=; for t in $(TESTS); do \
	  case $$t in tests/unit/*) unit="$$unit $$t";; esac; \
	done; $(MAKE) $(AM_MAKEFLAGS) check TESTS="$$unit"
# For ./runtests.
list-tests:
	@for t in $(TESTS); do echo $$t; done
.PHONY: check-unit list-tests

# What tests/fuzz/run.sh builds.
clean-local: clean-fuzz clean-demo-edition
clean-fuzz:
	rm -rf fuzz

dist-hook: dist-tests
dist-tests:
	for d in bench data fuzz; do \
	  [ ! -d $(srcdir)/tests/$$d ] || \
	    cp -R $(srcdir)/tests/$$d $(distdir)/tests/ || exit 1; \
	done
	chmod -R u+w $(distdir)/tests
.PHONY: clean-fuzz dist-tests

# What pages cost, beside the same bytes as static files.
bench: all
	$(AM_TESTS_ENVIRONMENT) $(PYTHON) $(srcdir)/tests/bench/bench.py
# What searching costs, on 100,000 stories or as many as STORIES says.
bench-search: all
	$(AM_TESTS_ENVIRONMENT) $(PYTHON) $(srcdir)/tests/bench/search.py \
	$(BENCH_FOLDER)

# What tests copy, instead of each making its own.
clean-demo-edition:
	rm -rf tests/demo-edition tests/demo-edition.lock

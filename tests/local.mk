# SPDX-License-Identifier: Apache-2.0
# Every test prints TAP. A test belongs to the tier that its folder names;
# ./runtests takes them tier by tier, and complains of a test_*.py or *.bats
# that is not in a list here.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
TEST_EXTENSIONS = .bats .py
BATS_LOG_DRIVER = $(LOG_DRIVER)
BATS_LOG_COMPILER = bats
AM_BATS_LOG_FLAGS = --tap
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
include tests/unit/view.mk

WEB_TESTS = \
	tests/web/test_servers.py
TESTS += $(WEB_TESTS)
EXTRA_DIST += $(WEB_TESTS) tests/web/server.py tests/web/tap.py

# What debian/rules runs: no server, no browser.
check-unit:
	@unit=; for t in $(TESTS); do \
	  case $$t in tests/unit/*) unit="$$unit $$t";; esac; \
	done; $(MAKE) $(AM_MAKEFLAGS) check TESTS="$$unit"
# For ./runtests.
list-tests:
	@for t in $(TESTS); do echo $$t; done
.PHONY: check-unit list-tests

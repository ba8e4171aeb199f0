# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/base/arena.c src/base/arena.h \
	src/base/banned.h \
	src/base/buf.c src/base/buf.h \
	src/base/clock.c src/base/clock.h \
	src/base/conf.c src/base/conf.h \
	src/base/fault.c src/base/fault.h \
	src/base/log.c src/base/log.h \
	src/base/stamp.c src/base/stamp.h \
	src/base/utf8.c src/base/utf8.h
include src/http/local.mk

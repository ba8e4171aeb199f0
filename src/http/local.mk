# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/http/request.h src/http/response.h \
	src/http/server.h src/http/master.h

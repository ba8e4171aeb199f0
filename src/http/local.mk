# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/http/cgi.c \
	src/http/connection.c src/http/connection.h \
	src/http/exchange.c src/http/exchange.h \
	src/http/fastcgi.c src/http/fastcgi.h \
	src/http/form.c src/http/form.h \
	src/http/gzip.c src/http/gzip.h \
	src/http/listener.c src/http/listener.h \
	src/http/master.c src/http/master.h \
	src/http/notify.c src/http/notify.h \
	src/http/page_cache.c src/http/page_cache.h \
	src/http/queue.c src/http/queue.h \
	src/http/record.c src/http/record.h \
	src/http/request.c src/http/request.h \
	src/http/response.c src/http/response.h \
	src/http/send.c src/http/send.h \
	src/http/server.c src/http/server.h \
	src/http/urlencoded.c src/http/urlencoded.h

# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/mail/compose.c src/mail/compose.h \
	src/mail/compose_html.c \
	src/mail/compose_text.c \
	src/mail/internal.h \
	src/mail/letter.c src/mail/letter.h

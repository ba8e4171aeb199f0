# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/mail/compose.c src/mail/compose.h \
	src/mail/compose_html.c \
	src/mail/compose_text.c \
	src/mail/deliver.c src/mail/deliver.h \
	src/mail/deliver_internal.h \
	src/mail/deliver_settle.c \
	src/mail/internal.h \
	src/mail/ledger.c src/mail/ledger.h \
	src/mail/letter.c src/mail/letter.h \
	src/mail/maildir.c \
	src/mail/relay.c src/mail/relay.h \
	src/mail/sendmail.c \
	src/mail/smtp.c \
	src/mail/smtp_end.c src/mail/smtp_end.h \
	src/mail/sync.c src/mail/sync.h \
	src/mail/transport.c src/mail/transport.h \
	src/mail/transport_kind.h

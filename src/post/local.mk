# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/post/debate_form.c src/post/debate_form.h \
	src/post/email_form.c src/post/email_form.h \
	src/post/email_links.c \
	src/post/feedback_form.c src/post/feedback_form.h \
	src/post/limit.c src/post/limit.h \
	src/post/mailbox.c src/post/mailbox.h \
	src/post/internal.h \
	src/post/posting.c src/post/posting.h \
	src/post/posting_show.c \
	src/post/reference.c src/post/reference.h \
	src/post/room.c src/post/room.h \
	src/post/routes.c src/post/routes.h \
	src/post/secret.c src/post/secret.h \
	src/post/token.c src/post/token.h \
	src/post/writing.c src/post/writing.h

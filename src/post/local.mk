# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/post/debate_form.c src/post/debate_form.h \
	src/post/intake.c src/post/intake.h \
	src/post/limit.c src/post/limit.h \
	src/post/room.c src/post/room.h \
	src/post/token.c src/post/token.h \
	src/post/writing.c src/post/writing.h

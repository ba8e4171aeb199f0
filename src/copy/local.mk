# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/copy/copy.c src/copy/copy.h \
	src/copy/file.c src/copy/file.h \
	src/copy/folder.c src/copy/folder.h \
	src/copy/internal.h \
	src/copy/links.c \
	src/copy/paths.c src/copy/paths.h \
	src/copy/rewrite.c \
	src/copy/tag.c src/copy/tag.h \
	src/copy/target.c

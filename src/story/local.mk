# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/story/ast.c src/story/ast.h \
	src/story/body.c src/story/body.h \
	src/story/body_away.c \
	src/story/body_import.c \
	src/story/body_plain.c \
	src/story/body_render.c \
	src/story/commonmark.c src/story/commonmark.h \
	src/story/commonmark_flank.c \
	src/story/commonmark_settle.c \
	src/story/document.c src/story/document.h \
	src/story/document_check.c \
	src/story/field.c src/story/field.h \
	src/story/focus.c src/story/focus.h \
	src/story/halve.c \
	src/story/href.c src/story/href.h \
	src/story/html.c src/story/html.h \
	src/story/html_build.c \
	src/story/html_link.c \
	src/story/html_list.c \
	src/story/html_parse.c \
	src/story/html_table.c \
	src/story/internal.h \
	src/story/live.c src/story/live.h \
	src/story/lowpages.c \
	src/story/slug.c src/story/slug.h \
	src/story/wrap.c src/story/wrap.h

# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += src/picture/clip.c src/picture/clip.h \
	src/picture/picture.c src/picture/picture.h
pkglibexec_PROGRAMS += broadsheet-picture
broadsheet_picture_SOURCES = src/picture/picture_main.c
broadsheet_picture_CPPFLAGS = -D_GNU_SOURCE -I$(srcdir)/src $(VIPS_CFLAGS)
broadsheet_picture_LDADD = $(VIPS_LIBS)

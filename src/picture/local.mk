# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += src/picture/clip.c src/picture/clip.h \
	src/picture/decoder.c src/picture/decoder.h \
	src/picture/keep.c src/picture/keep.h \
	src/picture/picture.c src/picture/picture.h
pkglibexec_PROGRAMS += broadsheet-picture
broadsheet_picture_SOURCES = src/picture/picture_main.c \
	src/picture/sandbox.c src/picture/sandbox.h \
	src/picture/frame.c src/picture/frame.h src/picture/sniff.c src/picture/sniff.h \
	src/picture/words.c src/picture/words.h src/picture/words_xmp.c \
	src/picture/words_internal.h
broadsheet_picture_CPPFLAGS = -D_GNU_SOURCE -I$(srcdir)/src $(VIPS_CFLAGS) \
	$(SECCOMP_CFLAGS) $(XML_CFLAGS) $(JANSSON_CFLAGS)
broadsheet_picture_LDADD = $(VIPS_LIBS) $(SECCOMP_LIBS) $(XML_LIBS) \
	$(JANSSON_LIBS)

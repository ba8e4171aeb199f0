# SPDX-License-Identifier: Apache-2.0
cgi_PROGRAMS += cgi-bin/postroom.fcgi cgi-bin/site.fcgi
cgi_common = cgi-bin/answer.c cgi-bin/answer.h cgi-bin/program.c \
	cgi-bin/program.h
cgi_libs = libbroadsheet.a $(FCGI_LIBS) $(SQLITE_LIBS) \
	$(CTEMPLATE_LIBS) $(JANSSON_LIBS) $(CONFUSE_LIBS) $(IDN2_LIBS) \
	$(GLIB_LIBS) $(DEFLATE_LIBS)
cgi_bin_site_fcgi_SOURCES = cgi-bin/site.c $(cgi_common)
nodist_EXTRA_cgi_bin_site_fcgi_SOURCES = dummy.cxx
cgi_bin_site_fcgi_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/cgi-bin
cgi_bin_site_fcgi_LDADD = $(cgi_libs)
cgi_bin_postroom_fcgi_SOURCES = cgi-bin/postroom.c $(cgi_common)
nodist_EXTRA_cgi_bin_postroom_fcgi_SOURCES = dummy.cxx
cgi_bin_postroom_fcgi_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/cgi-bin
cgi_bin_postroom_fcgi_LDADD = $(cgi_libs)

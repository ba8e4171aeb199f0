# SPDX-License-Identifier: Apache-2.0
cgi_PROGRAMS += cgi-bin/site.fcgi
cgi_bin_site_fcgi_SOURCES = cgi-bin/site.c cgi-bin/route.c cgi-bin/route.h
nodist_EXTRA_cgi_bin_site_fcgi_SOURCES = dummy.cxx
cgi_bin_site_fcgi_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/cgi-bin
cgi_bin_site_fcgi_LDADD = libbroadsheet.a $(FCGI_LIBS) $(SQLITE_LIBS) \
	$(CTEMPLATE_LIBS) $(JANSSON_LIBS) $(CONFUSE_LIBS) $(GLIB_LIBS)

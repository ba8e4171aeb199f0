# SPDX-License-Identifier: Apache-2.0
# Sample configurations, made from the .in files that ./start and the tests
# fill in with values of their own.
EXTRA_DIST += \
	.ci/run \
	build-aux/packages.sh \
	contrib/apache/broadsheet-cgi.conf.in \
	contrib/apache/broadsheet.conf.in \
	contrib/apache/private.conf.in \
	contrib/broadsheet.conf.in \
	contrib/nginx/broadsheet.conf.in \
	contrib/nginx/private.conf.in \
	contrib/systemd/broadsheet-postroom.service.in \
	contrib/systemd/broadsheet-deliver.service.in \
	contrib/systemd/broadsheet-links.service.in \
	contrib/systemd/broadsheet-links.timer.in \
	contrib/systemd/broadsheet-publish.service.in \
	contrib/systemd/broadsheet-site.service.in

dist_static_DATA += static/down.html

CONTRIB_MADE = \
	contrib/apache/broadsheet-cgi.conf \
	contrib/apache/broadsheet.conf \
	contrib/broadsheet.conf \
	contrib/nginx/broadsheet.conf \
	contrib/systemd/broadsheet-postroom.service \
	contrib/systemd/broadsheet-deliver.service \
	contrib/systemd/broadsheet-links.service \
	contrib/systemd/broadsheet-links.timer \
	contrib/systemd/broadsheet-publish.service \
	contrib/systemd/broadsheet-site.service
CLEANFILES += $(CONTRIB_MADE)

exampledir = $(docdir)/examples
nodist_example_DATA = contrib/broadsheet.conf
apacheexampledir = $(exampledir)/apache
nodist_apacheexample_DATA = contrib/apache/broadsheet-cgi.conf \
	contrib/apache/broadsheet.conf
nginxexampledir = $(exampledir)/nginx
nodist_nginxexample_DATA = contrib/nginx/broadsheet.conf
if WITH_SYSTEMD
nodist_systemdsystemunit_DATA = \
	contrib/systemd/broadsheet-postroom.service \
	contrib/systemd/broadsheet-deliver.service \
	contrib/systemd/broadsheet-links.service \
	contrib/systemd/broadsheet-links.timer \
	contrib/systemd/broadsheet-publish.service \
	contrib/systemd/broadsheet-site.service
endif

contrib_fill = $(AM_V_GEN)mkdir -p $$(dirname $@) && sed \
	-e 's|@bindir[@]|$(bindir)|g' \
	-e 's|@cgidir[@]|$(cgidir)|g' \
	-e 's|@conf[@]|$(sysconfdir)/broadsheet.conf|g' \
	-e 's|@localstatedir[@]|$(localstatedir)|g' \
	-e 's|@mediadir[@]|$(localstatedir)/lib/broadsheet/media|g' \
	-e 's|@postroom_socket[@]|$(runstatedir)/broadsheet-postroom/postroom.sock|g' \
	-e 's|@pkgdatadir[@]|$(pkgdatadir)|g' \
	-e 's|@count[@]|\# |g' \
	-e 's|@runstatedir[@]|$(runstatedir)|g' \
	-e 's|@server_name[@]|news.example.org|g' \
	-e 's|@socket[@]|$(runstatedir)/broadsheet/site.sock|g' \
	-e 's|@staticdir[@]|$(staticdir)|g' \
	-e 's|@sysconfdir[@]|$(sysconfdir)|g'

contrib/nginx/broadsheet.conf: contrib/nginx/broadsheet.conf.in Makefile
	$(contrib_fill) -e 's|@listen[@]|80|g' \
		-e 's|@cache[@]|broadsheet|g' \
		-e 's|@cachedir[@]|$(runstatedir)/nginx-broadsheet|g' \
		-e 's|@readlog[@]|/var/log/nginx/broadsheet-read.log|g' \
		$(srcdir)/contrib/nginx/broadsheet.conf.in > $@
contrib/apache/broadsheet.conf: contrib/apache/broadsheet.conf.in Makefile
	$(contrib_fill) -e 's|@listen[@]|*:80|g' \
		-e 's|@readlog[@]|/var/log/apache2/broadsheet-read.log|g' \
		$(srcdir)/contrib/apache/broadsheet.conf.in > $@
contrib/apache/broadsheet-cgi.conf: contrib/apache/broadsheet-cgi.conf.in \
		Makefile
	$(contrib_fill) -e 's|@listen[@]|*:80|g' \
		-e 's|@readlog[@]|/var/log/apache2/broadsheet-read.log|g' \
		$(srcdir)/contrib/apache/broadsheet-cgi.conf.in > $@
contrib/broadsheet.conf: contrib/broadsheet.conf.in Makefile
	$(contrib_fill) $(srcdir)/contrib/broadsheet.conf.in > $@
contrib/systemd/broadsheet-site.service: \
		contrib/systemd/broadsheet-site.service.in Makefile
	$(contrib_fill) \
		$(srcdir)/contrib/systemd/broadsheet-site.service.in > $@

contrib/systemd/broadsheet-postroom.service: \
		contrib/systemd/broadsheet-postroom.service.in Makefile
	$(contrib_fill) \
		$(srcdir)/contrib/systemd/broadsheet-postroom.service.in > $@

contrib/systemd/broadsheet-deliver.service: \
		contrib/systemd/broadsheet-deliver.service.in Makefile
	$(contrib_fill) \
		$(srcdir)/contrib/systemd/broadsheet-deliver.service.in > $@

contrib/systemd/broadsheet-publish.service: \
		contrib/systemd/broadsheet-publish.service.in Makefile
	$(contrib_fill) \
		$(srcdir)/contrib/systemd/broadsheet-publish.service.in > $@

contrib/systemd/broadsheet-links.service: \
		contrib/systemd/broadsheet-links.service.in Makefile
	$(contrib_fill) \
		$(srcdir)/contrib/systemd/broadsheet-links.service.in > $@
contrib/systemd/broadsheet-links.timer: \
		contrib/systemd/broadsheet-links.timer.in Makefile
	$(contrib_fill) \
		$(srcdir)/contrib/systemd/broadsheet-links.timer.in > $@

# debian/ goes along: whoever has the tarball can make packages.
dist-hook: dist-debian
dist-debian:
	$(MKDIR_P) $(distdir)/debian/source
	for f in broadsheet-demo.install broadsheet-media.install \
	    broadsheet.install broadsheet.sysusers broadsheet.tmpfiles \
	    changelog control copyright rules source/format source/options; do \
	  cp $(srcdir)/debian/$$f $(distdir)/debian/$$f || exit 1; \
	done
.PHONY: dist-debian

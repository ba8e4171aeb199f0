# SPDX-License-Identifier: Apache-2.0
# The demonstration edition, whole: its folders are what import reads.
dist-hook: dist-demo
dist-demo:
	cp -R $(srcdir)/demo $(distdir)
	chmod -R u+w $(distdir)/demo
install-data-hook: install-demo
install-demo:
	$(MKDIR_P) "$(DESTDIR)$(pkgdatadir)/demo"
	(cd $(srcdir)/demo && find . ! -name local.mk -type f) | \
	while read -r f; do \
	  $(MKDIR_P) "$(DESTDIR)$(pkgdatadir)/demo/$$(dirname $$f)" && \
	  $(INSTALL_DATA) $(srcdir)/demo/$$f \
	    "$(DESTDIR)$(pkgdatadir)/demo/$$f" || exit 1; \
	done
uninstall-hook: uninstall-demo
uninstall-demo:
	rm -rf "$(DESTDIR)$(pkgdatadir)/demo"
.PHONY: dist-demo install-demo uninstall-demo

# SPDX-License-Identifier: Apache-2.0
TEMPLATES = \
	templates/feed/atom.tpl \
	templates/feed/opensearch.tpl \
	templates/feed/rss.tpl \
	templates/feed/sitemap-index.tpl \
	templates/feed/sitemap-news.tpl \
	templates/feed/sitemap.tpl \
	templates/full/advanced.tpl \
	templates/full/archive-day.tpl \
	templates/full/archive.tpl \
	templates/full/authors.tpl \
	templates/full/debate-form.tpl \
	templates/full/debate-thanks.tpl \
	templates/full/debate.tpl \
	templates/full/debates.tpl \
	templates/full/clip.tpl \
	templates/full/console.tpl \
	templates/full/email-block.tpl \
	templates/full/email-confirm.tpl \
	templates/full/email-form.tpl \
	templates/full/email-thanks.tpl \
	templates/full/entry.tpl \
	templates/full/feedback-form.tpl \
	templates/full/feedback-thanks.tpl \
	templates/full/copy.tpl \
	templates/full/corrections.tpl \
	templates/full/error.tpl \
	templates/full/figure.tpl \
	templates/full/front.tpl \
	templates/full/package.tpl \
	templates/full/packages.tpl \
	templates/full/history-diff.tpl \
	templates/full/history.tpl \
	templates/full/most-read.tpl \
	templates/full/moved.tpl \
	templates/full/notices.tpl \
	templates/full/part/advanced-fields.tpl \
	templates/full/part/archive-pager.tpl \
	templates/full/part/bylines.tpl \
	templates/full/part/card.tpl \
	templates/full/part/form-alert.tpl \
	templates/full/part/debate-line.tpl \
	templates/full/part/field-fault.tpl \
	templates/full/part/clip-box.tpl \
	templates/full/part/change.tpl \
	templates/full/part/error-text.tpl \
	templates/full/part/live-pager.tpl \
	templates/full/part/live-top.tpl \
	templates/full/part/refresh.tpl \
	templates/full/part/external.tpl \
	templates/full/part/foot.tpl \
	templates/full/part/group-part.tpl \
	templates/full/part/head.tpl \
	templates/full/part/help-text.tpl \
	templates/full/part/index-card.tpl \
	templates/full/part/lead-card.tpl \
	templates/full/part/line.tpl \
	templates/full/part/nav-items.tpl \
	templates/full/part/nav-more.tpl \
	templates/full/part/notice.tpl \
	templates/full/part/search-narrow.tpl \
	templates/full/part/search-notes.tpl \
	templates/full/search.tpl \
	templates/full/section.tpl \
	templates/full/standing.tpl \
	templates/full/story.tpl \
	templates/mail/answer.tpl \
	templates/mail/confirm.tpl \
	templates/mail/story.tpl \
	templates/low/advanced.tpl \
	templates/low/archive-day.tpl \
	templates/low/archive.tpl \
	templates/low/authors.tpl \
	templates/low/debate-form.tpl \
	templates/low/debate-thanks.tpl \
	templates/low/debate.tpl \
	templates/low/debates.tpl \
	templates/low/clip.tpl \
	templates/low/console.tpl \
	templates/low/email-block.tpl \
	templates/low/email-confirm.tpl \
	templates/low/email-form.tpl \
	templates/low/email-thanks.tpl \
	templates/low/entry.tpl \
	templates/low/feedback-form.tpl \
	templates/low/feedback-thanks.tpl \
	templates/low/copy.tpl \
	templates/low/corrections.tpl \
	templates/low/error.tpl \
	templates/low/figure.tpl \
	templates/low/front.tpl \
	templates/low/package.tpl \
	templates/low/packages.tpl \
	templates/low/history-diff.tpl \
	templates/low/history.tpl \
	templates/low/most-read.tpl \
	templates/low/moved.tpl \
	templates/low/notices.tpl \
	templates/low/part/advanced-fields.tpl \
	templates/low/part/archive-pager.tpl \
	templates/low/part/bylines.tpl \
	templates/low/part/card.tpl \
	templates/low/part/form-alert.tpl \
	templates/low/part/debate-line.tpl \
	templates/low/part/field-fault.tpl \
	templates/low/part/clip-box.tpl \
	templates/low/part/change.tpl \
	templates/low/part/error-text.tpl \
	templates/low/part/live-pager.tpl \
	templates/low/part/live-top.tpl \
	templates/low/part/refresh.tpl \
	templates/low/part/external.tpl \
	templates/low/part/foot.tpl \
	templates/low/part/group-part.tpl \
	templates/low/part/head.tpl \
	templates/low/part/help-text.tpl \
	templates/low/part/index-card.tpl \
	templates/low/part/lead-card.tpl \
	templates/low/part/letter-foot.tpl \
	templates/low/part/letter-head.tpl \
	templates/low/part/line.tpl \
	templates/low/part/nav-items.tpl \
	templates/low/part/nav-more.tpl \
	templates/low/part/parts.tpl \
	templates/low/part/notice.tpl \
	templates/low/part/search-narrow.tpl \
	templates/low/part/search-notes.tpl \
	templates/low/part/story-top.tpl \
	templates/low/search.tpl \
	templates/low/section.tpl \
	templates/low/standing.tpl \
	templates/low/story.tpl

BUILT_SOURCES += src/view/marker.h
CLEANFILES += src/view/marker.h

src/view/marker.h: $(TEMPLATES) build-aux/tpl2c.awk
	$(AM_V_GEN)mkdir -p src/view && \
	LC_ALL=C $(AWK) -f $(srcdir)/build-aux/tpl2c.awk \
	$(TEMPLATES:%=$(srcdir)/%) > $@.tmp && mv $@.tmp $@

EXTRA_DIST += $(TEMPLATES) build-aux/tpl2c.awk

# templates/ is installed with its folders.
install-data-local: install-templates
uninstall-local: uninstall-templates
install-templates:
	for f in $(TEMPLATES); do \
	  $(MKDIR_P) "$(DESTDIR)$(pkgdatadir)/$$(dirname $$f)" && \
	  $(INSTALL_DATA) $(srcdir)/$$f "$(DESTDIR)$(pkgdatadir)/$$f" || exit 1; \
	done
uninstall-templates:
	rm -rf "$(DESTDIR)$(pkgdatadir)/templates"
.PHONY: install-templates uninstall-templates

# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/base/arena.c src/base/arena.h \
	src/base/banned.h \
	src/base/buf.c src/base/buf.h \
	src/base/clock.c src/base/clock.h \
	src/base/conf.c src/base/conf.h \
	src/base/conf_console.c src/base/conf_console.h \
	src/base/conf_machines.c src/base/conf_machines.h \
	src/base/conf_mail.c src/base/conf_mail.h \
	src/base/fault.c src/base/fault.h \
	src/base/log.c src/base/log.h \
	src/base/media.c src/base/media.h \
	src/base/stamp.c src/base/stamp.h \
	src/base/utf8.c src/base/utf8.h
include src/http/local.mk
libbroadsheet_a_SOURCES += \
	src/store/answer.c src/store/answer.h \
	src/store/bulletin.c src/store/bulletin.h \
	src/store/claim.c src/store/claim.h \
	src/store/clip.c src/store/clip.h \
	src/store/correction.c src/store/correction.h \
	src/store/debate.c src/store/debate.h \
	src/store/debate_plan.c src/store/debate_plan.h \
	src/store/day.c src/store/day.h \
	src/store/db.c src/store/db.h \
	src/store/departed.c src/store/departed.h \
	src/store/draft.c src/store/draft.h \
	src/store/edition.c src/store/edition.h \
	src/store/extra.c src/store/extra.h \
	src/store/feedback.c src/store/feedback.h \
	src/store/found.h \
	src/store/internal.h \
	src/store/letter.c src/store/letter.h \
	src/store/live.c src/store/live.h \
	src/store/link_check.c src/store/link_check.h \
	src/store/lock.c \
	src/store/message.c src/store/message.h \
	src/store/migrate.c \
	src/store/name.c src/store/name.h \
	src/store/old_address.c src/store/old_address.h \
	src/store/operation.c src/store/operation.h \
	src/store/package.c src/store/package.h \
	src/store/picture.c src/store/picture.h \
	src/store/plain.c src/store/plain.h \
	src/store/publication.c src/store/publication.h \
	src/store/ranking.c src/store/ranking.h \
	src/store/reading.c src/store/reading.h \
	src/store/related.c src/store/related.h \
	src/store/related_find.c \
	src/store/revision.c src/store/revision.h \
	src/store/search.c src/store/search.h \
	src/store/section.c src/store/section.h \
	src/store/sitemap.c src/store/sitemap.h \
	src/store/sending.c src/store/sending.h \
	src/store/snapshot.c src/store/snapshot.h \
	src/store/source.c src/store/source.h \
	src/store/stmt.c src/store/stmt.h \
	src/store/story.c src/store/story.h \
	src/store/suggest.c \
	src/store/term.c src/store/term.h \
	src/store/tokenizer.c src/store/tokenizer.h \
	src/store/vocabulary.c src/store/vocabulary.h \
	src/store/transaction.c \
	src/store/watchdog.c src/store/watchdog.h
libbroadsheet_a_SOURCES += \
	src/view/diff.cc src/view/diff.h \
	src/view/lint.c src/view/lint.h \
	src/view/lint_html.c src/view/lint_html.h \
	src/view/view.cc src/view/view.h \
	src/page/advanced.c \
	src/page/archive.c src/page/archive.h \
	src/page/archive_day.c \
	src/page/archive_front.c \
	src/page/author.c \
	src/page/debate.c src/page/debate.h \
	src/page/debate_list.c \
	src/page/compare.c src/page/compare.h \
	src/page/copy.c src/page/copy.h \
	src/page/corrections.c \
	src/page/feed.c src/page/feed.h \
	src/page/feed_list.c \
	src/page/query.c src/page/query.h \
	src/page/lookup.h \
	src/page/search.c src/page/search.h \
	src/page/search_fill.c \
	src/page/address.c src/page/address.h \
	src/page/card.c src/page/card.h \
	src/page/clips.c src/page/clips.h \
	src/page/console.c \
	src/page/live.c src/page/live.h \
	src/page/chrome.c src/page/chrome.h \
	src/page/error.c \
	src/page/front.c src/page/front.h \
	src/page/front_load.c \
	src/page/help.c src/page/help.h \
	src/page/history.c src/page/history.h \
	src/page/history_diff.c \
	src/page/jsonld.c src/page/jsonld.h \
	src/page/link.c src/page/link.h \
	src/page/moved.c src/page/moved.h \
	src/page/most_read.c src/page/most_read.h \
	src/page/notice.c src/page/notice.h \
	src/page/opensearch.c \
	src/page/package.c src/page/package.h \
	src/page/packages.c \
	src/page/page.c src/page/page.h \
	src/page/robots.c \
	src/page/route.c src/page/route.h \
	src/page/section.c \
	src/page/security.c \
	src/page/site.c src/page/site.h \
	src/page/site_routes.c \
	src/page/sitemap.c src/page/sitemap.h \
	src/page/sitemap_news.c \
	src/page/story.c src/page/story.h \
	src/page/story_ninjs.c \
	src/page/story_text.c \
	src/page/whole.c src/page/whole.h \
	src/desk/bring.c src/desk/bring.h \
	src/desk/act.c \
	src/desk/debate.c src/desk/debate.h \
	src/desk/desk.c src/desk/desk.h \
	src/desk/drafting.c \
	src/desk/emailed.c src/desk/emailed.h \
	src/desk/entry.c src/desk/entry.h \
	src/desk/internal.h \
	src/desk/layout.c src/desk/layout.h \
	src/desk/feedback.c src/desk/feedback.h \
	src/desk/letter.c \
	src/desk/life.c src/desk/life.h \
	src/desk/links.c src/desk/links.h \
	src/desk/package.c src/desk/package.h \
	src/desk/package_json.c \
	src/desk/picture.c src/desk/picture.h \
	src/desk/press.c src/desk/press.h \
	src/desk/press_clips.c \
	src/desk/press_live.c \
	src/desk/press_plain.c \
	src/desk/publish.c \
	src/desk/related.c \
	src/desk/readings.c src/desk/readings.h \
	src/desk/render.c \
	src/desk/take.c \
	src/desk/time.c src/desk/time.h \
	src/desk/tree.c src/desk/tree.h
include src/mail/local.mk
include src/post/local.mk
include src/story/local.mk
include src/picture/local.mk
include src/wire/local.mk
include src/copy/local.mk
include src/tool/local.mk

# SPDX-License-Identifier: Apache-2.0
libbroadsheet_a_SOURCES += \
	src/wire/debatefile.c src/wire/debatefile.h \
	src/wire/export.c src/wire/export.h \
	src/wire/exporting.h \
	src/wire/feed.c src/wire/feed.h \
	src/wire/feeddate.c src/wire/feeddate.h \
	src/wire/feedfile.c src/wire/feedfile.h \
	src/wire/feedfile_part.c src/wire/feedfile_part.h \
	src/wire/feedfile_text.c \
	src/wire/field.c src/wire/field.h \
	src/wire/header.c src/wire/header.h \
	src/wire/header_clip.c \
	src/wire/import.c src/wire/import.h \
	src/wire/import_agencies.c \
	src/wire/import_feed.c \
	src/wire/import_item.c src/wire/item.h \
	src/wire/import_ninjs.c \
	src/wire/import_package.c \
	src/wire/import_story.c \
	src/wire/import_xml.c src/wire/import_xml.h \
	src/wire/jsonfeed.c src/wire/jsonfeed.h \
	src/wire/jsonfile.c src/wire/jsonfile.h \
	src/wire/lines.c src/wire/lines.h \
	src/wire/links.c src/wire/links.h \
	src/wire/mapping.c src/wire/mapping.h \
	src/wire/markdown_write.c \
	src/wire/mend.c src/wire/mend.h \
	src/wire/mend_encoding.c \
	src/wire/newsmlg2.c src/wire/newsmlg2.h \
	src/wire/newsmlg2_content.c \
	src/wire/newsmlg2_package.c src/wire/newsmlg2_package.h \
	src/wire/newsmlg2_write.c \
	src/wire/ninjs.c src/wire/ninjs.h \
	src/wire/ninjs_write.c \
	src/wire/nitf.c src/wire/nitf.h \
	src/wire/nitf_body.c \
	src/wire/nitf_html.c \
	src/wire/nitf_write.c src/wire/nitf_write.h \
	src/wire/packagefile.c src/wire/packagefile.h \
	src/wire/packagefile_item.c \
	src/wire/packagefile_write.c \
	src/wire/parts.c src/wire/parts.h \
	src/wire/place.c src/wire/place.h \
	src/wire/plain.c src/wire/plain.h \
	src/wire/run.h \
	src/wire/settle.c src/wire/settle.h \
	src/wire/settle_clip.c \
	src/wire/sink.c src/wire/sink.h \
	src/wire/slurp.c src/wire/slurp.h \
	src/wire/storyfile.c src/wire/storyfile.h \
	src/wire/storyfile_write.c \
	src/wire/suggest.c src/wire/suggest.h \
	src/wire/visit.c src/wire/visit.h \
	src/wire/walk.c src/wire/walk.h \
	src/wire/words.c src/wire/words.h \
	src/wire/import_wxr.c \
	src/wire/wxr.c src/wire/wxr.h src/wire/wxrcontent.c \
	src/wire/wxrfile.c src/wire/wxrfile.h src/wire/wxrfield.c \
	src/wire/wxrindex.c src/wire/wxrindex.h \
	src/wire/wxrlines.c src/wire/wxrbody.h src/wire/wxrshort.c \
	src/wire/wxrmap.c src/wire/wxrmap.h \
	src/wire/wxrscan.c src/wire/wxrscan.h \
	src/wire/wxr_write_body.c \
	src/wire/wxr_write.c src/wire/wxr_write.h \
	src/wire/xml.c src/wire/xml.h \
	src/wire/xmlout.c src/wire/xmlout.h \
	src/wire/xmltree.c src/wire/xmltree.h

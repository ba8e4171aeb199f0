# SPDX-License-Identifier: Apache-2.0
bin_PROGRAMS += broadsheet
broadsheet_SOURCES = \
	src/tool/cmd_audit.c \
	src/tool/cmd_check.c \
	src/tool/cmd_config.c \
	src/tool/cmd_debate.c \
	src/tool/cmd_deliver.c \
	src/tool/cmd_diff.c \
	src/tool/cmd_due.c \
	src/tool/cmd_entry.c \
	src/tool/cmd_edit.c \
	src/tool/cmd_export.c \
	src/tool/cmd_export_static.c \
	src/tool/cmd_front.c \
	src/tool/cmd_feedback.c \
	src/tool/cmd_feedback_acts.c \
	src/tool/cmd_import.c \
	src/tool/cmd_init.c \
	src/tool/cmd_letter.c \
	src/tool/cmd_life.c \
	src/tool/cmd_links.c \
	src/tool/cmd_package.c \
	src/tool/cmd_new.c \
	src/tool/cmd_picture.c \
	src/tool/takedown.c src/tool/takedown.h \
	src/tool/cmd_queue.c \
	src/tool/cmd_queue_act.c \
	src/tool/cmd_readings.c \
	src/tool/cmd_related.c \
	src/tool/cmd_render.c \
	src/tool/cmd_section.c \
	src/tool/cmd_show.c \
	src/tool/cmd_story.c \
	src/tool/cmd_version.c \
	src/tool/changes.c src/tool/changes.h \
	src/tool/command.c src/tool/command.h \
	src/tool/counts.c src/tool/counts.h \
	src/tool/editor.c src/tool/editor.h \
	src/tool/help.c src/tool/help.h \
	src/tool/main.c \
	src/tool/manuscript.c src/tool/manuscript.h \
	src/tool/media.c src/tool/media.h \
	src/tool/options.c src/tool/options.h \
	src/tool/progress.c src/tool/progress.h \
	src/tool/queue.h \
	src/tool/say.c src/tool/say.h \
	src/tool/texts.c src/tool/texts.h \
	src/tool/who.c src/tool/who.h
# The archive has one object of C++: link as C++ does.
nodist_EXTRA_broadsheet_SOURCES = dummy.cxx
broadsheet_LDADD = libbroadsheet.a $(SQLITE_LIBS) $(CTEMPLATE_LIBS) \
	$(JANSSON_LIBS) $(CONFUSE_LIBS) $(GLIB_LIBS) $(CMARK_LIBS) \
	$(GUMBO_LIBS) $(ICU_LIBS) $(ZLIB_LIBS) $(CURL_LIBS) \
	$(FCGI_LIBS) $(GMIME_LIBS) $(IDN2_LIBS) $(XML_LIBS)

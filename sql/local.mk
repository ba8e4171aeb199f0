# SPDX-License-Identifier: Apache-2.0
SQL_QUERIES = \
	sql/query/edition/archive.sql \
	sql/query/edition/debate.sql \
	sql/query/edition/clip.sql \
	sql/query/edition/edition.sql \
	sql/query/edition/extra.sql \
	sql/query/edition/feed.sql \
	sql/query/edition/link.sql \
	sql/query/edition/old_address.sql \
	sql/query/edition/package.sql \
	sql/query/edition/picture.sql \
	sql/query/edition/publish.sql \
	sql/query/edition/ranking.sql \
	sql/query/edition/reading.sql \
	sql/query/edition/record.sql \
	sql/query/edition/related.sql \
	sql/query/edition/search.sql \
	sql/query/edition/section.sql \
	sql/query/edition/sitemap.sql \
	sql/query/edition/story.sql \
	sql/query/newsroom/debate_plan.sql \
	sql/query/newsroom/draft.sql \
	sql/query/newsroom/operation.sql \
	sql/query/postroom/answer.sql \
	sql/query/postroom/claim.sql \
	sql/query/postroom/feedback.sql \
	sql/query/postroom/letter.sql \
	sql/query/postroom/message.sql \
	sql/query/postroom/sending.sql
SQL_SCHEMAS = \
	sql/schema/edition/0001_edition.sql \
	sql/schema/edition/0002_finding.sql \
	sql/schema/edition/0003_running.sql \
	sql/schema/edition/0004_emailed.sql \
	sql/schema/edition/0005_old_address.sql \
	sql/schema/edition/0006_version.sql \
	sql/schema/edition/0007_pictures.sql \
	sql/schema/newsroom/0001_newsroom.sql \
	sql/schema/newsroom/0002_life.sql \
	sql/schema/newsroom/0003_version.sql \
	sql/schema/postroom/0001_postroom.sql \
	sql/schema/postroom/0002_mail.sql
EXTRA_DIST += $(SQL_QUERIES) $(SQL_SCHEMAS) build-aux/sql2c.awk

BUILT_SOURCES += src/store/query_name.h src/store/query_table.h \
	src/store/schema_table.h
CLEANFILES += src/store/query_name.h src/store/query_table.h \
	src/store/schema_table.h

sql2c = LC_ALL=C $(AWK) -f $(srcdir)/build-aux/sql2c.awk
sql_files = $(SQL_QUERIES:%=$(srcdir)/%)
schema_files = $(SQL_SCHEMAS:%=$(srcdir)/%)

src/store/query_name.h: $(SQL_QUERIES) build-aux/sql2c.awk
	$(AM_V_GEN)mkdir -p src/store && { \
	echo '/* Made from sql/query; do not edit. */' && \
	echo '#ifndef STORE_QUERY_NAME_H' && \
	echo '#define STORE_QUERY_NAME_H' && \
	echo 'enum query {' && \
	$(sql2c) -v want=enum $(sql_files) && \
	echo '	QUERY__MAX' && echo '};' && echo '#endif'; } > $@.tmp && \
	mv $@.tmp $@
src/store/query_table.h: $(SQL_QUERIES) build-aux/sql2c.awk
	$(AM_V_GEN)mkdir -p src/store && \
	$(sql2c) -v want=table $(sql_files) > $@.tmp && mv $@.tmp $@
src/store/schema_table.h: $(SQL_SCHEMAS) build-aux/sql2c.awk
	$(AM_V_GEN)mkdir -p src/store && \
	$(sql2c) -v want=schema $(schema_files) > $@.tmp && mv $@.tmp $@

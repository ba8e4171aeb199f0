# SPDX-License-Identifier: Apache-2.0
dist_man_MANS = docs/broadsheet.1 docs/broadsheet.8 docs/broadsheet-story.5 \
	docs/broadsheet-package.5 docs/broadsheet.conf.5

# bash-completion finds it by the command's name.
bashcompletiondir = $(datadir)/bash-completion/completions
bashcompletion_DATA = docs/completions/broadsheet
EXTRA_DIST += docs/broadsheet.bash
CLEANFILES += docs/completions/broadsheet
docs/completions/broadsheet: docs/broadsheet.bash
	$(AM_V_GEN)$(MKDIR_P) docs/completions && \
	cp $(srcdir)/docs/broadsheet.bash $@

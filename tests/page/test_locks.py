#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The four template locks hold: each is seen to refuse a planted fault.

A template without its pragma, an unescaped field, an unknown marker or one in
a dangerous place keeps site.fcgi from starting, with the file and the line;
a marker that a page does not fill is a fault when BROADSHEET_STRICT is set;
and markers in templates are those that the C code fills. (The fourth lock, the
canary, is test_canary.py.)
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

PRAGMA = '{{%AUTOESCAPE context="HTML"}}\n'
CONFIG_EXIT = 78

# name, file, what is replaced, by what, the line that is named
FAULTS = [
    ("no pragma in a page", "full/story.tpl", PRAGMA, "", 1),
    ("no pragma in a low page", "low/front.tpl", PRAGMA, "", 1),
    ("no pragma in a part", "full/part/line.tpl", PRAGMA, "", 1),
    ("no pragma in a low part", "low/part/head.tpl", PRAGMA, "", 1),
    ("a pragma for JavaScript", "full/story.tpl", "HTML", "JAVASCRIPT", 1),
    ("a pragma that is not first", "full/story.tpl", PRAGMA, "\n" + PRAGMA,
     1),
    ("a headline unescaped", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1>{{HEADLINE:none}}", None),
    ("a standfirst unescaped in a part", "low/part/card.tpl",
     "{{CARD_STANDFIRST}}", "{{CARD_STANDFIRST:none}}", None),
    ("a link unescaped", "full/story.tpl", "{{LINK_URL}}",
     "{{LINK_URL:none}}", None),
    ("a misspelt marker", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1>{{HEADLIN}}", None),
    ("a misspelt section", "low/story.tpl", "SEE_ALSO_SHOWN", "SEE_ALSO_SHWN",
     None),
    ("an unknown part", "full/front.tpl", "{{>LINE}}", "{{>LINES}}", None),
    ("an unknown modifier", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1>{{HEADLINE:raw}}", None),
    ("a section left open", "full/section.tpl", "{{/INTRO_SHOWN}}", "", None),
    ("a body in an attribute", "full/story.tpl", "<div class=\"body\">",
     "<div class=\"{{BODY:none}}\">", None),
    ("a marker in an unquoted value", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1 title={{HEADLINE}}>", None),
    ("a marker in an event handler", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1 onclick=\"go('{{HEADLINE}}')\">", None),
    ("a marker in a style", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1 style=\"color: {{KIND}}\">", None),
    ("a marker in a script", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<script>let a = \"{{HEADLINE}}\";</script><h1>", None),
    ("a marker in a comment", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<!-- {{HEADLINE}} --><h1>", None),
    ("a srcset that is not escaped as addresses", "full/part/card.tpl",
     "{{PICTURE_WEBP:U=html}}", "{{PICTURE_WEBP}}", None),
    ("JSON outside its script", "full/story.tpl", "<h1>{{HEADLINE}}",
     "<h1>{{JSON_LD:none}}", None),
    ("a change of delimiters", "full/story.tpl", "<h1>{{HEADLINE}}",
     "{{=<% %>=}}<h1>", None),
]


class Room:
    """A folder with a copy of the templates and a configuration for it."""

    def __init__(self, folder):
        self.folder = folder
        self.templates = os.path.join(folder, "templates")
        self.conf = os.path.join(folder, "site.conf")
        self.renew()
        self.configure(self.templates, "")

    def renew(self):
        shutil.rmtree(self.templates, ignore_errors=True)
        shutil.copytree(os.path.join(tap.top_srcdir, "templates"),
                        self.templates)

    def configure(self, templates, overrides):
        with open(self.conf, "w", encoding="utf-8") as out:
            out.write(f'templates = "{templates}"\n'
                      f'template_overrides = "{overrides}"\n'
                      f'static = "{tap.top_srcdir}/static"\n'
                      f'edition = "{self.folder}"\n'
                      f'socket = "{self.folder}/s"\n')

    def plant(self, name, old, new):
        """Replace the first old in a template; the line it stands in."""
        path = os.path.join(self.templates, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        at = text.index(old)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text[:at] + new + text[at + len(old):])
        return text.count("\n", 0, at) + 1

    def check(self, *arguments):
        """What site.fcgi makes of it: its exit status, what it said."""
        done = subprocess.run(
            [os.path.join(tap.top_builddir, "cgi-bin", "site.fcgi"), "-C",
             self.conf, *arguments], capture_output=True, text=True,
            timeout=60, stdin=subprocess.DEVNULL, check=False)
        return done.returncode, done.stderr

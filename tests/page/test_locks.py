#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The template locks hold: each is seen to refuse a planted fault.

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

import server  # noqa: E402
import tap  # noqa: E402

PRAGMA = '{{%AUTOESCAPE context="HTML"}}\n'
CONFIG_EXIT = 78
# A page whose headline is marked up with nothing else.
PAGE = "full/section.tpl"
H1 = "<h1>{{HEADLINE}}"

# name, file, what is replaced, by what
FAULTS = [
    ("no pragma in a page", "full/story.tpl", PRAGMA, ""),
    ("no pragma in a low page", "low/front.tpl", PRAGMA, ""),
    ("no pragma in a part", "full/part/line.tpl", PRAGMA, ""),
    ("no pragma in a low part", "low/part/head.tpl", PRAGMA, ""),
    ("a pragma for JavaScript", "full/story.tpl", '"HTML"', '"JAVASCRIPT"'),
    ("a headline unescaped", PAGE, H1, "<h1>{{HEADLINE:none}}"),
    ("a standfirst unescaped in a part", "low/part/card.tpl",
     "{{CARD_STANDFIRST}}", "{{CARD_STANDFIRST:none}}"),
    ("a link unescaped", "full/part/external.tpl", "{{LINK_URL}}",
     "{{LINK_URL:none}}"),
    ("a misspelt marker", PAGE, H1, "<h1>{{HEADLIN}}"),
    ("a misspelt section", "low/story.tpl", "{{#SEE_ALSO_SHOWN}}",
     "{{#SEE_ALSO_SHWN}}"),
    ("an unknown part", "full/front.tpl", "{{>LINE}}", "{{>LINES}}"),
    ("an unknown modifier", PAGE, H1, "<h1>{{HEADLINE:raw}}"),
    ("a section left open", "full/section.tpl", "{{/INTRO_SHOWN}}", ""),
    ("a body in an attribute", "full/story.tpl", '<div class="body"',
     '<div class="{{BODY:none}}"'),
    ("a marker in an unquoted value", PAGE, H1,
     "<h1 title={{HEADLINE}}>"),
    ("a marker in an event handler", PAGE, H1,
     "<h1 onclick=\"go('{{HEADLINE}}')\">"),
    ("a marker in a style", PAGE, H1,
     '<h1 style="color: {{HEADLINE}}">'),
    ("a marker in a script", PAGE, H1,
     '<script>let a = "{{HEADLINE}}";</script><h1>'),
    ("a marker in a comment", PAGE, H1, "<!-- {{HEADLINE}} -->"),
    ("a marker in a refresh", "full/part/head.tpl", '<meta charset="utf-8">',
     '<meta http-equiv="refresh" content="0; url={{SITE_NAME}}">'),
    ("a srcset not escaped as addresses", "full/part/card.tpl",
     "{{PICTURE_WEBP:U=html}}", "{{PICTURE_WEBP}}"),
    ("JSON outside its script", PAGE, H1, "<h1>{{JSON_LD:none}}"),
    ("a change of delimiters", PAGE, H1, "{{=<% %>=}}<h1>"),
]


class Room:
    """A folder with a copy of the templates and a configuration for it."""

    def __init__(self, folder):
        self.folder = folder
        self.templates = os.path.join(folder, "templates")
        self.overrides = os.path.join(folder, "overrides")
        self.renew()
        self.conf = server.write_conf(
            folder, templates=self.templates,
            template_overrides=self.overrides)

    def renew(self):
        for path in (self.templates, self.overrides):
            shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(os.path.join(server.TOP, "templates"), self.templates)
        os.mkdir(self.overrides)

    def plant(self, name, old, new, folder=None):
        """Put new in place of the first old; returns file and line."""
        with open(os.path.join(self.templates, name),
                  encoding="utf-8") as file:
            text = file.read()
        at = text.index(old)
        path = os.path.join(folder or self.templates, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text[:at] + new + text[at + len(old):])
        return path, text.count("\n", 0, at) + 1

    def start(self, *arguments):
        """Start site.fcgi, which is to end by itself: status and words."""
        with subprocess.Popen(
                [server.program("cgi-bin/site.fcgi"), "-C", self.conf,
                 *arguments], stdin=subprocess.DEVNULL, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            try:
                said = process.communicate(timeout=60)[1]
            except subprocess.TimeoutExpired:
                process.terminate()
                return None, "started"
        return process.returncode, said


def refuses(name, room, path, line, *arguments):
    """site.fcgi ends with 78 and says file:line."""
    status, said = room.start(*arguments)
    # What stays open is seen where the text ends, so the line is no less.
    found = re.search(re.escape(path) + r":(\d+): ", said)
    exact = line is None or found and int(found[1]) == line
    tap.ok(status == CONFIG_EXIT and (line is None or exact), name,
           f"want exit {CONFIG_EXIT} and {path}:{line}\n"
           f"exit {status}: {said}")


def test_faults(room):
    status, said = room.start("--check")
    tap.ok(status == 0 and said == "",
           "the templates as they are pass the check", said)
    for name, file, old, new in FAULTS:
        path, line = room.plant(file, old, new)
        if name == "a section left open":
            line = None
        refuses(f"refuses {name}", room, path, line, "--check")
        room.renew()


def test_missing(room):
    """A file that is not there is named."""
    for file in ("full/story.tpl", "low/error.tpl", "full/part/line.tpl",
                 "low/part/nav-items.tpl"):
        path = os.path.join(room.templates, file)
        os.unlink(path)
        status, said = room.start("--check")
        tap.ok(status == CONFIG_EXIT and file in said,
               f"refuses templates without {file}", f"exit {status}: {said}")
        room.renew()


def test_places(room):
    """The same holds for a site's own templates, and not only in --check."""
    path, line = room.plant("full/part/line.tpl", PRAGMA, "", room.overrides)
    refuses("refuses a fault in a site's own template", room, path, line,
            "--check")
    refuses("does not start to serve with a broken template", room, path,
            line)
    room.renew()
    room.plant("full/part/line.tpl", "|", "/", room.overrides)
    status, said = room.start("--check")
    tap.ok(status == 0, "takes a site's own template that is right", said)
    room.renew()


def ask(home, uri, strict):
    """The answer of a program of its own, and what it says meanwhile."""
    env = {"BROADSHEET_STRICT": "1"} if strict else {"BROADSHEET_STRICT": ""}
    if not strict:
        os.environ.pop("BROADSHEET_STRICT", None)
        env = {}
    with server.Site(home, "fcgi", env=env) as site:
        return site.fcgi(uri), site.site_log()


def test_strict(room):
    """A marker that is known, but that the page does not fill."""
    server.broadsheet(room.folder, "init")
    answer, said = ask(room.folder, "/", True)
    tap.eq(answer.status, 200, "a page that fills its markers is served when "
           "they are watched")
    for file, uri in (("full/front.tpl", "/"), ("low/part/foot.tpl", "/low/")):
        room.plant(file, "{{>FOOT}}" if "front" in file else "<footer>",
                   "<p>{{WITHDRAWN_WHY}}</p>" +
                   ("{{>FOOT}}" if "front" in file else "<footer>"))
        answer, said = ask(room.folder, uri, True)
        tap.ok(answer.status == 500 and "WITHDRAWN_WHY" in said,
               f"a marker in {file} that nobody fills is a 500 that the log "
               "explains", f"status {answer.status}: {said}")
        answer, said = ask(room.folder, uri, False)
        tap.ok(answer.status == 200 and "<p></p>" in answer.text,
               f"it is empty in {file} when markers are not watched",
               f"status {answer.status}: {said}")
        room.renew()


def c_markers():
    """Each MARKER_… that C code names, with one file that does."""
    found = {}
    for folder in ("src/page", "src/post", "src/mail",
                   "src/desk"):
        for name in sorted(os.listdir(os.path.join(server.TOP, folder))):
            path = os.path.join(server.TOP, folder, name)
            if not name.endswith(".c"):
                continue
            with open(path, encoding="utf-8") as file:
                for marker in re.findall(r"\bMARKER_([A-Z0-9]+(?:_[A-Z0-9]+)*)",
                                         file.read()):
                    found[marker] = f"{folder}/{name}"
    found.pop("MAX", None)
    return found


def template_markers():
    """Markers and sections of all templates, and parts, with a file each."""
    used, parts = {}, {}
    top = os.path.join(server.TOP, "templates")
    for folder, _, names in os.walk(top):
        for name in sorted(names):
            if not name.endswith(".tpl"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                for kind, marker in re.findall(r"\{\{([#/>]?)([A-Z][A-Z0-9_]*)",
                                               file.read()):
                    (parts if kind == ">" else used)[marker] = os.path.join(
                        os.path.relpath(folder, top), name)
    return used, parts


def test_equal():
    """Markers in templates are those that C code fills, both ways."""
    filled, (used, parts) = c_markers(), template_markers()
    tap.ok(len(used) > 50 and len(filled) > 50, "markers are found at all")
    tap.eq({m: used[m] for m in used if m not in filled}, {},
           "every marker in a template is filled by a page")
    tap.eq({m: filled[m] for m in filled if m not in used}, {},
           "every marker that a page fills is in a template")
    lonely = {}
    for skin in ("full", "low"):
        folder = os.path.join(server.TOP, "templates", skin, "part")
        for name in os.listdir(folder):
            marker = name[:-len(".tpl")].upper().replace("-", "_")
            if marker not in parts:
                lonely[marker] = skin
    tap.eq(lonely, {}, "every part is included somewhere")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-locks-") as folder:
        room = Room(folder)
        test_faults(room)
        test_missing(room)
        test_places(room)
        test_equal()
        if os.path.exists(server.program("broadsheet")):
            test_strict(room)
        else:
            tap.ok(False, "broadsheet is built")
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A picture is shown until the rights to it end, and nowhere afterwards.

At that second every page, list, feed, ninjs and letter is without it, though
nobody has written anything yet, and validators say so. Then publish-due takes
the files away, once, and says what it took. An import does not bring them
back, an editor who has the rights again does. A focus goes with the picture.
"""
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web"),
                os.path.join(HERE, "..", "store")]

import server  # noqa: E402
import tap  # noqa: E402
from picturing import quarters, saved  # noqa: E402

STORY = """\
Headline: %s
Section: news
Byline: Quay desk
Picture: lent.jpg
Alt: A lent boat
Caption: The boat that was lent
Focus: 0.31,0.08
%sPicture: ours.jpg
Alt: Our own boat

The tide came in.

![](lent.jpg)

The tide went out.

![](ours.jpg)
"""

#: Where a story's picture could be: the full skin, the low one, and machines.
PAGES = ("/", "/news/", "/by/quay-desk", "/search?q=tide", "/news/%d/%s",
         "/low/news/%d/%s", "/news/%d/%s.json", "/feed.atom", "/feed.rss",
         "/feed.json", "/archive/")


#: They show no picture, and so do not change with one but by their address.
PLAIN = ("/archive/", "/search?q=tide")


class Paper:
    def __init__(self, work):
        self.home = server.make_edition(os.path.join(work, "home"))
        self.files = os.path.join(work, "files")
        self.media = os.path.join(self.home, "edition", "media")
        os.makedirs(os.path.join(self.files, "pictures"))
        self.put("sections", b"news News\n")
        self.put("pictures/lent.jpg", saved(quarters(900, 600), "JPEG"))
        self.put("pictures/ours.jpg", saved(quarters(600, 900), "JPEG"))
        self.put("a.story", (STORY % ("The first boat", "")).encode())
        self.put("b.story", (STORY % ("The second boat", "")).encode())
        self.run("import", self.files)
        self.lent = self.hash_of("lent.jpg")
        self.ours = self.hash_of("ours.jpg")

    def put(self, name, data):
        with open(os.path.join(self.files, name), "wb") as out:
            out.write(data)

    def run(self, *args, **more):
        return server.broadsheet(self.home, *args, **more)

    def json(self, *args):
        return json.loads(self.run(*args, "--json").stdout)

    def hash_of(self, name):
        path = os.path.join(self.files, "pictures", name)
        return self.json("picture", "show", path)["hash"]

    def files_of(self, digest):
        folder = os.path.join(self.media, digest[:2])
        return [n for n in os.listdir(folder) if n.startswith(digest)]

    def query(self, sql):
        path = os.path.join(self.home, "edition", "edition.db")
        db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
        try:
            return db.execute(sql).fetchall()
        finally:
            db.close()

    def change(self):
        return self.query("SELECT change FROM edition")[0][0]

    def paths(self):
        number, slug = self.query(
            "SELECT id, slug FROM story ORDER BY id")[0]
        return [p % (number, slug) if "%d" in p else p for p in PAGES]


def all_pages(site, paper):
    """Each page's answer; front pages of the archive, too."""
    paths = paper.paths()
    found = {path: site.fcgi(path) for path in paths}
    for path, answer in found.items():
        if answer.status != 200:
            raise AssertionError("%s: %d" % (path, answer.status))
    return found


def test_shown(site, paper):
    for path, answer in all_pages(site, paper).items():
        if path not in PLAIN:
            tap.ok(paper.lent in answer.text, path + " has the picture")
    front = site.fcgi("/").text
    tap.ok('class="focus x3 y1"' in front, "its card has the focus")
    story = site.fcgi(paper.paths()[4]).text
    figure = re.search(r"<figure>.*?</figure>", story, re.S).group()
    tap.ok("<picture>" in figure and "image/webp" in figure and
           all(" %dw" % w in figure for w in (320, 640, 900)) and
           'width="900" height="600"' in figure and "1280w" not in figure,
           "a figure has every width that there is, and its size", figure)
    tap.ok("<!--" not in story.split("<body", 1)[1], "no mark is left in it")
    low = site.fcgi(paper.paths()[5]).text
    tap.ok(re.search(r"\[Picture: A lent boat, \d+ kB\]", low),
           "the low skin links it, with its size", low)


def gone(site, paper, before, what):
    after = all_pages(site, paper)
    for path, answer in after.items():
        tap.ok(paper.lent not in answer.text and
               "<!--" not in answer.text.split("<body", 1)[-1],
               "%s: %s is without it" % (what, path))
        old = before[path].headers
        if path != "/archive/":
            tap.ok(old["etag"] != answer.headers["etag"],
                   "%s: %s has another validator" % (what, path))
        fresh = site.fcgi(path, HTTP_IF_NONE_MATCH=old["etag"])
        tap.eq(fresh.status, 200, "%s: %s is not as it was" % (what, path))
    for path in paper.paths()[4:6]:
        tap.ok(paper.ours in after[path].text and
               "tide went out" in after[path].text,
               "%s: %s has the other picture, and its words" % (what, path))


def test_moment(site, paper):
    """Nothing is written when the moment comes."""
    until = int(time.time()) + 6
    paper.run("picture", "rights", paper.lent, "--until", time.strftime(
        "%Y-%m-%dT%H:%M:%SZ", time.gmtime(until)), "--why", "lent")
    before, change = all_pages(site, paper), paper.change()
    if time.time() < until:
        tap.ok(all(paper.lent in answer.text for path, answer in
                   before.items() if path not in PLAIN),
               "until then it is shown")
    time.sleep(max(0, until + .01 - time.time()))
    gone(site, paper, before, "at the moment")
    tap.eq(paper.change(), change, "nobody had written anything")
    tap.ok(paper.files_of(paper.lent), "its files are still there")


def test_down(paper):
    would = paper.json("publish-due", "--dry-run")["taken_down"]
    tap.eq([p["hash"] for p in would], [paper.lent], "a dry run says it")
    tap.ok(paper.files_of(paper.lent), "and leaves its files")
    down = paper.json("publish-due")["taken_down"]
    numbers = [n for n, in paper.query("SELECT id FROM story ORDER BY id")]
    tap.eq([(p["hash"], p["stories"]) for p in down], [(paper.lent, numbers)],
           "publish-due takes it down, and says which stories had it")
    tap.eq(paper.files_of(paper.lent), [], "its files are gone")
    tap.ok(len(paper.files_of(paper.ours)) == 5, "other files are not")
    tap.eq(paper.json("publish-due")["taken_down"], [], "once")
    log = [line["act"] for line in paper.json("audit")["lines"]]
    tap.ok("picture down" in log and "picture rights" in log,
           "both are in the audit log", log)


def test_back(site, paper):
    lent = os.path.join(paper.files, "pictures", "lent.jpg")
    paper.put("c.story", (STORY % ("The third boat", "")).encode())
    paper.run("import", paper.files)
    tap.eq(paper.files_of(paper.lent), [],
           "an import of the file does not bring it back")
    tap.ok("third boat" in site.fcgi("/").text and
           paper.lent not in site.fcgi("/").text,
           "its story is there without it")
    over = paper.run("picture", "add", lent, check=False)
    tap.ok(over.returncode == 65 and "the rights to it ended" in over.stderr,
           "nor does an editor without the rights", over.stderr)
    paper.run("picture", "rights", lent, "--until", "ever")
    tap.ok(paper.lent not in site.fcgi("/").text,
           "with the rights alone it is not shown: there is no file")
    paper.run("picture", "add", lent)
    tap.ok(paper.lent in site.fcgi("/").text and
           len(paper.files_of(paper.lent)) == 9 - 2,
           "with the rights and the file it is shown again",
           paper.files_of(paper.lent))


def test_of_story(site, paper):
    """Rights that a story file says; the earliest counts, a past one too."""
    paper.put("pictures/late.jpg", saved(quarters(500, 300), "JPEG"))
    for name, day in (("d", "2090-01-01"), ("e", "2080-01-01"),
                      ("f", "2085-01-01")):
        paper.put(name + ".story", (STORY % (
            "Boat " + name, "Rights-until: %s\n" % day)).replace(
                "lent.jpg", "late.jpg").encode())
    paper.run("import", paper.files)
    late = paper.json("picture", "show", paper.hash_of("late.jpg"))
    tap.eq((late["rights_until"][:10], late["is_shown"],
            len(late["stories"])), ("2080-01-01", True, 3),
           "of what stories say the earliest end counts")
    paper.put("g.story", (STORY % ("Boat g", "Rights-until: 2001-01-01\n")
                          ).replace("lent.jpg", "late.jpg").encode())
    paper.run("import", paper.files)
    tap.ok(late["hash"] not in site.fcgi("/").text and
           "Boat g" in site.fcgi("/").text,
           "one that is over is not shown from the start")
    paper.run("picture", "rights", late["hash"], "--until", "2070-01-01")
    paper.run("render")
    late = paper.json("picture", "show", late["hash"])
    tap.eq((late["rights_until"][:10], late["is_shown"]),
           ("2070-01-01", True), "what an editor says stands above it")


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-rights-", dir="/tmp")
    try:
        paper = Paper(work)
        with server.Site(paper.home, "fcgi") as site:
            test_shown(site, paper)
            test_moment(site, paper)
            test_down(paper)
            test_back(site, paper)
            test_of_story(site, paper)
    finally:
        shutil.rmtree(work, True)
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A copy of the site as files is the site: every page, and no broken link.

The demonstration edition, with lists longer than a page, is exported. Each
link of each file leads to a file, and to a place that is in it. Each page says
what the live page says, in both skins, and six of them look the same, served
by a plain web server below some path and opened from the disk. Exporting again
writes nothing; a new story moves no old page; what is withdrawn goes; not one
word of a draft is in any file; what is not of the copy is left alone.
"""
import collections
import functools
import html
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web"),
                os.path.join(HERE, "..", "browser")]

import chrome  # noqa: E402
import pages  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_visibility import SECRET  # noqa: E402

BASE = server.SETTINGS["base_url"]
SHOWN = 8
STORIES = 47

#: What a copy leaves out, as it stands on live pages.
LEFT_OUT = re.compile(r"^(E-mail this story to a friend \| Report an error in "
                      r"it|Refresh this page every minute|Have your say)$")

#: Pages that are a copy's own; help has nothing on what is not in it.
OTHERS = {"404.html", "not-in-this-copy/index.html",
          "low/not-in-this-copy/index.html", "help/index.html",
          "low/help/index.html"}

STORY = """\
Headline: %s %d is moored at the quay
Section: harbour
Byline: Harbour desk in Saltmere

The %s came in with the tide%s. More is at
[the harbour's page](/harbour/), in [a story](/%d) and [elsewhere](/no/such).
"""


class File(HTMLParser):
    """The links and ids of one file."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids = [], set()
        with open(path, encoding="utf-8") as f:
            self.feed(f.read())
        self.close()

    def handle_starttag(self, tag, pairs):
        for name, value in pairs:
            if name == "id":
                self.ids.add(value)
            elif name in ("href", "src", "action", "poster"):
                self.links.append((tag, value))
            elif name == "srcset":
                self.links += [(tag, piece.split()[0])
                               for piece in value.split(",")]
            elif name == "http-equiv":
                self.links.append(
                    (tag, dict(pairs)["content"].partition("url=")[2]))


def export(home, folder, *more, check=True):
    done = server.broadsheet(home, "export", "static", "--json", *more, folder,
                             check=check)
    return json.loads(done.stdout) if check else done


def files(folder):
    """Every file of a copy."""
    return sorted(os.path.relpath(os.path.join(top, name), folder)
                  for top, _, names in os.walk(folder) for name in names
                  if not name.startswith(".broadsheet"))


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as f:
        return f.read()


def state(folder):
    """What a file is, and when it was written."""
    return {name: (os.stat(os.path.join(folder, name)).st_mtime_ns,
                   read(folder, name)) for name in files(folder)}


def report(bad, name, n=""):
    tap.ok(not bad, f"{name} {n}".strip(),
           "\n".join(map(str, bad[:SHOWN] + [f"{len(bad)} in all"])))


def check_links(folder):
    """Every link of every page leads to a file and to a place in it."""
    seen = {name: File(os.path.join(folder, name)) for name in files(folder)
            if name.endswith(".html")}
    bad, n = [], 0
    for name, page in seen.items():
        for tag, link in page.links:
            if re.match(r"https?:|mailto:|data:", link):
                continue
            n += 1
            path, _, fragment = link.partition("#")
            path = urllib.parse.unquote(path.partition("?")[0])
            to = os.path.normpath(os.path.join(
                os.path.dirname(name), path)) if path else name
            if link.startswith("/") or to.startswith("..") or \
                    not os.path.isfile(os.path.join(folder, to)):
                bad.append(f"{name}: <{tag}> {link}")
            elif fragment and fragment not in seen[to].ids:
                bad.append(f"{name}: {link}: no such place")
    report(bad, "every link leads to a file, and to a place in it",
           f"({n} links)")
    return seen


def whole(folder, link):
    """The file that a plain web server at BASE has for a whole address."""
    path = urllib.parse.unquote(link[len(BASE):].partition("#")[0])
    name = os.path.join(folder, path.lstrip("/"))
    return os.path.join(name, "index.html") if os.path.isdir(name) else name


def check_feeds(folder):
    """So does every whole address of feeds, sitemaps, and for machines."""
    bad, n = [], 0
    pattern = re.compile(re.escape(BASE) + r"""(/[^"'<>&\\\s)]*)""")
    for name in files(folder):
        if name.startswith("media/"):
            continue
        text = html.unescape(read(folder, name).decode("utf-8"))
        for path in pattern.findall(text):
            path, _, query = path.partition("?")
            if path == "/no/such":
                continue
            n += 1
            if (query and not path.startswith("/static/")) or not os.path.isfile(whole(folder, BASE + path)):
                bad.append(f"{name}: {path} {query}")
        if name.endswith((".xml", ".atom", ".rss")):
            ET.fromstring(read(folder, name))
        elif name.endswith(".json"):
            json.loads(read(folder, name))
    report(bad, "every whole address, in feeds and elsewhere, is a file of "
           "a server's", f"({n})")


def address(name):
    """The site's address of a file."""
    parts, query = [], ""
    for part in name.split("/"):
        found = re.fullmatch(r"(?:(.*)\.)?([a-z]+=\w+)(\.\w+)?", part)
        if found:
            query = "?" + found.group(2)
            part = (found.group(1) or "") + (found.group(3) or "")
        if part and part != "index.html":
            parts.append(part)
    return "/" + "/".join(map(urllib.parse.quote, parts)) + query


def get(site, path):
    """What the live site says there, behind redirections."""
    answer = site.get(path)
    if answer.status in (301, 302):
        answer = site.get(answer.headers["location"])
    return answer


def said(text):
    page = pages.Page(text)
    return page.title, [b.text for b in page.blocks
                        if not LEFT_OUT.match(b.text)]


def check_same(folder, site, names):
    """Each page says what the live one says."""
    bad, skins = [], collections.Counter()
    for name in names:
        if name in OTHERS:
            continue
        mine = read(folder, name).decode("utf-8")
        if 'http-equiv="refresh"' in mine:
            continue
        live = get(site, address(name))
        skins["low" if name.startswith("low/") else "full"] += 1
        if live.status != 200:
            bad.append(f"{name}: {live.status} at {address(name)}")
        elif said(mine) != said(live.text):
            bad.append(f"{name}: {set(said(mine)[1]) ^ set(said(live.text)[1])}")
    report(bad, "each page says what the live page says, in both skins",
           dict(skins))
    tap.ok(min(skins["low"], skins["full"]) > 200, "all pages are there",
           skins)


def check_kinds(folder):
    """One of each kind of page is there."""
    names = set(files(folder))
    wanted = ["index.html", "low/index.html", "404.html", "robots.txt",
              "sitemap.xml", "sitemap-1.xml", "sitemap-news.xml", "feed.atom",
              "feed.rss", "feed.json", "harbour/feed.atom", "console/index.html",
              "most-read/index.html", "most-emailed/index.html",
              "help/index.html", "about/index.html", "by/index.html",
              "by/harbour-desk/index.html", "archive/index.html",
              "corrections/index.html", "corrections/feed.atom",
              "talking-point/index.html", "in-depth/index.html",
              "audiovideo/index.html", "static/broadsheet.css"]
    patterns = [r"archive/\d+/\d+/\d+/index", r"archive/.*/front-\d+/index",
                r"history/\d+/index", r"history/\d+/\d+\.\.\d+/index",
                r"history/\d+\.json", r"low/history/\d+/index",
                r"harbour/before=\d+/index", r"low/harbour/before=\d+/index",
                r"talking-point/\d+/[\w-]+/index", r"media/.*\.webp",
                r".*/\d+/[\w-]+\.txt", r".*/\d+/[\w-]+\.json",
                r".*/page=2/index", r"feed\.archive=1\.atom", r"\d+/index"]
    bad = [name for name in wanted if name not in names]
    bad += [pattern for pattern in patterns
            if not any(re.match(pattern, name) for name in names)]
    report(bad, "there is a file of each kind")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder):
    """A web server that knows nothing, with the folder served by it."""
    web = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=web.serve_forever, daemon=True).start()
    return web, f"http://127.0.0.1:{web.server_port}"


PLAIN = """
for (const e of document.querySelectorAll(
    '[role=search], .send, .refresh, .write'))
    e.style.display = 'none';
return document.styleSheets.length;
"""


SETTLE = """
const done = arguments[0];
const pictures = [...document.images];
for (const picture of pictures)
    picture.loading = 'eager';
Promise.allSettled(pictures.map(p => p.decode())).then(
    () => document.fonts.ready).then(() => requestAnimationFrame(
        () => requestAnimationFrame(() => done())));
"""


def look(browser, url, path):
    browser.go(url)
    sheets = browser.run(PLAIN)
    browser.run_async(SETTLE)
    browser.driver.save_screenshot(path)
    with open(path, "rb") as f:
        return sheets, f.read()


def check_looks(top, site, home, work):
    """Pages look as the live ones do: behind a server, and from the disk."""
    what = ("six pages look as the live ones do, to the pixel, behind a web "
            "server and from the disk")
    if chrome.webdriver is None or not shutil.which("chromedriver"):
        tap.skip(what, "no Chromium to look with")
        return
    folder = os.path.join(top, "copies", "courier")
    story = next(name for name in files(folder) if re.match(
        r"harbour/\d+/[\w-]+/index.html", name))
    names = ["index.html", "harbour/index.html", story, "archive/index.html",
             "low/index.html", "low/" + story]
    web, url = serve(top)
    bad = []
    with chrome.Browser() as browser:
        browser.size(1000, 1200)
        for i, name in enumerate(names):
            shots = [look(browser, at, os.path.join(work, f"{i}-{j}.png"))
                     for j, at in enumerate((
                         site.url + address(name) +
                         ("/" if address(name) == "/low" else ""),
                         f"{url}/copies/courier/{name}",
                         f"file://{folder}/{name}"))]
            bad += [f"{name}: {how}" for how, shot in
                    zip(("behind a server", "from the disk"), shots[1:])
                    if shot != shots[0]]
            bad += [f"{name}: {line}" for line in browser.said()]
    web.shutdown()
    report(bad, what)


def write_stories(folder, word, n, more=""):
    os.makedirs(folder)
    for i in range(n):
        with open(os.path.join(folder, f"{word}-{i:03}.story"), "w") as f:
            f.write(STORY % (word.capitalize(), i, word, more, 3))
    return folder


def numbers(home, word):
    done = server.broadsheet(home, "story", "list", "--json", "--limit", "500")
    return [str(s["number"]) for s in json.loads(done.stdout)["stories"]
            if word in s["headline"].lower()]


def check_again(home, folder):
    """Nothing is written twice; what is not ours is left alone."""
    before = state(folder)
    with open(os.path.join(folder, "CNAME"), "w") as f:
        f.write("courier.example\n")
    said = export(home, folder)
    tap.eq((said["written"], said["removed"], said["failed"]), (0, 0, 0),
           "exporting again writes and removes nothing")
    after = state(folder)
    tap.eq(after.pop("CNAME")[1], b"courier.example\n",
           "a file that is not of the copy stays")
    tap.ok(before == after, "no file was touched",
           [n for n in before if before[n] != after.get(n)][:SHOWN])


def check_new(home, folder, work):
    """One more story, and later none of it; old pages of lists stay."""
    def parts():
        return {name for name in files(folder) if "=" in name and
                name.startswith("harbour/before")}
    old = parts()
    server.broadsheet(home, "import", write_stories(
        os.path.join(work, "one"), "grebewater", 1))
    number, = numbers(home, "grebewater")
    said = export(home, folder, "--dry-run")
    tap.ok(said["written"] > 5 and not any(
        b"rebewater" in read(folder, n) for n in files(folder)),
        "a dry run says how much there is to write, and writes nothing", said)
    export(home, folder)
    tap.ok(old and old <= parts(), "a new story moves no older part of a list",
           sorted(old - parts()))
    found = [n for n in files(folder) if b"rebewater" in read(folder, n)]
    tap.ok(len(found) > 10 and f"{number}/index.html" in files(folder),
           "it is all over the copy", found[:SHOWN])
    server.broadsheet(home, "story", "withdraw", number, "--why", "An error")
    said = export(home, folder)
    found = [n for n in files(folder) if b"rebewater" in read(folder, n)]
    report(found, "withdrawn, it is nowhere in the copy")
    tap.ok(said["removed"] >= 4 and not os.path.exists(
        os.path.join(folder, number)), "its files are gone, and their folders",
        said)


def check_broken_off(home, folder):
    """What an export that was killed has made goes with the next."""
    os.makedirs(os.path.join(folder, "gone", "deep"))
    with open(os.path.join(folder, "gone", "deep", "x.html"), "w") as f:
        f.write("half done")
    with open(os.path.join(folder, ".broadsheet-copy.growing"), "w") as f:
        f.write("gone/deep/x.html\n../outside\n/etc/no-such\nindex.html")
    outside = os.path.join(os.path.dirname(folder), "outside")
    with open(outside, "w") as f:
        f.write("not ours")
    export(home, folder)
    tap.ok(not os.path.exists(os.path.join(folder, "gone")) and
           os.path.exists(os.path.join(folder, "index.html")),
           "what a killed export made is removed by the next")
    tap.ok(os.path.exists(outside), "nothing outside the folder is")


def check_refused(home, work):
    """A folder with other files is not taken."""
    other = os.path.join(work, "other")
    os.makedirs(other)
    with open(os.path.join(other, "letter.txt"), "w") as f:
        f.write("mine")
    done = export(home, other, check=False)
    tap.ok(done.returncode == 73 and "empty" in done.stderr and
           os.listdir(other) == ["letter.txt"],
           "a folder with files of others is refused and left as it is",
           (done.returncode, done.stderr))


def check_moved(home, folder):
    """The old address of a section leads to the new one, in both skins."""
    server.broadsheet(home, "section", "move", "harbour", "news/harbour")
    said = export(home, folder)
    text = read(folder, "harbour/index.html").decode()
    low = read(folder, "low/harbour/index.html").decode()
    tap.ok('content="0; url=../news/harbour/index.html"' in text and
           f'href="{BASE}/news/harbour/"' in text and
           'url=../../low/news/harbour/index.html"' in low.replace(
               "url=../news", "url=../../low/news"),
           "a section's old address leads to the new one", (text, low))
    tap.ok(said["removed"] > 50, "its stories are at the new one alone", said)
    check_links(folder)


def check_missing_picture(home, folder):
    """A picture that is not there is told of; all else is made."""
    pictures = [n for n in files(folder) if n.startswith("media/") and
                n.endswith(".webp")]
    path = os.path.join(home, "edition", pictures[0])
    os.rename(path, path + ".away")
    done = export(home, folder, check=False)
    tap.ok(done.returncode == 65 and os.path.basename(path) in done.stderr and
           not os.path.exists(os.path.join(folder, pictures[0])),
           "a picture that is not there is named, and the rest goes on",
           (done.returncode, done.stderr))
    os.rename(path + ".away", path)


def check_secrets(folder):
    bad = []
    for name in files(folder):
        text = read(folder, name).decode("utf-8", "replace").lower()
        bad += [f"{word} in {name}" for word in SECRET if word in text]
    report(bad, "no word of a draft or an embargoed story is in any file")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-static-") as work:
        home = server.make_edition(
            os.path.join(work, "home"), server.demo(), write_stories(
                os.path.join(work, "many"), "knot", STORIES))
        top = os.path.join(work, "web")
        folder = os.path.join(top, "copies", "courier")
        said = export(home, folder)
        tap.ok(said["failed"] == 0 and said["written"] == said["files"] ==
               len(files(folder)), "the copy is made", said)
        check_kinds(folder)
        seen = check_links(folder)
        check_feeds(folder)
        check_secrets(folder)
        with server.Site(home) as site:
            check_same(folder, site, seen)
            check_looks(top, site, home, work)
        check_again(home, folder)
        check_new(home, folder, work)
        check_broken_off(home, folder)
        check_refused(home, work)
        check_missing_picture(home, folder)
        check_moved(home, folder)
    tap.done()


if __name__ == "__main__":
    main()

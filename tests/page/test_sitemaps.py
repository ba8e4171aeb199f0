#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Sitemaps list every live page once, and nothing else.

Each file that the index names is valid by sitemaps.org's schema, and the news
sitemap by Google's (in the shared test data). Together they hold the demo
edition's sections, writers, standing pages and live stories, no draft, no
embargoed and no withdrawn one; a withdrawal is out by the next request. A
story is in the file that its number says; files without a story are not
there. A full block, and a full news sitemap, fit into a request.
"""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

BASE = "https://courier.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
WRAPPER = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="%s" schemaLocation="sitemap.xsd"/>
<xsd:import namespace="%s" schemaLocation="sitemap-news.xsd"/>
</xsd:schema>""" % (SITEMAP[1:-1], NEWS[1:-1])
DAY = 24 * 60 * 60
BLOCK = 5000

WRITER = """Page: by/tilda-marsh
Headline: Tilda Marsh
Standfirst: She writes.

About her.
"""
STORY = """Headline: {headline}
Section: news
Byline: Tilda Marsh
Published: {published}

Words.
"""


def valid(body, schema, name):
    """A point: xmllint finds body right by one of the schemas."""
    folder = server.testdata("schema", "schemas")
    if folder is None or shutil.which("xmllint") is None:
        tap.skip(name, "no xmllint, or no shared test data")
        return
    with tempfile.TemporaryDirectory() as work:
        for file in os.listdir(folder):
            shutil.copy(os.path.join(folder, file), work)
        with open(os.path.join(work, "news-map.xsd"), "w") as out:
            out.write(WRAPPER)
        done = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", schema, "-"],
            cwd=work, input=body, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
    tap.eq((done.returncode, done.stdout[-600:].decode()),
           (0, "- validates\n"), name)


def database(home):
    return sqlite3.connect(os.path.join(home, "edition", "edition.db"))


def ask(home, sql, name="edition.db"):
    db = sqlite3.connect(os.path.join(home, "edition", name))
    try:
        return [row[0] for row in db.execute(sql)]
    finally:
        db.close()


def locs(answer):
    """The addresses of a sitemap, or of an index, without the site's."""
    found = [e.text for e in ET.fromstring(answer.body).iter(SITEMAP + "loc")]
    assert all(loc.startswith(BASE + "/") for loc in found), found
    return [loc[len(BASE):] for loc in found]


def walk(client):
    """What all files of the index list, by file."""
    return {file: locs(client.get(file))
            for file in locs(client.get("/sitemap.xml"))}


def addresses(home):
    """What should be listed, out of the database."""
    places = ask(home, "SELECT CASE WHEN path = '' THEN '/' WHEN path LIKE "
                 "'by/%' THEN '/' || path ELSE '/' || path || '/' END FROM "
                 "section s WHERE kind <> 'author' OR path = 'by' OR "
                 "EXISTS (SELECT 1 FROM listing WHERE section = s.id)")
    assert "/in-depth/" in places and "/in-depth/north-quay/" in places
    pages = ask(home, "SELECT '/' || page FROM story WHERE page IS NOT NULL "
                "AND state = 'live'")
    stories = ask(home, "SELECT '/' || c.path || '/' || s.id || '/' || s.slug "
                  "FROM story s JOIN section c ON c.id = s.section WHERE "
                  "s.page IS NULL AND s.state = 'live'")
    return set(places) | set(pages) | {"/help"}, set(stories)


def test_demo(home, client):
    """All that there is, once."""
    files = walk(client)
    tap.eq(sorted(files), ["/sitemap-1.xml", "/sitemap-pages.xml"],
           "the index names the files that there are")
    pages, stories = addresses(home)
    for file, want in (("/sitemap-pages.xml", pages),
                       ("/sitemap-1.xml", stories)):
        tap.eq(sorted(files[file]), sorted(want),
               f"{file} has all that is live, once")
        valid(client.get(file).body, "sitemap.xsd", f"{file} is valid")
    valid(client.get("/sitemap.xml").body, "siteindex.xsd",
          "/sitemap.xml is valid")
    tap.ok({"/", "/by/", "/by/tilda-marsh", "/about"} <= pages,
           "writers and standing pages are among them", pages)
    bad = [loc for loc in sum(files.values(), [])
           if client.get(loc).status != 200]
    tap.eq(bad, [], "every address is one that answers 200")
    kept = ask(home, "SELECT story FROM draft", "newsroom.db") + ask(
        home, "SELECT id FROM story WHERE state = 'withdrawn'")
    tap.ok(len(kept) > 2, "there are drafts, embargoed and withdrawn stories")
    listed = files["/sitemap-1.xml"]
    tap.eq([n for n in kept if any(f"/{n}/" in loc for loc in listed)], [],
           "none of those is listed")
    check_dates(home, client)


def check_dates(home, client):
    root = ET.fromstring(client.get("/sitemap-1.xml").body)
    number = int(re.search(r"/(\d+)/", root[0][0].text)[1])
    updated = root[0].findtext(SITEMAP + "lastmod")
    tap.eq(updated, ask(home, "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', updated, "
                        f"'unixepoch') FROM story WHERE id = {number}")[0],
           "lastmod is the last significant update")


def test_answers(client):
    """Types, methods, and what is no sitemap."""
    for file in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-1.xml",
                 "/sitemap-news.xml"):
        answer = client.get(file)
        tap.eq((answer.status, answer.header("Content-Type")),
               (200, "application/xml; charset=utf-8"), f"{file} is XML")
        tap.eq(client.get(file, HTTP_IF_NONE_MATCH=answer.header("ETag"))
               .status, 304, f"{file} is 304 to who has it")
        for other in ("/low" + file, file + "?a=1"):
            answer = client.get(other)
            tap.eq((answer.status, answer.header("Location")), (301, file),
                   f"{other} leads to {file}")
        tap.eq(client.get(file, "POST").status, 405, f"{file} is for reading")
    for file in ("0", "01", "999", "2", "-1", "1x", "x1", "", "1.0",
                 "1.txt", "9" * 15, "9" * 16, "pages-0", "pages-2", "pages-01",
                 "pages-" + "9" * 15):
        tap.eq(client.get(f"/sitemap-{file}.xml").status, 404,
               f"there is no /sitemap-{file}.xml")
    tap.eq(client.get("/sitemap-pages-1.xml").header("Location"),
           "/sitemap-pages.xml", "the first file of pages has one address")


def test_withdrawal(home, client):
    before = client.get("/sitemap-1.xml")
    gone = locs(before)[0]
    server.broadsheet(home, "story", "withdraw", gone.split("/")[-2],
                      "--why", "a test")
    after = client.get("/sitemap-1.xml",
                       HTTP_IF_NONE_MATCH=before.header("ETag"))
    tap.eq((after.status, sorted(set(locs(before)) - set(locs(after)))),
           (200, [gone]), "a withdrawn story is out by the next request")


def test_escaping(home, client):
    """What stands in an address is percent-encoded, then escaped."""
    number = ask(home, "SELECT max(id) FROM story WHERE state = 'live' "
                 "AND page IS NULL")[0]
    db = database(home)
    slug = db.execute("SELECT slug FROM story WHERE id = ?",
                      (number,)).fetchone()[0]
    db.execute("UPDATE story SET slug = ? WHERE id = ?",
               ("a&b<c>'d\" é]]>", number))
    db.commit()
    answer = client.get("/sitemap-1.xml")
    valid(answer.body, "sitemap.xsd", "an odd slug does not break the file")
    found = [loc for loc in locs(answer) if f"/{number}/" in loc]
    tap.eq([urllib.parse.unquote(loc.split("/")[-1]) for loc in found],
           ["a&b<c>'d\" é]]>"], "it comes back as it was")
    tap.eq(client.get(found[0]).status, 200, "it is the page's address")
    db.execute("UPDATE story SET slug = ? WHERE id = ?", (slug, number))
    db.commit()
    db.close()


def news(answer):
    """(address, title, name, language, published) of a news sitemap."""
    return [(url.find(SITEMAP + "loc").text[len(BASE):],
             *(item.text for item in url.iter()
               if item.tag.startswith(NEWS) and (item.text or "").strip()))
            for url in ET.fromstring(answer.body)]


def test_news(home, client):
    """Two days by the clock, newest first."""
    now = int(time.time())
    db = database(home)
    db.execute("UPDATE story SET published = published - 400 * 86400, "
               "updated = updated")
    numbers = [row[0] for row in db.execute(
        "SELECT id FROM story WHERE state = 'live' AND page IS NULL "
        "ORDER BY id LIMIT 4")]
    for age, number in zip((3 * DAY, 2 * DAY - 600, 3600, 60), numbers):
        db.execute("UPDATE story SET published = ?1, updated = ?1 "
                   "WHERE id = ?2", (now - age, number))
    db.execute("UPDATE story SET published = ?1, updated = ?1 "
               "WHERE page = 'about'", (now - 60,))
    db.commit()
    answer = client.get("/sitemap-news.xml")
    listed = news(answer)
    tap.eq([int(re.search(r"/(\d+)/", item[0])[1]) for item in listed],
           numbers[:0:-1], "what is two days old, newest first")
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 60))
    headline = db.execute("SELECT headline FROM story WHERE id = ?",
                          (numbers[3],)).fetchone()[0]
    tap.eq(listed[0][1:],
           (server.SETTINGS["site_name"], "en", stamp, headline),
           "name, language, time and title of the newest")
    valid(answer.body, "news-map.xsd", "the news sitemap is valid")
    tap.eq(answer.header("Last-Modified"), None,
           "no Last-Modified: it would not tell")
    # As time does it: the edition has not changed.
    db.execute("UPDATE story SET published = published - 3600 WHERE id = ?",
               (numbers[1],))
    db.commit()
    again = client.get("/sitemap-news.xml",
                       HTTP_IF_NONE_MATCH=answer.header("ETag"))
    tap.eq((again.status, len(news(again)) if again.body else None), (200, 2),
           "what has grown old is out, though the edition is the same")
    db.execute("UPDATE story SET published = published - ?", (3 * DAY,))
    db.commit()
    db.close()
    answer = client.get("/sitemap-news.xml")
    tap.eq(news(answer), [("/",)], "without news there is the front page")
    valid(answer.body, "news-map.xsd", "and that is valid")


def test_languages(home):
    """The site's tag, as Google wants it."""
    for tag, want in (("cy", "cy"), ("GSW-CH", "gsw"), ("zh-Hant-HK", "zh-tw"),
                      ("zh", "zh-cn"), ("tlhing-x", "und"), ("e1", "und")):
        server.write_conf(home, base_url=BASE, language=tag, page_cache_mb=0)
        with server.Site(home, "fcgi") as site:
            text = site.fcgi("/sitemap-news.xml").text
        found = re.search("language>(.*?)<", text)
        tap.eq(found and found[1], want, f"{tag!r} is {want!r}")


def test_blocks(work):
    """A story is in the file that its number says."""
    home = server.make_edition(os.path.join(work, "blocks"), base_url=BASE,
                               page_cache_mb=0)

    def take(number):
        path = os.path.join(work, f"{number}.story")
        with open(path, "w") as out:
            out.write(STORY.format(headline=f"Story {number}",
                                   published="2026-11-01 10:00"))
        db = database(home)
        db.execute("UPDATE edition SET next_story = ?", (number,))
        db.commit()
        db.close()
        server.broadsheet(home, "import", path)

    server.broadsheet(home, "section", "add", "news", "News")
    numbers = (1, BLOCK, BLOCK + 1, 4 * BLOCK)
    for number in numbers:
        take(number)
    with server.Site(home, "fcgi") as site:
        client = fcgi.Client(site.socket)
        files = walk(client)
        files.pop("/sitemap-pages.xml")
        found = {file: [int(loc.split("/")[-2]) for loc in listed]
                 for file, listed in files.items()}
        tap.eq(found, {"/sitemap-1.xml": [1, BLOCK],
                       "/sitemap-2.xml": [BLOCK + 1],
                       "/sitemap-4.xml": [4 * BLOCK]},
               "blocks of numbers, and none that is empty")
        tap.eq(client.get("/sitemap-3.xml").status, 404,
               "a file of nothing is not there")
        server.broadsheet(home, "story", "withdraw", str(BLOCK + 1),
                          "--why", "a test")
        tap.eq((sorted(walk(client)), client.get("/sitemap-2.xml").status),
               (["/sitemap-1.xml", "/sitemap-4.xml", "/sitemap-pages.xml"],
                404), "nor is one whose last story was withdrawn")
        test_full(home, site, client)


def test_full(home, site, client):
    """As many as there can be, with long addresses."""
    now = int(time.time())
    deep = "/".join(["long-section-name"] * 8)
    db = database(home)
    db.execute("UPDATE section SET path = ? WHERE path = 'news'", (deep,))
    db.executemany(
        "INSERT INTO story (id, state, revision, section, slug, kind, "
        "language, short, headline, standfirst, source, licence, published, "
        "updated, words, low_pages) SELECT ?1, 'live', 1, id, ?2, 'news', "
        "'en', ?3, ?3, '', '', '', ?4, ?4, 1, 1 FROM section WHERE path = ?5",
        [(n, "slug-" * 30 + str(n), "Headline " * 20, now - n % 3600, deep)
         for n in range(9 * BLOCK + 1, 10 * BLOCK + 1)])
    db.executemany(
        "INSERT INTO story (id, state, revision, section, page, slug, kind, "
        "language, short, headline, standfirst, source, licence, published, "
        "updated, words, low_pages) VALUES (?1, 'live', 1, 1, ?2, 'x', "
        "'page', 'en', 'x', 'x', '', '', '', ?3, ?3, 1, 1)",
        [(n, "standing/" * 12 + str(n), now)
         for n in range(10 * BLOCK + 1, 12 * BLOCK + 100)])
    db.executemany(
        "INSERT INTO section (id, parent, kind, slug, path, name, position) "
        "VALUES (?1, 1, 'section', ?2, ?2, 'Name', 0)",
        [(n, "section-" * 12 + str(n)) for n in range(100, 2 * BLOCK + 1)])
    db.commit()
    # "/help" is there without a standing page.
    pages = 2 * BLOCK + 1 + db.execute(
        "SELECT count(*) FROM section WHERE id <= ? AND path <> 'in-depth'",
        (BLOCK,)).fetchone()[0]
    db.close()
    for file, n in (("/sitemap-10.xml", BLOCK), ("/sitemap-news.xml", 1000),
                    ("/sitemap-pages.xml", pages),
                    ("/sitemap-pages-2.xml", BLOCK)):
        answer = client.get(file)
        if tap.ok(answer.status == 200, f"{file} can be full",
                  (answer.status, site.site_log())):
            tap.eq(len(set(locs(answer))), n,
                   f"{file} has all that belong there")
            valid(answer.body, "news-map.xsd", f"{file} is valid then")
    tap.ok("/sitemap-pages-2.xml" in locs(client.get("/sitemap.xml")),
           "pages have further files, too")


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-sitemaps-", dir="/tmp")
    try:
        more = os.path.join(work, "more")
        os.mkdir(more)
        for name, text in (("her.page", WRITER), ("hers.story", STORY.format(
                headline="A story of hers", published="2026-11-01 10:00"))):
            with open(os.path.join(more, name), "w") as out:
                out.write(text)
        home = server.make_edition(os.path.join(work, "home"), server.demo(),
                                   more, base_url=BASE, page_cache_mb=0)
        last = ask(home, "SELECT max(id) FROM story WHERE page IS NULL")[0]
        server.broadsheet(home, "story", "withdraw", str(last), "--why", "x")
        with server.Site(home, "fcgi",
                         env={"BROADSHEET_STRICT": "1"}) as site:
            client = fcgi.Client(site.socket)
            test_demo(home, client)
            test_answers(client)
            test_withdrawal(home, client)
            test_escaping(home, client)
            test_news(home, client)
        db = database(home)
        db.execute("UPDATE story SET published = unixepoch(), "
                   "updated = unixepoch()")
        db.commit()
        db.close()
        test_languages(home)
        test_blocks(work)
    finally:
        shutil.rmtree(work, True)


if __name__ == "__main__":
    main()
    tap.done()

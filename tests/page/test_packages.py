#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Packages: what is in them is shown once, in order, and within the bytes.

A package of 200 items and 60 stories is read part by part in both skins. What
is not public is nowhere on its page, nor does the page differ for it; it is
there with the publication, and gone with the withdrawal. Feeds, searches, the
sitemap, the story's own page and the navigation know of the package.
"""
import json
import os
import random
import re
import sqlite3
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import pages  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
import twin  # noqa: E402

N_STORIES, N_ITEMS = 60, 200
NEWEST, LATER = 10, 20

STORY = """Headline: {headline}
Section: news
{package}Published: 2026-10-{day:02} {hour:02}:00
{more}Standfirst: The standfirst of {headline}.

Words about zymurgy and {headline}.
"""


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def write_story(folder, name, i, package="", more=""):
    write(folder, f"stories/{name}.story", STORY.format(
        headline=f"Story {name}", day=1 + i // 24, hour=i % 24, more=more,
        package=f"Package: {package}\n" if package else ""))


def package(slug, title, groups, state="open"):
    """The text of a package file; groups: (heading, items)."""
    return f"Title: {title}\nSlug: {slug}\nState: {state}\n\n" \
        f"What {title} is about.\n" + "".join(
            f"\n## {heading}\n" + "".join(f"- {item}\n" for item in items)
            for heading, items in groups)


def save(home, text):
    return server.broadsheet(home, "package", "save", write(
        home, "some.package", text))


def sql(home, *statement):
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    try:
        return db.execute(*statement).fetchall()
    finally:
        db.commit()
        db.close()


def make(folder):
    paper = os.path.join(folder, "paper")
    write(paper, "sections", "news  News\n")
    for i in range(N_STORIES):
        write_story(paper, f"s{i:02}", i, "big")
    write_story(paper, "other", 3)
    write_story(paper, "draft", 4, "small", "Status: draft\n")
    write_story(paper, "later", 5, "small", "Embargo: 2030-01-01\n")
    # No two alike, so that little is gained by compressing them.
    chance = random.Random(1)
    words = [f"Thing no. {i} " + " ".join(
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7))
        for _ in range(15)) for i in range(N_ITEMS)]
    write(paper, "packages/big.package", package("big", "The big one", [
        ("Key stories", ["s07", "s03"]),
        ("Background", [f"s{i:02}" for i in range(20, 50)]),
        ("Timeline", [f"19{10 + i // 12}-{1 + i % 12:02}: {words[i]}."
                      for i in range(N_ITEMS - 82)]),
        ("Documents", [f"https://www{i}.example.org/{words[i][-40:-7]}".replace(
                           " ", "/") + f" | Paper {i} | Site"
                       for i in range(50)])]))
    write(paper, "packages/small.package", package("small", "The small one", [
        ("Key stories", ["s01", "s02"])]))
    return server.make_edition(os.path.join(folder, "home"), paper)


def main_of(answer):
    """The main part, without what says when the edition changed."""
    return answer.text.partition("<main")[2].partition("</main>")[0]


def test_big(home, client, twins):
    items, address, n = [], "/in-depth/big/", 0
    while address:
        page = twins.compare(address)
        if page is None:
            break
        n += 1
        text = main_of(client.get(address))
        groups = text.partition('id="latest"')[0]
        items += re.findall(r"<li>.*?</li>", groups, re.S)
        after = [href for words, href in page.main_links
                 if words == "Next part"]
        before = [href for words, href in page.main_links
                  if words == "Part before"]
        tap.eq(bool(before), n > 1, f"part {n} leads back, if it can")
        address = after[0] if after else None
    tap.ok(n > 2, "there are parts", n)
    found = [re.search(r"Story s\d\d</a>|Thing no\. \d+ |Paper \d+<",
                       item)[0] for item in items]
    want = ["Story s07</a>", "Story s03</a>"] + \
        [f"Story s{i:02}</a>" for i in range(20, 50)] + \
        [f"Thing no. {i} " for i in range(N_ITEMS - 82)] + \
        [f"Paper {i}<" for i in range(50)]
    tap.eq(found, want, "together the parts have every item once, in order")
    second = client.get("/in-depth/big/?page=2")
    tap.ok("(continued)" in second.text and 'id="latest"' not in second.text,
           "a group says that it goes on; the newest are on the first part")
    for query, want in (("page=1", (301, "/in-depth/big/")),
                        ("page=02", (404, None)), ("page=x", (404, None)),
                        (f"page={n + 1}", (404, None)),
                        ("a=1", (301, "/in-depth/big/")),
                        ("page=2&a=1", (301, "/in-depth/big/?page=2"))):
        for skin in ("", "/low"):
            answer = client.get(f"{skin}/in-depth/big/?{query}")
            location = answer.header("Location")
            tap.eq((answer.status, twin.to_full(location) if location
                    else None), want, f"{skin}/in-depth/big/?{query}")
    etag = second.header("ETag")
    tap.eq(client.get("/in-depth/big/?page=2",
                      HTTP_IF_NONE_MATCH=etag).status, 304,
           "who has a part is told so")


def test_past(client, twins):
    """The list that keeps itself, page by page."""
    text = main_of(client.get("/in-depth/big/")).partition('id="latest"')[2]
    seen = re.findall(r"Story (s\d\d)</a>", text)
    tap.eq(seen, [f"s{i:02}" for i in range(N_STORIES - 1,
                                            N_STORIES - 1 - NEWEST, -1)],
           "the newest stories come by themselves")
    address = re.search(r'rel="next" href="([^"]*before=\d+)"', text)[1]
    while address:
        page = twins.compare(address)
        twins.compare(address.replace("before", "after"))
        found = re.findall(r"Story (s\d\d)</a>", main_of(client.get(address)))
        tap.ok(0 < len(found) <= LATER, f"{address} has some", len(found))
        seen += found
        address = next((href for words, href in page.main_links
                        if words == "Older stories"), None)
    tap.eq(seen, [f"s{i:02}" for i in range(N_STORIES - 1, -1, -1)],
           "all are reached, once")


def test_hidden(home, client):
    """A draft makes no difference, an embargoed story none, a withdrawn none."""
    addresses = [skin + "/in-depth/small/" for skin in ("", "/low")] + [
        "/in-depth/", "/low/in-depth/"]
    before = [main_of(client.get(a)) for a in addresses]
    keys = ["draft", "s01", "later", "s02", "draft"]
    save(home, package("small", "The small one", [
        ("Background", ["draft"]), ("Key stories", keys),
        ("Profiles", ["later", "draft"])]))
    tap.eq([main_of(client.get(a)) for a in addresses], before,
           "a package is the same with what is not public, groups and all")
    everywhere = " ".join(client.get(a).body.decode() for a in addresses + [
        "/in-depth/small/feed.atom", "/in-depth/small/feed.json",
        "/in-depth/feed.rss", "/sitemap-1.xml", "/search?q=zymurgy",
        "/search?q=section%3Ain-depth%2Fsmall&sort=date"])
    tap.ok("Story draft" not in everywhere and
           "Story later" not in everywhere and "/draft" not in everywhere,
           "no word of it is anywhere")
    drafts = dict((line.split()[-1], line.split()[0]) for line in
                  server.broadsheet(home, "story", "list",
                                    "--drafts").stdout.splitlines())
    number = drafts["draft"]
    server.broadsheet(home, "story", "publish", number)
    now = [main_of(client.get(a)).count("Story draft</a>")
           for a in addresses[:2]]
    tap.eq(now, [5, 5], "published, it is in its places and among the newest")
    done = server.broadsheet(home, "story", "withdraw", number, "--why", "x")
    tap.eq(done.stdout.count("taken from the package /in-depth/small"), 4,
           "its withdrawal names the package for each place")
    tap.eq([main_of(client.get(a)) for a in addresses[:2]], before[:2],
           "and the page is as before")


def test_story(home, client):
    number = sql(home, "SELECT id FROM story WHERE headline = 'Story s03'")
    address = f"/news/{number[0][0]}/story-s03"
    for skin in ("", "/low"):
        page = pages.Page(client.get(skin + address).text)
        tap.ok("Part of: The big one" in page.text and
               ("The big one", skin + "/in-depth/big/") in page.main_links,
               f"a story says what it is part of: {skin or '/'}")
    text = client.get(address + ".txt").text
    tap.ok("Part of: The big one\n  http://courier.example/in-depth/big/\n"
           in text, "so does its plain text", text)
    item = json.loads(client.get(address + ".json").text)
    tap.eq([a["uri"] for a in item["associations"]
            if a["name"] == "package"],
           ["http://courier.example/in-depth/big/"], "and its ninjs")
    other = sql(home, "SELECT id FROM story WHERE headline = 'Story other'")
    page = pages.Page(client.get(f"/news/{other[0][0]}/story-other").text)
    tap.ok("Part of" not in page.text, "a story of none says nothing")
    more = pages.Page(client.get(address).text).text.partition("More News")[2]
    tap.ok("| The big one Story s" in more,
           "in lists its title stands for the section", more[:200])


def test_machines(client):
    for slug, path, want in (("big", "/in-depth/big/", 60),
                             ("all", "/in-depth/", 60)):
        found = []
        address = path + "feed.json"
        for _ in range(9):
            feed = json.loads(client.get(address).text)
            found += [i["title"] for i in feed["items"]]
            link = re.search(r'rel="prev-archive" href="([^"]*)"', client.get(
                address.replace(".json", ".atom")).text)
            if link is None:
                break
            address = link[1].replace("&amp;", "&").replace(
                "http://courier.example", "").replace(".atom", ".json")
        tap.eq(len(set(found)), want, f"the feed of {slug} has its stories")
    text = client.get(
        "/search?q=zymurgy+section%3Ain-depth%2Fbig&sort=date").text
    tap.ok("60 stories found" in text, "a search can be within a package")
    places = client.get("/sitemap-pages.xml").text
    for path in ("/in-depth/", "/in-depth/big/", "/in-depth/small/"):
        tap.eq(places.count(f"<loc>http://courier.example{path}</loc>"), 1,
               f"the sitemap has {path}")
    for path in ("/in-depth/", "/in-depth/big/", "/in-depth/big/?page=2"):
        text = client.get(path).text
        tap.ok('"@type":"CollectionPage"' in text and
               '"@type":"BreadcrumbList"' in text and "noindex" not in text,
               f"{path} is a collection, and may be found")
        page = pages.Page(text)
        tap.ok(page.head("link", "type", "application/atom+xml", "href") and
               path.partition("?")[0] + "feed.atom" in text,
               f"{path} names its feed")


def headings(client, address):
    return [text for level, text in
            pages.Page(client.get(address).text).headings if level == 2]


def test_list(home, client, twins):
    """Open ones with the newest story first, then closed ones, in pages."""
    # What has no story yet is as new as its opening, which is now.
    tap.eq(headings(client, "/in-depth/"), ["The small one", "The big one"],
           "the list has the open ones")
    server.broadsheet(home, "package", "close", "small")
    tap.eq(headings(client, "/in-depth/"), ["The big one", "The small one"],
           "a closed one goes behind them")
    page = pages.Page(client.get("/in-depth/small/").text)
    tap.ok("Closed on" in page.text, "and says so")
    server.broadsheet(home, "package", "open", "small")
    tap.ok("Closed on" not in client.get("/in-depth/small/").text,
           "opened, it does not")
    for i in range(30):
        save(home, package(f"more-{i}", f"More {i}", [], "closed")
             .replace("is about.", "is about. " + "Some more words. " * 50))
    seen, address = [], "/in-depth/"
    while address:
        page = twins.compare(address)
        seen += [text for level, text in page.headings if level == 2]
        address = next((href for words, href in page.main_links
                        if words == "More packages"), None)
    tap.eq(sorted(seen), sorted(["The big one", "The small one"] + [
        f"More {i}" for i in range(30)]), "all are reached, once")
    tap.eq(seen[:2], ["The small one", "The big one"], "the open ones first")
    for query, want in (("page=1", 301), ("page=9", 404), ("page=x", 404),
                        ("before=1", 301), ("page=999999999999", 404)):
        tap.eq(client.get(f"/in-depth/?{query}").status, want,
               f"/in-depth/?{query}")
    for address in ("/in-depth", "/In-Depth/", "/in-depth/Big",
                    "/in-depth//big/"):
        answer = twins.client.get(address)
        tap.eq((answer.status, answer.header("Location")),
               (301, "/in-depth/big/" if "ig" in address else "/in-depth/"),
               f"{address} leads to the one address")
    tap.eq(client.get("/in-depth/none/").status, 404,
           "there is no other package")


def entries(client, address, skin=""):
    """What the navigation has behind the sections: (name, current)."""
    text = client.get(skin + address).text
    nav = re.search(r'aria-label="Sections">(.*?)</nav>', text, re.S)[1]
    found = re.findall(r'<a href="(?:/low)?/(?:talking-point|in-depth|'
                       r'audiovideo)/"([^>]*)>([^<]*)</a>', nav)
    return [(name, 'aria-current="page"' in more) for more, name in found]


def test_navigation(folder):
    home = server.make_edition(os.path.join(folder, "nav"))
    server.broadsheet(home, "section", "add", "news", "News")
    with server.Site(home, "fcgi", env={"BROADSHEET_STRICT": "1"}) as site:
        client = fcgi.Client(site.socket)
        tap.eq(entries(client, "/"), [], "there is nothing to name at first")
        tap.ok("/in-depth/" not in client.get("/sitemap-pages.xml").text,
               "nor in the sitemap")
        save(home, package("small", "The small one", []))
        for skin in ("", "/low"):
            tap.eq([entries(client, a, skin) for a in (
                "/", "/in-depth/", "/in-depth/small/")],
                [[("In Depth", False)], [("In Depth", True)],
                 [("In Depth", False)]],
                f"a package brings its entry: {skin or '/'}")
        tap.ok("Nothing here yet" in client.get("/in-depth/small/").text,
               "an empty one says so")
        sql(home, "INSERT INTO debate (id, slug, question, intro, intro_full, "
            "intro_low, opened, closes) "
            "VALUES (7, 'x', 'X?', '', '', '', 1, 2)")
        sql(home, "INSERT INTO story (id, state, revision, section, slug, "
            "kind, language, short, headline, standfirst, source, licence, "
            "published, updated, words, low_pages) SELECT 8, 'live', 1, id, "
            "'x', 'news', 'en', 'x', 'x', '', '', '', 1, 1, 1, 1 "
            "FROM section WHERE path = 'news'")
        sql(home, "INSERT INTO listing (section, updated, story) SELECT id, "
            "1, 8 FROM section WHERE path = 'audiovideo'")
        for skin in ("", "/low"):
            tap.eq([name for name, _ in entries(client, "/news/", skin)],
                   ["Talking Point", "In Depth", "AudioVideo"],
                   f"each has its place: {skin or '/'}")
        client.close()
        tap.eq(site.site_log(), "", "site.fcgi had nothing to say")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-packs-") as folder:
        home = make(folder)
        with server.Site(home, "fcgi",
                         env={"BROADSHEET_STRICT": "1"}) as site:
            client = fcgi.Client(site.socket)
            twins = twin.Twins(client, server.SETTINGS["base_url"],
                               os.path.join(home, "edition", "media"))
            test_big(home, client, twins)
            test_past(client, twins)
            test_hidden(home, client)
            test_story(home, client)
            test_machines(client)
            test_list(home, client, twins)
            tap.diag(f"the largest low page: {twins.largest}")
            tap.eq(dict(twins.faults), {}, "all pages are twins, within the "
                   "bytes")
            client.close()
            tap.eq(site.site_log(), "", "site.fcgi had nothing to say")
        test_navigation(folder)
    tap.done()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The archive has every story on the page of one day, and the fronts of then.

Walks it in both skins: of the demo edition, of one whose days have 23 and 25
hours, and of a day with hundreds of stories. Then the front page as it stood:
a snapshot for each change, with the headlines of then, and nothing that was
withdrawn.
"""
import json
import os
import re
import sqlite3
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import pages  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
import twin  # noqa: E402

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
STRICT = {"BROADSHEET_STRICT": "1"}
SHOWN = 8
NUMBER = re.compile(r"^/(?!archive/).*/(\d+)/[^/]+$")
DAY = re.compile(r"/archive/\d{4}/\d\d/\d\d/$")


def database(home):
    return sqlite3.connect(os.path.join(home, "edition", "edition.db"))


def ask(home, sql, *values):
    db = database(home)
    rows = db.execute(sql, values).fetchall()
    db.commit()
    db.close()
    return rows


def live(home):
    """(number, time of publication) of the stories that lists have."""
    return ask(home, "SELECT id, published FROM story WHERE page IS NULL "
                     "AND state = 'live' ORDER BY id")


def address_of(t, zone=timezone.utc):
    return datetime.fromtimestamp(t, zone).strftime("/archive/%Y/%m/%d/")


class Walk:
    """A site whose pages are asked for in both skins."""

    def __init__(self, home):
        self.site = server.Site(home, "fcgi", env=STRICT)
        self.client = fcgi.Client(self.site.socket)
        self.twins = twin.Twins(self.client, server.SETTINGS["base_url"],
                                os.path.join(home, "edition", "media"))

    def __enter__(self):
        self.site.__enter__()
        return self

    def __exit__(self, *what):
        self.client.close()
        self.site.__exit__(*what)

    def page(self, address):
        page = self.twins.compare(address)
        if page is None:
            self.twins.fault("status", address, "is no page")
            return pages.Page("")
        return page

    def links(self, address, pattern):
        return [(text, href) for text, href in
                self.page(address).main_links if re.search(pattern, href)]

    def statuses(self, addresses):
        """Those of both skins, which must be the same."""
        found = [self.client.get(address).status for address in addresses]
        for address, status in zip(addresses, found):
            # An error page's twin is that of its path.
            self.twins.compare(address, twin=address.partition("?")[0]
                               if status >= 400 else None)
        return found

    def goes_to(self, address):
        answer = self.client.get(address)
        return answer.header("Location") if answer.status == 301 else \
            answer.status

    def report(self, name):
        faults = [f"{about}: {text}" for about, texts in
                  sorted(self.twins.faults.items()) for text in texts]
        tap.ok(not faults, f"{name}: both skins say the same, and no low "
               f"page is over {twin.LOW_BYTES_MAX} bytes gzipped", "\n".join(
                   faults[:SHOWN] + [f"{len(faults)} in all"]))
        tap.diag(f"{name}: {self.twins.n_pages} pages, the largest low page "
                 f"{self.twins.largest[0]} bytes gzipped "
                 f"({self.twins.largest[1]})")
        tap.eq(self.site.site_log(), "", f"{name}: nothing was logged")


def days_below(walk):
    """The days that the months of the years have, and their counts."""
    days = {}
    for _, year in walk.links("/archive/", r"^/archive/\d{4}/$"):
        months = [href for _, href in walk.links(
            year, rf"^{year}\d\d/$")]
        for month in months:
            page = walk.page(month)
            counts = [int(m[1]) for m in re.finditer(
                r", \d{4} (\d+) stor(?:y|ies)\b", page.text)]
            links = [href for _, href in page.main_links
                     if href.startswith(month) and DAY.search(href)]
            tap.ok(len(counts) == len(links) > 0,
                   f"{month} counts the stories of its days", page.text)
            days.update(zip(links, counts))
    return days


def stories_of(walk, day):
    """The numbers of a day's stories, over all of its pages, in order."""
    found, address = [], day
    while address:
        page = walk.page(address)
        found += [int(NUMBER.search(href)[1]) for _, href in page.main_links
                  if NUMBER.search(href)]
        address = next((href for text, href in page.main_links
                        if text == "Later stories of this day"), None)
    return found


def check_days(walk, home, name, zone=timezone.utc):
    """Each story is on the page of one day, the day that it is of."""
    days = days_below(walk)
    got = {day: stories_of(walk, day) for day in days}
    want = {}
    for number, published in sorted(live(home), key=lambda s: (s[1], s[0])):
        want.setdefault(address_of(published, zone), []).append(number)
    tap.eq(got, want, f"{name}: every story is on the page of its day, "
           "in order")
    tap.eq(days, {day: len(there) for day, there in want.items()},
           f"{name}: every day is counted right")
    return sorted(want)


def check_chain(walk, addresses, name):
    """Before and after lead through all, and nowhere else."""
    for text, order in (("After", addresses),
                        ("Before", addresses[::-1])):
        seen, address = [], order[0]
        while address and len(seen) <= len(order):
            seen.append(address)
            address = next(
                (href for said, href in walk.page(address).main_links
                 if said.startswith(text + ": ") and "front-" not in href),
                None)
        tap.eq(seen, order, f"{name}: {text} leads through all")


def check_other_forms(walk, day):
    year, month, date = day.split("/")[2:5]
    before = f"/archive/{int(year) - 1}/{month}/{date}"
    tap.eq(walk.statuses([
        before + "/", before, "/archive/1801/", "/archive/1801",
        "/archive/9999/12/31/", "/archive/9999/", "/archive/2000/02/30/",
        "/archive/2000/13/", "/archive/2000/00/", "/archive/0/",
        "/archive/10000/", f"/archive/{year}/{month}/{date}/1/",
        f"/archive/{year}/{month}/{date}/x", f"/archive/{year}/x/",
        f"/archive/{year}/{month}x/", "/archive/x", f"{day}?after=0",
        f"{day}?after=999999", f"{day}?after=x", f"{day}front-",
        f"{day}front-1", f"{day}front-9999", f"{day}front-0000",
        f"{day}front-10:00", f"{day}front-12345", f"{day}front-1200+",
        f"/archive/{year}/front-1200", f"/archive/{year}/{month}/feed.atom",
        "/archive/feed.atom", before + "/feed.atom", f"{day}feed.xml",
        "/archive/2000/02/30/feed.atom"]), [404] * 32,
        "what is no date, or has no stories, is not found")
    short = f"/archive/{int(year)}/{int(month)}/{int(date)}"
    forms = [("/archive", "/archive/"), ("/archive//", "/archive/"),
             ("/archive/?x=1", "/archive/"), (day[:-1], day),
             (f"/archive/{year}", f"/archive/{year}/"),
             (f"/archive//{year}/{month}", f"/archive/{year}/{month}/"),
             (f"{day}?x=1", day), (f"{short}/feed.json", day + "feed.json"),
             (f"/low{day}feed.atom", f"{day}feed.atom"),
             (f"/low{day[:-1]}", f"/low{day}")]
    if short != day[:-1]:
        forms += [(short, day), (short + "/", day)]
    tap.eq([walk.goes_to(form) for form, _ in forms],
           [want for _, want in forms], "other forms lead to the one address")
    walk.statuses([form for form, _ in forms if form.startswith("/archive")
                   and "feed" not in form])


def check_feeds(walk, home, days):
    """Of each day, full text; a past one is an archive page (RFC 5005)."""
    base = server.SETTINGS["base_url"]
    bad = []
    for i, day in enumerate(days):
        root = ElementTree.fromstring(
            walk.client.get(day + "feed.atom").body)
        links = {link.get("rel"): link.get("href")
                 for link in root.findall(ATOM + "link")}
        ids = [int(e.find(ATOM + "id").text.rsplit("/", 1)[1])
               for e in root.findall(ATOM + "entry")]
        want = [n for n, t in sorted(live(home), key=lambda s: (s[1], s[0]))
                if address_of(t) == day]
        around = {"current": f"{base}/feed.atom",
                  "self": f"{base}{day}feed.atom"}
        if i > 0:
            around["prev-archive"] = f"{base}{days[i - 1]}feed.atom"
        if i + 1 < len(days):
            around["next-archive"] = f"{base}{days[i + 1]}feed.atom"
        if ids != want[::-1]:
            bad.append(f"{day}: has {ids}, wants {want[::-1]}")
        if any(links.get(k) != v for k, v in around.items()):
            bad.append(f"{day}: links {links}, wants {around}")
        if root.find(HISTORY + "archive") is None:
            bad.append(f"{day}: is no archive page")
        items = json.loads(walk.client.get(day + "feed.json").body)["items"]
        if len(items) != len(want) or not items[0]["content_html"]:
            bad.append(f"{day}: feed.json has {len(items)} items")
        ElementTree.fromstring(walk.client.get(day + "feed.rss").body)
    tap.ok(not bad, f"each of {len(days)} days has its feeds",
           "\n".join(bad[:SHOWN]))
    # The day of the last change is not over.
    ask(home, "UPDATE edition SET changed_at = (SELECT max(published) "
              "FROM story WHERE page IS NULL), change = change + 1")
    root = ElementTree.fromstring(
        walk.client.get(days[-1] + "feed.atom").body)
    tap.ok(root.find(HISTORY + "archive") is None,
           "a day that is not over is no archive page")


def test_demo(folder):
    # The store is changed behind the programs: no page is to be kept.
    home = server.make_edition(os.path.join(folder, "demo"), server.demo(),
                               page_cache_mb=0)
    with Walk(home) as walk:
        ask(home, "UPDATE edition SET changed_at = 4000000000")
        days = check_days(walk, home, "the demo")
        check_chain(walk, days, "days")
        check_chain(walk, sorted({d[:-3] for d in days}), "months")
        check_chain(walk, sorted({d[:-6] for d in days}), "years")
        check_other_forms(walk, days[0])
        check_feeds(walk, home, days)
        page = walk.page(days[0])
        tap.eq(page.headings[0], (1, "Friday, 9 June, 2000"),
               "a day is written out")
        tap.ok("10:46" in page.text, "with the time of each story")
        tap.eq(page.head("link", "title", "The Saltmere Courier: Friday, 9 "
                         "June, 2000", "href"), days[0] + "feed.atom",
               "and names its feeds")
        walk.report("the demo")


def write_story(folder, name, published, headline, **more):
    path = os.path.join(folder, name + ".story")
    fields = {"Headline": headline, "Section": "news", **more}
    with open(path, "w", encoding="utf-8") as out:
        for key, value in fields.items():
            out.write(f"{key}: {value}\n")
        out.write(f"Published: {published}\n\nWords of {headline}.\n")
    return path


def edition(folder, name, **settings):
    """An edition with two sections; its home and its stories' folder."""
    home = server.make_edition(os.path.join(folder, name), page_cache_mb=0,
                               **settings)
    stories = os.path.join(home, "stories")
    os.makedirs(stories)
    for path, title in (("news", "News"), ("sport", "Sport")):
        server.broadsheet(home, "section", "add", path, title)
    return home, stories


def test_switches(folder):
    """Days of 23 and 25 hours, and stories on their edges."""
    home, stories = edition(folder, "switches", zones=(
        ("UK", "Europe/London"), ("GMT", "UTC")))
    edges = {
        "2026-03-28T23:59:59Z": "28 March", "2026-03-29T00:00:00Z":
        "29 March", "2026-03-29T22:59:59Z": "29 March",
        "2026-03-29T23:00:00Z": "30 March", "2026-10-24T22:59:59Z":
        "24 October", "2026-10-24T23:00:00Z": "25 October",
        "2026-10-25T00:30:00Z": "25 October", "2026-10-25T01:30:00Z":
        "25 October", "2026-10-25T23:59:59Z": "25 October",
        "2026-10-26T00:00:00Z": "26 October"}
    for i, (published, day) in enumerate(edges.items()):
        write_story(stories, f"edge-{i}", published, f"Of {day}")
    server.broadsheet(home, "import", stories)
    # Snapshots in the hour that comes twice, and around it.
    layout = ask(home, "SELECT layout FROM front")[0][0]
    switch = int(datetime(2026, 10, 25, 1, tzinfo=timezone.utc).timestamp())
    for minutes in (-90, -30, 30, 60):
        ask(home, "INSERT INTO front VALUES (?, ?)", switch + 60 * minutes,
            layout)
    with Walk(home) as walk:
        wrong = []
        for _, year in walk.links("/archive/", r"^/archive/\d{4}/$"):
            for _, month in walk.links(year, rf"^{year}\d\d/$"):
                for _, day in walk.links(month, rf"^{month}\d\d/$"):
                    page = walk.page(day)
                    title = page.headings[0][1]
                    for text, _ in walk.links(day, NUMBER):
                        if f", {text[3:]}, 2026" not in title:
                            wrong.append(f"{title} has {text}")
        tap.eq(wrong, [], "days begin and end by the first zone's clock")
        october = "/archive/2026/10/"
        tap.eq(len(stories_of(walk, october + "25/")), 4,
               "a day of 25 hours has all of them")
        check_chain(walk, ["/archive/2026/03/%d/" % d for d in (28, 29, 30)] +
                    [october + "%d/" % d for d in (24, 25, 26)],
                    "switches")
        fronts = walk.links(october + "25/", "front-")
        tap.eq(fronts, [(f"The front page at {said}", f"{october}25/front-" +
                         said.replace(":", "")) for said in
                        ("00:30", "01:30+01:00", "01:30+00:00", "02:00")],
               "in the hour that comes twice each has its own address")
        tap.eq([walk.page(href).headings[0][1][:58] for _, href in fronts],
               ["The front page as it stood on Sunday, 25 October, 2026, 00"]
               + ["The front page as it stood on Sunday, 25 October, 2026, 01"
                  ] * 2 +
               ["The front page as it stood on Sunday, 25 October, 2026, 02"],
               "which leads to it")
        tap.eq([walk.goes_to(october + "25/front-" + form) for form in
                ("0130", "0030+0100", "0200+0000", "0100+0000")],
               [f"{october}25/front-{want}" for want in
                ("0130+0100", "0030", "0200")] + [404],
               "and other ways to say it lead there")
        walk.report("switches")


def test_many(folder):
    """A day of many stories with long headlines, and of many changes."""
    home, stories = edition(folder, "many")
    words = ("harbour council ferry lantern tide bonfire allotment library "
             "crossing storm market school hospice orchestra lifeboat "
             "chapel railway signal").split()
    for i in range(205):
        text = " ".join(words[(i * 7 + k * (i % 11 + 3)) % len(words)]
                        for k in range(9))
        # Three at a time, so that pages part within a second.
        write_story(stories, f"many-{i:03}", "2026-05-04T%02d:%02d:00Z" % (
            i // 3 // 4 % 24, i // 3 % 4 * 15), f"{i:03} {text}",
            Kind="analysis" if i % 3 else "news")
    server.broadsheet(home, "import", stories)
    layout = ask(home, "SELECT layout FROM front")[0][0]
    day = "/archive/2026/05/04/"
    start = int(datetime(2026, 5, 4, tzinfo=timezone.utc).timestamp())
    db = database(home)
    db.executemany("INSERT INTO front VALUES (?, ?)", [
        (start + 60 * i, layout) for i in range(3, 1440, 7)])
    db.commit()
    db.close()
    with Walk(home) as walk:
        check_days(walk, home, "many")
        fronts = [href for _, href in walk.links(day, "front-")]
        tap.eq(len(fronts), 24, "many fronts are thinned to one an hour")
        tap.eq(fronts[:2], [day + "front-0003", day + "front-0106"],
               "which is the first of it")
        first = walk.page(day)
        onward = next(href for text, href in first.main_links
                      if text == "Later stories of this day")
        tap.ok(not walk.links(onward, "front-"),
               "they are on the first page alone")
        tap.ok(any(text == "The day’s first stories" and href == day
                   for text, href in walk.page(onward).main_links),
               "and a later page leads to the first")
        root = ElementTree.fromstring(walk.client.get(day + "feed.atom").body)
        tap.eq(len(root.findall(ATOM + "entry")), 200,
               "a day's feed has at most 200 stories")
        last = max(live(home), key=lambda s: (s[1], s[0]))[0]
        tap.eq(root.find(f"{ATOM}entry/{ATOM}id").text.rsplit("/", 1)[1],
               str(last), "which are the last")
        # A number keeps its place when its story goes.
        number = onward.rsplit("=", 1)[1]
        there = walk.links(onward, NUMBER)
        server.broadsheet(home, "story", "withdraw", number, "--why", "x")
        tap.eq(walk.links(onward, NUMBER), there,
               "a withdrawn story's place is kept")
        tap.eq(walk.statuses([f"{day}?after={last}"]), [200],
               "behind the last is nothing, but no error")
        walk.report("many")


def snapshots(home):
    return ask(home, "SELECT at, layout FROM front ORDER BY at")


def age(home, minutes):
    """Put all snapshots further into the past."""
    # In two steps: no two may have the same minute in between.
    ask(home, "UPDATE front SET at = -at")
    ask(home, "UPDATE front SET at = -at - ? * 60", minutes)


def front_address(t):
    return address_of(t) + datetime.fromtimestamp(
        t, timezone.utc).strftime("front-%H%M")


def early_in_minute():
    """Not so late in a minute that two commands would be in two."""
    while time.time() % 60 > 40:
        time.sleep(0.5)


def make_snapshots(home, stories):
    """Five of them, from the first story to a withdrawal."""
    write_story(stories, "lead", "2026-01-01 10:00", "Old words of the lead",
                Short="Old lead", Standfirst="What was thought then.",
                Kind="analysis")
    server.broadsheet(home, "import", stories)
    age(home, 60)
    write_story(stories, "wrong", "2026-01-01 11:00", "A mistake is made")
    write_story(stories, "sport", "2026-01-01 09:00", "A match is won",
                Section="sport")
    server.broadsheet(home, "import", stories)
    age(home, 60)
    write_story(stories, "lead", "2026-01-01 10:00", "New words of the lead",
                Section="sport")
    server.broadsheet(home, "import", stories)
    age(home, 60)
    early_in_minute()
    numbers = dict(ask(home, "SELECT headline, id FROM story"))
    for name in ("A match is won", "New words of the lead"):
        server.broadsheet(home, "front", "set", str(numbers[name]))
    age(home, 60)
    server.broadsheet(home, "story", "withdraw",
                      str(numbers["A mistake is made"]), "--why", "It was")
    age(home, 60)
    server.broadsheet(home, "section", "remove", "none", check=False)
    return numbers


def check_then(walk, at):
    """The headlines of then, with the addresses of now."""
    first, second, third = [front_address(t) for t in at[:3]]
    page = walk.page(first)
    stamp = datetime.fromtimestamp(at[0], timezone.utc)
    tap.ok(page.headings[0][1].startswith(
        "The front page as it stood on " + stamp.strftime("%A, ") +
        f"{stamp.day} " + stamp.strftime("%B, %Y, %H:%M GMT")),
        "a snapshot says what it is", page.headings[0])
    tap.ok("What was thought then." in page.text and
           (2, "Analysis: Old words of the lead") in page.headings and
           "New words" not in page.text,
           "with headline, standfirst and kind of then", page.blocks)
    tap.ok(any(text == "Old words of the lead" and
               re.fullmatch(r"/sport/\d+/new-words-of-the-lead", href)
               for text, href in page.main_links),
           "which lead to the address of now", page.main_links)
    tap.ok("New words of the lead" in walk.page(third).text and
           "Old words" not in walk.page(third).text,
           "and the later one has the new headline")
    tap.ok(page.head("meta", "name", "robots", "content") == "noindex",
           "search engines are sent away")
    links = dict(walk.page(second).main_links)
    tap.eq([links.get("The front page now")] +
           [href for text, href in links.items()
            if text.startswith(("Before: ", "After: "))],
           ["/", first, third], "it leads to now, before and after")


def test_fronts(folder):
    home, stories = edition(folder, "fronts")
    tap.eq(snapshots(home), [], "an empty front page is not kept")
    make_snapshots(home, stories)
    kept = snapshots(home)
    tap.eq([at % 60 for at, _ in kept], [0] * len(kept),
           "a snapshot is of a minute")
    tap.eq(len(kept), 5, "each change is kept, two of one minute as one")
    tap.ok(all(set(re.sub(r'"(top|blocks)"', "", layout)) <=
               set("{}[],:0123456789") for _, layout in kept),
           "a layout has numbers alone", kept)
    server.broadsheet(home, "render")
    tap.eq(snapshots(home), kept, "what changes nothing on it is not kept")
    with Walk(home) as walk:
        at = [t for t, _ in kept]
        check_then(walk, at)
        leaks = [address + front_address(t) for t in at
                 for address in ("", "/low") if "mistake" in
                 walk.client.get(address + front_address(t)).text.lower()]
        tap.eq(leaks, [], "nothing withdrawn is in any of them")
        chain, address = [], front_address(at[0])
        while address:
            chain.append(address)
            address = next((href for text, href in
                            walk.page(address).main_links
                            if text.startswith("After: ")), None)
        tap.eq(chain, [front_address(t) for t in at],
               "one leads to the next")
        tap.eq(walk.goes_to(front_address(at[0]) + "/"),
               front_address(at[0]), "a slash too many leads to it")
        trail = [href for text, href in walk.page(
            front_address(at[0])).chrome_links if "/archive/" in href]
        tap.ok(address_of(at[0]) not in trail,
               "no day without stories is linked", trail)
        check_gone(walk, home, at)
        walk.report("fronts")
    with server.Site(home, "fcgi", env=STRICT) as site:
        check_broken(site, home, at[0])


def check_gone(walk, home, at):
    """A section, and all stories, of a snapshot are gone."""
    section = ask(home, "SELECT id FROM section WHERE path = 'sport'")[0][0]
    numbers = [n for n, _ in live(home)]
    ask(home, "UPDATE front SET layout = ? WHERE at = ?", json.dumps({
        "top": [], "blocks": [[section, [[numbers[0], 1]]],
                              [9999, [[numbers[1], 1]]]]}), at[0])
    page = walk.page(front_address(at[0]))
    tap.eq([h[1] for h in page.headings[1:]], ["Sport", "Analysis: Old words "
                                               "of the lead"],
           "a section that is gone is left out")
    ask(home, "UPDATE front SET layout = ? WHERE at = ?", json.dumps({
        "top": [[numbers[0], 99], [12345, 1]], "blocks": []}), at[0])
    tap.ok("None of its stories is here any more." in
           walk.page(front_address(at[0])).text,
           "so are stories and revisions that are not there")


def check_broken(site, home, at):
    """A layout that cannot be read is a fault, in the log, and no more."""
    bad = []
    for layout in ("", "x", "[]", "{}", '{"top":[]}', '{"top":3,"blocks":[]}',
                   '{"top":[1],"blocks":[]}', '{"top":[["a",1]],"blocks":[]}',
                   '{"top":[[1,2,3]],"blocks":[]}',
                   '{"top":[],"blocks":[[1]]}', '{"top":[],"blocks":[3]}',
                   '{"top":[],"blocks":[[1,[[1,null]]]]}',
                   '{"top":[[1,1.5]],"blocks":[]}', "[" * 100000,
                   '{"top":[],"top":[],"blocks":[]}',
                   json.dumps({"top": [[1, 1]] * 5000, "blocks": []}),
                   '{"top":[[99999999999999999999,1]],"blocks":[]}'):
        ask(home, "UPDATE front SET layout = ? WHERE at = ?", layout, at)
        for skin in ("", "/low"):
            status = site.fcgi(skin + front_address(at)).status
            if status != 500:
                bad.append(f"{status} for {layout[:40]}")
    tap.eq(bad, [], "a layout that cannot be read is a fault")
    tap.ok("the layout is not what we write" in site.site_log(),
           "which is in the log", site.site_log()[-500:])
    ask(home, "UPDATE revision SET document = '{' WHERE story IN "
              "(SELECT id FROM story WHERE state = 'live')")
    ask(home, "UPDATE front SET layout = ? WHERE at = ?", json.dumps({
        "top": [[live(home)[0][0], 1]], "blocks": []}), at)
    tap.eq(site.fcgi(front_address(at)).status, 500,
           "and so is a revision that cannot be read")
    tap.eq([site.fcgi(a).status for a in ("/", "/archive/")], [200, 200],
           "the rest goes on")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-archive-") as folder:
        test_demo(folder)
        test_switches(folder)
        test_many(folder)
        test_fronts(folder)
    tap.done()


if __name__ == "__main__":
    main()

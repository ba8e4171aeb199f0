#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Feeds are valid, whole and cheap to poll; stories have .txt and .json twins.

Atom is held to RFC 4287, 5005 and 6721, RSS to 2.0 and its board's profile,
JSON Feed to 1.1, ninjs to its schema; feedparser and newsboat read them as
readers' programs do. On the demo edition, and on 2,559 real posts.
"""
import email.utils
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from datetime import datetime
from xml.etree import ElementTree

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import pages  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

BASE = server.SETTINGS["base_url"]
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
TAG = re.compile(r"tag:[A-Za-z0-9.@-]+,\d{4}(-\d\d(-\d\d)?)?:\S+")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
SUFFIXES = ("atom", "rss", "json")


class Edition:
    """An edition's database, for what feeds ought to say."""

    def __init__(self, home):
        path = os.path.join(home, "edition", "edition.db")
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def rows(self, sql, *args):
        return self.db.execute(sql, args).fetchall()

    def lists(self):
        """The path of every list with stories: "" is the front's."""
        return [path for path, in self.rows(
            "SELECT path FROM section s WHERE path = '' OR EXISTS "
            "(SELECT 1 FROM listing WHERE section = s.id) ORDER BY path")]

    def listed(self, path):
        return {number for number, in self.rows(
            "SELECT story FROM listing WHERE section = "
            "(SELECT id FROM section WHERE path = ?)", path)}

    def current(self, path, newest=25, block=25):
        """The stories of a list's feed: the newest, and the open block."""
        after, = self.rows("SELECT next_story FROM edition")[0]
        first = (after - 1) // block * block + 1
        return {number for number, in self.rows(
            "SELECT story FROM (SELECT story FROM listing WHERE section = "
            "(SELECT id FROM section WHERE path = ?1) ORDER BY updated DESC, "
            "story DESC LIMIT ?2) UNION SELECT story FROM listing WHERE "
            "section = (SELECT id FROM section WHERE path = ?1) AND "
            "story >= ?3", path, newest, first)}


def number_of(tag):
    return int(tag.rpartition("/")[2])


def one(element, name):
    """The text of the one child of that name; None: there is not just one."""
    found = element.findall(name)
    return found[0].text if len(found) == 1 else None


def atom_faults(text):
    """What RFC 4287 has against the feed, as a list of words."""
    root = ElementTree.fromstring(text)
    bad = []
    if root.tag != ATOM + "feed":
        return ["is no feed"]
    for where in [root] + root.findall(ATOM + "entry"):
        for name in ("id", "title", "updated"):
            if not (one(where, ATOM + name) or "").strip():
                bad.append(f"not one {name}")
        if not TAG.fullmatch(one(where, ATOM + "id") or ""):
            bad.append("an id that is no tag URI")
        for name in ("updated", "published"):
            for date in where.findall(ATOM + name):
                if not RFC3339.fullmatch(date.text or ""):
                    bad.append(f"{name}: {date.text}")
        if where.find(ATOM + "author") is None:
            bad.append("no author")
        for author in where.findall(ATOM + "author"):
            if not (one(author, ATOM + "name") or "").strip():
                bad.append("an author without a name")
        kinds = [(a.get("type"), a.get("hreflang"))
                 for a in where.findall(ATOM + "link")
                 if a.get("rel", "alternate") == "alternate"]
        if len(kinds) != len(set(kinds)) or not kinds:
            bad.append(f"alternates: {kinds}")
        for link in where.findall(ATOM + "link"):
            if not (link.get("href") or "").startswith(BASE + "/"):
                bad.append(f"a link to {link.get('href')}")
    pairs = [(one(e, ATOM + "id"), one(e, ATOM + "updated"))
             for e in root.findall(ATOM + "entry")]
    if len(pairs) != len(set(pairs)):
        bad.append("an entry twice")
    if not [a for a in root.findall(ATOM + "link") if a.get("rel") == "self"]:
        bad.append("no link to itself")
    for entry in root.findall(ATOM + "entry"):
        content = entry.find(ATOM + "content")
        if content is None or content.get("type") != "html":
            bad.append("no html content")
    for gone in root.findall(GONE):
        if not TAG.fullmatch(gone.get("ref") or "") or \
                not RFC3339.fullmatch(gone.get("when") or ""):
            bad.append("a tombstone without ref and when")
    return bad


def rss_date(text):
    """Whether it is RFC 822's with a year of four digits, as the profile."""
    return bool(re.fullmatch(
        r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} "
        r"\d\d:\d\d:\d\d GMT", text or "")) and \
        email.utils.parsedate_to_datetime(text) is not None


def rss_faults(text):
    root = ElementTree.fromstring(text)
    bad = []
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        return ["is no RSS 2.0"]
    for name in ("title", "link", "description"):
        if not (one(channel, name) or "").strip():
            bad.append(f"the channel has not one {name}")
    if not rss_date(one(channel, "lastBuildDate")):
        bad.append("lastBuildDate")
    mine = channel.find(ATOM + "link")
    if mine is None or mine.get("rel") != "self":
        bad.append("no link to itself first")
    seen = set()
    for item in channel.findall("item"):
        guid = item.find("guid")
        if guid is None or guid.get("isPermaLink") != "false" or \
                not TAG.fullmatch(guid.text or "") or guid.text in seen:
            bad.append("guid")
        else:
            seen.add(guid.text)
        if not rss_date(one(item, "pubDate")):
            bad.append(f"pubDate {one(item, 'pubDate')}")
        for name in ("title", "link"):
            if not (one(item, name) or "").strip():
                bad.append(f"not one {name}")
        if item.find(CONTENT) is None:
            bad.append("no content")
    return bad


def json_faults(text):
    feed = json.loads(text)
    bad = []
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        bad.append("version")
    if not isinstance(feed.get("title"), str) or not feed["title"]:
        bad.append("title")
    ids = [item.get("id") for item in feed["items"]]
    if len(ids) != len(set(ids)):
        bad.append("an item twice")
    for item in feed["items"]:
        if not isinstance(item.get("id"), str) or \
                not TAG.fullmatch(item["id"]):
            bad.append("id")
        if not isinstance(item.get("content_html"), str):
            bad.append("content_html")
        for name in ("date_published", "date_modified"):
            if not RFC3339.fullmatch(item.get(name, "")):
                bad.append(name)
        for name in ("tags", "authors"):
            if not isinstance(item.get(name), list):
                bad.append(name)
    return bad


FAULTS = {"atom": atom_faults, "rss": rss_faults, "json": json_faults}
TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml",
         "json": "application/feed+json"}


def feed_path(path, suffix):
    return (f"/{path}/" if path else "/") + "feed." + suffix


def ids_of(suffix, text):
    """The ids of a feed's stories, and their text."""
    if suffix == "json":
        return {item["id"]: item["content_html"]
                for item in json.loads(text)["items"]}
    root = ElementTree.fromstring(text)
    if suffix == "atom":
        return {one(e, ATOM + "id"): one(e, ATOM + "content") or ""
                for e in root.findall(ATOM + "entry")}
    return {one(i, "guid"): one(i, CONTENT) or ""
            for i in root.find("channel").findall("item")}


def words(html):
    return pages.Page("<main>" + html + "</main>").text


class Feeds:
    """Every feed of an edition, through site.fcgi."""

    def __init__(self, name, home, client):
        self.name, self.client = name, client
        self.edition = Edition(home)

    def text(self, address):
        answer = self.client.get(address)
        if answer.status != 200:
            raise AssertionError(f"{address}: status {answer.status}")
        return answer

    def check_all(self):
        bad, wrong, relative, types, n = [], [], [], [], 0
        for path in self.edition.lists():
            want = self.edition.current(path)
            for suffix in SUFFIXES:
                address = feed_path(path, suffix)
                answer = self.text(address)
                n += 1
                bad += [f"{address}: {fault}"
                        for fault in FAULTS[suffix](answer.text)]
                got = ids_of(suffix, answer.text)
                if {number_of(i) for i in got} != want:
                    wrong.append(address)
                for html in got.values():
                    relative += re.findall(r'(?:href|src|srcset)="/[^"]*', html)
                if not answer.header("Content-Type").startswith(TYPES[suffix]):
                    types.append(address)
        tap.diag(f"{self.name}: {n} feeds")
        tap.ok(n > 90, f"{self.name}: every list has its feeds", n)
        tap.ok(not bad, f"{self.name}: every feed is valid", bad[:8])
        tap.ok(not wrong, f"{self.name}: each has the stories of its list",
               wrong[:8])
        tap.ok(not relative, f"{self.name}: every address in them is whole",
               relative[:8])
        tap.ok(not types, f"{self.name}: each says what it is", types[:8])

    def check_text(self):
        bad = []
        full = {}
        for number, html in self.edition.rows(
                "SELECT story, html FROM rendition WHERE skin = 'full' "
                "ORDER BY story, page"):
            full[number] = full.get(number, "") + html
        for suffix in SUFFIXES:
            for tag, html in ids_of(
                    suffix, self.text("/feed." + suffix).text).items():
                html = re.sub(r'<p class="notice">.*?</p>', "", html)
                if words(html) != words(full[number_of(tag)]):
                    bad.append(f"{suffix} {tag}")
        tap.ok(not bad, f"{self.name}: the text is whole", bad[:8])

    def walk(self, path):
        """The whole archive of a list by its Atom feed; page addresses."""
        address, seen, addresses = feed_path(path, "atom"), set(), []
        while address is not None:
            answer = self.text(address)
            root = ElementTree.fromstring(answer.text)
            addresses.append(address)
            is_first = len(addresses) == 1
            faults = atom_faults(answer.text)
            if (root.find(ARCHIVE) is None) != is_first or faults:
                raise AssertionError(f"{address}: {faults}, or the mark of "
                                     "an archive page is wrong")
            seen |= {number_of(i) for i in ids_of("atom", answer.text)}
            links = {a.get("rel"): a.get("href")[len(BASE):]
                     for a in root.findall(ATOM + "link")}
            if not is_first and links.get("current") != addresses[0]:
                raise AssertionError(f"{address}: current is not the feed")
            if len(addresses) > 2 and \
                    links.get("next-archive") != addresses[-2]:
                raise AssertionError(f"{address}: next is not where we were")
            address = links.get("prev-archive")
            if address in addresses:
                raise AssertionError(f"{address}: goes round")
        return seen, addresses

    def check_archive(self):
        for path in ["", max((p for p in self.edition.lists() if p),
                             key=lambda p: len(self.edition.listed(p)))]:
            with tap.point(f"{self.name}: all of {path or 'the front'} can "
                           "be walked from page to page"):
                seen, addresses = self.walk(path)
                want = self.edition.listed(path)
                if seen != want:
                    raise AssertionError(f"{len(seen)} of {len(want)}")
                tap.diag(f"{len(addresses)} pages")


def check_json_next(client, edition):
    with tap.point("JSON Feed's next_url leads through everything"):
        address, seen = "/feed.json", set()
        while address:
            feed = json.loads(client.get(address).text)
            seen |= {number_of(item["id"]) for item in feed["items"]}
            address = feed.get("next_url", "")[len(BASE):]
        assert seen == edition.listed(""), len(seen)


def enclosure_faults(item, clip, home):
    """What RSS 2.0 and directories of podcasts have against an item."""
    found = item.findall("enclosure")
    if len(found) != 1:
        return [f"{len(found)} enclosures"]
    kind, size, duration = clip
    got = dict(found[0].attrib)
    bad = []
    path = got.pop("url", "")
    file = os.path.join(home, "edition", path[len(BASE) + 1:])
    if not path.startswith(BASE + "/media/") or not os.path.exists(file):
        bad.append(f"{path} is not there")
    elif os.path.getsize(file) != int(got.get("length", 0)):
        bad.append(f"{path}: another length")
    if got != {"length": str(size), "type": kind}:
        bad.append(f"{got}")
    if one(item, ITUNES + "duration") != str(duration):
        bad.append("duration")
    if one(item, ITUNES + "explicit") != "false":
        bad.append("explicit")
    return bad


def check_podcast(client, edition, home):
    """A programme's feed is a podcast; other feeds have what is in them."""
    clips = {number: clip for number, *clip in edition.rows(
        "SELECT story, type, bytes, duration FROM clip WHERE position = 1")}
    channel = ElementTree.fromstring(
        client.get("/audiovideo/feed.rss").text).find("channel")
    for name in ("author", "explicit", "category"):
        tap.eq(len(channel.findall(ITUNES + name)), 1,
               f"a podcast has one {name}")
    tap.ok(one(channel, "language") and one(channel, "description"),
           "and a language and a description")
    items = channel.findall("item")
    bad = [fault for item in items for fault in enclosure_faults(
        item, clips[number_of(one(item, "guid"))], home)]
    tap.ok(len(items) == len(clips) and not bad,
           "each of its items has what is heard", bad)
    other = ElementTree.fromstring(client.get("/harbour/feed.rss").text)
    tap.ok(other.find(f"channel/{ITUNES}category") is None and
           other.findall("channel/item/enclosure"),
           "another list is no podcast, but has enclosures, too")
    atom = ElementTree.fromstring(client.get("/audiovideo/feed.atom").text)
    links = [a for a in atom.iter(ATOM + "link")
             if a.get("rel") == "enclosure"]
    feed = json.loads(client.get("/audiovideo/feed.json").text)
    got = {(a["url"], a["mime_type"], a["size_in_bytes"])
           for item in feed["items"] for a in item["attachments"]}
    tap.eq({(a.get("href"), a.get("type"), int(a.get("length")))
            for a in links}, got, "Atom and JSON Feed name the same files")
    tap.eq(len(got), len(clips), "which are all there are")


def check_odd(client):
    for address in ("/feed.atom?archive=0", "/feed.atom?archive=9999",
                    "/feed.atom?archive=x", "/no/such/feed.rss",
                    "/search/feed.atom", "/search/feed.rss?q=%20",
                    "/feed.xml"):
        tap.eq(client.get(address).status, 404, f"{address} is none")
    for address, to in (("/low/feed.atom", "/feed.atom"),
                        ("/harbour/feed.rss?x=1", "/harbour/feed.rss"),
                        ("/low/search/feed.json?q=ferry",
                         "/search/feed.json?q=ferry")):
        answer = client.get(address)
        tap.eq((answer.status, answer.header("Location")), (301, to),
               f"{address} is {to}")
    answer = client.get("/search/feed.atom?q=ferry")
    tap.ok(not atom_faults(answer.text) and
           len(ids_of("atom", answer.text)) > 3, "a search is a feed, too")
    quoted = client.get("/search/feed.atom?q=%22%3Cb%3E%26%5D%5D%3E")
    tap.ok(quoted.status == 200 and not atom_faults(quoted.text),
           "also one with markup in its words")


def check_parsers(site, edition):
    """Programs that readers use, over HTTP."""
    warnings.simplefilter("ignore")
    import feedparser
    want = edition.current("")
    dates = {number: (published, updated) for number, published, updated in
             edition.rows("SELECT id, published, updated FROM story")}
    for suffix in ("atom", "rss"):
        got = feedparser.parse(site.urls["nginx"] + "/feed." + suffix)
        tap.ok(not got.bozo, f"feedparser has nothing against {suffix}",
               got.get("bozo_exception"))
        tap.eq({number_of(e.id) for e in got.entries}, want,
               f"feedparser finds every story in {suffix}")
        wrong = [e.id for e in got.entries if int(datetime(
            *e.published_parsed[:6]).timestamp()) !=
            dates[number_of(e.id)][0]]
        tap.ok(not wrong, f"feedparser reads the dates of {suffix}", wrong)
        tap.ok(all(e.title and e.content[0].value for e in got.entries),
               f"feedparser finds titles and texts in {suffix}")
    with tempfile.TemporaryDirectory(prefix="broadsheet-boat-") as folder:
        check_newsboat(site, folder, want)


def check_newsboat(site, folder, want):
    open(os.path.join(folder, "config"), "w").close()
    for suffix in ("atom", "rss"):
        with open(os.path.join(folder, "urls"), "w") as out:
            out.write(f"{site.urls['nginx']}/feed.{suffix}\n")
        read_newsboat(folder, suffix, want)


def read_newsboat(folder, suffix, want):
    call = ["newsboat", "-u", folder + "/urls", "-c",
            folder + f"/{suffix}.db", "-C", folder + "/config", "-x"]
    env = dict(os.environ, HOME=folder, TERM="dumb", TZ="UTC")
    subprocess.run(call + ["reload"], env=env, timeout=120,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    done = subprocess.run(call + ["print-unread"], env=env, timeout=60,
                          stdout=subprocess.PIPE, text=True)
    found = re.search(r"(\d+) unread", done.stdout)
    tap.eq(found and int(found[1]), len(want),
           f"newsboat finds every story in {suffix}")


def check_conditional(site):
    for encoding in ("identity", "gzip"):
        first = site.get("/feed.atom", headers={"Accept-Encoding": encoding})
        tag, date = first.headers["etag"], first.headers["last-modified"]
        for name, headers, want in (
                ("its tag", {"If-None-Match": tag}, 304),
                ("its tag among others",
                 {"If-None-Match": '"x", ' + tag}, 304),
                ("another's tag", {"If-None-Match": '"x"'}, 200),
                ("its date", {"If-Modified-Since": date}, 304),
                ("a later date", {"If-Modified-Since":
                                  "Fri, 01 Jan 2100 00:00:00 GMT"}, 304),
                ("an earlier date", {"If-Modified-Since":
                                     "Sat, 01 Jan 2000 00:00:00 GMT"}, 200)):
            headers = dict(headers, **{"Accept-Encoding": encoding})
            answer = site.get("/feed.atom", headers=headers)
            tap.eq((answer.status, len(answer.body) > 0),
                   (want, want == 200), f"{encoding}: {name} gives {want}")
        tap.ok(first.headers.get("vary", "").lower() == "accept-encoding",
               f"{encoding}: caches are told what it depends on")
    plain, packed = (site.get("/feed.atom", headers={"Accept-Encoding": e})
                     for e in ("identity", "gzip"))
    tap.ok(plain.headers["etag"] != packed.headers["etag"],
           "each encoding has a tag of its own")
    with tap.point("curl --etag-compare gets a 304"):
        with tempfile.TemporaryDirectory() as folder:
            call = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}",
                    "--etag-save", folder + "/etag", "--etag-compare",
                    folder + "/etag", site.urls["nginx"] + "/feed.rss"]
            codes = [subprocess.run(call, stdout=subprocess.PIPE, text=True,
                                    timeout=60).stdout for _ in "ab"]
        assert codes == ["200", "304"], codes


def check_discovery(client, edition):
    """Every page names the site's feeds, and a list's page its own."""
    story = "/%s/%d/%s" % edition.rows(
        "SELECT c.path, s.id, s.slug FROM story s JOIN section c ON c.id = "
        "s.section WHERE s.state = 'live' AND s.page IS NULL")[0]
    bad = []
    for address, own in (("/", None), ("/harbour/", "/harbour/feed.atom"),
                         ("/help", None), ("/search", None),
                         ("/by/harbour-desk", "/by/harbour-desk/feed.atom"),
                         (story, story.rsplit("/", 2)[0] + "/feed.atom")):
        for skin in ("", "/low"):
            page = pages.Page(client.get(skin + address).text)
            found = [attrs["href"] for tag, attrs in page.heads
                     if tag == "link" and
                     attrs.get("type") == "application/atom+xml"]
            if found != ["/feed.atom"] + ([own] if own else []):
                bad.append(f"{skin}{address}: {found}")
    tap.ok(not bad, "pages lead to their feeds, in both skins", bad)
    named = {href for _, href in pages.Page(client.get("/help").text)
             .main_links if href and href.endswith("feed.atom")}
    want = {feed_path(path, "atom") for path, in edition.rows(
        "SELECT path FROM section WHERE kind IN "
        "('front', 'section', 'strand', 'programme')")}
    tap.eq(named, want,
           "/help lists the feed of every section, series and programme")


def schema():
    """A validator of ninjs 3.0; GeoJSON, which it borrows, takes anything."""
    import jsonschema
    path = server.testdata("ninjs", "specification", "ninjs-schema_3.0.json")
    if path is None:
        return None
    with open(path) as f:
        whole = json.load(f)
    anything = "https://geojson.org/schema/GeoJSON.json"
    return jsonschema.Draft202012Validator(
        whole, resolver=jsonschema.RefResolver(
            "", whole, store={anything: {}, anything + "#": {}}),
        format_checker=jsonschema.FormatChecker())


def check_twins(client, edition):
    validator = schema()
    invalid, long_lines, missing, n = [], [], [], 0
    for path, number, slug, headline in edition.rows(
            "SELECT c.path, s.id, s.slug, s.headline FROM story s JOIN "
            "section c ON c.id = s.section WHERE s.state = 'live' "
            "AND s.page IS NULL"):
        address = f"/{path}/{number}/{slug}"
        text, item = (client.get(address + end) for end in (".txt", ".json"))
        if text.status != 200 or item.status != 200:
            missing.append(address)
            continue
        n += 1
        long_lines += [f"{address}: {line}" for line in text.text.split("\n")
                       if len(line) > 72 and " " in line.strip("- ")]
        if headline.split()[0] not in text.text or "\ufffc" in text.text:
            missing.append(address)
        if validator:
            invalid += [f"{address}: {e.message:.200}" for e in
                        validator.iter_errors(json.loads(item.text))]
    tap.ok(n > 40 and not missing, "every story has .txt and .json", missing)
    tap.ok(not long_lines, "lines of .txt have 72 columns, addresses aside",
           long_lines[:5])
    if validator:
        tap.ok(not invalid, "every .json is ninjs 3.0", invalid[:5])
    else:
        tap.skip("every .json is ninjs 3.0", "BROADSHEET_TESTDATA is not set")
    answer = client.get(f"/{number}.txt")
    tap.eq((answer.status, answer.header("Location")),
           (301, address + ".txt"), "a number with .txt leads to the text")
    answer = client.get("/low" + address + ".json")
    tap.eq((answer.status, answer.header("Location")),
           (301, address + ".json"), "they have no low skin")
    answer = client.get("/harbour/99999/x.json")
    tap.eq((answer.status, answer.header("Content-Type")),
           (404, "application/problem+json"), "what is not there says so")


def check_demo(folder):
    home = server.make_edition(os.path.join(folder, "demo"), server.demo())
    with server.Site(home, ("nginx", "fcgi"),
                     env={"BROADSHEET_STRICT": "1"}) as site:
        client = fcgi.Client(site.socket)
        feeds = Feeds("the demo", home, client)
        feeds.check_all()
        feeds.check_text()
        feeds.check_archive()
        check_json_next(client, feeds.edition)
        check_odd(client)
        check_podcast(client, feeds.edition, home)
        check_discovery(client, feeds.edition)
        check_twins(client, feeds.edition)
        check_conditional(site)
        check_parsers(site, feeds.edition)
        check_withdrawal(home, client, feeds.edition)
        client.close()


def check_withdrawal(home, client, edition):
    """A tombstone where the story was, and the story nowhere."""
    number, path, author = edition.rows(
        "SELECT s.id, c.path, a.path FROM story s JOIN section c ON c.id = "
        "s.section JOIN byline b ON b.story = s.id JOIN section a ON a.id = "
        "b.author WHERE s.state = 'live' AND s.id < 25 LIMIT 1")[0]
    server.broadsheet(home, "story", "withdraw", str(number),
                      "--why", "A test of tombstones.")
    tag = f"tag:courier.example,2026-01-01:story/{number}"
    bad = []
    for where in ("", path, author):
        for suffix in SUFFIXES:
            text = client.get(feed_path(where, suffix)).text
            if tag in ids_of(suffix, text):
                bad.append(f"still in {where}.{suffix}")
        root = ElementTree.fromstring(client.get(feed_path(where, "atom"))
                                      .text)
        if tag not in [g.get("ref") for g in root.findall(GONE)]:
            bad.append(f"no tombstone in {where}")
    root = ElementTree.fromstring(client.get("/feed.atom?archive=1").text)
    if tag not in [g.get("ref") for g in root.findall(GONE)]:
        bad.append("no tombstone in its archive page")
    for end, kind in ((".json", "application/problem+json"),
                      (".txt", "text/plain; charset=utf-8")):
        answer = client.get(f"/{number}{end}")
        if (answer.status, answer.header("Content-Type")) != (410, kind):
            bad.append(f"{end}: {answer.status}")
    tap.ok(not bad, "a withdrawn story leaves a tombstone", bad)


def check_real(folder):
    real = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
    if real is None:
        tap.skip("the real posts", "BROADSHEET_TESTDATA is not set")
        return
    home = server.make_edition(os.path.join(folder, "real"), [
        real, "--map", os.path.join(server.TOP, "tests/data/digitalgov.map")])
    with server.Site(home, "fcgi", env={"BROADSHEET_STRICT": "1"}) as site:
        client = fcgi.Client(site.socket)
        feeds = Feeds("the real posts", home, client)
        feeds.check_all()
        feeds.check_text()
        feeds.check_archive()
        client.close()


def main():
    os.environ["TZ"] = "UTC"
    for tool in ("newsboat", "curl"):
        if shutil.which(tool) is None:
            tap.need(tool)
    with tempfile.TemporaryDirectory(prefix="broadsheet-feeds-") as folder:
        check_demo(folder)
        check_real(folder)
    tap.done()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What pages say to machines in JSON-LD parses, has the fields that each type
needs, and says what the page says. On every page of the demo edition."""
import json
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_twin import rows  # noqa: E402

BASE = server.SETTINGS["base_url"]
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>',
                    re.S)

#: By type, what Google's and schema.org's pages ask for.
REQUIRED = {
    "WebSite": ("name", "url", "publisher"),
    "CollectionPage": ("name", "url"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "ProfilePage": ("url", "mainEntity"),
    "Person": ("name",),
    "ImageObject": ("url", "width", "height"),
    "WebPage": ("headline", "url", "publisher"),
    "AboutPage": ("headline", "url", "publisher", "about"),
    "CorrectionComment": ("text", "datePublished"),
    "ContactPoint": ("contactType", "email"),
    "NewsMediaOrganization": ("name", "url"),
    "AudioObject": ("name", "contentUrl", "encodingFormat", "duration",
                    "uploadDate"),
    "VideoObject": ("name", "contentUrl", "encodingFormat", "duration",
                    "uploadDate", "description"),
    "BlogPosting": ("headline", "datePublished", "articleBody", "url"),
}
ARTICLE = ("headline", "url", "datePublished", "dateModified", "author",
           "publisher", "articleSection", "inLanguage", "mainEntityOfPage")
LIVE = ARTICLE + ("coverageStartTime", "liveBlogUpdate")


def walk(value):
    """Every object in it that has a type."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def faults_of(page, text):
    scripts = SCRIPT.findall(text)
    if len(scripts) != 1:
        return [f"{page}: {len(scripts)} scripts"]
    try:
        data = json.loads(scripts[0])
    except ValueError as error:
        return [f"{page}: {error}"]
    bad = []
    if data.get("@context") != "https://schema.org":
        bad.append(f"{page}: context")
    for thing in walk(data):
        kind = thing["@type"]
        wanted = ARTICLE if kind.endswith("Article") else \
            LIVE if kind == "LiveBlogPosting" else REQUIRED.get(kind)
        if wanted is None:
            bad.append(f"{page}: what is {kind}?")
            continue
        bad += [f"{page}: {kind} without {name}" for name in wanted
                if thing.get(name) in (None, "", [], {})]
        bad += [f"{page}: {kind}: {name} is {thing[name]!r}"
                for name in ("datePublished", "dateModified", "uploadDate",
                             "coverageStartTime")
                if name in thing and not DATE.fullmatch(thing[name])]
        for name in ("url", "item", "image", "mainEntityOfPage", "logo",
                     "contentUrl"):
            link = thing.get(name)
            if isinstance(link, str) and not link.startswith(BASE + "/"):
                bad.append(f"{page}: {kind}: {name} is {link}")
    return bad


def check_media(client, edition):
    """What is said of a clip is what it is, and of a live page its newest."""
    def one(kind):
        page = rows(edition, "SELECT '/' || id FROM story WHERE " + kind)[0]
        text = client.get(client.get(page).header("Location")).text
        return next(walk(json.loads(SCRIPT.search(text)[1])))
    heard = one("id IN (SELECT story FROM clip WHERE transcript <> '')")
    clip = heard["audio"][0]
    tap.eq((clip["@type"], clip["duration"], clip["encodingFormat"]),
           ("AudioObject", "PT0H0M30S", "audio/mpeg"), "a clip is described")
    tap.ok("Two berths at the North Quay" in clip["transcript"],
           "with what is said in it")
    live = one("kind = 'live'")
    times = [update["datePublished"] for update in live["liveBlogUpdate"]]
    tap.eq((live["@type"], len(times), live["coverageStartTime"]),
           ("LiveBlogPosting", 10, "2026-11-14T13:40:00Z"),
           "a live page says when it began, and has its newest entries")
    tap.eq(times, sorted(times, reverse=True), "the newest first")
    pages = {update["url"].partition("#")[0] for update in
             live["liveBlogUpdate"]}
    tap.eq(pages, {live["url"]}, "each with the page that it is on")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-ld-") as folder:
        home = server.make_edition(os.path.join(folder, "demo"),
                                   server.demo())
        edition = os.path.join(home, "edition")
        stories = rows(edition, "SELECT '/' || c.path || '/' || s.id || '/' "
                       "|| s.slug FROM story s JOIN section c ON c.id = "
                       "s.section WHERE s.state = 'live' AND s.page IS NULL")
        lists = rows(edition, "SELECT '/' || path || '/' FROM section WHERE "
                     "kind IN ('section', 'strand', 'package')")
        others = ["/", "/by/harbour-desk", "/by/staff-reporter"] + rows(
            edition, "SELECT '/' || page FROM story WHERE page <> ''")
        with server.Site(home, "fcgi",
                         env={"BROADSHEET_STRICT": "1"}) as site:
            client = fcgi.Client(site.socket)
            for name, pages in (("stories", stories), ("lists", lists),
                                ("other pages", others)):
                bad, kinds = [], set()
                for page in pages:
                    text = client.get(page).text
                    bad += faults_of(page, text)
                    kinds.update(re.findall(r'"@type":"(\w+)"', text))
                tap.diag(f"{len(pages)} {name}: {', '.join(sorted(kinds))}")
                tap.ok(len(pages) > 5 and not bad,
                       f"{name} say what their types need", bad[:8])
            check_media(client, edition)
            low = client.get("/low" + stories[0]).text
            tap.ok("ld+json" not in low, "the low skin spends no byte on it")
            client.close()
    tap.done()


if __name__ == "__main__":
    main()

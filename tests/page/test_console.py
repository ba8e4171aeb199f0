#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The console hides what is stale, also when nothing but the clock goes on;
an entry of a live page is out at once; clips are served in ranges."""
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
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import pages  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_twin import rows  # noqa: E402

LIST = "audiovideo/harbour-bulletin"
SLOTS = (("For ever", {"list": LIST, "hours": 0}),
         ("Long past", {"list": LIST, "hours": 1}),
         ("No such", {"list": "audiovideo/none"}),
         ("No clip", {"list": "letters"}),
         ("The guide", {"url": "/about"}),
         ("Elsewhere", {"url": "https://example.org/radio"}))


def story(headline, clip, recorded):
    return (f"Headline: {headline}\nSection: harbour\nStrand: {LIST}\n"
            f"Published: {recorded}\nClip: {clip}\nClip-title: {headline}\n"
            "Duration: 0:07\nNo-transcript: Nobody speaks.\n\nWords.\n")


def check_console(client):
    for skin in ("", "/low"):
        page = pages.Page(client.get(skin + "/console").text)
        shown = [text for level, text in page.headings if level == 3][:3]
        tap.eq(shown, ["For ever", "The guide", "Elsewhere"],
               f"{skin}/console shows the slots that have something new")
        links = [href for _, href in page.main_links]
        tap.ok(skin + "/about" in links and
               "https://example.org/radio" in links,
               "and leads to the others, in this skin")
    plain, often = client.get("/console"), client.get("/console?refresh=60")
    tap.eq((plain.header("Refresh"), often.header("Refresh")), (None, "60"),
           "a browser comes again when its reader said so")
    tap.ok('name="robots" content="noindex"' in often.text and
           'name="robots" content="noindex"' not in plain.text,
           "no search engine lists that")
    tap.eq(client.get("/console?refresh=1").header("Location"), "/console",
           "another time is none")


def check_clock(home, client):
    """A bulletin that grows old while nothing is published."""
    recorded = time.strftime("%Y-%m-%d %H:%M:%S",
                             time.gmtime(time.time() - 1800))
    path = os.path.join(home, "now.story")
    with open(path, "w") as out:
        out.write(story("Just now", "foghorn.ogg", recorded))
    shutil.copy(os.path.join(server.demo(), "clips/foghorn.ogg"), home)
    server.broadsheet(home, "import", path)
    first = client.get("/console")
    tap.ok("Long past" in first.text, "a new one is shown")
    tap.eq(client.get("/console").header("ETag"), first.header("ETag"),
           "and is the same while it is new")
    # Nothing says so to the edition: to the page it is the clock.
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    db.execute("UPDATE clip SET recorded = recorded - 7200")
    db.commit()
    db.close()
    time.sleep(1.1)  # for longer no page is kept
    answer = client.get("/console")
    tap.ok("Long past" not in answer.text, "it is hidden when it is old")
    tap.ok(answer.header("ETag") != first.header("ETag") and
           answer.header("Last-Modified") is None,
           "which caches can tell")


def check_check(home):
    done = server.broadsheet(home, "check", "--json")
    said = json.loads(done.stdout)
    warned = sorted(re.search('"(.*?)"', text)[1]
                    for text in said["warnings"])
    tap.eq((done.returncode, warned),
           (0, ["Long past", "No clip", "No such"]),
           "check warns of what is not shown")


def check_entry(home, client, number):
    path = os.path.join(home, "entry.md")
    with open(path, "w") as out:
        out.write("The water is *back*.\n")
    address = client.get(f"/{number}").header("Location")
    before = pages.Page(client.get(address).text)
    server.broadsheet(home, "story", "entry", str(number), path, "--title",
                      "Once more", "--key", "--at", "2026-11-15 09:00")
    after = pages.Page(client.get(address).text)
    names = [text for level, text in after.headings if level == 2]
    old = [text for level, text in before.headings if level == 2]
    tap.eq(names[:2], ["Key moments", "Once more"],
           "an entry is at the top at once")
    tap.eq(names[2:11], old[1:10], "above those that were there")
    tap.ok("entry-20261115T0900Z" in after.ids and
           ("Once more", "#entry-20261115T0900Z") in after.main_links,
           "and is a key moment")
    keys = [href for _, href in after.main_links if "#entry-" in href]
    bad = []
    for href in keys:
        page, _, anchor = href.partition("#")
        if anchor not in pages.Page(client.get(page or address).text).ids:
            bad.append(href)
    tap.ok(len(keys) > 4 and not bad, "key moments lead to their entries",
           bad or keys)
    server.broadsheet(home, "story", "withdraw", str(number), "--why", "Test.")
    done = server.broadsheet(home, "story", "entry", str(number), path,
                             "--title", "No", check=False)
    tap.eq(done.returncode, 65, "a withdrawn page takes none")


def check_ranges(site, edition):
    kind, path, size = rows(
        edition, "SELECT type || ' /media/' || substr(hash, 1, 2) || '/' || "
        "hash || ' ' || bytes FROM clip WHERE type = 'audio/mpeg'")[0].split()
    for front in ("nginx", "apache"):
        answer = site.get(path + ".mp3", front=front,
                          headers={"Range": "bytes=100-199"})
        tap.eq((answer.status, len(answer.body),
                answer.headers.get("content-range"),
                answer.headers.get("content-type")),
               (206, 100, f"bytes 100-199/{size}", kind),
               f"{front} serves a part of a clip")
        tap.ok("media-src 'self'" in
               answer.headers.get("content-security-policy", ""),
               f"{front} lets it play where it lies")


def check_bad_slots(folder):
    for name, option, text in (
            ("both", {"list": LIST, "url": "/x"}, "wants a list"),
            ("neither", {"hours": 3}, "wants a list"),
            ("a script", {"url": "javascript:1"}, "wants a path"),
            ("another host", {"url": "//example.org"}, "wants a path"),
            ("hours", {"list": LIST, "hours": -1}, "hours = -1")):
        home = os.path.join(folder, "bad")
        os.makedirs(home, exist_ok=True)
        server.write_conf(home, bulletins=((name, option),))
        done = server.broadsheet(home, "config", check=False)
        tap.ok(done.returncode == 78 and f'"{name}"' in done.stderr and
               text in done.stderr, f"a slot with {name} is refused",
               done.stderr)


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-console-") as folder:
        check_bad_slots(folder)
        home = server.make_edition(os.path.join(folder, "demo"),
                                   server.demo(), bulletins=SLOTS)
        edition = os.path.join(home, "edition")
        live, = rows(edition, "SELECT id FROM story WHERE kind = 'live'")
        with server.Site(home, ("nginx", "apache", "fcgi"),
                         env={"BROADSHEET_STRICT": "1"}) as site:
            client = fcgi.Client(site.socket)
            check_console(client)
            check_clock(home, client)
            check_check(home)
            check_entry(home, client, live)
            check_ranges(site, edition)
            client.close()
            tap.eq(site.site_log(), "", "site.fcgi had nothing to say")
    tap.done()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What is published is everywhere by the next request, what is not is nowhere.

Every address that can be reached is asked for, in both skins: no word of a
draft or of an embargoed story is in any answer. When its time comes, the
embargoed story appears by itself; withdrawn, it is gone from everything.
"""
import collections
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import reporting  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_twin import rows as query  # noqa: E402

BASE = server.SETTINGS["base_url"]
#: Of the demo's drafts, its embargoed story, a letter that waits; and ours, of
#: feedback and of drafts.
SECRET = ("lanternsprat", "marrowglint", "quillfrost", "zanthoxyl",
          "bramblewhistle", "wrackpilgrim",
          "dundrumfinch", "ebbwhistle", "fenlarkspur", "gorsehollow",
          "kelpwarden", "mosscandle", "tarnpepper")
LINK = re.compile(r"""(?:href|action|src)="([^"]*)"|<loc>([^<]*)</loc>|"""
                  r""""(?:url|home_page_url|feed_url|next_url)":"([^"]*)\"""")
WAIT_S = 40

STORY = """\
Headline: Zanthoxyl tree is given to the town by nobody
Section: environment
Byline: Tree correspondent in Marl
Embargo: %s

The tree is a zanthoxyl and came with no card.
"""


def local(link):
    """The path that a link leads to on this site, or None."""
    link = html.unescape(link).replace("\\/", "/").partition("#")[0]
    if link.startswith(BASE):
        link = link[len(BASE):] or "/"
    if not link.startswith("/") or link.startswith(("//", "/media/",
                                                    "/static/")):
        return None
    return link


def crawl(client):
    """Every address that leads from the front page or is known to machines.

    Returns answers by address. Of searches, those that pages link to.
    """
    waiting = collections.deque(
        ["/", "/low/", "/sitemap.xml", "/sitemap-news.xml", "/robots.txt",
         "/opensearch.xml", "/search?q=the&sort=date", "/low/search?q=medal",
         "/search/feed.atom?q=the", "/archive/", "/by/"])
    seen = {}
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        answer = client.get(address)
        seen[address] = answer
        found = [a or b or c for a, b, c in LINK.findall(answer.text)]
        if answer.header("Location"):
            found.append(answer.header("Location"))
        for link in map(local, found):
            # Narrowed searches of narrowed searches have no end.
            if link and link not in seen and link.count("%3A") < 2:
                waiting.append(link)
    return seen


def leaks(seen):
    out = []
    for address, answer in seen.items():
        text = answer.body.decode("utf-8", "replace").lower()
        out += [f"{word} at {address}" for word in SECRET if word in text]
    return out


def check_crawl(client, n_least):
    seen = crawl(client)
    broken = [f"{address}: {answer.status}" for address, answer
              in seen.items() if answer.status not in (200, 301, 302)]
    tap.diag(f"{len(seen)} addresses")
    tap.ok(len(seen) >= n_least, "the site can be walked", len(seen))
    tap.ok(not broken, "no link leads to nothing", broken[:8])
    bad = leaks(seen)
    tap.ok(not bad, "no word of a draft or an embargoed story is anywhere",
           bad[:8])
    bad = []
    for word in SECRET:
        for address in (f"/search?q={word}", f"/search/feed.rss?q={word}",
                        f"/search/feed.json?q={word}",
                        f"/search?q={word[:-1]}"):
            text = client.get(address).text
            if re.search(r"(One story|stories) found|<item>|\"id\":", text) or \
                    f">{word}</a>?" in text:
                bad.append(address)
    tap.ok(not bad, "no search finds one, nor suggests its words", bad)


#: Where a story of that section, writer and day is to be seen.
def places(client):
    day = time.strftime("/archive/%Y/%m/%d/", time.gmtime())
    return {address: "zanthoxyl" in client.get(address).text.lower()
            for address in (
                "/search?q=tree+nobody", "/low/search?q=tree+nobody",
                "/search/feed.atom?q=tree+nobody", "/environment/",
                "/low/environment/", "/feed.atom", "/feed.rss", "/feed.json",
                "/environment/feed.atom", "/by/tree-correspondent",
                "/by/tree-correspondent/feed.json", day, "/low" + day, "/sitemap-1.xml",
                "/sitemap-news.xml")}


DRAFT = """\
Headline: %s at the harbour
Section: harbour
Byline: %s desk in %s
Standfirst: It is %s.
Subject: %s

The %s came in with the tide.
"""


def write(home, word):
    """A story file of that word, everywhere in it."""
    path = os.path.join(home, "draft.story")
    with open(path, "w") as out:
        out.write(DRAFT % ((word.capitalize(),) * 3 + (word,) * 3))
    return path


def make_drafts(home, live):
    """A word in a draft of every state, and in those of public stories."""
    def story(*words):
        return server.broadsheet(home, "story", *words)

    def new(word):
        done = story("new", "--json", write(home, word))
        return str(json.loads(done.stdout)["number"])

    numbers = [new("dundrumfinch")]  # a draft and no more
    numbers.append(new("ebbwhistle"))
    story("ready", numbers[-1])
    numbers.append(new("fenlarkspur"))
    story("schedule", numbers[-1], "2099-01-01")
    numbers.append(new("gorsehollow"))
    story("embargo", numbers[-1], "2099-01-01")
    story("ready", numbers[-1])
    numbers.append(new("tarnpepper"))
    story("spike", numbers[-1], "--why", "It was tarnpepper.")
    # The next texts of two live stories, one of them with its time set.
    story("edit", live[0], write(home, "kelpwarden"))
    story("edit", live[1], write(home, "mosscandle"))
    story("schedule", live[1], "2099-01-01")
    return numbers


def make_feedback(home, site, story):
    """Two that tell us something, one of them accepted and answered."""
    for about in (0, int(story)):
        r = reporting.Reporter(home, about)
        got = r.direct(site, urllib.parse.urlencode(r.fields(
            name="Wrackpilgrim", email="wrackpilgrim@example.org",
            message="It was the wrackpilgrim.")).encode())
        reference = reporting.reference_of(got)
    for verb in (("answer", reference, "--text", "The wrackpilgrim it is."),
                 ("correct", reference)):
        server.broadsheet(home, "feedback", *verb)


def answers(client, addresses):
    """What a reader is told at each: all of it."""
    return {address: (a.status, sorted(
        (k, v) for k, v in a.headers
        if k.lower() not in ("date", "x-accel-expires")), a.body)
        for address in addresses for a in [client.get(address)]}


def check_drafts(home, site, client):
    """Drafts of every state change nothing that anybody can ask for."""
    live = [str(n) for n in query(
        os.path.join(home, "edition"), "SELECT id FROM story WHERE state = 'live' AND page IS NULL "
        "ORDER BY id DESC LIMIT 2")]
    last = query(os.path.join(home, "edition"), "SELECT next_story FROM edition")[0]
    fixed = ["/", "/low/", "/harbour/", "/feed.atom", "/harbour/feed.json",
             "/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml", "/by/",
             "/archive/", "/search?q=tide", "/search?q=the&sort=date",
             "/low/search?q=tide+harbour", "/search/feed.atom?q=tide"]
    fixed += [local(client.get(f"/{n}").header("Location")) for n in live]
    words = [f"/search?q={w[:-1]}{c}" for w in SECRET for c in ("", "x")]
    words += [f"/by/{w}-desk" for w in SECRET]
    numbers = [f"/{last + i}{end}" for i in range(8)
               for end in ("", ".txt", ".json", "/x")]
    numbers += [f"{skin}/{form}/{last + i}" for i in range(8)
                for form in ("email", "feedback") for skin in ("", "/low")]
    addresses = fixed + words + numbers
    before = answers(client, addresses)
    made = make_drafts(home, live)
    make_feedback(home, site, live[0])
    tap.ok(all(last <= int(n) < last + 8 for n in made),
           "the drafts have the numbers that are asked for", (last, made))
    after = answers(client, addresses)
    told = [a for a in addresses if before[a] != after[a]]
    tap.eq(told, [], "no answer differs by a draft: not its words, its count,"
           " its suggestions, its entity tag nor its error")
    tap.ok(all(after[n][0] == 404 for n in numbers),
           "drafts are not found, as what never was")
    listed = server.broadsheet(home, "story", "list", "--drafts").stdout
    tap.ok(all(w in listed.lower() for w in SECRET[6:]),
           "and the newsroom has every one of them", listed)


def check_due(home, client):
    """An embargo ends while somebody watches."""
    path = os.path.join(home, "due.story")
    with open(path, "w") as out:
        out.write(STORY % time.strftime("%Y-%m-%dT%H:%M:%SZ",
                                        time.gmtime(time.time() + 6)))
    server.broadsheet(home, "import", path)
    tap.ok(not any(places(client).values()),
           "an embargoed story is nowhere before its time")
    watch = subprocess.Popen(
        [server.program("broadsheet"), "-C",
         os.path.join(home, "broadsheet.conf"), "publish-due", "--watch"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        end = time.monotonic() + WAIT_S
        while not places(client)["/feed.atom"] and time.monotonic() < end:
            time.sleep(0.3)
        missing = [at for at, there in places(client).items() if not there]
        tap.eq(missing, [], "it appears by itself, everywhere at once")
    finally:
        watch.terminate()
        tap.eq(watch.wait(timeout=30), 0, "the watch ends when it is told to")
    found = re.search(r"story (\d+) published", watch.stdout.read())
    tap.ok(found, "the watch says what it published")
    return found[1]


def check_withdrawn(home, client, number):
    server.broadsheet(home, "story", "withdraw", number, "--why", "No card.")
    still = [at for at, there in places(client).items() if there]
    tap.eq(still, [], "withdrawn, it is nowhere by the next request")
    tap.eq(client.get(f"/{number}").status, 410, "its address says so")
    tap.eq(client.get("/by/tree-correspondent").status, 404,
           "and a writer of nothing else has no page")
    bad = leaks(crawl(client))
    tap.ok(not bad, "no page that can be reached has a word of it", bad[:8])


def check_missed(home, client):
    """What came due while nobody watched goes out late, and is told of."""
    path = os.path.join(home, "missed.story")
    with open(path, "w") as out:
        out.write((STORY % "2030-01-01 00:00").replace("anthoxyl", "ebrina"))
    server.broadsheet(home, "import", path)
    import sqlite3
    db = sqlite3.connect(os.path.join(home, "edition", "newsroom.db"))
    db.execute("UPDATE draft SET embargo = 1000000000 WHERE headline LIKE 'Zeb%'")
    db.commit()
    db.close()
    done = server.broadsheet(home, "publish-due", "--dry-run")
    tap.ok("would be published" in done.stdout and
           "ebrina" not in client.get("/feed.atom").text,
           "a dry run publishes nothing")
    done = server.broadsheet(home, "publish-due")
    tap.ok("s late" in done.stderr, "a missed one is reported", done.stderr)
    tap.ok("ebrina" in client.get("/feed.atom").text, "and published")
    done = server.broadsheet(home, "publish-due")
    tap.eq(done.stdout, "", "once")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-seen-") as folder:
        home = server.make_edition(os.path.join(folder, "demo"),
                                   server.demo())
        with server.Site(home, "fcgi", env={"BROADSHEET_STRICT": "1"},
                         postroom=True) as site:
            client = server.Client(site)
            check_drafts(home, site, client)
            check_crawl(client, 600)
            number = check_due(home, client)
            check_withdrawn(home, client, number)
            check_missed(home, client)
            client.close()
    tap.done()


if __name__ == "__main__":
    main()

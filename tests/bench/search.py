#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What searching costs, on an edition of many stories: make bench-search.

    search.py [FOLDER]     FOLDER keeps the edition for another time

Asks site.fcgi over its socket: ordinary searches one after another; then the
hostile ones; then eight hostile clients at a time, while another reads the
front page and stories, whose times are what counts.
"""
import json
import os
import random
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import volume  # noqa: E402

STORIES = int(os.environ.get("STORIES", "100000"))
SECONDS = 20
MAP = os.path.join(server.TOP, "tests", "data", "digitalgov.map")
QUALITY = os.path.join(server.TOP, "tests", "data", "search-quality.tsv")


def hostile(common):
    """Searches that cost an engine's own query language minutes."""
    many = " ".join(common)
    yield from (
        " AND ".join([common[0]] * 300), " OR ".join([common[0]] * 200),
        common[0] + "*", "a* b* c*", many, " OR ".join(common), '"' + many +
        '"', " ".join('"' + many[i:i + 60] + '"' for i in range(0, 400, 50)),
        "NEAR(" + many + ", 100)", "-" + " -".join(common[:8]),
        " ".join(f"-{w}" for w in common), "headline:" + many, '"' * 500,
        "(" * 500, "\\" * 500, "{headline body} : " + many, "^" + many,
        "the of to and in for is on", '"the of to and in for is on"',
        "the OR of OR to OR and OR in OR for OR is OR on",
        "e-" * 30, "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p", "o'" * 30,
        "AT&T C++ O'Brien 3.14 -x", "\u4e2d" * 300, "has:pictures kind:news",
        "from:0001 to:9999", "a " * 400, "1 2 3 4 5 6 7 8")
    path = server.testdata("sanitize", "blns.json")
    if path:
        with open(path, encoding="utf-8") as f:
            yield from (w for w in json.load(f) if w and "\0" not in w)


def ordinary(edition):
    """Of the table of quality, and of one to three words as they are used."""
    with open(QUALITY, encoding="utf-8") as f:
        found = [line.split("\t")[0] for line in f
                 if "\t" in line and line[0] != "#"]
    db = sqlite3.connect(f"file:{edition}/edition.db?mode=ro", uri=True)
    words = [w for w, in db.execute(
        "SELECT word FROM word WHERE stories >= 5 AND length(word) > 2 "
        "ORDER BY stories DESC LIMIT 20000")]
    db.close()
    pick = random.Random(1)
    for _ in range(400):
        # As often as a word of that rank is said, so to speak.
        found.append(" ".join(
            words[min(int(pick.paretovariate(0.35)), len(words) - 1)]
            for _ in range(pick.choice((1, 1, 2, 2, 3)))))
    return found, words[:40]


def address(words, skin=""):
    return f"{skin}/search?q=" + urllib.parse.quote_plus(
        words.encode("utf-8", "replace")[:2500], safe="*-._")


def ask(client, uri):
    """Milliseconds, and the answer; a redirect is followed."""
    begun = time.perf_counter()
    answer = client.get(uri)
    spent = (time.perf_counter() - begun) * 1000
    if answer.status == 301:
        return ask(client, answer.header("Location"))
    return spent, answer


def report(name, times):
    times = sorted(times)

    def at(part):
        return times[min(len(times) - 1, int(len(times) * part))]
    print(f"{name:42} {len(times):6} {at(.5):8.1f} {at(.95):8.1f} "
          f"{at(.99):8.1f} {times[-1]:8.1f}", flush=True)


def run(client, searches, name):
    times, bad = [], 0
    for words in searches:
        spent, answer = ask(client, address(words))
        times.append(spent)
        if answer.status >= 500:
            bad += 1
            print(f"  {answer.status}: {words[:60]!r}")
    report(name, times)
    print(f"  answers of 5xx: {bad}")


def read_pages(site, pages, until, times):
    client = fcgi.Client(site.socket)
    while time.monotonic() < until:
        for page in pages:
            times.append(ask(client, page)[0])
            time.sleep(0.005)
    client.close()


def attack(site, searches, until):
    client = fcgi.Client(site.socket)
    pick = random.Random(threading.get_ident())
    while time.monotonic() < until:
        ask(client, address(pick.choice(searches)))
    client.close()


def under_attack(site, searches, pages):
    for name, clients in (("pages, nobody searching", 0),
                          ("pages, 8 hostile searches at a time", 8)):
        until = time.monotonic() + SECONDS
        times = []
        threads = [threading.Thread(target=attack,
                                    args=(site, searches, until))
                   for _ in range(clients)]
        threads.append(threading.Thread(
            target=read_pages, args=(site, pages, until, times)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        report(name, times)


def sizes(edition):
    db = sqlite3.connect(f"file:{edition}/edition.db?mode=ro", uri=True)
    stories, text = db.execute(
        "SELECT count(*), sum(length(CAST(headline || standfirst || body || "
        "caption || byline || place AS BLOB))) FROM plain").fetchone()
    index, = db.execute("SELECT sum(length(block)) FROM search_data"
                        ).fetchone()
    words, n = db.execute("SELECT sum(length(word) + 4), count(*) FROM word"
                          ).fetchone()
    db.close()
    print(f"{stories:,} stories, {text / 1e6:.0f} MB of text; the index has "
          f"{(index + words) / text:.2f} of that, {n:,} words")


def make(folder):
    home = os.path.join(folder, str(STORIES))
    if os.path.exists(os.path.join(home, "made")):
        server.write_conf(home)
        return home
    source = os.path.join(folder, "volume.jsonl.gz")
    volume.write(STORIES, source)
    begun = time.monotonic()
    server.make_edition(home)
    # Two or three of a hundred thousand are refused, for odd HTML.
    server.broadsheet(home, "import", source, "--map", MAP, check=False)
    print(f"imported in {time.monotonic() - begun:.0f} s", flush=True)
    open(os.path.join(home, "made"), "w").close()
    return home


def main(folder):
    home = make(folder)
    edition = os.path.join(home, "edition")
    sizes(edition)
    searches, common = ordinary(edition)
    bad = list(hostile(common))
    db = sqlite3.connect(f"file:{edition}/edition.db?mode=ro", uri=True)
    pages = ["/", "/low/"] + [
        f"/{path}/{number}/{slug}" for path, number, slug in db.execute(
            "SELECT c.path, s.id, s.slug FROM story s JOIN section c ON "
            "c.id = s.section WHERE s.state = 'live' AND s.page IS NULL "
            "ORDER BY s.id DESC LIMIT 20")]
    db.close()
    with server.Site(home, "fcgi") as site:
        client = fcgi.Client(site.socket)
        ask(client, "/")
        print(f"{'ms':42} {'n':>6} {'median':>8} {'95%':>8} {'99%':>8} "
              f"{'most':>8}")
        run(client, searches, "ordinary searches")
        run(client, bad, "hostile searches")
        client.close()
        under_attack(site, bad, pages)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        os.makedirs(sys.argv[1], exist_ok=True)
        main(os.path.abspath(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as work:
            main(work)

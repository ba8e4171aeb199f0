# SPDX-License-Identifier: Apache-2.0
"""Whoever searches 2,559 real posts sees what they want among the first five.

The queries and what each must bring are tests/data/search-quality.tsv. They
go through the whole program: a query is understood, asked and shown.
"""
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

DATA = os.path.join(server.TOP, "tests", "data")
FIRST = 5
TRIES = 50
ROWS, WANTED = 60, 55


def table():
    """(query, tails of the addresses that it must bring)."""
    rows = []
    with open(os.path.join(DATA, "search-quality.tsv")) as file:
        for line in file:
            if not line.startswith("#"):
                query, tails = line.rstrip("\n").split("\t")
                rows.append((query, tails.split()))
    return rows


def numbers(home):
    """The number of the story that came from each address's tail."""
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    try:
        return {guid.rpartition("digitalgov/")[2]: story for guid, story in
                db.execute("SELECT guid, story FROM source_item")}
    finally:
        db.close()


def results(site, query):
    """The numbers of the stories on the first page, best first."""
    for _ in range(TRIES):  # a busy machine may be too slow for the watchdog
        answer = site.fcgi("/search?q=" + urllib.parse.quote_plus(
            query, safe="*-._"))
        if answer.status != 200:
            raise server.SiteError("%s: status %d" % (query, answer.status))
        if "would take too long" not in answer.text:
            break
    hits = answer.text.partition('<ol class="hits">')[2].partition("</ol>")[0]
    return [int(n) for n in
            re.findall(r'<h2[^>]*><a href="[^"]*/(\d+)/[^"/]*"', hits)]


def check(site, of):
    failed = []
    for query, tails in table():
        found = results(site, query)
        places = [found.index(of[tail]) + 1 if of[tail] in found else 0
                  for tail in tails]
        ok = all(0 < place <= FIRST for place in places)
        said = "%s: %s at %s of %d shown" % (
            query, "found" if ok else "MISSED",
            ", ".join(str(place or "none") for place in places), len(found))
        tap.diag(said)
        if not ok:
            failed.append(said)
    tap.ok(ROWS - len(failed) >= WANTED,
           "at least %d of %d rows hold" % (WANTED, ROWS), "\n".join(failed))


def check_index(home):
    """What the index costs; made anew, it is the same."""
    path = os.path.join(home, "edition", "edition.db")

    def ask(*questions):
        db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
        try:
            return [db.execute(question).fetchall() for question in questions]
        finally:
            db.close()
    text = ask("SELECT sum(length(CAST(headline || standfirst || body || "
               "caption || byline || place AS BLOB))) FROM plain")[0][0][0]
    index = sum(size for name, size in ask(
        "SELECT name, sum(pgsize) FROM dbstat WHERE name LIKE 'search%' OR "
        "name = 'word' GROUP BY name")[0])
    tap.diag("the index has %.2f of the text" % (index / text))
    tap.ok(index < 2 * text, "the index costs less than twice the text")
    words = ask("SELECT * FROM word ORDER BY word")
    done = server.broadsheet(home, "search", "rebuild")
    tap.ok("indexing: 100%" in done.stderr and "2,559 stories indexed" in
           done.stdout, "rebuilding it shows how far it is", done.stderr)
    tap.ok(ask("SELECT * FROM word ORDER BY word") == words,
           "made anew, its words are the same")
    tap.eq(server.broadsheet(home, "check", check=False).returncode, 0,
           "broadsheet check finds nothing wrong with it")


def main():
    source = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
    if source is None:
        tap.skip_all("BROADSHEET_TESTDATA is not set")
    work = tempfile.mkdtemp(prefix="broadsheet-quality-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), [
            source, "--map", os.path.join(DATA, "digitalgov.map")])
        of = numbers(home)
        rows = table()
        missing = [tail for _, tails in rows for tail in tails
                   if tail not in of]
        tap.eq((len(rows), missing), (ROWS, []),
               "the table has %d rows, whose stories are there" % ROWS)
        with server.Site(home, "fcgi") as site:
            check(site, of)
        check_index(home)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

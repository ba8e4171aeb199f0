#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every page has a low-graphics twin with the same content.

Walks every route in both skins over all stories of an edition: of the demo
edition, and, with BROADSHEET_TESTDATA, of one with the 2,559 real posts.
"""
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
import urllib.parse

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import mailing  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
import twin  # noqa: E402
from letters import change  # noqa: E402

PROPERTIES = [
    ("status", "each address answers alike in both skins"),
    ("redirect", "other forms of an address lead to the same page"),
    ("headings", "headings are the same, with their levels"),
    ("text", "the text is the same, word for word"),
    ("links", "links are the same and in the same order"),
    ("forms", "forms are the same, with their fields"),
    ("chrome", "what stands around a page links to the same"),
    ("heads", "title, language and canonical address are the same"),
    ("twin", "each page links to its twin"),
    ("parts", "the parts of a long story make the whole"),
    ("bytes", f"no low page is over {twin.LOW_BYTES_MAX} bytes gzipped"),
    ("requests", "no low page makes a browser ask for anything more"),
    ("inside", "links inside /low/ stay inside"),
    ("weight", "a picture's link says what it weighs"),
]
SHOWN = 8


def rows(edition, sql):
    """What the edition's database says, opened for reading alone."""
    path = os.path.join(edition, "edition.db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [row[0] for row in db.execute(sql)]
    finally:
        db.close()


def pairs(edition, sql):
    """The same of two columns."""
    path = os.path.join(edition, "edition.db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def walk_list(twins, address):
    """An index and its past, page by page."""
    seen = set()
    while address is not None and address not in seen:
        seen.add(address)
        page = twins.compare(address)
        if page is None:
            twins.fault("status", address, "is no page")
            return
        if "?before=" in address:
            twins.compare(address.replace("?before=", "?after="))
        onward = [href for text, href in page.main_links
                  if text in ("Older stories", "Next part", "More packages")]
        for address in onward[1:]:
            walk_list(twins, address)
        address = onward[0] if onward else None


def walk_story(twins, number):
    """A story, by its number alone at first."""
    for prefix in ("", "/low"):
        answer = twins.ask(f"{prefix}/{number}")
        if answer.status != 301:
            twins.fault("redirect", f"{prefix}/{number}",
                        f"status {answer.status}")
            return
    twins.compare(f"/{number}")
    address = twin.to_full(answer.header("Location"))
    if twins.compare(address) is None:
        twins.fault("status", address, "is no page")


def walk_live(twins, edition):
    """Live pages in all their pages, and the console."""
    for number in rows(edition, "SELECT id FROM story WHERE kind = 'live' "
                                "AND state = 'live' AND page IS NULL"):
        address = twins.ask(f"/{number}").header("Location")
        twins.n_live += twins.compare_live(address)
    twins.compare("/console")
    twins.compare("/console?refresh=60", twin="/console")
    twins.compare("/console?refresh=59")
    twins.compare("/console/")


def walk_finding(twins):
    """Searching, and the lists of what there is."""
    for address in ("/archive/", "/archive/2026/", "/archive/2026/11/",
                    "/archive/2026/11/23/", "/archive/2026/11/99/",
                    "/archive/2026/1/", "/by/", "/most-read", "/most-emailed",
                    "/most-emailed?x=1", "/corrections/",
                    "/corrections/?before=2", "/corrections/?after=1",
                    "/help", "/search", "/search/advanced",
                    "/search?q=the&sort=date", "/search?q=the&page=2",
                    "/search?q=the+-of", "/search?q=qqqwx",
                    "/search?q=ferrry+tome%3Ax+from%3Anever",
                    "/search/advanced?q=%22a+b%22+by%3Adesk+x+OR+y+-z",
                    "/search?q=%3Cscript%3E+%22",
                    "/search/advanced?all=a&any=b+c&has=pictures"):
        twins.compare(address)


def walk_debates(twins, edition):
    """Talking points, page by page, with their forms."""
    address = "/talking-point/"
    while address is not None:
        page = twins.compare(address)
        older = [href for text, href in page.main_links
                 if text == "Earlier debates"]
        address = older[0] if older else None
    for address in ("/talking-point", "/talking-point/?x"):
        twins.compare(address)
    twins.compare("/talking-point/?before=999999", twin="/talking-point/")
    for number in rows(edition, "SELECT id FROM debate"):
        twins.compare(f"/{number}")
        twins.compare(f"/talking-point/{number}")
        address = twin.to_full(twins.ask(
            f"/low/talking-point/{number}").header("Location"))
        twins.compare(f"{address}?after=999999", twin=address)
        while address is not None:
            page = twins.compare(address)
            more = [href for text, href in page.main_links
                    if text == "More of what readers say"]
            address = more[0] if more else None
        for name in ("write", "thanks", "no-such"):
            twins.compare(f"/talking-point/{number}/{name}")
        twins.compare(f"/talking-point/{number}/write", "POST")
        twins.compare(f"/talking-point/{number}/thanks", "POST")


def walk_mail(twins, site, home):
    """What is mailed, and what was not: the form with every fault it has."""
    story = rows(os.path.join(home, "edition"), "SELECT id FROM story WHERE "
                 "state = 'live' AND page IS NULL ORDER BY id DESC LIMIT 1")[0]
    gone = rows(os.path.join(home, "edition"), "SELECT id FROM story WHERE "
                "state = 'withdrawn' LIMIT 1")
    for address in [f"/email/{story}", f"/email/{story}/sent",
                    f"/email/{story}?x=1", "/email/999999", "/email/confirm"]:
        twins.compare(address)
    for number in gone:
        twins.compare(f"/email/{number}")
    twins.compare(f"/email/{story}", "POST")
    sender = mailing.Sender(home, story)
    fields = sender.fields()
    key = fields["token"].split("-")[1]
    sender.direct(site, urllib.parse.urlencode(fields).encode())
    for address in (sender.confirm_path(key),
                    sender.block_path("keeper@example.net")):
        twins.compare(address)
    change(home, "postroom", "UPDATE sending SET accepted = 1 WHERE key = ?",
           key)
    twins.compare(sender.confirm_path(key))
    change(home, "postroom", "UPDATE sending SET confirmed = 1 WHERE key = ?",
           key)
    for address in (sender.confirm_path(key),
                    sender.block_path("keeper@example.net")):
        twins.compare(address)
        twins.compare(address, "POST")


def walk_feedback(twins, home):
    """Of a story and of the site: asked for, refused and thanked for."""
    edition = os.path.join(home, "edition")
    live = rows(edition, "SELECT id FROM story WHERE state = 'live' AND "
                         "page IS NULL ORDER BY id DESC LIMIT 12")
    gone = rows(edition, "SELECT id FROM story WHERE state = 'withdrawn' OR "
                         "page IS NOT NULL LIMIT 2")
    for path in ("/feedback", f"/feedback/{live[0]}"):
        for form in ("", "/", "?x=1", "/sent", "/sent?ref=7K3F-9Q2M",
                     "/sent?ref=7k3f9q2m", "/sent?ref=%3Cb%3E"):
            twins.compare(path + form)
        twins.compare(path, "POST")
    for number in gone + [999999]:
        twins.compare(f"/feedback/{number}")
    for position, number in enumerate(live[:10]):
        change(home, "edition", "INSERT OR REPLACE INTO most_emailed "
                                "VALUES (?, ?)", position + 1, number)
    twins.compare("/most-emailed")
    change(home, "edition", "DELETE FROM most_emailed")


def make_heavy_debate(home):
    """One with all that fits, in letters that no gzip makes smaller."""
    rng = random.Random(7)

    def text(n, first, last):
        return "".join(chr(rng.randint(first, last)) for _ in range(n))

    def run(*args):
        return json.loads(server.broadsheet(
            home, "debate", *args, "--json").stdout)
    path = os.path.join(home, "heavy.debate")
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"Question: {text(120, 0x20000, 0x2a6d0)}\nCloses: 1 day\n\n"
                  f"{text(980, 0x4e00, 0x9fff)}\n")
    number = str(run("new", path)["number"])
    run("open", number)
    for _ in range(6):
        key, = run("add", number, "--name", text(60, 0x20000, 0x2a6d0),
                   "--place", text(60, 0x20000, 0x2a6d0), "--text",
                   text(2000, 0x20000, 0x2a6d0))["letters"]
        run("approve", key)
    run("close", number, "--note", text(980, 0x4e00, 0x9fff))


def walk_records(twins, edition):
    """The histories of stories, and what changed in them."""
    for number, last in pairs(
            edition, "SELECT story, max(number) FROM revision"
                     " GROUP BY story HAVING max(number) > 1"):
        twins.compare(f"/history/{number}")
        for revision in range(1, last):
            twins.compare(f"/history/{number}/{revision}..{revision + 1}")
    for address in ("/history/1", "/history/1?before=1", "/history/1/1..1",
                    "/history/999999999", "/history/1/2..1", "/history/x"):
        twins.compare(address)


def walk_errors(twins, edition):
    """Answers that are no pages have twins, too."""
    for number in rows(
            edition, "SELECT id FROM story WHERE state = 'withdrawn'"):
        twins.compare(f"/{number}")
    for address in ("/no-such-page", "/999999999", "/no-such-section/",
                    "/no/such/12x/story", "/?before=1x"):
        twins.compare(address)
    for address in ("/a%2fb", "/a/../b", "/%00", "/%ff", "/%zz"):
        twins.compare(address, twin="/")
    for address in ("/", "/no-such-page"):
        twins.compare(address, method="POST")
        twins.compare(address, method="PUT")


def walk(twins, edition):
    """All there is in an edition."""
    walk_list(twins, "/")
    for path in rows(edition, "SELECT path FROM section WHERE path <> '' "
                              "AND kind <> 'author'"):
        walk_list(twins, f"/{path}/")
    for path in rows(edition, "SELECT path FROM section s "
                              "WHERE path LIKE 'by/%' AND EXISTS (SELECT 1 "
                              "FROM listing WHERE section = s.id)"):
        walk_list(twins, f"/{path}")
    walk_finding(twins)
    walk_debates(twins, edition)
    walk_live(twins, edition)
    walk_records(twins, edition)
    for path in rows(edition, "SELECT page FROM story WHERE page <> ''"):
        if twins.compare(f"/{path}") is None:
            twins.fault("status", path, "is no page")
    for number in rows(edition, "SELECT id FROM story WHERE page IS NULL "
                                "AND state = 'live'"):
        walk_story(twins, number)
    walk_errors(twins, edition)


def read(home, edition):
    """Let a few stories be what is read most."""
    with open(os.path.join(home, "read.log"), "w") as log:
        for address in rows(edition, "SELECT c.path || '/' || s.id || '/' || "
                            "s.slug FROM story s JOIN section c ON c.id = "
                            "s.section WHERE s.page IS NULL AND s.state = "
                            "'live' ORDER BY s.id LIMIT 10"):
            log.write((time.strftime("%Y-%m-%dT%H+00:00", time.gmtime()) +
                       " GET 200 /" + address + "\n") * 6)
    server.broadsheet(home, "readings", "count")


def check(name, home, least, live=0):
    """Every property of one edition, a test point each."""
    edition = os.path.join(home, "edition")
    with server.Site(home, "fcgi", env={"BROADSHEET_STRICT": "1"},
                     postroom=True) as site:
        client = server.Client(site)
        twins = twin.Twins(client, server.SETTINGS["base_url"],
                           os.path.join(edition, "media"))
        walk(twins, edition)
        walk_mail(twins, site, home)
        walk_feedback(twins, home)
        client.close()
        said = site.site_log()
    tap.diag(f"{name}: {twins.n_pages} pages, {twins.n_parted} stories in "
             f"parts, the largest low page {twins.largest[0]} bytes gzipped "
             f"({twins.largest[1]})")
    tap.ok(twins.n_pages >= least, f"{name}: all pages were seen",
           f"{twins.n_pages}, want {least} or more")
    tap.ok(twins.n_live >= live, f"{name}: live pages were seen",
           f"{twins.n_live}, want {live}")
    for about, text in PROPERTIES:
        faults = twins.faults.pop(about, [])
        tap.ok(not faults, f"{name}: {text}", "\n".join(
            faults[:SHOWN] + [f"{len(faults)} in all"]))
    tap.eq(dict(twins.faults), {}, f"{name}: nothing else was found")
    tap.eq(said, "", f"{name}: site.fcgi had nothing to say")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-twin-") as folder:
        home = server.make_edition(
            os.path.join(folder, "demo"), server.demo(),
            read_log=os.path.join(folder, "demo", "read.log"))
        read(home, os.path.join(home, "edition"))
        make_heavy_debate(home)
        check("the demo edition", home, 200, 3)
        real = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
        if real is None:
            tap.skip("the real posts", "BROADSHEET_TESTDATA is not set")
        else:
            home = server.make_edition(os.path.join(folder, "real"), [
                real, "--map",
                os.path.join(server.TOP, "tests/data/digitalgov.map")])
            check("the real posts", home, 4 * 2559)
    tap.done()


if __name__ == "__main__":
    main()

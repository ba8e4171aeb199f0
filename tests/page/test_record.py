#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The public record: a story's revisions and what changed in them, its
corrections wherever it is shown, its age, and what a withdrawal leaves."""
import json
import os
import re
import sqlite3
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_jsonld import SCRIPT  # noqa: E402

STORY = """Headline: %s
Section: news
Published: %s
Updated: %s

%s
"""
FIRST = """The wall is 11 feet long.

Nobody was hurt.

The quay opens on Friday with a kippers breakfast."""
SECOND = """The wall is 11 metres long.

Nobody was hurt.

The quay opens on Monday with a kippers breakfast & 2 < 3 drums."""
WRONG = "The wall is 11 metres long and not 11 feet <i>or so</i>."
CLEAR = "The quay is the north one & no other."


def stamp(days):
    return time.strftime("%Y-%m-%d %H:%M",
                         time.gmtime(time.time() - days * 86400))


class Edition:
    """A small edition whose newsroom has made mistakes."""

    def __init__(self, home):
        self.home = home
        os.makedirs(os.path.join(home, "stories"))
        with open(os.path.join(home, "tree"), "w") as out:
            out.write("news Saltmere\nletters Letters\n")
        server.make_edition(home, age_notice_exempt=["letters"])
        self.run("section", "load", os.path.join(home, "tree"))

    def run(self, *args, **more):
        return server.broadsheet(self.home, *args, **more)

    def take(self, key, headline, published, updated, body, section="news"):
        """Import a story file, again if it was there; its number."""
        path = os.path.join(self.home, "stories", key + ".story")
        with open(path, "w") as out:
            out.write((STORY % (headline, published, updated, body)).replace(
                "Section: news", "Section: " + section))
        self.run("import", os.path.join(self.home, "stories"))
        return self.rows("SELECT max(story) FROM source_item "
                         "WHERE guid LIKE ?", "%" + key)[0][0]

    def rows(self, sql, *values):
        path = os.path.join(self.home, "edition", "edition.db")
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()


def main_of(text):
    return re.sub(r"\s+", " ", text[text.index("<main"):text.index("</main>")])


def check_history(edition, client, number):
    for low in ("", "/low"):
        page = main_of(client.get(f"{low}/history/{number}").text)
        numbers = re.findall(r"Revision (\d+),", page)
        tap.eq(numbers, ["4", "3", "2", "1"],
               f"{low}/history lists every revision, the last first")
        tap.ok("First published" in page and "Changed" in page and
               "Corrected: " + WRONG.replace("<", "&lt;").replace(
                   ">", "&gt;") in page and "Clarified: " in page,
               f"{low}/history says what each was and why", page)
    answer = client.get(f"/history/{number}/1..2")
    page = main_of(answer.text)
    tap.ok("The wall is 11 <del>feet </del><ins>metres </ins>long." in page,
           "what changed is shown to the word", page)
    tap.ok("opens on <del>Friday </del><ins>Monday </ins>with a kippers"
           in page and "One paragraph is the same." in page,
           "and what stayed is counted", page)
    tap.ok("&amp; 2 &lt; 3 drums" in page,
           "what a story says is no markup of the page", page)
    tap.ok("<del>feet </del>" in client.get(
        f"/low/history/{number}/1..2").text, "the low page has them, too")
    said = json.loads(client.get(f"/history/{number}.json").text)
    stored = [(n, sha.lower()) for n, sha in edition.rows(
        "SELECT number, hex(sha256) FROM revision WHERE story = ?", number)]
    tap.eq([(r["number"], r["sha256"]) for r in said["revisions"]], stored,
           "the history as JSON has each revision's digest")
    said = json.loads(client.get(f"/history/{number}/1..2.json").text)
    runs = [run for c in said["changes"] for run in c["runs"]]
    tap.ok({"removed": "feet "} in runs and {"added": "metres "} in runs,
           "and the differences are there as JSON", runs)


def check_addresses(client, number):
    other = {
        f"/history/{number}/": f"/history/{number}",
        f"/history/{number}/2..1": f"/history/{number}/1..2",
        f"/history/{number}/1..2/": f"/history/{number}/1..2",
        f"/history/{number}/1..2?page=1": f"/history/{number}/1..2",
        f"/history/{number}?x=1": f"/history/{number}",
        "/corrections": "/corrections/",
        "/corrections/?x": "/corrections/",
    }
    for low in ("", "/low"):
        wrong = [(a, client.get(low + a).header("Location"))
                 for a, b in other.items()
                 if client.get(low + a).header("Location") != low + b]
        tap.ok(not wrong, f"{low} other forms lead to the one address", wrong)
    wrong = [a for a in (
        f"/history/{number}/1..1", f"/history/{number}/1..9",
        f"/history/{number}/0..1", f"/history/{number}/1",
        f"/history/{number}/1..2..3", f"/history/{number}/1..2x",
        f"/history/{number}/x", "/history/99999", "/history/0", "/history/",
        f"/history/{number}/1..2?page=9", "/corrections/?before=0",
        "/corrections/feed.xml", f"/history/{number}.txt")
        if client.get(a).status != 404]
    tap.ok(not wrong, "what is not there is not found", wrong)


def check_story(edition, client, number):
    url = client.get(f"/{number}").header("Location")
    escaped = WRONG.replace("<", "&lt;").replace(">", "&gt;")
    for low in ("", "/low"):
        page = main_of(client.get(low + url).text)
        top, foot = page.index(escaped), page.index("The quay is the north one")
        body = page.index("Nobody was hurt.")
        tap.ok(top < body < foot,
               f"{low} a correction stands above, a clarification below", page)
        tap.ok(f'href="{low}/history/{number}"' in page and
               "4 revisions" in page, f"{low} the story leads to its history")
    text = client.get(url + ".txt").text
    flat = " ".join(text.split())
    tap.ok(flat.index("Correction, ") < flat.index("Nobody was hurt") <
           flat.index("Clarification, ") and WRONG in flat,
           ".txt has them where they stand", text)
    note = json.loads(client.get(url + ".json").text).get("edNote", "")
    tap.ok(WRONG in note and CLEAR in note, ".json has them", note)
    data = json.loads(SCRIPT.search(client.get(url).text).group(1))
    said = [c["text"] for o in data["@graph"] for c in o.get("correction", [])]
    tap.eq(said, [WRONG, CLEAR], "JSON-LD has them as CorrectionComment")
    for suffix in ("atom", "rss", "json"):
        feed = client.get("/news/feed." + suffix).text
        tap.ok("11 feet" in feed and "no other" in feed,
               f"the section's {suffix} feed has them")


def check_corrections(edition, client, number):
    for low in ("", "/low"):
        page = main_of(client.get(low + "/corrections/").text)
        tap.ok(page.index("The quay is the north one") <
               page.index("The wall is 11 metres long and not"),
               f"{low}/corrections/ has them, the last first", page)
    for suffix in ("atom", "rss", "json"):
        answer = client.get("/corrections/feed." + suffix)
        ids = re.findall(r"correction/(\d+)", answer.text)
        tap.ok(answer.status == 200 and ids[:1] == ["2"] and "1" in ids,
               f"and so has its {suffix} feed", answer.text)
    gone = edition.run("story", "correct", str(number), "--withdraw", "1",
                       "--why", "It was right, as said first.")
    tap.eq(gone.returncode, 0, "a correction is withdrawn with a reason")
    url = client.get(f"/{number}").header("Location")
    for address in ("/corrections/", "/low/corrections/", url, "/low" + url):
        page = main_of(client.get(address).text)
        tap.ok("11 metres long and not" in page and
               "<b>Withdrawn</b>" in page and "It was right" in page,
               f"{address} has it still, and that it was withdrawn", page)
    data = json.loads(SCRIPT.search(client.get(url).text).group(1))
    said = [c["text"] for o in data["@graph"] for c in o.get("correction", [])]
    tap.eq(said, [CLEAR], "JSON-LD has those that stand")
    again = edition.run("story", "correct", str(number), "--withdraw", "1",
                        "--why", "Again.", check=False)
    tap.ok(again.returncode == 65 and "already" in again.stderr,
           "it is withdrawn once", again.stderr)
    path = os.path.join(edition.home, "edition", "edition.db")
    db = sqlite3.connect(path)
    for sql in ("DELETE FROM correction", "UPDATE correction SET text = 'x'",
                "DELETE FROM correction WHERE id = 1"):
        try:
            db.execute(sql)
            tap.ok(False, f"the store refuses: {sql}")
        except sqlite3.Error as refused:
            tap.ok("withdrawn, never" in str(refused),
                   f"the store refuses: {sql}", refused)
    db.close()


def check_hidden(edition, client, number):
    edition.run("story", "hide", str(number), "1", "--why", "A court's order.")
    page = main_of(client.get(f"/history/{number}").text)
    tap.ok("This revision is not shown." in page and "1..2" not in page,
           "a hidden revision is one line of the history", page)
    tap.eq([client.get(f"/history/{number}/1..{n}{s}").status
            for n in (2, 3) for s in ("", ".json")], [404] * 4,
           "and no differences show what it said")
    seen = [client.get(a).text for a in (
        f"/history/{number}", f"/history/{number}.json",
        f"/history/{number}/2..3")]
    tap.ok(not any("court" in text.lower() for text in seen),
           "nor is the reason said")
    edition.run("story", "hide", str(number), "1", "--show", "--why", "Over.")
    tap.eq(client.get(f"/history/{number}/1..2").status, 200,
           "it is shown again")
    tap.ok("sound" in edition.run("check").stdout,
           "the chain of revisions holds all the while")


def check_tampering(edition, number):
    path = os.path.join(edition.home, "edition", "edition.db")
    for what, sql, back in (
            ("record", "UPDATE revision SET record = replace(record, "
                       "'correction', 'changed') WHERE story = ?",
             "UPDATE revision SET record = replace(record, 'changed', "
             "'correction') WHERE story = ? AND number = 3"),):
        db = sqlite3.connect(path)
        was = db.execute("SELECT number, record FROM revision "
                         "WHERE story = ?", (number,)).fetchall()
        db.execute(sql, (number,))
        db.commit()
        said = edition.run("check", check=False)
        tap.ok(said.returncode != 0 and f"story {number}" in
               said.stdout + said.stderr,
               f"a revision's {what} is not changed unseen",
               said.stdout + said.stderr)
        for n, record in was:
            db.execute("UPDATE revision SET record = ? WHERE story = ? AND "
                       "number = ?", (record, number, n))
        db.commit()
        db.close()
    tap.eq(edition.run("check", check=False).returncode, 0,
           "and changed back it is sound")


def check_age(edition, client):
    ages = {}
    for key, days, section in (("young", 20, "news"), ("month", 31, "news"),
                               ("year", 370, "news"), ("old", 1500, "news"),
                               ("exempt", 1500, "letters")):
        number = edition.take(key, "Aged " + key, stamp(days), stamp(days),
                              "Body.", section)
        url = client.get(f"/{number}").header("Location")
        for twin in (url, "/low" + url, url + ".txt"):
            found = re.findall(r"This story is more than [^.]*\.",
                               client.get(twin).text)
            ages.setdefault(key, []).append(found)
    tap.eq(ages, {
        "young": [[]] * 3,
        "month": [["This story is more than 30 days old."]] * 3,
        "year": [["This story is more than 1 year old."]] * 3,
        "old": [["This story is more than 4 years old."]] * 3,
        "exempt": [[]] * 3,
    }, "a story says how old it is, in both skins and as text")


def check_update(edition, client):
    number = edition.take("news", "Running", stamp(2), stamp(2), "Once.")
    edition.run("story", "restore", str(number))
    edition.run("story", "update", str(number), "--why",
                "The harbourmaster has answered.")
    page = main_of(client.get(client.get(f"/{number}").header("Location")).text)
    tap.ok("Updated: " in page and
           "The harbourmaster has answered." in page,
           "an update is dated and says why", page)
    first = edition.rows("SELECT story FROM listing l JOIN section s ON s.id "
                         "= l.section WHERE s.path = 'news' ORDER BY updated "
                         "DESC LIMIT 1")[0][0]
    tap.eq(first, number, "and leads the list")


def check_withdrawn(edition, client, number):
    places = edition.run("story", "withdraw", str(number), "--why",
                         "It was not so.").stdout
    tap.ok("taken from the list /news" in places,
           "a withdrawal names the places it was taken from", places)
    seen = {a: client.get(a) for a in (
        f"/history/{number}", f"/history/{number}.json",
        f"/history/{number}/1..2", f"/low/history/{number}", f"/{number}")}
    tap.eq({a: s.status for a, s in seen.items()}, {a: 410 for a in seen},
           "a withdrawn story's history is gone with it")
    everywhere = "".join(client.get(a).text for a in (
        "/corrections/", "/low/corrections/", "/corrections/feed.atom",
        "/corrections/feed.json", "/news/feed.atom", "/news/"))
    tap.ok("11 metres" not in everywhere and "kippers" not in everywhere,
           "and no page repeats what it or its corrections said")
    tap.ok("a story was corrected that has been withdrawn since" in
           client.get("/corrections/").text,
           "but that there was a correction")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-record-") as folder:
        edition = Edition(os.path.join(folder, "edition"))
        number = edition.take("wall", "The wall", stamp(3), stamp(3), FIRST)
        edition.take("wall", "The wall", stamp(3), stamp(3), SECOND)
        edition.run("story", "correct", str(number), "--text", WRONG)
        edition.run("story", "correct", str(number), "--kind",
                    "clarification", "--text", CLEAR)
        with server.Site(edition.home, "fcgi",
                         env={"BROADSHEET_STRICT": "1"}) as site:
            client = fcgi.Client(site.socket)
            check_history(edition, client, number)
            check_addresses(client, number)
            check_story(edition, client, number)
            check_corrections(edition, client, number)
            check_hidden(edition, client, number)
            check_tampering(edition, number)
            check_age(edition, client)
            check_update(edition, client)
            check_withdrawn(edition, client, number)
            client.close()
            tap.eq(site.site_log(), "", "site.fcgi had nothing to say")
    tap.done()


if __name__ == "__main__":
    main()

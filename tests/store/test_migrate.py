# SPDX-License-Identifier: Apache-2.0
"""An edition of the first schema becomes one of this, and loses nothing.

The old edition is made of a new one: its rows, in the tables of the first
schema. Brought up to date it is what the new one was; also when that was
killed on the way; and one that cannot be brought up stays as it is.
"""
import hashlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

FIRST = os.path.join(server.TOP, "sql/schema/edition/0001_edition.sql")
APPLICATION_ID = 0x42534854
KILLS = 6
NEWEST = max(int(name[:4]) for name in os.listdir(os.path.dirname(FIRST)))

#: What of the first schema's tables an edition of today has otherwise.
TREE = "('front', 'section', 'strand')"
COPIES = {
    "section": f"SELECT * FROM section WHERE kind IN {TREE} ORDER BY id",
    "listing": "SELECT l.* FROM listing l JOIN section c ON c.id = l.section"
               f" WHERE c.kind IN {TREE} ORDER BY 1, 2, 3",
    "rendition": "SELECT story, iif(skin = 'full', 0, page), html"
                 " FROM rendition WHERE skin = 'low' OR page = 1"
                 " ORDER BY 1, 2",
    "revision": "SELECT story, number, created, NULL, document, sha256"
                " FROM revision ORDER BY 1, 2",
    "story": "SELECT id, state, revision, section, strand, page, slug, kind,"
             " language, short, headline, standfirst, source, licence,"
             " published, updated, review_by, picture, picture_alt, words,"
             " low_pages, withdrawn_at, withdrawn_why FROM story ORDER BY 1",
    "byline": "SELECT story, position, name, role, place FROM byline"
              " ORDER BY 1, 2",
    "source_item": "SELECT source, guid, story, sha256 FROM source_item"
                   " ORDER BY 1, 2",
    "picture": "SELECT id, hash, width, height, bytes FROM picture"
               " ORDER BY 1",
}
#: What follows from the stories, without numbers that may differ.
DERIVED = {
    # A writer whose only story is withdrawn has no list yet.
    "section": "SELECT path, kind, name, label, intro, rule_before"
               f" FROM section s WHERE kind IN {TREE} OR path = 'by' OR"
               " EXISTS (SELECT 1 FROM listing WHERE section = s.id)"
               " ORDER BY path",
    "listing": "SELECT c.path, l.updated, l.story FROM listing l"
               " JOIN section c ON c.id = l.section ORDER BY 1, 2, 3",
    "byline": "SELECT b.story, b.position, b.name, c.path FROM byline b"
              " LEFT JOIN section c ON c.id = b.author ORDER BY 1, 2",
    "plain": "SELECT story, headline, standfirst, body, caption, byline,"
             " place, links FROM plain ORDER BY story",
    "word": "SELECT * FROM word ORDER BY word",
    "rendition": "SELECT * FROM rendition ORDER BY story, skin, page",
    "story": COPIES["story"],
    "picture_use": "SELECT * FROM picture_use ORDER BY 1, 2",
}


def path_of(home):
    return os.path.join(home, "edition", "edition.db")


def rows(home, sql):
    db = sqlite3.connect("file:%s?mode=ro" % path_of(home), uri=True)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def tables(db):
    return [name for name, in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]


def old_contents(home):
    """All that the first schema's tables hold, whatever the file's is."""
    old = sqlite3.connect(":memory:")
    with open(FIRST) as file:
        old.executescript(file.read())
    copies = COPIES if rows(home, "PRAGMA user_version") != [(1,)] else {}
    found = {table: rows(home, copies.get(
        table, "SELECT * FROM %s ORDER BY 1, 2" % table))
        for table in tables(old)}
    found["revision"] = list(chained(found["revision"]))
    return found


def chained(revisions):
    """Revisions with the digests that they had before there were records."""
    before = b""
    for story, number, created, operation, document, _ in revisions:
        before = hashlib.sha256(
            (b"" if number == 1 else before) + document.encode()).digest()
        yield story, number, created, operation, document, before


def make_old(new, home, *statements):
    """home is the edition new as the first schema had it."""
    shutil.copytree(new, home, ignore=shutil.ignore_patterns("edition.db*"))
    server.write_conf(home)
    db = sqlite3.connect(path_of(home))
    db.execute("PRAGMA journal_mode = WAL")
    with open(FIRST) as file:
        db.executescript(file.read())
    for table, contents in old_contents(new).items():
        db.execute("DELETE FROM " + table)
        if contents:
            db.executemany("INSERT INTO %s VALUES (%s)" % (
                table, ", ".join("?" * len(contents[0]))), contents)
    for statement in statements:
        db.execute(statement)
    db.execute("PRAGMA application_id = %d" % APPLICATION_ID)
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    return home


def dump(home):
    """All that the file holds."""
    schema = rows(home, "SELECT type, name, sql FROM sqlite_schema"
                  " ORDER BY 1, 2")
    return (rows(home, "PRAGMA user_version"), schema, [
        rows(home, "SELECT * FROM " + name) for kind, name, sql in schema
        if kind == "table" and not sql.startswith("CREATE VIRTUAL")])


def same(home, new, name):
    for table, sql in DERIVED.items():
        got, want = rows(home, sql), rows(new, sql)
        lost, more = set(want) - set(got), set(got) - set(want)
        tap.ok(got == want, "%s: %s is as it would be" % (name, table),
               "lost %.600r\nmore %.600r" % (sorted(lost)[:3],
                                             sorted(more)[:3]))


def sound(home, name):
    tap.eq(rows(home, "PRAGMA foreign_key_check"), [],
           "%s: every row refers to one" % name)
    tap.eq(rows(home, "PRAGMA user_version"), [(NEWEST,)],
           "%s: the schema is the newest" % name)
    done = server.broadsheet(home, "check", "-q", check=False)
    tap.eq((done.returncode, done.stderr), (0, ""),
           "%s: broadsheet check finds it sound" % name)


def search(site, text):
    for _ in range(50):  # a busy machine may be too slow for the watchdog
        page = site.fcgi("/search?q=" + text).text
        if "would take too long" not in page:
            break
    return page.partition('<ol class="hits">')[2].partition("</ol>")[0]


def test_up(new, folder):
    home = make_old(new, os.path.join(folder, "old"))
    before = old_contents(home)
    tap.ok(len(before["story"]) > 20 and len(before["listing"]) > 40,
           "the old edition has stories")
    done = server.broadsheet(home, "story", "list", check=False)
    tap.ok(done.returncode != 0 and "broadsheet init" in done.stderr,
           "before: the command says what brings it up", done.stderr)
    with server.Site(home, "fcgi") as site:
        tap.eq(site.fcgi("/").status, 503, "before: readers get a 503")
        server.broadsheet(home, "init")
        tap.eq(site.fcgi("/").status, 200, "then they get pages")
        number, headline, slug = rows(
            home, "SELECT id, headline, slug FROM story WHERE state = 'live'"
            " AND page IS NULL ORDER BY id LIMIT 1")[0]
        word = max(headline.split(), key=len)
        tap.ok("/%d/%s" % (number, slug) in search(site, word),
               "search finds a story by a word of its headline: " + word)
        title, = rows(home, "SELECT headline FROM story WHERE state ="
                      " 'withdrawn'")[0]
        tap.ok(title.split()[0] not in search(site, title.split()[0]),
               "and not one that was withdrawn")
    after = old_contents(home)
    changed = {"edition"}
    for table in before:
        if table not in changed:
            tap.eq(after[table], before[table], "nothing of %s is lost" % table)
    tap.ok(after["edition"][0][1] > before["edition"][0][1],
           "readers' copies are stale")
    same(home, new, "brought up")
    sound(home, "brought up")
    state = dump(home)
    server.broadsheet(home, "init")
    tap.ok(dump(home) == state, "a second time changes nothing")


def test_killed(new, folder):
    """Killed at any moment and run again, it ends as if it had not been."""
    home = make_old(new, os.path.join(folder, "killed"))
    begun = time.monotonic()
    shutil.copytree(home, os.path.join(folder, "timed"))
    server.write_conf(os.path.join(folder, "timed"))
    server.broadsheet(os.path.join(folder, "timed"), "init")
    longest = time.monotonic() - begun
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [server.program("broadsheet"), "-q", "-C",
             os.path.join(home, "broadsheet.conf"), "init"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(random.random() * longest)
        killed += process.poll() is None
        process.kill()
        process.wait()
    tap.diag("killed %d times with signal %d" % (killed, signal.SIGKILL))
    server.broadsheet(home, "init")
    same(home, new, "killed")
    sound(home, "killed")


def test_refused(new, folder):
    """What cannot be brought up is as it was, and stays in use."""
    for name, statement, said in (
            ("a section where the writers go",
             "INSERT INTO section (parent, kind, slug, path, name, position)"
             " VALUES (1, 'section', 'by', 'by', 'By the sea', 99)", "0002_finding.sql"),
            ("a row that refers to nothing",
             "INSERT INTO link VALUES (999999, 1, 'http://x', 'x', 'x',"
             " 'primary')", "link refers to nothing")):
        home = make_old(new, os.path.join(folder, name[:9]), statement)
        state = dump(home)
        done = server.broadsheet(home, "init", check=False)
        tap.ok(done.returncode != 0, "%s: is refused" % name, done.stdout)
        tap.ok(said in done.stderr, "%s: says why" % name, done.stderr)
        tap.diag(done.stderr)
        tap.ok(dump(home) == state, "%s: changes nothing" % name)


def test_newsroom(folder):
    """Drafts keep their text and what they wait for; a move goes on."""
    home = server.make_edition(os.path.join(folder, "newsroom"))
    tree = os.path.join(folder, "tree")
    with open(tree, "w") as out:
        out.write("news News\n")
    server.broadsheet(home, "section", "load", tree)
    path = os.path.join(home, "edition", "newsroom.db")
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    with open(os.path.join(os.path.dirname(FIRST), "..", "newsroom",
                           "0001_newsroom.sql")) as file:
        db.executescript(file.read())
    document = json.dumps({
        "headline": "Old", "short_headline": "Old", "kind": "news", "language": "en",
        "section": "news", "body": "Quillfrost.\n"})
    db.executemany(
        "INSERT INTO draft VALUES (?, ?, ?, 'Old', 1000000000, ?, ?)", [
            (101, "draft", None, document, None),
            (102, "embargoed", 4000000000, document, None),
            (103, "draft", None, document, "publish 103 half way")])
    db.execute("INSERT INTO audit (at, who, act, story) VALUES (1, 'a', 'b', 3)")
    db.execute("PRAGMA application_id = %d" % APPLICATION_ID)
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    server.broadsheet(home, "init")
    said = json.loads(server.broadsheet(
        home, "story", "list", "--drafts", "--json").stdout)["stories"]
    found = {s["number"]: (s["state"], s.get("embargo"), s.get("due"))
             for s in said}
    tap.eq(found.get(101), ("draft", None, None), "a draft stays one")
    until = "2096-10-02T07:06:40Z"
    tap.eq(found.get(102), ("ready", until, until),
           "an embargoed story is ready, and waits for the same time")
    server.broadsheet(home, "publish-due")
    said = json.loads(server.broadsheet(
        home, "story", "list", "--json").stdout)["stories"]
    tap.eq([s["number"] for s in said], [103],
           "a story that was on its way is published")
    db = sqlite3.connect(path)
    tap.eq(db.execute("SELECT who, act FROM audit WHERE at = 1").fetchall(),
           [("a", "b")], "the audit log is kept")
    db.close()


def test_foreign(folder):
    """What is not ours is not touched."""
    home = os.path.join(folder, "foreign")
    os.makedirs(os.path.join(home, "edition"))
    server.write_conf(home)
    db = sqlite3.connect(path_of(home))
    db.execute("CREATE TABLE section (a)")
    db.commit()
    db.close()
    state = dump(home)
    done = server.broadsheet(home, "init", check=False)
    tap.ok(done.returncode != 0 and "another" in done.stderr,
           "another program's file is refused", done.stderr)
    tap.ok(dump(home) == state, "and is as it was")


def old_demo(folder):
    """The demo without what the first schema knew nothing of: clips, the
    programmes that they are in, and packages."""
    copy = os.path.join(folder, "demo")
    shutil.copytree(server.demo(), copy)
    for where, _, names in os.walk(os.path.join(copy, "stories")):
        for name in names:
            path = os.path.join(where, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            if "\nClip: " in text:
                os.remove(path)
                continue
            with open(path, "w", encoding="utf-8") as file:
                file.write(re.sub(r"\nPackage: .*", "", text))
    shutil.rmtree(os.path.join(copy, "packages"))
    sections = os.path.join(copy, "sections")
    with open(sections, encoding="utf-8") as file:
        tree = file.read().partition("---\naudiovideo ")[0]
    with open(sections, "w", encoding="utf-8") as file:
        file.write(tree)
    return copy


def main():
    folder = tempfile.mkdtemp(prefix="broadsheet-migrate-", dir="/tmp")
    try:
        new = server.make_edition(os.path.join(folder, "new"),
                                  old_demo(folder))
        if not rows(new, "SELECT 1 FROM story WHERE state = 'withdrawn'"):
            number = rows(new, "SELECT max(id) FROM story WHERE state ="
                          " 'live' AND page IS NULL")[0][0]
            server.broadsheet(new, "story", "withdraw", str(number),
                              "--why", "A test.")
        server.broadsheet(new, "check")
        test_up(new, folder)
        test_killed(new, folder)
        test_refused(new, folder)
        test_newsroom(folder)
        test_foreign(folder)
    finally:
        shutil.rmtree(folder, True)


main()
tap.done()

# SPDX-License-Identifier: Apache-2.0
"""Of 40 real posts chosen beforehand, 32 have three suggestions or more that
a reader calls related; and what the command shows of them.

The judgements are tests/data/see-also-quality.tsv. The suggestions are read
off the pages, which have the same in both skins.
"""
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

DATA = os.path.join(server.TOP, "tests", "data")
POSTS, EVERY, WANTED, RELATED, SHOWN = 40, 64, 32, 3, 8


def judgements():
    """{post: {suggestion: whether it is related}}"""
    out = {}
    with open(os.path.join(DATA, "see-also-quality.tsv")) as file:
        for line in file:
            if not line.startswith("#"):
                post, other, word = line.rstrip("\n").split("\t")
                out.setdefault(post, {})[other] = {"yes": True,
                                                   "no": False}[word]
    return out


def ask(home, question):
    db = sqlite3.connect("file:%s?mode=ro" % os.path.join(
        home, "edition", "edition.db"), uri=True)
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


def posts(home):
    """The names of all posts by number, and those of the rule."""
    rows = ask(home, "SELECT s.id, s.published, i.guid FROM story s "
                     "JOIN source_item i ON i.story = s.id "
                     "WHERE s.state = 'live' AND s.page IS NULL")
    names = {number: guid.split(":", 2)[2] for number, _, guid in rows}
    rows.sort(key=lambda row: (row[1], row[2]))
    return names, [row[0] for row in rows[::EVERY]]


def see_also(site, address):
    """The numbers of the stories that a page lists, in its order."""
    answer = site.fcgi(address)
    if answer.status != 200:
        raise server.SiteError("%s: status %d" % (address, answer.status))
    part = answer.text.partition("See also</h2>")[2].partition("</ul>")[0]
    return [int(n) for n in re.findall(r'href="[^"]*/(\d+)/[^"/]*"', part)]


def address_of(site, number, skin):
    return site.fcgi("%s/%d" % (skin, number)).headers["location"]


def check_quality(home, site):
    judged = judgements()
    names, chosen = posts(home)
    tap.eq(sorted(names[n] for n in chosen), sorted(judged),
           "the judged posts are those of the rule")
    good, shown, related, failed, skins = 0, 0, 0, [], []
    for number in chosen:
        found = see_also(site, address_of(site, number, ""))
        known = judged.get(names[number], {})
        n = sum(known.get(names[other], False) for other in found)
        missing = [names[o] for o in found if names[o] not in known]
        if missing:
            tap.diag("%s: not judged: %s" % (names[number],
                                             ", ".join(missing)))
        good, shown, related = good + (n >= RELATED), shown + len(found), \
            related + n
        if n < RELATED:
            failed.append("%s: %d of %d" % (names[number], n, len(found)))
        low = site.fcgi(address_of(site, number, "/low")).text
        if len(found) > SHOWN or ("See also</h2>" in low and
                                  "?page=2" not in low and see_also(
                site, address_of(site, number, "/low")) != found):
            skins.append(names[number])
    tap.diag("%d posts have %d or more; %d of %d suggestions are related"
             % (good, RELATED, related, shown))
    tap.ok(good >= WANTED, "%d of %d posts have %d suggestions or more that "
           "are related" % (WANTED, POSTS, RELATED), "\n".join(failed))
    tap.eq(skins, [], "both skins list the same, and no more than eight")


def check_all(home):
    """What holds of all that is kept."""
    tap.eq(ask(home, "SELECT max(n) FROM (SELECT count(*) AS n FROM related "
                     "GROUP BY story)")[0][0], 12, "no story keeps over 12")
    tap.eq(ask(home, "SELECT count(*) FROM related_due")[0][0], 0,
           "nothing is left to find")
    lone = ask(home, "SELECT count(*) FROM story s WHERE page IS NULL AND NOT "
                     "EXISTS (SELECT 1 FROM related WHERE story = s.id)")
    tap.diag("%d stories are alone" % lone[0][0])


def check_command(home, site):
    """Why, approve, ban, forget."""
    names, chosen = posts(home)
    number = chosen[7]
    address = address_of(site, number, "")
    found = see_also(site, address)
    said = json.loads(server.broadsheet(
        home, "story", "related", str(number), "--json").stdout)
    tap.ok(set(found) <= {o["number"] for o in said["related"]
                          if o["source"] == "suggested"},
           "the command lists what the page shows", said)
    tap.ok(all(o.get("words") or o.get("names") or o.get("subjects")
               for o in said["related"]), "each with a reason", said)
    out = server.broadsheet(home, "story", "related", str(number),
                            "--why").stdout
    tap.ok("smartphones" in out and "smartphon," not in out,
           "reasons are words as the story has them", out)
    bad, other = found[0], chosen[20]
    server.broadsheet(home, "story", "related", str(number), "--ban",
                      str(bad))
    server.broadsheet(home, "story", "related", str(number), "--approve",
                      str(other))
    now = see_also(site, address)
    tap.ok(bad not in now and now[0] == other and len(now) == SHOWN,
           "banned is gone, approved stands first, another fills the place",
           now)
    out = server.broadsheet(home, "story", "related", str(number)).stdout
    tap.ok(re.search(r"^approved +%d " % other, out, re.M) and
           re.search(r"^banned +%d " % bad, out, re.M),
           "the command says so", out)
    for one in (bad, other):
        server.broadsheet(home, "story", "related", str(number), "--forget",
                          str(one))
    tap.eq(see_also(site, address), found, "forgotten, all is as before")
    for args, code in (((str(number), "--ban", str(number)), 65),
                       ((str(number), "--approve", "999999"), 66),
                       (("999999",), 66),
                       ((str(number), "--ban", "1", "--forget", "1"), 64),
                       ((str(number), "--forget", str(bad)), 65)):
        done = server.broadsheet(home, "story", "related", *args, check=False)
        tap.eq(done.returncode, code, "refused: %s" % " ".join(args[1:]))
    audit = sqlite3.connect(os.path.join(home, "edition", "newsroom.db"))
    rows = audit.execute("SELECT act, why FROM audit WHERE story = ? "
                         "AND act LIKE 'related%%' AND act NOT LIKE "
                         "'%%refused%%' ORDER BY id", (number,)).fetchall()
    audit.close()
    tap.eq(rows, [("related --ban", "story %d" % bad),
                  ("related --approve", "story %d" % other),
                  ("related --forget", "story %d" % bad),
                  ("related --forget", "story %d" % other)],
           "each is in the audit log, once")


def main():
    source = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
    if source is None:
        tap.skip_all("BROADSHEET_TESTDATA is not set")
    work = tempfile.mkdtemp(prefix="broadsheet-also-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), [
            source, "--map", os.path.join(DATA, "digitalgov.map")])
        with server.Site(home, "fcgi") as site:
            check_quality(home, site)
            check_all(home)
            check_command(home, site)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

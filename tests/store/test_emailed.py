# SPDX-License-Identifier: Apache-2.0
"""What is e-mailed most: confirmed sendings, an hour late, each sender once.

Sendings are written into the postroom with the times that matter; the list is
counted by the verb and by publish-due, and looked at in the edition and on its
page, before and after a withdrawal.
"""
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402
from letters import change, query  # noqa: E402

HOUR = 3600
WEEK = 7 * 24 * HOUR


def send(home, story, senders, ago=2 * HOUR, times=1):
    """Sendings of a story by so many senders, or those; ago None: they are
    not confirmed."""
    if isinstance(senders, int):
        senders = [secrets.token_hex(16) for _ in range(senders)]
    now = int(time.time())
    for who in senders * times:
        change(home, "postroom",
               "INSERT INTO sending (key, story, mode, digest, accepted, name,"
               " sender, sender_hash, note, confirmed) VALUES"
               " (?, ?, 'verified', '', ?, '', '', ?, '', ?)",
               secrets.token_hex(16), story, now - 2 * WEEK, who,
               None if ago is None else now - ago)
    return senders


def forget(home):
    change(home, "postroom", "DELETE FROM sending")


def count(home):
    return json.loads(server.broadsheet(
        home, "readings", "emailed", "--json").stdout)["changed"]


def listed(home):
    return [story for story, in query(
        home, "edition", "SELECT story FROM most_emailed ORDER BY position")]


def edition_change(home):
    return query(home, "edition", "SELECT change FROM edition")[0][0]


def live(home):
    return [story for story, in query(
        home, "edition", "SELECT id FROM story WHERE state = 'live' AND"
                         " page IS NULL ORDER BY id")]


def check_what_counts(home, stories):
    a, b, c = stories[:3]
    rows = [
        # what, sendings, is it named
        ("three senders", lambda: send(home, a, 3), [a]),
        ("two senders", lambda: send(home, a, 2), []),
        ("one sender nine times", lambda: send(home, a, 1, times=9), []),
        ("two senders five times each", lambda: send(home, a, 2, times=5), []),
        ("three that did not confirm",
         lambda: send(home, a, 3, ago=None), []),
        ("two, and one that did not confirm",
         lambda: (send(home, a, 2), send(home, a, 1, ago=None)), []),
        ("three a minute ago", lambda: send(home, a, 3, ago=60), []),
        ("three nearly an hour ago",
         lambda: send(home, a, 3, ago=HOUR - 120), []),
        ("three an hour ago", lambda: send(home, a, 3, ago=HOUR + 1), [a]),
        ("three nearly a week ago",
         lambda: send(home, a, 3, ago=WEEK - 120), [a]),
        ("three a week ago", lambda: send(home, a, 3, ago=WEEK + 1), []),
        ("three of a time to come", lambda: send(home, a, 3, ago=-HOUR), []),
        ("four before three, which have more letters",
         lambda: (send(home, a, 3, times=4), send(home, b, 4)), [b, a]),
        ("the newest of as many first",
         lambda: [send(home, s, 3) for s in (b, c, a)],
         sorted((a, b, c), reverse=True)),
        ("a story that there is not", lambda: send(home, 99999999, 5), []),
    ]
    for name, fill, want in rows:
        forget(home)
        fill()
        count(home)
        tap.eq(listed(home), want, name)


def check_page(home, stories):
    """Ten at most; standing pages and withdrawn stories are none."""
    forget(home)
    page, = query(home, "edition", "SELECT id FROM story WHERE state = 'live'"
                                   " AND page IS NOT NULL LIMIT 1")[0]
    send(home, page, 40)
    for i, story in enumerate(stories[:12]):
        send(home, story, 3 + i)
    tap.ok(count(home), "a list that changes is said to")
    want = stories[:12][::-1][:10]
    tap.eq(listed(home), want, "ten at most, and no standing page")
    before = edition_change(home)
    tap.eq((count(home), edition_change(home)), (False, before),
           "the same list again changes nothing")
    with server.Site(home, "fcgi", env={"BROADSHEET_STRICT": "1"}) as site:
        for skin in ("", "/low"):
            text = site.fcgi(skin + "/most-emailed").text
            main = text[text.index("<main") if "<main" in text
                        else text.index("<h1"):]
            got = [int(n) for n in re.findall(r'href="[^"]*/(\d+)/[^"]*"',
                                              main)]
            tap.eq(got, want, f"{skin}/most-emailed lists them in order")
            tap.ok(f'href="{skin}/most-read"' in main and
                   f'href="{skin}/most-emailed"' in
                   site.fcgi(skin + "/most-read").text,
                   f"{skin or 'full'}: the two lists know each other")
        was = site.fcgi("/most-emailed").headers["etag"]
        server.broadsheet(home, "story", "withdraw", str(want[0]), "--why",
                          "It was not so.")
        for skin in ("", "/low"):
            got = site.fcgi(skin + "/most-emailed", HTTP_IF_NONE_MATCH=was)
            tap.ok(got.status == 200 and f"/{want[0]}/" not in got.text and
                   f"/{want[1]}/" in got.text,
                   f"{skin or 'full'}: a withdrawn story is gone at once")
        count(home)
        tap.eq(listed(home), want[1:] + [stories[1]],
               "and the next takes its place when it is counted again")
        forget(home)
        tap.ok(count(home), "a list that becomes empty has changed")
        tap.ok("e-mailed often enough" in site.fcgi("/most-emailed").text,
               "an empty list says so")


def check_watch(home, story):
    """publish-due --watch counts by itself."""
    send(home, story, 3)
    with subprocess.Popen(
            [server.program("broadsheet"), "-C",
             os.path.join(home, "broadsheet.conf"), "publish-due", "--watch"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as watch:
        while listed(home) != [story] and watch.poll() is None:
            time.sleep(0.1)
        watch.terminate()
    tap.eq((watch.returncode, listed(home)), (0, [story]),
           "publish-due --watch counts what is e-mailed")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, server.demo())
        stories = live(home)
        check_what_counts(home, stories)
        check_page(home, stories)
        check_watch(home, stories[3])
        who = query(home, "edition", "SELECT name FROM sqlite_schema"
                                     " WHERE sql LIKE '%sender%'")
        tap.eq(who, [], "the edition has no place for who mailed anything")
    tap.done()


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""Readings are counted once each, from a log with nothing of a person.

Lines of every kind, a log that is moved away or cut short, a count that is
killed at random moments; then what nginx and Apache really write.
"""
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

KILLS = 40
READER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) "
                        "Gecko/20100101 Firefox/115.0"}
ROBOT = {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}
#: All that a line of the log may be.
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d[+-]\d\d:?\d\d [A-Z]+ \d{3} /[^ ?]*")


def hour(ago=0, zone="+00:00"):
    return time.strftime("%Y-%m-%dT%H", time.gmtime(time.time() - ago)) + zone


def ask(home, question):
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


def count(home):
    return json.loads(server.broadsheet(
        home, "readings", "count", "--json").stdout)


def totals(home):
    return dict(ask(home, "SELECT story, sum(readings) FROM reading "
                          "GROUP BY story"))


def addresses(home):
    """{number: address} of live stories."""
    return {n: "/%s/%d/%s" % (path, n, slug) for n, path, slug in ask(
        home, "SELECT s.id, c.path, s.slug FROM story s JOIN section c "
              "ON c.id = s.section WHERE s.state = 'live' AND s.page IS NULL")}


def write(path, lines, mode="a"):
    with open(path, mode) as out:
        out.write("".join(line + "\n" for line in lines))


def check_lines(home, log, at):
    one, two = sorted(at)[:2]
    tap.eq(count(home)["lines"], 0, "no log is an empty one")
    write(log, ["%s GET 200 %s" % (hour(), at[one])] * 3 + [
        "%s GET 200 /low%s" % (hour(), at[one]),
        "%s GET 200 %s" % (hour(0, "+0000"), at[two]),
        "%s GET 200 %s" % (hour(-5400, "+01:30"), at[two]),
        # These are no readings:
        "%s HEAD 200 %s" % (hour(), at[one]),
        "%s GET 304 %s" % (hour(), at[one]),
        "%s GET 301 /%d" % (hour(), one),
        "%s GET 200 %s.txt" % (hour(), at[one]),
        "%s GET 200 /archive/2026/%d/%d" % (hour(), one, one),
        "%s GET 200 /archive/%d/x" % (hour(), one),
        "%s GET 200 /history/%d/x" % (hour(), one),
        "%s GET 200 /%d/x" % (hour(), one),
        "%s GET 200 /" % hour(), "%s GET 200 //" % hour(),
        "%s GET 200 /news/999999/gone" % hour(),
        "%s GET 200 /news/0%d/x" % (hour(), one),
        "%s GET 200 %s" % (hour(9 * 86400), at[one]),
        "%s GET 200 %s" % (hour(-3 * 86400), at[one]),
        "yesterday GET 200 %s" % at[one],
        "2026-13-45T99Z GET 200 %s" % at[one],
        "", " ", "GET 200", "x" * 5000, "%s GET 200 /%s" % (
            hour(), "y" * 4000), "\x00\x01 \xff",
    ], "w")
    tap.eq((count(home)["lines"], totals(home)), (28, {one: 4, two: 2}),
           "GETs with 200 of stories count, in either skin; no other line")
    with open(log, "a") as out:
        out.write("%s GET 200 %s" % (hour(), at[two]))
    tap.eq((count(home)["lines"], totals(home)[two]), (0, 2),
           "half a line waits")
    write(log, [""])
    tap.eq((count(home)["lines"], totals(home)[two]), (1, 3),
           "until it is whole")
    tap.eq(count(home)["lines"], 0, "nothing counts twice")
    return one, two


def check_list(home, log, at, one, two):
    change = "SELECT change FROM edition"
    before = ask(home, change)
    write(log, ["%s GET 200 %s" % (hour(), at[two])])
    said = count(home)
    tap.eq((said["changed"], ask(home, "SELECT story FROM most_read"),
            ask(home, change)), (False, [], before),
           "four readings name nobody, and readers' copies stay good")
    write(log, ["%s GET 200 %s" % (hour(), at[one])])
    said = count(home)
    tap.eq((said["changed"], ask(home, "SELECT story FROM most_read"),
            ask(home, change)), (True, [(one,)], [(before[0][0] + 1,)]),
           "five do, as one change")
    write(log, ["%s GET 200 %s" % (hour(), at[two])] * 4)
    count(home)
    tap.eq(ask(home, "SELECT story FROM most_read ORDER BY position"),
           [(two,), (one,)], "who is read more stands first")
    many = [n for n in sorted(at) if n not in (one, two)][:12]
    write(log, ["%s GET 200 %s" % (hour(7200), at[n]) for n in many] * 5)
    count(home)
    tap.eq(ask(home, "SELECT count(*) FROM most_read")[0][0], 10,
           "ten at most are named")
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    db.execute("UPDATE reading SET hour = hour - 86400")
    db.commit()
    tap.eq((count(home)["changed"], ask(home, "SELECT * FROM most_read")),
           (True, []), "after a day nobody is")
    tap.ok(totals(home), "though it is known for a week")
    db.execute("UPDATE reading SET hour = hour - 8 * 86400")
    db.commit()
    db.close()
    count(home)
    tap.eq(totals(home), {}, "and then forgotten")


def check_rotation(home, log, at, one, two):
    def line(number):
        return "%s GET 200 %s" % (hour(), at[number])
    write(log, [line(one)] * 3)
    count(home)
    write(log, [line(one)] * 2)
    os.rename(log, log + ".1")
    tap.eq((count(home)["lines"], totals(home)), (2, {one: 5}),
           "a log that was moved away is finished where it lies")
    write(log, [])
    write(log + ".1", [line(one)])
    tap.eq((count(home)["lines"], totals(home)), (1, {one: 6}),
           "as long as the web server still writes to it")
    write(log + ".1", [line(one)])
    write(log, [line(two)] * 4)
    tap.eq((count(home)["lines"], totals(home)), (5, {one: 7, two: 4}),
           "then the new one is begun")
    os.unlink(log + ".1")
    os.unlink(log)
    write(log, [line(two)] * 2)
    tap.eq((count(home)["lines"], totals(home)[two]), (2, 6),
           "one whose old log is gone, too")
    write(log, [line(one)], "w")
    tap.eq((count(home)["lines"], totals(home)), (1, {one: 8, two: 6}),
           "one that was cut short is read from its beginning")
    os.unlink(log)
    count(home)
    tap.eq(ask(home, "SELECT inode, offset FROM reading_mark"), [(0, 0)],
           "one that is gone is forgotten: the next may get its number")
    write(log, [line(one)])
    tap.eq((count(home)["lines"], totals(home)), (1, {one: 9, two: 6}),
           "and counts from its beginning")


def check_kill(home, log, at):
    """However often it is killed, each line counts once."""
    numbers = sorted(at)
    before = totals(home)
    want = dict(before)
    killed = 0
    random.seed(5)
    for i in range(KILLS):
        lines = []
        for _ in range(20000):
            number = random.choice(numbers)
            want[number] = want.get(number, 0) + 1
            lines.append("%s GET 200 %s" % (hour(), at[number]))
        write(log, lines)
        if i % 10 == 9:
            os.rename(log, log + ".%d" % i)
            write(log, ["-"])
        process = subprocess.Popen(
            [server.program("broadsheet"), "-q", "-C",
             os.path.join(home, "broadsheet.conf"), "readings", "count"])
        time.sleep(random.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        if i % 10 == 9:
            count(home)
    count(home)
    tap.diag("%d of %d counts were killed" % (killed, KILLS))
    tap.ok(killed > 0, "some were killed")
    tap.eq(totals(home), want, "each line counts once")


def check_page(home, site, at):
    first = ask(home, "SELECT story FROM most_read ORDER BY position")
    for skin in ("", "/low"):
        page = site.fcgi(skin + "/most-read").text
        found = re.findall(r'<li>.*?href="[^"]*/(\d+)/[^"/]*"', page, re.S)
        tap.eq([int(n) for n in found], [n for n, in first],
               "%s/most-read lists them in order" % skin)
        front = site.fcgi(skin + "/").text
        tap.ok("Most read</a></h2>" in front and
               at[first[0][0]] in front.partition("Most read</a>")[2],
               "and so does %s/" % skin)
    gone = first[0][0]
    server.broadsheet(home, "story", "withdraw", str(gone), "--why", "No.")
    tap.ok("/%d/" % gone not in site.fcgi("/most-read").text,
           "withdrawn, it is not read most any more")


def check_servers(home, log, at):
    """What the web servers write, and that it counts."""
    number = sorted(at)[-1]
    for front in ("nginx", "apache", "cgi"):
        if os.path.exists(log):
            os.unlink(log)
        count(home)
        was = totals(home).get(number, 0)
        with server.Site(home, front) as site:
            site.get(at[number], headers=READER)
            site.get("/low" + at[number] + "?x=secret", headers=READER)
            site.get("/low" + at[number], headers=READER)
            site.get("/search?q=secret+words", headers=READER)
            site.get(at[number], headers=ROBOT)
            site.get(at[number])
            site.get(at[number], headers=dict(
                READER, **{"Sec-Purpose": "prefetch"}))
            site.get(at[number], method="HEAD", headers=READER)
            site.get("/no-such-page", headers=READER)
        with open(log) as file:
            said = file.read()
        lines = said.splitlines()
        bad = [line for line in lines if not LINE.fullmatch(line)]
        tap.ok(lines and not bad, "%s: a line is hour, method, status, path"
               % front, said)
        tap.ok("secret" not in said and "127.0.0.1" not in said and
               "Mozilla" not in said,
               "%s: no address, query or browser is written" % front, said)
        count(home)
        tap.eq(totals(home).get(number, 0) - was, 2,
               "%s: two readings, none of them a robot's" % front)


def check_watch(home, log, at):
    """Who watches for what is due counts, too."""
    number = sorted(at)[-1]
    was = totals(home).get(number, 0)
    write(log, ["%s GET 200 %s" % (hour(), at[number])])
    watch = subprocess.Popen(
        [server.program("broadsheet"), "-C",
         os.path.join(home, "broadsheet.conf"), "publish-due", "--watch"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while totals(home).get(number, 0) == was and time.monotonic() < end:
        time.sleep(0.2)
    watch.terminate()
    tap.eq((watch.wait(30), totals(home).get(number, 0)), (0, was + 1),
           "publish-due --watch counts")


def check_off(home):
    server.write_conf(home)
    done = server.broadsheet(home, "readings", "count", check=False)
    tap.ok(done.returncode == 78 and "read_log" in done.stderr,
           "without read_log nothing is counted, and it says so", done)
    with server.Site(home, "nginx") as site:
        site.get("/", headers=READER)
        tap.ok(not os.path.exists(os.path.join(site.dir, "nginx",
                                               "read.log")),
               "and the web server keeps no such log")


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-read-", dir="/tmp")
    os.chmod(work, 0o777)
    try:
        log = os.path.join(work, "read.log")
        home = server.make_edition(os.path.join(work, "home"), server.demo(),
                                   read_log=log)
        at = addresses(home)
        one, two = check_lines(home, log, at)
        check_list(home, log, at, one, two)
        check_rotation(home, log, at, one, two)
        check_kill(home, log, at)
        with server.Site(home, "fcgi") as site:
            check_page(home, site, at)
        check_servers(home, log, addresses(home))
        check_watch(home, log, addresses(home))
        check_off(home)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

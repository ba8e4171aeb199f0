#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""postroom.fcgi killed at any moment: what was acknowledged is there once.

Readers write all the while through nginx, and send again what got no answer,
as people do. KILLS (40) times a worker, or the master with all workers, gets
SIGKILL; and the desk that approves letters, too. In the end every letter that
was acknowledged is kept exactly once and whole, nothing else is, and every one
that was approved is shown exactly once.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import server  # noqa: E402
import tap  # noqa: E402
from letters import Writer, query  # noqa: E402

KILLS = int(os.environ.get("KILLS", "40"))
WRITERS = 4
QUESTION = "Question: Is it kept?\nCloses: 2 days\n\nWe shall see.\n"


class Reader(threading.Thread):
    """Writes one letter after the other, each until it is acknowledged."""

    def __init__(self, site, w, number, over):
        super().__init__(daemon=True)
        self.site, self.w, self.number, self.over = site, w, number, over
        self.acknowledged, self.sent, self.odd = [], set(), []

    def send(self, message, raw):
        while not self.over.is_set():
            try:
                status = self.w.post(self.site, raw=raw).status
            except OSError:
                status = 0
            if status == 303:
                self.acknowledged.append(message)
                return
            if status not in (0, 502, 503, 504):
                self.odd.append((status, message))
                return
            time.sleep(0.01)

    def run(self):
        n = 0
        while not self.over.is_set():
            n += 1
            message = f"Letter {self.number}-{n}: " + "x" * 1500 + " end"
            self.sent.add(message)
            self.send(message, urllib.parse.urlencode(
                self.w.fields(message=message)).encode())
            time.sleep(0.02)


def children(pid):
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
            return [int(child) for child in f.read().split()]
    except OSError:
        return []


def kill_postroom(site, i):
    pids = children(site.postroom.pid)
    if i % 4 == 3:
        os.kill(site.postroom.pid, signal.SIGKILL)
        site.postroom.wait()
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    if i % 4 == 3:
        site.start_postroom()


def approve_some(home, w, longest):
    """The desk approves what waits, and is killed at it."""
    waiting = [row[0] for row in query(
        home, "postroom", "SELECT key FROM letter WHERE debate = ? AND "
        "state = 'pending' ORDER BY received LIMIT 8", w.debate)]
    if not waiting:
        return
    desk = subprocess.Popen(
        [server.program("broadsheet"), "-q", "-C",
         os.path.join(home, "broadsheet.conf"), "debate", "approve",
         *waiting], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    time.sleep(random.random() * longest)
    desk.kill()
    desk.wait()


def run(home, w):
    over = threading.Event()
    with server.Site(home, "nginx", postroom=True) as site:
        readers = [Reader(site, w, i, over) for i in range(WRITERS)]
        for reader in readers:
            reader.start()
        for i in range(KILLS):
            time.sleep(random.random() * 0.2)
            kill_postroom(site, i)
            approve_some(home, w, 0.6)
        time.sleep(0.5)
        over.set()
        for reader in readers:
            reader.join(60)
    return readers


def main():
    tap.need("nginx")
    seed = int(os.environ.get("SEED", time.time()))
    random.seed(seed)
    tap.diag("SEED=%d" % seed)
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, debate_per_hour=1000000,
                            debate_total_per_hour=1000000)
        path = os.path.join(home, "kept.debate")
        with open(path, "w") as out:
            out.write(QUESTION)
        server.broadsheet(home, "debate", "new", path)
        server.broadsheet(home, "debate", "open", "1")
        w = Writer(home, 1)
        readers = run(home, w)
        acknowledged = [m for r in readers for m in r.acknowledged]
        sent = set().union(*(r.sent for r in readers))
        kept = [row[5] for row in w.letters()]
        tap.diag("%d letters acknowledged, %d kept" % (len(acknowledged),
                                                       len(kept)))
        tap.ok(len(acknowledged) > KILLS, "letters were sent all the while",
               len(acknowledged))
        tap.eq([r.odd for r in readers], [[]] * WRITERS,
               "no answer but taken and not now")
        tap.eq(sorted(set(acknowledged) - set(kept)), [],
               "what was acknowledged is kept")
        tap.eq(len(kept), len(set(kept)), "nothing is kept twice")
        tap.eq(sorted(set(kept) - sent), [], "what is kept is whole")
        # Whatever was on its way is finished by the next act.
        server.broadsheet(home, "debate", "close", "1")
        approved = sorted(row[0] for row in w.letters()
                          if row[6] == "approved")
        shown = query(home, "edition", "SELECT origin FROM contribution "
                                       "WHERE removed IS NULL")
        tap.diag("%d approved" % len(approved))
        tap.ok(approved, "some were approved")
        tap.eq(sorted(row[0] for row in shown), approved,
               "what was approved is shown, once, and nothing else")
        tap.eq(query(home, "newsroom", "SELECT count(*) FROM operation")[0][0],
               0, "nothing is on its way")
        audit = query(home, "newsroom", "SELECT count(*) FROM audit "
                                        "WHERE act = 'debate approve'")
        tap.eq(audit[0][0], len(approved), "each is in the audit log once")
        tap.eq(server.broadsheet(home, "check").returncode, 0,
               "the databases are sound")
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Postroom, deliverer and relay killed at any moment: all that was accepted
arrives, and what arrives twice was in hand when somebody was killed.

Readers mail a story to friends through nginx, each to an address of its own,
and send again what got no answer, as people do, until ACCEPTED (100) have been
thanked. All the while a worker of postroom.fcgi or its master, the deliverer
and the relay get SIGKILL. In the end every message that was acknowledged
arrived at least once; duplicates are at most one a kill of deliverer or relay;
and the queue says of each that it was sent, and has no address left.
"""
import collections
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import relay  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from mailing import Sender, address_of  # noqa: E402

ACCEPTED = int(os.environ.get("ACCEPTED", "100"))
PATIENCE_S = 300 + ACCEPTED
READERS = 4

#: A relay of its own: what it takes is on disk before it says so.
RELAY = """
import os, sys
sys.path.insert(0, %r)
import relay
box = open(sys.argv[2], "ab", buffering=0)

class Box(list):
    def append(self, taken):
        box.write(taken[1][0].split(b"<")[1].split(b">")[0] + b"\\n")

script = relay.Script(port=int(sys.argv[1]))
script.taken = Box()
script.over.wait()
"""


class Relay:
    def __init__(self, folder):
        self.folder = folder
        self.port = server.free_port()
        self.box = os.path.join(folder, "box")
        self.program = os.path.join(folder, "relay.py")
        with open(self.program, "w") as out:
            out.write(RELAY % os.path.dirname(os.path.abspath(__file__)))
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, self.program, str(self.port), self.box],
            stdin=subprocess.DEVNULL)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def taken(self):
        try:
            with open(self.box) as f:
                return f.read().split("\n")[:-1]
        except FileNotFoundError:
            return []


class Reader(threading.Thread):
    """Mails the story to one friend after the other."""

    def __init__(self, site, sender, number, run):
        super().__init__(daemon=True)
        self.site, self.sender, self.number = site, sender, number
        self.run_, self.sent = run, []

    def send(self, friend):
        raw = address_of(self.sender, friends=friend)
        while not self.run_.over.is_set():
            try:
                status = self.sender.post(self.site, raw=raw).status
            except OSError:
                status = 0
            if status == 303:
                self.run_.thanked.append(friend)
                return
            if status not in (0, 502, 503, 504):
                self.run_.odd.append((status, friend))
                return
            time.sleep(0.02)

    def run(self):
        n = 0
        while not self.run_.over.is_set() and \
                len(self.run_.thanked) < ACCEPTED:
            n += 1
            friend = f"keeper{self.number}.{n}@d{n}.example.net"
            self.sent.append(friend)
            self.send(friend)
            time.sleep(random.random() * READERS * 0.04)


class Run:
    """All of them, and who is killed when."""

    def __init__(self, site, q, box):
        self.site, self.q, self.box = site, q, box
        self.thanked, self.odd = [], []
        self.over = threading.Event()
        self.kills = collections.Counter()
        self.deliverer = q.watch(build=server.PLAIN_BUILD)
        self.readers = [Reader(site, Sender(q.home, q.story), i, self)
                        for i in range(READERS)]

    def kill_deliverer(self):
        self.deliverer.kill()
        self.deliverer.wait()
        self.kills["deliverer"] += 1
        self.deliverer = self.q.watch(build=server.PLAIN_BUILD)

    def kill_relay(self):
        self.box.kill()
        self.kills["relay"] += 1
        time.sleep(random.random() * 0.3)
        self.box.start()
        # One that found it away would wait for a minute.
        self.kill_deliverer()

    def kill_postroom(self):
        pids = children(self.site.postroom.pid)
        if random.random() < 0.25:
            pids.append(self.site.postroom.pid)
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
        self.kills["postroom"] += 1
        if self.site.postroom.pid in pids:
            self.site.postroom.wait()
            self.site.start_postroom()

    def is_done(self):
        """Nobody here waits for 5 minutes: what was deferred is due now."""
        self.q.change("UPDATE message SET due = 0 WHERE state = 'queued'"
                      " AND due > 0")
        return len(self.thanked) >= ACCEPTED and \
            set(self.q.states()) == {"sent"}

    def run(self):
        for reader in self.readers:
            reader.start()
        end = time.monotonic() + PATIENCE_S
        try:
            while time.monotonic() < end and not self.is_done():
                time.sleep(random.random() * 0.4)
                random.choice((self.kill_deliverer, self.kill_deliverer,
                               self.kill_relay, self.kill_postroom,
                               lambda: time.sleep(random.random())))()
        finally:
            self.over.set()
            for reader in self.readers:
                reader.join(60)
            self.deliverer.kill()
            self.deliverer.wait()


def children(pid):
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
            return [int(child) for child in f.read().split()]
    except OSError:
        return []


def check(q, run, taken):
    sent = [friend for reader in run.readers for friend in reader.sent]
    again = sum(n - 1 for n in taken.values())
    kills = run.kills
    tap.diag("%d accepted, %d arrived, %d of them again; killed: %s"
             % (len(run.thanked), len(taken), again, dict(kills)))
    tap.ok(len(run.thanked) >= ACCEPTED, "so many were accepted")
    tap.eq(run.odd, [], "no answer but taken and not now")
    tap.eq(sorted(set(run.thanked) - set(taken)), [],
           "what was accepted arrived")
    tap.eq(sorted(set(taken) - set(sent)), [], "and nothing else")
    tap.ok(kills["deliverer"] and kills["relay"], "somebody was killed")
    tap.ok(again <= kills["deliverer"] + kills["relay"],
           "what came again is one a kill at most", (again, kills))
    tap.eq(q.states(), {"sent": len(taken)}, "the queue says so, too")
    tap.eq(q.change("SELECT count(*) FROM message, sending WHERE recipient"
                    " <> '' OR sender <> ''"), [(0,)], "no address is left")
    with open(os.path.join(q.home, "ledger")) as f:
        noted = [line.split()[1] for line in f.read().splitlines()[1:]]
    tap.eq(sorted(noted), sorted(row[0] for row in q.change(
        "SELECT id FROM message")), "the ledger has each once")
    tap.eq(server.broadsheet(q.home, "check").returncode, 0,
           "the databases are sound")


LIMITS = ("network_per_hour", "network_per_day", "sender_per_day",
          "recipient_per_day", "domain_per_hour", "story_per_hour",
          "total_per_hour")


def main():
    tap.need("nginx")
    seed = int(os.environ.get("SEED", time.time()))
    random.seed(seed)
    tap.diag("SEED=%d" % seed)
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        story = relay.base(folder)
        box = Relay(folder)
        q = relay.Queue(folder, "kill", story, mail_transport="smtp",
                        mail_tls="off", mail_timeout_s=5, email_mode="open",
                        mail_relay="smtp://127.0.0.1:%d" % box.port,
                        **{"email_" + name: 1000000 for name in LIMITS})
        try:
            with server.Site(q.home, "nginx", postroom=True) as site:
                run = Run(site, q, box)
                run.run()
        finally:
            box.kill()
        check(q, run, collections.Counter(box.taken()))
    tap.done()


if __name__ == "__main__":
    main()

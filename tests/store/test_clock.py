#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""No clock makes a story public before its time.

The command runs under libfaketime, which is told by a file how far the time
of day is off; how long the machine has run stays true, as it does when the
real clock is set. Every jump: back an hour and a day, to 1970, past 2038,
forward an hour and a day, once between commands and once under a watch that
is running; and the hours in which the clocks of Europe/London are changed.
What was held goes out when the clock is right again, what was missed at once.
"""
import contextlib
import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1",
             "/usr/local/lib/faketime/libfaketime.so.1")
HOUR, DAY = 3600, 86400
PATIENCE_S = 120

STORY = "Headline: %s\nSection: news\n\nThe tide came in.\n"


def find_library():
    import glob
    for pattern in LIBRARIES:
        for path in glob.glob(pattern):
            return path
    return None


LIBRARY = find_library()


class Paper:
    """An edition, and the clock that its commands see."""

    def __init__(self, folder, name, base=0):
        self.home = os.path.join(folder, name)
        shutil.copytree(os.path.join(folder, "empty"), self.home)
        # Its configuration names the folder that it lies in.
        server.write_conf(self.home, zones=(("UK", "Europe/London"),))
        self.offset_file = os.path.join(self.home, "offset")
        self.base = base  # what is right, beside the machine's own clock
        self.set(0)

    def set(self, jump):
        """Set the clock so far off, at once."""
        self.jump = jump
        with open(self.offset_file + ".new", "w") as out:
            out.write("%+d\n" % (self.base + jump))
        os.rename(self.offset_file + ".new", self.offset_file)

    def now(self):
        """What the time really is in this edition's world."""
        return int(time.time()) + self.base

    def env(self):
        return dict(os.environ, LD_PRELOAD=LIBRARY,
                    FAKETIME_TIMESTAMP_FILE=self.offset_file,
                    FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1")

    def run(self, *args, check=True):
        # A sanitizer wants to be the first library, and so does this one.
        return server.broadsheet(self.home, *args, check=check,
                                 build=server.PLAIN_BUILD, env=self.env())

    def new(self, headline):
        path = os.path.join(self.home, "new.story")
        with open(path, "w") as out:
            out.write(STORY % headline)
        return str(json.loads(self.run(
            "story", "new", "--json", path).stdout)["number"])

    def schedule(self, when):
        number = self.new("Scheduled")
        self.run("story", "schedule", number, iso(when))
        return number

    def embargo(self, when):
        number = self.new("Embargoed")
        self.run("story", "embargo", number, iso(when))
        self.run("story", "ready", number)
        return number

    @contextlib.contextmanager
    def database(self, name):
        db = sqlite3.connect(os.path.join(self.home, "edition", name))
        try:
            with db:
                yield db
        finally:
            db.close()

    def public(self):
        """The numbers of what is or was ever public."""
        with self.database("edition.db") as db:
            return [str(row[0]) for row in db.execute(
                "SELECT DISTINCT story FROM revision ORDER BY 1")]

    def pass_time(self, seconds):
        """As if the machine had run for so much longer already."""
        with self.database("newsroom.db") as db:
            db.execute("UPDATE clock SET now = now - ?1, uptime = uptime - ?1",
                       (seconds,))
            db.execute("UPDATE draft SET scheduled = scheduled - ?1,"
                       " embargo = embargo - ?1", (seconds,))

    def off(self, seconds):
        """As if it had been off for so long, and was started anew."""
        self.pass_time(seconds)
        with self.database("newsroom.db") as db:
            db.execute("UPDATE clock SET boot = 'another'")

    def watch(self):
        log = open(os.path.join(self.home, "watch.log"), "w")
        return subprocess.Popen(
            [os.path.join(server.PLAIN_BUILD, "broadsheet"), "-C",
             os.path.join(self.home, "broadsheet.conf"), "publish-due",
             "--watch"], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env=self.env())

    def said(self):
        with open(os.path.join(self.home, "watch.log")) as log:
            return log.read()


def iso(t):
    return datetime.datetime.fromtimestamp(
        t, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc(text):
    return int(datetime.datetime.fromisoformat(
        text + "+00:00").timestamp())


def wait_for(is_true):
    end = time.monotonic() + PATIENCE_S
    while not is_true() and time.monotonic() < end:
        time.sleep(0.2)
    return is_true()


def jumps():
    now = int(time.time())
    return [("back an hour", -HOUR), ("back a day", -DAY),
            ("to 1970", 1000 - now), ("past 2038", (1 << 31) + DAY - now),
            ("forward an hour", HOUR), ("forward a day", DAY)]


def check_commands(folder):
    """A jump between commands, and acts by hand while it lasts."""
    for name, jump in jumps():
        paper = Paper(folder, "command " + name)
        scheduled = paper.schedule(paper.now() + HOUR // 2)
        embargoed = paper.embargo(paper.now() + HOUR // 2)
        tomorrow = paper.schedule(paper.now() + DAY - 60)
        paper.set(jump)
        done = paper.run("publish-due", check=False)
        tap.eq(paper.public(), [], "%s: nothing is published" % name)
        if jump > 0:
            tap.ok(done.returncode == 69 and
                   "the clock went forward by" in done.stderr and
                   "--trust-clock" in done.stderr,
                   "%s: why, and what to do, is said" % name, done.stderr)
        else:
            tap.eq(done.returncode, 0, "%s: stories wait" % name)
        for act in (["publish", embargoed], ["ready", embargoed]):
            if jump < 0 and act[0] == "ready":
                continue
            done = paper.run("story", *act, check=False)
            # What is ready is not made ready again, so it is refused anyhow.
            tap.ok(done.returncode in (65, 69),
                   "%s: by hand it is refused: %s" % (name, act[0]),
                   done.stderr + done.stdout)
        again = os.path.join(paper.home, "again.story")
        with open(again, "w") as out:
            out.write(("Embargo: %s\n" % iso(paper.now() + HOUR // 2)) +
                      STORY % "Imported")
        done = paper.run("import", again, check=False)
        tap.ok(paper.public() == [] and done.returncode == (69 if jump > 0
                                                            else 0),
               "%s: an import does not end its embargo" % name, done.stderr)
        paper.set(0)
        done = paper.run("publish-due")
        tap.eq(paper.public(), [], "%s: nor when the clock is right" % name)
        paper.pass_time(HOUR // 2 + 1)
        paper.run("publish-due")
        tap.ok({scheduled, embargoed} <= set(paper.public()) and
               tomorrow not in paper.public(),
               "%s: at their time they go out" % name, paper.public())


def check_watch(folder):
    """Each jump under a watch of its own, all at once."""
    papers = []
    for name, jump in jumps():
        paper = Paper(folder, "watch " + name)
        paper.name, paper.far = name, jump
        paper.later = [paper.schedule(paper.now() + HOUR - 60),
                       paper.embargo(paper.now() + HOUR - 60),
                       paper.schedule(paper.now() + DAY - 60)]
        papers.append(paper)
    for paper in papers:
        paper.process = paper.watch()
    time.sleep(5)
    for paper in papers:
        paper.due = paper.now() + 25
        paper.soon = [paper.schedule(paper.due), paper.embargo(paper.due)]
    for paper in papers:
        paper.set(paper.far)
    time.sleep(12)
    for paper in papers:
        # The clock is set right at its own instant: those of before count.
        early = paper.public()
        on_time = paper.now() < paper.due
        tap.ok(early == [] or not on_time,
               "%s under a watch: nothing is published" % paper.name,
               "%s\n%s" % (early, paper.said()))
        tap.ok(("the clock went forward" in paper.said()) == (paper.far > 0),
               "%s under a watch: it is said if it holds stories"
               % paper.name, paper.said())
    for paper in papers:
        paper.set(0)
    for paper in papers:
        wait_for(lambda: set(paper.soon) <= set(paper.public()))
        tap.ok(set(paper.public()) == set(paper.soon),
               "%s under a watch: what was held goes out, and no more"
               % paper.name, "%s\n%s" % (paper.public(), paper.said()))
        with paper.database("edition.db") as db:
            at = db.execute("SELECT min(created) FROM revision").fetchone()[0]
        tap.ok(at >= paper.due, "%s under a watch: not before its time"
               % paper.name, "%s, due %s" % (iso(at), iso(paper.due)))
        paper.process.terminate()
        tap.eq(paper.process.wait(60), 0, "%s: the watch ends" % paper.name)


def check_switches(folder):
    """The two nights in which London's clocks are changed."""
    for name, switch, local, when in (
            # 01:30 comes twice; what must not be early is the second.
            ("autumn", "2026-10-25T01:00:00", "2026-10-25 01:30",
             "2026-10-25T01:30:00"),
            ("spring", "2027-03-28T01:00:00", "2027-03-28 02:30",
             "2027-03-28T01:30:00")):
        paper = Paper(folder, name,
                      utc(switch) - 20 - int(time.time()))
        number = paper.new("Local")
        done = paper.run("story", "schedule", "--json", number, local)
        tap.eq(json.loads(done.stdout)["due"], when + "Z",
               "%s: %s is that time" % (name, local))
        soon = [paper.schedule(utc(switch) + 5),
                paper.embargo(utc(switch) + 5)]
        process = paper.watch()
        while paper.now() < utc(switch) + 4:
            if paper.public():
                break
            time.sleep(0.2)
        with paper.database("edition.db") as db:
            early = db.execute(
                "SELECT count(*) FROM revision WHERE created < ?",
                (utc(switch) + 5,)).fetchone()[0]
        tap.eq(early, 0, "%s: nothing is early by the switch" % name)
        wait_for(lambda: set(soon) <= set(paper.public()))
        tap.eq(paper.public(), sorted(soon), "%s: what is due goes out" % name)
        process.terminate()
        tap.eq(process.wait(60), 0, "%s: the watch ends" % name)
        # A clock that somebody set an hour wrong on that night.
        paper.set(HOUR)
        paper.run("publish-due", check=False)
        tap.eq(paper.public(), sorted(soon), "%s: nor by an hour's mistake"
               % name)


def check_trust(folder):
    paper = Paper(folder, "trust")
    number = paper.schedule(paper.now() + HOUR)
    paper.set(DAY)
    paper.run("publish-due", check=False)
    tap.eq(paper.public(), [], "a clock that jumped is not believed")
    paper.run("publish-due", "--trust-clock")
    tap.eq(paper.public(), [number], "until somebody says that it is right")
    number = paper.schedule(paper.now() + DAY + HOUR)
    paper.set(0)
    paper.run("publish-due")
    paper.set(DAY + 2 * HOUR)
    done = paper.run("publish-due", check=False)
    tap.ok(done.returncode == 69 and number not in paper.public(),
           "and the next jump is none that was said to be right")


def check_steps(folder):
    """Steps that are small each do not add up to a jump."""
    paper = Paper(folder, "steps")
    number = paper.schedule(paper.now() + HOUR + 600)
    codes = []
    for step in range(1, 9):
        paper.set(200 * step)
        with paper.database("newsroom.db") as db:  # a minute goes by
            db.execute("UPDATE clock SET now = now - 61, uptime = uptime - 61")
            db.execute("UPDATE draft SET scheduled = scheduled - 61")
        codes.append(paper.run("publish-due", check=False).returncode)
    tap.ok(codes == [0] + [69] * 7 and number not in paper.public(),
           "small steps of the clock add up", codes)


def check_missed(folder):
    paper = Paper(folder, "missed")
    number = paper.schedule(paper.now() + 60)
    paper.pass_time(HOUR)
    done = paper.run("publish-due")
    tap.ok(paper.public() == [number] and "s late" in done.stderr,
           "what an hour of nobody's watching missed goes out, and is told",
           done.stderr)
    paper = Paper(folder, "off")
    number = paper.schedule(paper.now() + 60)
    paper.off(HOUR)
    done = paper.run("publish-due")
    tap.ok(paper.public() == [number] and "s late" in done.stderr,
           "so does what an hour without the machine missed", done.stderr)


def check_runs(folder):
    """What is known when the machine was started anew."""
    paper = Paper(folder, "month")
    paper.schedule(paper.now() + 60)
    paper.off(40 * DAY)
    done = paper.run("publish-due", check=False)
    tap.ok(done.returncode == 69 and "was off for 40 days" in done.stderr,
           "a machine that was off for 40 days is asked about", done.stderr)
    paper = Paper(folder, "battery")
    number = paper.schedule(paper.now() + 60)
    paper.off(HOUR)
    paper.set(-int(time.time()) + 100)  # no battery: it begins in 1970
    paper.run("publish-due")
    tap.eq(paper.public(), [], "a clock that begins in 1970 publishes nothing")
    paper.set(0)
    paper.run("publish-due")
    tap.eq(paper.public(), [number], "and is believed when it has been set")
    paper = Paper(folder, "first")
    with paper.database("newsroom.db") as db:
        n = db.execute("SELECT count(*) FROM clock").fetchone()[0]
    tap.eq(n, 0, "nothing is known of the clock at first")
    paper.schedule(paper.now() + HOUR)
    paper.set(DAY)
    paper.run("publish-due", check=False)
    tap.eq(paper.public(), [], "but from when something is scheduled on")


def check_container(folder):
    """No name of the machine's run, as in some containers."""
    paper = Paper(folder, "container")
    command = ("mount --bind /dev/null /proc/sys/kernel/random/boot_id && "
               "exec \"$@\"")
    run = ["unshare", "-m", "sh", "-c", command, "sh"]
    if subprocess.run([*run, "true"], stderr=subprocess.DEVNULL).returncode:
        tap.skip("without a boot id", "only root can take it away")
        return
    number = paper.schedule(paper.now() + HOUR)
    with paper.database("newsroom.db") as db:
        db.execute("UPDATE clock SET boot = ''")
    due = [*run, os.path.join(server.PLAIN_BUILD, "broadsheet"), "-C",
           os.path.join(paper.home, "broadsheet.conf"), "publish-due"]
    paper.set(DAY)
    done = subprocess.run(due, env=paper.env(), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    tap.ok(done.returncode == 69 and paper.public() == [],
           "without a boot id a jump is held, too", done.stderr)
    paper.set(0)
    paper.pass_time(HOUR)
    done = subprocess.run(due, env=paper.env(), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    tap.eq(paper.public(), [number], "and what is due goes out")
    with paper.database("newsroom.db") as db:
        # Started anew: it has run for less than when the clock was looked at.
        db.execute("UPDATE clock SET uptime = uptime + 100000000")
    number = paper.schedule(paper.now() + HOUR)
    paper.pass_time(2 * HOUR)
    subprocess.run(due, env=paper.env(), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    tap.ok(number in paper.public(), "also when the container is new")


def main():
    if LIBRARY is None:
        tap.skip_all("no libfaketime")
    with tempfile.TemporaryDirectory(prefix="broadsheet-clock-") as folder:
        empty = server.make_edition(os.path.join(folder, "empty"))
        server.broadsheet(empty, "section", "add", "news", "News")
        for part in (check_commands, check_watch, check_switches, check_trust,
                     check_steps, check_missed, check_runs, check_container):
            part(folder)
    tap.done()


if __name__ == "__main__":
    main()

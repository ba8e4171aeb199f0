# SPDX-License-Identifier: Apache-2.0
"""Bad days: the store goes, a template breaks, a worker dies. Readers get an
honest answer, the log says it once, and the site is back by itself."""
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(__file__))
import server  # noqa: E402
import tap  # noqa: E402

WAIT_S = 20


def until(is_true):
    """Whether it becomes true within WAIT_S."""
    end = time.monotonic() + WAIT_S
    while not is_true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def status(site, path="/"):
    return site.get(path).status


def children(pid):
    """The processes that a process has started."""
    with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
        return [int(child) for child in f.read().split()]


def workers(site):
    return children(site.pid)


def check_unavailable(site, what):
    got = site.get("/")
    tap.ok(got.status == 503 or "hit; ttl=-" in
           got.headers.get("cache-status", ""),
           "%s: what was asked for before is stale, if it is there" % what,
           (got.status, got.headers))
    for path in ("/archive/", "/low/", "/harbour/", "/1"):
        got = site.get(path)
        tap.ok(got.status == 503 and got.headers.get("retry-after") and
               got.headers.get("cache-control") == "no-store" and
               "cannot show this page just now" in got.text,
               "%s: %s is a 503 that says when to try again" % (what, path),
               (got.status, got.headers))
    tap.ok("/low/" in site.get("/low/harbour/").text,
           "%s: the 503 is in the skin asked for" % what)


def complaints(site, before):
    """The lines of the log since then that say readers get 503."""
    return [line for line in site.site_log()[before:].splitlines()
            if "readers get 503" in line]


def check_store(site, home):
    """Missing, replaced, newer and locked."""
    edition = os.path.join(home, "edition", "edition.db")
    files = [edition + end for end in ("", "-wal", "-shm")
             if os.path.exists(edition + end)]
    tap.eq(status(site), 200, "before: 200")

    before = len(site.site_log())
    for name in files:
        os.rename(name, name + ".away")
    check_unavailable(site, "no edition.db")
    said = complaints(site, before)
    tap.ok(1 <= len(said) <= 2 and "broadsheet init" in said[0],
           "the log says so once a worker, and what to do", said)
    for name in files:
        os.rename(name + ".away", name)
    tap.eq(status(site), 200, "it is back: 200")

    db = sqlite3.connect(edition)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.execute("PRAGMA user_version = %d" % (version + 1))
    check_unavailable(site, "a newer schema")
    db.execute("PRAGMA user_version = %d" % version)
    db.close()
    tap.eq(status(site), 200, "the old schema again: 200")

    copy = edition + ".copy"
    db = sqlite3.connect(edition)
    db.execute("VACUUM INTO ?", (copy,))
    db.close()
    db = sqlite3.connect(copy)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("UPDATE story SET headline = 'Replaced while it ran'"
               " WHERE id = 1")
    db.execute("UPDATE edition SET change = change + 1")
    db.commit()
    db.close()
    for name in files[1:]:
        os.unlink(name)
    os.rename(copy, edition)
    got = site.get(site.get("/1").headers["location"])
    tap.ok("Replaced while it ran" in got.text,
           "a file put in its place is what is read")

    # With exclusive locking nobody else may even look.
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sqlite3, sys, time\n"
         "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
         "db.execute('PRAGMA locking_mode = EXCLUSIVE')\n"
         "db.execute('PRAGMA journal_mode = DELETE')\n"
         "db.execute('BEGIN EXCLUSIVE')\n"
         "print('held', flush=True)\n"
         "sys.stdin.read()\n", edition],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    held = holder.stdout.readline() == b"held\n"
    if held:
        check_unavailable(site, "locked")
    else:
        # Readers hold the write-ahead log: then it cannot be locked away.
        tap.eq(status(site), 200, "a reader keeps others from locking it")
    holder.stdin.close()
    holder.wait(WAIT_S)
    holder.stdout.close()
    holder.stderr.close()
    tap.ok(until(lambda: status(site) == 200), "the lock is gone: 200")
    tap.ok(all(os.path.exists("/proc/%d" % pid) for pid in workers(site)),
           "and the workers lived through it")


def check_templates(site, templates):
    """A broken set is refused with file and line; a good one is taken."""
    tap.eq(status(site), 200, "it serves")
    path = os.path.join(templates, "full", "front.tpl")
    with open(path) as f:
        good = f.read()
    with open(path, "w") as f:
        f.write(good + "{{#LEAD}}never closed\n")
    before = len(site.site_log())
    site.reload()
    tap.ok(until(lambda: "front.tpl:" in site.site_log()[before:]),
           "a broken template is named with its line",
           site.site_log()[before:])
    tap.eq(status(site), 200, "and the last good set goes on")
    etag = site.get("/").headers["etag"]
    with open(path, "w") as f:
        f.write(good.replace("<h1 ", "<p>Freshly painted.</p><h1 ", 1))
    site.reload()
    tap.ok(until(lambda: "Freshly painted" in site.get("/").text),
           "a good set is taken at a reload")
    tap.ok(site.get("/").headers["etag"] != etag,
           "and pages have other validators")
    with open(path, "w") as f:
        f.write(good)


class Reader(threading.Thread):
    """Reads the front page again and again; answers are statuses."""

    def __init__(self, site):
        super().__init__()
        self.site = site
        self.answers = []
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            try:
                self.answers.append(status(self.site))
            except OSError as e:
                self.answers.append(str(e))


def let_read(readers):
    """Wait until whatever is being read now is read, and one more each."""
    goals = [len(reader.answers) + 2 for reader in readers]
    return until(lambda: all(len(reader.answers) >= goal
                             for reader, goal in zip(readers, goals)))


def check_deaths(site):
    """kill -9 of workers, and reloads, under readers: no read fails. The web
    server asks again once, so that no read may meet two of the deaths."""
    readers = [Reader(site) for _ in range(4)]
    for reader in readers:
        reader.start()
    went_on = True
    for _ in range(15):
        alive = workers(site)
        if alive:
            try:
                os.kill(alive[0], signal.SIGKILL)
            except ProcessLookupError:
                pass
        went_on = let_read(readers) and went_on
    for _ in range(5):
        site.reload()
        went_on = let_read(readers) and went_on
    for reader in readers:
        reader.is_over.set()
    for reader in readers:
        reader.join()
    answers = [a for reader in readers for a in reader.answers]
    bad = [a for a in answers if a != 200]
    tap.ok(went_on and len(answers) >= 4 * 2 * 20 and not bad,
           "no read failed while workers were killed and drained",
           (went_on, len(answers), bad[:5], site.site_log()[-2000:]))
    tap.ok(until(lambda: len(workers(site)) >= 2), "the workers are back")


def check_start(home, templates):
    """It refuses to start, naming what is wrong."""
    conf = os.path.join(home, "broadsheet.conf")
    path = os.path.join(templates, "low", "story.tpl")
    with open(path) as f:
        good = f.read()
    with open(path, "w") as f:
        f.write(good.replace("{{HEADLINE}}", "{{HEADLINE:none}}"))
    done = subprocess.run(
        [server.program("cgi-bin/site.fcgi"), "-C", conf],
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=60)
    with open(path, "w") as f:
        f.write(good)
    tap.ok(done.returncode == 78 and "story.tpl:" in done.stderr,
           "an unsafe template: it does not start, exit 78, file and line",
           done.stderr)


def check_early(home):
    """A worker dies, and a reload is asked for, before any is ready."""
    conf = os.path.join(home, "broadsheet.conf")
    sock = server.conf_value(conf, "socket")
    master = subprocess.Popen(
        [server.program("cgi-bin/site.fcgi"), "-C", conf],
        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    bound = threading.Timer(WAIT_S, master.kill)
    bound.start()
    said = ""
    try:
        until(lambda: os.path.exists(sock))
        until(lambda: children(master.pid))
        master.send_signal(signal.SIGHUP)
        os.kill(children(master.pid)[0], signal.SIGKILL)
        while said == "" or "signal 9" in said.splitlines()[-1]:
            said += master.stderr.readline()
    finally:
        bound.cancel()
        master.terminate()
        master.communicate(timeout=60)
    tap.ok("signal 9" in said and "reloaded" in said,
           "a worker killed while it starts is replaced,"
           " and a reload asked for by then is not lost", said)


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-faults-", dir="/tmp")
    try:
        templates = os.path.join(work, "templates")
        shutil.copytree(os.path.join(server.TOP, "templates"), templates)
        subprocess.run(["chmod", "-R", "u+w", templates], check=True)
        home = server.make_edition(os.path.join(work, "home"), server.demo(),
                                   templates=templates)
        check_start(home, templates)
        check_early(home)
        with server.Site(home) as site:
            check_templates(site, templates)
            check_deaths(site)
        with server.Site(home) as site:
            check_store(site, home)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What was acknowledged survives a power cut.

The edition lies on an ext4 file system of its own. In the midst of work the
programs are stopped, so that no sync is on its way, and the file system is
shut down without writing its log: all that was not synced is gone, as when
the power is. It is mounted again, the next command finishes what stopped, and
the ledger, which lay elsewhere, says what must be there.

CUTS says how many. The same once more with programs whose write-ahead logs
are never synced must lose something: that is what synchronous=NORMAL would
do, and shows that this test would notice.
"""
import fcntl
import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import ledger  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

CUTS = int(os.environ.get("CUTS", "10"))
CONTROL_TRIES = 20
EXT4_IOC_SHUTDOWN, NO_LOG_FLUSH = 0x8004587d, 2

#: Readers keep the databases open, as those of a site do: then no command is
#: the last to close them, and their logs are not emptied all the time.
READER = """
import sqlite3, sys, time
dbs = [sqlite3.connect('file:%s?mode=ro' % p, uri=True) for p in sys.argv[1:]]
for db in dbs:
    db.execute('SELECT count(*) FROM sqlite_master').fetchall()
print('open', flush=True)
time.sleep(1000000)
"""


class Disk:
    """An ext4 file system in a file, whose power can be cut."""

    def __init__(self, folder):
        self.image = os.path.join(folder, "disk")
        self.at = os.path.join(folder, "mounted")
        os.mkdir(self.at)
        with open(self.image, "wb") as out:
            out.truncate(96 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.image], check=True)
        self.is_mounted = False
        self.mount()

    def mount(self):
        subprocess.run(["mount", "-o", "loop", self.image, self.at],
                       check=True, stderr=subprocess.DEVNULL)
        self.is_mounted = True

    def unmount(self):
        for _ in range(100):
            done = subprocess.run(["umount", self.at],
                                  stderr=subprocess.PIPE, text=True)
            if done.returncode == 0:
                break
            time.sleep(0.05)
        else:
            # Nothing of it may be in the folder when that is removed.
            subprocess.run(["umount", "-l", self.at], check=False)
            raise RuntimeError(done.stderr)
        self.is_mounted = False

    def close(self):
        if self.is_mounted:
            self.unmount()
        os.remove(self.image)

    def cut(self, processes):
        processes = [p for p in processes if p.poll() is None]
        for process in processes:
            process.send_signal(signal.SIGSTOP)
        for process in processes:
            wait_until_stopped(process)
        fd = os.open(self.at, os.O_RDONLY)
        fcntl.ioctl(fd, EXT4_IOC_SHUTDOWN, NO_LOG_FLUSH.to_bytes(4, "little"))
        os.close(fd)
        for process in processes:
            process.kill()
            process.wait()
        self.unmount()
        self.mount()


def wait_until_stopped(process):
    while process.poll() is None:
        with open("/proc/%d/stat" % process.pid) as f:
            if f.read().rpartition(")")[2].split()[0] in "TtZ":
                return
        time.sleep(0.001)


def start_reader(book):
    process = subprocess.Popen(
        [sys.executable, "-c", READER, book.path("edition.db"),
         book.path("newsroom.db")], stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    return process


def work(book, disk, acts, has_reader):
    """So many acts; and the power goes in the midst of the next."""
    running = [start_reader(book)] if has_reader else []
    took = 0.1
    try:
        for _ in range(acts):
            start = time.monotonic()
            entry, words = book.prepare(random.choice(ledger.ACTS))
            out = book.do(*words)
            took = time.monotonic() - start
            book.note(entry, True, out)
            book.learn()
        entry, words = book.prepare(random.choice(ledger.ACTS))
        process = book.command(*words)
        running.append(process)
        time.sleep(took * random.random())
        disk.cut(running)
        # It may have been done in time.
        out, _ = process.communicate()
        book.note(entry, process.returncode == 0, out)
    finally:
        for process in running:
            process.kill()
            process.wait()


def begin(folder, disk):
    home = os.path.join(folder, "home")
    shutil.rmtree(home, True)
    ledger.conf(home, os.path.join(disk.at, "edition"))
    server.broadsheet(home, "init")
    server.broadsheet(home, "section", "add", "news/harbour", "Harbour")
    return ledger.Ledger(home)


def look(book):
    """The faults after a cut, when the next command has run."""
    book.recover()
    book.learn()
    faults = book.faults()
    checked = server.broadsheet(book.home, "check", check=False)
    if checked.returncode != 0:
        faults.append(checked.stdout + checked.stderr)
    return faults


def check_cuts(folder):
    disk = Disk(folder)
    try:
        book = begin(folder, disk)
        faults, in_flight = [], 0
        for i in range(CUTS):
            work(book, disk, random.randint(1, 4), random.random() < 0.7)
            faults += ["cut %d: %s" % (i, f) for f in look(book)]
            last = book.entries[-1]
            in_flight += not last.acked and not book.entry_gone(last)
        acked = sum(e.acked for e in book.entries)
        tap.diag("%d cuts, %d acts acknowledged; of %d that were not, %d were"
                 " done" % (CUTS, acked, len(book.entries) - acked,
                            in_flight))
        tap.ok(not faults, "%d power cuts lose nothing and leave nothing half"
               % CUTS, "\n".join(faults[:10]))
    finally:
        disk.close()


def check_control(folder, library):
    """With logs that are not synced something is lost."""
    lost = 0
    tries = 0
    while lost == 0 and tries < CONTROL_TRIES:
        tries += 1
        place = os.path.join(folder, "control %d" % tries)
        os.mkdir(place)
        disk = Disk(place)
        try:
            book = begin(place, disk)
            book.env = {"LD_PRELOAD": library, "SHIM_NO_SYNC": "-wal"}
            os.sync()
            work(book, disk, 4, True)
            try:
                faults = look(book)
            except Exception as error:  # not even a database any more
                faults = [str(error)]
            lost = len(faults)
        finally:
            disk.close()
    tap.diag("lost at try %d: %s" % (tries, faults[:3]))
    tap.ok(lost > 0, "logs that are not synced lose what was acknowledged")


def can_cut(folder):
    """None, or why there is no power to be cut here."""
    if os.geteuid() != 0:
        return "only root can mount and shut down a file system"
    if not glob.glob("/dev/loop*"):
        return "there are no loop devices"
    place = os.path.join(folder, "try")
    os.mkdir(place)
    try:
        disk = Disk(place)
        disk.cut([])
        disk.close()
    except (OSError, subprocess.CalledProcessError, RuntimeError) as error:
        return "this machine cannot: %s" % error
    return None


def alone():
    """
    Go on where nobody else sees the file system: a process that had copied
    the list of what is mounted would keep it from going away.
    """
    command = ["unshare", "-m", "--propagation", "private"]
    if "BROADSHEET_ALONE" in os.environ or shutil.which("unshare") is None \
            or subprocess.run([*command, "true"], check=False,
                              stderr=subprocess.DEVNULL).returncode != 0:
        return
    os.environ["BROADSHEET_ALONE"] = "yes"
    os.execvp("unshare", [*command, sys.executable, os.path.abspath(__file__)])


def main():
    alone()
    tap.need("mkfs.ext4", "mount", "umount")
    seed = int(os.environ.get("SEED", time.time()))
    random.seed(seed)
    tap.diag("SEED=%d CUTS=%d" % (seed, CUTS))
    with tempfile.TemporaryDirectory(prefix="broadsheet-cut-") as folder:
        why = can_cut(folder)
        if why is not None:
            tap.diag("NO POWER CUT WAS TRIED: " + why)
            # CI may run where file systems cannot be mounted.
            print("1..0 # SKIP " + why, flush=True)
            sys.exit(0)
        check_cuts(folder)
        library = ledger.shim(folder)
        if library is None:
            tap.skip("the control", "no compiler")
        else:
            check_control(folder, library)
    tap.done()


if __name__ == "__main__":
    main()

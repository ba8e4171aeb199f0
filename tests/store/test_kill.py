# SPDX-License-Identifier: Apache-2.0
"""An import that is killed at any moment and run again ends as if it had not
been: nothing twice, nothing half, nothing lost."""
import os
import random
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

KILLS = 25
MAP = os.path.join(server.TOP, "tests", "data", "digitalgov.map")


def contents(home):
    """What the edition holds, but for when it came in."""
    path = os.path.join(home, "edition", "edition.db")
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    try:
        return {
            "stories": db.execute(
                "SELECT i.guid, i.story, hex(i.sha256), s.state, s.revision,"
                " s.headline, s.slug, s.section, s.published, s.updated,"
                " s.words, s.low_pages FROM source_item i"
                " JOIN story s ON s.id = i.story ORDER BY 1").fetchall(),
            "revisions": db.execute(
                "SELECT story, number, document FROM revision"
                " ORDER BY 1, 2").fetchall(),
            "listing": db.execute(
                "SELECT section, updated, story FROM listing"
                " ORDER BY 1, 2, 3").fetchall(),
            "bodies": db.execute(
                "SELECT story, skin, page, html FROM rendition"
                " ORDER BY 1, 2, 3").fetchall(),
            "plain texts": db.execute(
                "SELECT story, headline, body, byline, facet FROM plain"
                " ORDER BY 1").fetchall(),
            "words": db.execute("SELECT * FROM word ORDER BY 1").fetchall(),
        }
    finally:
        db.close()


def kill_once(home, source, longest):
    """Start an import and kill it at a random moment; False: it was done."""
    process = subprocess.Popen(
        [os.path.join(server.PLAIN_BUILD, "broadsheet"), "-q", "-C",
         os.path.join(home, "broadsheet.conf"), "import", "--map", MAP,
         source], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    # A batch of 500 is some fifth of it: now one gets through, now none, and
    # the work lasts for most of the kills.
    time.sleep(random.random() * longest * 0.3)
    if process.poll() is not None:
        return False
    process.send_signal(signal.SIGKILL)
    process.wait()
    return True


def main():
    source = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
    if source is None:
        tap.skip_all("the shared test data is absent")
    seed = int(os.environ.get("SEED", time.time()))
    random.seed(seed)
    print("# SEED=%d" % seed)
    work = tempfile.mkdtemp(prefix="broadsheet-kill-", dir="/tmp")
    try:
        whole = server.make_edition(os.path.join(work, "whole"))
        start = time.monotonic()
        server.broadsheet(whole, "import", "--map", MAP, source,
                          build=server.PLAIN_BUILD)
        longest = time.monotonic() - start
        killed = server.make_edition(os.path.join(work, "killed"))
        kills = sum(kill_once(killed, source, longest)
                    for _ in range(KILLS))
        tap.ok(kills > KILLS // 3, "the import was killed %d times" % kills)
        server.broadsheet(killed, "import", "--map", MAP, source,
                          build=server.PLAIN_BUILD)
        a, b = contents(whole), contents(killed)
        tap.ok(len(b["stories"]) == 2559, "all 2,559 posts are in, once")
        for name in a:
            tap.ok(a[name] == b[name],
                   "%s are as without a kill" % name)
        done = server.broadsheet(killed, "check", check=False)
        tap.ok(done.returncode == 0, "broadsheet check finds nothing wrong")
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

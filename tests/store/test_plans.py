# SPDX-License-Identifier: Apache-2.0
"""No statement reads a whole table or sorts in passing, on 15,000 stories.

The work is tests/store/plans, on an edition of the shared volume data (of the
demo where that is absent), with the planner's statistics and without.
"""
import glob
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

MAP = os.path.join(server.TOP, "tests", "data", "digitalgov.map")


def sources():
    folder = server.testdata("volume")
    if folder is None:
        return [server.demo()]
    return [["--map", MAP, *sorted(glob.glob(folder + "/*.jsonl.gz"))]]


def check(home, when):
    done = subprocess.run(
        [server.program("tests/store/plans"), os.path.join(home, "edition")],
        stdout=subprocess.PIPE, text=True)
    for line in done.stdout.splitlines():
        if line.startswith(("ok ", "not ok ")):
            name = line.split(" - ", 1)[1]
            tap.ok(line.startswith("ok"), "%s (%s)" % (name, when))


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-plans-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), *sources())
        path = os.path.join(home, "edition", "edition.db")
        db = sqlite3.connect(path)
        count = db.execute("SELECT count(*) FROM story").fetchone()[0]
        db.close()
        if server.testdata("volume"):
            tap.eq(count, 14963, "the edition has all the volume data")
        check(home, "without statistics")
        db = sqlite3.connect(path)
        db.execute("ANALYZE")
        db.commit()
        db.close()
        check(home, "with statistics")
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

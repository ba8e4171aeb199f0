#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 at any moment of an act: what was acknowledged is done exactly once,
what was not is whole or not at all, and lists, feeds, search and see also
agree with the stories.

KILLS says how many; half of them at a random time, half at a random call that
changes a file, which is left half written.
"""
import os
import random
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import ledger  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

KILLS = int(os.environ.get("KILLS", "60"))


def measure(book, library, folder):
    """How long an act takes, and how many calls it makes that change files."""
    times, calls = {}, {}
    for act in ledger.ACTS:
        count = os.path.join(folder, "count")
        entry, words = book.prepare(act)
        start = time.monotonic()
        process = book.command(*words, env={} if library is None else {
            "LD_PRELOAD": library, "SHIM_COUNT": count})
        out, said = process.communicate()
        times[act] = time.monotonic() - start
        book.note(entry, process.returncode == 0, out)
        book.learn()
        if library is not None:
            with open(count) as f:
                calls[act] = int(f.read())
    return times, calls


def kill_once(book, act, times, calls, library):
    """True when it was killed before it said that it had done it."""
    entry, words = book.prepare(act)
    act = entry.act
    if library is not None and random.random() < 0.5:
        process = book.command(*words, env={
            "LD_PRELOAD": library,
            "SHIM_KILL_AT": str(random.randint(1, calls[act] + 1))})
    else:
        process = book.command(*words)
        time.sleep(random.random() * times[act] * 1.2)
        process.kill()
    out, said = process.communicate()
    # What was printed whole was acknowledged, however it ended.
    is_acked = process.returncode == 0
    if not is_acked and process.returncode > 0:
        raise AssertionError("%s: exit %d: %s" % (
            words, process.returncode, said))
    book.note(entry, is_acked, out)
    return not is_acked


def main():
    seed = int(os.environ.get("SEED", time.time()))
    random.seed(seed)
    print("# SEED=%d KILLS=%d" % (seed, KILLS))
    with tempfile.TemporaryDirectory(prefix="broadsheet-acts-") as folder:
        home = server.make_edition(os.path.join(folder, "home"))
        server.broadsheet(home, "section", "add", "news/harbour", "Harbour")
        book = ledger.Ledger(home)
        library = ledger.shim(folder)
        if library is None:
            tap.diag("no compiler: killed at random times only")
        for _ in range(6):  # whom to correct and to withdraw
            entry, words = book.prepare("publish")
            book.note(entry, bool(book.do(*words)) or True)
            book.learn()
        times, calls = measure(book, library, folder)
        tap.diag("calls that change files: %s" % calls)
        faults = book.faults()
        tap.ok(not faults, "without a kill all agree", "\n".join(faults))
        killed, recovered = {act: 0 for act in ledger.ACTS}, []
        tries = 0
        while sum(killed.values()) < KILLS and tries < 3 * KILLS:
            tries += 1
            act = random.choice(ledger.ACTS)
            killed[act] += kill_once(book, act, times, calls, library)
            book.recover()
            book.learn()
            faults = book.faults()
            if faults:
                recovered.append("try %d: %s" % (tries, "; ".join(faults)))
                break
        tap.ok(sum(killed.values()) == KILLS, "%d acts were killed: %s" % (
            sum(killed.values()), ", ".join(
                "%d %s" % (n, act) for act, n in killed.items())))
        tap.ok(not recovered, "what was acknowledged is there once, what was "
               "not is whole or absent", "\n".join(recovered))
        done = sum(not e.acked and not book.entry_gone(e)
                   for e in book.entries)
        tap.diag("of those not acknowledged %d were done" % done)
        checked = server.broadsheet(home, "check", check=False)
        tap.ok(checked.returncode == 0, "broadsheet check finds nothing wrong",
               checked.stdout + checked.stderr)
    tap.done()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The queue: what goes out goes out once, and what waits is not lost.

Back-off and giving up, whatever the clock does; blocks; the ledger, present,
lost, torn, another's; backups restored in every way; two deliverers at once,
one that died, one that is stopped; and the verbs for people.
"""
import glob
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import relay  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from relay import Queue, Script  # noqa: E402

HOUR, DAY = 3600, 86400
LIBRARY = (glob.glob("/usr/lib/*/faketime/libfaketime.so.1") +
           glob.glob("/usr/local/lib/faketime/libfaketime.so.1") + [None])[0]


def smtp(folder, name, story, script, **more):
    return Queue(folder, name, story, mail_transport="smtp", mail_tls="off",
                 mail_relay=script.url, **more)


def wait_for(is_true, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(0.05)
    return False


def check_once(folder, story):
    q = Queue(folder, "once", story, mail_transport="maildir")
    ids = sorted(q.add(3))
    got = q.deliver()
    tap.eq((got.returncode, got.stdout, q.maildir()),
           (0, "3 sent, 0 deferred, 0 refused\n", ids), "three go out")
    row = q.row(ids[0])
    tap.ok(row["state"] == "sent" and row["recipient"] == "" and
           row["ended"] and row["attempts"] == 1 and not row["leased"],
           "and are over, without their addresses", row)
    tap.eq(q.change("SELECT DISTINCT name, sender, note FROM sending"),
           [("", "", "")], "nor the sender's, nor what they wrote")
    tap.eq(q.deliver().stdout, "0 sent, 0 deferred, 0 refused\n",
           "and not again")
    q.change("UPDATE message SET state = 'queued', ended = NULL,"
             " recipient = 'keeper0@example.net'")
    os.unlink(os.path.join(q.home, "ledger"))
    q.deliver()
    q.command("queue", "retry", "--held")
    tap.eq((q.deliver().returncode, q.maildir()), (0, ids),
           "put into the folder twice, each is there once")
    with open(os.path.join(q.home, "mail", "new", ids[0]), "rb") as f:
        tap.ok(b"\r" not in f.read(), "lines end as in files")
    q.add(2)
    got = json.loads(q.command("deliver", "--json").stdout)
    tap.eq((got["schema"], got["sent"], got["down"]),
           ("broadsheet.deliver/1", 2, False), "--json says so, too")
    q.conf(mail_transport="off")
    tap.eq(q.deliver().returncode, 78, "without a transport none leaves")


def check_blocked(folder, story):
    with Script() as script:
        q = smtp(folder, "blocked", story, script)
        ids = q.add(2)
        got = q.command("queue", "block", "KEEPER0+tide@example.net")
        tap.eq(got.returncode, 0, "an address is blocked")
        q.change("DELETE FROM message WHERE id = ?", ids[1])
        tap.eq((q.deliver().stdout, q.row(ids[0])["state"],
                q.row(ids[0])["reply"], script.connections),
               ("0 sent, 0 deferred, 0 refused, 1 dropped\n", "dropped",
                "blocked", 0), "what is for it is dropped, unsaid")
        tap.ok("keeper" not in str(q.change("SELECT * FROM blocked")),
               "only a hash of it is kept")
        q.command("queue", "unblock", "keeper0@example.net")
        q.add(1)
        tap.eq(q.deliver().stdout, "1 sent, 0 deferred, 0 refused\n",
               "unblocked, mail goes there again")
        tap.eq(q.command("queue", "block", "no address").returncode, 64,
               "what is no address is none")
        q.change("UPDATE message SET state = 'queued', ended = NULL")
        id, = q.add(1)
        q.change("DELETE FROM sending")
        q.deliver()
        tap.eq(q.row(id)["state"], "dropped",
               "what it was about is gone: it is dropped")


def due_in(q, id):
    return q.row(id)["due"] - time.time()


def check_pauses(folder, story):
    with Script({"rcpt": "451 4.3.0 not now"}) as script:
        q = smtp(folder, "pauses", story, script)
        want = [300, 600, 1200, 2400] + [3600] * 8
        got = {}
        for attempts, pause in enumerate(want):
            for id in q.add(6, attempts=attempts):
                got[id] = pause
        q.deliver()
        rows = {id: q.row(id)["due"] - time.time() for id in got}
        off = [(rows[id] + 5) / got[id] for id in got]
        tap.ok(all(pause * 0.89 - 20 <= rows[id] <= pause * 1.11
                   for id, pause in got.items()),
               "5 minutes, 10, 20, 40, an hour, a tenth more or less", rows)
        tap.ok(max(off) - min(off) > 0.05, "not all at once", off)
        rows = [("young, 20 tries", HOUR, 20, "queued"),
                ("5 days and 2 hours, 10 tries", 122 * HOUR, 10, "queued"),
                ("5 days less an hour, 30 tries", 119 * HOUR, 30, "queued"),
                ("5 days and 2 hours, 11 tries", 122 * HOUR, 11, "failed"),
                ("from next year, 30 tries", -365 * DAY, 30, "queued")]
        for name, age, attempts, state in rows:
            id, = q.add(1, age=age, attempts=attempts)
            q.deliver()
            tap.eq(q.row(id)["state"], state, f"given up? {name}: {state}")
        id, = q.change("SELECT id FROM message WHERE state = 'failed'")[0]
        tap.eq(q.row(id)["reply"], "given up: 451 4.3.0 not now",
               "it is said why")
        q.conf(mail_give_up_hours=1)
        id, = q.add(1, age=2 * HOUR, attempts=11)
        q.deliver()
        tap.eq(q.row(id)["state"], "failed", "mail_give_up_hours says when")


def at_time(offset):
    return dict(os.environ, LD_PRELOAD=LIBRARY, FAKETIME="%+d" % offset,
                FAKETIME_DONT_FAKE_MONOTONIC="1")


def check_clock(folder, story):
    if LIBRARY is None:
        tap.skip("clocks", "no libfaketime")
        return
    with Script({"rcpt": "451 4.3.0 not now"}) as script:
        q = smtp(folder, "clock", story, script)
        ids = q.add(3)
        for jump in (40 * DAY, 400 * DAY, 20000 * DAY):
            q.deliver(env=at_time(jump), build=server.PLAIN_BUILD)
        tap.eq([q.row(id)["state"] for id in ids], ["queued"] * 3,
               "a clock that jumps forward gives nothing up")
        tap.ok(all(due_in(q, id) > 19999 * DAY for id in ids),
               "they are due then")
        script.at.clear()
        tap.eq(q.deliver().stdout, "3 sent, 0 deferred, 0 refused\n",
               "when it is right again they are due at once")
        q.add(1)
        for jump in (-HOUR, -DAY, -20000 * DAY):
            id, = q.add(1)
            got = q.deliver(env=at_time(jump), build=server.PLAIN_BUILD)
            tap.eq((got.returncode, q.row(id)["state"]),
                   (0, "sent" if jump < -2 * HOUR else q.row(id)["state"]),
                   f"a clock that is {jump} s off sends, or waits")
        q.deliver()
        tap.eq(set(q.states()), {"sent"}, "right again, all are sent")
        tap.eq(len(set(t[2].split(b"Message-ID: ")[1].split(b"@")[0]
                       for t in script.taken)), len(script.taken),
               "none of them twice")


def copy(q, way, source, target):
    """A folder as it was, in place of the one that is there."""
    if way == "rm":
        shutil.rmtree(target)
        shutil.copytree(source, target)
        return
    for name in os.listdir(target):
        if name.endswith(("-wal", "-shm")):
            os.unlink(os.path.join(target, name))
    subprocess.run(["cp", "-a", source + "/.", target], check=True)


def check_backup(folder, story):
    for way in ("rm", "cp"):
        q = Queue(folder, "backup-" + way, story, mail_transport="maildir")
        edition = os.path.join(q.home, "edition")
        q.add(2)
        q.deliver()
        ids = q.add(3)
        shutil.copytree(edition, os.path.join(q.home, "backup"))
        q.deliver()
        shutil.rmtree(os.path.join(q.home, "mail"))
        for times in range(2):
            copy(q, way, os.path.join(q.home, "backup"), edition)
            tap.eq([q.row(id)["state"] for id in ids], ["queued"] * 3,
                   f"{way}: the backup has them in its queue")
            got = q.deliver()
            tap.eq((got.stdout, q.maildir(), q.states()),
                   ("0 sent, 0 deferred, 0 refused, 3 sent before\n", [],
                    {"sent": 5}),
                   f"{way}: restored, nothing is sent again")
            tap.eq(q.row(ids[0])["recipient"], "",
                   f"{way}: their addresses are forgotten")
        new, = q.add(1)
        q.deliver()
        tap.eq(q.maildir(), [new], f"{way}: what is new goes out")
        # A backup of the time before anything was sent.
        shutil.rmtree(edition)
        shutil.copytree(os.path.join(folder, "base", "edition"), edition)
        new, = q.add(1)
        tap.eq((q.deliver().returncode, q.row(new)["state"]), (0, "sent"),
               f"{way}: one from before the ledger takes it up")


def check_watched_backup(folder, story):
    """The same under a deliverer that goes on."""
    q = Queue(folder, "watched", story, mail_transport="maildir")
    edition = os.path.join(q.home, "edition")
    q.add(3)
    shutil.copytree(edition, os.path.join(q.home, "backup"))
    watch = q.watch()
    try:
        tap.ok(wait_for(lambda: q.states() == {"sent": 3}),
               "--watch sends what is there", q.log())
        os.rename(edition, edition + ".away")
        tap.ok(wait_for(lambda: "edition" in q.log().split("error:")[-1] and
                        "error:" in q.log()), "the edition is away")
        time.sleep(2.5)
        tap.eq(q.log().count("error:"), 1, "that is told once")
        shutil.rmtree(os.path.join(q.home, "mail"))
        os.rename(os.path.join(q.home, "backup"), edition)
        tap.ok(wait_for(lambda: q.states() == {"sent": 3}),
               "a backup is in its place", q.log())
        new, = q.add(1)
        tap.ok(wait_for(lambda: q.row(new)["state"] == "sent"),
               "and what is new goes out", q.log())
        tap.eq(q.maildir(), [new], "what was sent is not")
        tap.ok("all is well again" in q.log(), "that is told", q.log())
        got = q.deliver()
        tap.ok(got.returncode == 75 and "another deliverer" in got.stderr,
               "two at once: the second says so", got.stderr)
        second = q.watch()
        tap.ok(wait_for(lambda: q.log().count("another deliverer") == 1),
               "one that goes on waits", q.log())
        watch.kill()
        watch.wait()
        new, = q.add(1)
        tap.ok(wait_for(lambda: q.row(new)["state"] == "sent"),
               "and takes over", q.log())
        second.terminate()
        tap.eq(second.wait(20), 0, "SIGTERM ends it")
    finally:
        watch.kill()
        watch.wait()


def check_ledger(folder, story):
    q = Queue(folder, "ledger", story, mail_transport="maildir")
    ledger = os.path.join(q.home, "ledger")
    first = q.add(2)
    q.deliver()
    with open(ledger) as f:
        lines = f.read().splitlines()
    tap.ok(lines[0].startswith("broadsheet-ledger/1 ") and
           sorted(line.split()[1] for line in lines[1:]) == sorted(first),
           "it has what was sent", lines)
    for name, spoil in (
            ("lost", os.unlink),
            ("another's", lambda path: write(
                path, "broadsheet-ledger/1 " + "0" * 32 + "\n"))):
        spoil(ledger)
        ids = q.add(3)
        q.change("UPDATE message SET state = 'leased', leased = 1"
                 " WHERE id = ?", ids[0])
        before = q.maildir()
        got = q.deliver()
        tap.ok(got.returncode == 65 and "queue retry --held" in got.stderr and
               q.maildir() == before and
               [q.row(id)["state"] for id in ids] == ["held"] * 3,
               f"{name}: what waits is held, and it says what to do",
               f"{got.returncode} {got.stderr} {q.states()}")
        got = q.deliver()
        tap.eq((got.returncode, q.row(ids[0])["state"]), (0, "held"),
               f"{name}: and stays so")
        new, = q.add(1)
        q.deliver()
        tap.eq(q.row(new)["state"], "sent", f"{name}: what is new goes out")
        tap.eq(q.command("queue", "retry", "--held", "-n").returncode, 0,
               "--dry-run changes nothing")
        tap.eq(q.states().get("held"), 3, "they are held")
        q.command("queue", "retry", "--held")
        q.deliver()
        tap.eq(q.states().get("held"), None, f"{name}: until told otherwise")
    check_torn(q, ledger)
    id, = q.add(1)
    q.conf(mail_ledger=os.path.join(q.home, "absent", "ledger"))
    got = q.deliver()
    tap.ok(got.returncode in (73, 77) and "absent/ledger" in got.stderr and
           "mail_ledger" in got.stderr and q.row(id)["state"] == "queued" and
           q.row(id)["attempts"] == 0,
           "what cannot be written: nothing is sent", got.stderr)
    q.conf(mail_ledger=ledger)
    tap.eq(q.deliver().stdout, "1 sent, 0 deferred, 0 refused\n",
           "when it is there again, it goes out")


def write(path, text, mode="w"):
    with open(path, mode) as out:
        out.write(text)


def read(path):
    with open(path) as f:
        return f.read()


def check_torn(q, ledger):
    for torn in ("1764060000 0123456789abc", "176406", "\0\0\0\0",
                 "17\0\0\0\n\0\0"):
        text = read(ledger)
        id, = q.add(1)
        write(ledger, torn, "a")
        got = q.deliver()
        lines = read(ledger).splitlines()
        tap.ok(got.returncode == 0 and q.row(id)["state"] == "sent" and
               read(ledger).startswith(text) and
               lines[-1].endswith(" " + id) and "torn" in got.stderr,
               f"a last line that is torn is mended: {torn!r}",
               f"{got.stderr} {lines[-2:]}")
    good = read(ledger)
    for name, bad in (("", ""), ("its head", "x" + good),
                      ("a line", good + "what is this?\n1 ab\n")):
        write(ledger, bad)
        id, = q.add(1)
        got = q.deliver()
        tap.ok(got.returncode == 65 and "ledger" in got.stderr and
               q.row(id)["state"] == "queued",
               f"damaged ({name}): nothing is sent", got.stderr)
        write(ledger, good)
    q.deliver()
    name, now = good.split("\n")[0], int(time.time())
    old = "".join("%d %032x\n" % (now - 61 * DAY, i) for i in range(12000))
    new = "".join("%d %032x\n" % (now - 59 * DAY, i) for i in range(9, 500))
    write(ledger, name + "\n" + old + new)
    q.deliver()
    tap.eq(read(ledger), name + "\n" + new,
           "of many lines those of more than 60 days ago go")
    write(ledger, name + "\n" + old[:44 * 30])
    q.deliver()
    tap.eq(read(ledger), name + "\n" + old[:44 * 30], "of few none do")


def check_died(folder, story):
    """What was in hand goes out by the next; at once, but not for ever."""
    q = Queue(folder, "died", story, mail_transport="maildir")
    ids = q.add(3)
    for id, attempts in zip(ids, (1, 3, 4)):
        q.change("UPDATE message SET state = 'leased', leased = 1,"
                 " attempts = ?, due = 0 WHERE id = ?", attempts, id)
    q.deliver()
    tap.eq([q.row(id)["state"] for id in ids], ["sent", "sent", "queued"],
           "what was in hand is tried again")
    tap.ok(200 < due_in(q, ids[2]) < 301,
           "what was so four times lets others go first")
    with Script({"dot": slow}) as script:
        q = smtp(folder, "stopped", story, script)
        ids = q.add(2)
        watch = q.watch()
        tap.ok(wait_for(lambda: "DATA" in script.commands), "one is in hand")
        watch.send_signal(signal.SIGTERM)
        tap.eq(watch.wait(20), 0, "SIGTERM: it ends")
        tap.eq(q.states(), {"sent": 1, "queued": 1},
               "what was in hand is finished, and nothing begun")


def check_in_flight(folder, story):
    """Killed when the relay has it, and its answer is not here: it comes
    twice. When the answer is here and noted: once."""
    hit = {}

    def kill():
        if "process" in hit:
            hit.pop("process").kill()
            time.sleep(0.2)
        return "250 ok"
    with Script({"dot": kill}) as script:
        q = smtp(folder, "flight", story, script)
        id, = q.add(1)
        hit["process"] = q.watch()
        process = hit["process"]
        process.wait(30)
        row = q.row(id)
        tap.eq((row["state"], row["attempts"], len(script.taken)),
               ("leased", 1, 1), "killed when the relay had it all")
        q.deliver()
        tap.eq((q.row(id)["state"], len(script.taken)), ("sent", 2),
               "it goes again, as nobody here knows")
        q.change("UPDATE message SET state = 'leased', leased = 1, ended ="
                 " NULL, recipient = 'keeper0@example.net'")
        q.deliver()
        tap.eq((q.row(id)["state"], q.row(id)["recipient"],
                len(script.taken)), ("sent", "", 2),
               "what the ledger has does not, whatever the queue says")


def slow():
    time.sleep(1.5)
    return "250 at last"


def check_housekeeping(folder, story):
    q = Queue(folder, "house", story, mail_transport="maildir")
    late, = q.add(1, state="unconfirmed", mode="verified", age=49 * HOUR)
    young, = q.add(1, state="unconfirmed", mode="verified", age=47 * HOUR)
    held, = q.add(1, state="held", age=40 * DAY)
    old, = q.add(1, age=31 * DAY)
    q.change("UPDATE message SET state = 'sent', recipient = '', ended ="
             " queued WHERE id = ?", old)
    got = q.deliver()
    tap.eq((q.row(late)["state"], q.row(late)["reply"],
            q.row(late)["recipient"]), ("dropped", "not confirmed", ""),
           "what nobody confirmed in 48 hours is dropped")
    tap.eq(q.row(young)["state"], "unconfirmed", "not before")
    tap.eq(q.change("SELECT sender FROM sending WHERE key = ?",
                    q.row(late)["origin"]), [("",)],
           "and who sent it is forgotten")
    tap.eq(q.change("SELECT count(*) FROM message WHERE id = ?", old), [(0,)],
           "what was over 30 days ago is forgotten")
    tap.eq(q.change("SELECT count(*) FROM sending WHERE key = ?",
                    q.row(held)["origin"]), [(1,)],
           "but not what is yet to be sent, however old it is")
    tap.eq(got.stdout, "0 sent, 0 deferred, 0 refused, 1 dropped\n",
           "and nothing is sent")


def check_verbs(folder, story):
    q = Queue(folder, "verbs", story, mail_transport="maildir")
    ids = q.add(4)
    wait, = q.add(1, state="unconfirmed", mode="verified")
    later, = q.add(1, due=1800)
    q.change("UPDATE message SET reply = '451 later', attempts = 2"
             " WHERE id = ?", later)
    got = q.command("queue", "list").stdout
    tap.ok("1 unconfirmed, 5 queued" in got and later[:8] in got and
           "451 later" in got and "keeper" not in got,
           "list has states and counts, and no addresses", got)
    got = json.loads(q.command("queue", "list", "--json", "--state",
                               "queued", "--limit", "3").stdout)
    tap.eq((got["schema"], got["counts"]["queued"], len(got["messages"])),
           ("broadsheet.queue/1", 5, 3), "the same for programs")
    tap.eq(q.command("queue", "list", "--state", "lost").returncode, 64,
           "a state that there is not")
    got = q.command("queue", "show", ids[0][:10]).stdout
    tap.ok(ids[0] in got and "keeper0@example.net" in got,
           "show has the address while it is there", got)
    tap.eq(q.command("queue", "show", "f" * 33).returncode, 64, "no such one")
    tap.eq(q.command("queue", "show", "").returncode, 64, "nor the empty one")
    tap.eq(q.command("queue", "drop", ids[1], ids[2], "-n").stdout,
           f"message {ids[1][:8]}: would be dropped\n"
           f"message {ids[2][:8]}: would be dropped\n", "drop --dry-run")
    q.command("queue", "drop", ids[1], ids[2])
    tap.eq([(q.row(i)["state"], q.row(i)["recipient"]) for i in ids[1:3]],
           [("dropped", "")] * 2, "drop")
    q.command("queue", "retry", later)
    tap.ok(due_in(q, later) <= 0, "retry has it due at once")
    tap.ok("would be sent" in q.command("deliver", "-n").stdout and
           q.states()["queued"] == 3, "deliver --dry-run sends nothing")
    q.deliver()
    for id, code in ((ids[0], 65), (ids[1], 65), (wait, 65)):
        got = q.command("queue", "retry", id)
        tap.eq(got.returncode, code, f"retry of what is {q.row(id)['state']}"
                                     f" is refused: {got.stderr}")
    got = q.command("queue", "show", ids[0])
    tap.ok("recipient" not in got.stdout, "an address that is gone is gone")
    tap.eq(q.command("queue", "retry").returncode, 64, "retry of nothing")
    tap.eq(q.command("queue", "retry", "--all", later).returncode, 64,
           "retry of all and one")
    id, = q.add(1)
    q.change("UPDATE message SET state = 'leased', leased = 1 WHERE id = ?",
             id)
    tap.eq([q.command("queue", verb, id).returncode
            for verb in ("drop", "retry")], [75, 75],
           "what is being sent is left alone")


def check_plain(folder):
    """No address is in any row of what is over."""
    for path in glob.glob(os.path.join(folder, "*/edition/postroom.db")):
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        rows = db.execute("SELECT recipient, reply FROM message WHERE ended"
                          " IS NOT NULL").fetchall()
        db.close()
        if any("@" in word for row in rows for word in row):
            tap.ok(False, "no address is left: " + path, rows)
            return
    tap.ok(True, "no address is left of what is over")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        story = relay.base(folder)
        for check in (check_once, check_blocked, check_pauses, check_clock,
                      check_backup, check_watched_backup, check_ledger,
                      check_died, check_in_flight, check_housekeeping, check_verbs):
            check(folder, story)
        check_plain(folder)
    tap.done()


if __name__ == "__main__":
    main()

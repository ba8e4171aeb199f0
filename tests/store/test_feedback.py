# SPDX-License-Identifier: Apache-2.0
"""What editors do about feedback: each verb, what it refuses, and a kill.

Feedback is written into the postroom as postroom.fcgi does. An answer is in
the queue once, to the reader alone; an accepted error has a draft; what is
closed has no address; every act has its line in the audit log; readers' pages
do not change by any of it.
"""
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402
from letters import change, query  # noqa: E402

KILLS = 12
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def report(home, story=0, revision=0, email="pilot@example.org",
           message="It is 11 metres.", kind="error"):
    """A reader's; returns its reference."""
    key = secrets.token_hex(16)
    bits = int(key[:10], 16)
    eight = "".join(ALPHABET[bits >> 5 * i & 31] for i in range(7, -1, -1))
    reference = eight[:4] + "-" + eight[4:]
    change(home, "postroom", "INSERT INTO feedback (key, reference, kind,"
           " story, revision, received, name, email, message, digest, network)"
           " VALUES (?, ?, ?, ?, ?, ?, 'A pilot', ?, ?, '', '')", key,
           reference, kind, story, revision, int(time.time()), email, message)
    return reference


def run(home, *args, **more):
    return server.broadsheet(home, "feedback", *args, check=False, **more)


def said(home, *args):
    done = run(home, *args, "--json")
    if done.returncode != 0:
        raise server.SiteError(done.stderr)
    return json.loads(done.stdout)


def row(home, reference):
    return query(home, "postroom", "SELECT state, email, why, closed IS NULL"
                 " FROM feedback WHERE reference = ?", reference)[0]


def messages(home, reference):
    return query(home, "postroom", "SELECT m.kind, m.recipient, m.state"
                 " FROM message m JOIN feedback b ON b.key = m.origin"
                 " WHERE b.reference = ? ORDER BY m.queued, m.id", reference)


def audit(home, reference):
    return [act for act, in query(
        home, "newsroom", "SELECT act FROM audit WHERE why LIKE ?"
                          " ORDER BY id", f"feedback {reference}%")]


def readers_see(home):
    return query(home, "edition", "SELECT change FROM edition")


def check_list(home, story):
    tap.eq(run(home, "list").stdout, "no feedback waits\n",
           "an empty list says so")
    one = report(home, message="First\nline two")
    two = report(home, story, 1)
    listed = said(home, "list")["feedback"]
    tap.eq([(b["reference"], b["story"], b["revision"], b["state"])
            for b in listed if b["reference"] in (one, two)],
           [(one, 0, 0, "open"), (two, story, 1, "open")] if
           listed[0]["reference"] == one else
           [(two, story, 1, "open"), (one, 0, 0, "open")],
           "what waits is listed")
    text = run(home, "list").stdout
    tap.ok(one in text and "the site" in text and "First ...\n" in text and
           f"story {story}, revision 1" in text, "a line of each", text)
    for word in (one, one.lower(), one.replace("-", ""),
                 one.replace("-", "").lower()):
        tap.eq(said(home, "show", word)["reference"], one,
               f"a reference as people type it: {word}")
    for word in ("", "x", one[:-1], one + "0", one.replace("-", "--"),
                 "ZZZZ-ZZZZ"):
        tap.eq(run(home, "show", word).returncode, 66,
               f"\"{word}\" is none of them")
    said(home, "close", one, "--why", "read")
    tap.ok(one not in run(home, "list").stdout and
           one in run(home, "list", "--all").stdout,
           "what is closed is in the list of all")


def check_answer(home, story):
    one = report(home, story, 1, email="Pilot+news@Example.ORG")
    before = readers_see(home)
    tap.eq(run(home, "answer", one, "--text", "Thank  you.\r\n\r\n\r\nBye.",
               ).returncode, 0, "an answer is taken")
    tap.eq(messages(home, one),
           [("answer", "Pilot+news@example.org", "queued")],
           "it is in the queue, to the reader")
    shown = said(home, "show", one)["answers"]
    tap.eq([(a["text"], a["state"]) for a in shown],
           [("Thank you.\n\nBye.", "queued")], "and with the feedback")
    said(home, "answer", one, "--text", "And thank you again.")
    tap.eq(len(messages(home, one)), 2, "a second answer is another letter")
    ids = [m["message"] for m in said(home, "show", one)["answers"]]
    tap.ok(len(set(ids)) == 2, "with an id of its own", ids)
    tap.eq(row(home, one)[0], "open", "an answer settles nothing")
    tap.eq(readers_see(home), before, "readers see nothing of it")
    tap.eq(audit(home, one), ["feedback answer"] * 2,
           "each has its line in the audit log")
    where = query(home, "newsroom", "SELECT * FROM audit WHERE why || act"
                                    " LIKE '%Pilot+news%'")
    tap.eq(where, [], "which has no address")
    for name, args, status in (
            ("nothing", (), 64), ("an empty text", ("--text", " \n"), 65),
            ("20,001 bytes", ("--text", "x" * 20001), 65),
            ("a control character", ("--text", "a\x07b"), 65),
            ("a turned direction", ("--text", "a\u202eb"), 65),
            ("both text and file", ("--text", "a", "--file", "/dev/null"),
             64)):
        tap.eq(run(home, "answer", one, *args).returncode, status,
               f"{name} is no answer")
    tap.eq(run(home, "answer", one, "--text", "x" * 20000).returncode, 0,
           "20,000 bytes are")
    tap.eq(len(messages(home, one)), 3, "nothing of what was refused is sent")


def check_refused(home, story):
    """Who cannot be written to."""
    one = report(home, email="")
    got = run(home, "answer", one, "--text", "Thank you.")
    tap.ok(got.returncode == 65 and "left no address" in got.stderr,
           "without an address there is no answer", got.stderr)
    one = report(home, email="blocked+x@example.org")
    two = report(home, email="Blocked@example.org")
    said(home, "answer", one, "--text", "Thank you.")
    change(home, "postroom", "INSERT INTO blocked SELECT recipient_hash, 1"
           " FROM message JOIN feedback b ON origin = b.key"
           " WHERE b.reference = ?", one)
    got = run(home, "answer", two, "--text", "Thank you.")
    tap.ok(got.returncode == 65 and "wants no mail" in got.stderr,
           "who wants no mail gets none, however they write their address",
           got.stderr)
    one = report(home)
    server.write_conf(home, mail_transport="off")
    got = run(home, "answer", one, "--text", "Thank you.")
    tap.ok(got.returncode == 65 and "no mail leaves here" in got.stderr,
           "where no mail leaves there is no answer", got.stderr)
    server.write_conf(home)
    tap.eq(messages(home, one) + messages(home, two), [],
           "nothing of it is queued")
    tap.eq(audit(home, two), [], "or in the audit log")


def check_close(home, story):
    one = report(home, story, 1)
    said(home, "answer", one, "--text", "Thank you.")
    tap.eq(run(home, "close", one).returncode, 64, "closing wants a reason")
    tap.eq(run(home, "close", one, "--why", "a\nb").returncode, 65,
           "of one line")
    said(home, "close", one, "--why", "settled")
    tap.eq(row(home, one), ("closed", "", "settled", 0),
           "what is closed has no address")
    tap.eq(messages(home, one), [("answer", "pilot@example.org", "queued")],
           "but for the letter that is on its way")
    for verb in (("answer", one, "--text", "x"), ("correct", one),
                 ("close", one, "--why", "x")):
        got = run(home, *verb)
        tap.ok(got.returncode == 65 and "is closed" in got.stderr,
               f"it cannot be {verb[0]}ed again", got.stderr)
    tap.eq(audit(home, one), ["feedback answer", "feedback close"],
           "the audit log has what was done")


def draft(home, story):
    return query(home, "newsroom", "SELECT state, version FROM draft"
                                   " WHERE story = ?", story)


def check_correct(home, stories):
    a, b, gone = stories
    revision, = query(home, "edition", "SELECT revision FROM story"
                                       " WHERE id = ?", a)[0]
    one = report(home, a, revision)
    before = readers_see(home)
    got = said(home, "correct", one)
    tap.eq((row(home, one)[0], draft(home, a), got["seen"], got["live"],
            got["was_draft"]),
           ("accepted", [("draft", 1)], revision, revision, False),
           "an accepted error has a draft")
    got = said(home, "correct", one)
    tap.eq((draft(home, a), got["was_draft"], got["draft"]),
           ([("draft", 1)], True, 1), "once, however often it is accepted")
    tap.eq(readers_see(home), before, "readers see nothing of it")
    tap.eq(audit(home, one), ["feedback correct"], "it is in the audit log")
    # What it says to do next is what can be done.
    two = report(home, a, revision)
    text = run(home, "correct", two).stdout
    lines = [line.split()[1:] for line in text.splitlines()
             if line.startswith("    broadsheet story")]
    tap.eq([line[:3] for line in lines],
           [["story", "edit", str(a)], ["story", "diff", str(a)],
            ["story", "correct", str(a)]], "what to do next is said")
    tap.eq(server.broadsheet(home, *lines[1]).returncode, 0,
           "and can be done: the differences")
    server.broadsheet(home, *lines[2][:3], "--text", "It is 11 metres.")
    tap.eq((draft(home, a), query(home, "edition", "SELECT count(*) FROM"
            " correction WHERE story = ? AND text = 'It is 11 metres.'",
            a)[0][0]), ([], 1), "and the correction")
    shown = said(home, "show", two)
    tap.ok(shown["live"] == revision + 1 and shown["changes"].endswith(
        f"/history/{a}/{revision}..{revision + 1}"),
        "where the story has changed since, the changes have an address",
        shown)
    got = run(home, "correct", two).stdout
    tap.ok(f"story diff {a} --from {revision} --to live" in got,
           "and correcting says so", got)
    server.broadsheet(home, "story", "spike", str(a))
    # A draft that is there stays as it is.
    server.broadsheet(home, "story", "restore", str(b))
    server.broadsheet(home, "story", "ready", str(b))
    got = said(home, "correct", report(home, b, 1))
    tap.eq((draft(home, b), got["was_draft"]), ([("ready", 1)], True),
           "a draft that was there stays as it is")
    got = said(home, "correct", report(home, gone, 1))
    tap.eq((got["live"], draft(home, gone)), (0, []),
           "a withdrawn story gets no draft")
    one = report(home)
    got = run(home, "correct", one)
    tap.ok(got.returncode == 65 and "not about a story" in got.stderr and
           row(home, one)[0] == "open", "of the site there is no correction",
           got.stderr)


def check_dry(home, story):
    one = report(home, story, 1)
    for verb in (("answer", one, "--text", "x"), ("correct", one),
                 ("close", one, "--why", "x")):
        got = said(home, *verb, "--dry-run")
        tap.eq((got["dry_run"], row(home, one)[0], messages(home, one),
                audit(home, one)), (True, "open", [], []),
               f"{verb[0]} --dry-run does nothing")


def check_kill(home, story):
    """Killed at any time, an answer is queued once or not at all, and never
    without its line in the audit log when the next act has been done."""
    program = [server.program("broadsheet"), "-C",
               os.path.join(home, "broadsheet.conf"), "feedback", "answer"]
    refs, killed = [], 0
    started = time.monotonic()
    run(home, "answer", report(home), "--text", "How long it takes.")
    took = time.monotonic() - started
    for i in range(KILLS):
        refs.append(report(home))
        with subprocess.Popen(program + [refs[-1], "--text", f"Answer {i}"],
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as child:
            time.sleep(took * (i + 1) / (KILLS + 1))
            child.send_signal(signal.SIGKILL)
            killed += child.wait() != 0
    run(home, "close", report(home), "--why", "the next act")
    tap.diag(f"{killed} of {KILLS} were killed")
    wrong = [(ref, messages(home, ref), audit(home, ref)) for ref in refs
             if len(messages(home, ref)) != len(audit(home, ref)) or
             len(messages(home, ref)) > 1 or
             len(said(home, "show", ref)["answers"]) !=
             len(messages(home, ref))]
    tap.eq(wrong, [], "killed, each was done once, or not at all")


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, server.demo())
        live = [n for n, in query(
            home, "edition", "SELECT id FROM story WHERE state = 'live' AND"
                             " page IS NULL ORDER BY id")]
        drafts = {n for n, in query(home, "newsroom",
                                    "SELECT story FROM draft")}
        free = [n for n in live if n not in drafts]
        gone, = query(home, "edition", "SELECT id FROM story WHERE state ="
                                       " 'withdrawn'")[0]
        check_list(home, free[0])
        check_answer(home, free[0])
        check_refused(home, free[0])
        check_close(home, free[0])
        check_correct(home, (free[1], free[2], gone))
        check_dry(home, free[0])
        check_kill(home, free[0])
        tap.eq(server.broadsheet(home, "check", check=False).returncode, 0,
               "broadsheet check finds nothing wrong")
    tap.done()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The newsroom's side of talking points: each act against each state, what
stopped half way, and what opens by itself."""
import json
import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402
from letters import change, query  # noqa: E402

FILE = "Question: %s\nCloses: 2 days\n\nAn *introduction*.\n"

# act, then what is expected of it in each state of the debate: 0 is done, else
# words of the refusal.
DEBATES = [
    ("open", {"planned": 0, "open": "possible: close",
              "closed": "possible: close with --note",
              "noted": "possible: approve, reject or cut"}),
    ("close", {"planned": "possible: open", "open": 0,
               "closed": "possible: close with --note",
               "noted": "possible: approve, reject or cut"}),
    ("note", {"planned": "possible: open", "open": 0, "closed": 0,
              "noted": "possible: approve, reject or cut"}),
    ("add", {"planned": "no debate of number", "open": 0, "closed": 0,
             "noted": 0}),
]
# The same of a letter.
LETTERS = [
    ("approve", {"pending": 0, "cut": 0, "approved": "possible: reject",
                 "rejected": "that is final", "removed": "that is final"}),
    ("reject", {"pending": 0, "cut": 0, "approved": 0,
                "rejected": "that is final", "removed": "that is final"}),
    ("cut", {"pending": 0, "cut": 0, "approved": 0,
             "rejected": "that is final", "removed": "that is final"}),
]


class Newsroom:
    def __init__(self, home):
        self.home = home

    def run(self, *args):
        return server.broadsheet(self.home, "debate", *args, check=False)

    def new(self, text=None):
        path = os.path.join(self.home, "x.debate")
        with open(path, "w") as out:
            out.write(text or FILE % "Is it so?")
        return self.run("new", path, "--json")

    def debate(self, state):
        number = str(json.loads(self.new().stdout)["number"])
        if state != "planned":
            self.run("open", number)
        if state in ("closed", "noted"):
            self.run("close", number)
        if state == "noted":
            self.run("close", number, "--note", "It was so.")
        return number

    def act(self, act, number):
        if act == "note":
            return self.run("close", number, "--note", "Thank you.")
        if act == "add":
            return self.run("add", number, "--name", "A pilot", "--text",
                            "Yes.")
        return self.run(act, number)

    def letter(self, debate, state):
        said = self.run("add", debate, "--name", "A pilot", "--email",
                        "a@example.org", "--text", f"Letter {state}", "--json")
        key = json.loads(said.stdout)["letters"][0]
        for act in {"pending": [], "cut": ["cut"], "approved": ["approve"],
                    "rejected": ["reject"],
                    "removed": ["approve", "reject"]}[state]:
            done = self.decide(act, key)
            assert done.returncode == 0, done.stderr
        return key

    def decide(self, act, key):
        more = {"approve": [], "reject": ["--why", "no names"],
                "cut": ["--text", "Shorter."]}[act]
        return self.run(act, key[:20], *more)

    def shown(self, key):
        return query(self.home, "edition", "SELECT name, text, edited, "
                     "removed IS NULL FROM contribution WHERE origin = ?", key)

    def state(self, key):
        return query(self.home, "postroom", "SELECT state, cut FROM letter "
                                            "WHERE key = ?", key)[0]


def check_table(n, rows, make, do, what):
    for act, states in rows:
        for state, want in states.items():
            subject = make(state)
            before = dump(n.home)
            done = do(act, subject)
            if want == 0:
                tap.eq((done.returncode, done.stderr), (0, ""),
                       f"{act} {what} that is {state}")
            else:
                code = 66 if want.startswith("no debate") else 65
                tap.ok(done.returncode == code and want in done.stderr and
                       dump(n.home) == before,
                       f"{act} {what} that is {state} is refused, with what "
                       "is possible", f"{done.returncode} {done.stderr}")


def dump(home):
    return [query(home, name, f"SELECT * FROM {table}") for name, table in (
        ("edition", "debate"), ("edition", "contribution"),
        ("newsroom", "debate_plan"), ("newsroom", "audit"),
        ("postroom", "letter"))]


def check_letters(n):
    debate = n.debate("open")
    key = n.letter(debate, "approved")
    tap.eq(n.shown(key), [("A pilot", "Letter approved", 0, 1)],
           "what is approved is shown as it came")
    n.decide("cut", key)
    tap.eq(n.shown(key), [("A pilot", "Shorter.", 1, 1)],
           "a cut of what is shown is shown, and marked")
    n.decide("reject", key)
    tap.eq(n.shown(key), [("", "", 1, 0)],
           "what is rejected is taken off, its words too")
    tap.eq(query(n.home, "postroom", "SELECT message, email, why FROM letter "
                 "WHERE key = ?", key),
           [("Letter approved", "a@example.org", "no names")],
           "the letter stays as it came")
    key = n.letter(debate, "cut")
    tap.eq(n.shown(key), [], "a cut shows nothing by itself")
    n.decide("approve", key)
    tap.eq(n.shown(key), [("A pilot", "Shorter.", 1, 1)],
           "what was cut is shown so")
    done = n.run("approve", "ffffffff", "--json")
    tap.eq(done.returncode, 66, "a letter that is not there is an input's")
    done = n.run("approve", "")
    tap.ok(done.returncode != 0, "no key is no letter")
    done = n.run("cut", n.letter(debate, "pending"), "--text", "x" * 2001)
    tap.eq(done.returncode, 65, "a cut can be too long, too")
    acts = [row[0] for row in query(
        n.home, "newsroom", "SELECT act FROM audit WHERE story = ? "
        "ORDER BY id", int(debate))]
    tap.eq(acts[:6], ["debate new", "debate open", "debate add",
                      "debate approve", "debate cut (shown)",
                      "debate remove"], "every act is in the audit log")


def put_operation(home, act, debate, key, text):
    change(home, "newsroom",
           "INSERT INTO operation (id, story, act, at, who, why, detail) "
           "VALUES (?, ?, ?, ?, 'test', 'letter x', ?)", f"op {key} {act}",
           int(debate), act, int(time.time()), json.dumps({
               "key": key, "received": 1, "name": "A pilot", "place": "",
               "text": text, "edited": False}))


def check_recovery(n):
    """Power cuts between the three files, each of them."""
    debate = n.debate("open")
    key = n.letter(debate, "pending")
    put_operation(n.home, "debate approve", debate, key, "Letter pending")
    n.run("close", n.debate("open"))
    tap.eq((len(n.shown(key)), n.state(key)[0]), (1, "approved"),
           "what was only decided is done at the next act")
    # The edition had it, the postroom not yet.
    change(n.home, "postroom", "UPDATE letter SET state = 'pending', "
                               "decided = NULL WHERE key = ?", key)
    put_operation(n.home, "debate approve", debate, key, "Letter pending")
    n.run("close", n.debate("open"))
    tap.eq((len(n.shown(key)), n.state(key)[0]), (1, "approved"),
           "what readers see already is not shown twice")
    # All was written but the end.
    change(n.home, "edition", "DELETE FROM arrived WHERE operation LIKE ?",
           f"op {key}%")
    put_operation(n.home, "debate approve", debate, key, "Letter pending")
    n.run("close", n.debate("open"))
    tap.eq((len(n.shown(key)), n.state(key)[0]), (1, "approved"),
           "nor is it by an edition that has forgotten the act")
    tap.eq(query(n.home, "newsroom", "SELECT * FROM operation"), [],
           "nothing is on its way")
    # A postroom out of a backup does not know the letter.
    put_operation(n.home, "debate approve", debate, "0123456789abcdef", "Old")
    tap.eq(n.run("close", n.debate("open")).returncode, 0,
           "a letter that the postroom has lost stops nothing")


def check_due(n):
    soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 2))
    said = n.new(f"Question: Soon?\nOpens: {soon}\nCloses: 1 day\n\nYes.\n")
    number = json.loads(said.stdout)["number"]
    server.broadsheet(n.home, "publish-due")
    tap.eq(query(n.home, "edition", "SELECT id FROM debate WHERE id = ?",
                 number), [], "a debate is not opened before its time")
    time.sleep(3)
    done = json.loads(server.broadsheet(n.home, "publish-due",
                                        "--json").stdout)
    tap.eq([one["number"] for one in done["opened"]], [number],
           "and is at its time")
    opened, closes = query(n.home, "edition", "SELECT opened, closes FROM "
                           "debate WHERE id = ?", number)[0]
    tap.eq(closes - opened, 86400, "it closes so long after it was opened")
    tap.eq(json.loads(server.broadsheet(
        n.home, "publish-due", "--json").stdout)["opened"], [], "once")


def check_files(n):
    for name, text, words in (
            ("no question", "Closes: 2 days\n\nText\n", "has no Question"),
            ("no end", "Question: A?\n\nText\n", "when it Closes"),
            ("no text", "Question: A?\nCloses: 2 days\n", "no introduction"),
            ("an odd header", "Question: A?\nClose: 2 days\n\nText\n", ":2:"),
            ("0 days", "Question: A?\nCloses: 0 days\n\nText\n", ":2:"),
            ("367 days", "Question: A?\nCloses: 367 days\n\nText\n", ":2:"),
            ("the past", "Question: A?\nCloses: 2001-01-01\n\nText\n",
             "before it opens"),
            ("a past opening", "Question: A?\nOpens: 2001-01-01\n"
             "Closes: 2 days\n\nText\n", "not in the future"),
            ("raw HTML", "Question: A?\nCloses: 2 days\n\n<b>x</b>\n", "HTML"),
            ("a picture", "Question: A?\nCloses: 2 days\n\n![x](picture:1)\n",
             "picture"),
            ("a long question", "Question: %s?\nCloses: 2 days\n\nText\n" %
             ("x" * 120), "at most 120"),
            ("a long text", "Question: A?\nCloses: 2 days\n\n%s\n" %
             ("x " * 1600), "at most 3000")):
        before = dump(n.home)
        done = n.new(text)
        tap.ok(done.returncode == 65 and words in done.stderr and
               dump(n.home) == before, f"a file with {name} is refused",
               f"{done.returncode} {done.stderr}")


def check_room(n):
    for row in query(n.home, "edition", "SELECT id FROM debate "
                                        "WHERE closed IS NULL"):
        n.run("close", str(row[0]))
    for _ in range(10):
        n.debate("open")
    done = n.run("open", n.debate("planned"))
    tap.ok(done.returncode == 65 and "close one first" in done.stderr,
           "the eleventh open debate is refused", done.stderr)


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        n = Newsroom(server.make_edition(home))

        def fresh(state):
            for row in query(home, "edition", "SELECT id FROM debate "
                                              "WHERE closed IS NULL"):
                n.run("close", str(row[0]))
            return n.debate(state)
        check_table(n, DEBATES, fresh, n.act, "a debate")
        debate = fresh("open")
        check_table(n, LETTERS, lambda state: n.letter(debate, state),
                    n.decide, "a letter")
        fresh("planned")
        check_letters(n)
        check_recovery(n)
        check_due(n)
        check_files(n)
        check_room(n)
        tap.eq(server.broadsheet(home, "check").returncode, 0,
               "the databases are sound")
    tap.done()


main()

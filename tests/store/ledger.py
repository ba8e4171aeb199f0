# SPDX-License-Identifier: Apache-2.0
"""What the command was asked to do and what it said was done, kept outside of
the edition; and whether the edition has it: what was acknowledged exactly
once, what was not whole or not at all, and everything that follows from the
stories as the stories have it."""
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "web"))
import server  # noqa: E402

PROGRAM = os.path.join(server.PLAIN_BUILD, "broadsheet")
ACTS = ("new", "publish", "update", "correct", "notice", "withdraw")


def shim(folder):
    """The library tests/store/shim.c, built; or None."""
    path = os.path.join(folder, "shim.so")
    done = subprocess.run(
        [os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", path,
         os.path.join(server.TOP, "tests", "store", "shim.c"), "-ldl"],
        stderr=subprocess.DEVNULL)
    return path if done.returncode == 0 else None


def conf(home, edition):
    """A configuration in home of an edition elsewhere."""
    os.makedirs(home, exist_ok=True)
    return server.write_conf(home, edition=edition)


class Entry:
    def __init__(self, act, token, story):
        self.act, self.token, self.story = act, token, story
        self.acked = False

    def __repr__(self):
        return "%s of %s (%s%s)" % (self.act, self.story, self.token,
                                    ", acknowledged" if self.acked else "")


class Ledger:
    """Acts on the edition that home/broadsheet.conf names."""

    def __init__(self, home):
        self.home, self.entries, self.live = home, [], []
        self.env = {}  # of every command, beside ours
        self.edition = server.conf_value(
            os.path.join(home, "broadsheet.conf"), "edition")

    def command(self, *args, env=None):
        return subprocess.Popen(
            [PROGRAM, "-q", "-C", os.path.join(self.home, "broadsheet.conf"),
             *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
            env=dict(os.environ, **dict(self.env, **(env or {}))))

    def do(self, *args):
        """Run to its end; what it printed."""
        process = self.command(*args)
        out, said = process.communicate()
        if process.returncode != 0:
            raise AssertionError("%s: exit %d: %s" % (
                " ".join(args), process.returncode, said))
        return out

    def story_file(self, token):
        """A story of that token, often with another one as see also."""
        fd, path = tempfile.mkstemp(suffix=".story", dir=self.home)
        with os.fdopen(fd, "w") as out:
            out.write("Headline: Tide %s\nSection: news/harbour\n"
                      "Byline: Harbour desk\n" % token)
            if self.live and random.random() < 0.7:
                out.write("See-also: %s\n" % random.choice(self.live))
            out.write("\nThe tide of %s came in.\n" % token)
        return path

    def draft(self, token):
        path = self.story_file(token)
        try:
            return str(json.loads(self.do("story", "new", "--json",
                                          path))["number"])
        finally:
            os.remove(path)

    def prepare(self, act):
        """What the act needs is there; the entry, and its command line."""
        token = "tok%016x" % random.getrandbits(64)
        if act not in ("new", "publish") and not self.live:
            act = "publish"
        if act == "new":
            entry = Entry(act, token, None)
            return entry, ["story", "new", "--json", self.story_file(token)]
        if act == "publish":
            entry = Entry(act, token, self.draft(token))
            return entry, ["story", "publish", entry.story, "--why", token]
        entry = Entry(act, token, random.choice(self.live))
        if act in ("update", "correct"):
            self.do("story", "edit", entry.story,
                    self.see_other(entry.story, token), "--base",
                    str(self.version(entry.story)))
        if act == "notice":
            return entry, ["story", "correct", entry.story, "--text", token,
                           "--leave-draft"]
        word = "--text" if act == "correct" else "--why"
        return entry, ["story", act, entry.story, word, token]

    def see_other(self, story, token):
        """A file of the token that is not its own see also."""
        live, self.live = self.live, [n for n in self.live if n != story]
        path = self.story_file(token)
        self.live = live
        return path

    def version(self, story):
        db = sqlite3.connect(self.path("newsroom.db"))
        row = db.execute("SELECT version FROM draft WHERE story = ?",
                         (story,)).fetchone()
        db.close()
        return row[0] if row else 0

    def path(self, name):
        return os.path.join(self.edition, name)

    def note(self, entry, is_acked, out=""):
        """The act has ended, one way or another."""
        entry.acked = is_acked
        if is_acked and entry.act == "new":
            entry.story = str(json.loads(out)["number"])
        self.entries.append(entry)

    def recover(self):
        """The next command finishes what stopped."""
        self.do("publish-due")

    def learn(self):
        """Which stories are live now."""
        db = sqlite3.connect(self.path("edition.db"))
        self.live = [str(row[0]) for row in db.execute(
            "SELECT id FROM story WHERE state = 'live' ORDER BY id")]
        db.close()

    # What must be so

    def faults(self):
        """What is not as it was acknowledged; [] is right."""
        edition = sqlite3.connect(self.path("edition.db"))
        newsroom = sqlite3.connect(self.path("newsroom.db"))
        try:
            out = []
            for entry in self.entries:
                out += self.entry_faults(entry, edition, newsroom)
            waiting = one(newsroom, "SELECT count(*) FROM operation")
            if waiting:
                out.append("%d operations are still on their way" % waiting)
            return out + disagreements(edition, newsroom)
        finally:
            edition.close()
            newsroom.close()

    def is_last(self, entry):
        """Whether nothing was done to its story afterwards."""
        return [e for e in self.entries
                if e.story == entry.story][-1] is entry

    def entry_gone(self, entry):
        """Whether nothing was done of it."""
        db = sqlite3.connect(self.path("newsroom.db"))
        try:
            if entry.act == "new":
                return not one(db, "SELECT count(*) FROM draft_version WHERE"
                               " document LIKE ?", "%" + entry.token + "%")
            return not one(db, "SELECT count(*) FROM audit WHERE why = ?",
                           entry.token)
        finally:
            db.close()

    def entry_faults(self, entry, edition, newsroom):
        like = "%" + entry.token + "%"
        if entry.act == "new":
            n = one(newsroom, "SELECT count(*) FROM draft_version"
                    " WHERE document LIKE ?", like)
            drafts = one(newsroom, "SELECT count(*) FROM draft WHERE"
                         " document LIKE ?", like)
            lines = one(newsroom, "SELECT count(*) FROM audit WHERE act ="
                        " 'new' AND story IN (SELECT story FROM"
                        " draft_version WHERE document LIKE ?)", like)
            seen = (n, drafts, lines)
        else:
            lines = one(newsroom, "SELECT count(*) FROM audit WHERE why = ?",
                        entry.token)
            if entry.act == "withdraw":
                n = one(edition, "SELECT count(*) FROM story WHERE state ="
                        " 'withdrawn' AND withdrawn_why = ?", entry.token)
            else:
                n = one(edition, "SELECT count(*) FROM revision WHERE record"
                        " LIKE ?", like)
            seen = (n, lines)
            if entry.act in ("correct", "notice"):
                seen += (one(edition, "SELECT count(*) FROM correction WHERE"
                             " text = ?", entry.token),)
            if entry.act in ("publish", "update", "correct") and \
                    self.is_last(entry):
                # The draft is where the revision is not.
                seen += (1 - one(newsroom, "SELECT count(*) FROM draft WHERE"
                                 " document LIKE ?", like),)
        want = [tuple([1] * len(seen))]
        if not entry.acked:
            want.append(tuple([0] * len(seen)))
        return [] if seen in want else ["%r: %r" % (entry, seen)]


def one(db, sql, *values):
    return db.execute(sql, values).fetchone()[0]


#: Each finds what does not agree with its story.
AGREE = {
    "not its last revision":
        "SELECT s.id FROM story s WHERE s.revision IS NOT (SELECT max(number)"
        " FROM revision WHERE story = s.id)",
    "another headline than its revision's":
        "SELECT s.id FROM story s JOIN revision r ON r.story = s.id AND"
        " r.number = s.revision WHERE s.headline <>"
        " r.document ->> '$.headline'",
    "not in the list of its section":
        "SELECT id FROM story s WHERE state = 'live' AND NOT EXISTS (SELECT 1"
        " FROM listing WHERE story = s.id AND section = s.section"
        " AND updated = s.updated)",
    "not in the list of the front page":
        "SELECT id FROM story s WHERE state = 'live' AND NOT EXISTS (SELECT 1"
        " FROM listing WHERE story = s.id AND section = 1"
        " AND updated = s.updated)",
    "not in its writer's list":
        "SELECT id FROM story s WHERE state = 'live' AND NOT EXISTS (SELECT 1"
        " FROM listing l JOIN section c ON c.id = l.section WHERE"
        " l.story = s.id AND c.path = 'by/harbour-desk')",
    "listed by another time":
        "SELECT s.id FROM listing l JOIN story s ON s.id = l.story"
        " WHERE l.updated <> s.updated",
    "withdrawn, and in a list":
        "SELECT story FROM listing JOIN story s ON s.id = story"
        " WHERE s.state <> 'live'",
    "withdrawn, and its text is served":
        "SELECT story FROM rendition JOIN story s ON s.id = story"
        " WHERE s.state <> 'live'",
    "withdrawn, and is searched":
        "SELECT story FROM plain JOIN story s ON s.id = story"
        " WHERE s.state <> 'live'",
    "withdrawn, and leads on to others":
        "SELECT story FROM see_also JOIN story s ON s.id = story"
        " WHERE s.state <> 'live'",
    "live, and not searched, or under another headline":
        "SELECT s.id FROM story s WHERE state = 'live' AND NOT EXISTS (SELECT"
        " 1 FROM plain WHERE story = s.id AND headline = s.headline)",
    "live, and another text is served":
        "SELECT s.id FROM story s JOIN revision r ON r.story = s.id AND"
        " r.number = s.revision WHERE s.state = 'live' AND (SELECT count(*)"
        " FROM rendition h WHERE h.story = s.id AND instr(h.html,"
        " rtrim(r.document ->> '$.body', char(10)))) <> 2",
    "feeds do not tell that it is gone":
        "SELECT id FROM story s WHERE state = 'withdrawn' AND NOT EXISTS"
        " (SELECT 1 FROM departed WHERE story = s.id AND section = 1 AND"
        " at = s.withdrawn_at)",
    "live, and feeds tell that it is gone":
        "SELECT story FROM departed JOIN story s ON s.id = story"
        " WHERE s.state = 'live'",
    "other see also than its revision's":
        "SELECT s.id FROM story s JOIN revision r ON r.story = s.id AND"
        " r.number = s.revision WHERE s.state = 'live' AND"
        " coalesce((SELECT group_concat(value) FROM json_each(r.document,"
        " '$.see_also')), '') <> coalesce((SELECT group_concat(target) FROM"
        " (SELECT target FROM see_also WHERE story = s.id"
        " ORDER BY position)), '')",
    "a correction of no revision":
        "SELECT c.story FROM correction c WHERE NOT EXISTS (SELECT 1 FROM"
        " revision r WHERE r.story = c.story AND r.number = c.revision AND"
        " instr(r.record, c.text))",
}


def disagreements(edition, newsroom):
    out = []
    for what, sql in AGREE.items():
        stories = [row[0] for row in edition.execute(sql)]
        if stories:
            out.append("%s: %s" % (what, stories[:5]))
    twice = [row[0] for row in newsroom.execute(
        "SELECT why FROM audit WHERE why <> '' GROUP BY why"
        " HAVING count(*) > 1")]
    if twice:
        out.append("twice in the audit log: %s" % twice[:5])
    return out

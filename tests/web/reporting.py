# SPDX-License-Identifier: Apache-2.0
"""Telling the newsroom something, for tests: of a story, or of the site."""
import re

import letters
from letters import query

#: The reference that a reader is given.
REFERENCE = re.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


class Reporter(letters.Writer):
    """Somebody who saw a story of the edition in home; story 0: the site."""

    def __init__(self, home, story=0, revision=None):
        super().__init__(home, story)
        self.story = story
        if story and revision is None:
            revision, = query(home, "edition", "SELECT revision FROM story"
                                               " WHERE id = ?", story)[0]
        self.revision = revision
        self.path = f"/feedback/{story}" if story else "/feedback"

    def token(self, age=60, form="feedback", debate=None, nonce=None,
              revision=None):
        if form == "feedback" and self.story:
            form += f" {revision or self.revision}"
        return super().token(age, form, debate, nonce)

    def fields(self, **changed):
        given = {"token": self.token(), "kind": "error", "name": "A pilot",
                 "email": "pilot@example.org",
                 "message": "It is 11 metres.\r\n\r\nNot <b>11</b> feet.",
                 "more": ""}
        if self.story:
            given["revision"] = str(self.revision)
        given.update(changed)
        return {k: v for k, v in given.items() if v is not None}

    def kept(self):
        """(key, reference, kind, revision, name, email, message)"""
        return query(self.home, "postroom", "SELECT key, reference, kind,"
                     " revision, name, email, message FROM feedback"
                     " WHERE story = ? ORDER BY received, key", self.story)


def chosen(text):
    """Which kinds are chosen in the form on a page."""
    return re.findall(r'value="(\w+)"[^>]* checked>', text)


def reference_of(answer):
    """That of the thanks which an answer leads to; None: there is none."""
    found = REFERENCE.search(answer.headers.get("location", ""))
    return found and found[0]

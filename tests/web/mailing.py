# SPDX-License-Identifier: Apache-2.0
"""Mailing stories to friends, for tests: the form, its links, the queue."""
import hashlib
import hmac
import urllib.parse

import letters
from letters import query


class Sender(letters.Writer):
    """Somebody who mails a story of the edition in home."""

    def __init__(self, home, story):
        super().__init__(home, story)
        self.story = story
        self.path = f"/email/{story}"

    def token(self, age=60, form="email", story=None, nonce=None):
        return super().token(age, form, story or self.story, nonce)

    def fields(self, **changed):
        given = {"token": self.token(), "name": "A pilot",
                 "email": "pilot@example.org",
                 "friends": "keeper@example.net", "note": "Do read this.",
                 "more": ""}
        given.update(changed)
        return {k: v for k, v in given.items() if v is not None}

    def hash(self, purpose, text):
        """As src/post/secret.h hides things."""
        mac = hmac.new(self.secret, f"{purpose}\n{text}".encode(),
                       hashlib.sha256)
        return mac.hexdigest()[:32]

    def confirm_path(self, key):
        return f"/email/confirm?k={key}-{self.hash('confirm link', key)}"

    def block_path(self, address):
        who = self.hash("address", address)
        return f"/email/block?a={who}-{self.hash('block link', who)}"

    def sendings(self):
        return query(self.home, "postroom", "SELECT key, mode, name, sender,"
                     " note, confirmed FROM sending WHERE story = ?"
                     " ORDER BY accepted, key", self.story)

    def messages(self, key=None):
        return query(self.home, "postroom", "SELECT kind, recipient, state"
                     " FROM message WHERE origin = ? OR ? IS NULL"
                     " ORDER BY kind, recipient", key, key)


def address_of(sender, **changed):
    """What the body of a form is, encoded."""
    return urllib.parse.urlencode(sender.fields(**changed)).encode()

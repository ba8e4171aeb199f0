# SPDX-License-Identifier: Apache-2.0
"""Writing to talking points, for tests: tokens of any age, and the postroom."""
import hashlib
import hmac
import html
import os
import re
import secrets
import sqlite3
import time
import urllib.parse

TYPE = "application/x-www-form-urlencoded"


def query(home, name, sql, *values):
    """The rows that a database of the edition gives, opened for reading."""
    path = os.path.join(home, "edition", name + ".db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
    try:
        return db.execute(sql, values).fetchall()
    finally:
        db.close()


def change(home, name, sql, *values):
    """Change a database of the edition behind everybody's back."""
    db = sqlite3.connect(os.path.join(home, "edition", name + ".db"),
                         timeout=30)
    try:
        with db:
            db.execute(sql, values)
    finally:
        db.close()


class Writer:
    """Somebody who writes to a debate of the edition in home."""

    def __init__(self, home, debate):
        self.home, self.debate = home, debate
        self.secret = query(home, "postroom", "SELECT bytes FROM secret")[0][0]
        self.path = f"/talking-point/{debate}/write"

    def token(self, age=60, form="debate", debate=None, nonce=None):
        """A token issued age seconds ago."""
        issued = int(time.time()) - age
        nonce = nonce or secrets.token_hex(16)
        text = f"token\n{form}\n{debate or self.debate}\n{issued}\n{nonce}"
        mac = hmac.new(self.secret, text.encode(), hashlib.sha256)
        return f"{issued}-{nonce}-{mac.hexdigest()}"

    def fields(self, **changed):
        given = {"token": self.token(), "name": "A pilot",
                 "place": "Old Town", "email": "pilot@example.org",
                 "message": "One line.\r\n\r\nAnother <b>line</b>.",
                 "more": ""}
        given.update(changed)
        return {k: v for k, v in given.items() if v is not None}

    def post(self, site, front=None, skin="", raw=None, headers=None,
             path=None, **changed):
        body = raw if raw is not None else \
            urllib.parse.urlencode(self.fields(**changed)).encode()
        return site.get(skin + (path or self.path), front=front,
                        method="POST", body=body,
                        headers=dict({"Content-Type": TYPE},
                                     **(headers or {})))

    def direct(self, site, body=None, address="192.0.2.1", **variables):
        """The same without a web server."""
        if body is None:
            body = urllib.parse.urlencode(self.fields()).encode()
        given = {"CONTENT_TYPE": TYPE, "CONTENT_LENGTH": str(len(body)),
                 "REMOTE_ADDR": address}
        given.update(variables)
        return site.fcgi(self.path, "POST", body=body,
                         path=site.postroom_socket,
                         **{k: v for k, v in given.items() if v is not None})

    def letters(self):
        return query(self.home, "postroom", "SELECT key, debate, name, place,"
                     " email, message, state, network FROM letter"
                     " WHERE debate = ? ORDER BY received, key", self.debate)


def fields_of(text):
    """What stands in the fields of the form on a page, by name."""
    found = {m[1]: html.unescape(m[2]) for m in re.finditer(
        r'<input [^>]*?name="(\w+)" value="([^"]*)"', text)}
    found.update({m[1]: html.unescape(m[2]) for m in re.finditer(
        r'<textarea [^>]*?name="(\w+)"[^>]*>\n(.*?)</textarea>', text, re.S)})
    return found

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing that a reader writes into the form makes a header or a recipient.

Forms of what people write and of strings that have hurt others, CASES of them
(30,000 unless the environment says otherwise); each letter that comes of one is
read by a reader of lines and by GMime (letter_cases.c), and a sample of two
thousand by Python's and by Perl's parser: exactly our headers, one recipient.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import mail  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

CASES = os.environ.get("CASES", "30000")
SEED = os.environ.get("SEED", "1")
SHOWN = 5

WORDS = [
    "\r\nBcc: x@example.org", "\nBcc: x@example.org\n\nbody", "\rBcc: x",
    "%0d%0aBcc: x@example.org", "\x85Bcc: x@example.org",
    "\u2028Bcc: x@example.org", "\u2029", "\u560a\u560d", "\x0b\x0cBcc: x",
    "=?utf-8?q?=0d=0aBcc:_x@example.org?=", "=?utf-8?b?DQpCY2M6IHg=?=",
    "=?", "?=", "=?=?=?=?", "=?utf-8?q?a?= =?utf-8?q?b?=",
    "\" <x@example.org>", "x@example.org, y@example.org", "a:b@c.d;",
    "<x@example.org>", "(comment)", "\\", "\"", "\\\"",
    "\n.\nMAIL FROM:<x@example.org>\n", "\n.\r\n", "\n\n--=_0123456789abcdef"
    "0123456789abcdef--\n\nContent-Type: text/html\n\n<script>",
    "Content-Type: text/html\n\n<b>", "From x Thu Jan  1 00:00:00 1970",
    "\u202eevil\u202c", "\u2066x\u2069", "\u200f", "\ufeff", "\u0000",
    "a" * 998, "b" * 3000, "\u05d0" * 500, "\U0001f600" * 60, " " * 300,
    "\t", "=0D=0A", "+AA0ACg-Bcc:", "\x1b$B!!\x1b(B", "\udcff",
]


def words():
    found = list(WORDS)
    path = server.testdata("sanitize", "blns.json")
    if path is None:
        tap.skip("the big list of naughty strings",
                 "BROADSHEET_TESTDATA is not set")
    else:
        with open(path, encoding="utf-8") as file:
            found += json.load(file)
    return found


def sample(path):
    """(recipient, message) of each letter of the sample."""
    with open(path, "rb") as file:
        for line in file:
            n, to = line.decode().rstrip("\n").split(" ", 1)
            yield to, file.read(int(n))


def wrong_with(to, m, data):
    """What is not as it should be of a letter that was parsed."""
    names = [name for name, _ in m.headers]
    domain = to.rpartition("@")[2].encode().lower() if to.isascii() else None
    if names != mail.HEADERS:
        return f"headers {names}"
    if len(m.to) != 1:
        return f"to {m.to}"
    if domain is not None and m.to[0].rpartition("@")[0] != \
            to.rpartition("@")[0]:
        return f"to {m.to} and not {to}"
    if m.types != ["multipart/alternative", "text/plain", "text/html"]:
        return f"types {m.types}"
    for name, value in m.headers:
        if any(ord(c) < 32 or c in "\u202e\u202d\u2066\u2067" for c in value
               .replace("\r\n", "").replace("\n", "").replace("\t", "")):
            return f"{name}: {value!r}"
    return None


def check(name, letters_, parsed):
    bad = []
    for (to, data), m in zip(letters_, parsed):
        wrong = wrong_with(to, m, data)
        if wrong:
            bad.append(f"{wrong}\n{data[:1500]!r}")
    tap.ok(not bad, f"{name} finds our headers and one recipient in each of "
           f"{len(letters_)}", "\n".join(bad[:SHOWN] + [f"{len(bad)}"]))


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-letters-") as folder:
        path = os.path.join(folder, "words")
        with open(path, "wb") as out:
            for word in words():
                out.write(word.encode("utf-8", "surrogateescape")
                          .replace(b"\0", b"") + b"\0")
        kept = os.path.join(folder, "sample")
        done = subprocess.run(
            [server.program("tests/page/letter_cases"), CASES, SEED, path,
             kept], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace")
        tap.ok(done.returncode == 0, f"{CASES} forms: {done.stdout[:200]}",
               done.stdout[:4000])
        found = list(sample(kept))
        tap.ok(len(found) >= 1000, "most forms are taken", len(found))
        check("Python", found, [mail.with_python(data) for _, data in found])
        if mail.has_perl():
            check("Perl", found, mail.with_perl([d for _, d in found]))
        else:
            tap.skip("Perl's parser", "no libemail-mime-perl")
    tap.done()


main()

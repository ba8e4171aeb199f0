#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""E-mail addresses, by isemail's tests: whatever it calls an error is refused,
and every plain address is taken. What is right by the standards and refused on
purpose is one of a few kinds, which are counted."""
import collections
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import server  # noqa: E402
import tap  # noqa: E402

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
PLAIN = re.compile(rf"{ATOM}(?:\.{ATOM})*@(?:{LABEL}\.)+(?=[^.]*[A-Za-z])"
                   rf"{LABEL}")

ERRORS = ("ISEMAIL_ERR",)

#: Why an address that may be right is none of ours.
TOO_LONG = "too long"
REFUSED = [
    ("a quoted local part", lambda t: '"' in t),
    ("a comment", lambda t: "(" in t or ")" in t),
    ("white space, or a line end", lambda t: re.search(r"\s", t)),
    ("an address literal", lambda t: "@[" in t),
    ("controls", lambda t: re.search(r"[\x00-\x1f\x7f]", t)),
    ("a name without a dot", lambda t: "." not in t.rpartition("@")[2]),
    ("a top-level name of figures",
     lambda t: re.search(r"\.[0-9]+$", t)),
    (TOO_LONG, lambda t: len(t) > 254 or len(t.rpartition("@")[0]) > 64 or
     any(len(x) > 63 for x in t.rpartition("@")[2].split("."))),
    ("signs that no host has", lambda t: re.search(
        r"[^A-Za-z0-9.-]", t.rpartition("@")[2])),
    ("letters that are not ASCII's, not UTF-8's",
     lambda t: not t.isascii()),
]


def judge(texts):
    done = subprocess.run(
        [server.program("tests/page/mailboxes")], check=True,
        input=b"".join(t.encode("utf-8") + b"\0" for t in texts),
        stdout=subprocess.PIPE)
    return [line.startswith("yes")
            for line in done.stdout.decode("utf-8").splitlines()]


def symbols(text):
    """U+2400 stands for NUL there, and so on."""
    return re.sub("[\u2400-\u241f\u2421]",
                  lambda m: chr(0x7f if m[0] == "\u2421"
                                else ord(m[0]) - 0x2400), text)


def rows(path):
    for test in xml.etree.ElementTree.parse(path).iter("test"):
        text = symbols(test.findtext("address") or "")
        # A form with a NUL in it is refused as a whole (test_post.c).
        if "\0" not in text:
            yield (test.get("id"), text, test.findtext("category"),
                   test.findtext("diagnosis"))


def main():
    path = server.testdata("mail", "isemail-tests.xml")
    if path is None:
        tap.skip_all("BROADSHEET_TESTDATA is not set")
    tests = list(rows(path))
    taken = judge([text for _, text, _, _ in tests])
    tap.eq(len(taken), len(tests), "each address is judged")
    tap.ok(len(tests) > 150, "there are isemail's tests", len(tests))
    bad = [f"{t}" for t, yes in zip(tests, taken)
           if yes and t[2] in ERRORS]
    tap.ok(not bad, "what isemail calls an error is refused", "\n".join(bad))
    bad = [f"{t}" for t, yes in zip(tests, taken) if not yes and
           PLAIN.fullmatch(t[1]) and t[2] not in ERRORS and
           not dict(REFUSED)[TOO_LONG](t[1])]
    tap.ok(not bad, "a plain address is taken", "\n".join(bad))
    bad = [f"{t}" for t, yes in zip(tests, taken)
           if yes and not PLAIN.fullmatch(t[1])]
    tap.ok(not bad, "nothing else is", "\n".join(bad))
    why, bad = collections.Counter(), []
    for t, yes in zip(tests, taken):
        if yes or t[2] in ERRORS:
            continue
        kinds = [name for name, is_it in REFUSED if is_it(t[1])]
        why[kinds[0] if kinds else "none"] += 1
        if not kinds:
            bad.append(f"{t}")
    tap.ok(not bad, "what else is refused is of a kind that we refuse",
           "\n".join(bad))
    tap.diag(f"{sum(taken)} of {len(tests)} taken; right by the standards "
             "and refused:")
    for name, n in why.most_common():
        tap.diag(f"{n:4} {name}")
    tap.done()


main()

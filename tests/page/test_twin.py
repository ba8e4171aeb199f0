#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every page has a low-graphics twin with the same content.

Walks every route in both skins over all stories of an edition: of the demo
edition, and, with BROADSHEET_TESTDATA, of one with the 2,559 real posts.
"""
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import twin  # noqa: E402


def rows(edition, sql):
    """What the edition's database says, opened for reading alone."""
    path = os.path.join(edition, "edition.db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [row[0] for row in db.execute(sql)]
    finally:
        db.close()


def walk_list(twins, address):
    """An index and its past, page by page."""
    seen = set()
    while address is not None and address not in seen:
        seen.add(address)
        page = twins.compare(address)
        if page is None:
            twins.fault("status", address, "is no page")
            return
        older = [href for text, href in page.main_links
                 if text == "Older stories"]
        address = older[0] if older else None
    for address in list(seen)[1:2]:
        twins.compare(address.replace("before", "after"))


def walk_story(twins, number):
    """A story, by its number alone at first."""
    for prefix in ("", "/low"):
        answer = twins.ask(f"{prefix}/{number}")
        if answer.status != 301:
            twins.fault("redirect", f"{prefix}/{number}",
                        f"status {answer.status}")
            return
    twins.compare(f"/{number}")
    address = twin.to_full(answer.header("Location"))
    if twins.compare(address) is None:
        twins.fault("status", address, "is no page")


def walk_errors(twins, edition):
    """Answers that are no pages have twins, too."""
    for number in rows(
            edition, "SELECT id FROM story WHERE state = 'withdrawn'"):
        twins.compare(f"/{number}")
    for address in ("/no-such-page", "/999999999", "/no-such-section/",
                    "/no/such/12x/story", "/?before=1x"):
        twins.compare(address)
    for address in ("/a%2fb", "/a/../b", "/%00", "/%ff", "/%zz"):
        twins.compare(address, twin="/")
    for address in ("/", "/no-such-page"):
        twins.compare(address, method="POST")
        twins.compare(address, method="PUT")


def walk(twins, edition):
    """All there is in an edition."""
    walk_list(twins, "/")
    for path in rows(edition, "SELECT path FROM section WHERE path <> ''"):
        walk_list(twins, f"/{path}/")
    for path in rows(edition, "SELECT page FROM story WHERE page <> ''"):
        if twins.compare(f"/{path}") is None:
            twins.fault("status", path, "is no page")
    for number in rows(edition, "SELECT id FROM story WHERE page IS NULL "
                                "AND state = 'live'"):
        walk_story(twins, number)
    walk_errors(twins, edition)

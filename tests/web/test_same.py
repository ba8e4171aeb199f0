#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever carries a page, it is the same page.

nginx and Apache before the program, Apache running it as CGI, and a process
manager's listening socket (as spawn-fcgi passes it) give the same status,
headers and bytes for the addresses of the demo edition.
"""
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

FRONTS = ("nginx", "apache", "cgi")
LEAST = 50

# What a web server adds, each its own.
THEIRS = ("date", "x-accel-expires", "server", "connection", "keep-alive", "accept-ranges",
          "vary", "transfer-encoding")

# Redirects and errors, besides what the front pages link to.
OTHERS = [
    "/low", "/1", "/15", "/harbour", "/HARBOUR/", "//harbour/", "/?a=1",
    "/harbour/?before=15&a=b%20c", "/no-such-page", "/low/no-such-page",
    "/caf%C3%A9/", "/low/%F0%9F%92%A9", "/a%2fb", "/%ff", "/%zz", "/a/../b",
    "/25", "/48", "/a;b=c,d", "/a'b(c)*d!$&+=:@~", "/?q=%E2%82%AC&%3Cb%3E",
    "/a%20b%22c%3Cd%3E", "/%7Ea", "/a?b?c", "/index.html", "/cgi-bin/x",
    "/site.fcgi", "/harbour/%C3%A9?x=%2F..%2F",
]


def addresses(site):
    """All that the front pages of both skins link to, and more."""
    found = ["/", "/low/"]
    for page in list(found):
        for href in re.findall(r'href="(/[^"#]*)"', site.fcgi(page).text):
            href = href.replace("&amp;", "&")
            # Forms are another program's, and no two of one are the same.
            if not href.startswith(("/static/", "/media/")) and \
                    not server.Client.FORM.fullmatch(href) and \
                    href not in found:
                found.append(href)
    return found + OTHERS


class Classic:
    """site.fcgi with a listening socket on descriptor 0."""

    def __init__(self, home, folder):
        self.path = os.path.join(folder, "classic.sock")
        self.log = open(os.path.join(folder, "classic.log"), "w+b")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.path)
            listener.listen(64)
            self.process = subprocess.Popen(
                [server.program("cgi-bin/site.fcgi")], stdin=listener,
                stdout=self.log, stderr=self.log,
                env=dict(os.environ, BROADSHEET_CONF=os.path.join(
                    home, "broadsheet.conf")))

    def get(self, uri, method="GET"):
        """It closes after each answer, as its managers want it."""
        client = fcgi.Client(self.path)
        try:
            return client.get(uri, method)
        finally:
            client.close()

    def stop(self):
        """Its exit status, and what it said."""
        self.process.terminate()
        status = self.process.wait(60)
        self.log.seek(0)
        said = self.log.read().decode("utf-8", "replace")
        self.log.close()
        return status, said


def ours(headers):
    return {name.lower(): value for name, value in headers
            if name.lower() not in THEIRS + ("status",)}


def compare(site, classic, address, method="GET"):
    """What differs from the program's own answer, in a list."""
    want = classic.get(address, method)
    headers = ours(want.headers)
    body = want.body if method == "GET" else b""
    wrong = []
    got = {"fcgi": site.fcgi(address, method=method)}
    for front in FRONTS:
        got[front] = site.get(address, front=front, method=method)
    for name, answer in got.items():
        theirs = ours(answer.headers.items())
        # Apache sends in pieces what it has not whole.
        theirs.setdefault("content-length", headers.get("content-length"))
        if answer.status != want.status:
            wrong.append(f"{name}: status {answer.status}, not {want.status}")
        elif name == "fcgi" and method == "HEAD":
            continue  # the body is the web server's to leave out
        elif answer.body != body:
            wrong.append(f"{name}: {len(answer.body)} bytes, not {len(body)}")
        elif theirs != headers and method == "GET":
            wrong.append(f"{name}: {sorted(theirs.items() ^ headers.items())}")
    return [f"{method} {address}: {line}" for line in wrong]


def main():
    tap.need("nginx", "apache2")
    work = tempfile.mkdtemp(prefix="broadsheet-same-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo())
        classic = Classic(home, work)
        with server.Site(home, FRONTS) as site:
            asked = addresses(site)
            tap.ok(len(asked) >= LEAST, f"{LEAST} addresses or more",
                   len(asked))
            seen = {classic.get(address).status for address in asked}
            tap.eq(sorted(seen), [200, 301, 400, 404],
                   "pages, redirects and errors are among them")
            for method in ("GET", "HEAD"):
                wrong = []
                for address in asked:
                    wrong += compare(site, classic, address, method)
                tap.ok(not wrong, f"{method}: {len(asked)} addresses are the "
                       "same through nginx, Apache, CGI and classic FastCGI",
                       "\n".join(wrong[:8] + [f"{len(wrong)} in all"]))
        status, said = classic.stop()
        tap.ok(status == 0 and said == "", "classic FastCGI ends well at "
               "SIGTERM, and had nothing to say", f"{status} {said}")
    finally:
        shutil.rmtree(work, True)
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The wire, behind nginx: one address for each page, and honest answers.

Every other form of an address leads to the one form in one step; HEAD is GET
without a body; other methods get 405; validators hold exactly as long as the
page does; what is not public cannot be told from what never was; and no
header of a request gets into a page. What is seen of all answers alike:
security headers, no cookie, no Vary but the web server's.
"""
import email.utils
import fcntl
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

SKINS = ("", "/low")
UNKNOWN = 777777  # a number that the demo edition has not reached

SECURITY = {
    "content-security-policy": r"default-src 'none';.*frame-ancestors 'none'",
    "x-content-type-options": r"nosniff",
    "referrer-policy": r"strict-origin-when-cross-origin",
    "cross-origin-opener-policy": r"same-origin",
    "cross-origin-resource-policy": r"same-origin",
    "permissions-policy": r".*camera=\(\).*",
}

all_answers = []  # (what was asked, answer) of everything


def ask(site, path, **more):
    answer = site.get(path, **more)
    all_answers.append((f"{more.get('method', 'GET')} {path}", answer))
    return answer


def failed(wrong, n):
    return "\n".join(wrong[:8] + [f"{len(wrong)} of {n}"])


class Demo:
    """Addresses of the demo edition, found in its store."""

    def __init__(self, home):
        self.home = home
        self.path = os.path.join(home, "edition", "edition.db")
        self.story = self.address("harbour/ferries")
        self.number = int(self.story.split("/")[-2])
        self.about = self.one("SELECT id FROM story WHERE page = 'about'")
        self.parted = self.one(
            "SELECT c.path || '/' || s.id || '/' || s.slug FROM story s "
            "JOIN section c ON c.id = s.section WHERE s.low_pages > 1")

    def one(self, sql, *values):
        db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            return db.execute(sql, values).fetchone()[0]
        finally:
            db.close()

    def address(self, section):
        return "/" + self.one(
            "SELECT c.path || '/' || s.id || '/' || s.slug FROM story s "
            "JOIN section c ON c.id = s.section WHERE c.path = ? "
            "AND s.state = 'live' ORDER BY s.id", section)

    def drafts(self):
        said = json.loads(server.broadsheet(
            self.home, "story", "list", "--drafts", "--json").stdout)
        return [("embargoed" if "embargo" in s else s["state"], s["number"])
                for s in said["stories"]]


def story_forms(demo):
    """(form, canonical) of a story."""
    story, number = demo.story, demo.number
    section, slug = story[1:].rsplit(f"/{number}/", 1)
    forms = [
        f"/{number}", f"/{number}/", f"//{number}", f"/{section}/{number}",
        f"/{section}/{number}/", story + "/", story + "//", "/" + story,
        story.upper(), story.replace("/", "//"),
        f"/sport/{number}/{slug}", f"/no-such/{number}/{slug}",
        f"/{number}/{slug}", f"/{section}/{number}/another-slug",
        f"/{section}/{number}/{slug}/more", f"/{section}/{number}/%C3%A9",
        f"/{section.upper()}/{number}/{slug}", story + "?a=1",
        story + "?page=2", story + "?fbclid=x&utm_source=y", story + "?%41",
        story + "?&",
    ]
    return [(form, story) for form in forms]


def other_forms(demo):
    newest = demo.number
    return [
        ("//", "/"), ("///", "/"), ("/?", "/"), ("/?a=1", "/"),
        ("/?before=1", "/"),
        ("/harbour", "/harbour/"), ("/Harbour/", "/harbour/"),
        ("/HARBOUR", "/harbour/"), ("//harbour/", "/harbour/"),
        ("/harbour//", "/harbour/"), ("/harbour/?a=1", "/harbour/"),
        ("/harbour?a=1", "/harbour/"),
        ("/harbour/ferries", "/harbour/ferries/"),
        ("/harbour//ferries/", "/harbour/ferries/"),
        ("/Harbour/FERRIES//", "/harbour/ferries/"),
        (f"/harbour/?before={newest}&a=1", f"/harbour/?before={newest}"),
        (f"/harbour/?a=1&before={newest}", f"/harbour/?before={newest}"),
        (f"/harbour/?after={newest}&before={newest}",
         f"/harbour/?before={newest}"),
        (f"/harbour?after={newest}", f"/harbour/?after={newest}"),
        ("/about/", "/about"), ("/About", "/about"), ("//about", "/about"),
        ("/about?a=1", "/about"), ("/about/privacy/", "/about/privacy"),
        ("/ABOUT/Privacy", "/about/privacy"), ("/help//", "/help"),
        (f"/{demo.about}", "/about"),
    ]


def test_canonical(site, demo):
    wrong, n = [], 0
    for form, want in story_forms(demo) + other_forms(demo):
        for skin in SKINS:
            if skin and form.endswith("?page=2"):
                continue  # the low skin has parts
            n += 1
            got = ask(site, skin + form)
            where = got.headers.get("location")
            if form == "/?" and got.status == 200:
                continue  # an empty query is none
            if got.status != 301 or where != skin + want:
                wrong.append(f"{skin}{form}: {got.status} {where}, "
                             f"want {skin}{want}")
            elif ask(site, where).status != 200:
                wrong.append(f"{skin}{form}: two steps or more")
    tap.ok(not wrong, "every other form of an address leads to the page in "
           "one step, in its skin", failed(wrong, n))
    part = "/low/" + demo.parted
    wrong = []
    for form, want in ((part + "?page=1", part),
                       (part + "?page=2&a=1", part + "?page=2"),
                       (part + "?a=1&page=2", part + "?page=2"),
                       (part.upper().replace("LOW", "low") + "?page=2",
                        part + "?page=2"),
                       ("/low", "/low/"), ("/low?a=1", "/low/"),
                       ("/low//", "/low/")):
        got = ask(site, form)
        if (got.status, got.headers.get("location")) != (301, want):
            wrong.append(f"{form}: {got.status} "
                         f"{got.headers.get('location')}, want {want}")
    tap.ok(not wrong, "so do other forms of a part", failed(wrong, 7))
    wrong = []
    for form, want in (("/LOW/", "/low/"), ("/Low/harbour/", "/low/harbour/"),
                       ("/Low", "/low/")):
        got = ask(site, form)
        if (got.status, got.headers.get("location")) != (301, want):
            wrong.append(f"{form}: {got.status} "
                         f"{got.headers.get('location')}, want {want}")
    tap.ok(not wrong, "a capital letter in /low/ leads to the low skin",
           failed(wrong, 3))
    wrong = []
    for form, want in (("/%68arbour/", "/harbour/"), ("/%6cow/", "/low/"),
                       ("/low/%68arbour/?before=1", "/low/harbour/?before=1")):
        got = ask(site, form)
        if (got.status, got.headers.get("location")) != (301, want):
            wrong.append(f"{form}: {got.status} "
                         f"{got.headers.get('location')}, want {want}")
    tap.ok(not wrong, "an address encoded for no reason leads to the plain one",
           failed(wrong, 3))


def test_moved(site, demo):
    """A section's old addresses, after it was moved."""
    story = demo.address("harbour/sands")
    server.broadsheet(demo.home, "section", "move", "harbour/sands", "shore")
    moved = story.replace("/harbour/sands/", "/shore/")
    wrong = []
    for form, want in (("/harbour/sands/", "/shore/"),
                       ("/harbour/sands", "/shore/"),
                       ("/Harbour/Sands/?a=1", "/shore/"),
                       (story, moved)):
        for skin in SKINS:
            got = ask(site, skin + form)
            where = got.headers.get("location")
            if got.status != 301 or where != skin + want or \
                    ask(site, where).status != 200:
                wrong.append(f"{skin}{form}: {got.status} {where}")
    tap.ok(not wrong, "a moved section's old addresses lead to the new",
           failed(wrong, 8))
    server.broadsheet(demo.home, "section", "move", "shore", "harbour/sands")
    tap.ok(ask(site, "/harbour/sands/").status == 200 and
           ask(site, "/shore/").headers.get("location") == "/harbour/sands/",
           "moved back, they are addresses again")


ABSENT = [
    "/no-such-page", "/no-such/", "/harbour/no-such", "/999999999",
    "/harbour/999999999/slug", "/0", "/00", "/-1", "/1000000000000000",
    "/99999999999999999999", "/harbour/012/x", "/12x", "/harbour/?before=0",
    "/harbour/?before=", "/harbour/?before=x", "/harbour/?before=-1",
    "/harbour/?before=999999", "/harbour/?after=1e3",
    "/harbour/?before=99999999999999999999", "/about/no-such",
    "/low/low/", "/favicon.ico", "/robots.txt.bak", "/.well-known/x",
    "/index.php", "/harbour/;x", "/%20", "/harbour/%e2%80%8b/", "/~",
]

UNREADABLE = [
    "/a%2fb", "/harbour%2F", "/%2f", "/%2F%2Fevil.example", "/..", "/../",
    "/a/..", "/a/../b", "/%2e%2e/", "/a/%2E./b", "/.%2e", "/%00", "/a%00b",
    "/harbour/?a=%00", "/%ff", "/%c0%af", "/%ed%a0%80", "/%f4%90%80%80",
    "/%", "/%2", "/%zz", "/%u0041", "/a%0d%0aX-Evil:1", "/a%0a", "/%09",
    "/%7f", "/?a=%ff", "/" + "x" * 8192,
    "/?" + "&".join(f"a{i}=1" for i in range(65)),
]


def test_errors(site):
    for status, addresses in ((404, ABSENT), (400, UNREADABLE)):
        wrong = []
        for address in addresses:
            for skin in SKINS:
                got = ask(site, skin + address)
                low = "/low" if (skin + address).startswith("/low/") else ""
                home = f'<a href="{low}/">front page</a>'
                if got.status != status or home not in got.text or \
                        got.headers.get("etag") or \
                        "content-type" not in got.headers:
                    wrong.append(f"{skin}{address[:60]}: {got.status}")
        tap.ok(not wrong, f"{status}, with the site's own page in the skin "
               "asked for", failed(wrong, 2 * len(addresses)))
    wrong = []
    for page in ("0", "x", "", "99", "-1", "1.0", "01"):
        for skin, want in (("/low", 404), ("", 301)):
            got = ask(site, f"{skin}/help?page={page}")
            if got.status != want:
                wrong.append(f"{skin}/help?page={page}: {got.status}")
    tap.ok(not wrong, "a part that is not there is a 404", failed(wrong, 14))


def test_methods(site, demo):
    wrong, n = [], 0
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO",
                   "PROPFIND"):
        for path in ("/", "/low/", demo.story, "/low" + demo.story,
                     "/harbour/", "/no-such-page", "/low/no-such-page",
                     f"/{demo.number}"):
            n += 1
            body = b"a=1" if method in ("POST", "PUT", "PATCH") else None
            got = ask(site, path, method=method, body=body)
            if got.status != 405 or got.headers.get("allow") != "GET, HEAD" \
                    or "can only be read" not in got.text or \
                    ("<link rel=\"stylesheet\"" in got.text) == \
                    path.startswith("/low/"):
                wrong.append(f"{method} {path}: {got.status} "
                             f"{got.headers.get('allow')}")
    tap.ok(not wrong, "405 and Allow for other methods, in the skin asked "
           "for", failed(wrong, n))


def without(headers, *names):
    return {k: v for k, v in headers.items() if k not in ("date",) + names}


def test_head(site, demo):
    wrong = []
    for path, status in (("/", 200), ("/low/", 200), (demo.story, 200),
                         ("/harbour/", 200), ("/help", 200), ("/low", 301),
                         (f"/{demo.number}", 301), ("/no-such", 404),
                         ("/%zz", 400), (f"/{UNKNOWN}", 404)):
        got = ask(site, path)
        head = ask(site, path, method="HEAD")
        if (got.status, head.status, head.body) != (status, status, b"") or \
                without(got.headers) != without(head.headers):
            wrong.append(f"{path}: {got.status} {got.headers}\n"
                         f"HEAD {head.status} {head.headers}")
    tap.ok(not wrong, "HEAD is GET without a body", failed(wrong, 10))


def dates(modified):
    """The three forms of a date (RFC 9110 5.6.7), of Last-Modified."""
    t = email.utils.parsedate_to_datetime(modified)
    return [modified, t.strftime("%A, %d-%b-%y %H:%M:%S GMT"),
            t.strftime("%a %b ") + f"{t.day:2}" + t.strftime(" %H:%M:%S %Y")]


def conditions(etag, other, modified):
    """(name, headers of the request, whether the client has the page)."""
    inm, ims = "If-None-Match", "If-Modified-Since"
    rows = [
        ("the ETag", {inm: etag}, True),
        ("the weak ETag", {inm: "W/" + etag}, True),
        ("a list", {inm: f'"x", {etag} , W/"y"'}, True),
        ("a list without spaces", {inm: f'"x",{etag}'}, True),
        ("any", {inm: "*"}, True),
        ("another page's ETag", {inm: other}, False),
        ("another ETag", {inm: '"x"'}, False),
        ("an ETag with a comma in it", {inm: f'"x, {etag[1:]}'}, False),
        ("an ETag without quotes", {inm: etag.strip('"')}, False),
        ("half an ETag", {inm: etag[:-1]}, False),
        ("another ETag, but a later date",
         {inm: '"x"', ims: "Sun, 01 Jan 2040 00:00:00 GMT"}, False),
        ("the ETag, but an earlier date",
         {inm: etag, ims: "Sat, 01 Jan 2000 00:00:00 GMT"}, True),
        ("a later date", {ims: "Sun, 01 Jan 2040 00:00:00 GMT"}, True),
        ("an earlier date", {ims: "Sat, 01 Jan 2000 00:00:00 GMT"}, False),
        ("no date", {ims: "yesterday"}, False),
    ]
    if modified:
        rows += [(f"the date as {form}", {ims: form}, True)
                 for form in dates(modified)]
    return rows


def test_validators(site, demo):
    wrong, n = [], 0
    for path in ("/", "/low/", demo.story, "/low" + demo.story, "/harbour/",
                 f"/low/harbour/?before={demo.number}", "/help",
                 f"/low/{demo.parted}?page=2"):
        page = ask(site, path)
        other = ask(site, "/uk/").headers["etag"]
        modified = page.headers.get("last-modified")
        for name, headers, is_fresh in conditions(
                page.headers["etag"], other, modified):
            for method in ("GET", "HEAD"):
                n += 1
                got = ask(site, path, method=method, headers=headers)
                same = all(got.headers.get(k) == page.headers.get(k) for k in
                           ("etag", "cache-control", "last-modified"))
                if got.status != (304 if is_fresh else 200) or not same or \
                        (is_fresh and (got.body or "content-type" in
                                       got.headers)):
                    wrong.append(f"{method} {path}: {name}: {got.status} "
                                 f"{got.headers}")
    tap.ok(not wrong, "304 exactly when the client has the page",
           failed(wrong, n))
    wrong = []
    for path, method, status in (
            ("/no-such", "GET", 404), ("/low", "GET", 301), ("/", "POST", 405),
            (f"/{demo.number}", "GET", 301), ("/%zz", "GET", 400)):
        got = ask(site, path, method=method, headers={"If-None-Match": "*"})
        if got.status != status:
            wrong.append(f"{method} {path}: {got.status}")
    tap.eq(wrong, [], "a condition changes nothing where there is no page")
    tags = {ask(site, path).headers["etag"] for path in (
        "/", "/low/", "/harbour/", "/low/harbour/", demo.story,
        "/low" + demo.story, f"/harbour/?before={demo.number}",
        f"/harbour/?after={demo.number}", "/low/" + demo.parted,
        f"/low/{demo.parted}?page=2")}
    tap.eq(len(tags), 10, "ten pages have ten ETags")


def test_changes(site, demo):
    """What a reader could see makes pages new; all else leaves them."""
    def etag():
        return ask(site, "/harbour/").headers["etag"]

    def modified():
        return ask(site, "/harbour/").headers.get("last-modified")
    before, since = etag(), modified()
    server.broadsheet(demo.home, "import", server.demo())
    tap.eq(etag(), before, "an import that changes nothing leaves the ETag")
    server.broadsheet(demo.home, "section", "list")
    tap.eq(etag(), before, "so does reading")
    number = [n for state, n in demo.drafts() if state == "draft"][0]
    server.broadsheet(demo.home, "story", "publish", str(number))
    tap.ok(etag() != before, "publishing changes the ETag")
    if since is not None:
        got = ask(site, "/harbour/", headers={"If-Modified-Since": since})
        tap.eq(got.status, 200, "and the page is modified since then")
    got = ask(site, f"/{number}")
    tap.ok(got.status == 301 and
           ask(site, got.headers["location"]).status == 200,
           "what was published is there", got)
    before = etag()
    why = 'It was "wrong" <b>& more</b>'
    server.broadsheet(demo.home, "story", "withdraw", str(number),
                      "--why", why)
    tap.ok(etag() != before, "withdrawing changes the ETag")
    for skin in SKINS:
        for path in (f"/{number}", got.headers["location"],
                     f"/harbour/{number}/"):
            gone = ask(site, skin + path)
            tap.ok(gone.status == 410 and "It was &quot;wrong&quot; &lt;b&gt;"
                   "&amp; more" in gone.text and
                   re.search(r'<time datetime="20\d\d-', gone.text) and
                   str(time.gmtime().tm_year) in gone.text,
                   f"{skin}{path}: 410 that says when and why", gone.text)
        tap.ok(f"/{number}/" not in ask(site, skin + "/").text,
               f"{skin}/ does not list it any more")
    conf = os.path.join(demo.home, "broadsheet.conf")
    before = etag()
    with open(conf, encoding="utf-8") as file:
        text = file.read()
    with open(conf, "w", encoding="utf-8") as out:
        out.write(text.replace("News of the town", "Words of the town"))
    site.reload()
    end = time.monotonic() + 20
    while etag() == before and time.monotonic() < end:
        time.sleep(0.05)
    got = ask(site, "/harbour/")
    tap.ok(got.headers["etag"] != before and "Words of the town" in got.text,
           "so does another configuration, at a reload")


def test_unpublished(site, demo):
    """A draft, an embargoed story and nothing at all are one to a reader."""
    drafts = demo.drafts()
    tap.ok({state for state, _ in drafts} == {"draft", "embargoed"},
           "the demo edition has a draft and an embargoed story", drafts)
    wrong = []
    for state, number in drafts:
        for form in ("/{}", "/harbour/{}/a-slug", "/{}/", "/low/{}",
                     "/low/council/{}/x?page=2", "/harbour/?before={}",
                     "/low/harbour/?after={}"):
            got = ask(site, form.format(number))
            none = ask(site, form.format(UNKNOWN))
            if got.status != 404 or \
                    re.sub(rf"/{number}\b", f"/{UNKNOWN}", got.text) != \
                    none.text or \
                    without(got.headers, "content-length") != \
                    without(none.headers, "content-length"):
                wrong.append(f"{form.format(number)} ({state}): {got.status}")
    tap.ok(not wrong, "a draft's and an embargoed story's numbers give the "
           "404 of an unknown one, to the byte", failed(wrong, 21))
    found = []
    for name in ("edition.db", "edition.db-wal"):
        path = os.path.join(demo.home, "edition", name)
        if os.path.exists(path):
            with open(path, "rb") as file:
                held = file.read().lower()
            found += [f"{word} in {name}" for word in (
                b"quillfrost", b"marrowglint", b"lanternsprat") if word in
                      held]
    tap.eq(found, [], "none of their words are in the store that readers' "
           "programs open")


def test_hosts(site, demo):
    """Nothing that a client says of hosts, or of itself, is in a page."""
    liars = [
        {"Host": "evil.example"}, {"Host": "evil.example:99999"},
        {"Host": "localhost", "X-Forwarded-Host": "evil.example",
         "X-Forwarded-Proto": "https", "X-Forwarded-For": "evil.example",
         "X-Forwarded-Prefix": "/evil.example", "X-Forwarded-Port": "1",
         "Forwarded": "host=evil.example;proto=https",
         "X-Original-URL": "/evil.example", "X-Rewrite-URL": "/evil",
         "X-HTTP-Method-Override": "PUT", "Referer": "//evil.example"},
        {"Cookie": "a=evil.example", "Authorization": "Basic ZXZpbA==",
         "User-Agent": "evil.example", "Accept-Language": "cy",
         "Accept": "application/json", "Origin": "https://evil.example",
         "Range": "bytes=0-1"},
    ]
    wrong = []
    for path in ("/", "/low/", demo.story, "/harbour", f"/{demo.number}",
                 "/no-such", "/%zz"):
        plain = ask(site, path)
        for headers in liars:
            got = ask(site, path, headers=headers)
            if got.body != plain.body or got.status != plain.status or \
                    without(got.headers) != without(plain.headers):
                wrong.append(f"{path} with {headers}: {got.status} "
                             f"{got.headers}")
    tap.ok(not wrong, "no header of a request changes an answer",
           failed(wrong, 28))


def test_all(answers):
    """What every answer has, or has not."""
    wrong, seen = [], set()
    for asked, answer in answers:
        seen.add(answer.status)
        for name, want in SECURITY.items():
            if not re.fullmatch(want, answer.headers.get(name, "")):
                wrong.append(f"{asked[:90]}: {answer.status}: {name}: "
                             f"{answer.headers.get(name)}")
    tap.ok(not wrong, "security headers are on every answer",
           failed(wrong, len(answers)))
    tap.eq(sorted(seen), [200, 301, 304, 400, 404, 405, 410],
           "and every status was among them")
    cookies = [asked for asked, a in answers if "set-cookie" in a.headers]
    tap.eq(cookies, [], "no answer sets a cookie")
    varying = [asked for asked, a in answers
               if a.headers.get("vary", "Accept-Encoding").lower() !=
               "accept-encoding"]
    tap.eq(varying, [], "no answer varies but on encoding")
    telling = [asked for asked, a in answers
               if "x-powered-by" in a.headers or
               re.search(r"\d", a.headers.get("server", ""))]
    tap.eq(telling, [], "no answer tells a version")
    policies = {a.headers.get("content-security-policy") for _, a in answers}
    unsafe = [p for p in policies if "unsafe" in p or "*" in p]
    tap.eq(unsafe, [], "the policy allows nothing unsafe")


def test_web_server(site):
    """What nginx itself refuses is the site's page or at least as careful."""
    raw = [
        ("a request that is none", b"GARBAGE\r\n\r\n"),
        ("no host", b"GET / HTTP/1.1\r\n\r\n"),
        ("two hosts", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        ("a long line", b"GET /" + b"x" * 20000 +
         b" HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a long header", b"GET / HTTP/1.1\r\nHost: a\r\nX: " +
         b"x" * 20000 + b"\r\n\r\n"),
        ("a long body", b"POST / HTTP/1.1\r\nHost: a\r\n"
         b"Content-Length: 99999999\r\n\r\n"),
        ("a bad length", b"POST / HTTP/1.1\r\nHost: a\r\n"
         b"Content-Length: x\r\n\r\n"),
        ("TRACE", b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ]
    where = site.url[len("http://"):].split(":")
    for name, request in raw:
        with socket.create_connection((where[0], int(where[1])),
                                      timeout=30) as connection:
            connection.sendall(request)
            said = connection.recv(100000).decode("latin-1")
        head = said.partition("\r\n\r\n")[0].lower()
        tap.ok(re.match(r"http/1\.[01] 4\d\d ", head) and
               "x-content-type-options: nosniff" in head and
               "default-src 'none'" in head,
               f"nginx refuses {name} with security headers", said[:500])


def is_read(connection):
    """Whether the other end reads, within a time, all that was sent."""
    end = time.monotonic() + 20
    while struct.unpack("i", fcntl.ioctl(
            connection, termios.TIOCOUTQ, b"\0" * 4))[0] > 0:
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def test_drain(home):
    """SIGTERM: what was asked is answered whole, then the program ends."""
    with server.Site(home, "fcgi") as site:
        client = fcgi.Client(site.socket)
        tap.eq(client.get("/").status, 200, "a connection is open")
        half = fcgi.Client(site.socket)
        half.open()
        request = fcgi.request("/low/")
        half.send(request[:40])
        tap.ok(is_read(half.connection), "half a request is in hand")
        site.site.send_signal(signal.SIGTERM)
        half.send(request[40:])
        try:
            answer = half.read()
            tap.ok(answer.status == 200 and answer.body.endswith(
                b"</html>\n"), "a request in hand is answered whole",
                (answer.status, answer.body[-80:]))
        except OSError as error:
            tap.ok(False, "a request in hand is answered whole", error)
        half.close()
        client.close()
        tap.eq(site.site.wait(30), 0, "then the program ends with 0")
        tap.ok(not os.path.exists(site.socket), "and its socket is gone")
        site.site = None
        site._web = {}


HOLD = """\
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA locking_mode = EXCLUSIVE")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE edition SET change = change")
db.execute("COMMIT")
print("held", flush=True)
sys.stdin.read()
db.close()
"""


def test_locked(home):
    """Another process holds the whole store from before the first read."""
    path = os.path.join(home, "edition", "edition.db")
    with subprocess.Popen([sys.executable, "-c", HOLD, path], text=True,
                          stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as holder:
        tap.eq(holder.stdout.readline(), "held\n", "the store is locked")
        with server.Site(home, "fcgi") as site:
            for path in ("/", "/low/harbour/", "/1", "/no-such"):
                got = site.fcgi(path)
                tap.ok(got.status == 503 and got.headers.get("retry-after")
                       and got.headers.get("cache-control") == "no-store"
                       and "etag" not in got.headers,
                       f"{path}: 503 while the store is locked",
                       (got.status, got.headers))
            said = [line for line in site.site_log().split("\n")
                    if "503" in line]
            tap.ok(1 <= len(said) <= 2, "one line a worker in the log", said)
            holder.stdin.close()
            holder.wait(30)
            tap.eq([site.fcgi(p).status for p in ("/", "/low/harbour/")],
                   [200, 200], "pages, when the lock is gone")


def main():
    tap.need("nginx")
    work = tempfile.mkdtemp(prefix="broadsheet-wire-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo())
        demo = Demo(home)
        test_drain(home)
        test_locked(home)
        with server.Site(home) as site:
            test_canonical(site, demo)
            test_errors(site)
            test_methods(site, demo)
            test_head(site, demo)
            test_validators(site, demo)
            test_unpublished(site, demo)
            test_hosts(site, demo)
            test_moved(site, demo)
            test_changes(site, demo)
            test_all(all_answers)
            test_web_server(site)
            tap.eq([line for line in site.site_log().split("\n")
                    if "error" in line], [], "site.fcgi had no complaint")
    finally:
        shutil.rmtree(work, True)
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""`broadsheet links check` visits what it may, once, and says what is dead.

Servers of ours on addresses of this machine, each of which answers in its own
way, are linked from a story. They are visited because --allow names them;
what it does not name is refused by its address, however that is written, and
also when a redirect leads there. A link is dead after as many failures as
desk/links.h says, on days of their own (the store is told that time has
passed); readers are told in both skins, and told no more when it is back.
"""
import http.server
import json
import os
import socket
import sqlite3
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

BODY_MAX = 8 << 20  # far more than the buffers of a connection take

STORY = """Headline: {headline}
Section: news
Published: 2026-11-20 10:00
{links}
Words of {headline}.
"""
PACKAGE = """Title: Documents
Slug: documents

## Documents
- {url} | The survey | A site
"""


class Log:
    """What the servers were asked, and how many at once."""

    def __init__(self):
        self.lock = threading.Lock()
        self.clear()

    def clear(self):
        self.asked, self.now, self.most, self.sent = [], 0, 0, 0
        self.agents = set()

    def of(self, name):
        return [method for host, method, _ in self.asked if host == name]


LOG = Log()
STATUS = {"changing": 404}
RELEASE = threading.Event()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the name of its server says."""

    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.connection.settimeout(60)

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        with LOG.lock:
            LOG.asked.append((self.server.name, self.command, self.path))
            LOG.agents.add(self.headers.get("User-Agent"))
            LOG.now += self.is_short()
            LOG.most = max(LOG.most, LOG.now)
        if self.is_short():
            # Whoever asks twice at once asks again by then; and who waits for
            # the answer cannot, before we have counted down.
            time.sleep(0.05)
            with LOG.lock:
                LOG.now -= 1
        try:
            getattr(self, "at_" + self.server.name, self.at_alive)()
        except (OSError, ValueError):
            pass

    def is_short(self):
        """Whether we do not outlast what we answer."""
        return self.server.name not in ("slow", "huge", "headers")

    def say(self, status, *headers):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def at_alive(self):
        self.say(200)

    def at_changing(self):
        self.say(STATUS["changing"])

    def at_failing(self):
        self.say(500)

    def at_forbidden(self):
        self.say(403)

    def at_nohead(self):
        self.say(405 if self.command == "HEAD" else 200)

    def at_hangup(self):
        if self.command == "HEAD":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self.say(200)

    def at_slow(self):
        RELEASE.wait(30)

    def at_huge(self):
        if self.command == "HEAD":
            self.say(501)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        for _ in range(BODY_MAX >> 16):
            self.wfile.write(b"x" * (1 << 16))
            LOG.sent += 1 << 16

    def at_headers(self):
        self.send_response(200)
        for _ in range(100000):
            self.send_header("X-More", "x" * 1000)
            self.flush_headers()

    def at_later(self):
        self.say(429, ("Retry-After", "3600"))

    def at_loop(self):
        self.say(302, ("Location", self.path + "x"))

    def at_moved(self):
        self.say(301, ("Location", self.server.target + "/moved"))

    def at_inward(self):
        self.say(302, ("Location", f"http://127.0.0.99:{self.server.port}/"))

    def at_tofile(self):
        self.say(302, ("Location", "file:///etc/passwd"))

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *args):
        pass


class Server6(Server):
    address_family = socket.AF_INET6


NAMES = ("alive", "changing", "failing", "forbidden", "nohead", "hangup",
         "huge", "headers", "later", "loop", "moved", "inward", "tofile")
#: Those that are visited more than once.
KEPT = ("alive", "changing", "failing", "later")
#: How the server that must not be visited may be written.
INSIDE = ("http://127.0.0.99:{p}/", "http://2130706531:{p}/",
          "http://0x7f000063:{p}/", "http://0177.0.0.0143:{p}/",
          "http://[::ffff:127.0.0.99]:{p}/",
          "http://[::ffff:7f00:63]:{p}/", "http://[64:ff9b::7f00:63]:{p}/",
          "http://localhost:{p}/", "http://[::1]:{p}/", "http://0.0.0.0:{p}/",
          "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/",
          "http://[fd00:ec2::254]/", "http://[fe80::1]/")


class House:
    """All servers, and where they are."""

    def __init__(self):
        self.servers, self.url, self.host = [], {}, {}
        first = Server(("127.0.0.99", 0), Handler)
        self.port = first.server_address[1]
        self.add("inside", "127.0.0.99", first)
        for i, name in enumerate(NAMES + ("slow", "document")):
            self.add(name, f"127.0.0.{11 + i}")
        self.server("moved").target = self.url["alive"]
        try:
            self.add("six", "::1", Server6(("::1", self.port), Handler))
        except OSError:
            pass

    def server(self, name):
        return next(s for s in self.servers if s.name == name)

    def add(self, name, host, made=None):
        made = made or Server((host, self.port), Handler)
        made.name, made.port = name, self.port
        self.servers.append(made)
        self.host[name] = host
        self.url[name] = "http://%s:%d" % (
            f"[{host}]" if ":" in host else host, self.port)
        threading.Thread(target=made.serve_forever, daemon=True).start()

    def allowed(self):
        return ",".join(host for name, host in self.host.items()
                        if name not in ("inside", "six"))

    def close(self):
        RELEASE.set()
        for one in self.servers:
            one.shutdown()
            one.server_close()


def write(home, name, text):
    path = os.path.join(home, name)
    with open(path, "w") as out:
        out.write(text)
    return path


def take_story(home, name, urls):
    links = "".join(f"Link: {url} | Words of {url} | site | background\n"
                    for url in urls)
    server.broadsheet(home, "import", write(
        home, name + ".story", STORY.format(headline=name, links=links)))


def db(home, sql, *values):
    con = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    try:
        return con.execute(sql, values).fetchall()
    finally:
        con.commit()
        con.close()


def change(home):
    return db(home, "SELECT change FROM edition")[0][0]


def check(home, *more):
    LOG.clear()
    done = server.broadsheet(home, "--json", "links", "check", *more)
    return json.loads(done.stdout)


def pass_a_day(home):
    db(home, "UPDATE link_check SET failed = failed - 72001, "
       "checked = checked - 72001")


def row(home, url):
    rows = db(home, "SELECT status, failures, dead_since IS NOT NULL FROM "
              "link_check WHERE url = ?", url)
    return rows[0] if rows else None


def test_first(home, house, allow):
    u = house.url
    before = change(home)
    dry = check(home, "--dry-run", *allow)
    tap.eq((LOG.asked, dry["count"]["visited"]), ([], 0),
           "a dry run visits nothing")
    said = check(home, *allow)
    n = said["count"]
    tap.eq(n["due"], dry["count"]["due"], "it says how many it would be")
    tap.eq(LOG.most, 1, "never two at once")
    tap.ok(all("The Saltmere Courier" in agent and
               "http://courier.example" in agent for agent in LOG.agents),
           "the User-Agent says who we are", LOG.agents)
    want = {"alive": (200, 0), "changing": (404, 1), "failing": (500, 1),
            "forbidden": (403, 0), "nohead": (200, 0), "hangup": (200, 0),
            "huge": (200, 0), "slow": (0, 1), "headers": (0, 1),
            "later": (429, 0), "loop": (302, 1), "moved": (200, 0),
            "inward": (0, 0), "tofile": (302, 0), "document": (200, 0)}
    got = {name: row(home, u[name] + "/")[:2] for name in want}
    tap.eq({k: v for k, v in got.items() if v != want[k]}, {},
           "each was understood: its status, and whether it failed")
    tap.eq(LOG.of("alive"), ["HEAD", "HEAD"], "HEAD is enough; a redirect "
           "is followed")
    tap.eq(LOG.of("nohead"), ["HEAD", "GET"], "GET where HEAD is refused")
    tap.eq(LOG.of("hangup"), ["HEAD", "GET"], "or hung up on")
    tap.ok(LOG.sent < BODY_MAX, "a huge body is not read", LOG.sent)
    tap.eq(LOG.of("later"), ["HEAD"], "who says 429 is left alone, with the "
           "other links there")
    tap.eq(LOG.of("loop"), ["HEAD"] * 6, "five redirects, and no more")
    tap.eq(LOG.of("inside") + LOG.of("six"), [],
           "nothing within the house was visited")
    refused = {r["url"] for r in said["refused"]}
    tap.eq(refused, {url.format(p=house.port) for url in INSIDE} |
           {u["inward"] + "/", u["tofile"] + "/"},
           "every form of such an address was refused, also by a redirect")
    tap.eq((n["visited"], n["refused"], n["died"]),
           (n["working"] + n["failed"] + n["refused"] + 1, len(refused), 0),
           "the summary adds up, and nothing is dead at once")
    tap.eq(change(home), before, "readers see nothing new of it")


def test_same_day(home, house, allow):
    check(home, *allow)
    tap.eq((row(home, house.url["changing"] + "/")[1:], LOG.of("later")),
           ((1, 0), []), "a second failure on one day does not count, and who "
           "said 429 is still left alone")
    said = check(home, "--older-than", "1", *allow)
    tap.eq((said["count"]["visited"], said["count"]["later"]), (0, 1),
           "--older-than leaves what is fresh")
    pass_a_day(home)
    pass_a_day(home)
    said = check(home, "--older-than", "1", "--limit", "2", *allow)
    tap.eq(said["count"]["visited"], 2, "--limit is kept")


def shown(client, number, url):
    """What each form of the story says of a link: dead or not."""
    low = client.get(f"/low/news/{number}/changing").text
    full = client.get(f"/news/{number}/changing").text
    text = client.get(f"/news/{number}/changing.txt").text
    words = "did not work when checked on"
    mark = f'<s><a href="{url}/"'
    # Lines of text are broken where they are full.
    return (words in low, words in full, mark in full,
            words in " ".join(text.split()), f'href="{url}/"' in low)


def test_dead(home, house, allow, client):
    url = house.url["changing"]
    number = db(home, "SELECT id FROM story WHERE headline = 'changing'")[0][0]
    tap.eq(shown(client, number, url), (False, False, False, False, True),
           "a link that failed once is like any other")
    before, etag = change(home), client.get("/").header("ETag")
    pass_a_day(home)
    said = check(home, *allow)
    tap.eq((row(home, url + "/"), said["count"]["died"]), ((404, 2, 1), 1),
           "twice gone is dead")
    tap.eq([(d["url"], d["place"], d["status"]) for d in said["dead"]],
           [(url + "/", f"story {number}", 404)], "it is listed")
    tap.eq(shown(client, number, url), (True, True, True, True, True),
           "readers are told in every form, and it still is a link")
    tap.eq((change(home), client.get("/").header("ETag") != etag),
           (before + 1, True), "that is a change of the edition")
    tap.eq(row(home, house.url["failing"] + "/"), (500, 2, 0),
           "an error at the other end is not believed twice")
    pass_a_day(home)
    said = check(home, *allow)
    tap.eq(row(home, house.url["failing"] + "/"), (500, 3, 1),
           "but the third time")
    pass_a_day(home)
    STATUS["changing"] = 200
    before = change(home)
    said = check(home, *allow)
    tap.eq((row(home, url + "/"), said["count"]["revived"]), ((200, 0, 0), 1),
           "one answer brings it back")
    tap.eq((shown(client, number, url)[:4], change(home)),
           ((False,) * 4, before + 1), "and readers are told no more")
    tap.eq(server.broadsheet(home, "links", "check", "--limit", "0",
                             *allow).returncode, 0,
           "the exit status is 0 though there are dead ones")


def test_document(home, house, allow, client):
    """A package's documents are visited, too."""
    house.server("document").name = "gone"
    Handler.at_gone = lambda self: self.say(410)
    for _ in range(2):
        pass_a_day(home)
        said = check(home, *allow)
    tap.ok({"/in-depth/documents/"} <= {d["place"] for d in said["dead"]},
           "a document of a package can be dead", said["dead"])
    for skin in ("", "/low"):
        tap.ok("did not work when checked" in
               client.get(skin + "/in-depth/documents/").text,
               f"its page says so: {skin or '/'}")


def test_forgotten(home, house, allow):
    number = db(home, "SELECT id FROM story WHERE headline = 'once'")[0][0]
    server.broadsheet(home, "story", "withdraw", str(number), "--why", "x")
    check(home, *allow)
    tap.eq(LOG.of("slow"), [], "links of a withdrawn story are not visited")


def main():
    house = House()
    with tempfile.TemporaryDirectory(prefix="broadsheet-links-") as folder:
        home = server.make_edition(os.path.join(folder, "home"))
        server.broadsheet(home, "section", "add", "news", "News")
        take_story(home, "changing", [house.url["changing"] + "/"])
        take_story(home, "once", [
            house.url[name] + "/" for name in NAMES + ("slow",)
            if name not in KEPT])
        take_story(home, "others", [
            house.url[name] + "/" for name in KEPT if name != "changing"] +
            [house.url["later"] + "/more"])
        take_story(home, "inside",
                   [url.format(p=house.port) for url in INSIDE])
        server.broadsheet(home, "package", "save", write(
            home, "documents.package",
            PACKAGE.format(url=house.url["document"] + "/")))
        allow = ("--allow", house.allowed())
        test_first(home, house, allow)
        test_forgotten(home, house, allow)
        test_same_day(home, house, allow)
        with server.Site(home, "fcgi",
                         env={"BROADSHEET_STRICT": "1"}) as site:
            client = fcgi.Client(site.socket)
            test_dead(home, house, allow, client)
            test_document(home, house, allow, client)
            if "six" in house.url:
                take_story(home, "six", [house.url["six"] + "/"])
                check(home, "--allow", house.allowed() + ",::1")
                tap.eq(LOG.of("six"), ["HEAD"],
                       "an IPv6 literal can be allowed")
            client.close()
    house.close()
    tap.done()


if __name__ == "__main__":
    main()

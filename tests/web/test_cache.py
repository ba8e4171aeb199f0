# SPDX-License-Identifier: Apache-2.0
"""Pages that are kept, by site.fcgi and by nginx: what was published is seen
when the second of the clock is over, and never again what was before it; two
readers never get each other's page; and what fails shows what was last."""
import gzip
import json
import os
import random
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
import server  # noqa: E402
import tap  # noqa: E402

PUBLISHES = int(os.environ.get("PUBLISHES", "8"))
PAIRS = int(os.environ.get("PAIRS", "1500"))
STORY = """Headline: {headline}
Section: harbour

{headline}, and the harbourmaster has confirmed it.
"""


def import_story(home, headline):
    """Publish the story under test; its address."""
    path = os.path.join(home, "cache-test.story")
    with open(path, "w") as out:
        out.write(STORY.format(headline=headline))
    server.broadsheet(home, "import", path)
    said = json.loads(server.broadsheet(
        home, "story", "list", "--json").stdout)
    return max(s["number"] for s in said["stories"])


def let_second_pass():
    """Wait until the second of the clock is another."""
    now = int(time.time())
    while int(time.time()) == now:
        time.sleep(0.01)


def ways(site):
    """Each way to ask for a path: through nginx, and site.fcgi itself."""
    return (("nginx", site.get), ("site.fcgi", site.fcgi))


def check_publishing(site, home):
    """Every place of a story shows the newest, and no older one after it."""
    number = import_story(home, "Tide gauge 0")
    let_second_pass()
    address = site.get("/%d" % number).headers["location"]
    places = ["/", "/low/", "/harbour/", address, "/low" + address,
              address.rsplit("/", 1)[0] + "/" + address.rsplit("/", 1)[1] +
              ".txt", "/feed.atom", "/harbour/feed.rss",
              "/search?q=gauge&sort=date"]
    late, back = [], []
    for n in range(1, PUBLISHES + 1):
        for place in places:  # so that each is kept as it is now
            site.get(place)
        address = import_story(home, "Tide gauge %d" % n)
        seen = site.fcgi("/harbour/").text
        if "Tide gauge %d" % n not in seen:
            late.append(("site.fcgi", n))
        let_second_pass()
        for place in places:
            answer = site.get(place)
            if answer.status == 301:
                answer = site.get(answer.headers["location"])
            if "Tide gauge %d" % n not in answer.text:
                late.append((place, n))
            if "Tide gauge %d<" % (n - 1) in answer.text:
                back.append((place, n))
    tap.eq(late, [], "%d publishes are seen at all %d places when the second "
           "is over, and by site.fcgi at once" % (PUBLISHES, len(places)))
    tap.eq(back, [], "and what was before is nowhere")
    return number


def check_kept(site):
    """What is asked for twice comes out of nginx's cache: its headers are
    the same, and site.fcgi is not asked."""
    site.get("/low/archive/")
    let_second_pass()
    first = site.get("/low/archive/")
    again = site.get("/low/archive/")
    tap.ok(first.body == again.body and
           first.headers["etag"] == again.headers["etag"],
           "a page that is kept is the same page")
    tap.ok("x-accel-expires" not in first.headers,
           "nginx keeps to itself for how long")


def check_encodings(site):
    for name, ask in ways(site):
        header = (lambda v: {"headers": {"Accept-Encoding": v}}) \
            if name == "nginx" else (lambda v: {"HTTP_ACCEPT_ENCODING": v})
        plain = ask("/harbour/", **header("identity"))
        packed = ask("/harbour/", **header("gzip"))
        tap.ok("content-encoding" not in plain.headers and
               packed.headers.get("content-encoding") == "gzip" and
               gzip.decompress(packed.body) == plain.body,
               name + ": the page in two encodings", packed.headers)
        tap.ok(plain.headers["etag"] != packed.headers["etag"],
               name + ": each has an ETag of its own")
        wrong = []
        for accept, is_gzip in (
                ("", False), ("gzip, deflate, br", True), ("br", False),
                ("deflate;q=1, gzip;q=0.5", True), ("gzip;q=0", False),
                ("gzip;q=0.000, *", False), ("x-gzip", True),
                ("GZIP", True)):
            got = ask("/harbour/", **header(accept))
            if (got.headers.get("content-encoding") == "gzip") != is_gzip or \
                    got.content != plain.body or \
                    got.headers.get("vary") != "Accept-Encoding":
                wrong.append((accept, got.headers))
        tap.eq(wrong, [], name + ": Accept-Encoding is read as it is meant")
        for answer, accept in ((plain, "identity"), (packed, "gzip")):
            more = header(accept)
            if name == "nginx":
                more["headers"]["If-None-Match"] = answer.headers["etag"]
            else:
                more["HTTP_IF_NONE_MATCH"] = answer.headers["etag"]
            for _ in range(2):
                got = ask("/harbour/", **more)
                tap.ok(got.status == 304 and got.body == b"" and
                       got.headers["etag"] == answer.headers["etag"],
                       "%s: 304 of %s" % (name, accept), got.headers)


def check_pairs(site):
    """A public page depends on its address and encoding alone, whatever came
    before it and with what."""
    rng = random.Random(1)
    paths = ["/", "/low/", "/harbour/", "/low/harbour/", "/archive/",
             "/no-such-page", "/search?q=ferry", "/feed.atom", "/console"]
    extras = [("Cookie", "session=1"), ("Cookie", "low=1; a=b"),
              ("User-Agent", "Lynx/2.8.9"), ("User-Agent", "Mozilla/5.0"),
              ("Accept-Language", "cy"), ("Referer", "http://a.example/"),
              ("X-Forwarded-For", "192.0.2.1"), ("Save-Data", "on"),
              ("X-Forwarded-Host", "evil.example"), ("Host", "evil.example"),
              ("X-Original-URL", "/low/"), ("X-HTTP-Method-Override", "POST"),
              ("Authorization", "Basic YTpi"), ("DNT", "1"),
              ("If-None-Match", '"x"'), ("Range", "bytes=0-3"),
              ("Accept", "application/json"), ("Proxy", "http://a.example"),
              ("X-Forwarded-Proto", "https"), ("Cache-Control", "no-cache")]
    right = {}
    wrong = []
    for n in range(PAIRS):
        path = rng.choice(paths)
        given = dict(rng.sample(extras, rng.randrange(4)))
        if rng.randrange(2):
            given["Accept-Encoding"] = "gzip"
        got = site.get(path, method=rng.choice(["GET", "GET", "HEAD"]),
                       headers=given)
        encoding = got.headers.get("content-encoding", "")
        if encoding != given.get("Accept-Encoding", ""):
            wrong.append((n, path, given, encoding))
        if "set-cookie" in got.headers:
            wrong.append((n, path, "a cookie"))
        known = right.setdefault((path, encoding), {})
        for key, value in (("status", got.status), ("body", got.body),
                           ("etag", got.headers.get("etag"))):
            if key == "body" and not value:
                continue  # of a HEAD
            if key == "status" and value == 206:
                continue
            if got.status == 206 and key == "body":
                continue
            if known.setdefault(key, value) != value:
                wrong.append((n, path, given, key))
    tap.eq(wrong[:3], [], "%d requests of all kinds get the one page of their "
           "address and encoding" % PAIRS)


def check_failing(site, home, number):
    """Without the store: what was last, but nothing that was withdrawn."""
    edition = os.path.join(home, "edition", "edition.db")
    files = [edition + end for end in ("", "-wal", "-shm")
             if os.path.exists(edition + end)]
    address = site.get("/%d" % number).headers["location"]
    let_second_pass()
    site.fcgi(address)
    server.broadsheet(home, "story", "withdraw", str(number), "--why",
                      "It was a test.")
    # All the workers, whichever takes the connection.
    good = [site.fcgi("/harbour/") for _ in range(40)][-1]
    for name in files:
        os.rename(name, name + ".away")
    stale = [site.fcgi("/harbour/") for _ in range(10)]
    gone = [site.fcgi(address) for _ in range(10)]
    tap.ok(any(a.status == 200 and a.body == good.body and
               a.headers.get("cache-status", "").startswith(
                   "Broadsheet; hit; ttl=-") for a in stale),
           "without the store a page that was made is shown, as stale",
           [a.status for a in stale])
    tap.ok(all(a.status == 503 and "harbourmaster" not in a.text for a in gone),
           "but not the one that was withdrawn",
           [(a.status, a.text) for a in gone])
    for name in files:
        os.rename(name + ".away", name)
    tap.eq(site.fcgi("/harbour/").headers.get("cache-status"), None,
           "and with the store it is fresh again")


def check_down(site, number):
    """Without site.fcgi nginx shows what it kept; a withdrawn story's 410 is
    not taken for a failure."""
    tap.eq(site.get("/%d" % number).status, 410, "withdrawn: 410")
    front = site.get("/")
    missing = site.get("/not-here")
    tap.eq(missing.status, 404, "no such page: 404")
    site.site.terminate()
    site.site.wait(60)
    let_second_pass()
    got = site.get("/")
    tap.ok(got.status == 200 and got.body == front.body,
           "without site.fcgi nginx shows the page it kept", got.headers)
    tap.eq(site.get("/not-asked-before").status, 503,
           "and 503 for one that nobody asked for")


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-cache-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo())
        with server.Site(home, cache=True) as site:
            number = check_publishing(site, home)
            check_kept(site)
            check_encodings(site)
            check_pairs(site)
            check_failing(site, home, number)
            check_down(site, number)
            site.site = None
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

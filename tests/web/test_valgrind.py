# SPDX-License-Identifier: Apache-2.0
"""After 1,000 requests of every kind nothing is lost and nothing was read
that was not written: site.fcgi of the plain build under valgrind."""
import glob
import os
import shutil
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
import server  # noqa: E402
import tap  # noqa: E402

REQUESTS = 1000
PLAIN = os.environ.get("BROADSHEET_PLAIN_BUILD") or os.path.join(
    server.TOP, "build-plain")


def addresses(home):
    """Addresses of every kind of page and of every kind of error."""
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    try:
        stories = [row[0] for row in db.execute("SELECT id FROM story")]
        paths = [row[0] for row in db.execute(
            "SELECT path FROM section WHERE path <> ''")]
    finally:
        db.close()
    found = ["/", "/help", "/about", "/nothing", "/World/", "/a%2fb", "/%ff",
             "/../x", "/?x=1", "/999999", "/" + "x" * 9000]
    found += ["/%s/" % path for path in paths]
    found += ["/%s/?before=%d" % (paths[0], stories[-1])]
    found += ["/%d" % number for number in stories]
    return found + ["/low" + path for path in found]


def ask(site, uri, n):
    """One request; every seventh with its validator, some of other methods."""
    method = "POST" if n % 97 == 0 else "HEAD" if n % 13 == 0 else "GET"
    answer = site.fcgi(uri, method=method)
    where = answer.headers.get("location")
    if where:
        answer = site.fcgi(where)
    etag = answer.headers.get("etag")
    if etag and n % 7 == 0:
        site.fcgi(where or uri, HTTP_IF_NONE_MATCH=etag)
    return answer.status


def main():
    tap.need("valgrind")
    if not os.path.exists(os.path.join(PLAIN, "cgi-bin/site.fcgi")):
        tap.skip_all("there is no build without sanitizers in build-plain/")
    work = tempfile.mkdtemp(prefix="broadsheet-valgrind-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo(),
                                   workers=1, threads=2)
        log = os.path.join(work, "valgrind.%p")
        runner = ["valgrind", "--leak-check=full", "--log-file=" + log,
                  "--show-leak-kinds=definite", "--errors-for-leak-kinds="
                  "definite", "--trace-children=yes", "--num-callers=30"]
        every = addresses(home)
        statuses = set()
        with server.Site(home, "fcgi", runner=runner, build=PLAIN,
                         wait_s=120) as site:
            for n in range(REQUESTS):
                statuses.add(ask(site, every[n % len(every)], n))
        tap.ok(statuses >= {200, 400, 404, 405},
               "all kinds of answers were asked for", statuses)
        logs = glob.glob(os.path.join(work, "valgrind.*"))
        tap.ok(len(logs) >= 2, "master and worker ran under valgrind")
        for name in sorted(logs):
            with open(name) as f:
                text = f.read()
            tap.ok("ERROR SUMMARY: 0 errors" in text,
                   "no error and nothing definitely lost", text[-4000:])
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

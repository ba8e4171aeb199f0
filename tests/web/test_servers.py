#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped configurations of nginx and Apache do what they say.

Each is started as it is shipped. What a web server refuses by itself still
comes as the site's own page; public files carry what lets them be kept; and
when site.fcgi is down there is a page that says so.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import server  # noqa: E402
import tap  # noqa: E402

FRONTS = ("nginx", "apache", "cgi")
LONG = "x" * 8000

# address, status; in every front the very bytes that site.fcgi sends
ADDRESSES = [
    ("/", 200),
    ("/low/", 200),
    ("/low", 301),
    ("/no-such-page", 404),
    ("/low/no-such-page", 404),
    ("/a%2fb", 400),
    ("/low/a%2Fb", 400),
    ("/%00", 400),
    ("/low/%00", 400),
    ("/a%zz", 400),
    ("/low/a%2", 400),
    ("/..", 400),
    ("/low/../..", 400),
    ("/a/../b", 400),
    ("/low/%2e%2e/..%2f", 400),
    ("/%ff", 400),
    ("/low/%c0%af", 400),
    ("/a%0d%0ab", 400),
    ("/a//b", 404),
    ("/a%20b", 404),
    ("/a;b", 404),
    ("/?a=1", 301),
    ("/no?q=%00", 400),
    ("/" + LONG, 404),
    ("/low/" + LONG, 404),
    ("/" + LONG + LONG[:500], 400),
    ("/static/no-such-file", 404),
    ("/static/", 404),
    ("/static/../no-such-page", 400),
    ("/media/no-such-file", 404),
    ("/media/", 404),
    ("/-/site", 404),
    ("/.htaccess", 404),
    ("http://elsewhere.example/low/no-such-page", 404),
]


def show(address):
    return address if len(address) < 60 else "%s... (%d bytes)" % (
        address[:20], len(address))


def check_addresses(site):
    for address, status in ADDRESSES:
        want = site.fcgi(address)
        answers = {front: site.get(address, front=front)
                   for front in site.fronts}
        wrong = [front for front, got in answers.items()
                 if got.status != status or got.body != want.body]
        tap.ok(want.status == status and not wrong,
               "%s: %d, the same bytes from all" % (show(address), status),
               "site.fcgi %d, others %r" % (want.status, answers))


def check_methods(site):
    for front in site.fronts:
        for address in ("/", "/low/", "/?a=1"):
            got = site.get(address, front=front, method="POST", body=b"a=1")
            tap.ok(got.status == 405 and got.headers.get("allow")
                   == "GET, HEAD", "%s: POST %s is 405" % (front, address),
                   got.headers)
        got = site.get("/", front=front, method="HEAD")
        tap.ok(got.status == 200 and got.body == b"",
               "%s: HEAD has no body" % front)
        got = site.get("/", front=front, method="POST", body=b"x" * 70000)
        tap.ok(got.status in (405, 413),
               "%s: a body of 70,000 bytes is refused" % front, got.status)
    for front in ("nginx", "apache"):
        for address in ("/static/broadsheet.css", "/media/x"):
            got = site.get(address, front=front, method="POST")
            tap.eq(got.status, 405, "%s: POST %s is 405" % (front, address))


def one_picture(home):
    media = os.path.join(home, "edition", "media")
    for folder, _, names in sorted(os.walk(media)):
        for name in sorted(names):
            if name.endswith(".webp"):
                return os.path.relpath(os.path.join(folder, name), media)
    return None


def check_files(site, home):
    picture = one_picture(home)
    if not tap.ok(picture, "the edition has a picture"):
        return
    files = [
        ("/static/broadsheet.css?v=1", "text/css; charset=utf-8",
         "public, max-age=31536000"),
        ("/static/icon.svg", "image/svg+xml; charset=utf-8",
         "public, max-age=31536000"),
        ("/media/" + picture, "image/webp",
         "public, max-age=31536000, immutable"),
    ]
    for front in site.fronts:
        for address, kind, cache in files:
            got = site.get(address, front=front)
            tap.ok(got.status == 200 and len(got.body) > 0 and
                   got.headers.get("content-type") == kind and
                   got.headers.get("cache-control") == cache and
                   got.headers.get("x-content-type-options") == "nosniff" and
                   "default-src 'none'" in
                   got.headers.get("content-security-policy", ""),
                   "%s: %s can be kept" % (front, address.split("?")[0]),
                   "%d %r" % (got.status, got.headers))


def check_gzip(site):
    accept = {"Accept-Encoding": "gzip"}
    for front in site.fronts:
        plain = site.get("/", front=front)
        small = site.get("/", front=front, headers=accept)
        tap.ok(small.headers.get("content-encoding") == "gzip" and
               "accept-encoding" in small.headers.get("vary", "").lower() and
               small.content == plain.body,
               "%s: a page is compressed, and the same" % front,
               small.headers)
        again = site.get("/", front=front, headers=dict(
            accept, **{"If-None-Match": small.headers["etag"]}))
        tap.ok(again.status == 304 and again.body == b"",
               "%s: a compressed page's ETag is known again" % front,
               "%d %r" % (again.status, again.headers))
        css = site.get("/static/broadsheet.css", front=front, headers=accept)
        tap.eq(css.headers.get("content-encoding"), "gzip",
               "%s: the stylesheet is compressed" % front)


def check_httpoxy(site):
    for front in site.fronts:
        got = site.get("/", front=front, headers={
            "Proxy": "http://127.0.0.1:9", "Host": "elsewhere.example",
            "X-Forwarded-Host": "elsewhere.example"})
        tap.ok(got.status == 200 and b"elsewhere.example" not in got.body,
               "%s: no header gets into a page" % front)


def check_down(home):
    with server.Site(home, ("nginx", "apache")) as site:
        for front in site.fronts:
            site.get("/", front=front)
        # A worker dies: nobody is to notice.
        for child in children(site.pid):
            os.kill(child, 9)
        for front in site.fronts:
            tap.eq(site.get("/", front=front).status, 200,
                   "%s: a page while workers are killed" % front)
    down = server.Site(home, ("nginx", "apache"))
    try:
        down.site.terminate()
        down.site.wait(30)
        for front in down.fronts:
            for address in ("/", "/low/news/", "/search?q=a"):
                got = down.get(address, front=front)
                tap.ok(got.status == 503 and
                       b"Not available at the moment" in got.body and
                       got.headers.get("retry-after") == "10" and
                       got.headers.get("cache-control") == "no-store",
                       "%s: %s is 503 without site.fcgi" % (front, address),
                       "%d %r" % (got.status, got.headers))
            got = down.get("/static/broadsheet.css", front=front)
            tap.eq(got.status, 200,
                   "%s: the stylesheet is there without site.fcgi" % front)
    finally:
        down._kill()


def children(pid):
    with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
        return [int(child) for child in f.read().split()]


def check_text():
    """What may not be in a configuration that people copy."""
    with open(os.path.join(server.TOP,
                           "contrib/nginx/broadsheet.conf.in")) as f:
        nginx = f.read()
    upstream = re.search(r"^upstream .*?^}", nginx, re.M | re.S).group()
    tap.eq(len(re.findall(r"^\s*server\s", upstream, re.M)), 1,
           "nginx has exactly one server line")
    params = re.findall(r"fastcgi_param (\S+)", nginx.split(
        "location = /-/refused")[0])
    tap.eq(sorted(params), sorted(set(params)), "no parameter comes twice")
    tap.ok("HTTP_PROXY" in params, "HTTP_PROXY is taken away")


UNITS = ("site", "postroom", "publish", "deliver", "links")


def check_units():
    if shutil.which("systemd-analyze") is None:
        tap.diag("no systemd-analyze: the units are not checked")
        return
    for name in UNITS:
        with tempfile.TemporaryDirectory() as folder:
            check_unit(name, os.path.join(
                folder, f"broadsheet-{name}.service"))


def check_unit(name, unit):
    server.fill(f"contrib/systemd/broadsheet-{name}.service.in", unit, {
        "cgidir": "/bin", "bindir": "/bin", "sysconfdir": "/etc",
        "localstatedir": "/var"})
    with open(unit) as f:
        text = re.sub(r"=/bin/(\w+\.fcgi|broadsheet) ", "=/bin/true ",
                      f.read())
    with open(unit, "w") as f:
        f.write(text)
    said = subprocess.run(
        ["systemd-analyze", "--man=no", "verify", unit],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    ours = [line for line in said.stdout.split("\n")
            if "broadsheet-" + name in line]
    tap.eq(ours, [], f"systemd has nothing to say about {name}'s unit")
    said = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--no-pager",
         "--threshold=15", unit], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)
    if "nknown" in said.stdout:
        tap.diag("systemd-analyze does not know --offline")
        return
    tap.ok(said.returncode == 0, f"{name}'s unit is exposed by 1.5 at most",
           said.stdout[-3000:])


def main():
    tap.need("nginx", "apache2")
    check_text()
    check_units()
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, server.demo())
        with server.Site(home, FRONTS) as site:
            check_addresses(site)
            check_methods(site)
            check_files(site, home)
            check_gzip(site)
            check_httpoxy(site)
        check_down(home)
    tap.done()


main()

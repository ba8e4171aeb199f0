#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the site says to machines is as its standards want it.

robots.txt by RFC 9309, read as robots read it; security.txt by RFC 9116; an
OpenSearch description whose templates work when they are filled in; who is
behind the site, on /about, in schema.org's terms. All of it follows the
configuration, which is refused when it is wrong, and is the same behind nginx
and Apache, with an ACME client's folder beside it. (Sitemaps are
test_sitemaps.py's.)
"""
import calendar
import json
import os
import re
import shutil
import sys
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import server  # noqa: E402
import tap  # noqa: E402

BASE = "https://courier.example"
SECURITY = "/.well-known/security.txt"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
POLICIES = (("correctionsPolicy", "/about/corrections"),
            ("ethicsPolicy", "https://ethics.example/?a=1&b=2"))
DAY = 24 * 60 * 60

# name, what the configuration says, what the complaint must have in it
FAULTS = [
    ("a path without its slash", "robots_disallow = {'x'}",
     "robots_disallow: \"x\""),
    ("a newline in a path", "robots_disallow = {'/x\nAllow: /'}",
     "robots_disallow"),
    ("a space in a path", "robots_disallow = {'/x y'}", "robots_disallow"),
    ("a comment in a path", "robots_disallow = {'/x#y'}", "robots_disallow"),
    ("the second path", "robots_disallow = {'/x', ''}", "robots_disallow"),
    ("a path of bad UTF-8", "robots_disallow = {'/\udcff'}",
     "robots_disallow"),
    ("a robot with a version", "robots_refuse = {'GPTBot/1.0'}",
     "robots_refuse: \"GPTBot/1.0\""),
    ("a robot without a name", "robots_refuse = {''}", "robots_refuse"),
    ("a newline in a robot", "robots_refuse = {'a\nb'}", "robots_refuse"),
    ("a contact that is none", "security_contact = 'the desk'",
     "security_contact = \"the desk\""),
    ("a contact over http", "security_contact = 'http://x.example/'",
     "security_contact"),
    ("a newline in a contact", "security_contact = 'mailto:a@b\nX: y'",
     "security_contact"),
    ("a policy over http", "security_policy = 'http://x.example/'",
     "security_policy"),
    ("a policy that is a path", "security_policy = '/about'",
     "security_policy"),
    ("an unknown policy", "policy corrections { url = '/x' }",
     "policy \"corrections\": is none of actionableFeedbackPolicy"),
    ("a policy without an address", "policy ethicsPolicy {}",
     "policy \"ethicsPolicy\": url"),
    ("a policy that is a script",
     "policy ethicsPolicy { url = 'javascript:x' }", "ethicsPolicy"),
    ("a policy of another host", "policy ethicsPolicy { url = '//x/' }",
     "ethicsPolicy"),
    ("a day that is none", "founded = '1897-02-30'", "founded = "),
    ("a year in words", "founded = 'long ago'", "founded = "),
]

# What was given, and what it is taken as; contact is letters@…
CONTACTS = [
    ({}, "mailto:letters@saltmere-courier.example"),
    ({"contact": "the letters page"}, ""),
    ({"contact": ""}, ""),
    ({"contact": "a b@c"}, ""),
    ({"security_contact": "s@x.example"}, "mailto:s@x.example"),
    ({"security_contact": "mailto:s%2Bx@x.example"},
     "mailto:s%2Bx@x.example"),
    ({"security_contact": "https://x.example/s"}, "https://x.example/s"),
    ({"security_contact": "tel:+44-1234-567890"}, "tel:+44-1234-567890"),
]


def configure(home, **settings):
    settings.setdefault("base_url", BASE)
    return server.write_conf(home, **settings)


def test_faults(home):
    for name, text, want in FAULTS:
        with open(configure(home, policies=()), "a",
                  errors="surrogateescape") as out:
            out.write(text + "\n")
        done = server.broadsheet(home, "config", check=False)
        tap.ok(done.returncode == 78 and want in done.stderr,
               f"{name} is refused", (done.returncode, done.stderr))


def test_config(home):
    """config prints what it reads as it would be written."""
    given = {"legal_name": "The Courier's Trust", "founded": "1897-04",
             "robots_disallow": ["/x", "/y's*$"],
             "robots_refuse": ["GPTBot", "MJ12bot"],
             "security_policy": "https://x.example/p"}
    configure(home, policies=POLICIES, **given)
    done = json.loads(server.broadsheet(home, "config", "--json").stdout)
    tap.eq({key: done.get(key) for key in given}, given,
           "config says what was given")
    tap.eq([(p["label"], p["url"]) for p in done["policies"]],
           list(POLICIES), "and the policies")
    printed = server.broadsheet(home, "config").stdout
    # Zones are printed as a comment, and have a default.
    with open(os.path.join(home, "broadsheet.conf"), "w") as out:
        out.write(printed)
    tap.eq(re.sub("#.*\n", "", server.broadsheet(home, "config").stdout),
           re.sub("#.*\n", "", printed), "what it prints can be read again")
    for settings, want in CONTACTS:
        configure(home, **settings)
        done = json.loads(server.broadsheet(home, "config", "--json").stdout)
        tap.eq(done["security_contact"], want,
               f"{settings} makes {want!r} the contact")


def groups(text):
    """The rules of a robots.txt by robot: [(allowed, pattern), ...]."""
    found, names, in_rules = {}, [], False
    for line in text.splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            names = [value] if in_rules else names + [value]
            in_rules = False
        elif key in ("allow", "disallow"):
            in_rules = True
            for name in names:
                found.setdefault(name, []).append((key == "allow", value))
    return found


def allowed(rules, path):
    """RFC 9309 2.2.2: the longest that fits; of two the one that allows."""
    fits = [(len(pattern), may) for may, pattern in rules
            if re.match(re.escape(pattern).replace(r"\*", ".*")
                        .replace(r"\$", "$"), path)]
    return max(fits)[1] if fits else True


def test_robots(home):
    configure(home, robots_disallow=["/drafts/", "/*.pdf$"],
              robots_refuse=["GPTBot", "CCBot"])
    with server.Site(home, "fcgi") as site:
        answer = site.fcgi("/robots.txt")
        low = site.fcgi("/low/")
    tap.eq((answer.status, answer.headers["content-type"]),
           (200, "text/plain; charset=utf-8"), "robots.txt is plain text")
    found = groups(answer.text)
    tap.eq(sorted(found), ["*", "CCBot", "GPTBot"],
           "everybody, and those that are refused")
    for path, may in (
            ("/", True), ("/low/", True), ("/low/news/", True),
            ("/news/1/a", True), ("/search", False), ("/search?q=a", False),
            ("/low/search", False), ("/low/search?q=a", False),
            ("/search/advanced", False), ("/search/feed.atom?q=a", False),
            ("/help", True), ("/low/help", True),
            ("/searchlight/", True), ("/low/searchlight/", True),
            ("/drafts/a", False), ("/a.pdf", False), ("/a.pdf.html", True),
            ("/feed.atom", True), ("/static/broadsheet.css", True)):
        tap.eq(allowed(found["*"], path), may,
               f"a robot {'may' if may else 'may not'} fetch {path}")
    tap.ok(not allowed(found["CCBot"], "/") and
           not allowed(found["GPTBot"], "/news/"), "those may nothing")
    tap.ok('name="robots" content="noindex"' in low.text,
           "/low/ pages say themselves that they are not to be listed")
    tap.eq(re.findall("^Sitemap: (.*)$", answer.text, re.M),
           [BASE + "/sitemap.xml", BASE + "/sitemap-news.xml"],
           "it says where the sitemaps are")
    configure(home, low_indexed=True)
    with server.Site(home, "fcgi") as site:
        tap.ok("/low/\n" not in site.fcgi("/robots.txt").text,
               "no word of /low/ when that may be listed, either")


def fields(answer):
    """The fields of a security.txt, each once."""
    lines = answer.body.decode("ascii").splitlines()
    found = dict(line.split(": ", 1) for line in lines)
    assert len(found) == len(lines), lines
    return found


def check_expiry(text):
    at = calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))
    ahead = (at - time.time()) / DAY
    tap.ok(300 < ahead < 365, "it expires within a year", ahead)
    tap.ok(text.endswith("-01T00:00:00Z"), "on the first of a month", text)


def test_security(home):
    configure(home, security_contact="https://x.example/s",
              security_policy="https://x.example/p")
    with server.Site(home, "fcgi") as site:
        answer = site.fcgi(SECURITY)
        tap.eq((answer.status, answer.headers["content-type"],
                answer.headers.get("last-modified")),
               (200, "text/plain; charset=utf-8", None),
               "security.txt is plain text that depends on the day")
        found = fields(answer)
        check_expiry(found.pop("Expires"))
        tap.eq(found, {"Contact": "https://x.example/s",
                       "Preferred-Languages": "en-GB",
                       "Canonical": BASE + SECURITY,
                       "Policy": "https://x.example/p"}, "its fields")
        tap.eq(site.fcgi(SECURITY, HTTP_IF_NONE_MATCH=answer.headers["etag"])
               .status, 304, "304 to who has it")
        tap.eq(site.fcgi("/security.txt").headers.get("location"), SECURITY,
               "where it once was leads to it")
    configure(home, base_url="http://courier.example")
    with server.Site(home, "fcgi") as site:
        found = fields(site.fcgi(SECURITY))
    tap.eq((found.get("Contact"), "Canonical" in found),
           ("mailto:" + server.SETTINGS["contact"], False),
           "letters go to contact; no address that is not https")
    configure(home, contact="", security_policy="https://x.example/p")
    with server.Site(home, "fcgi") as site:
        tap.eq([site.fcgi(path).status for path in
                (SECURITY, "/low" + SECURITY)], [404, 404],
               "without anybody to tell there is no security.txt")


def test_opensearch(home):
    configure(home)
    with server.Site(home, "fcgi") as site:
        answer = site.fcgi("/opensearch.xml")
        tap.eq(answer.headers["content-type"],
               "application/opensearchdescription+xml; charset=utf-8",
               "the description says what it is")
        root = ET.fromstring(answer.body)
        tap.eq(root.tag, OPENSEARCH + "OpenSearchDescription", "it is one")
        urls = {(e.get("type"), e.get("rel", "results")): e.get("template")
                for e in root.iter(OPENSEARCH + "Url")}
        terms = urllib.parse.quote("ferry & tide")
        for kind in ("text/html", "application/atom+xml"):
            template = urls[kind, "results"]
            tap.ok(template.startswith(BASE) and
                   template.count("{searchTerms}") == 1,
                   f"a template for {kind}", template)
            path = template[len(BASE):].replace("{searchTerms}", terms)
            # %20 is a browser's; ours is '+'.
            found = site.fcgi(path)
            if found.status == 301:
                found = site.fcgi(found.headers["location"])
            tap.ok(found.status == 200 and
                   found.headers["content-type"].startswith(kind) and
                   "ferry &amp; tide" in found.text,
                   f"filled in it finds {kind}", found)
        text = {e.tag[len(OPENSEARCH):]: e.text for e in root}
        tap.eq((text["ShortName"], text["LongName"], text["Language"],
                text["InputEncoding"], text["Image"]),
               ("The Saltmere", server.SETTINGS["site_name"], "en-GB",
                "UTF-8", BASE + "/static/icon.svg"), "names and the rest")
        tap.ok('type="application/opensearchdescription+xml" '
               'href="/opensearch.xml"' in site.fcgi("/").text,
               "pages lead to it")
    for name, want in (("X" * 16, "X" * 16), ("X" * 17, "X" * 16),
                       ("é" * 17, "é" * 16), ("A & B <'C'>", "A & B <'C'>"),
                       ("The Saltmere Cou", "The Saltmere Cou"),
                       ("The Saltmere Sun and Moon", "The Saltmere Sun")):
        configure(home, site_name=name)
        with server.Site(home, "fcgi") as site:
            root = ET.fromstring(site.fcgi("/opensearch.xml").body)
        tap.eq(root.find(OPENSEARCH + "ShortName").text, want,
               f"{name!r} is {want!r} for short")


def linked_data(answer):
    """The things of a page's JSON-LD, by type."""
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>',
                     answer.text)[1]
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def test_about(home):
    configure(home, policies=POLICIES, legal_name="Trust </script> & Sons",
              founded="1897", publisher="Courier Press")
    with server.Site(home, "fcgi") as site:
        things = linked_data(site.fcgi("/about"))
        others = linked_data(site.fcgi("/about/corrections"))
    tap.eq(sorted(things), ["AboutPage", "NewsMediaOrganization"],
           "/about tells of the organisation")
    about = things["NewsMediaOrganization"]
    tap.eq(things["AboutPage"]["about"], {"@id": about["@id"]},
           "the page is about it")
    want = {"name": "Courier Press", "url": BASE + "/",
            "logo": BASE + "/static/icon.svg",
            "legalName": "Trust </script> & Sons", "foundingDate": "1897",
            "email": server.SETTINGS["contact"],
            "correctionsPolicy": BASE + "/about/corrections",
            "ethicsPolicy": "https://ethics.example/?a=1&b=2"}
    tap.eq({key: about.get(key) for key in want}, want, "all that is said")
    tap.eq(about["contactPoint"],
           {"@type": "ContactPoint", "contactType": "Newsroom Contact",
            "email": server.SETTINGS["contact"]}, "and whom to write to")
    tap.eq(sorted(others), ["WebPage"], "other pages do not say it")
    configure(home, policies=(), contact="")
    with server.Site(home, "fcgi") as site:
        about = linked_data(site.fcgi("/about"))["NewsMediaOrganization"]
    tap.eq(set(about) & {"email", "contactPoint", "legalName",
                         "foundingDate", "ethicsPolicy"}, set(),
           "what is not configured is not said")


class AcmeSite(server.Site):
    """A site whose shipped lines for certbot are made use of."""

    def _uncomment(self, folder):
        path = os.path.join(folder, "site.conf")
        with open(path) as f:
            before, start, rest = f.read().partition("\t# For certbot")
        block, gap, after = rest.partition("\n\n")
        assert start and gap
        lines = [re.sub(r"^\t# ?", "\t", line)
                 for line in block.split("\n")[1:]]
        block = "\n".join(lines).replace("/var/lib/letsencrypt", self.home)
        with open(path, "w") as f:
            f.write(before + block + gap + after)

    def _nginx(self, front, folder, port):
        command = super()._nginx(front, folder, port)
        self._uncomment(folder)
        return command

    def _apache(self, front, folder, port):
        command = super()._apache(front, folder, port)
        self._uncomment(folder)
        return command


def test_servers(home):
    """nginx, Apache, and Apache alone: all pass them on."""
    configure(home)
    challenge = "/.well-known/acme-challenge/token"
    for kind in (server.Site, AcmeSite):
        with kind(home, ("nginx", "apache", "cgi")) as site:
            for front in site.fronts:
                for path in ("/robots.txt", SECURITY, "/opensearch.xml",
                             "/sitemap.xml", "/sitemap-1.xml"):
                    own = site.fcgi(path)
                    got = site.get(path, front=front)
                    tap.eq((got.status, got.headers["content-type"],
                            got.text), (200, own.headers["content-type"],
                                        own.text), f"{front}: {path}")
                    head = site.get(path, front=front, method="HEAD")
                    tap.eq((head.status, head.body), (200, b""),
                           f"{front}: HEAD {path}")
                    low = site.get("/low" + path, front=front)
                    tap.eq((low.status, low.headers.get("location")),
                           (301, path), f"{front}: /low{path} leads to it")
                got = site.get(challenge, front=front)
                tap.eq((got.status, got.text if kind is AcmeSite else ""),
                       (200, "the answer") if kind is AcmeSite else (404, ""),
                       f"{front}: {challenge}")


def main():
    tap.need("nginx", "apache2")
    work = tempfile.mkdtemp(prefix="broadsheet-machines-", dir="/tmp")
    try:
        os.chmod(work, 0o755)
        home = server.make_edition(os.path.join(work, "home"), server.demo(),
                                   base_url=BASE)
        folder = os.path.join(home, ".well-known", "acme-challenge")
        os.makedirs(folder)
        with open(os.path.join(folder, "token"), "w") as out:
            out.write("the answer")
        test_faults(home)
        test_config(home)
        test_robots(home)
        test_security(home)
        test_opensearch(home)
        test_about(home)
        test_servers(home)
    finally:
        shutil.rmtree(work, True)


if __name__ == "__main__":
    main()
    tap.done()

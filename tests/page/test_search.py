#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Searching, through the program, in both skins, over 2,559 real posts.

Nothing that can be typed is an error: it is answered by a page, or by the
way to one, that shows it as the text it is. What a page of results says and
links to is so: stories, narrower searches, further pages, the form.
"""
import gzip
import html
import json
import os
import re
import sys
import tempfile
import urllib.parse
from html.parser import HTMLParser

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402

LOW_BYTES_MAX = 14000
KEPT = 1200    # bytes of a search that an address keeps
READ = 1000    # bytes of it that are read
ENGINE = re.compile(r"fts5|syntax error|sqlite|no such column|malformed|"
                    r"unterminated|SQL logic", re.I)
FIELDS = ("all", "any", "none", "phrase", "in", "section", "strand", "kind",
          "from", "to", "has")
SHOWN = 6

TOO_SLOW = "would take too long"
TRIES = 50

#: What an engine could take for more than text, and what is merely much.
HOSTILE = [
    " AND ".join("w%d" % i for i in range(300)), " AND ".join(["a"] * 300),
    " OR ".join("w%d" % i for i in range(300)), " OR ".join(["the"] * 200),
    " ".join("\"a b\"" for _ in range(200)), "w*", "* * *", "a* b* c*", "^a",
    "the OR of OR and OR to OR a OR in OR for OR is", "NEAR(a b, 99)",
    "NEAR(", "NEAR(a b)", "a NEAR b", "NOT", "NOT NOT a", "AND", "OR",
    "a AND", "(", ")", "((((((((a", "\"", "\"\"", "\"a", "a\"", "\"a\"\"b\"",
    "'", "''", "a'--", "'; DROP TABLE plain; --", "{headline} : a",
    "{headline body} : (a)", "- {headline} : a", "headline : a", "rank:1",
    "search:x", "rowid:1", "facet:all", "facet:s1", "-facet:all", "plain:x",
    "C++", "C#", "AT&T", "O'Brien", "3.14", "-x", "--", "- -", "+a", "a + b",
    "\\", "\\\"", "%", "%00", "_", ";", "a:b:c:d", ":", "::", ":a", "a:",
    "section:", "section:../..", "section:%", "section:\"", "from:", "to:x",
    "from:99999999999999999999", "to:-1", "kind:", "has:", "has:x", "by:",
    "x" * 2000, "x" * 8000, "x " * 1000, "x " * 3900, "\u4e00" * 600,
    "\u4e00 " * 500, "\u202e\u2066x", "\ufeff", "\u200b", "\ufffc", "\uffff",
    "\U0010ffff", "e" + "\u0301" * 400, "a-" * 400, "a'" * 400, "a." * 400,
    "-".join("a%d" % i for i in range(200)), "\u0e01\u0e34" * 200,
    "goverment tymetable serch ofice " * 20, "zzzzzzzzzzzzzzzzzzzzzzzz " * 8,
    "\"" + "goverment " * 8 + "\" " * 8, "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>", "{{SEARCH_TEXT}}", "{{%AUTOESCAPE}}",
    "</title><b>", "&lt;&amp;&#60;", "javascript:alert(1)", "//evil.example/",
    "a\rb\nc\td", "a\x0bb\x0cc\x01d\x1be\x7ff",
]
#: Query strings as they are sent, and the statuses that they may have.
RAW = [
    ("q=%ff", {400}), ("q=%c3%28", {400}), ("q=a%00b", {400}),
    ("q=%", {400}), ("q=%zz", {400}), ("q=\udcff", {400}),
    ("q=%ed%a0%80", {400}), ("q=a&q=b", {301}), ("q=&q=b", {301}),
    ("q=", {301}), ("q", {301}), ("", {200}), ("=", {301}), ("&&&", {301}),
    ("Q=a", {301}), ("q=a&x=y", {301}), ("x=y", {301}), ("q=a%20b", {301}),
    ("q=a+b", {200}), ("q=a+b+", {301, 200}), ("q=%61", {301}),
    ("q=A", {200}), ("q=a&page=1", {301}), ("q=a&page=0", {404}),
    ("q=a&page=-1", {404}), ("q=a&page=x", {404}), ("q=a&page=11", {404}),
    ("q=a&page=99999999999999999999", {404}), ("q=a&page=2", {200}),
    ("q=a&page=02", {301, 404}), ("page=2", {301}), ("sort=date", {301}),
    ("q=a&sort=date", {200}), ("q=a&sort=x", {301}), ("sort=date&q=a", {301}),
    ("q=a&before=5", {301}), ("q=a&sort=date&before=5", {200}),
    ("q=a&sort=date&before=", {404}), ("q=a&sort=date&before=-", {404}),
    ("q=a&sort=date&before=-5", {200}), ("q=a&sort=date&before=x", {404}),
    ("q=a&sort=date&before=007", {301}),
    ("q=a&sort=date&before=999999999999999999", {200}),
    ("q=a&sort=date&before=9999999999999999999", {404}),
    ("q=a&sort=date&page=2", {301}),
    ("&".join("a%d=b" % i for i in range(65)), {400}),
    ("q=" + "x" * 8190, {400}),
]


def value(text):
    """text as a form sends it."""
    return urllib.parse.quote_plus(
        text.encode("utf-8", "surrogatepass"), safe="*-._")


def clean(text):
    """text as the program takes it up."""
    out = []
    for c in text.replace("\r\n", "\n").replace("\r", "\n"):
        n = ord(c)
        if not (n < 0x20 and c not in "\t\n" or 0x7f <= n < 0xa0 or
                0x202a <= n <= 0x202e or 0x2066 <= n <= 0x2069 or
                n & 0xfffe == 0xfffe or 0xfdd0 <= n <= 0xfdef):
            out.append(c)
    return "".join(out)


def cut(text, n):
    return text.encode()[:n].decode("utf-8", "ignore")


class Tree(HTMLParser):
    """The elements of a page, what the form holds, and where links lead."""

    def __init__(self, text):
        super().__init__()
        self.pairs, self.fields, self.links = set(), {}, []
        self.options, self.texts, self.open = {}, [], []
        self.select = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.pairs.add((tag, tuple(sorted(given))))
        self.open.append(tag)
        if tag == "input" and "name" in given:
            if given.get("type") != "checkbox" or "checked" in given:
                self.fields.setdefault(given["name"], given.get("value", ""))
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and "selected" in given:
            self.fields[self.select] = given["value"]
        elif tag == "a":
            self.links.append((given.get("rel"), given["href"]))
        for name in ("href", "action", "src"):
            if name in given and not re.match(
                    r"/(?!/)|https?://|mailto:|data:,|#", given[name]):
                self.pairs.add((tag, "leads to " + given[name]))

    def handle_data(self, data):
        self.texts.append(data)

    def handle_decl(self, decl):
        self.pairs.add(("!", decl))

    def handle_comment(self, data):
        self.pairs.add(("comment", data))

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


class Search:
    """Searches on one site."""

    def __init__(self, client):
        self.client = client
        self.known = {}  # elements, by skin

    def get(self, path):
        """The answer; asked for again where a machine was too busy for it."""
        for _ in range(TRIES):
            answer = self.client.get(path)
            if answer.status != 503:
                break
        return answer

    def page(self, path):
        """The page; asked for again where a busy machine was too slow."""
        for _ in range(TRIES):
            answer = self.get(path)
            if answer.status != 200:
                raise AssertionError("%s: %d" % (path, answer.status))
            if TOO_SLOW not in answer.text:
                return answer.text
            if answer.header("ETag") or \
                    "no-store" not in answer.header("Cache-Control"):
                raise AssertionError("%s: kept, though too slow" % path)
        raise AssertionError("%s: always too slow" % path)

    def learn(self):
        """The elements that pages of searching have."""
        for skin in ("", "/low"):
            known = set()
            for q in ("government", "zyzzyvaqq", "goverment", "colour:red",
                      "accessibility pdf -video", "government&sort=date",
                      "government&page=2", "quora",
                      "government&sort=date&before=99999999999999999"):
                known |= Tree(self.page("%s/search?q=%s" % (
                    skin, q.replace(" ", "+").replace(":", "%3A")))).pairs
            for path in ("/search", "/search/advanced",
                         "/search/advanced?q=headline%3Aa+-b+kind%3Anews+"
                         "has%3Apictures", "/search/advanced?q=a+OR+b"):
                known |= Tree(self.page(skin + path)).pairs
            self.known[skin] = known

    def answer(self, path):
        """The answer, behind at most one redirect to its one form."""
        answer = self.get(path)
        if answer.status in (301, 302):
            return answer, self.get(answer.header("Location"))
        return None, answer

    def faults(self, path, typed=None):
        """What is wrong with the answer to a path that somebody made up."""
        first, answer = self.answer(path)
        skin = "/low" if path.startswith("/low/") else ""
        if answer.status not in (200, 400, 404):
            yield "status %d" % answer.status
        if first is not None and answer.status == 301:
            yield "leads on from %s" % first.header("Location")
        if first is not None and not first.header(
                "Location").startswith(skin + "/search"):
            yield "leads to %s" % first.header("Location")
        text = answer.text
        if not ENGINE.search(typed or "") and ENGINE.search(text):
            yield "the engine speaks: " + ENGINE.search(text).group()
        if skin and len(gzip.compress(answer.body, 6)) > LOW_BYTES_MAX:
            yield "%d bytes gzipped" % len(gzip.compress(answer.body, 6))
        if answer.status == 200:
            yield from self.inert(text, skin, typed)

    def inert(self, text, skin, typed):
        tree = Tree(text)
        new = tree.pairs - self.known[skin]
        if new:
            yield "new elements: %r" % sorted(new, key=repr)[:3]
        if typed and re.search(r"<\S", typed) and typed in text:
            yield "what was typed is there unescaped"


def each_skin(paths):
    return [skin + path for path in paths for skin in ("", "/low")]


def report(name, faults, n):
    tap.ok(not faults, "%s (%d)" % (name, n), "\n".join(
        fault[:400] for fault in faults[:SHOWN] +
        ["%d in all" % len(faults)]))


def collect(search, paths):
    """(path, typed) each asked for; what is wrong, with the path."""
    return ["%s: %s" % (path[:200], fault) for path, typed in paths
            for fault in search.faults(path, typed)]


def naughty():
    with open(server.testdata("sanitize", "blns.json"),
              encoding="utf-8") as file:
        return json.load(file)


def test_typed(search, name, texts):
    """Each text as a search, in both skins, as echo and in the form."""
    paths = []
    for text in texts:
        if len(value(text)) > 8000:
            continue
        for path in ("/search?q=", "/search/advanced?q="):
            paths += [(skin + path + value(text), text)
                      for skin in ("", "/low")]
        paths.append(("/search?sort=date&q=" + value(text), text))
        paths.append(("/low/search?page=2&q=" + value(text), text))
    report(name + ": a page, and the text inert", collect(search, paths),
           len(paths))
    wrong = []
    for text in texts:
        want = cut(cut(clean(text), KEPT), READ)
        if not want.strip(" \t\n") or len(value(text)) > 8000:
            continue
        for skin in ("", "/low"):
            _, answer = search.answer("%s/search?q=%s" % (skin, value(text)))
            got = Tree(answer.text).fields.get("q")
            if got != want.translate({9: " ", 10: " "}):
                wrong.append("%r: %r" % (want[:60], (got or "")[:60]))
    report(name + ": comes back as it was typed", wrong, len(texts))


def test_forms(search, name, texts):
    """Each text in each field of the form."""
    paths = [("%s/search/advanced?%s=%s" % (
        "/low" if i % 2 == j % 2 else "", field, value(text)), text)
             for i, text in enumerate(texts) for j, field in enumerate(FIELDS)
             if len(value(text)) < 8000]
    report(name + ": each field leads to a page, and the text is inert",
           collect(search, paths), len(paths))


def test_raw(search):
    wrong = []
    for query, wanted in RAW:
        for path in each_skin(["/search"]):
            status = search.get(path + ("?" if query else "") +
                                query).status
            if status not in wanted:
                wrong.append("%s?%s: %d" % (path, query[:60], status))
        for path in each_skin(["/search/advanced"]):
            wrong += ["%s?%s: %s" % (path, query[:60], fault) for fault in
                      search.faults(path + "?" + query)]
    report("queries as no form sends them have the right status", wrong,
           len(RAW))
    for path in each_skin(["/search?q=", "/search/advanced?q=",
                           "/search/advanced?all="]):
        _, answer = search.answer(path + "\u4e00" * 2000)
        tap.ok(answer.status == 200,
               path + "... of 6,000 bytes leads to a page", answer.status)
    tap.eq(search.get("/search?q=a&q=b").header("Location"), "/search?q=a",
           "of two searches the first counts")
    tap.eq(search.get("/low/search?x=1&q=%61+b").header("Location"),
           "/low/search?q=a+b", "what is unknown goes")


def results(text):
    """(number, address) of each hit."""
    hits = re.search(r"<ol[^>]*>(.*?)</ol>", text, re.S).group(1)
    return [(int(re.search(r"/(\d+)/", href).group(1)), html.unescape(href))
            for href in re.findall(r'<h2[^>]*><a href="([^"]*)"', hits)]


def count(text):
    found = re.search(r"([\d,]+) stories found|(One) story found", text)
    if not found:
        return 0
    return 1 if found.group(2) else int(found.group(1).replace(",", ""))


def link(text, rel):
    for given, href in Tree(text).links:
        if given == rel:
            return href
    return None


def walk(search, path):
    """Every story, page by page."""
    seen, pages = [], 0
    while path and pages < 500:
        text = search.page(path)
        seen += [number for number, _ in results(text)]
        path, pages = link(text, "next"), pages + 1
    return seen, pages


def test_results(search):
    queries = ("accessibility+pdf", "quora", "mobile+-app", "headline%3Adata",
               "social+OR+crowdfunding")
    bad = []
    for q in queries:
        for skin in ("", "/low"):
            text = search.page("%s/search?q=%s" % (skin, q))
            for number, href in results(text):
                if not href.startswith(skin + "/") or \
                        search.get(href).status != 200:
                    bad.append("%s: %s" % (q, href))
    report("results lead to stories", bad, len(queries))
    low, full = (
        [n for n, _ in results(search.page(skin + "/search?q=mobile"))]
        for skin in ("/low", ""))
    tap.ok(low == full and len(low) == 20, "both skins find the same")


def test_pages(search):
    """Through all of the results, each once, newest first or best first."""
    for q in ("blockchain", "headline%3Adata", "kanban"):
        for skin in ("", "/low"):
            path = "%s/search?q=%s" % (skin, q)
            total = count(search.page(path))
            dated, pages = walk(search, path + "&sort=date")
            tap.ok(len(dated) == len(set(dated)) == total and
                   pages == max(1, -(-total // 20)),
                   "%s: %d by date, each once" % (path, total),
                   "%d of %d on %d pages" % (len(set(dated)), total, pages))
            best, _ = walk(search, path)
            tap.ok(len(best) == len(set(best)) == min(total, 200) and
                   set(best) <= set(dated), "%s: the best, each once" % path,
                   "%d of %d" % (len(set(best)), total))
    text = search.page("/search?q=blockchain&page=2")
    tap.eq(link(text, "prev"), "/search?q=blockchain",
           "the second page leads back to the first")
    text = search.page("/search?q=blockchain&sort=date")
    tap.ok("/search?q=blockchain" in [href for _, href in Tree(text).links],
           "by date leads to the best")


def test_narrow(search):
    """Every link that narrows finds something, and no more than before."""
    wrong, n = [], 0
    for q in ("accessibility", "mobile+app", "\"open data\" OR api",
              "headline:social", "from:2014 to:2016 video", "by:siebert"):
        for skin in ("", "/low"):
            path = "%s/search?q=%s" % (skin, value(q.replace("+", " ")))
            text = search.page(path)
            part = text.partition("Narrow this search")[2].partition(
                "</section>" if not skin else "<nav")[0]
            links = [href for _, href in Tree(part).links
                     if "/search?" in href]
            if not links:
                wrong.append("%s: no links" % path)
            for href in links:
                n += 1
                narrowed = search.page(href)
                if not 0 < count(narrowed) <= count(text) or \
                        "left out" in narrowed:
                    wrong.append("%s: %d" % (href, count(narrowed)))
    report("links that narrow find something", wrong, n)


def form_of(search, path):
    """What the form of a page would send."""
    text = search.page(path)
    part = text[text.rindex("<form"):]
    fields = Tree(part).fields
    return {name: text for name, text in fields.items() if text}


def test_form(search):
    """The form leads to a search, which fills the form again."""
    sent = [
        {"all": "mobile app"},
        {"phrase": "open data", "none": "video"},
        {"any": "quora reddit snapchat"},
        {"all": "data", "in": "headline"},
        {"all": "design", "section": "design/accessibility"},
        {"all": "OR -x b:c", "kind": "news"},
        {"all": "web", "from": "2014-03", "to": "2015"},
        {"all": "web", "has": "pictures"},
        {"all": "caf\u00e9 \u4e0a\u5e02 &<>'"},
        {"all": "mobile \"open data\"", "phrase": "social media",
         "any": "quora \"dark data\"", "none": "\"long tail\" x"},
    ]
    for given in sent:
        for skin in ("", "/low"):
            query = "&".join("%s=%s" % (name, value(given.get(name, "")))
                             for name in FIELDS)
            path = "%s/search/advanced?%s" % (skin, query)
            answer = search.get(path)
            where = answer.header("Location") or ""
            found = search.get(where)
            if not tap.ok(
                    answer.status == 302 and found.status == 200 and
                    where.startswith(skin + "/search?q="),
                    "%s leads to its search" % path, where):
                continue
            back = [href for _, href in Tree(found.text).links
                    if href.startswith(skin + "/search/advanced?q=")]
            again = form_of(search, back[0])
            once = search.get("%s/search/advanced?%s" % (
                skin, urllib.parse.urlencode(again)))
            tap.ok(once.header("Location") == where or
                   form_of(search, once.header("Location").replace(
                       "/search?", "/search/advanced?")) == again,
                   "and the form that it fills to the same", again)
    given = form_of(search, "/search/advanced?q=" + value(
        "mobile -app \"open data\" section:design/accessibility "
        "kind:news from:2014 has:pictures"))
    tap.eq(given, {"all": "mobile", "none": "app", "phrase": "open data",
                   "section": "design/accessibility", "kind": "news",
                   "from": "2014", "has": "pictures"},
           "a search fills the form")
    tap.eq(search.get("/search/advanced?all=&any=").header("Location"),
           "/search/advanced", "an empty form leads to itself")


def test_nothing(search):
    """No results: what was understood, and what may have been meant."""
    for skin in ("", "/low"):
        text = search.page(skin + "/search?q=zyzzyvaqq")
        tree = Tree(text)
        tap.ok("No story was found for zyzzyvaqq" in tree.text and
               skin + "/archive/" in [href for _, href in tree.links],
               skin + ": says what was searched for")
        tap.ok("Did you mean" not in text, skin + ": suggests nothing for it")
        text = search.page(skin + "/search?q=accessibilitty+crowdfunfing+-x")
        wanted = skin + "/search?q=accessibility+crowdfunding+-x"
        tap.ok(wanted in [href for _, href in Tree(text).links],
               skin + ": suggests the right spelling",
               [href for _, href in Tree(text).links if "q=" in href])
        tap.ok(count(search.page(wanted)) > 0, skin + ": which finds stories")
        text = search.page(skin + "/search?q=%3F%21")
        tap.ok("there is no word in it" in text, skin + ": says that “?!” "
               "holds no word")
        text = search.page(skin + "/search?q=colour%3Ared+section%3Amars")
        tap.ok("no such field" in text and "no such section" in text,
               skin + ": says what was not understood")
        text = search.page(skin + "/search?q=a+from%3A2016+to%3A2014")
        tap.ok("so no story can fit" in text, skin + ": says that the dates "
               "are the wrong way round")
        text = search.page(skin + "/search?q=kanban+OR+%3F%21+zyzzyvaqq")
        tap.ok("No story was found" in text,
               skin + ": what holds no word joins nothing")
        text = search.page(skin + "/search?q=kanban+%3F%21+OR+zyzzyvaqq")
        tap.ok("No story was found" in text,
               skin + ": nor what stands beside it")


def test_head(search):
    text = search.page("/search?q=mobile")
    tap.ok(re.search(r'<meta name="robots" content="[^"]*noindex', text),
           "results are not for search engines")
    answer = search.get("/search?q=mobile")
    etag = answer.header("ETag")
    tap.eq(search.client.get("/search?q=mobile",
                             HTTP_IF_NONE_MATCH=etag).status, 304,
           "a page of results is known again")
    tap.eq(search.client.get("/search?q=mobiles",
                             HTTP_IF_NONE_MATCH=etag).status, 200,
           "and told from another")


def main():
    source = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
    if source is None:
        tap.skip_all("BROADSHEET_TESTDATA is not set")
    with tempfile.TemporaryDirectory(prefix="broadsheet-search-") as folder:
        home = server.make_edition(os.path.join(folder, "home"), [
            source, "--map",
            os.path.join(server.TOP, "tests/data/digitalgov.map")])
        with server.Site(home, "fcgi") as site:
            client = fcgi.Client(site.socket)
            search = Search(client)
            search.learn()
            for test in (test_results, test_pages, test_narrow, test_form,
                         test_nothing, test_head, test_raw):
                with tap.point("%s comes to its end" % test.__name__):
                    test(search)
            test_typed(search, "hostile", HOSTILE)
            test_forms(search, "hostile", HOSTILE)
            test_typed(search, "naughty", naughty())
            test_forms(search, "naughty", naughty())
            client.close()
            tap.eq([line for line in site.site_log().splitlines()
                    if ("error" in line or "warning" in line) and
                    "took longer than" not in line], [],
                   "and nothing was logged")
    tap.done()


main()

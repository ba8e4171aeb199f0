# SPDX-License-Identifier: Apache-2.0
"""Feeds of others import with what they say, or are refused for a reason
that names what is wrong: the corpora of feed-rs, gofeed and feed-io with what
they bring as expected, and a trap for each way in which feeds go wrong.
"""
import glob
import gzip
import html
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from datetime import datetime, timezone

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

DATED = datetime(2015, 1, 1, tzinfo=timezone.utc)
#: What an item, or the rest of a file, may be refused for.
REASONS = ("has no date, and its feed has none either",
           "has no title and no text", "is no date",
           "Opening and ending tag mismatch", "Extra content at the end",
           "is no format that is read", "is no JSON")


class Edition:
    """An edition that is empty again for each file."""

    def __init__(self, folder):
        self.empty = server.make_edition(os.path.join(folder, "empty"))
        self.home = os.path.join(folder, "home")

    def take(self, *paths, again=False, options=()):
        if not again:
            shutil.rmtree(self.home, ignore_errors=True)
            shutil.copytree(self.empty, self.home)
            server.write_conf(self.home)
        # A run a file: under sanitizers the fuzz target reads them all.
        done = server.broadsheet(self.home, "--json", "import", *options,
                                 *paths, check=False, timeout=60,
                                 build=server.PLAIN_BUILD)
        if done.returncode not in (0, 65):
            raise server.SiteError("exit %d: %s" % (done.returncode,
                                                    done.stderr))
        said = json.loads(done.stdout)
        return said["count"], [entry["text"] for entry in said["refused"]]

    def items(self):
        """{guid: document}"""
        out = {}
        for name in ("edition.db", "newsroom.db"):
            db = sqlite3.connect("file:%s?mode=ro" % os.path.join(
                self.home, "edition", name), uri=True)
            try:
                for guid, text in db.execute(
                        "SELECT i.guid, r.document FROM source_item i "
                        "JOIN revision r USING (story) "
                        "WHERE i.source = 'feed' ORDER BY r.number"):
                    out[guid] = json.loads(text)
            except sqlite3.OperationalError:
                pass
            finally:
                db.close()
        return out


def letters(text):
    """Letters and digits alone, without tags: what two writings share."""
    text = html.unescape(html.unescape(text or ""))
    text = re.sub(r"<script.*?</script>|<!--.*?-->|<[^<>]*>", " ", text,
                  flags=re.S)
    return re.sub(r"[\W_]+", "", text).lower()


def utc(text):
    return datetime.fromisoformat(
        text.replace("Z", "+00:00")).astimezone(timezone.utc)


def number(value):
    """The document's time, which is RFC 3339 or seconds."""
    if isinstance(value, str):
        return utc(value)
    return datetime.fromtimestamp(value, timezone.utc)


class Wanted:
    """What a corpus says of an item; None: nothing."""

    def __init__(self, guid=None, title=None, dates=(), authors=(),
                 texts=()):
        self.guid, self.title = guid, title
        self.dates = [utc(d) for d in dates if d]
        self.authors = [a for a in authors if a]
        self.texts = [t for t in texts if t]

    def differs(self, items):
        title = letters(self.title)[:200]
        found = [d for g, d in items.items() if self.guid and
                 (g == self.guid or g.endswith("#" + self.guid))]
        if not found:
            found = [d for d in items.values()
                     if title and letters(d["headline"])[:200] == title]
        nameless = not self.guid and not title
        if nameless:
            found = list(items.values())
        if not found:
            return "not there: %r %r" % (self.guid, self.title)
        wrong = [self._differs(title, got) for got in found]
        if None in wrong:
            return None
        return "not there: %s" % wrong if nameless else wrong[0]

    def _differs(self, title, got):
        if title and letters(got["headline"])[:200] != title:
            return "title: %r, not %r" % (got["headline"], self.title)
        if self.dates and number(got["published"]).replace(
                microsecond=0) not in [d.replace(microsecond=0)
                                       for d in self.dates]:
            return "date: %r, not %r" % (got["published"], self.dates)
        names = [b["name"] for b in got.get("bylines", [])]
        for author in self.authors:
            if "@" not in author and author.strip() not in names:
                return "author: %r, not %r" % (names, author)
        text = letters(re.sub(r'\]\(\S*( "[^"]*")?\)', "]", got.get("body", ""))
                       + got.get("standfirst", "") + got["headline"])
        for want in self.texts:
            if letters(want)[:20] not in text:
                return "text: %r, not in %r" % (want[:200], text[:300])
        return None


def plain(value):
    return value.get("content") if isinstance(value, dict) else value


def wanted_feed_rs(path):
    for e in json.load(open(path, encoding="utf-8"))["entries"]:
        content = e.get("content") or {}
        yield Wanted(None, plain(e["title"]),
                     [e.get("published"), e.get("updated")],
                     # It puts "author" where there is an address alone.
                     [a["name"] for a in e["authors"]
                      if a["name"] != "author"],
                     [content.get("body"), plain(e.get("summary"))]
                     if not e.get("media") else [])


def guid_of(e):
    guid = e.get("guid") or e.get("id")
    return guid.get("value") if isinstance(guid, dict) else guid


def wanted_gofeed(path):
    said = json.load(open(path, encoding="utf-8"))
    for e in said.get("items") or said.get("entries") or []:
        content = e.get("content")
        if isinstance(content, dict):
            content = content.get("value")
        yield Wanted(guid_of(e), e.get("title"),
                     [e.get("pubDateParsed"), e.get("publishedParsed"),
                      e.get("updatedParsed")],
                     [a.get("name") for a in e.get("authors") or []],
                     [content, e.get("description"), e.get("summary")])


def dated(path, folder):
    """A copy of the file whose feed has a date, as its items may not."""
    data = open(path, "rb").read()
    rss = b"<pubDate>Thu, 01 Jan 2015 00:00:00 GMT</pubDate>"
    atom = b"<updated>2015-01-01T00:00:00Z</updated>"
    data, n = re.subn(rb"(<channel(?:\s[^>]*[^/>])?>)", rb"\1" + rss, data,
                      count=1)
    if n == 0:
        data = re.sub(rb"(<feed(?:\s[^>]*)?>)", rb"\1" + atom, data, count=1)
    copy = os.path.join(folder, "dated.xml")
    with open(copy, "wb") as out:
        out.write(data)
    return copy


def check_file(edition, path, wanted, folder, name):
    """How many of the items that a corpus tells of are as it says."""
    count, refused = edition.take(dated(path, folder))
    strange = [r for r in refused if not any(w in r for w in REASONS)]
    left_out = len(refused)
    bad = [w for w in (want.differs(edition.items()) for want in wanted) if w]
    good = len(wanted) - len(bad)
    # An item that was refused is one that is not there.
    bad = [w for w in bad if not w.startswith("not there")] + \
        [w for w in bad if w.startswith("not there")][left_out:]
    if strange or bad:
        tap.diag("%s: %s" % (name, "; ".join(strange + bad)))
    return good, not strange and not bad


def check_corpora(edition, folder):
    top = server.testdata("feeds")
    if top is None or not os.path.isdir(top):
        tap.skip("feeds of others", "BROADSHEET_TESTDATA has none")
        return
    for corpus, least, reader, ending in (
            ("feed-rs", 90, wanted_feed_rs, ".serde.json"),
            ("gofeed", 90, wanted_gofeed, ".json")):
        files = good = 0
        bad = []
        for path in sorted(glob.glob(os.path.join(top, corpus, "**/*.xml"),
                                     recursive=True)):
            said = path[:-4] + ending
            wanted = list(reader(said)) if os.path.exists(said) else []
            name = os.path.relpath(path, top)
            if name in OURS or not wanted:
                continue
            n, is_right = check_file(edition, path, wanted, folder, name)
            files, good = files + 1, good + n
            if not is_right:
                bad.append(name)
        tap.eq(bad, [], "%s: title, date, author and text of every item" %
               corpus)
        tap.ok(good >= least, "%s: %d files, %d items as they should be" % (
            corpus, files, good))
    count, refused = edition.take(top)
    strange = [r for r in refused if not any(w in r for w in REASONS) and
               "uri: is missing" not in r]
    tap.eq(strange, [], "what is refused of %d is refused by name" %
           (count["made"] + count["refused"]))


#: Where the corpus expects what is not right for us; each was read.
OURS = {
    # Content of a type that is neither text nor XML is base64 (RFC 4287,
    # 4.1.3.3); this is JSON as it stands.
    "gofeed/parser/atom/issue_275_extensions_and_source.xml",
}


def rss(items, channel="", head="<?xml version='1.0'?>"):
    return ("%s<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
            " xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
            "<channel><title>Tides</title><link>https://tides.example/a/"
            "</link>%s%s</channel></rss>" % (head, channel, items))


def item(inner, date="<pubDate>Mon, 6 Sep 2021 00:01:00 +0100</pubDate>"):
    return "<item><guid>urn:x:1</guid>%s%s</item>" % (date, inner)


ATOM = ("<feed xmlns='http://www.w3.org/2005/Atom'%s><title>Tides</title>"
        "<id>urn:x:f</id><entry><id>urn:x:1</id>"
        "<updated>2021-09-05T23:01:00Z</updated>%s</entry></feed>")
NETSCAPE = ('<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91'
            '//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">')

#: name, bytes, what the document has (field: value)
TRAPS = (
    ("named entities and a bare &",
     rss(item("<title>Fish &eacute; &nbsp;chips & tea &copy; A&B</title>")),
     {"headline": "Fish \u00e9 \u00a0chips & tea \u00a9 A&B"}),
    ("references that XML forbids",
     rss(item("<title>a&#0;b&#146;s &#x1F;c</title>")),
     {"headline": "ab\u2019s c"}),
    ("characters that XML forbids",
     rss(item("<title>a\x0bb\x00c</title>")), {"headline": "abc"}),
    ("a mark and white space before the declaration",
     b"\xef\xbb\xbf" + rss(item("<title>Ebb</title>"),
                           head="\n  <?xml version='1.0'?>").encode(),
     {"headline": "Ebb"}),
    ("'<' that begins nothing", rss(item("<title>1 < 2</title>")),
     {"headline": "1 < 2"}),
    ("'&' in CDATA stays, and so does '<'",
     rss(item("<title>T</title><description><![CDATA[<p>a &amp; b &eacute; "
              "c</p><p>d</p>]]></description>")),
     {"body": "a & b \u00e9 c\n\nd\n"}),
    ("tags and entities out of a title",
     rss(item("<title>The &lt;b&gt;high&lt;/b&gt; &amp;amp; low</title>")),
     {"headline": "The high & low"}),
    ("naked markup", rss(item("<title>T</title><description><p>One</p><p>Two"
                              "</p></description>")),
     {"body": "One\n\nTwo\n"}),
    ("windows-1252 that says it is UTF-8",
     rss(item("<title>caf\u00e9 \u2019s</title>"),
         head="<?xml version='1.0' encoding='utf-8'?>").encode("cp1252"),
     {"headline": "caf\u00e9 \u2019s"}),
    ("windows-1251", rss(item("<title>\u043c\u043e\u0440\u0435</title>"),
                         head="<?xml version='1.0' encoding='windows-1251'?>"
                         ).encode("cp1251"),
     {"headline": "\u043c\u043e\u0440\u0435"}),
    ("UTF-16", rss(item("<title>S\u00f8</title>"),
                   head="<?xml version='1.0' encoding='UTF-16'?>"
                   ).encode("utf-16"), {"headline": "S\u00f8"}),
    ("a DOCTYPE of Netscape's", rss(item("<title>Old</title>"),
                                    head=NETSCAPE), {"headline": "Old"}),
    ("a prefix that is not declared",
     rss(item("<title>T</title><dc:creator>The harbourmaster</dc:creator>"))
     .replace(" xmlns:dc='http://purl.org/dc/elements/1.1/'", ""),
     {"bylines": [{"name": "The harbourmaster"}]}),
    ("no title: the first words", rss(item("<description>%s</description>" %
                                           ("word " * 40))),
     {"headline": ("word " * 15).strip() + "\u2026"}),
    ("the longest text is the body, a summary the standfirst",
     rss(item("<title>T</title><description>What it is about.</description>"
              "<content:encoded><![CDATA[<p>%s</p>]]></content:encoded>" %
              ("Long. " * 9))),
     {"body": ("Long. " * 9).strip() + "\n",
      "standfirst": "What it is about."}),
    ("a summary that is the beginning is none",
     rss(item("<title>T</title><description>Long. Long. [...]</description>"
              "<content:encoded>Long. Long. Long. Long.</content:encoded>")),
     {"standfirst": None}),
    ("a relative link against the channel's",
     rss(item("<title>T</title><description>&lt;a href='b'&gt;x&lt;/a&gt;"
              "</description>")),
     {"body": "[x](https://tides.example/a/b)\n"}),
    ("an address in place of a name is no byline",
     rss(item("<title>T</title><author>a@tides.example</author>")),
     {"bylines": None}),
    ("the name beside an address",
     rss(item("<title>T</title><author>a@tides.example (The pilot)</author>")),
     {"bylines": [{"name": "The pilot"}]}),
    ("what a podcast's item is about, where nothing else says it",
     rss(item("<itunes:summary xmlns:itunes='http://www.itunes.com/DTDs/"
              "PodCast-1.0.dtd'>Ebb.</itunes:summary>")), {"body": "Ebb.\n"}),
    ("RSS 1.0", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-"
     "ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/"
     "elements/1.1/'><channel rdf:about='https://tides.example/r'><title>T"
     "</title><dc:language>de_CH</dc:language><dc:rights>CC0</dc:rights>"
     "</channel><item rdf:about='urn:x:1'><title>Flut</title><link>"
     "https://tides.example/1</link><dc:date>2021-09</dc:date><dc:subject>ebb"
     "</dc:subject></item></rdf:RDF>",
     {"headline": "Flut", "published": "2021-09-01T00:00:00Z",
      "language": "de-CH", "licence": "CC0", "subjects": ["ebb"],
      "source": "T", "links": [{"url": "https://tides.example/1",
                                "title": "Flut", "site": "T",
                                "kind": "primary"}]}),
    ("Atom 0.3 in base64", "<feed version='0.3' xmlns='http://purl.org/atom/"
     "ns#'><title>T</title><entry><id>urn:x:1</id><title mode='escaped' type="
     "'text/html'>&lt;i>a&lt;/i></title><issued>2021-09-05</issued><content "
     "type='text/html' mode='base64'>PHA+YjwvcD4=</content></entry></feed>",
     {"headline": "a", "body": "b\n", "published": "2021-09-05T00:00:00Z"}),
    ("the feed's author, language and what stands after the items",
     rss(item("<title>T</title>")).replace(
         "</channel>", "<dc:creator>The pilot</dc:creator><language>en-US"
         "</language><copyright>Ours</copyright></channel>"),
     {"bylines": [{"name": "The pilot"}], "language": "en-US",
      "licence": "Ours"}),
    ("a zone", rss(item("<title>T</title>")),
     {"published": "2021-09-05T23:01:00Z"}),
    ("the channel's date", rss(item("<title>T</title>", date=""),
                               channel="<lastBuildDate>Sun, 05 Sep 21 23:01 "
                               "GMT</lastBuildDate>"),
     {"published": "2021-09-05T23:01:00Z"}),
    ("Dublin Core's date", rss(item(
        "<title>T</title>", date="<dc:date>2021-09-06T00:01+01:00</dc:date>")),
     {"published": "2021-09-05T23:01:00Z"}),
    ("xhtml with xml:base", ATOM % (
        " xml:base='https://tides.example/x/'",
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>"
        "B</b></div></title><content type='xhtml' xml:base='y/'><div xmlns="
        "'http://www.w3.org/1999/xhtml'><p>a &lt; <a href='z'>b</a></p></div>"
        "</content>"),
     {"headline": "A B", "body": "a \\< [b](https://tides.example/x/y/z)\n"}),
    ("Atom's text is text", ATOM % ("", "<title>a &lt;b&gt; c</title>"
                                    "<summary>1 &lt;i&gt; *2*</summary>"),
     {"headline": "a <b> c", "body": "1 \\<i\\> \\*2\\*\n"}),
    ("JSON Feed", json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "Tides",
        "home_page_url": "https://tides.example/", "authors":
        [{"name": "The pilot"}], "items": [
            {"id": "urn:x:1", "title": "T", "content_html":
             "<p>a <a href='/b'>c</a></p>", "tags": ["ebb"],
             "date_published": "2021-09-06T00:01:00.5+01:00"}]}),
     {"headline": "T", "body": "a [c](https://tides.example/b)\n",
      "published": "2021-09-05T23:01:00Z", "subjects": ["ebb"],
      "bylines": [{"name": "The pilot"}]}),
)

#: name, bytes, why
REFUSED = (
    ("a DOCTYPE with declarations",
     rss(item("<title>T</title>"), head="<!DOCTYPE rss [<!ENTITY a 'b'>]>"),
     "a DOCTYPE with declarations of its own is not taken"),
    ("another DOCTYPE", rss(item("<title>T</title>"),
                            head="<!DOCTYPE rss SYSTEM 'http://x/y.dtd'>"),
     "a DOCTYPE is not taken"),
    ("50,000 nested tags", rss(item("<description>%s</description>" %
                                    ("<b>" * 50000 + "</b>" * 50000))),
     "elements are too deep"),
    ("50,000 nested tags in CDATA",
     rss(item("<description><![CDATA[%s]]></description>" % ("<b>" * 50000))),
     "deep"),
    ("no date", rss(item("<title>T</title>", date="")), "has no date"),
    ("a date that is none, and not the channel's",
     rss(item("<title>T</title>", date="<pubDate>31 Feb 2020</pubDate>"),
         channel="<pubDate>1 Jan 2020</pubDate>"),
     '"31 Feb 2020" is no date'),
    ("nothing in an item", rss(item("")), "has no title and no text"),
    ("an encoding that is not known",
     rss(item("<title>T</title>"),
         head="<?xml version='1.0' encoding='x-none'?>"),
     'encoding "x-none" is not known'),
    ("another root", "<html><body>Not found</body></html>",
     'root element is <html>'),
    ("a JSON Feed without items",
     '{"version": "https://jsonfeed.org/version/1"}', "items: has none"),
)


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as out:
        out.write(data if isinstance(data, bytes) else data.encode())
    return path


def check_traps(edition, folder):
    for name, data, want in TRAPS:
        path = write(folder, "trap", data)
        _, refused = edition.take(path)
        got = edition.items().get("urn:x:1") or {}
        have = {key: got.get(key) or None for key in want}
        if isinstance(have.get("bylines"), list):
            have["bylines"] = [{"name": b["name"]} for b in have["bylines"]]
        if "published" in have and isinstance(have["published"], int):
            have["published"] = number(have["published"]).strftime(
                "%Y-%m-%dT%H:%M:%SZ")
        tap.eq((have, refused), (want, []), name)
    for name, data, why in REFUSED:
        count, refused = edition.take(write(folder, "trap.xml" if data[0] !=
                                            "{" else "trap.json", data))
        tap.ok(len(refused) == 1 and why in refused[0] and not count["made"],
               "refused: " + name, "%r %r" % (count, refused))


def check_run(edition, folder):
    """What concerns more than one item."""
    whole = rss("".join(item("<title>T%d</title>" % n).replace(
        "urn:x:1", "n%d" % n) for n in range(3)))
    path = write(folder, "a.rss", whole)
    edition.take(path)
    tap.eq(sorted(edition.items()),
           ["https://tides.example/a/#n%d" % n for n in range(3)],
           "a guid that others may have, too, has the feed's link before it")
    count, _ = edition.take(path, again=True)
    tap.eq((count["unchanged"], count["made"], count["changed"]), (3, 0, 0),
           "the same again changes nothing")
    count, _ = edition.take(write(folder, "a.rss", whole.replace("T1", "T8")),
                            again=True)
    tap.eq((count["unchanged"], count["made"], count["changed"]), (2, 0, 1),
           "what has changed is the next revision")
    count, refused = edition.take(write(folder, "a.rss", whole[:-60]))
    tap.eq((count["made"], len(refused)), (2, 1),
           "of a file that breaks off the whole items are in")
    count, _ = edition.take(write(folder, "a.gz", gzip.compress(
        whole.encode())))
    tap.eq(count["refused"], 1, "a name of another kind says what it is")
    count, _ = edition.take(write(folder, "packed", gzip.compress(
        whole.encode())))
    tap.eq(count["made"], 3, "a gzipped feed without a telling name")
    count, _ = edition.take(write(folder, "b.rss", rss(item(
        "<title>T</title>", date="<pubDate>1 Jan 2199</pubDate>"))))
    tap.eq((count["made"], count["embargoed"]), (1, 1),
           "a date to come is an embargo")
    edition.take(write(folder, "c.rss", rss(
        "<item><title>T</title><link>b?c=1</link><pubDate>1 Jan 2020"
        "</pubDate></item><item><title>U</title><pubDate>1 Jan 2020"
        "</pubDate></item>")))
    guids = sorted(edition.items())
    tap.ok(len(guids) == 2 and "https://tides.example/a/b?c=1" in guids and
           guids[0].startswith("https://tides.example/a/#sha256:"),
           "without a guid the link, without one what it says", guids)


#: What RFC 822 and W3CDTF are made into, and in seconds since 1970.
DATES = (
    ("Mon, 06 Sep 2021 00:01:00 +0100", 1630882860),
    ("Mon, 06 Sep 2021 00:01:00 +01:00", 1630882860),
    ("Sun, 05 Sep 2021 19:01:00 EDT", 1630882860),
    ("sun, 05 sep 21 23:01 gmt", 1630882860),
    ("Sun 5 September 2021 23:01:00 UT", 1630882860),
    ("September 5, 2021 11:01 PM", 1630882860),
    ("Sunday, 05-Sep-21 23:01:00 GMT", 1630882860),
    ("Sun Sep  5 23:01:00 2021", 1630882860),
    ("Sun Sep 05 2021 23:01:00 GMT+0000 (UTC)", 1630882860),
    ("Mon Sep 06 2021 00:01:00 GMT+0100 (BST)", 1630882860),
    ("2021-09-05T23:01:00Z", 1630882860),
    ("2021-09-05 23:01:00", 1630882860),
    ("2021-09-05T23:01Z", 1630882860),
    ("2021-09-06T00:01:00.123+0100", 1630882860),
    ("20210905T230100Z", 1630882860),
    ("2021-09-05", 1630800000), ("2021-09", 1630454400),
    ("2021", 1609459200), ("5 Sep 2021", 1630800000),
    ("Sun, 05 Sep 2021 24:00:00 GMT", 1630886400),
    ("31 Dec 2016 23:59:60 GMT", 1483228800),
    ("Thu, 1 Jan 70 00:00:01 GMT", 1),
    ("Fri, 31 Dec 1999 23:59:59 Z", 946684799),
    ("31 Apr 2021", None), ("29 Feb 2021", None), ("5 Sep", None),
    ("yesterday", None), ("2021-13-01", None), ("Sun, 05 Sep 2021 25:00", None),
    ("Mon, 01 Jan 0001 00:00:00 GMT", None), ("99999999999", None),
    ("05/09/2021", None), ("Sun, 05 Sep 2021 10:00 +9900", None),
)


def check_dates(edition, folder):
    def read(dates):
        edition.take(write(folder, "d.rss", rss("".join(
            "<item><guid>urn:d:%d</guid><title>T</title><pubDate>%s</pubDate>"
            "</item>" % (n, date) for n, (date, _) in enumerate(dates)))))
        items = edition.items()
        return [int(number(items["urn:d:%d" % n]["published"]).timestamp())
                if "urn:d:%d" % n in items else None
                for n in range(len(dates))]

    for got, (date, want) in zip(read(DATES), DATES):
        tap.eq(got, want, "date: " + date)
    path = server.testdata("http", "curl-getdate-table.tsv")
    if path is None or not os.path.exists(path):
        tap.skip("dates as curl reads them", "BROADSHEET_TESTDATA has none")
        return
    table = [(d, int(n)) for d, n in
             (line.rstrip("\n").split("\t") for line in open(path))
             if int(n) > 0]
    wrong = [(d, got, want) for got, (d, want) in zip(read(table), table)
             if got is not None and got != want and not re.search(
                 # RFC 5322, 4.3: letters are UTC, and 69 is 1969. What
                 # stands behind GMT counts, as JavaScript writes zones.
                 r" [A-Za-z]$|GMT[-+]|Jan 69", d)]
    tap.eq(wrong, [], "no date is read otherwise than curl reads it")


def main():
    folder = tempfile.mkdtemp(prefix="broadsheet-feeds-")
    try:
        edition = Edition(folder)
        check_traps(edition, folder)
        check_run(edition, folder)
        check_dates(edition, folder)
        check_corpora(edition, folder)
    finally:
        shutil.rmtree(folder)
    tap.done()


main()

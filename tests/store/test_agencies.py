# SPDX-License-Identifier: Apache-2.0
"""NITF and NewsML-G2: what real files become, and what status, embargo,
kills, dates and damage do.

What each file of the shared test data must become is in
tests/data/agencies.tsv, written by reading the files.
"""
import fnmatch
import gzip
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

DATA = os.path.join(server.TOP, "tests", "data")
MAP = os.path.join(DATA, "agencies.map")
FUTURE, PAST = "20990101T000000Z", "20200101T000000Z"


class Edition:
    """An edition that can be emptied fast."""

    def __init__(self, work):
        self.home = server.make_edition(os.path.join(work, "home"))
        self.edition = os.path.join(self.home, "edition")
        self.files = os.path.join(work, "files")
        os.mkdir(self.files)
        self.empty = os.path.join(work, "empty")
        shutil.copytree(self.edition, self.empty)

    def clear(self):
        shutil.rmtree(self.edition)
        shutil.copytree(self.empty, self.edition)

    def take(self, *paths):
        """Import; the exit status, the counts, all reasons as text."""
        # A run a file: under sanitizers the fuzz target reads them all.
        done = server.broadsheet(self.home, "import", "--json", "--map", MAP,
                                 *paths, check=False,
                                 build=server.PLAIN_BUILD)
        try:
            said = json.loads(done.stdout)
        except ValueError:
            return done.returncode, {}, done.stderr
        why = "\n".join(note["text"] for note in
                        said["refused"] + said["skipped"])
        return done.returncode, said["count"], why

    def put(self, name, text):
        """A file of our own."""
        path = os.path.join(self.files, name)
        with open(path, "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode())
        return path

    def give(self, text, name="a.xml"):
        """Import text alone."""
        return self.take(self.put(name, text))

    def ask(self, question, *args, db="edition.db"):
        base = sqlite3.connect("file:%s?mode=ro" % os.path.join(
            self.edition, db), uri=True)
        try:
            return base.execute(question, args).fetchall()
        finally:
            base.close()

    def items(self):
        """[(source, guid, state, story)] of what is public."""
        return self.ask(
            "SELECT i.source, i.guid, s.state, s.id FROM source_item i "
            "JOIN story s ON s.id = i.story ORDER BY s.id")

    def story(self, number):
        """A story file's headers, by name in lists, and its body."""
        text = server.broadsheet(self.home, "story", "show", str(number),
                                 "--source", build=server.PLAIN_BUILD).stdout
        head, _, body = text.partition("\n\n")
        fields = {}
        for line in head.split("\n"):
            name, _, value = line.partition(": ")
            fields.setdefault(name, []).append(value)
        return fields, body

    def first(self):
        return self.story(self.items()[0][3])


def expected():
    with open(os.path.join(DATA, "agencies.tsv"), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file
                if not line.startswith("#")]


def field(fields, name):
    return fields.get(name, [""])[0].replace("\\", "")


def differs(edition, row):
    """What is not as the row says of the one story, or None."""
    items = edition.items()
    if len(items) != 1:
        return "%d items" % len(items)
    source, guid, when, headline, byline, section, standfirst, body = row
    got_source, got_guid, state, number = items[0]
    fields, text = edition.story(number)
    pairs = [(source, got_source), ("live", state),
             (headline, field(fields, "Headline")[:len(headline)]),
             (byline, field(fields, "Byline").split(",")[0].split(" in ")[0]),
             (section, field(fields, "Section")),
             (standfirst, field(fields, "Standfirst")[:len(standfirst)]
              if standfirst else field(fields, "Standfirst")),
             (body, text[:len(body)] if body else text.strip())]
    if when != "now":
        pairs.append((when, field(fields, "Published")))
    if not fnmatch.fnmatchcase(got_guid, guid):
        pairs.append((guid, got_guid))
    wrong = ["want %r got %r" % pair for pair in pairs if pair[0] != pair[1]]
    return "; ".join(wrong) or None


def check_file(edition, name, path, rows):
    row = next((r for r in rows if fnmatch.fnmatchcase(name, r[0])), None)
    if row is None:
        tap.ok(False, "%s is in agencies.tsv" % name)
        return
    edition.clear()
    code, count, why = edition.take(path)
    got = "%d %d %d" % tuple(count.get(key, -1) for key in
                             ("made", "skipped", "refused"))
    wrong = None if got == row[1] else "counts %s" % got
    if wrong is None and code != (65 if count["refused"] else 0):
        wrong = "exit %d" % code
    for part in row[2].split("|"):
        if part not in why:
            wrong = "%r is not said" % part
    if wrong is None and len(row) > 3:
        wrong = differs(edition, row[3:])
    tap.ok(wrong is None, name, "%s\n%s" % (wrong, why))


def check_shared(edition):
    root = server.testdata()
    rows = expected()
    for folder in ("nitf", "newsmlg2"):
        if root is None or not os.path.isdir(os.path.join(root, folder)):
            tap.skip(folder, "BROADSHEET_TESTDATA is not set")
            continue
        for at, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                path = os.path.join(at, name)
                if name.endswith(".xml"):
                    check_file(edition, os.path.relpath(path, root), path,
                               rows)


NITF_SPACE = ' xmlns="http://iptc.org/std/NITF/2006-10-18/"'


def nitf(docdata="", status="", space="", ident="tide-1", body=None,
         head="Tide"):
    """A story of NITF."""
    return ('<nitf%s><head><docdata%s><doc-id regsrc="cw" id-string="%s"/>%s'
            '</docdata></head><body><body.head><hedline><hl1>%s</hl1>'
            '</hedline><byline>By the harbourmaster</byline></body.head>'
            '<body.content>%s</body.content></body></nitf>' % (
                space, ' management-status="%s"' % status if status else "",
                ident, docdata, head, body or "<p>High water.</p>"))


def item(meta="", status="usable", version=1, content=None, guid="urn:a:1",
         kind="text", created="2026-01-0%d", head="Tide"):
    """A newsItem."""
    if "%" in created:
        created = (created % version) + "T10:00:00+02:00"
    content = content or ('<inlineData contenttype="text/plain">High water '
                          'at 2 &lt; 3.</inlineData>')
    return ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="%s" '
            'version="%d" xml:lang="en"><itemMeta><itemClass qcode="ninat:%s"'
            '/><versionCreated>%s</versionCreated>%s<pubStatus qcode="stat:%s'
            '"/></itemMeta><contentMeta><headline>%s</headline></contentMeta>'
            '<contentSet>%s</contentSet></newsItem>' % (
                guid, version, kind, created, meta, status, head, content))


def release(norm):
    return '<date.release norm="%s"/>' % norm


def check_status(edition):
    """Nothing is public that its sender does not want public."""
    private = [
        ("NITF with a release to come", nitf(release(FUTURE)), "embargoed"),
        ("the same, said to be embargoed",
         nitf(release(FUTURE), "embargoed"), "embargoed"),
        ("NITF under embargo without a time", nitf("", "embargoed"),
         "drafts"),
        ("NITF that is withheld", nitf("", "withheld"), "drafts"),
        ("NewsML-G2 under embargo",
         item("<embargoed>2099-01-01T00:00:00Z</embargoed>"), "embargoed"),
        ("NewsML-G2 under embargo without a time", item("<embargoed/>"),
         "drafts"),
        ("NewsML-G2 that is withheld", item(status="withheld"), "drafts")]
    for name, text, key in private:
        edition.clear()
        code, count, why = edition.give(text)
        tap.ok(code == 0 and count.get(key) == 1 and not edition.items(),
               "%s is not public" % name, (code, count, why))
    refused = [
        ("a release that is no time", nitf(release("soon"))),
        ("a release on 31 June", nitf(release("20260631"))),
        ("a status nobody knows", nitf("", "dubious")),
        ("an embargo that is no time", item("<embargoed>soon</embargoed>")),
        ("a pubStatus nobody knows", item(status="dubious")),
        ("no guid", item(guid=""))]
    for name, text in refused:
        edition.clear()
        code, count, why = edition.give(text)
        tap.ok(code == 65 and count["refused"] == 1 and not edition.items(),
               "%s is refused" % name, (code, count, why))
    for name, text in (("NITF", nitf(release(PAST), "embargoed")),
                       ("NewsML-G2", item(
                           "<embargoed>2020-01-01T00:00:00Z</embargoed>"))):
        edition.clear()
        edition.give(text)
        tap.eq([i[2] for i in edition.items()], ["live"],
               "%s whose embargo is over is public" % name)


def check_kill(edition):
    for name, first, kill, reason in (
            ("NITF", nitf(), nitf('<ed-msg info="The tide is wrong."/>',
                                  "canceled"), "The tide is wrong."),
            ("NITF by a correction of another doc-id", nitf(),
             nitf('<correction regsrc="cw" id-string="tide-1"/>', "kill",
                  ident="tide-2"), "canceled"),
            ("NewsML-G2", item(), item(
                "<edNote>KILL. Wrong tide.</edNote>", "canceled", 2),
             "KILL. Wrong tide.")):
        edition.clear()
        edition.give(first)
        code, count, why = edition.give(kill)
        rows = edition.ask("SELECT state, withdrawn_why FROM story")
        tap.ok(code == 0 and count["withdrawn"] == 1 and len(rows) == 1 and
               rows[0][0] == "withdrawn" and reason in rows[0][1],
               "a kill withdraws: %s" % name, (count, why, rows))
        tap.eq(edition.give(kill)[1]["unchanged"], 1,
               "and again changes nothing")
    for name, first, kill in (
            ("NITF", nitf(release(FUTURE)), nitf(status="canceled")),
            ("NewsML-G2", item("<embargoed>2099-01-01T00:00:00Z</embargoed>"),
             item(status="canceled"))):
        edition.clear()
        edition.give(first)
        code, count, why = edition.give(kill)
        rows = edition.ask("SELECT state, due FROM draft", db="newsroom.db")
        tap.ok(code == 0 and count["withdrawn"] == 1 and
               rows == [("spiked", None)],
               "a kill of what is under embargo stops it: %s" % name,
               (count, why, rows))
        tap.eq(edition.give(kill)[1]["unchanged"], 1,
               "and again changes nothing")
    edition.clear()
    edition.give(item())
    edition.give(item("<embargoed>2099-01-01T00:00:00Z</embargoed>",
                      version=2))
    edition.give(item(status="canceled", version=3))
    rows = edition.ask("SELECT state, due FROM draft", db="newsroom.db")
    tap.eq((edition.items()[0][2], rows), ("withdrawn", [("draft", None)]),
           "a kill stops the next revision, too")
    edition.clear()
    count = edition.give(item(status="canceled"))[1]
    tap.eq((count["skipped"], count["made"]), (1, 0),
           "a kill of what was never here is skipped")


def check_versions(edition):
    edition.clear()
    edition.give(item(version=2))
    tap.eq(edition.give(item(version=2))[1]["unchanged"], 1,
           "the same again changes nothing")
    tap.eq(edition.give(item(version=3, head="Tide, again"))[1]["changed"], 1,
           "a higher version changes the story")
    tap.eq(edition.ask("SELECT headline FROM story"), [("Tide, again",)],
           "which is still one")
    code, count, why = edition.give(item(version=2, head="Ebb"))
    tap.ok(code == 0 and count["skipped"] == 1 and
           "older than what is here" in why and
           edition.ask("SELECT headline FROM story") == [("Tide, again",)],
           "a lower one that comes late is skipped", (count, why))
    code, count, why = edition.give(item(version=1, status="canceled"))
    tap.ok(count["withdrawn"] == 0 and "older than what" in why and
           edition.items()[0][2] == "live", "and so is a lower one that kills",
           (count, why))
    edition.give(item(version=4, status="canceled"))
    count, why = edition.give(item(version=3, head="Tide, again"))[1:]
    tap.ok("older than what" in why and edition.items()[0][2] == "withdrawn",
           "a kill has a version, too", (count, why))
    edition.clear()
    edition.give(item("<embargoed>2099-01-01T00:00:00Z</embargoed>",
                      version=5))
    count, why = edition.give(item(version=4))[1:]
    tap.ok("older than what" in why and not edition.items(),
           "what waits under embargo is not let out by an older version",
           (count, why))
    edition.clear()
    edition.give(nitf())
    tap.eq(edition.give(nitf(space=NITF_SPACE))[1].get("changed"), 1,
           "NITF with its namespace is the same item, changed")
    count = edition.give(nitf(
        '<correction regsrc="cw" id-string="tide-1"/>', ident="tide-9",
        head="Tide, corrected"))[1]
    tap.eq((count["changed"], edition.ask("SELECT headline FROM story")),
           (1, [("Tide, corrected",)]), "a correction acts on the earlier one")


def check_times(edition):
    for norm, want in (
            ("20120613T121212Z", "2012-06-13T12:12:12Z"),
            ("20120613T121212+0100", "2012-06-13T11:12:12Z"),
            ("20120613T001212+0530", "2012-06-12T18:42:12Z"),
            ("20121231T235959-0800", "2013-01-01T07:59:59Z"),
            ("20120613", "2012-06-13T00:00:00Z"),
            ("20120613T1212", "2012-06-13T12:12:00Z"),
            ("2012-06-13T12:12:12.5+01:00", "2012-06-13T11:12:12Z"),
            ("20120613T121212+01", "2012-06-13T11:12:12Z")):
        edition.clear()
        edition.give(nitf('<date.issue norm="%s"/>' % norm))
        tap.eq(field(edition.first()[0], "Published"), want, norm)
    for norm in ("20120613T", "2012061", "20120230", "20120613T2561",
                 "20120613T121212+", "20120613x"):
        edition.clear()
        code = edition.give(nitf('<date.issue norm="%s"/>' % norm))[0]
        tap.eq(code, 65, "%s is no time" % norm)


BODY = """<hl2>Below</hl2><p>A &amp; B &lt;script&gt; caf&#233; <em>so</em>
<a href="javascript:x">no</a> <a href="https://example.org/">yes</a> <q>q</q>
<money unit="GBP">5 pounds</money></p><ul><li>One</li></ul>
<note type="npa"><body.content><p>SECRET</p></body.content></note>
<media media-type="image"><media-reference source="x.jpg"/><media-caption>CAP
</media-caption></media><bq><block><p>Quoth</p></block></bq>
<nitf-table><nitf-table-metadata><nitf-col value="C"/></nitf-table-metadata>
<table><tr><th>Port</th></tr><tr><td>Rye</td></tr></table></nitf-table>"""


def check_body(edition):
    edition.clear()
    edition.give(nitf(body=BODY))
    fields, text = edition.first()
    for part in ("## Below", "A & B", "café *so* no [yes](https://example.org/)",
                 "5 pounds", "- One", "> Quoth", "Rye"):
        tap.ok(part in text.replace("\\", ""), "kept: %s" % part, text)
    for part in ("SECRET", "CAP", "javascript", "x.jpg"):
        tap.ok(part not in text, "left out: %s" % part, text)
    tap.eq(field(fields, "Byline"), "the harbourmaster", '"By" is taken off')
    xhtml = ('<inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h='
             '"http://www.w3.org/1999/xhtml"><h:body><h:h1>Tide</h:h1><h:p>High '
             '<h:b>water</h:b></h:p><h:script>x()</h:script></h:body></h:html>'
             '</inlineXML>')
    edition.clear()
    edition.give(item(content=xhtml))
    tap.eq(edition.first()[1].strip(), "High **water**",
           "XHTML, without the headline once more")
    edition.clear()
    edition.give(item(content='<inlineXML>%s</inlineXML>' % nitf(
        space=' xmlns=""')))
    fields, text = edition.first()
    tap.eq((field(fields, "Byline"), text.strip()),
           ("the harbourmaster", "High water."), "NITF within NewsML-G2")
    edition.clear()
    edition.give(item())
    tap.eq(edition.first()[1].strip().replace("\\", ""), "High water at 2 < 3.",
           "plain text within NewsML-G2")


def check_damage(edition):
    good = nitf(ident="good")
    whole = ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
             '<itemSet>%s%s</itemSet></newsMessage>' % (
                 item(), item(guid="urn:a:2")))
    deep = "<em>" * 5000 + "x" + "</em>" * 5000
    for name, text, why in (
            ("cut in the middle", good[:200], "a.xml:1: "),
            ("cut before its end", good[:-4], "a.xml:1: "),
            ("something behind its end", good + "<x/>", "a.xml:"),
            ("a DOCTYPE", "<!DOCTYPE nitf>" + good, "a DOCTYPE is not taken"),
            ("an entity bomb", '<!DOCTYPE n [<!ENTITY a "aaaa"><!ENTITY b '
             '"&a;&a;">]>' + good.replace("High", "&b;"), "DOCTYPE"),
            ("an entity nobody knows", good.replace("High", "&b;"), "a.xml:"),
            ("another encoding than it says", '<?xml version="1.0" encoding='
             '"UTF-8"?>'.encode() + nitf(body="<p>caf\xe9</p>").encode(
                 "latin-1"), "a.xml:"),
            ("a huge depth", nitf(body="<p>%s</p>" % deep), "too deep"),
            ("a root nobody knows", "<x/>", "<x>"),
            ("nothing", b"", "a.xml"),
            ("a body too large", nitf(body="<p>x</p>" * 200000), "a.xml:")):
        edition.clear()
        began = time.monotonic()
        code, count, why_not = edition.take(
            edition.put("a.xml", text), edition.put("b.nitf", good))
        tap.diag("%.1f s" % (time.monotonic() - began))
        tap.ok(code == 65 and count.get("refused") == 1 and
               count.get("made") == 1 and why in why_not and
               [i[1] for i in edition.items()] == ["cw:good"],
               "%s is refused, and the rest goes on" % name,
               (code, count, why_not))
    edition.clear()
    code, count, why = edition.take(edition.put("a.xml", whole[:-60]),
                                    edition.put("b.nitf", good))
    tap.ok(code == 65 and count["refused"] == 1 and count["made"] == 2,
           "of a message cut in the middle the whole items are in",
           (code, count, why))


def check_names(edition):
    """Which files are taken as XML."""
    for name, text in (
            ("a.newsml", item()), ("a.g2", item()), ("wire", nitf()),
            ("wire", b"\xef\xbb\xbf\n" + nitf().encode()),
            ("wire", nitf().encode("utf-16")),
            ("a.xml.gz", gzip.compress(nitf().encode())),
            ("wire", gzip.compress(nitf().encode())),
            ("latin", '<?xml version="1.0" encoding="ISO-8859-1"?>'.encode() +
             nitf(body="<p>caf\xe9</p>").encode("latin-1"))):
        edition.clear()
        code, count, why = edition.give(text, name)
        tap.ok(code == 0 and count.get("made") == 1, "%s: %.12r" % (
            name, text), (code, count, why))
    tap.ok("café" in edition.first()[1], "in its own encoding")
    edition.clear()
    code, count, why = edition.give(
        gzip.compress(nitf().encode())[:-20], "a.xml.gz")
    tap.ok(code == 65 and count.get("refused") == 1, "damaged gzip is refused",
           (code, count, why))


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-agencies-", dir="/tmp")
    try:
        edition = Edition(work)
        for check in (check_status, check_kill, check_versions, check_times,
                      check_body, check_damage, check_names, check_shared):
            with tap.point(check.__name__):
                check(edition)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

# SPDX-License-Identifier: Apache-2.0
"""WordPress exports: what real ones become, that nothing is public here that
was not public there, and that old addresses lead to what was brought.

What each file of the shared test data must become is in tests/data/wxr.tsv,
written by reading the files.
"""
import fnmatch
import gzip
import os
import shutil
import struct
import sys
import tempfile
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]
import server  # noqa: E402
import tap  # noqa: E402
import wxr  # noqa: E402
from wxr import comment, export, item, meta  # noqa: E402

COUNTS = ("made", "drafts", "embargoed", "skipped", "refused", "comments")


def expected():
    """{file: (counts, stories)}."""
    path = os.path.join(server.TOP, "tests", "data", "wxr.tsv")
    files = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                continue
            if row[0]:
                files[row[0]] = (row[1], row[2], [])
                last = files[row[0]]
            else:
                last[2].append(row[1:])
    return files


def differs(edition, row):
    """What is not as the row says of one story, or None."""
    guid, when, title, byline, place, standfirst, body = row
    documents = edition.documents()
    found = [g for g in documents if fnmatch.fnmatchcase(g, guid)]
    if len(found) != 1:
        return "%d of %s" % (len(found), guid)
    d = documents[found[0]]
    at, = edition.ask(
        "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', s.published, 'unixepoch') "
        "FROM source_item i JOIN story s ON s.id = i.story "
        "WHERE i.guid = ?", found[0])
    pairs = [(title, d["headline"]), (place, d.get("section") or d["page"]),
             (byline, ", ".join(b["name"] for b in d.get("bylines", []))),
             (standfirst, d.get("standfirst", "")[:len(standfirst)]),
             (body, d.get("body", "")[:len(body)] if body
              else d.get("body", "").strip())]
    if when != "now":
        pairs.append((when, at[0]))
    wrong = ["want %r got %r" % pair for pair in pairs if pair[0] != pair[1]]
    return "; ".join(wrong) or None


def check_file(edition, name, path, rows):
    if name not in rows:
        tap.ok(False, "%s is in wxr.tsv" % name)
        return
    counts, said, stories = rows[name]
    edition.clear()
    code, count, why = edition.run("--map", edition.map, path)
    got = " ".join(str(count.get(key, -1)) for key in COUNTS)
    wrong = None if got == counts and code == 0 else "counts %s" % got
    for part in said.split("|"):
        if part not in why:
            wrong = wrong or "%r is not said" % part
    for row in stories:
        wrong = wrong or differs(edition, row)
    tap.ok(wrong is None, name, "%s\n%s" % (wrong, why[:2000]))
    change = edition.ask("SELECT change FROM edition")
    count = edition.run("--map", edition.map, path)[1]
    tap.eq((count.get("made"), count.get("changed"), count.get("comments"),
            edition.ask("SELECT change FROM edition")),
           (0, 0, 0, change), "%s again changes nothing" % name)


def check_shared(edition):
    root = server.testdata("wxr")
    if root is None:
        tap.skip("real exports", "BROADSHEET_TESTDATA is not set")
        return
    rows = expected()
    for at, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.endswith(".xml"):
                check_file(edition, os.path.relpath(path, root), path, rows)


FUTURE = "2099-01-01 10:00:00"
SECRET = "Sealed orders"


def everywhere(edition):
    """The bytes of the edition's database, its journal as well."""
    data = b""
    for name in ("edition.db", "edition.db-wal"):
        path = os.path.join(edition.edition, name)
        if os.path.exists(path):
            with open(path, "rb") as file:
                data += file.read()
    return data


def check_private(edition):
    secret = {"title": SECRET, "body": SECRET + ", in full",
              "link": "https://old.example.org/sealed-orders/",
              "more": comment(1, SECRET)}
    for name, status, more, state in (
            ("a post with a password", "publish", {"password": "enter"},
             "draft"),
            ("a private post", "private", {}, "draft"),
            ("a draft", "draft", {"gmt": "0000-00-00 00:00:00"}, "draft"),
            ("one that waits for review", "pending", {}, "draft"),
            ("one of a status nobody knows", "dubious", {}, "draft"),
            ("one without a status", "", {}, "draft"),
            ("a scheduled one", "future", {"date": FUTURE}, "ready"),
            ("a scheduled one with a password", "future",
             {"date": FUTURE, "password": "enter"}, "draft"),
            ("a scheduled one whose time has come", "future", {}, "draft"),
            ("one that is public from a time to come", "publish",
             {"date": FUTURE}, "ready"),
            ("a private page", "private", {"kind": "page"}, "draft")):
        edition.clear()
        args = dict(secret, status=status, **more)
        count = edition.give(item(**args))[1]
        drafts = edition.ask("SELECT state, embargo FROM draft",
                             db="newsroom.db")
        due = 4070944800 if state == "ready" else None
        tap.ok(count["made"] == 1 and drafts == [(state, due)] and
               not edition.documents(), "%s is not public" % name,
               (count, drafts))
        data = everywhere(edition).lower()
        tap.ok(b"sealed" not in data, "and nothing of it is in the edition")
        tap.eq(edition.give(item(**args))[1]["unchanged"], 1,
               "and again changes nothing")
    for name, kind, status in (
            ("trash", "post", "trash"), ("an automatic draft", "post",
                                         "auto-draft"),
            ("a revision", "revision", "inherit"),
            ("a menu's line", "nav_menu_item", "publish"),
            ("another type", "product", "publish")):
        edition.clear()
        code, count, why = edition.give(item(kind=kind, status=status))
        word = kind if status == "publish" else status
        tap.ok(code == 0 and count["skipped"] == 1 and count["made"] == 0 and
               "?p=1" in why and (word in why or kind in why),
               "%s is left out, and named" % name, (count, why))


def check_overdue(edition):
    """What went out here at its time is not a draft again."""
    edition.clear()
    edition.give(item(status="future"))
    number = edition.ask("SELECT story FROM draft", db="newsroom.db")[0][0]
    server.broadsheet(edition.home, "story", "publish", str(number))
    live = edition.ask("SELECT state FROM story")
    edition.give(item(status="future"))
    tap.eq((live, edition.ask("SELECT count(*) FROM draft",
                              db="newsroom.db")), ([("live",)], [(0,)]),
           "what was published here stays so when it comes again")


def check_identity(edition):
    edition.clear()
    copies = [item(1), item(2, title="Ebb", guid="https://old.example.org/?p=1")]
    tap.eq(edition.give(*copies)[1]["made"], 2,
           "a copy with the other's guid is a story, too")
    count = edition.give(*copies)[1]
    tap.eq((count["made"], count["changed"], count["unchanged"]), (0, 0, 2),
           "again changes nothing")
    count = edition.give(item(1, more=meta("_edit_lock", "1:2")), copies[1])[1]
    tap.eq((count["changed"], count["unchanged"]), (0, 2),
           "what says nothing to readers is no change")
    count = edition.give(item(1, body="Low water."), copies[1])[1]
    tap.eq((count["changed"], edition.ask("SELECT count(*) FROM story")),
           (1, [(2,)]), "another body is one of the same story")
    edition.clear()
    count = edition.give(item(1), args=["--dry-run"])[1]
    tap.eq((count["made"], edition.ask("SELECT count(*) FROM story"),
            edition.ask("SELECT count(*) FROM old_address")),
           (1, [(0,)], [(0,)]), "a dry run keeps nothing")


def check_fields(edition):
    edition.clear()
    edition.give(
        item(1, title="Cod &amp; <em>chips</em> &lt; 5", excerpt="A <b>short"
             "</b> word", date="2012-07-05 15:00:00", gmt="2012-07-05 14:00:00",
             terms=(("post_tag", "tide", "Tide &amp; time"),
                    ("post_format", "post-format-aside", "Aside"))),
        item(2, gmt="0000-00-00 00:00:00"),
        item(3, title="", body="<p>No title here</p>"),
        item(4, kind="page", link="https://old.example.org/who/we-are/"),
        item(5, kind="page", link="https://old.example.org/about/"),
        item(6, kind="page", link="https://old.example.org/x/who/we-are/"))
    found = list(edition.documents().values())
    first = found[0]
    tap.eq((first["headline"], first["standfirst"], first["subjects"],
            first["bylines"][0]["name"], first["language"],
            first["published"]),
           ("Cod & chips < 5", "A short word", ["Tide & time"],
            "The harbour desk", "en-GB", 1341496800),
           "fields, with the time in GMT")
    tap.eq((found[1]["published"], found[2]["headline"]),
           (1325773846, "No title here"),
           "the local time for want of GMT, the first words of a title")
    tap.eq([d.get("page") for d in found[3:]],
           ["about/who/we-are", "about", "about/who/we-are-2"],
           "pages are standing pages")
    edition.clear()
    edition.give(item(1, more="<dc:creator>x</dc:creator>").replace(
        wxr.cdata("desk"), "someone@example.org"))
    tap.ok("bylines" not in list(edition.documents().values())[0] and
           b"someone@" not in everywhere(edition),
           "an address for mail is no byline")


BODIES = (
    ("an empty line parts paragraphs", "One\n\nTwo", "One\n\nTwo"),
    ("a line ends with a break", "One\nTwo", "One  \nTwo"),
    ("lines with nothing but space", "One\n&nbsp;\n \t\nTwo", "One\n\nTwo"),
    ("none beside blocks", "One\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nTwo",
     "One\n\n  - a\n  - b\n\nTwo"),
    ("emphasis over paragraphs", "<b>One\n\nTwo</b>", "**One**\n\n**Two**"),
    ("what is preformatted", "<pre>a\n\nb</pre>", "``` \na\n\nb\n```"),
    ("a comparison", "3 < 4\n\nTwo", "3 \\< 4\n\nTwo"),
    ("a break there already", "One<br />\nTwo", "One  \nTwo"),
    ("blocks", "<!-- wp:paragraph {\"a\":\"<b>\"} -->\n<p>One\nline</p>\n"
     "<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2>Two</h2>\n"
     "<!-- /wp:heading -->\n<!-- wp:latest-posts /-->", "One line\n\n## Two"),
    ("an address on its line", "See\nhttps://example.org/a?b=1&amp;c=2\nit",
     "See  \n[https://example.org/a?b=1\\&c=2](https://example.org/a?b=1"
     "&amp;c=2)  \nit"),
    ("not within a line", "See https://example.org/a it",
     "See https://example.org/a it"),
    ("a caption", '[caption id="a" width="3"]<a href="https://example.org/b">'
     '<img src="https://example.org/a.jpg" alt="A quay" /></a> The quay'
     "[/caption]", "[A quay](https://example.org/b)\n\nThe quay"),
    ("a caption as it once was", '[caption caption="The quay"]<img '
     'src="https://example.org/a.jpg">[/caption]',
     "[\\[Picture\\]](https://example.org/a.jpg)\n\nThe quay"),
    ("embed", "[embed width=\"3\"]https://example.org/v[/embed]",
     "<https://example.org/v>"),
    ("audio", '[audio mp3="https://example.org/a.mp3"][/audio]',
     "[\\[Audio\\]](https://example.org/a.mp3)"),
    ("video", '[video src="https://example.org/a.mp4"]',
     "[\\[Video\\]](https://example.org/a.mp4)"),
    ("one that nobody knows", 'See [form id="7"] here',
     'See \\[form id="7"\\] here'),
    ("one that is escaped", "Write [[gallery]] so",
     "Write \\[gallery\\] so"),
    ("brackets that are none", "It [was] 5 [6] [...]",
     "It \\[was\\] 5 \\[6\\] \\[...\\]"),
    ("a script", "One<script>alert(1)\n\n</script>\n\nTwo", "One\n\nTwo"),
    ("CDATA within", "One ]]> two <![CDATA[ three ]]> four",
     "One \\]\\]\\> two \\<\\!\\[CDATA\\[ three \\]\\]\\> four"),
    ("slashes", "It isn\\'t \\\"cool\\\"", "It isn\\\\'t \\\\\"cool\\\\\""),
    ("more", "One<!--more-->\n\nTwo<!--nextpage-->\n\nThree",
     "One\n\nTwo\n\nThree"),
)


def check_bodies(edition):
    edition.clear()
    edition.give(*(item(n, title=name, body=text)
                   for n, (name, text, _) in enumerate(BODIES, 1)))
    made = {d["headline"]: d["body"].strip()
            for d in edition.documents().values()}
    for name, _, want in BODIES:
        tap.eq(made.get(name), want, "body: " + name)
    edition.clear()
    count, why = edition.give(item(body='[form id="7"] [form] [gallery]'))[1:]
    tap.ok(count["remarks"] == 2 and "[form] stays as text" in why and
           "[gallery] stays" in why, "what stays as text is told", why)
    tap.eq(edition.give(item(body='[form id="7"] [form] [gallery]'))[1][
        "remarks"], 0, "but not again where nothing changed")


def check_map(edition):
    head = "".join(
        "<wp:category><wp:category_nicename>%s</wp:category_nicename>"
        "<wp:category_parent>%s</wp:category_parent><wp:cat_name>%s"
        "</wp:cat_name></wp:category>" % (nicename, parent, wxr.cdata(name))
        for nicename, parent, name in (
            ("harbour", "", "The Harbour"), ("ferries", "harbour", "Ferries"),
            ("about", "", "About us"), ("2012", "", "The year"),
            ("unused", "", "Unused"), ("a", "b", "A"), ("b", "a", "B"),
            ("uncategorized", "", "Uncategorized")))
    items = [item(n, terms=[("category", c, c) for c in cats]) for n, cats in
             enumerate((("harbour", "ferries"), ("about",), ("2012",),
                        ("uncategorized",), ("uncategorized", "harbour"),
                        ("a", "b"), (), ("neu%c3%a9",)), 1)]
    edition.clear()
    count = edition.give(*items, head=head)[1]
    with open(edition.map, encoding="utf-8") as file:
        text = file.read()
    for line in ("ferries  harbour/ferries  Ferries", "*  news  News",
                 "harbour  harbour  The Harbour",
                 "about  news-about  About us", "neu\u00e9  neue  neu%c3%a9",
                 "# unused  unused  Unused"):
        tap.ok("\n%s\n" % line in text, "the map has %r" % line, text)
    tap.eq([d["section"] for d in edition.documents().values()][:5],
           ["harbour/ferries", "news-about", "story-2012"
            if "story-2012" in text else "news-2012", "news", "harbour"],
           "sections of posts by their categories")
    tap.eq((count["made"], edition.ask(
        "SELECT name FROM section WHERE path = 'harbour'")),
           (8, [("The Harbour",)]), "a section above others keeps its name")
    with open(edition.map, "w", encoding="utf-8") as file:
        file.write("harbour  quay  The Quay\n*  rest  The rest\n")
    edition.give(*items, head=head)
    tap.eq({d["section"] for d in edition.documents().values()},
           {"quay", "rest"}, "a map that was changed is used, not written")
    edition.clear()
    path = edition.put(export(items[0], head=head), "b.xml")
    edition.run(path)
    tap.ok(os.path.exists(path + ".map"), "without --map it is beside")
    edition.clear()
    path = edition.put(export(items[0], head=head), "b.xml")
    edition.run("--section", "harbour-news", path)
    tap.eq((os.path.exists(path + ".map"), edition.ask(
        "SELECT path FROM section WHERE path LIKE 'harbour%'")),
           (False, [("harbour-news",)]), "--section needs no map")


def check_comments(edition):
    long = "\n\n".join("Paragraph %d of a long comment." % n
                       for n in range(120))
    many = (comment(1, "First <b>word</b>\n\nsecond") +
            comment(2, "x", kind="pingback") + comment(3, "x", kind="trackback")
            + comment(4, "x", approved="0") + comment(5, "x", approved="spam")
            + comment(6, "x", approved="trash") +
            comment(7, "<script>x()</script>Who?", name="") +
            comment(8, long, name="p@private.example"))
    edition.clear()
    count = edition.give(item(more=many))[1]
    said = edition.ask("SELECT name, text FROM contribution ORDER BY number")
    tap.eq((count["comments"], said[:2], [name for name, _ in said[2:]]),
           (3, [("A pilot", "First word\n\nsecond"), ("A reader", "Who?")],
            ["A reader"] * 2), "approved comments are contributions")
    tap.eq("\n\n".join(text.strip() for _, text in said[2:]).split(),
           long.split(), "a long one is parted, and nothing of it is lost")
    question, opened, closes = edition.ask(
        "SELECT question, opened, closes FROM debate")[0]
    tap.ok(question == "What readers said: Tide" and opened < closes <=
           time.time(), "of a talking point that is closed")
    for word in (b"private.example", b"203.0.113", b"pingback"):
        tap.ok(word not in everywhere(edition), "%r is nowhere" % word)
    tap.eq(edition.give(item(more=many))[1]["comments"], 0,
           "again brings none")
    count = edition.give(item(more=many + comment(9, "Late")))[1]
    tap.eq((count["comments"], count["unchanged"], edition.ask(
        "SELECT count(*) FROM debate")), (1, 1, [(1,)]),
           "a later one joins the others")


def png(path, width, height):
    """A picture of one colour."""
    def chunk(kind, data):
        body = kind + data
        return (struct.pack(">I", len(data)) + body +
                struct.pack(">I", zlib.crc32(body)))
    rows = b"".join(b"\0" + bytes((width % 256, 99, 200)) * width
                    for _ in range(height))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
            ">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


UPLOADS = "https://old.example.org/wp-content/uploads/"


def check_pictures(edition):
    edition.clear()
    folder = os.path.join(edition.files, "uploads")
    for n, name in enumerate(("2012/01/quay.png", "2012/01/ferry.png",
                              "2012/02/buoy.png")):
        png(os.path.join(folder, name), 320 + n, 200)
    png(os.path.join(edition.files, "secret.png"), 300, 300)
    body = ('[caption width="3"]<a href="%(u)s2012/01/ferry.png"><img src="'
            '%(u)s2012/01/ferry-300x200.png" alt="A ferry"/></a> The <b>ferry'
            '</b>[/caption]\n\nWords <img src="%(u)s2012/01/gone.png" '
            'alt="Gone"> here\n\n[gallery ids="12,13"]\n\n<img src="'
            '%(u)s../secret.png" alt="x">' % {"u": UPLOADS})
    items = [item(1, body=body, more=meta("_thumbnail_id", "11")),
             wxr.attachment(11, UPLOADS + "2012/01/quay.png", "Quay title",
                            "The quay", "At dawn"),
             wxr.attachment(12, UPLOADS + "2012/02/buoy.png", "A buoy"),
             wxr.attachment(13, UPLOADS + "2012/01/ferry.png", "Again")]
    code, count, why = edition.give(*items, args=["--pictures", folder])
    document = list(edition.documents().values())[0]
    tap.eq([(p.get("alt"), p.get("caption"), p["width"]) for p in
            document["pictures"]],
           [("The quay", "At dawn", 320), ("A ferry", "The ferry", 321),
            ("A buoy", None, 322)], "the featured picture is the first")
    tap.ok("![](picture:2)\n" in document["body"] and
           "![](picture:3)" in document["body"] and
           "picture:1" not in document["body"],
           "others stand where they stood", document["body"])
    tap.ok(code == 0 and "gone.png is not among" in why and
           "[\\[Picture: Gone\\]](" in document["body"],
           "one that is not there stays a link, and is told", why)
    tap.ok("secret.png is not among" in why and len(document["pictures"]) == 3,
           "nothing outside the folder is taken", why)
    tap.eq(edition.give(*items, args=["--pictures", folder])[1]["unchanged"],
           1, "again changes nothing")
    with open(os.path.join(folder, "2012/01/quay.png"), "wb") as out:
        out.write(b"no picture")
    edition.run("--map", edition.map)
    shutil.rmtree(edition.edition)
    shutil.copytree(edition.empty, edition.edition)
    code, count, why = edition.give(*items, args=["--pictures", folder])
    tap.ok(code == 0 and count["made"] == 1 and "quay.png" in why,
           "a damaged picture is told of, and the story is in", why)
    edition.clear()
    edition.give(*items)
    document = list(edition.documents().values())[0]
    tap.ok("pictures" not in document and "ferry" in document["body"],
           "without --pictures nothing is fetched")


def check_damage(edition):
    good = item(2, title="Good")
    for name, text, made, why in (
            ("a control character", export(item(body="High\x0bwater"), good),
             2, ""),
            ("a lone ampersand", export(item(link="https://e.example/?a=1&b=2"
                                             ), good), 2, ""),
            ("CDATA that was not escaped", export(item().replace(
                "High water.", "a <![CDATA[ b ]]> c"), good), 2, ""),
            ("a name in CDATA", export(item(body="</item><item>"), good), 2,
             ""),
            ("a damaged item", export(item().replace("</title>", "</tilte>"),
                                      good), 1, "a.xml:6: "),
            ("an item cut off", export(good, item())[:-90], 1,
             "ends within an element"),
            ("an item too large", export(item(body="x" * (17 << 20)), good), 1,
             "more than 8388608 bytes"),
            ("a body too large", export(item(body="<p>x</p>" * 200000), good),
             1, "content: has more than"),
            ("a huge depth", export(item(body="<b>" * 5000), good), 1,
             "nested more than"),
            ("a date that is none", export(item(date="2012-02-31 10:00:00"),
                                           good), 1, "is no date"),
            ("a DOCTYPE", "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + export(good),
             0, "DOCTYPE"),
            ("no namespaces", export(item(), good, spaces=""), 2, ""),
            ("another prefix", export(item(), good).replace(
                "wp:", "old:").replace("xmlns:wp", "xmlns:old"), 2, ""),
            ("another version", export(item(), good).replace(
                "export/1.2", "export/1.0"), 2, ""),
            ("other spaces", export(item(), good).replace("><", ">\n\t<"), 2,
             "")):
        edition.clear()
        code, count, said = edition.run("--map", edition.map,
                                        edition.put(text))
        tap.ok(count.get("made") == made and why in said and
               code == (65 if why else 0) and count["refused"] == bool(why),
               "%s: %d in" % (name, made), (code, count, said[:600]))
    edition.clear()
    path = edition.put(export(item(title="Caf\xe9")).replace(
        "UTF-8", "ISO-8859-1").encode("latin-1"))
    edition.run("--map", edition.map, path)
    tap.eq([d["headline"] for d in edition.documents().values()], ["Caf\xe9"],
           "another encoding")
    edition.clear()
    path = edition.put(gzip.compress(export(item()).encode()), "a.xml.gz")
    tap.eq(edition.run("--map", edition.map, path)[1]["made"], 1, "gzipped")
    for name, body in (("openings", "[caption]" * 110000),
                       ("tags", "<a \"" * 250000), ("galleries",
                                                    "[gallery]" * 110000),
                       ("brackets", "[" * 1000000), ("quotes", "<b '" * 9000)):
        edition.clear()
        began = time.monotonic()
        edition.give(item(body=body), good)
        tap.diag("%s: %.1f s" % (name, time.monotonic() - began))
        tap.ok(time.monotonic() - began < 60, "many %s end" % name)


def check_addresses(edition):
    edition.clear()
    edition.give(
        item(1, link="https://old.example.org/2012/01/05/high-tide/"),
        item(2, link="https://old.example.org/caf%c3%a9/"),
        item(3, kind="page", link="https://old.example.org/who/"),
        item(4, status="private", link="https://old.example.org/sealed/"),
        item(5, link="https://old.example.org/gone/"),
        item(6, link="https://old.example.org/harbour/"))
    gone = edition.ask("SELECT story FROM old_address WHERE path = '/gone'")
    server.broadsheet(edition.home, "story", "withdraw", str(gone[0][0]),
                      "--why", "It was wrong.")
    with server.Site(edition.home, "fcgi",
                     env={"BROADSHEET_STRICT": "1"}) as site:
        client = server.Client(site)

        def leads(path):
            answer = client.get(path)
            return answer.status, answer.header("Location") or ""
        story = leads("/1")[1]
        for path in ("/2012/01/05/high-tide/", "/2012/01/05/high-tide",
                     "/?p=1", "/2012/01/05/high-tide/?utm_source=x"):
            tap.eq(leads(path), (301, story), "%s leads to the story" % path)
        tap.eq(leads("/low/?p=1"), (301, "/low" + story), "in its skin")
        tap.ok(story != "" and leads(story)[0] == 200, "which is there")
        tap.eq(leads("/caf%C3%A9/"), (301, leads("/2")[1]), "decoded")
        tap.eq((leads("/who/"), leads("/?page_id=3")),
               ((301, "/about/who"),) * 2, "a page, too")
        tap.eq((leads("/sealed/")[0], leads("/?p=99")),
               (404, (301, "/")), "none of what is not public")
        tap.eq(leads("/gone/")[0], 410, "withdrawn: gone")
        tap.eq(leads("/harbour/")[0], 200, "what is here is not hidden")
        tap.eq(leads("/harbour")[1], "/harbour/", "nor its other forms")
        client.close()


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-wxr-", dir="/tmp")
    only = sys.argv[1:]
    try:
        edition = wxr.Edition(work)
        for check in (check_shared, check_private, check_overdue,
                      check_identity, check_fields, check_bodies, check_map,
                      check_comments, check_pictures, check_damage,
                      check_addresses):
            if not only or check.__name__ in only:
                check(edition)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

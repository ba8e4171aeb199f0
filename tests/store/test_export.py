#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What is exported comes back: to each format and into an empty edition, the
same stories field by field but for what FORMATS says that a format loses;
NITF, NewsML-G2 and ninjs are valid; nothing but what is public is in any of
them; a file is there whole or not at all.

The stories are the demonstration edition's and some of our own that have
every field, in odd forms.
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from html import unescape
from xml.etree import ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

BASE = server.SETTINGS["base_url"]
PUBLISHER = server.SETTINGS.get("publisher") or server.SETTINGS["site_name"]

#: Every field, and every kind of block and inline of CommonMark.
EVERY = """\
Headline: Pilots & harbour office <agree> on "one" bell
Short: One bell: agreed
Section: harbour
Section: business/energy
Section: sport/sailing
Strand: harbour/letter-from-the-lighthouse
Package: north-quay
Kind: analysis
Language: cy
Byline: Harbour desk | in charge, mostly | Thorrick
Byline: Night desk | | Hollin Point
Byline: A third, with a comma | |
Published: 2026-11-20T07:40:01Z
Updated: 2026-11-21T08:00:59Z
Review-by: 2027-01-01T00:00:00Z
Standfirst: It rings at six & at nine, "not" before ]]> or after.
Source: Saltmere Harbour Office
Licence: \u00a9 Saltmere Harbour Office. Reuse with credit.
Picture: harbour-dusk.jpg
Alt: The harbour [at dusk], *all* of it
Caption: Lamps & boats.
Credit: Picture desk
Picture: tide-chart.png
Decorative: a line between two parts
Clip: foghorn.ogg
Clip-title: The bell & the horn
Duration: 0:07
Recorded: 2026-11-19T06:00:00Z
Transcript: said.md
See-also: bare
See-also: live
Link: https://www.example.org/bell?a=1&b=2 | The \\| bell | Example | primary
Link: https://www.example.net/ | A second | | background
Subject: Bells\\, and whistles, Harbour & sea
Subject: tide tables

It rings *twice*, **three times** or ***more***, says `the <code>`,
on a new line. The next one is hard:\\
here.

![](tide-chart.png)

## A crosshead & more

### One below it

A link to [the harbour](/harbour/), to [elsewhere](https://www.example.org/?a=1&b=2 "A title"),
to <https://www.example.org/plain> and to ![a picture](https://www.example.org/x.png).

- tight
- list
  - and one
  - within

3. begins
4. at three

* loose

* list

  with two paragraphs

> A quote
>
> - with a list

    code <b>
      indented

***

Told apart: &amp; &lt; &#65; \\* \\_ 5 < 6 > 4 "x" 'y' \u2014 \u0645\u0631\u062d\u0628\u0627 ]]> \u6e2f
"""
BARE = """\
Headline: Nothing but a headline
Section: news

Words.
"""
LIVE = """\
Headline: The swing bridge, as it swings
Section: harbour
Kind: live
Published: 2026-11-24T09:00:00Z
Updated: 2026-11-24T12:00:00Z

Times are the bridge keeper's.

## [2026-11-24T11:30:00Z key] It is shut

With a crosshead:

### Why

Nobody *knows*.

## [2026-11-24T10:05:00Z] It is open

Two boats pass.
"""
#: The same picture twice, and one that stands at the top.
TWICE = """\
Headline: Twice the same gull
Section: environment
Kind: feature
Published: 2026-11-02T00:00:00Z
Picture: saltmarsh.jpg
Alt: One gull
Picture: again/saltmarsh.jpg
Alt: The same gull
Picture: lighthouse-dusk.jpg
Alt: The light

It came back.

![](saltmarsh.jpg)

And again.

![](again/saltmarsh.jpg)
"""
#: What XML cannot say stands behind a reference: it is left out there.
ODD = """\
Headline: Odd characters are counted
Section: sci-tech
Published: 2026-11-03T00:00:00Z
Standfirst: \u00e9 e\u0301 and \U0001f41f.

A\u00a0space that stays, a fish \U0001f41f, a tab\there, &#1; &amp; &#xffff;.
"""
PACKAGE = """\
Title: Bells & whistles
Slug: bells
State: closed

What rings, and why.

## Key stories
- every
- bare

## Who rings {profiles}
- live

## Timeline
- 1871: There are two bells.
- 2019-02: One (the older) is lost.
- 2026-11-20: They agree. (every)

## Documents
- https://www.example.org/bells | All bells | Example
- https://www.example.org/whistles | All whistles
"""
#: Never public, or not any more.
SECRET = "Sealed until the bell is cast"
DRAFT = "Headline: %s\nSection: news\nStatus: draft\n\n%s.\n" % (SECRET, SECRET)
EMBARGOED = ("Headline: %s\nSection: news\nEmbargo: 2099-01-01T00:00:00Z\n\n"
             "%s.\n" % (SECRET, SECRET))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def make(work):
    """The edition that is exported; its home."""
    own = os.path.join(work, "own")
    for name, text in (("every", EVERY), ("bare", BARE), ("live", LIVE),
                       ("twice", TWICE), ("odd", ODD), ("draft", DRAFT),
                       ("embargoed", EMBARGOED)):
        write(os.path.join(own, name + ".story"), text)
    write(os.path.join(own, "said.md"), "The bell, **twice**.\n\n## Then\n\n"
          "The horn.\n")
    write(os.path.join(own, "bells.package"), PACKAGE)
    write(os.path.join(own, "rules.page"), "Page: about/bells\nHeadline: "
          "Rules of bells\n\nBe *brief*: see [the harbour](/harbour/).\n")
    demo = os.path.join(server.demo(), "pictures")
    for name in ("harbour-dusk.jpg", "tide-chart.png", "saltmarsh.jpg",
                 "lighthouse-dusk.jpg"):
        for folder in ("pictures", "pictures/again"):
            os.makedirs(os.path.join(own, folder), exist_ok=True)
            shutil.copy(os.path.join(demo, name), os.path.join(own, folder))
    shutil.copy(os.path.join(server.demo(), "clips", "foghorn.ogg"), own)
    home = server.make_edition(os.path.join(work, "from"), server.demo())
    run(home, "import", own)
    # Not from a file: its key is made of its number.
    item = {"uri": "urn:saltmere:1", "version": "7", "type": "text",
            "headlines": [{"role": "main", "value": "By wire"}],
            "bodies": [{"contentType": "text/plain", "value": "Tide is in."}],
            "firstCreated": "2026-11-01T10:00:00Z", "pubStatus": "usable"}
    write(os.path.join(work, "wire.json"), json.dumps(item))
    run(home, "import", "--section", "news", os.path.join(work, "wire.json"))
    return home


def run(home, *args, check=True):
    """What is exported is under test, by this build; what takes it back is
    the plain one, which is quick."""
    build = server.PLAIN_BUILD if args[0] == "import" else server.BUILD
    return server.broadsheet(home, *args, check=check, build=build)


def ask(home, question, *args, db="edition.db"):
    base = sqlite3.connect("file:%s?mode=ro" % os.path.join(
        home, "edition", db), uri=True)
    try:
        return base.execute(question, args).fetchall()
    finally:
        base.close()


def documents(home):
    """{number: document} of what is live."""
    return {number: json.loads(text) for number, text in ask(
        home, "SELECT s.id, r.document FROM story s JOIN revision r ON "
        "r.story = s.id AND r.number = s.revision WHERE s.state = 'live'")}


def shown(home, number):
    """The body as readers have it, without pictures, sound and what else a
    format cannot carry; white space counts no more than HTML has it."""
    html = "\n".join(text for text, in ask(
        home, "SELECT html FROM rendition WHERE story = ? AND skin = 'full' "
        "ORDER BY page", number))
    html = re.sub(r"<figure.*?</figure>|<!--.*?-->", "", html, flags=re.S)
    html = re.sub(r"<h2>Transcript: .*", "", html, flags=re.S)
    html = re.sub(r'<p>(<a href="[^"]*/media/[^"]*">\[Picture[^<]*</a>\s*)+'
                  r'</p>', "", html)
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html)).strip()


def without_code(html):
    """NITF has no code within a line, and no language of a block of it; XML
    does not have every character."""
    return re.sub(r"\s+", " ", re.sub(r"</?code[^>]*>|[\x01\uffff]", "", html))


def without_pictures(html):
    """A picture from elsewhere is a link in NITF, without the mark."""
    return re.sub(r"\[Picture: ([^\]<]*)\]", r"\1", html)


#: A field that a format loses altogether: it is empty when it comes back.
LOST = {"strand", "package", "review_by", "pictures", "clips", "see_also",
        "links"}
FORMATS = {
    "markdown": {
        "lost": set(), "pages": True, "folder": True, "packages": True,
        "body": None},
    "ninjs": {
        "lost": LOST, "pages": False, "folder": False, "packages": False,
        # The role of a writer, and the place of all but the first.
        "bylines": lambda b, i, all: {
            "name": b["name"], **({"place": all[0]["place"]}
                                  if all[0].get("place") else {})},
        "body": lambda html: html, "source": "ninjs"},
    "nitf": {
        "lost": LOST | {"short_headline"}, "pages": False, "folder": True,
        "packages": False, "bylines": None, "source": "nitf",
        "body": lambda html: without_pictures(without_code(html))},
    "newsmlg2": {
        "lost": LOST, "pages": False, "folder": False, "packages": True,
        "bylines": None, "source": "newsml",
        "body": lambda html: without_pictures(without_code(html))},
}


def expected(name, doc):
    """What a document must be when it comes back from a format."""
    how = FORMATS[name]
    want = {key: value for key, value in doc.items()
            if key not in how["lost"] and key != "body"}
    if name != "markdown":
        # What says nothing is from the site, and the site's.
        want["source"] = doc.get("source", PUBLISHER)
        want["licence"] = doc.get("licence", "\u00a9 " + PUBLISHER)
    if "short_headline" in how["lost"]:
        want["short_headline"] = doc["headline"]
    if how.get("bylines") and "bylines" in doc:
        want["bylines"] = [how["bylines"](b, i, doc["bylines"])
                           for i, b in enumerate(doc["bylines"])]
    return want


def comparable(doc, keys=None):
    """A document without what is of one edition: numbers, and pictures made
    again."""
    out = {key: value for key, value in doc.items() if key != "body"}
    out["also"] = sorted(doc.get("also", []))
    out["pictures"] = [{k: v for k, v in p.items()
                        if k not in ("hash", "bytes")}
                       for p in doc.get("pictures", [])]
    if keys is not None:
        out["see_also"] = [keys[n] for n in doc.get("see_also", [])
                           if n in keys]
    return {key: value for key, value in out.items() if value}


def write_map(home, path):
    """Sections by their names, as agencies' items have them."""
    with open(path, "w", encoding="utf-8") as out:
        for name, where in ask(home, "SELECT name, path FROM section WHERE "
                               "kind = 'section' ORDER BY id"):
            out.write("%s\t%s\t%s\n" % (name, where, name))
        out.write("*\tnews\tNews\n")


def number_of(guid):
    return int(guid.rpartition("/")[2])


def pairs(name, home, back):
    """[(number there, number here)] of what came back."""
    if name == "markdown":
        keys = dict(ask(back, "SELECT guid, story FROM source_item WHERE "
                        "source = 'files'"))
        own = {story: guid for guid, story in ask(
            home, "SELECT guid, story FROM source_item WHERE source = "
            "'files'")}
        return [(number, keys.get(own.get(number) or
                                  "number/%d/%d-story" % (number // 1000,
                                                          number)))
                for number in documents(home)]
    known = {number_of(guid): story for guid, story in ask(
        back, "SELECT guid, story FROM source_item WHERE source = ?",
        FORMATS[name]["source"])}
    return [(number, known.get(number))
            for number, doc in documents(home).items() if "page" not in doc]


def check_round(name, home, work):
    """Out, into an empty edition, and compared."""
    how = FORMATS[name]
    out = os.path.join(work, name + ("" if how["folder"] else ".out"))
    back = server.make_edition(os.path.join(work, "back-" + name))
    said = run(home, "export", name, "--out", out, "--json")
    count = json.loads(said.stdout)["count"]
    there = documents(home)
    mapping = os.path.join(work, "map")
    write_map(home, mapping)
    done = run(back, "import", "--json", *(() if name == "markdown" else
               ("--map", mapping)), out, check=False)
    tap.ok(done.stdout, "%s: is imported" % name, done.stderr)
    got = json.loads(done.stdout)
    n = sum(1 for doc in there.values() if how["pages"] or "page" not in doc)
    tap.eq((count["stories"], done.returncode, got["count"]["made"],
            got["refused"]), (n, 0, n, []),
           "%s: all that is public goes out and comes in" % name)
    here, differ, bodies = documents(back), [], []
    both = pairs(name, home, back)
    keys_there = {a: a for a, b in both}
    keys_here = {b: a for a, b in both}
    for a, b in both:
        if b not in here:
            differ.append((a, "is not there"))
            continue
        want = comparable(expected(name, there[a]), keys_there)
        is_ = comparable(here[b], keys_here)
        differ += [(a, key, is_.get(key), want.get(key))
                   for key in sorted(set(want) | set(is_))
                   if want.get(key) != is_.get(key)]
        change = how["body"]
        if change is None:
            if here[b].get("body") != there[a].get("body"):
                bodies.append((a, here[b].get("body"), there[a].get("body")))
        elif change(shown(back, b)) != change(shown(home, a)):
            bodies.append((a, change(shown(back, b)), change(shown(home, a))))
    tap.ok(not differ, "%s: every field comes back, or is known to be lost"
           % name, differ[:6])
    tap.ok(not bodies, "%s: the bodies come back" % name, bodies[:2])
    if how["packages"]:
        check_packages(name, home, back, keys_there, keys_here)
    again = json.loads(run(back, "import", "--json", *(
        () if name == "markdown" else ("--map", mapping)), out).stdout)
    tap.eq((again["count"]["made"], again["count"]["changed"],
            again["count"]["packages"]), (0, 0, 0),
           "%s: importing the same again changes nothing" % name)
    return out, back


def packages(home, keys):
    """{slug: all that it is}, stories by the numbers of one edition."""
    rows = ask(home, "SELECT c.slug, c.name, c.intro, k.closed IS NOT NULL, "
               "c.id FROM package k JOIN section c ON c.id = k.section")
    return {slug: (title, intro, closed, [
        (kind, name, [(keys.get(story, None), url or "", date, text, site)
                      for story, url, date, text, site in ask(
            home, "SELECT story, url, date, text, site FROM package_item "
            "WHERE section = ? AND group_position = ? ORDER BY position",
            section, position) if story in keys or url or date])
        for position, kind, name in ask(
            home, "SELECT position, kind, title FROM package_group WHERE "
            "section = ? ORDER BY position", section)])
            for slug, title, intro, closed, section in rows}


def check_packages(name, home, back, keys_there, keys_here):
    there, here = packages(home, keys_there), packages(back, keys_here)
    if name == "newsmlg2":  # Whether it is closed is not said.
        there = {slug: (p[0], p[1], 0, p[3]) for slug, p in there.items()}
    tap.ok(len(there) == 2 and here == there,
           "%s: packages come back" % name, (here, there))


def check_markdown(home, back):
    """What a folder has besides stories."""
    tree = ("SELECT kind, path, name, label, intro, rule_before FROM section "
            "WHERE kind IN ('front', 'section', 'strand') ORDER BY path")
    tap.eq(ask(back, tree), ask(home, tree), "markdown: sections come back")
    order = ("SELECT p.path, c.path FROM section c JOIN section p ON p.id = "
             "c.parent WHERE c.kind IN ('section', 'strand') ORDER BY p.path, "
             "c.position, c.id")
    tap.eq(ask(back, order), ask(home, order), "in their order")
    slots = ("SELECT s.headline FROM slot o JOIN story s ON s.id = o.story "
             "WHERE o.section = 1 ORDER BY o.position")
    tap.ok(len(ask(back, slots)) > 3 and ask(back, slots) == ask(home, slots),
           "and what is on the front page")
    clips = "SELECT hash, bytes FROM clip ORDER BY hash, bytes"
    tap.ok(ask(back, clips) == ask(home, clips),
           "clips come back byte for byte")
    hashes = {p["hash"] for d in documents(back).values()
              for p in d.get("pictures", [])}
    missing = [h for h in hashes if not any(
        name.startswith(h) for name in os.listdir(
            os.path.join(back, "edition", "media", h[:2])))]
    tap.ok(len(hashes) > 20 and not missing, "and pictures have files",
           missing)


def validate(schema, files, name):
    path = server.testdata("schema", "newsml-nitf", schema)
    if path is None:
        tap.skip(name, "BROADSHEET_TESTDATA is not set")
        return
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", path, *files],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    tap.ok(done.returncode == 0 and len(files) > 0, name,
           [line for line in done.stdout.splitlines()
            if not line.endswith("validates")][:5])


def check_valid(outs):
    nitf = [os.path.join(folder, file)
            for folder, _, files in os.walk(outs["nitf"]) for file in files]
    validate("nitf-3-6.xsd", nitf, "NITF is valid by its schema")
    validate("NewsML-G2_2.35-spec-All-Power.xsd", [outs["newsmlg2"]],
             "NewsML-G2 is valid by its schema")
    path = server.testdata("ninjs", "specification", "ninjs-schema_3.0.json")
    if path is None:
        tap.skip("ninjs is valid", "BROADSHEET_TESTDATA is not set")
        return
    import jsonschema
    with open(path) as f:
        whole = json.load(f)
    anything = "https://geojson.org/schema/GeoJSON.json"
    validator = jsonschema.Draft202012Validator(
        whole, resolver=jsonschema.RefResolver(
            "", whole, store={anything: {}, anything + "#": {}}),
        format_checker=jsonschema.FormatChecker())
    with open(outs["ninjs"], encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    tap.ok(len(items) > 40 and not [
        e.message for item in items for e in validator.iter_errors(item)],
        "ninjs is valid by its schema")


WP = "{http://wordpress.org/export/1.2/}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"


def check_wxr(home, work):
    """By what wordpress-importer's parser wants of a file."""
    out = os.path.join(work, "site.wxr")
    run(home, "export", "wxr", "--out", out, "-q")
    channel = ElementTree.parse(out).getroot().find("channel")
    tap.ok(re.fullmatch(r"\d+\.\d+", channel.findtext(WP + "wxr_version")) and
           channel.findtext(WP + "base_site_url") == BASE,
           "WXR: says its version and the site")
    logins = {a.findtext(WP + "author_login")
              for a in channel.findall(WP + "author")}
    terms = {c.findtext(WP + "category_nicename"):
             c.findtext(WP + "category_parent")
             for c in channel.findall(WP + "category")}
    tap.ok(len(logins) > 5 and len(terms) > 20 and all(
        not parent or parent in terms for parent in terms.values()),
        "WXR: authors, and categories with their parents", terms)
    items = channel.findall("item")
    ids = [item.findtext(WP + "post_id") for item in items]
    kinds = [item.findtext(WP + "post_type") for item in items]
    there = documents(home)
    tap.eq((len(ids), kinds.count("post"), kinds.count("page"),
            kinds.count("attachment")),
           (len(set(ids)), sum("page" not in d for d in there.values()),
            sum("page" in d for d in there.values()),
            sum(len(d.get("pictures", [])) for d in there.values())),
           "WXR: a post a story, a page a page, an attachment a picture")
    bad = []
    for item in items:
        number, kind = item.findtext(WP + "post_id"), item.findtext(
            WP + "post_type")
        if item.findtext(DC + "creator") not in logins:
            bad.append((number, "no author"))
        if kind == "attachment":
            if not item.findtext(WP + "attachment_url").startswith(
                    BASE + "/media/") or item.findtext(
                        WP + "post_parent") not in ids:
                bad.append((number, "no picture"))
            continue
        doc = there[int(number)]
        categories = [c.get("nicename") for c in item.findall("category")
                      if c.get("domain") == "category"]
        want = [] if kind == "page" else [
            path.replace("/", "-")
            for path in [doc["section"]] + doc.get("also", [])]
        tags = [c.text for c in item.findall("category")
                if c.get("domain") == "post_tag"]
        if (unescape(item.findtext("title")),
                unescape(item.findtext(EXCERPT) or ""),
                item.findtext(WP + "status"),
                item.findtext(WP + "post_password")) != (
                    doc["headline"], doc.get("standfirst", ""), "publish", ""):
            bad.append((number, "is not the story"))
        if (kind == "post" and categories != want) or \
                tags != doc.get("subjects", []):
            bad.append((number, categories, want, tags))
        when = item.findtext(WP + "post_date_gmt").replace(" ", "T") + "Z"
        if when != stamp(doc["published"]):
            bad.append((number, when))
    tap.ok(not bad, "WXR: stories are what they were", bad[:5])
    body = next(item.findtext(CONTENT) for item in items
                if item.findtext("title").startswith("Pilots"))
    tap.ok('<img src="%s/media/' % BASE in body and
           '[audio src="%s/media/' % BASE in body and
           'href="%s/harbour/"' % BASE in body and "The horn." in body,
           "WXR: bodies have pictures, sound and what is said in it", body)


def stamp(t):
    import datetime
    return datetime.datetime.fromtimestamp(
        t, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def whole_text(path):
    if os.path.isfile(path):
        with open(path, "rb") as f:
            return f.read().decode("utf-8", "replace")
    return "".join(whole_text(os.path.join(folder, name))
                   for folder, _, files in os.walk(path) for name in files
                   if not name.endswith((".jpg", ".ogg", ".mp3")))


def check_public(home, work, outs):
    """A draft, a story under embargo and one that was withdrawn."""
    number, headline = ask(
        home, "SELECT id, headline FROM story WHERE headline LIKE 'Twice%'")[0]
    run(home, "story", "withdraw", str(number), "--why", "The gull objects")
    outs = dict(outs, wxr=os.path.join(work, "site.wxr"))
    for name in outs:
        out = os.path.join(work, "second-" + name)
        run(home, "export", name, "--out", out, "-q")
        text = whole_text(out)
        tap.ok(SECRET not in text and SECRET not in whole_text(outs[name]) and
               headline in whole_text(outs[name]) and headline not in text,
               "%s: nothing is in it that is not public" % name)
    done = run(home, "export", "ninjs", str(number), check=False)
    tap.ok(done.returncode == 66 and done.stdout == "" and
           "no live story" in done.stderr, "a withdrawn story is not there",
           done.stderr)


def lines(home, *args):
    return [json.loads(line)["headlines"][0]["value"]
            for line in run(home, "export", "ninjs", *args).stdout.split("\n")
            if line]


def check_choice(home, work):
    numbers = [n for n, d in documents(home).items() if "page" not in d]
    tap.eq(len(lines(home)), len(numbers), "standard output has all of them")
    some = [numbers[5], numbers[2]]
    tap.eq(lines(home, *map(str, some)),
           [documents(home)[n]["headline"] for n in some],
           "numbers name stories, in that order")
    listed = [row[0] for row in ask(
        home, "SELECT s.headline FROM listing l JOIN story s ON s.id = l.story "
        "WHERE l.section = (SELECT id FROM section WHERE path = 'harbour') "
        "ORDER BY s.id")]
    tap.ok(len(listed) > 5 and lines(home, "--section", "harbour") == listed,
           "--section has what its list has")
    since = [row[0] for row in ask(
        home, "SELECT headline FROM story WHERE state = 'live' AND page IS NULL "
        "AND updated >= unixepoch('2026-11-20') ORDER BY id")]
    tap.ok(len(since) > 2 and lines(home, "--since", "2026-11-20") == since,
           "--since what was updated since")
    out = os.path.join(work, "part")
    run(home, "export", "markdown", "--section", "harbour", "--out", out)
    back = server.make_edition(os.path.join(work, "back-part"))
    done = json.loads(run(back, "import", "--json", out).stdout)
    tap.eq((done["count"]["refused"], done["count"]["made"]),
           (0, len(listed)), "a part of the site comes back, too: what it "
           "refers to is in it, or left out")
    for args, code, what in (
            (("--section", "nowhere"), 66, "no section"),
            (("--since", "soon"), 64, "is no time"),
            (("99999",), 66, "no live story")):
        done = run(home, "export", "ninjs", *args, check=False)
        tap.ok(done.returncode == code and what in done.stderr and
               not done.stdout, "export ninjs %s is refused" % " ".join(args),
               (done.returncode, done.stderr))
    for name in ("markdown", "nitf"):
        done = run(home, "export", name, check=False)
        tap.ok(done.returncode == 64 and "--out" in done.stderr,
               "%s wants a folder" % name, done.stderr)
    one = run(home, "export", "nitf", str(numbers[0])).stdout
    tap.ok(one.startswith("<?xml") and one.count("<nitf ") == 1,
           "but one story alone")


def check_whole(home, work):
    """A file or a folder is there when it is whole, and not before."""
    place = os.path.join(work, "whole")
    os.makedirs(os.path.join(place, "full", "x"))
    done = run(home, "export", "markdown", "--out",
               os.path.join(place, "full"), check=False)
    tap.ok(done.returncode == 73 and "not empty" in done.stderr and
           os.listdir(os.path.join(place, "full")) == ["x"],
           "a folder that has something in it stays as it is", done.stderr)
    done = run(home, "export", "ninjs", "--out", os.path.join(place, "full"),
               check=False)
    tap.ok(done.returncode == 73, "and no file takes its place", done.stderr)
    old = os.path.join(place, "old.jsonl")
    write(old, "old\n")
    run(home, "export", "ninjs", "--out", old, "-q", "--dry-run")
    with open(old) as f:
        tap.eq(f.read(), "old\n", "a dry run writes nothing")
    # A picture that is lost ends it half way.
    media = os.path.join(home, "edition", "media")
    shutil.move(media, media + ".away")
    done = run(home, "export", "markdown", "--out",
               os.path.join(place, "half"), check=False)
    shutil.move(media + ".away", media)
    tap.ok(done.returncode == 74 and "story " in done.stderr and
           sorted(os.listdir(place)) == ["full", "old.jsonl"],
           "what fails half way leaves nothing", (
               done.stderr, os.listdir(place)))
    os.mkdir(os.path.join(place, "empty"))
    run(home, "export", "nitf", "--out", os.path.join(place, "empty") + "/",
        "-q")
    run(home, "export", "ninjs", "--out", old, "-q")
    with open(old) as f:
        tap.ok(len(f.readlines()) > 40 and
               os.stat(old).st_mode & 0o777 == 0o666 & ~umask() and
               sorted(os.listdir(place)) == ["empty", "full", "old.jsonl"],
               "an empty folder is filled, a file replaced", os.listdir(place))


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def words(html):
    """What is read, in order."""
    return unescape(re.sub("<[^>]*>", " ", html)).split()


def is_within(some, all_):
    """Whether some are among all, in their order."""
    rest = iter(all_)
    return all(word in rest for word in some)


def check_wxr_round(home, work):
    """WordPress's fields come back; what it has none for is in the manual."""
    out, mapping = os.path.join(work, "wp.xml"), os.path.join(work, "map")
    run(home, "export", "wxr", "--out", out)
    back = server.make_edition(os.path.join(work, "back-wxr"))
    got = json.loads(run(back, "import", "--json", "--map", mapping,
                         out).stdout)
    there, here, bad = documents(home), documents(back), []
    tap.eq((got["count"]["made"], got["refused"]), (len(there), []),
           "wxr: all that is public goes out and comes in")
    by_guid = {number_of(guid.partition("#")[0]): story for guid, story in
               ask(back, "SELECT guid, story FROM source_item")}
    for number, want in there.items():
        is_ = here.get(by_guid.get(number), {})
        bad += [(number, key, is_.get(key), want.get(key))
                for key in ("headline", "standfirst", "published", "subjects")
                if is_.get(key) != want.get(key)]
        # Every post of WordPress has a writer: else it is the site.
        names = [b["name"] for b in want.get("bylines", []) if b["name"]]
        if "page" not in want and [b["name"] for b in is_.get(
                "bylines", [])] != (names or [server.SETTINGS["site_name"]]):
            bad.append((number, "bylines", names, is_.get("bylines")))
        # The times of a live page's entries are crossheads' text there.
        if is_ and want["kind"] != "live" and not is_within(
                words(without_code(shown(home, number))),
                words(without_code(shown(back, by_guid[number])))):
            bad.append((number, "body"))
    tap.ok(not bad, "wxr: headline, standfirst, writers, time, subjects and "
           "text come back", bad[:6])
    again = json.loads(run(back, "import", "--json", "--map", mapping,
                           out).stdout)
    tap.eq((again["count"]["made"], again["count"]["changed"]), (0, 0),
           "wxr: importing the same again changes nothing")


def main():
    tap.need("xmllint")
    work = tempfile.mkdtemp(prefix="broadsheet-export-", dir="/tmp")
    try:
        home = make(work)
        outs = {}
        for name in FORMATS:
            outs[name], back = check_round(name, home, work)
            if name == "markdown":
                check_markdown(home, back)
        check_valid(outs)
        check_wxr(home, work)
        check_wxr_round(home, work)
        check_choice(home, work)
        check_whole(home, work)
        check_public(home, work, outs)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

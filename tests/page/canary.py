# SPDX-License-Identifier: Apache-2.0
"""Editions that differ in what their fields hold, and in nothing else."""
import json
import os
import re
import shutil
import sqlite3

import server

SCRIPT = "<script>window.canary=1</script>"

#: What somebody would put where a name belongs. No bars, commas or newlines:
#: those part fields in story files.
PAYLOADS = [
    SCRIPT,
    '"><img src=x onerror=window.canary=1>',
    "'><svg/onload=window.canary=1>",
    '" onmouseover="window.canary=1" autofocus onfocus="window.canary=1',
    "' onclick='window.canary=1' style='display:none",
    "javascript:window.canary=1//",
    "</script>" + SCRIPT,
    "</title></style></textarea></noscript>" + SCRIPT,
    "--><!--><img src=x onerror=window.canary=1>",
    "]]>" + SCRIPT + "<![CDATA[",
    '{{SITE_NAME}}{{#NAV}}{{>HEAD}}{{BODY:none}}{{!x}}'
    '{{%AUTOESCAPE context="JAVASCRIPT"}}{{/NAV}}{{=<% %>=}}',
    "`window.canary=1` ${window.canary=1} \\u003cscript\\u003e \\\" \\'",
    "&lt;script&gt; &quot; &#39; &amp;amp; &#x3c;b&#x3e; &nbsp;&bogus &",
    "a\u2028b\u2029c\u00a0d\ufeffe\u200bf",
    "W" * 170,
    "\u200f\u0639\u0646\u0648\u0627\u0646 <b> \u05e2\u05d1\u05e8\u05d9\u05ea",
    "</main></body></html><base href=//evil.example>"
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "%3Cscript%3E %22 %27 %00 %0d%0aX-Evil:1 %s %n ?a=1&b=2#c /../",
    "\U0001f4a9\u0301\u0301\u0301 \ufffd \u202f +ADw-script+AD4-",
]
BENIGN = ["Plain words %d" % i for i in range(len(PAYLOADS))]

#: In every text of the configuration.
SETTING = "\"'><script>window.canary=1</script>{{X}}&amp;-->]]>"


def escaped(text):
    """text as CommonMark that says it verbatim."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def url(text):
    """An address with as much of text in it as an address may hold."""
    return "https://example.org/?q=" + "".join(
        c for c in text if c > " " and c not in "|%\u00a0\u2028\u2029")


STORY = """\
Headline: @
Short: @
Section: part-{number}
Section: all
Strand: all/series
Package: package-{number}
Byline: @
Byline: Second @
Byline: Third in @
Published: 2026-01-{day:02} 12:00
Updated: 2026-02-{day:02} 12:00
Kind: analysis
Standfirst: @
Source: @
Licence: @
Subject: @
Picture: storm-wall.jpg
Alt: @
Caption: @
Credit: @
Clip: foghorn.ogg
Clip-title: @
Duration: 0:07
{said}
See-also: {other}
Link: {url} | @ | @ | primary
Link: https://example.org/ | @ | @ | background

{body}
"""

BODY = """\
A paragraph: E.

## A crosshead: E

- An item: E

> A quotation: E

Code: ``` C ```, *emphasis E*, a [link: E](/all/ "T"), one
[to a path](/all/?q=U), one [abroad](https://example.org/?q=U "T"),
one to [what is no page](R), one to [the same](<R>), <mailto:a@b.example>.

![E](https://example.org/a.png "T")

``` INFO
C
```

    C

[a reference: E][r]

[r]: R 'S'
"""

#: What a live page takes: an introduction, titles and words of entries.
LIVE = """\
Headline: @
Section: all
Published: 2026-04-{day:02} 12:00
Kind: live

E

## [2026-04-{day:02} 13:00 key] E

E

### A crosshead: E

## [2026-04-{day:02} 12:00] A *title* E

[a link: E](/all/)
"""

#: What may not become a link; the first of each pair is a baseline's.
REFUSED = ["javascript:window.canary=1", "JaVaScRiPt:window.canary=1",
           "&#106;avascript:window.canary=1", "data:text/html,x",
           "vbscript:x", "//evil.example/", "/\\evil.example/",
           "\\/\\/evil.example", "javascript&colon;window.canary=1",
           "file:///etc/passwd", "http:evil", "https://", "blob:x"]


def body_of(text, refused):
    """Every place of CommonMark that takes a reporter's words."""
    one_word = re.sub(r"[\s`]", "", text)
    safe = re.sub(r"[\s<>()\"'\\`&%]", "x", text)
    parts = {
        "E": escaped(text), "C": text.replace("`", "'"),
        "T": text.replace("\\", "\\\\").replace('"', '\\"'),
        "S": text.replace("\\", "\\\\").replace("'", "\\'"),
        "U": safe, "R": refused, "INFO": one_word or "x",
    }
    return re.sub(r"\b(INFO|[ECTSUR])\b", lambda m: parts[m[1]], BODY)


def write_stories(folder, texts, refused):
    for i, text in enumerate(texts):
        words = STORY.format(
            number=i, day=i + 1, url=url(text),
            other=f"story-{(i + 1) % len(texts)}",
            said="No-transcript: @" if i % 2 else f"Transcript: said-{i}.md",
            body=body_of(text, refused[i % len(refused)]))
        head, _, body = words.partition("\n\n")
        words = head.replace("@", text) + "\n\n" + body
        with open(os.path.join(folder, f"story-{i}.story"), "w",
                  encoding="utf-8", newline="\n") as out:
            out.write(words)
        with open(os.path.join(folder, f"said-{i}.md"), "w",
                  encoding="utf-8") as out:
            out.write(body_of(text, refused[i % len(refused)]))
        write_live(folder, i, text)
    shutil.copy(os.path.join(server.demo(), "clips/foghorn.ogg"), folder)
    with open(os.path.join(folder, "standing.page"), "w",
              encoding="utf-8") as out:
        out.write(f"Page: standing\nHeadline: {texts[0]}\n"
                  f"Standfirst: {texts[3]}\n\n{escaped(texts[1])}\n")


def write_live(folder, i, text):
    with open(os.path.join(folder, f"live-{i}.story"), "w",
              encoding="utf-8", newline="\n") as out:
        out.write(re.sub(r"\bE\b", lambda m: escaped(text),
                         LIVE.format(day=i + 1)).replace("@", text, 1))


PACKAGE = """\
Title: {title}
Slug: package-{number}

{text}

## Key stories
- story-{number}

## {title} {{profiles}}
- story-{number}
- {url} | {text} | {text}

## Timeline
- 1953-07-27: {text}
- 1953: {text} (story-{number})
"""


def write_packages(folder, texts):
    for i, text in enumerate(texts):
        with open(os.path.join(folder, f"package-{i}.package"), "w",
                  encoding="utf-8", newline="\n") as out:
            out.write(PACKAGE.format(
                number=i, title=text[:80], text=text, url=url(text)))


def write_sections(folder, texts):
    with open(os.path.join(folder, "sections"), "w",
              encoding="utf-8") as out:
        for i, text in enumerate(texts):
            out.write(f"part-{i}  {text[:80]} | {text[:80]} | {text}\n")
        out.write(f"all  {texts[0]}\n  @series  {texts[1]} | {texts[1]} | "
                  f"{texts[1]}\n")


def write_ninjs(path, texts):
    """The same words by way of an agency."""
    with open(path, "w", encoding="utf-8") as out:
        for i, text in enumerate(texts):
            day = f"2026-03-{i + 1:02}T12:00:00Z"
            html = text.replace("&", "&amp;").replace("<", "&lt;")
            bad = "<script>%s</script>" % ("window.canary=1"
                                           if texts is PAYLOADS else "1")
            out.write(json.dumps({
                "uri": f"tag:canary,2026:{i}", "type": "text",
                "pubStatus": "usable", "language": "en-GB",
                "firstCreated": day, "versionCreated": day,
                "headlines": [{"role": "main", "value": text}],
                "descriptions": [{"role": "summary", "value": text}],
                "by": text, "located": "Rome", "usageTerms": text,
                "copyrightNotice": text, "copyrightHolder": text,
                "infoSources": [{"name": text}],
                "subjects": [{"name": text}],
                "bodies": [{
                    "role": "main", "contentType": "text/html",
                    "value": f"<p onclick='{bad}'>{html}</p>{bad}"
                             f"<a href='javascript:{i}'>{html}</a>"
                             f"<h2>{html}</h2><iframe src=x></iframe>"}],
            }) + "\n")


def settings(text, second):
    """Every text of the configuration."""
    return {
        "site_name": text, "tagline": text, "publisher": text,
        "contact": text, "disclaimer": text,
        "family": [(text, "https://example.org/" + text.replace(" ", "")),
                   (text + " 2", second)],
        "bulletins": [(text, {"url": "https://example.org/"})],
        "podcast_category": text,
    }


def write_debates(home, texts):
    """Talking points that ask and answer texts; one stays open."""
    path = os.path.join(home, "canary.debate")

    def run(*args):
        return json.loads(server.broadsheet(
            home, "debate", *args, "--json").stdout)
    numbers = []
    for text in texts[:4]:
        with open(path, "w", encoding="utf-8") as out:
            out.write(f"Question: {text[:100]}?\nCloses: 9 days\n\n"
                      f"{escaped(text)}\n")
        numbers.append(str(run("new", path)["number"]))
        run("open", numbers[-1])
    for i, number in enumerate(numbers):
        keys = [run("add", number, "--name", text[:60].strip(), "--place",
                    text[:60].strip(), "--text",
                    text + "\n" + text)["letters"][0]
                for text in texts[i::len(numbers)]]
        run("approve", *keys)
        run("cut", keys[0], "--text", texts[0])
        if i > 0:
            run("close", number, "--note", escaped(texts[i]))


def make(home, texts, refused, conf):
    """An edition with texts in every field; returns its folder."""
    folder = os.path.join(home, "stories")
    os.makedirs(folder)
    write_sections(folder, texts)
    write_stories(folder, texts, refused)
    write_packages(folder, texts)
    agency = os.path.join(home, "agency.jsonl")
    write_ninjs(agency, texts)
    server.make_edition(
        home, [folder, "--pictures", os.path.join(server.demo(), "pictures")],
        [agency, "--section", "all"], **conf)
    write_debates(home, texts)
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    last = db.execute("SELECT max(id) FROM story").fetchone()[0]
    db.close()
    server.broadsheet(home, "story", "withdraw", str(last), "--why", texts[0])
    # What is suggested beside a story follows from its words, so that pages
    # would differ that should be alike: only what is pinned is shown.
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    db.execute("DELETE FROM related")
    db.commit()
    db.close()
    return home


def put_into_store(home, texts, urls):
    """What no import takes, written past all checks, as by a thief."""
    db = sqlite3.connect(os.path.join(home, "edition", "edition.db"))
    for i, text in enumerate(texts):
        of = "(SELECT id FROM story WHERE page IS NULL AND section = " \
             "(SELECT id FROM section WHERE path = ?2))"
        path = f"part-{i}"
        db.execute("UPDATE link SET site = ?1 WHERE story IN " + of,
                   (text, path))
        db.execute("UPDATE link SET url = ?1 WHERE position = "
                   "(SELECT min(position) FROM link) AND story IN " + of,
                   (urls[i % len(urls)], path))
        for field in ("name", "role", "place"):
            db.execute(f"UPDATE byline SET {field} = ?1 WHERE {field} <> '' "
                       "AND story IN " + of, (text, path))
        db.execute("UPDATE clip SET title = ?1, transcript = ?1, "
                   "no_transcript = '' WHERE story IN " + of, (text, path))
        db.execute("UPDATE live_entry SET title = ?1, text = ?1, anchor = ?1 "
                   "WHERE story % ?2 = ?3", (text, len(texts), i))
        slug = re.sub(r"[/?#%\\\x00-\x1f]", "", text)
        db.execute("UPDATE story SET slug = ?1, kind = ?3, language = ?3, "
                   "picture_alt = ?3 WHERE id IN " + of, (slug, path, text))
    db.commit()
    db.close()

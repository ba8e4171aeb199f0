#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What our letters say: each kind has exactly its headers and one recipient,
by two parsers; the text of a story is its .txt, in any script, to the last
word; the HTML is right, fetches nothing, and what somebody wrote into it is
inert; and what is not public any more, or was not confirmed, is not sent.
"""
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import canary  # noqa: E402
import html5lib  # noqa: E402
import letters  # noqa: E402
import mail  # noqa: E402
import relay  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
import test_html  # noqa: E402

RULE = "-" * 72

#: headline, language, body
STORIES = [
    ("Plain words", "en-GB", "One.\n\nTwo.\n"),
    ("وفد مرسى اللؤلؤ يزور سولتمير",
     "ar", "يصل الوفد في 12 أبريل ويقيم خمسة أيام.\n\nمرحبا بكم (2027).\n"),
    ("שלום מן הנמל", "he", "האונייה הגיעה ב־9:30.\n\n## כותרת\n\nסוף.\n"),
    ("东京的船", "zh-Hans", "船在早上到达港口。" * 40 + "\n\n结束。\n"),
    ("ข่าวจากท่าเรือ", "th", "เรือมาถึงท่าเรือในตอนเช้า" * 20 + "\n"),
    ("Emoji 😀 at sea 🚢👩‍🚒", "en-GB", "😀🚢 " * 100 + "\n\n👩‍🚒\n"),
    ("A word of 998", "en-GB", "x" * 998 + "\n\n" + "y" * 999 + "\n"),
    ("A word of 3,000", "en-GB", "w" * 3000 + " end\n"),
    ("Dots and From", "en-GB",
     "\\.\n\n.. two\n\nFrom here\n\n>From there\n\n\\. \n\n"
     "    .\n    ..\n    From code\n    trailing  \n"),
    ("=?utf-8?q?=0d=0aBcc:_x@example.org?=", "en-GB",
     "=0D=0A =20= \\--=\\_00\n"),
    ("A headline " + "that goes on " * 12, "en-GB", "Text.\n"),
]


def make(folder, home):
    os.mkdir(folder)
    with open(os.path.join(folder, "sections"), "w") as out:
        out.write("news  News\n")
    for i, (headline, language, body) in enumerate(STORIES):
        ends = "\r\n" if i % 2 else "\n"
        with open(os.path.join(folder, f"{i}.story"), "w", encoding="utf-8",
                  newline=ends) as out:
            out.write(f"Headline: {headline}\nSection: news\n"
                      f"Published: 2026-02-03 12:00\nLanguage: {language}\n"
                      f"\n{body}")
    server.make_edition(home, server.demo(), folder, **mail.settings(home))
    found = dict(letters.query(
        home, "edition", "SELECT headline, id FROM story"))
    return [found[" ".join(s[0].split())] for s in STORIES]


def both(data):
    """The same message by each parser that is here."""
    yield "Python", mail.with_python(data)
    if mail.has_perl():
        yield "Perl", mail.with_perl([data])[0]


def check_lines(name, data):
    head, _, body = data.partition(b"\r\n\r\n")
    tap.ok(not re.search(rb"[^\r]\n|\r[^\n]", data) and
           data.endswith(b"\r\n") and b"\0" not in data,
           f"{name}: every line ends with CR LF")
    tap.ok(max(map(len, data.split(b"\r\n"))) <= 998 and
           max(map(len, body.split(b"\r\n"))) <= 76,
           f"{name}: no line is too long")
    tap.ok(body.isascii(), f"{name}: bodies are of 7 bits")
    long = [line for line in head.split(b"\r\n") if len(line) > 76 and
            not line.startswith(b"List-Unsubscribe: ")]
    tap.eq(long, [], f"{name}: headers are folded")


def check_headers(name, data, want, has_reply=None):
    """Exactly the headers; want is (to, subject, reply-to or None)."""
    names = [h for h in mail.HEADERS if want[2] or h != "Reply-To"]
    for parser, m in both(data):
        tap.eq([n for n, _ in m.headers], names,
               f"{name}: {parser} sees our headers and no other")
        tap.eq(m.to, [want[0]], f"{name}: {parser} sees one recipient")
        tap.eq(" ".join(m.get("Subject").split()), want[1],
               f"{name}: {parser} reads the subject")
        tap.eq(m.get("Reply-To"), want[2],
               f"{name}: {parser} reads where answers go")
        tap.eq([m.get("From").replace('"', ""), m.get("Auto-Submitted"),
                m.get("MIME-Version"), m.get("List-Unsubscribe-Post")],
               ["The Saltmere Courier <post@courier.example>",
                "auto-generated", "1.0", "List-Unsubscribe=One-Click"],
               f"{name}: {parser} reads the rest")
        tap.eq(m.types, ["multipart/alternative", "text/plain", "text/html"],
               f"{name}: {parser} sees text first, then HTML")
    defects = mail.with_python(data).defects
    tap.eq(defects, [], f"{name}: Python finds nothing wrong")


def test_stories(queue, site, numbers):
    ids = [queue.story(n, recipient="friend@example.net") for n in numbers]
    pages = []
    for (headline, language, _), number, (end, data) in zip(
            STORIES, numbers, queue.compose(*ids)):
        name = headline[:30]
        if not tap.eq(end, "done", f"{name}: is made"):
            tap.diag(data)
            continue
        subject = " ".join(headline.split())
        check_lines(name, data)
        check_headers(name, data, (
            "friend@example.net", subject, "pilot@example.org"))
        address = site.get(f"/{number}").headers["location"]
        want = site.get(address + ".txt").text
        for parser, m in both(data):
            parts = m.text.split(f"{RULE}\n\n")
            tap.ok(len(parts) == 3, f"{name}: {parser}: three parts",
                   m.text[-800:])
            tap.eq(parts[1], want + "\n",
                   f"{name}: {parser}: the text is that of its .txt")
            tap.eq(m.get("Content-Language"),
                   "en-GB" if language == "en-GB"
                   else f"{language}, en-GB", f"{name}: its language")
            tap.ok(f"http://courier.example{address}" in m.html and
                   f"http://courier.example/low{address}" in m.html and
                   "/email/block?a=" in m.html,
                   f"{name}: {parser}: HTML has the addresses")
        pages.append((name, m.html))
        rtl = language in ("ar", "he")
        tap.eq(f'<h1 lang="{language}" dir="rtl">' in m.html, rtl,
               f"{name}: its direction")
    return pages


def test_arrival(queue, site, home, numbers):
    """What a server got of them is the same text, to the last word."""
    with relay.Sink() as sink:
        server.write_conf(home, **dict(
            mail.settings(home), mail_transport="smtp", mail_tls="off",
            mail_relay=f"smtp://127.0.0.1:{sink.port}"))
        letters.change(home, "postroom", "DELETE FROM message")
        ids = [queue.story(n, recipient="friend@example.net")
               for n in numbers]
        server.broadsheet(home, "deliver")
    server.write_conf(home, **mail.settings(home))
    got = {mail.with_python(data).get("Message-ID").split("@")[0][1:]:
           mail.with_python(data) for _, _, data, _ in sink.messages}
    for (headline, _, _), number, name in zip(STORIES, numbers, ids):
        address = site.get(f"/{number}").headers["location"]
        tap.eq(got[name].text.split(f"{RULE}\n\n")[1] if name in got else "",
               site.get(address + ".txt").text + "\n",
               f"{headline[:30]}: a server gets the text of its .txt")


def test_modes(queue, number):
    """Who is said to have sent it, and where an answer goes."""
    rows = [
        ("verified", {}, "friend@example.net", "pilot@example.org"),
        ("open", {"mode": "open"}, "friend@example.net", None),
        ("self", {"mode": "self"}, "pilot@example.org", None),
        ("with letters beyond ASCII", {"sender": "pílot@example.org"},
         "друг@xn--80a1acny.example", "pílot@example.org"),
    ]
    pages = []
    for name, more, to, reply in rows:
        data = queue.one(queue.story(
            number, recipient=to, note="See paragraph two. " * 8, **more))
        check_headers(name, data, (to, "Plain words", reply))
        m = mail.with_python(data)
        head = m.text.split(RULE)[0]
        tap.ok("pilot@example.org" not in head + m.html and
               "pílot@example.org" not in head + m.html,
               f"{name}: the sender's address is in no body")
        tap.eq("An answer to this mail" in " ".join(head.split()),
               name not in ("open", "self"),
               f"{name}: an answer goes to whom it can go")
        tap.eq("Nobody has checked" in " ".join(head.split()),
               name == "open", f"{name}: what is known of the sender")
        if name == "self":
            tap.ok("A Pilot" not in m.text + m.html and
                   "paragraph two" not in m.text + m.html and
                   head.startswith("You asked for this story"),
                   "self: no name and no note")
        else:
            quoted = re.findall("^> (.*)$", head, re.M)
            tap.eq(" ".join(quoted), ("See paragraph two. " * 8).strip(),
                   f"{name}: the note is quoted as theirs")
            tap.ok(max(map(len, head.split("\n"))) <= 72,
                   f"{name}: 72 columns")
        pages.append((name, m.html))
    return pages


def test_others(queue, numbers):
    """What is asked of a sender, and what the newsroom answers."""
    key = queue.sending(numbers[0], confirmed=False, name="Evil Words",
                        note="Buy here")
    for i in range(3):
        queue._message("story", key, f"{i}@example.net")
    data = queue.one(queue.confirm(key))
    check_lines("confirm", data)
    check_headers("confirm", data, (
        "pilot@example.org", "Please confirm: a story from "
        "The Saltmere Courier", None))
    m = mail.with_python(data)
    for text in (m.text, m.html):
        tap.ok("Evil" not in text and "Buy" not in text,
               "confirm: nothing that somebody wrote")
        tap.ok("3 friends" in text and "Plain words" in text and
               re.search(rf"http://courier\.example/email/confirm\?k={key}-"
                         "[0-9a-f]{32}", text), "confirm: what it is about")
    pages = [("confirm", m.html)]
    for name, story in (("answer", numbers[1]), ("answer to the site", 0)):
        text = "Thank you <b>.\n\nFrom here on & on.\n.\nEnd " + "x" * 2000
        data = queue.one(queue.answer(text, story))
        check_lines(name, data)
        m = mail.with_python(data)
        check_headers(name, data, (
            "reader@example.net", m.get("Subject"),
            "letters@saltmere-courier.example"))
        tap.ok(re.fullmatch(r"Your message to The Saltmere Courier "
                            r"\(7K3F-\d{4}\)", m.get("Subject")),
               f"{name}: subject", m.get("Subject"))
        tap.ok("Thank you <b>.\n\nFrom here on & on.\n.\nEnd\n" + "x" * 2000
               in m.text and "It is wrong." not in m.text + m.html,
               f"{name}: the newsroom's words and no others", m.text)
        tap.ok("Thank you &lt;b&gt;." in m.html, f"{name}: escaped in HTML")
        tap.eq(STORIES[1][0] in m.text, story != 0, f"{name}: its story")
        pages.append((name, m.html))
    return pages


def test_gone(queue, home, numbers):
    page, = letters.query(home, "edition", "SELECT id FROM story WHERE "
                          "page = 'about'")[0]
    withdrawn, = letters.query(home, "edition", "SELECT id FROM story WHERE "
                               "state = 'withdrawn'")[0]
    old = queue.sending(numbers[0], confirmed=False, accepted=1000000000)
    rows = [
        ("a withdrawn story", queue.story(withdrawn), "not public"),
        ("a story that is not there", queue.story(10 ** 9), "not public"),
        ("a standing page", queue.story(page), "not public"),
        ("one that is not confirmed",
         queue.story(numbers[0], confirmed=False), "not confirmed"),
        ("one whose sending is forgotten",
         queue._message("story", "f" * 32, "a@example.net"), "nothing"),
        ("one without an address",
         queue.story(numbers[0], recipient=""), "address"),
        ("an answer that is not there",
         queue._message("answer", "f" * 32, "a@example.net"), "not there"),
        ("a confirmation of a withdrawn story",
         queue.confirm(queue.sending(withdrawn, confirmed=False)),
         "not public"),
        ("a confirmation too late", queue.confirm(old), "too late"),
        ("a confirmation that came",
         queue.confirm(queue.sending(numbers[0])), "already"),
    ]
    for (name, _, want), (end, why) in zip(
            rows, queue.compose(*(row[1] for row in rows))):
        tap.ok(end == "gone" and want in why, f"{name} is not sent",
               f"{end} {why!r}")
    for name, to in (("two", "a@example.net, b@example.net"),
                     ("a header", "a@example.net\r\nBcc: b@example.net"),
                     ("a name", "A <a@example.net>")):
        end, why = queue.compose(queue.story(numbers[0], recipient=to))[0]
        tap.eq((end, "example.net" in str(why)), ("fault", False),
               f"a recipient that is {name} is a fault")
    # Withdrawn while it waits.
    waiting = queue.story(numbers[4])
    tap.eq(queue.compose(waiting)[0][0], "done", "a story goes out")
    server.broadsheet(home, "story", "withdraw", str(numbers[4]), "--why",
                      "Wrong")
    tap.eq(queue.compose(waiting)[0], ("gone", "its story is not public"),
           "and does not when it is withdrawn")


def test_override(queue, home, number, folder):
    """A site's own words for a letter, and templates that are refused."""
    key = queue.sending(number, confirmed=False)
    name = queue.confirm(key)
    own = os.path.join(folder, "own", "mail")
    os.makedirs(own)
    with open(os.path.join(server.TOP, "templates/mail/confirm.tpl"),
              encoding="utf-8") as file:
        theirs = file.read()
    server.write_conf(home, template_overrides=os.path.dirname(own),
                      **mail.settings(home))
    for words, want in (("<p>Ahoy! ", None), ("<p>{{HEADLINE:none}} ",
                                              "HEADLINE"),
                        ("<img src=x>{{>LINES}}", "LINES")):
        with open(os.path.join(own, "confirm.tpl"), "w",
                  encoding="utf-8") as out:
            out.write(theirs.replace("<p>", words, 1))
        if want is None:
            html = mail.with_python(queue.one(name)).html
            tap.ok("<p>Ahoy! Somebody" in html,
                   "a template of the site's own is taken", html)
            continue
        try:
            queue.compose(name)
            tap.ok(False, f"{want} is refused")
        except server.SiteError as why:
            tap.ok("mail/confirm.tpl:3: " in str(why) and want in str(why),
                   f"{want} is refused, with file and line", why)
    server.write_conf(home, **mail.settings(home))


def test_bodies(pages, folder):
    """HTML is right, and nothing in it is fetched or run."""
    bad = [f"{name}: <{tag} {names}>" for name, html in pages
           for tag, names in shape(html)
           if tag in ("img", "script", "style", "link", "iframe", "object",
                      "form", "base", "svg", "video", "audio", "source")
           or {"src", "srcset", "style", "background"} & set(names)
           or any(a.startswith("on") for a in names)]
    tap.ok(not bad, f"{len(pages)} letters fetch and run nothing",
           "\n".join(bad[:8]))
    bad = [f"{name}: {href}" for name, html in pages
           for href in re.findall(r'href="([^"]*)"', html)
           if not re.match("https?://|mailto:", href)]
    tap.ok(not bad, "every link is whole", "\n".join(bad[:8]))
    jar = test_html.find_checker()
    os.mkdir(folder)
    names = {}
    for i, (name, html) in enumerate(pages):
        names[f"{i}.html"] = name
        with open(os.path.join(folder, f"{i}.html"), "w",
                  encoding="utf-8") as out:
            out.write(html)
    if jar is None:
        tap.skip("the Nu HTML checker", "no Java or no vnu-jar (VNU_JAR)")
        said = test_html.check_with_html5lib(folder, names)
    else:
        said = test_html.check_with_vnu(jar, folder, names)
    tap.ok(not said, f"{len(pages)} letters are right HTML",
           "\n".join(said[:8]))


def shape(html):
    """The elements and attributes' names, without any text."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [(e.tag, sorted(e.attrib)) for e in tree.iter()
            if isinstance(e.tag, str)]


def test_canary(folder):
    """Payloads in every field of a story, in name, note and settings."""
    shapes, pages, heads = {}, [], {}
    # Those of text; words that lead away a form takes out (test_post.c).
    for kind, texts, setting in (
            ("bad", canary.PAYLOADS, canary.SETTING),
            ("good", canary.BENIGN, "Plain")):
        home = canary.make(os.path.join(folder, kind), texts, ["foo:bar"],
                           dict(canary.settings(setting, "https://a.example/"),
                                **mail.settings(folder)))
        queue = mail.Queue(home)
        ids = letters.query(home, "edition", "SELECT id FROM story WHERE "
                            "kind = 'analysis' AND state = 'live' "
                            "AND page IS NULL ORDER BY slug LIKE 'x', id")
        made = [queue.story(n, name=texts[i % len(texts)],
                            note=texts[(i + 3) % len(texts)], mode="open")
                for i, (n,) in enumerate(ids)]
        made.append(queue.answer(texts[0] + "\n\n" + texts[1]))
        for i, (end, data) in enumerate(queue.compose(*made)):
            if end != "done":
                tap.ok(False, f"canary {kind} {i}: {end}", data)
                continue
            m = mail.with_python(data)
            shapes.setdefault(i, {})[kind] = shape(m.html)
            heads.setdefault(kind, []).append(
                ([n for n, _ in m.headers], len(m.to)))
            if kind == "bad":
                pages.append((f"canary {i}", m.html))
    tap.ok(len(shapes) >= len(canary.PAYLOADS), "there are canaries",
           len(shapes))
    tap.eq(heads["bad"], heads["good"], "payloads make no header")
    bad = [i for i, s in shapes.items()
           if [t for t, _ in s["bad"] if t in ("script", "img", "svg", "base",
                                               "iframe", "meta")] !=
           [t for t, _ in s["good"] if t in ("script", "img", "svg", "base",
                                             "iframe", "meta")]]
    tap.ok(not bad, f"{len(shapes)} letters: payloads are inert in HTML", bad)
    return pages


def main():
    with tempfile.TemporaryDirectory(prefix="broadsheet-letter-") as folder:
        if not mail.has_perl():
            tap.skip("Perl's parser", "no libemail-mime-perl")
        home = os.path.join(folder, "home")
        numbers = make(os.path.join(folder, "stories"), home)
        queue = mail.Queue(home)
        with server.Site(home) as site:
            pages = test_stories(queue, site, numbers)
            test_arrival(queue, site, home, numbers)
        pages += test_modes(queue, numbers[0])
        pages += test_others(queue, numbers)
        demo = [n for n, in letters.query(
            home, "edition", "SELECT id FROM story WHERE state = 'live' "
            "AND page IS NULL ORDER BY id")]
        for n, (end, data) in zip(demo, queue.compose(
                *(queue.story(n) for n in demo))):
            if end != "done":
                tap.ok(False, f"story {n} of the demo: {end}", data)
            else:
                pages.append((f"demo {n}", mail.with_python(data).html))
        test_override(queue, home, numbers[0], folder)
        test_gone(queue, home, numbers)
        pages += test_canary(os.path.join(folder, "canary"))
        test_bodies(pages, os.path.join(folder, "html"))
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever HTML is imported, no script of it runs, no element comes through
that is not ours, and its words are there: on the page of each story in both
skins, in feeds and in mail.

The HTML is the shared test data's: html5lib's trees, DOMPurify's table and the
naughty strings, each the body of a post of a WordPress export. Chromium reads
what is served, puts it into a page that forbids nothing, and opens pages with
many of them as readers do.
"""
import glob
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import unicodedata
from xml.etree import ElementTree

import html5lib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE] + [os.path.join(HERE, "..", name)
                         for name in ("web", "store", "page")]
import chrome  # noqa: E402
import mail  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
import wxr  # noqa: E402

#: Elements that go with what is in them (src/story/html.c).
DROPPED = set("head script style title template noscript noembed noframes "
              "frameset svg math select textarea input button keygen datalist "
              "meter progress iframe audio video embed frame".split())

#: What pages, feeds and letters are made of.
OURS = set("html head meta title link body a abbr address article aside b bdi "
           "blockquote br caption cite code col dd details div dl dt em "
           "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
           "i img input kbd label legend li main nav ol option p pre s script "
           "search section select small span strong sub summary sup svg table "
           "tbody td th thead time tr ul picture source button".split())
#: What a body of ours may have.
BODY = set("a blockquote br code em h2 h3 h4 hr li ol p pre strong ul div "
           "figure img".split())

HARNESS = """
const [pages, ours, body] = arguments;
window.hits = window.hits || [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'eval'])
  window[name] = x => { window.hits.push(name + ' ' + x); };
const allowed = new Set(ours), inBody = new Set(body);
const holder = document.createElement('div');
document.body.append(holder);
const out = pages.map(([html, where]) => {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const root = doc.querySelector(where) || doc.body, bad = [];
  for (const e of doc.querySelectorAll('*')) {
    const name = e.localName, deep = root !== e && root.contains(e);
    if (e.namespaceURI !== 'http://www.w3.org/1999/xhtml' ||
        !(deep ? inBody : allowed).has(name))
      bad.push('<' + name + '>');
    if (name === 'script' && e.type !== 'application/ld+json')
      bad.push('script');
    for (const a of e.attributes) {
      if (/^on/i.test(a.name) || /^(style|srcdoc|is)$/i.test(a.name))
        bad.push(a.name);
      if (name === 'link' && !deep && a.value === 'data:,')
        continue;
      if (/^(href|src|action|formaction|data|xlink:href)$/i.test(a.name) &&
          !/^(https?:\\/\\/|mailto:|\\/|#|\\?|$)/i.test(a.value))
        bad.push(a.name + '=' + a.value.slice(0, 60));
    }
  }
  holder.innerHTML = root.outerHTML;
  return [bad, root.textContent];
});
holder.remove();
return [out, window.hits.splice(0)];
"""


def tree_words(lines):
    """The text of a tree of html5lib's that is for readers."""
    words, path, text = [], [], None
    for line in lines:
        if text is not None:
            text += "\n" + line
        elif line.startswith("| "):
            rest = line[2:]
            depth = (len(rest) - len(rest.lstrip(" "))) // 2
            rest = rest.strip(" ") if rest.lstrip().startswith("<") \
                else rest.lstrip(" ")
            path = path[:depth]
            if not rest.startswith('"'):
                path += [re.split(r"[ >]", rest.strip("<"))[0]]
                continue
            text = rest[1:]
        if text is not None and text.endswith('"'):
            if not DROPPED & set(path):
                words += text[:-1].split()
            text = None
    return words


def trees(folder):
    """(name, html, words) of each case of html5lib's."""
    for path in sorted(glob.glob(folder + "/**/*.dat", recursive=True)):
        with open(path, encoding="utf-8", newline="") as file:
            cases = ("\n" + file.read()).split("\n#data\n")[1:]
        for number, case in enumerate(cases):
            data = case.split("\n#errors")[0]
            tree = case.split("\n#document\n", 1)[-1].rstrip("\n")
            words = tree_words(tree.split("\n"))
            # Trees of other contexts, and of what scripts make.
            if "\n#document-fragment\n" in case or "\n#script-on\n" in case \
                    or "/scripted/" in path:
                words = fragment_words(data)
            yield "%s %d" % (os.path.basename(path), number), data, words


def fragment_words(html):
    """The words for readers of html, by a parser that is not ours."""
    words = []

    def walk(node, dropped):
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) \
            else None
        dropped = dropped or name is None or name in DROPPED
        if not dropped and node.text:
            words.extend(node.text.split())
        for child in node:
            walk(child, dropped)
            if not dropped and child.tail:
                words.extend(child.tail.split())
    walk(html5lib.parse(html), False)
    return words


def cases(root):
    yield from trees(os.path.join(root, "tree-construction"))
    for name in ("dompurify-expect.json", "blns.json"):
        with open(os.path.join(root, name), encoding="utf-8") as file:
            for number, case in enumerate(json.load(file)):
                html = case["payload"] if isinstance(case, dict) else case
                yield "%s %d" % (name, number), html, fragment_words(html)


def squeeze(text):
    """What is compared: signs that are seen, for spaces are the page's."""
    return "".join(
        c for c in text if not c.isspace() and c != "\ufffd" and
        unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


class Browser(chrome.Browser):
    def judge(self, pages, body=BODY):
        """[(what is bad, text)] of [(html, where the body is)]."""
        out, hits = self.run(HARNESS, pages, sorted(OURS), sorted(body))
        for hit in hits:
            out[0][0].append("ran: " + hit)
        return out


def parts(numbers, n):
    return [numbers[i:i + n] for i in range(0, len(numbers), n)]


def rows(home, question, *args, name="edition.db"):
    path = os.path.join(home, "edition", name)
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return db.execute(question, args).fetchall()
    finally:
        db.close()


class Report:
    """What is wrong, a test point for each kind."""

    def __init__(self):
        self.bad, self.lost, self.n = [], [], 0

    def take(self, name, bad, text, words):
        self.n += 1
        if bad:
            self.bad.append("%s: %s" % (name, bad))
        text = squeeze(text)
        gone = [w for w in words if squeeze(w) not in text]
        if gone:
            self.lost.append("%s: %r" % (name, gone[:5]))

    def say(self, what):
        tap.ok(self.n > 0 and not self.bad,
               "%s: nothing runs and nothing foreign is in %d" % (
                   what, self.n), "\n".join(self.bad[:20]))
        tap.ok(not self.lost, "%s: the words are there" % what,
               "%d: %s" % (len(self.lost), "\n".join(self.lost[:40])))


def address(client, number):
    return client.get("/%d" % number).header("Location")


def check_harness(browser):
    """What it is to find, it finds."""
    for html in ("<script>1</script>", "<b onclick=x>a</b>", "<svg></svg>",
                 "<a href=' javascript:x'>a</a>", "<p style='x'>a</p>",
                 "<iframe src=/></iframe>", "<math></math>", "<form></form>"):
        bad, _ = browser.judge([("<article>%s</article>" % html,
                                 "article")])[0]
        tap.ok(bad, "it sees %s" % html)


def check_pages(browser, client, home, every):
    """Each story by itself, as it is served."""
    low_pages = dict(rows(home, "SELECT id, low_pages FROM story"))
    for skin, where in (("", ".body"), ("/low", "article > div")):
        report = Report()
        for some in parts(sorted(every), 60):
            pages, whose = [], []
            for number in some:
                url = skin + address(client, number)
                for part in range(low_pages[number] if skin else 1):
                    query = "?page=%d" % (part + 1) if part else ""
                    pages.append((client.get(url + query).text, where))
                    whose.append(number)
            text, bad = {}, {}
            for number, (wrong, said) in zip(whose, browser.judge(pages)):
                text[number] = text.get(number, "") + said
                bad.setdefault(number, []).extend(wrong)
            for number in some:
                name, words = every[number]
                report.take(name, bad[number], text[number], words)
        report.say("full skin" if not skin else "low skin")


def check_feeds(browser, client, every):
    """Each story in Atom, RSS and JSON, from the newest to the first."""
    for kind in ("atom", "rss", "json"):
        url, found, report = "/news/feed." + kind, {}, Report()
        while url:
            answer = client.get(url)
            url = None
            if kind == "json":
                feed = json.loads(answer.text)
                for entry in feed["items"]:
                    found[int(entry["id"].rpartition("/")[2])] = \
                        entry["content_html"]
                url = feed.get("next_url")
            else:
                root = ElementTree.fromstring(answer.text)
                for entry in root.iter():
                    tag = entry.tag.rpartition("}")[2]
                    if tag == "link" and entry.get("rel") == "prev-archive":
                        url = entry.get("href")
                    if tag not in ("entry", "item"):
                        continue
                    guid = body = ""
                    for child in entry:
                        name = child.tag.rpartition("}")[2]
                        if name in ("id", "guid"):
                            guid = child.text
                        if name in ("content", "encoded"):
                            body = child.text or ""
                    found[int(re.search(r"(\d+)$", guid)[1])] = body
            if url:
                url = "/" + url.split("/", 3)[3]
        for some in parts(sorted(every), 200):
            pages = [("<article>%s</article>" % found.get(n, "(absent)"),
                      "article") for n in some]
            for number, (bad, text) in zip(some, browser.judge(pages)):
                name, words = every[number]
                report.take(name, bad, text, words)
        report.say("feed.%s" % kind)


def combine(home, work, every):
    """Stories with many bodies each; {number: words}."""
    folder = os.path.join(work, "stories", "all")
    os.makedirs(folder)
    bodies, text, words = [], "", []
    for number in sorted(every):
        body = json.loads(rows(
            home, "SELECT document FROM revision WHERE story = ? "
            "ORDER BY number DESC LIMIT 1", number)[0][0]).get("body", "")
        if text and len(text) + len(body) > 9000:
            bodies.append((text, words))
            text, words = "", []
        text += "\n\n* * *\n\n" + body
        words = words + every[number][1]
    bodies.append((text, words))
    for n, (text, _) in enumerate(bodies):
        with open(os.path.join(folder, "%04d.story" % n), "w",
                  encoding="utf-8") as out:
            out.write("Headline: Many bodies %d\nSection: all\nPublished: "
                      "2020-01-01 10:00\n\n%s\n" % (n, text))
    with open(os.path.join(work, "stories", "sections"), "w",
              encoding="utf-8") as out:
        out.write("all  All\n")
    server.broadsheet(home, "import", os.path.join(work, "stories"),
                      build=server.PLAIN_BUILD)
    return {rows(home, "SELECT story FROM source_item WHERE guid = ?",
                 "all/%04d" % n)[0][0]: words
            for n, (_, words) in enumerate(bodies)}


def check_shown(browser, site, client, home, many):
    """As readers open them, under the site's own rules."""
    low_pages = dict(rows(home, "SELECT id, low_pages FROM story"))
    for skin in ("", "/low"):
        report = Report()
        for number, words in sorted(many.items()):
            url, text, bad = skin + address(client, number), "", []
            for part in range(low_pages[number] if skin else 1):
                query = "?page=%d" % (part + 1) if part else ""
                dialog = browser.go(site.url + url + query)
                text += browser.run(
                    "return document.querySelector('article').textContent")
                bad += [dialog] if dialog else []
                bad += browser.said()
            report.take("%s%d" % (skin, number), bad, text, words)
        report.say("opened in the %s skin" % ("low" if skin else "full"))


def check_mail(browser, home, many):
    queue, html, plain = mail.Queue(home), Report(), Report()
    ids = {queue.story(number): number for number in sorted(many)}
    for key, (end, data) in zip(ids, queue.compose(*ids)):
        number = ids[key]
        if end != "done":
            html.take(number, [end], "", [])
            continue
        letter = mail.with_python(data)
        bad, text = browser.judge([(letter.html, "x-none")], BODY | OURS)[0]
        html.take(number, bad, text, many[number])
        plain.take(number, [], letter.text, many[number])
    html.say("letters' HTML")
    plain.say("letters' text")


def main():
    chrome.need()
    root = server.testdata("sanitize")
    if root is None:
        tap.skip_all("BROADSHEET_TESTDATA is not set")
    work = tempfile.mkdtemp(prefix="broadsheet-sanitize-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"),
                                   **mail.settings(os.path.join(work, "home")))
        every = list(cases(root))
        path = os.path.join(work, "cases.xml")
        with open(path, "w", encoding="utf-8", errors="replace") as out:
            out.write(wxr.export(*(
                wxr.item(n, title="Case %d" % n, body=html, terms=())
                for n, (_, html, _) in enumerate(every, 1))))
        done = server.broadsheet(
            home, "import", "--json", "--section", "news", path, check=False,
            build=server.PLAIN_BUILD)
        said = json.loads(done.stdout)
        tap.ok(said["count"]["made"] == len(every) > 2000 and
               done.returncode == 0, "all %d bodies are taken" % len(every),
               "\n".join(n["text"] for n in said["refused"][:20]))
        numbers = {guid: number for guid, number in rows(
            home, "SELECT guid, story FROM source_item")}
        every = {numbers["https://old.example.org/?p=%d" % n]: (name, words)
                 for n, (name, _, words) in enumerate(every, 1)
                 if "https://old.example.org/?p=%d" % n in numbers}
        many = combine(home, work, every)
        with server.Site(home) as site, Browser() as browser:
            client = server.Client(site)
            browser.go("about:blank")
            check_harness(browser)
            for check, args in (
                    (check_pages, (browser, client, home, every)),
                    (check_feeds, (browser, client, every)),
                    (check_mail, (browser, home, many)),
                    (check_shown, (browser, site, client, home, many))):
                began = time.monotonic()
                check(*args)
                tap.diag("%s: %.0f s" % (check.__name__,
                                         time.monotonic() - began))
            client.close()
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

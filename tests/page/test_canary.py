#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A canary through every field of every page comes out inert.

Two editions are alike but for their words: those of one are harmless, those
of the other are scripts, quotes, markers and whatever else breaks out of a
place. Each page of both is opened in Chromium, in both skins. Nothing runs,
no dialog opens, no policy is violated, every link is of a harmless kind, and
the tree of elements and attributes is that of the harmless edition; the words
themselves are there as they were written. Then the same with words that no
import takes, put into the store directly; and with words in the address.
"""
import json
import os
import re
import sys
import tempfile
import time
import urllib.parse
from xml.etree import ElementTree

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web"),
                os.path.join(HERE, "..", "browser")]

import canary  # noqa: E402
import chrome  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_twin import rows  # noqa: E402

SHOWN = 6

LOOK = r"""
const shape = [], links = [], walker = document.createTreeWalker(
    document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    let depth = 0;
    for (let up = n; up.parentNode; up = up.parentNode)
        depth++;
    if (n.nodeType !== 1) {
        shape.push(depth + ' comment');
        continue;
    }
    shape.push(depth + ' ' + n.tagName + ' ' +
        n.getAttributeNames().sort().join(' '));
    for (const name of ['href', 'src', 'action', 'formAction', 'data'])
        if (typeof n[name] === 'string' && n.hasAttribute(name))
            links.push([n.tagName, n[name]]);
}
const data = [];
for (const s of document.querySelectorAll('script'))
    data.push([s.type, s.textContent]);
return {
    shape, links, data,
    canary: String(window.canary),
    h1: [...document.querySelectorAll('h1')].map(h => h.textContent).join(),
    text: document.body.innerText,
    wide: document.documentElement.scrollWidth - innerWidth,
};
"""

KINDS = {"A": ("http:", "https:", "mailto:"), "FORM": ("http:",),
         "AUDIO": ("http:",), "VIDEO": ("http:",),
         "IMG": ("http:",), "LINK": ("http:", "data:,")}


def bare(text):
    """text without what a browser may show as white space."""
    return re.sub(r"[\s\u200b\u200f\ufeff]+", "", text)


class Look:
    """One page of one site, looked at."""

    def __init__(self, browser, site, address, status=200):
        self.address, self.faults, self.json = address, [], {}
        dialog = self.open(browser, site.url + address)
        if dialog:
            self.faults.append(dialog)
        self.seen = browser.run(LOOK)
        harmless = f"a status of {status} "
        self.faults += [line for line in browser.said()
                        if harmless not in line]
        if self.seen["canary"] != "undefined":
            self.faults.append("a script ran")
        for tag, href in self.seen["links"]:
            if not href.startswith(KINDS.get(tag, ())):
                self.faults.append(f"<{tag}> leads to {href!r}")
        for kind, text in self.seen["data"]:
            self.check_data(kind, text)

    def check_data(self, kind, text):
        try:
            self.json = json.loads(text)
        except ValueError as error:
            self.faults.append(f"JSON-LD: {error}: {text[:200]}")
        if kind != "application/ld+json":
            self.faults.append(f"a script of type {kind!r}")

    def open(self, browser, url):
        return browser.go(url)

    def like(self, other):
        """Note where the tree of elements differs from other's."""
        mine, yours = self.seen["shape"], other.seen["shape"]
        for i in range(max(len(mine), len(yours))):
            if mine[i:i + 1] != yours[i:i + 1]:
                self.faults.append(f"element {i} is {mine[i:i + 2]}, "
                                   f"of the harmless {yours[i:i + 2]}")
                return


class Refused(Look):
    """A form that is sent with text in its fields and comes back: it has no
    name."""

    def __init__(self, browser, site, address, text):
        self.text = text
        super().__init__(browser, site, address, 400)

    def open(self, browser, url):
        dialog = browser.go(url)
        browser.run("""
            const form = document.querySelector('form[method=post]');
            for (const name of ['place', 'email', 'friends', 'note',
                                'message'])
                if (form.elements[name])
                    form.elements[name].value = arguments[0].slice(
                        0, {message: 2000, note: 300}[name] || 60);
            form.submit()""", self.text)
        for _ in range(200):
            if browser.run("return document.querySelector('[role=alert]') "
                           "!== null"):
                break
            time.sleep(0.05)
        self.value = browser.run(
            "return document.querySelector('textarea').value")
        return dialog


def report(name, looks):
    said = [f"{look.address}: {fault}" for look in looks
            for fault in look.faults]
    tap.ok(looks and not said, f"{name} ({len(looks)} pages)", "\n".join(
        line[:600] for line in said[:SHOWN] + [f"{len(said)} in all"]))


def compare(browser, bad, good, addresses, status=200):
    """Looks at bad's pages, each beside good's of the same place."""
    looks = []
    for hers, his in addresses:
        look = Look(browser, bad, hers, status)
        look.like(Look(browser, good, his, status))
        looks.append(look)
    return looks


def story_addresses(bad, good, home):
    """Stories by number, with their addresses in both editions."""
    numbers = rows(os.path.join(home, "edition"),
                   "SELECT id FROM story WHERE state = 'live' "
                   "AND page IS NULL ORDER BY id")
    found = []
    for number in numbers:
        pair = [site.get(f"/{number}").headers.get("location", "/gone")
                for site in (bad, good)]
        found.append((number, pair))
    return found


def withdrawn(home):
    return "/%d" % rows(os.path.join(home, "edition"), "SELECT id FROM story "
                        "WHERE state = 'withdrawn'")[0]


def both_skins(pairs):
    return [(skin + hers, skin + his) for hers, his in pairs
            for skin in ("", "/low")]


def test_pages(browser, bad, good, home, what):
    """Every kind of page; the stories' words must be there, too."""
    stories = story_addresses(bad, good, home)
    report(f"{what}: stories are inert", compare(
        browser, bad, good, both_skins(pair for _, pair in stories)))
    places = [f"/{path}/" if path else "/" for path in rows(
        os.path.join(home, "edition"), "SELECT path FROM section "
        "WHERE kind <> 'author'")]
    places += [f"/part-0/?before={stories[0][0]}", "/standing", "/help",
               "/console", "/audiovideo/",
               "/search/advanced", "/search?q=section%3Aall&sort=date",
               "/archive/"]
    places += [f"/archive/2026/01/{i + 1:02}/"
               for i in range(len(canary.PAYLOADS))]
    report(f"{what}: front, sections and standing page are inert", compare(
        browser, bad, good, both_skins((p, p) for p in places)))
    report(f"{what}: the withdrawn story is inert", compare(
        browser, bad, good, both_skins([(withdrawn(home),) * 2]), 410))
    looks = [Look(browser, bad, skin + path) for skin in ("", "/low")
             for path in ["/by/"] + [f"/{path}" for path in rows(
                 os.path.join(home, "edition"), "SELECT path FROM section s "
                 "WHERE path LIKE 'by/%' AND EXISTS (SELECT 1 FROM listing "
                 "WHERE section = s.id)")]]
    report(f"{what}: the writers' pages are inert", looks)
    fronts = rows(os.path.join(home, "edition"), "SELECT strftime("
                  "'/archive/%Y/%m/%d/front-%H%M', at, 'unixepoch') "
                  "FROM front")
    report(f"{what}: the front page as it stood is inert",
           [Look(browser, bad, skin + path) for skin in ("", "/low")
            for path in fronts])
    return stories


def debates(home):
    return rows(os.path.join(home, "edition"),
                "SELECT id FROM debate ORDER BY id")


def test_debates(browser, bad, good, home, what):
    """Talking points and their forms; and a form that comes back."""
    pairs = [("/talking-point/",) * 2]
    for number in debates(home):
        pairs.append([site.get(f"/{number}").headers["location"]
                      for site in (bad, good)])
        pairs += [(f"/talking-point/{number}/{name}",) * 2
                  for name in ("write", "thanks")]
    for number in rows(os.path.join(home, "edition"), "SELECT id FROM story "
                       "WHERE state = 'live' AND page IS NULL LIMIT 20"):
        pairs += [(f"/{form}/{number}{name}",) * 2
                  for form in ("email", "feedback") for name in ("", "/sent")]
    report(f"{what}: debates and letters are inert", compare(
        browser, bad, good, both_skins(pairs)))
    looks, wrong = [], []
    for skin in ("", "/low"):
        for site, texts in ((good, canary.BENIGN[:1]), (bad, canary.PAYLOADS)):
            for text in texts:
                look = Refused(browser, site, f"{skin}/talking-point/"
                               f"{debates(home)[0]}/write", text)
                if site is good:
                    base = look
                else:
                    look.like(base)
                looks.append(look)
                if look.value != text.strip():
                    wrong.append(f"{text!r} came back as {look.value!r}")
    report(f"{what}: a letter that comes back is inert", looks)
    looks = []
    story = rows(os.path.join(home, "edition"), "SELECT min(id) FROM story "
                 "WHERE state = 'live' AND page IS NULL")[0]
    for address in (f"/email/{story}", f"/low/email/{story}", "/feedback",
                    f"/feedback/{story}", f"/low/feedback/{story}"):
        base = Refused(browser, good, address, canary.BENIGN[0])
        looks.append(base)
        for text in canary.PAYLOADS:
            looks.append(Refused(browser, bad, address, text))
            looks[-1].like(base)
    report(f"{what}: what is sent of a story and comes back is inert", looks)
    tap.ok(not wrong, f"{what}: and is as it was written",
           "\n".join(wrong[:SHOWN]))


def test_feeds(site, home):
    """Feeds say the words as they were written, and are XML and JSON."""
    want = {bare(text) for text in rows(
        os.path.join(home, "edition"),
        "SELECT headline FROM story WHERE state = 'live' AND page IS NULL")}
    atom = "{http://www.w3.org/2005/Atom}"

    def both(suffix):
        return [site.get(f"/feed.{suffix}{more}").text
                for more in ("", "?archive=1")]
    said = {bare(e.find(atom + "title").text) for text in both("atom")
            for e in ElementTree.fromstring(text).findall(atom + "entry")}
    tap.eq(said, want, "Atom says every headline as it was written")
    said = {bare(i.find("title").text) for text in both("rss")
            for i in ElementTree.fromstring(text).iter("item")}
    tap.eq(said, want, "RSS does")
    said = {bare(i["title"]) for text in both("json")
            for i in json.loads(text)["items"]}
    tap.eq(said, want, "JSON Feed does")


def test_words(browser, bad, stories, home):
    """The words are on the page, as they were written."""
    wrong = []
    path = os.path.join(home, "edition")
    wanted = dict(zip(rows(path, "SELECT id FROM story ORDER BY id"),
                      rows(path, "SELECT headline FROM story ORDER BY id")))
    for number, (address, _) in stories:
        for skin in ("", "/low"):
            look = Look(browser, bad, skin + address)
            want = wanted[number]
            if bare(look.seen["h1"]) != bare(want):
                wrong.append(f"{address}: {look.seen['h1']!r}")
            if bare(look.seen["text"]).count(bare(want)) < 6:
                wrong.append(f"{address}: the words are not in all places")
            said = look.json.get("@graph", [{}])[0].get("headline")
            if skin == "" and said != want:
                wrong.append(f"{address}: JSON-LD says {said!r}")
    tap.ok(not wrong, "the words are on the page as they were written",
           "\n".join(wrong[:SHOWN] + [f"{len(wrong)} in all"]))
    tap.eq(sorted(set(canary.PAYLOADS) - set(wanted.values())), [],
           "every payload is a headline")


def test_widths(browser, bad, stories):
    """A word without end is broken, where there is a stylesheet to say so."""
    wide = []
    for address in ["/", "/all/", "/part-14/", "/no-such-page"] + [
            pair[0] for _, pair in stories]:
        look = Look(browser, bad, address)
        if look.seen["wide"] > 0:
            wide.append(f"{address}: {look.seen['wide']} pixels too wide")
    tap.ok(not wide, "no word makes a page of the full skin scroll sideways "
           "at 320 pixels", "\n".join(wide[:SHOWN] + [f"{len(wide)} in all"]))


#: Where words may stand in an address, and a plain address of its kind.
ADDRESSES = [
    (404, "/no-such-page", [
        "/{0}", "/{0}/", "/a?{0}", "/a?q={0}", "/part-1/2x/{0}/", "/;{0}",
        "//{0}", "/{0}?{0}"]),
    (400, "/%zz", ["/%zz{0}", "/{0}%2f"]),
    (400, "/a?q=%ff", ["/a?q=%ff{0}", "/a{0}?%ff"]),
]


def test_addresses(browser, site):
    """Words in the address of a page that is not there."""
    # A browser takes "/../" out of an address before it asks.
    words = [urllib.parse.quote(text.replace("\\", "").replace("..", ""),
                                safe="/") for text in canary.PAYLOADS]
    for status, plain, forms in ADDRESSES:
        looks = []
        for skin in ("", "/low"):
            base = Look(browser, site, skin + plain, status)
            for path in [form.format(w) for form in forms for w in words]:
                if site.get(skin + path).status != status:
                    tap.diag(f"not a {status}: {skin}{path}")
                    continue
                look = Look(browser, site, skin + path, status)
                look.like(base)
                looks.append(look)
        report(f"words in an address like {plain} are inert", looks)


def test_refused(folder):
    """What may not be in a story file is refused when it is brought in."""
    home = server.make_edition(os.path.join(folder, "refused"))
    server.broadsheet(home, "section", "add", "news", "News")
    for name, header, body in (
            ("raw HTML", "", "<script>window.canary=1</script>"),
            ("inline HTML", "", "a <b onclick=x>b</b>"),
            ("a link with javascript:",
             "Link: javascript:window.canary=1 | a\n", "text"),
            ("a link with data:", "Link: data:text/html,x | a\n", "text"),
            ("an override of direction", "Source: a\u202eb\n", "text")):
        path = os.path.join(folder, "refused.story")
        with open(path, "w", encoding="utf-8") as out:
            out.write(f"Headline: A\nSection: news\n{header}\n{body}\n")
        done = server.broadsheet(home, "import", path, check=False)
        tap.ok(done.returncode == 65 and path + ":" in done.stderr,
               f"{name} is refused with file and line",
               f"exit {done.returncode}: {done.stderr}")


def sees(browser, folder):
    """A look that notices nothing would prove nothing."""
    good, bad = (os.path.join(folder, name) for name in ("good", "bad"))
    page = "<!doctype html><title>x</title><p>%s</p>"
    with open(good + ".html", "w", encoding="utf-8") as out:
        out.write(page % "x")
    with open(bad + ".html", "w", encoding="utf-8") as out:
        out.write(page % canary.PAYLOADS[1] + canary.SCRIPT)

    class Files:
        url = "file://"
    look = Look(browser, Files, bad + ".html")
    look.like(Look(browser, Files, good + ".html"))
    tap.ok(any("ran" in f for f in look.faults) and
           any("element" in f for f in look.faults),
           "a canary that is alive is noticed", look.faults)


def main():
    chrome.need()
    with tempfile.TemporaryDirectory(prefix="broadsheet-canary-") as folder, \
            chrome.Browser() as browser:
        browser.size(320)
        sees(browser, folder)
        test_refused(folder)
        bad = canary.make(os.path.join(folder, "bad"), canary.PAYLOADS,
                          canary.REFUSED, canary.settings(
                              canary.SETTING, "javascript:window.canary=1"))
        good = canary.make(os.path.join(folder, "good"), canary.BENIGN,
                           ["foo:bar"], canary.settings(
                               "Plain", "https://example.org/"))
        with server.Site(bad, postroom=True) as hers, \
                server.Site(good, postroom=True) as his:
            stories = test_pages(browser, hers, his, bad, "imported")
            test_debates(browser, hers, his, bad, "imported")
            test_words(browser, hers, stories, bad)
            test_feeds(hers, bad)
            test_widths(browser, hers, stories)
            test_addresses(browser, hers)
        canary.put_into_store(bad, canary.PAYLOADS, canary.REFUSED)
        canary.put_into_store(good, canary.BENIGN, ["https://example.org/"])
        with server.Site(bad) as hers, server.Site(good) as his:
            test_pages(browser, hers, his, bad, "put into the store")
            tap.eq(hers.site_log(), "", "site.fcgi had nothing to say")
    tap.done()


main()

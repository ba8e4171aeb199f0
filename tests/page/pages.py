# SPDX-License-Identifier: Apache-2.0
"""What a reader gets of a page, read with html.parser: text, headings, links.

html.parser forgives everything, so it says nothing about the markup; that is
test_html.py's. It is fast enough for thousands of pages, and html5lib is not.
"""
import re
from html.parser import HTMLParser

INLINE = frozenset(
    "a abbr b bdi bdo br button cite code del dfn em i img input ins kbd label "
    "mark option picture q s samp select small source span strong sub sup time "
    "u var wbr".split())
SILENT = frozenset(["script", "style", "template", "title"])

# What makes a browser ask for something more, by element.
FETCHING = {
    "audio": "src", "embed": "src", "frame": "src", "iframe": "src",
    "image": "href", "img": "src", "input": "src", "object": "data",
    "script": "", "source": "src", "style": "", "track": "src",
    "use": "href", "video": "src",
}
FETCHING_ATTRIBUTES = ("srcset", "poster", "background", "style", "ping")


def squeeze(text):
    """text as it is seen: white space runs together."""
    return " ".join(text.split())


class Block:
    """A run of text between the edges of blocks, and the block's element."""

    def __init__(self, tag, text):
        self.tag, self.text = tag, text

    def __repr__(self):
        return f"<{self.tag}> {self.text}"


class Page(HTMLParser):
    """One page, read whole."""

    def __init__(self, text):
        super().__init__()
        self.attributes = {}      # of <html>
        self.title = ""
        self.heads = []           # (tag, attributes) of meta and link
        self.blocks = []          # of <main>
        self.headings = []        # (level, text), anywhere
        self.main_links = []      # (text, href), pictures among them
        self.chrome_links = []
        self.ids = set()
        self.requests = []        # what a browser would fetch besides
        self.forms = []           # (action, fields as they are sent)
        self._in_main = False
        self._open = []           # block elements around us
        self._run = []            # text since the last edge
        self._heading = None      # its level
        self._link = None
        self._silent = None
        self.feed(text)
        self.close()
        self._edge()

    def _edge(self):
        text = squeeze("".join(self._run))
        if text and self._in_main:
            tag = self._open[-1] if self._open else ""
            self.blocks.append(Block(tag, text))
        self._run = []

    def _note_request(self, tag, attrs):
        name = FETCHING.get(tag)
        if name == "" and attrs.get("type") != "application/ld+json":
            self.requests.append(f"<{tag}>")
        elif name and attrs.get(name):
            self.requests.append(f"<{tag} {name}={attrs[name]!r}>")
        for name in FETCHING_ATTRIBUTES:
            if name in attrs:
                self.requests.append(f"<{tag} {name}={attrs[name]!r}>")
        if tag == "link" and attrs.get("rel") not in ("canonical",
                                                      "alternate"):
            if not (attrs.get("href") or "").startswith("data:"):
                self.requests.append(f"<link rel={attrs.get('rel')!r}>")
        if tag == "meta" and "http-equiv" in attrs:
            self.requests.append(f"<meta http-equiv={attrs['http-equiv']!r}>")

    def _picture(self, attrs):
        """A picture with words is the words, and leads to its file."""
        if "alt" not in attrs:
            self._run.append("[Picture without alt]")
        elif attrs["alt"]:
            text = squeeze(f"[Picture: {attrs['alt']}]")
            self._run.append(text)
            links = self.main_links if self._in_main else self.chrome_links
            links.append((text, attrs.get("src", "")))

    def handle_starttag(self, tag, pairs):
        attrs = dict(pairs)
        if "id" in attrs:
            self.ids.add(attrs["id"])
        self._note_request(tag, attrs)
        if tag in SILENT:
            self._silent = tag
        elif tag == "html":
            self.attributes = attrs
        elif tag in ("meta", "link"):
            self.heads.append((tag, attrs))
        elif tag == "img":
            self._picture(attrs)
        elif tag == "br":
            self._run.append(" ")
        elif tag == "a":
            self._link = (attrs.get("href"), len(self._run))
        elif tag in ("input", "select", "option", "button", "textarea"):
            self._field(tag, attrs)
        elif tag not in INLINE:
            if tag == "form":
                self.forms.append((attrs.get("action", ""), []))
            self._start_block(tag)

    def _field(self, tag, attrs):
        if attrs.get("name") == "token":  # a new one each time
            attrs = dict(attrs, value="…")
        if self.forms:
            self.forms[-1][1].append((tag, attrs.get("name"), attrs.get("type"),
                                      attrs.get("value"), "selected" in attrs,
                                      "checked" in attrs))

    def _start_block(self, tag):
        self._edge()
        if tag == "main":
            self._in_main = True
        if tag == "hr":
            return
        self._open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])

    def handle_endtag(self, tag):
        if tag == self._silent:
            self._silent = None
        elif tag == "a" and self._link is not None:
            href, start = self._link
            text = squeeze("".join(self._run[start:]))
            links = self.main_links if self._in_main else self.chrome_links
            if href is not None:
                links.append((text, href))
            self._link = None
        elif tag not in INLINE and tag not in SILENT:
            self._end_block(tag)

    def _end_block(self, tag):
        if self._heading is not None and re.fullmatch("h[1-6]", tag):
            text = squeeze("".join(self._run))
            self.headings.append((self._heading, text))
            self._heading = None
        self._edge()
        if tag == "main":
            self._in_main = False
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._silent is None:
            self._run.append(data)
        elif self._silent == "title":
            self.title = squeeze(self.title + data)

    def head(self, tag, key, value, want):
        """The attribute want of <tag key=value> in the head, or None."""
        for name, attrs in self.heads:
            if name == tag and attrs.get(key) == value:
                return attrs.get(want)
        return None

    @property
    def text(self):
        """The text of the main part."""
        return squeeze(" ".join(block.text for block in self.blocks))

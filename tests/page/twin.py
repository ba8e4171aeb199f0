# SPDX-License-Identifier: Apache-2.0
"""The two skins of one address, held against each other."""
import gzip
import os
import re
from collections import defaultdict

import pages

LOW_BYTES_MAX = 14000

FULL_TWINS = ("Low graphics version", "Low graphics version of this page")
LOW_TWINS = ("Full version", "Full version of this page")
WHOLE = re.compile(r"The whole in the full version \(\d+ kB of text\)")
PAGER = re.compile(r"Part (\d+) of (\d+)\.( Part before)?( Next part)? " +
                   WHOLE.pattern)
POINTER = re.compile(r"More .* stories are at the foot of the page\.")
WEIGHT = re.compile(r", (\d+) kB\](?=\s|$)")
#: A clip's link, which is the same in both skins.
CLIP = re.compile(r"(?:Listen|Watch): .*, ([\d,]+) kB")


def to_full(href):
    """A link of the low skin as the full skin has it."""
    return href[4:] if href.startswith("/low/") else href


def is_internal(href):
    return href.startswith("/") and not href.startswith("//")


#: What machines and terminals read has no skin.
SKINLESS = re.compile(r"/[^?#]*\.(atom|rss|json|txt|xml)(\?.*)?")


class Twins:
    """Asks for addresses in both skins and notes what differs, by property."""

    def __init__(self, client, base_url, media):
        self.client, self.base_url, self.media = client, base_url, media
        self.faults = defaultdict(list)
        self.n_pages = 0
        self.n_parted = 0
        self.n_live = 0
        self.largest = (0, "")

    def fault(self, about, address, text):
        self.faults[about].append(f"{address}: {text}")

    def same(self, about, address, full, low):
        """Whether the two are equal; where they part is noted."""
        if full == low:
            return True
        at = 0
        while at < min(len(full), len(low)) and full[at] == low[at]:
            at += 1
        start, end = (max(0, at - 30), at + 60) if isinstance(full, str) \
            else (at, at + 2)
        self.fault(about, address, f"full has {full[start:end]!r}, "
                   f"low {low[start:end]!r}")
        return False

    def ask(self, address, method="GET"):
        self.n_pages += 1
        return self.client.get(address, method)

    def compare(self, address, method="GET", twin=None):
        """Check address and its twin; returns the full page, or None."""
        full = self.ask(address, method)
        low = self.ask("/low" + address, method)
        self.same("status", address, [full.status], [low.status])
        if full.status != low.status:
            return None
        if full.status in (301, 302, 304):
            self.same("redirect", address, full.header("Location") or "",
                      to_full(low.header("Location") or ""))
            return None
        one = pages.Page(full.text)
        parts = [self.low_page("/low" + address, low)]
        parts += self.further_parts(address, parts[0])
        self.compare_pages(address, one, parts,
                           address if twin is None else twin)
        return one

    def compare_live(self, address):
        """Pages 2 and on of a live page, each with its twin; how many."""
        n, at = 1, address
        while at is not None:
            page = self.compare(at)
            older = [] if page is None else [
                href for text, href in page.main_links
                if text == "Older entries"]
            at = older[0] if older else None
            n += at is not None
        for prefix in ("", "/low"):
            beyond = self.ask(f"{prefix}{address}?page={n + 1}").status
            if beyond != 404:
                self.fault("parts", address, f"page {n + 1} gives {beyond}")
        self.compare(address + "?refresh=60", twin=address)
        return n

    def low_page(self, address, answer):
        """What holds for each page of the low skin by itself."""
        n = len(gzip.compress(answer.body, 6))
        self.largest = max(self.largest, (n, address))
        if n > LOW_BYTES_MAX:
            self.fault("bytes", address, f"{n} bytes gzipped")
        page = pages.Page(answer.text)
        for request in page.requests:
            self.fault("requests", address, request)
        icon = page.head("link", "rel", "icon", "href") or ""
        if not icon.startswith("data:"):
            self.fault("requests", address,
                       "no icon in the page, so browsers ask for one")
        for text, href in page.main_links + page.chrome_links:
            self.check_inside(address, text, href)
        for href in ("main", "top"):
            if href not in page.ids:
                self.fault("chrome", address, f"nothing has the id {href}")
        return page

    def check_inside(self, address, text, href):
        if not is_internal(href) or href.startswith("/low/"):
            return
        if text in LOW_TWINS or WHOLE.fullmatch(text) or \
                SKINLESS.fullmatch(href):
            return
        if href.startswith("/media/"):
            self.check_weight(address, text, href)
        else:
            self.fault("inside", address, f"{text!r} leads to {href}")

    def check_weight(self, address, text, href):
        """The kB that a picture's link names are those of the file."""
        weight = WEIGHT.search(text) or CLIP.fullmatch(text)
        path = os.path.join(self.media, href[len("/media/"):])
        if weight is None:
            self.fault("weight", address, f"{text!r} says no size")
        elif not os.path.exists(path):
            self.fault("weight", address, f"there is no {href}")
        elif (os.path.getsize(path) + 1023) // 1024 != \
                int(weight[1].replace(",", "")):
            self.fault("weight", address, f"{href} has "
                       f"{os.path.getsize(path)} bytes: {text!r}")

    def further_parts(self, address, first):
        """Parts 2 and on of a story that the low skin pages."""
        pagers = [block for block in first.blocks
                  if PAGER.fullmatch(block.text)]
        if not pagers:
            return []
        self.n_parted += 1
        last = int(PAGER.fullmatch(pagers[0].text)[2])
        parts = []
        for number in range(2, last + 1):
            uri = f"/low{address}?page={number}"
            answer = self.ask(uri)
            if answer.status != 200:
                self.fault("parts", uri, f"status {answer.status}")
                return parts
            parts.append(self.low_page(uri, answer))
        beyond = self.ask(f"/low{address}?page={last + 1}").status
        if beyond != 404:
            self.fault("parts", address, f"part {last + 1} gives {beyond}")
        return parts

    def compare_pages(self, address, full, parts, twin):
        blocks, headings, links = self.join(address, parts)
        full_blocks, full_links, pointers = self.without_pointer(
            address, full.blocks, full.main_links, full.ids)
        if pointers != self.count_pointers(address, parts):
            self.fault("parts", address,
                       "the pointer to more stories is in one skin only")
        self.same("headings", address, full.headings, headings)
        self.same("text", address,
                  pages.squeeze(" ".join(b.text for b in full_blocks)),
                  pages.squeeze(WEIGHT.sub("]", " ".join(
                      b.text for b in blocks))))
        self.same("links", address,
                  [(text, to_full(href)) for text, href in full_links],
                  [(WEIGHT.sub("]", text), to_full(href))
                   for text, href in links])
        self.same("forms", address, full.forms,
                  [(to_full(action), fields)
                   for action, fields in parts[0].forms])
        for part in parts:
            self.compare_heads(address, full, part)
            self.compare_chrome(address, full, part, twin)

    def without_pointer(self, address, blocks, links, ids):
        """blocks and links but for the in-page pointer, and how many."""
        n = sum(href == "#more" for _, href in links)
        if n and "more" not in ids:
            self.fault("parts", address, "#more leads nowhere")
        return ([b for b in blocks if not POINTER.fullmatch(b.text)],
                [link for link in links if link[1] != "#more"], n)

    def count_pointers(self, address, parts):
        n = 0
        for part in parts:
            n += self.without_pointer(
                address, part.blocks, part.main_links, part.ids)[2]
        return n

    def join(self, address, parts):
        """The blocks, headings and links of the parts as of one page."""
        if len(parts) == 1:
            blocks, links, _ = self.without_pointer(
                address, parts[0].blocks, parts[0].main_links, parts[0].ids)
            return blocks, parts[0].headings, links
        head, body, foot = [], [], []
        headings, links = parts[0].headings[:1], []
        for number, part in enumerate(parts, 1):
            above, inner, foot = self.split(address, part, number, len(parts))
            if number == 1:
                head = above
            elif [b.text for b in above] != \
                    self.repeated(head) + ["Part %d" % number]:
                self.fault("parts", f"{address}?page={number}",
                           f"begins with {above}")
            body += inner
            if part.headings[:1] != headings[:1]:
                self.fault("parts", f"{address}?page={number}",
                           "has another first heading")
            # A later part has its number for a heading of its own.
            headings = headings + part.headings[1 if number == 1 else 2:]
            links += [link for link in part.main_links
                      if link[1] != "#more" and not self.is_pager(link)]
        return head + body + foot, headings, links

    @staticmethod
    def is_pager(link):
        return link[0] in ("Part before", "Next part") or \
            WHOLE.fullmatch(link[0])

    @staticmethod
    def repeated(head):
        """Of a story's head what each part begins with: kind, headline."""
        out = []
        for block in head:
            out.append(block.text)
            if block.tag == "h1":
                return out
        return out

    def split(self, address, part, number, last):
        """The blocks above the pager, between the two, and below."""
        blocks, _, _ = self.without_pointer(
            address, part.blocks, part.main_links, part.ids)
        at = [i for i, b in enumerate(blocks) if PAGER.fullmatch(b.text)]
        where = f"{address}?page={number}"
        if len(at) != 2:
            self.fault("parts", where, f"has {len(at)} pagers, not 2")
            return [], blocks, []
        for i in at:
            self.check_pager(address, where, blocks[i].text, number, last)
        self.check_pager_links(address, where, part, number, last)
        return blocks[:at[0]], blocks[at[0] + 1:at[1]], blocks[at[1] + 1:]

    def check_pager(self, address, where, text, number, last):
        found = PAGER.fullmatch(text)
        if (int(found[1]), int(found[2])) != (number, last) or \
                (found[3] is not None) != (number > 1) or \
                (found[4] is not None) != (number < last):
            self.fault("parts", where, f"its pager says {text!r}")

    def check_pager_links(self, address, where, part, number, last):
        def of(n):
            return f"/low{address}" + (f"?page={n}" if n > 1 else "")
        want = [of(number - 1)] if number > 1 else []
        want += [of(number + 1)] if number < last else []
        want += [address]
        got = [href for text, href in part.main_links
               if self.is_pager((text, href))]
        if got != want * 2:
            self.fault("parts", where, f"its pager leads to {got}")

    def compare_heads(self, address, full, low):
        self.same("heads", address, full.title, low.title)
        for name in ("lang", "dir"):
            self.same("heads", address, full.attributes.get(name, ""),
                      low.attributes.get(name, ""))
        self.same("heads", address,
                  full.head("link", "rel", "canonical", "href") or "",
                  low.head("link", "rel", "canonical", "href") or "")
        # A page that refreshes itself is the one that does not.
        address = re.sub(r"[?&]refresh=60$", "", address)
        alternates = [attrs["href"] for tag, attrs in full.heads
                      if tag == "link" and "type" not in attrs and
                      attrs.get("rel") == "alternate"]
        if alternates:
            self.same("twin", address, alternates,
                      [f"{self.base_url}/low{address}"])
            self.same("heads", address, self.base_url + address,
                      full.head("link", "rel", "canonical", "href") or "")

    def compare_chrome(self, address, full, low, twin):
        def split(links, twins):
            rest = {(text, to_full(href)) for text, href in links
                    if text not in twins}
            return rest, [href for text, href in links if text in twins]
        full_rest, full_twins = split(full.chrome_links, FULL_TWINS)
        low_rest, low_twins = split(low.chrome_links, LOW_TWINS)
        self.same("twin", address, full_twins, ["/low" + twin] * 2)
        self.same("twin", address, low_twins, [twin] * 2)
        for text, href in sorted(full_rest ^ low_rest):
            self.fault("chrome", address, f"{text!r} to {href} is in one "
                       "skin only")

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A story mailed to friends, through the web servers as shipped.

What is refused comes back with its text and the reason beside the field, and
nothing is queued. What is taken is queued once. Limits are never passed, by
nobody, however many try at once. Only stories that readers may see can be
sent, and every other number is the same 404. Links of our letters change
nothing until their button is pressed.
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import server  # noqa: E402
import tap  # noqa: E402
from letters import TYPE, change, fields_of, query  # noqa: E402
from mailing import Sender, address_of  # noqa: E402

FRONTS = ("nginx", "apache", "cgi")
WIDE = {"email_network_per_hour": 100000, "email_network_per_day": 100000,
        "email_sender_per_day": 100000, "email_recipient_per_day": 100000,
        "email_domain_per_hour": 100000, "email_story_per_hour": 100000,
        "email_total_per_hour": 100000}
HEADER = "\r\nBcc: everybody@example.org"


def at_once(n, do):
    with concurrent.futures.ThreadPoolExecutor(min(n, 50)) as pool:
        return list(pool.map(do, range(n)))


def refusals(s, other):
    """(name, fields, what the page says)"""
    taken = s.token()
    rows = [
        ("no name", {"name": " "}, "this cannot be empty"),
        ("a long name", {"name": "n" * 41}, "at most 40 fit"),
        ("a link for a name", {"name": "casino.example"}, "letters only"),
        ("a number for a name", {"name": "Ring 01234"}, "letters only"),
        ("a header in the name", {"name": "Ann" + HEADER},
         "characters that are not text"),
        ("a line feed in the name", {"name": "Ann\nX: y"},
         "characters that are not text"),
        ("a control character", {"name": "A\x07B"},
         "characters that are not text"),
        ("a turned name", {"name": "a\u202eb"},
         "characters that are not text"),
        ("no address", {"email": ""}, "this cannot be empty"),
        ("no address at all", {"email": "pilot"}, "not an e-mail address"),
        ("two senders", {"email": "a@example.org, b@example.org"},
         "not an e-mail address"),
        ("a header in the address", {"email": "a@example.org" + HEADER},
         "characters that are not text"),
        ("no friend", {"friends": " , "}, "this cannot be empty"),
        ("four friends", {"friends": "a@x.org,b@x.org,c@x.org,d@x.org"},
         "there are 4 addresses, and at most 3 fit"),
        ("a friend without an address", {"friends": "a@x.org, b"},
         "not an e-mail address"),
        ("a friend in quotes", {"friends": '"B" <b@x.org>'},
         "not an e-mail address"),
        ("a friend at an address of numbers", {"friends": "b@[192.0.2.1]"},
         "not an e-mail address"),
        ("a bidi friend", {"friends": "b\u2066@x.org"},
         "characters that are not text"),
        ("a friend with a percent sign and a line",
         {"friends": "b@x.org%0abcc:c@x.org"}, "not an e-mail address"),
        ("a line separator", {"friends": "b\u2028@x.org"},
         "not an e-mail address"),
        ("a long note", {"note": "n" * 301}, "at most 300 fit"),
        ("a control character in the note", {"note": "a\x1bb"},
         "characters that are not text"),
        ("no token", {"token": None}, "not one that we made"),
        ("a bad token", {"token": s.token()[:-1] + "x"},
         "not one that we made"),
        ("another story's token", {"token": s.token(story=other)},
         "not one that we made"),
        ("another form's token", {"token": s.token(form="debate")},
         "not one that we made"),
        ("too early", {"token": lambda: s.token(age=1)}, "quicker than anyone"),
        ("before its time", {"token": s.token(age=-600)},
         "quicker than anyone"),
        ("too late", {"token": s.token(age=24 * 3600 + 30)},
         "open for more than a day"),
        ("sent already", {"token": taken, "note": "Another"},
         "sent already"),
    ]
    return taken, rows


def main_part(text):
    return text[text.index("<main"):text.index("</main")] \
        if "<main" in text else text


def given_back(sent):
    """What the form has of what was sent."""
    gone = re.compile("[\x07\x1b\u202e\u2066]")

    def tidy(value):
        return re.sub(r"\s*[\r\n]+\s*", " ", gone.sub("", value)).strip()
    want = {k: tidy(v) for k, v in sent.items()
            if k in ("name", "email", "note")}
    return want


def check_refusals(site, s, other):
    taken, rows = refusals(s, other)
    tap.eq(s.post(site, token=taken).status, 303, "a story is sent")
    before = s.sendings(), s.messages()
    for front in site.fronts:
        for name, changed, words in rows:
            skin = "/low" if len(name) % 2 else ""
            # Made when it is sent: in a moment it is early no more.
            sent = s.fields(**{k: v() if callable(v) else v
                               for k, v in changed.items()})
            got = s.post(site, front, skin,
                         raw=urllib.parse.urlencode(sent).encode())
            fields = fields_of(got.text)
            want = given_back(sent)
            tap.ok(got.status == 400 and words in got.text and
                   'role="alert"' in got.text and
                   got.headers.get("cache-control") == "no-store" and
                   all(fields.get(k) == v for k, v in want.items()) and
                   fields.get("token") not in (None, "", sent.get("token")),
                   f"{front}{skin}: {name} gets 400, the reason, what was "
                   "typed and a new form", (got.status, fields, want))
    tap.eq((s.sendings(), s.messages()), before,
           "nothing of what was refused is queued")
    got = s.post(site, friends="a b")
    text = main_part(got.text)
    tap.ok('id="friends-fault"' in text and 'href="#friends"' in text and
           'aria-invalid="true"' in text,
           "the reason is at the field and at the top")


def check_taken(site, s):
    for front in site.fronts:
        for skin in ("", "/low"):
            fields = s.fields(friends="A@b.example;c@d.example ,a@B.example",
                              note="See www.spam.example or 01234 567 890")
            got = s.post(site, front, skin,
                         raw=urllib.parse.urlencode(fields).encode())
            where = f"{skin}/email/{s.story}/sent"
            tap.ok(got.status == 303 and got.headers["location"] == where,
                   f"{front}{skin}: taken, and on to what happened",
                   (got.status, got.text[:300]))
            page = site.get(where, front=front)
            tap.ok(page.status == 200 and "Follow the link" in page.text and
                   re.search(rf'href="{skin}/[a-z/-]+/{s.story}/', page.text),
                   f"{front}{skin}: which says what, and has the story's "
                   "address")
            key = fields["token"].split("-")[1]
            row = [r for r in s.sendings() if r[0] == key]
            tap.eq([r[1:] for r in row],
                   [("verified", "A pilot", "pilot@example.org",
                     "See [\u2026] or [\u2026]", None)],
                   f"{front}{skin}: the sending is kept, its note made safe")
            tap.eq(s.messages(key),
                   [("confirm", "pilot@example.org", "queued"),
                    ("story", "A@b.example", "unconfirmed"),
                    ("story", "c@d.example", "unconfirmed")],
                   f"{front}{skin}: one letter each, which wait for the "
                   "sender")


def check_twice(site, s):
    body = address_of(s)
    before = len(s.sendings()), len(s.messages())
    got = at_once(20, lambda i: s.post(site, raw=body).status)
    tap.eq((set(got), len(s.sendings()), len(s.messages())),
           ({303}, before[0] + 1, before[1] + 2),
           "sent twenty times at once it is sent once")
    trapped = s.post(site, more="x")
    tap.eq((trapped.status, len(s.sendings())), (303, before[0] + 1),
           "a robot in the trap gets thanks, and nothing is sent")


def check_numbers(site, s, home):
    """No address of a form says what the newsroom has."""
    hidden = {}
    for state in ("draft", "ready", "embargoed"):
        path = os.path.join(home, state + ".story")
        with open(path, "w") as out:
            out.write(f"Section: harbour\nHeadline: A hidden {state} story\n"
                      + ("Embargo: 2099-01-01T00:00:00Z\n"
                         if state == "embargoed" else "") + "\nHidden.\n")
        made = server.broadsheet(home, "story", "new", path)
        hidden[state] = re.search(r"\d+", made.stdout)[0]
        if state != "draft":
            server.broadsheet(home, "story", "ready", hidden[state])
    hidden["unknown"] = "999999"
    gone = query(home, "edition",
                 "SELECT id FROM story WHERE withdrawn_at IS NOT NULL")
    if gone:
        hidden["withdrawn"] = str(gone[0][0])
    page = query(home, "edition",
                 "SELECT id FROM story WHERE page IS NOT NULL LIMIT 1")
    hidden["standing page"] = str(page[0][0])
    want = None
    for name, number in sorted(hidden.items()):
        for method in ("GET", "POST"):
            got = site.get(f"/email/{number}", method=method,
                           body=address_of(s), headers={"Content-Type": TYPE})
            text = got.text.replace(f"/email/{number}", "/email/N")
            want = want or text
            tap.ok(got.status == 404 and text == want,
                   f"{method} of {name}: the same 404", got.status)
    for path in ("/email/0", "/email/x", "/email/", "/email/1e3",
                 "/email/confirm", "/email/block", "/email/confirm?k=",
                 "/email/block?a=" + "0" * 32 + "-" + "0" * 32):
        tap.eq(site.get(path).status, 404, f"{path} is no page")
    got = site.get(f"/email/{s.story}?utm_source=x")
    tap.eq((got.status, got.headers.get("location")),
           (301, f"/email/{s.story}"), "a parameter leads to the one address")


def check_mailto(site, s, home):
    headline = query(home, "edition", "SELECT short FROM story WHERE id = ?",
                     s.story)[0][0]
    for skin in ("", "/low"):
        link = re.search(r'href="mailto:\?([^"]*)"',
                         site.get(f"{skin}/email/{s.story}").text)
        got = urllib.parse.parse_qs(link[1].replace("&amp;", "&"),
                                    strict_parsing=True) if link else {}
        tap.ok(got.get("subject") == [headline] and "+" not in link[1] and
               server.SETTINGS["base_url"] + "/low/" in got["body"][0],
               f"{skin or 'full'}: a link for one's own mail program has "
               "headline and addresses", link and link[1])


def check_links(site, s, home):
    """Whoever only looks changes nothing; the button does, once."""
    fields = s.fields(friends="a@b.example, c@d.example")
    key = fields["token"].split("-")[1]
    s.post(site, raw=urllib.parse.urlencode(fields).encode())
    path = s.confirm_path(key)
    for skin in ("", "/low"):
        got = site.get(skin + path)
        tap.ok(got.status == 200 and "Yes, send it" in got.text and
               got.headers["cache-control"] == "no-store",
               f"{skin or 'full'}: the link shows a button")
    tap.eq([m[2] for m in s.messages(key)],
           ["queued", "unconfirmed", "unconfirmed"],
           "and looking sends nothing")
    for bad in (path[:-1] + ("0" if path[-1] != "0" else "1"),
                path.replace(key, "0" * 32), path.replace("confirm", "block")):
        tap.eq((site.get(bad, method="POST", body=b"").status), 404,
               "a link that is not ours is no page")
    got = at_once(10, lambda i: site.get(
        path, method="POST", body=b"", headers={"Content-Type": TYPE}).status)
    tap.eq((set(got), [m[2] for m in s.messages(key)]),
           ({200}, ["queued"] * 3), "the button lets it go out")
    tap.ok("on its way" in site.get(path).text, "and the link says so then")
    late = s.fields()
    key = late["token"].split("-")[1]
    s.post(site, raw=urllib.parse.urlencode(late).encode())
    change(home, "postroom", "UPDATE sending SET accepted = accepted - 172900"
                             " WHERE key = ?", key)
    got = site.get(s.confirm_path(key), method="POST", body=b"")
    tap.ok("no longer good" in got.text and
           [m[2] for m in s.messages(key)] == ["queued", "unconfirmed"],
           "after two days it sends nothing, and says so")
    block = s.block_path("c@d.example")
    tap.ok("Send me nothing more" in site.get(block).text and
           not query(home, "postroom", "SELECT 1 FROM blocked"),
           "the link to have no more mail shows a button, and does nothing")
    got = site.get(block, method="POST", body=b"List-Unsubscribe=One-Click",
                   headers={"Content-Type": TYPE})
    tap.ok(got.status == 200 and query(home, "postroom", "SELECT address FROM "
                                       "blocked") == [(s.hash(
                                           "address", "c@d.example"),)],
           "one click, as RFC 8058 has it, blocks", got.status)
    tap.eq(site.get(block, method="POST", body=b"").status, 200,
           "a second one is no fault")


def check_modes(home, story):
    for mode, words, kinds in (
            ("open", "on its way to your friend",
             [("story", "keeper@example.net", "queued")]),
            ("self", "on its way to you",
             [("story", "pilot@example.org", "queued")])):
        server.write_conf(home, email_mode=mode, **WIDE)
        s = Sender(home, story)
        with server.Site(home, ("nginx",), postroom=True,
                         env={"BROADSHEET_STRICT": "1"}) as site:
            form = site.get(s.path).text
            tap.eq("friends" in fields_of(form), mode == "open",
                   f"{mode}: the form asks for what it needs")
            fields = s.fields()
            got = s.post(site, raw=urllib.parse.urlencode(fields).encode())
            tap.ok(got.status == 303 and words in site.get(
                got.headers["location"]).text, f"{mode}: it is sent")
            tap.eq(s.messages(fields["token"].split("-")[1]), kinds,
                   f"{mode}: what is queued")
            tap.eq(s.post(site, email="x").status, 400,
                   f"{mode}: no address, no mail")
    for off in ({"email_mode": "off"}, {"mail_transport": "off"}):
        server.write_conf(home, **off)
        s = Sender(home, story)
        with server.Site(home, ("nginx",), postroom=True,
                         env={"BROADSHEET_STRICT": "1"}) as site:
            before = len(s.sendings())
            form = site.get(s.path)
            tap.ok(form.status == 200 and "<form" not in main_part(form.text)
                   .split("mailto:")[0] and "mailto:?" in form.text,
                   f"{off}: there is no form, but a link")
            tap.eq((s.post(site).status, len(s.sendings())), (400, before),
                   f"{off}: and nothing is taken")
            tap.eq(site.get(s.path + "/sent").status, 404,
                   f"{off}: nor thanked for")


def letters_of(home):
    return query(home, "postroom", "SELECT count(*) FROM message")[0][0]


def check_limits(home, story):
    """Each by itself: a hundred at once, and as many go out as fit."""
    rows = (
        ("email_network_per_hour", 1, {}, {"address": "192.0.2.7"}),
        ("email_network_per_day", 4, {}, {"address": "2001:db8::%x"}),
        ("email_sender_per_day", 3, {"email": "one+%d@Example.org"}, {}),
        ("email_recipient_per_day", 2, {"friends": "Bob+%d@x.example"}, {}),
        ("email_domain_per_hour", 5, {"friends": "b%d@X.example"}, {}),
        ("email_story_per_hour", 6, {}, {}),
        ("email_total_per_hour", 7, {}, {}),
    )
    for option, most, fields, how in rows:
        server.write_conf(home, email_mode="open",
                          **dict(WIDE, **{option: most}))
        change(home, "postroom", "DELETE FROM claim")
        s = Sender(home, story)
        with server.Site(home, ("nginx",), postroom=True) as site:
            def send(i):
                own = {"email": f"s{i}@e{i}.example",
                       "friends": f"f{i}@g{i}.example"}
                own.update({k: v % i for k, v in fields.items()})
                address = how.get("address", f"198.51.{i}.1")
                return s.direct(site, address_of(s, **own),
                                address % i if "%" in address else address)
            before = letters_of(home)
            got = at_once(100, send)
            taken = sum(a.status == 303 for a in got)
            over = [a for a in got if a.status == 429]
            tap.eq((taken, len(over), letters_of(home) - before),
                   (most, 100 - most, most),
                   f"{option} = {most}: of 100 at once {most} are taken")
            tap.ok(all(int(a.headers["retry-after"]) > 0 and
                       "Too much was sent" in a.text and
                       fields_of(a.text).get("note") == "Do read this."
                       for a in over),
                   f"{option}: the others are told when, and keep the text")
        with server.Site(home, ("nginx",), postroom=True) as site:
            tap.eq(send(101 if "%d" in str(fields) or not fields else 0)
                   .status, 429, f"{option}: it outlives the program")


def check_bots(home, story):
    """50 networks, 1,000 tries: never over any ceiling."""
    caps = {"email_network_per_hour": 5, "email_network_per_day": 20,
            "email_sender_per_day": 10, "email_recipient_per_day": 3,
            "email_domain_per_hour": 60, "email_story_per_hour": 100,
            "email_total_per_hour": 130}
    server.write_conf(home, **caps)
    change(home, "postroom", "DELETE FROM claim")
    change(home, "postroom", "DELETE FROM message")
    change(home, "postroom", "DELETE FROM sending")
    s = Sender(home, story)
    with server.Site(home, ("nginx",), postroom=True) as site:
        def send(i):
            body = address_of(
                s, email=f"bot{i % 90}@bots.example",
                friends=f"victim{i % 40}@d{i % 3}.example, "
                        f"victim{i % 41}@d{i % 2}.example")
            return s.direct(site, body, f"203.0.113.{i % 50}").status
        got = at_once(1000, send)
    tap.eq(set(got), {303, 429}, "robots get thanks or a limit")
    rows = query(home, "postroom", "SELECT m.recipient, m.kind, s.sender FROM "
                 "message m JOIN sending s ON s.key = m.origin")
    friends = [r[0] for r in rows if r[1] == "story"]
    domains = [f.split("@")[1] for f in friends]
    senders = [r[2] for r in rows if r[1] == "confirm"]
    tap.ok(len(rows) <= 100 and got.count(303) <= 250 and
           max(map(friends.count, friends)) <= 3 and
           max(map(domains.count, domains)) <= 60 and
           max(map(senders.count, senders)) <= 10,
           "1,000 tries of 50 networks pass no ceiling",
           (len(rows), got.count(303)))
    tap.ok(len(rows) > 90, "and the site's readers are not locked out by one "
           "network", len(rows))
    sizes = query(home, "postroom", "SELECT count(*) FROM claim")[0][0]
    tap.ok(sizes < 1000, "what was refused leaves nothing behind", sizes)


def check_proxies(home, story):
    server.write_conf(home, email_mode="open", trusted_proxies=["192.0.2.8"],
                      **dict(WIDE, email_network_per_hour=1))
    change(home, "postroom", "DELETE FROM claim")
    s = Sender(home, story)
    with server.Site(home, ("nginx",), postroom=True) as site:
        def send(address, forwarded):
            return s.direct(site, address_of(s), address,
                            HTTP_X_FORWARDED_FOR=forwarded).status
        tap.eq([send("192.0.2.8", "198.51.100.1"),
                send("192.0.2.8", "198.51.100.1"),
                send("192.0.2.8", "198.51.100.2"),
                send("192.0.2.8", "198.51.100.3, 198.51.100.2")],
               [303, 429, 303, 429],
               "behind a proxy of ours each reader counts by themselves")
        tap.eq([send("203.0.113.1", "198.51.100.7"),
                send("203.0.113.1", "198.51.100.8")], [303, 429],
               "and nobody else can say who they are")


def check_forgotten(home, story):
    """When the letters have gone out no address is left in any file."""
    server.write_conf(home, **WIDE)
    s = Sender(home, story)
    names = [b"forgetful-pilot@example.org", b"forgotten-keeper@example.net"]

    def found():
        edition = os.path.join(home, "edition")
        return {(name, file) for file in os.listdir(edition)
                if os.path.isfile(os.path.join(edition, file))
                for name in names
                if name in open(os.path.join(edition, file), "rb").read()}
    with server.Site(home, ("nginx",), postroom=True) as site:
        fields = s.fields(email=names[0].decode(), friends=names[1].decode())
        s.post(site, raw=urllib.parse.urlencode(fields).encode())
        server.broadsheet(home, "deliver")
        tap.ok(found(), "an address is there while it is needed")
        site.get(s.confirm_path(fields["token"].split("-")[1]),
                 method="POST", body=b"")
        server.broadsheet(home, "deliver")
        tap.eq(found(), set(), "and in no file when the letters are out, "
               "while the postroom goes on")
    left = query(home, "postroom", "SELECT name, sender, note, confirmed > 0 "
                 "FROM sending WHERE key = ?", fields["token"].split("-")[1])
    tap.eq(left, [("", "", "", 1)], "nor are name and note")


def check_faults(home, story):
    """What cannot be kept is not accepted, and the text is given back."""
    server.write_conf(home, email_mode="open", **WIDE)
    edition = os.path.join(home, "edition")
    s = Sender(home, story)
    with server.Site(home, ("nginx",), postroom=True) as site:
        def try_it(name):
            before = letters_of(home)
            got = s.post(site, note="Keep this.")
            tap.ok(got.status == 503 and got.headers.get("retry-after") and
                   "We cannot take this just now" in got.text and
                   fields_of(got.text).get("note") == "Keep this." and
                   letters_of(home) == before,
                   f"{name}: 503, the text, and nothing accepted",
                   (got.status, fields_of(got.text)))
        lock = subprocess.Popen(
            [sys.executable, "-c",
             "import fcntl, sys\n"
             "f = open(sys.argv[1], 'r+')\n"
             "fcntl.lockf(f, fcntl.LOCK_EX)\n"
             "fcntl.flock(f, fcntl.LOCK_EX)\n"
             "print('locked', flush=True)\nsys.stdin.read()",
             os.path.join(edition, "postroom.db.lock")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        lock.stdout.readline()
        try_it("a database that another holds")
        lock.stdin.close()
        lock.wait()
        tap.eq(s.post(site).status, 303, "free again, it is taken")


def check_full(home, story):
    """A disk that is full, for real."""
    small = os.path.join(home, "small")
    os.mkdir(small)
    if os.geteuid() != 0 or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", small],
            stderr=subprocess.DEVNULL).returncode != 0:
        tap.skip("a full disk", "only root can mount one")
        return
    try:
        edition = os.path.join(small, "edition")
        os.mkdir(edition)
        for name in os.listdir(os.path.join(home, "edition")):
            if name != "media":
                shutil.copy(os.path.join(home, "edition", name), edition)
        server.write_conf(small, email_mode="open", **WIDE)
        s = Sender(small, story)
        with server.Site(small, ("nginx",), postroom=True) as site:
            tap.eq(s.post(site).status, 303, "with room it is taken")
            with open(os.path.join(small, "filler"), "wb", 0) as out:
                try:
                    while True:
                        out.write(b"x" * 4096)
                except OSError:
                    pass
            end, got = time.monotonic() + 60, None
            while time.monotonic() < end:
                got = s.post(site, note="Keep this.")
                if got.status != 303:
                    break
            tap.ok(got.status == 503 and
                   fields_of(got.text).get("note") == "Keep this.",
                   "a full disk: 503, and the text", got.status)
            before = letters_of(small)
            os.unlink(os.path.join(small, "filler"))
            tap.eq((s.post(site).status, letters_of(small)),
                   (303, before + 1), "with room again it is taken")
    finally:
        subprocess.run(["umount", "-l", small], check=False)


def main():
    tap.need("nginx", "apache2")
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, server.demo(), **WIDE)
        stories = [row[0] for row in query(
            home, "edition", "SELECT id FROM story WHERE page IS NULL AND "
            "withdrawn_at IS NULL ORDER BY id LIMIT 2")]
        s = Sender(home, stories[0])
        with server.Site(home, FRONTS, postroom=True,
                         env={"BROADSHEET_STRICT": "1"}) as site:
            check_refusals(site, s, stories[1])
            check_taken(site, s)
            check_twice(site, s)
            check_numbers(site, s, home)
            check_mailto(site, s, home)
            check_links(site, s, home)
        check_modes(home, stories[0])
        check_limits(home, stories[0])
        check_bots(home, stories[0])
        check_proxies(home, stories[0])
        check_forgotten(home, stories[0])
        check_faults(home, stories[0])
        check_full(home, stories[0])
    tap.done()


if __name__ == "__main__":
    main()

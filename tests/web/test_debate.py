#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What readers send to a talking point, through the web servers as shipped.

What is refused comes back with its text, the reason and a new form, and
nothing of it is kept. What is taken is taken once, however often and by however
many connections at once it is sent; limits hold to the letter. Bodies that are
not what they say are no forms. Without the postroom reading goes on.
"""
import concurrent.futures
import os
import re
import socket
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import fcgi  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from letters import TYPE, Writer, change, fields_of, query  # noqa: E402

FRONTS = ("nginx", "apache", "cgi")
MESSAGE = "Keep this, whatever happens to it: \u00e9\u2026 <b>&amp;\n\nEnd."


def refusals(w, closed):
    """(name, fields, status, what the page says)"""
    taken = w.token()
    return taken, [
        ("no name", {"name": ""}, 400, "this cannot be empty"),
        ("a name of blanks", {"name": " \t "}, 400, "this cannot be empty"),
        ("a long name", {"name": "n" * 61}, 400,
         "this has 61 characters, and at most 60 fit"),
        ("a long place", {"place": "p" * 61}, 400, "at most 60 fit"),
        ("no address", {"email": "pilot"}, 400,
         "this is not an e-mail address"),
        ("two addresses", {"email": "a@example.org, b@example.org"}, 400,
         "this is not an e-mail address"),
        ("no message", {"message": ""}, 400, "this cannot be empty"),
        ("a long message", {"message": "m" * 2001}, 400,
         "this has 2001 characters, and at most 2000 fit"),
        ("a control character", {"name": "A\x07B"}, 400,
         "characters that are not text"),
        ("a turned direction", {"message": "a\u202eb"}, 400,
         "characters that are not text"),
        ("no token", {"token": None}, 400, "not one that we made"),
        ("a bad token", {"token": w.token()[:-1] + "x"}, 400,
         "not one that we made"),
        ("another debate's token", {"token": w.token(debate=closed)}, 400,
         "not one that we made"),
        ("another form's token", {"token": w.token(form="feedback")}, 400,
         "not one that we made"),
        # From a clock ahead of ours, so that no slow machine makes it good.
        ("too early", {"token": w.token(age=-600)}, 400,
         "quicker than anyone writes"),
        ("too late", {"token": w.token(age=24 * 3600 + 30)}, 400,
         "open for more than a day"),
        ("sent already", {"token": taken}, 400,
         "sent already, with another text"),
    ]


def main_part(text):
    return text[text.index("<main"):text.index("</main")]


def is_given_back(answer, sent):
    """What the form on a refused page has is what was sent."""
    got = fields_of(answer.text)
    want = {k: re.sub("[\x07\u202e]", "", v).replace("\r\n", "\n").strip()
            for k, v in sent.items() if k in ("name", "place", "email",
                                              "message")}
    return all(got.get(k) == v for k, v in want.items())


def check_refusals(site, w, closed):
    taken, rows = refusals(w, closed)
    first = w.post(site, token=taken)
    tap.eq(first.status, 303, "a letter is taken")
    before = w.letters()
    for front in site.fronts:
        for name, changed, status, words in rows:
            skin = "/low" if len(name) % 2 else ""
            sent = w.fields(**dict({"message": MESSAGE}, **changed))
            got = w.post(site, front, skin, raw=urllib.parse.urlencode(
                sent).encode())
            token = fields_of(got.text).get("token")
            tap.ok(got.status == status and words in got.text and
                   'role="alert"' in got.text and
                   got.headers.get("cache-control") == "no-store" and
                   is_given_back(got, sent) and
                   token not in (None, "", sent.get("token")),
                   f"{front}{skin}: {name} gets {status}, its text, the "
                   "reason and a new form",
                   f"{got.status} {fields_of(got.text)}")
    tap.eq(w.letters(), before, "nothing of what was refused is kept")
    for skin in ("", "/low"):
        got = w.post(site, skin=skin, name="")
        text = main_part(got.text)
        tap.ok('aria-invalid="true"' in text and 'id="name-fault"' in text and
               'href="#name"' in text, f"{skin or 'full'}: the reason is at "
               "the field and at the top, with a way to the field")
        page = site.get(skin + w.path)
        tap.ok('<meta name="robots" content="noindex">' in page.text and
               page.headers["cache-control"] == "no-store" and
               "set-cookie" not in page.headers and
               "<script" not in main_part(page.text),
               f"{skin or 'full'}: the form is in no index and no cache")


def check_taken(site, w, home):
    for front in site.fronts:
        for skin in ("", "/low"):
            before = len(w.letters())
            fields = w.fields(email="secret-sturgeon@example.org")
            raw = urllib.parse.urlencode(fields).encode()
            got = w.post(site, front, skin, raw=raw)
            where = f"{skin}/talking-point/{w.debate}/thanks"
            tap.ok(got.status == 303 and got.headers["location"] == where and
                   got.headers["cache-control"] == "no-store",
                   f"{front}{skin}: taken, and on to the thanks",
                   (got.status, got.headers))
            tap.eq(site.get(where, front=front).status, 200,
                   f"{front}{skin}: the thanks are a page")
            letters = w.letters()
            key = fields["token"].split("-")[1]
            tap.eq([row[1:7] for row in letters if row[0] == key],
                   [(w.debate, "A pilot", "Old Town",
                     "secret-sturgeon@example.org",
                     "One line.\n\nAnother <b>line</b>.", "pending")],
                   f"{front}{skin}: the letter is kept as it was written")
            tap.eq(len(letters), before + 1, f"{front}{skin}: once")
    key = [row[0] for row in w.letters() if "sturgeon" in row[4]][0]
    server.broadsheet(home, "debate", "approve", key)
    found = [name for name in os.listdir(os.path.join(home, "edition"))
             if not name.startswith("postroom.db") and
             os.path.isfile(os.path.join(home, "edition", name)) and
             b"sturgeon" in open(os.path.join(home, "edition", name),
                                 "rb").read()]
    tap.eq(found, [], "the e-mail address is in no file but the postroom's")
    address = site.get(f"/{w.debate}").headers["location"]
    number, = query(home, "edition", "SELECT number FROM contribution "
                                     "WHERE origin = ?", key)[0]
    for skin in ("", "/low"):
        text = site.get(skin + address).text
        tap.ok(f'id="c{number}"' in text and
               "Another &lt;b&gt;line&lt;/b&gt;." in text and
               "sturgeon" not in text,
               f"{skin or 'full'}: what is approved is shown by the next "
               "request, but for the address")
    server.broadsheet(home, "debate", "reject", key, "--why", "no")
    for skin in ("", "/low"):
        text = site.get(skin + address).text
        tap.ok(f'id="c{number}"' not in text and "Another" not in text,
               f"{skin or 'full'}: and gone by the next when it is taken off")
    hashes = {row[7] for row in w.letters() if row[4]}
    tap.ok(len(hashes) == 1 and re.fullmatch("[0-9a-f]{32}", hashes.pop()),
           "of the network there is a hash")
    before = w.letters()
    for front in site.fronts:
        got = w.post(site, front, more="https://spam.example/")
        tap.eq((got.status, got.headers.get("location")),
               (303, f"/talking-point/{w.debate}/thanks"),
               f"{front}: a robot is thanked")
    tap.eq(w.letters(), before, "and what it sent is not kept")


def at_once(n, do):
    with concurrent.futures.ThreadPoolExecutor(n) as pool:
        return list(pool.map(do, range(n)))


def check_twice(site, w):
    before = len(w.letters())
    raw = urllib.parse.urlencode(w.fields(message="A hundred times")).encode()
    fronts = ("nginx", "apache")
    got = at_once(100, lambda i: w.post(site, fronts[i % 2], raw=raw).status)
    tap.eq(sorted(set(got)), [303], "a form sent 100 times at once is taken")
    tap.eq(len(w.letters()), before + 1, "and makes one letter")
    # Other texts with one form: one of them is taken, whichever it is.
    token = w.token()
    got = at_once(20, lambda i: w.post(site, token=token,
                                       message=f"Text {i}").status)
    tap.eq(sorted(got), [303] + [400] * 19, "of 20 texts with one form, one")
    tap.eq(len(w.letters()), before + 2, "and one is kept")


def check_bodies(site, w):
    body = urllib.parse.urlencode(w.fields()).encode()
    good = urllib.parse.urlencode(w.fields(message="Whole")).encode()
    n = len(body)
    before = w.letters()
    rows = [
        ("short by one", dict(CONTENT_LENGTH=str(n + 1)), 400),
        ("long by one", dict(CONTENT_LENGTH=str(n - 1)), 400),
        ("negative", dict(CONTENT_LENGTH="-1"), 400),
        ("no number", dict(CONTENT_LENGTH="1e3"), 400),
        ("of no length", dict(CONTENT_LENGTH=None), 400),
        ("of an empty length", dict(CONTENT_LENGTH=""), 400),
        ("of 2^63", dict(CONTENT_LENGTH=str(2 ** 63)), 400),
        ("of 2^63-1", dict(CONTENT_LENGTH=str(2 ** 63 - 1)), 413),
        ("of no type", dict(CONTENT_TYPE=None), 415),
        ("of another type", dict(CONTENT_TYPE="text/plain"), 415),
        ("compressed", dict(HTTP_CONTENT_ENCODING="gzip"), 415),
        ("with a NUL", dict(body=body + b"\0"), 400),
        ("with a field twice", dict(body=body + b"&name=B"), 400),
        ("with an encoded NUL", dict(body=body + b"&x=%00"), 400),
        ("that is no UTF-8", dict(body=body + b"&x=%ff"), 400),
        ("of 65,537 bytes", dict(body=body + b"&" * (65537 - n)), 413),
        ("of 10 MB", dict(body=body + b"&" * 10 ** 7), 413),
        ("empty", dict(body=b""), 400),
    ]
    for name, changed, status in rows:
        got = w.direct(site, **dict({"body": body}, **changed))
        tap.ok(got.status == status and
               got.headers.get("cache-control") == "no-store",
               f"a body {name}: {status}", (got.status, got.text[:80]))
    tap.eq(w.letters(), before, "nothing of them is kept")
    tap.eq(w.direct(site, body=body + b"&" * (65536 - n)).status, 303,
           "a body of 65,536 bytes is taken")
    check_pieces(site, w, good)
    for front in site.fronts:
        got = w.post(site, front, raw=b"x" * 70000)
        tap.eq(got.status, 413, f"{front}: a body of 70,000 bytes is refused")
        got = w.post(site, front, headers={"Content-Type": "text/plain"})
        tap.eq(got.status, 415, f"{front}: another type is refused")


def check_pieces(site, w, body):
    """A request that comes byte by byte, and one that is never whole."""
    before = len(w.letters())
    whole = fcgi.request(w.path, "POST", body, CONTENT_TYPE=TYPE,
                         CONTENT_LENGTH=str(len(body)))
    client = fcgi.Client(site.postroom_socket)
    client.open()
    for i in range(0, len(whole), 7):
        client.send(whole[i:i + 7])
    tap.eq(client.read().status, 303, "a body in pieces is taken")
    client.close()
    client.open()
    client.send(whole[:-9])
    client.close()
    tap.eq(len(w.letters()), before + 1, "one that is cut off is not")


def check_methods(site, w):
    for front in site.fronts:
        got = site.get(w.path, front=front, method="PUT", body=b"a")
        tap.eq((got.status, got.headers.get("allow")),
               (405, "GET, HEAD, POST"), f"{front}: PUT to the form is 405")
        got = w.post(site, front, path=w.path.replace("write", "thanks"))
        tap.eq((got.status, got.headers.get("allow")), (405, "GET, HEAD"),
               f"{front}: POST to the thanks is 405")
        got = w.post(site, front, path="/talking-point/")
        tap.eq(got.status, 405, f"{front}: POST to the debates is 405")
        got = w.post(site, front, path="/talking-point/9999/write")
        tap.eq(got.status, 404, f"{front}: a debate that is not there is 404")
        got = site.get(w.path, front=front, method="HEAD")
        tap.eq((got.status, got.body), (200, b""), f"{front}: HEAD of a form")


def check_addresses(site, w):
    """One address for each page, and a feed."""
    one = site.get(f"/{w.debate}").headers["location"]
    number = f"/talking-point/{w.debate}"
    forms = [(form, one) for form in (
        number, number + "/", number + "/another", one + "/", one + "?x=1",
        one + "/more", one.replace("/talk", "//talk"), one.upper())]
    forms += [("/talking-point", "/talking-point/"),
              ("/talking-point/?x=1", "/talking-point/"),
              ("/talking-point/feed.rss?x=1", "/talking-point/feed.rss")]
    wrong = []
    for skin in ("", "/low"):
        for form, want in forms:
            got = site.get(skin + form)
            if "feed" in form:
                skinned = want
            else:
                skinned = skin + want
            if (got.status, got.headers.get("location")) != (301, skinned):
                wrong.append((skin + form, got.status, got.headers))
    tap.eq(wrong, [], "every other form of an address leads to the one")
    for path in (one + "?after=x", one + "?after=0", one + "?after=99",
                 "/talking-point/?before=x", "/talking-point/?before=1",
                 "/talking-point/99999999", "/talking-point/99999999/write"):
        tap.eq(site.get(path).status, 404, f"{path} is no page")
    feed = site.get("/talking-point/feed.json").text
    tap.ok(all(f"http://courier.example{one}" in site.get(
        f"/talking-point/feed.{kind}").text for kind in ("atom", "rss")) and
           f"tag:courier.example,2026-01-01:debate/{w.debate}" in feed,
           "debates have feeds", feed[:200])


def check_closing(site, w, home):
    """A debate closes by itself: no program has to do anything."""
    address = site.get(f"/talking-point/{w.debate}").headers["location"]
    was = site.get(address)
    closes, = query(home, "edition", "SELECT closes FROM debate WHERE id = ?",
                    w.debate)[0]
    change(home, "edition", "UPDATE debate SET closes = ? WHERE id = ?",
           int(time.time()) - 1, w.debate)
    time.sleep(1.1)  # for longer no page is kept
    now = site.get(address, headers={"If-None-Match": was.headers["etag"]})
    tap.ok(now.status == 200 and "Have your say" in was.text and
           "Have your say" not in now.text and ", closed <time" in now.text,
           "the page says so, though nothing was written", now.status)
    before = w.letters()
    seen = w.fields(token=w.token(nonce=before[0][0]), name=before[0][2],
                    place=before[0][3], email=before[0][4],
                    message=before[0][5])
    got = w.post(site, raw=urllib.parse.urlencode(seen).encode())
    tap.eq(got.status, 303, "what was taken before is thanked for again")
    for skin in ("", "/low"):
        got = w.post(site, skin=skin, message=MESSAGE)
        tap.ok(got.status == 400 and "This is closed" in got.text and
               fields_of(got.text)["message"] == MESSAGE,
               f"{skin or 'full'}: a late letter gets 400 and its text",
               got.status)
        got = site.get(skin + w.path)
        tap.ok(got.status == 200 and "<form" not in main_part(got.text) and
               "is closed" in got.text,
               f"{skin or 'full'}: there is no form any more")
    tap.eq(w.letters(), before, "nothing late is kept")
    change(home, "edition", "UPDATE debate SET closes = ? WHERE id = ?",
           closes, w.debate)


def is_listened(path):
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(path) == 0


def check_without(site, w, home):
    """Reading goes on; who writes is told, and keeps the text."""
    edition = os.path.join(home, "edition")
    for name in ("postroom.db", "postroom.db-wal", "postroom.db-shm"):
        os.rename(os.path.join(edition, name),
                  os.path.join(edition, "away-" + name))
    for front in ("nginx", "apache"):
        got = w.post(site, front, message=MESSAGE)
        tap.ok(got.status == 503 and got.headers.get("retry-after") and
               "We cannot take this just now" in got.text and
               fields_of(got.text).get("message") == MESSAGE and
               fields_of(got.text).get("token"),
               f"{front}: without postroom.db a letter gets 503 and its text",
               (got.status, got.headers))
        tap.eq(site.get(w.path, front=front).status, 503,
               f"{front}: and nobody is asked to write")
        for path in ("/", "/talking-point/", "/low/talking-point/"):
            tap.eq(site.get(path, front=front).status, 200,
                   f"{front}: {path} is there without postroom.db")
    for name in ("postroom.db", "postroom.db-wal", "postroom.db-shm"):
        os.rename(os.path.join(edition, "away-" + name),
                  os.path.join(edition, name))
    tap.eq(w.post(site).status, 303, "with it back, letters are taken")
    site.postroom.kill()
    site.postroom.wait()
    while is_listened(site.postroom_socket):  # its workers end by themselves
        time.sleep(0.05)
    for front in ("nginx", "apache"):
        for method in ("GET", "POST"):
            got = site.get(w.path, front=front, method=method, body=b"a=1",
                           headers={"Content-Type": TYPE})
            tap.ok(got.status == 503 and
                   b"Not available at the moment" in got.body and
                   got.headers.get("retry-after") == "10" and
                   got.headers.get("cache-control") == "no-store",
                   f"{front}: {method} of the form is 503 without "
                   "postroom.fcgi", (got.status, got.headers))
        for path in ("/", "/talking-point/", "/low/search?q=ferry"):
            tap.eq(site.get(path, front=front).status, 200,
                   f"{front}: {path} is there without postroom.fcgi")
    site.start_postroom()
    for front in ("nginx", "apache"):
        tap.eq(w.post(site, front).status, 303,
               f"{front}: with it back, letters are taken at once")


def check_limits(home, debate):
    server.write_conf(home, debate_per_hour=5, debate_total_per_hour=12)
    change(home, "postroom", "DELETE FROM claim")
    w = Writer(home, debate)
    with server.Site(home, ("nginx",), postroom=True) as site:
        before = len(w.letters())
        got = at_once(100, lambda i: w.post(site, message=f"Letter {i}"))
        taken = [a for a in got if a.status == 303]
        over = [a for a in got if a.status == 429]
        tap.eq((len(taken), len(over)), (5, 95),
               "of 100 letters at once from one network, the limit is taken")
        tap.eq(len(w.letters()), before + 5, "and kept")
        tap.ok(all(0 < int(a.headers["retry-after"]) <= 3600 and
                   "Too much was sent" in a.text and
                   fields_of(a.text)["message"].startswith("Letter ")
                   for a in over), "the others get their text, and when")
        tap.eq(w.direct(site, address="2001:db8:1:2::3").status, 303,
               "another network is not held up")

        def send(i):
            return w.direct(site, urllib.parse.urlencode(
                w.fields(message=f"Six {i}")).encode(),
                address=f"2001:db8:1:2:{i:x}::1").status
        got = at_once(30, send)
        tap.eq(got.count(303), 4, "one /64 is one network")
        got = at_once(30, lambda i: w.direct(
            site, urllib.parse.urlencode(w.fields()).encode(),
            address=f"198.51.100.{i}").status)
        tap.eq((got.count(303), got.count(429)), (2, 28),
               "all networks together have a limit, too")
        tap.eq(len(w.letters()), before + 12, "which is exact")
        tap.ok(query(home, "postroom", "SELECT count(*) FROM claim")[0][0]
               <= 6, "what was refused leaves nothing behind")


def check_user(home, debate):
    """As broadsheet-postroom.service has it: a user who may make no file."""
    if os.geteuid() != 0:
        tap.skip("another user", "only root can become one")
        return
    edition = os.path.join(home, "edition")
    server.write_conf(home, debate_per_hour=100)
    change(home, "postroom", "DELETE FROM claim")
    server.broadsheet(home, "init")  # others take -wal and -shm away
    top = home
    while top != "/":
        os.chmod(top, 0o755)
        top = os.path.dirname(top)
        if top == "/tmp":
            break
    for name in os.listdir(edition):
        path = os.path.join(edition, name)
        os.chown(path, 0, 65534)
    os.chmod(edition, 0o750)
    os.chown(edition, 0, 65534)
    os.chmod(home, 0o1777)
    w = Writer(home, debate)
    with server.Site(home, "fcgi") as site:
        site.runner = ["setpriv", "--reuid", "65533", "--regid", "65534",
                       "--clear-groups"]
        site.start_postroom()
        tap.eq(w.direct(site).status, 303,
               "a user of its own, who may make no file, takes letters")
        server.broadsheet(home, "debate", "approve", [
            row[0] for row in w.letters() if row[6] == "pending"][-1])
        tap.eq(w.direct(site).status, 303, "also after the newsroom wrote")


def main():
    tap.need("nginx", "apache2")
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, server.demo(), debate_per_hour=100000,
                            debate_total_per_hour=100000)
        debates = dict(query(home, "edition", "SELECT closed IS NULL, id "
                                              "FROM debate"))
        w = Writer(home, debates[1])
        with server.Site(home, FRONTS, postroom=True,
                         env={"BROADSHEET_STRICT": "1"}) as site:
            check_refusals(site, w, debates[0])
            check_taken(site, w, home)
            check_twice(site, w)
            check_bodies(site, w)
            check_methods(site, w)
            check_addresses(site, w)
            check_closing(site, w, home)
            check_without(site, w, home)
        check_limits(home, debates[1])
        check_user(home, debates[1])
    tap.done()


if __name__ == "__main__":
    main()

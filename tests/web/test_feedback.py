#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What readers tell the newsroom, through the web servers as shipped.

Of a story, as it was when they saw it, and of the site. What is refused comes
back with its text, the choice that was made, the reason and a new form. What
is taken is taken once, and its number is the same however often it is sent.
Limits hold to the letter. Nothing of it is in the edition.
"""
import concurrent.futures
import os
import re
import sys
import tempfile
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import server  # noqa: E402
import tap  # noqa: E402
from letters import change, fields_of, query  # noqa: E402
from reporting import REFERENCE, Reporter, chosen, reference_of  # noqa: E402

FRONTS = ("nginx", "apache", "cgi")
MESSAGE = "Keep this, whatever happens to it: \u00e9\u2026 <b>&amp;\n\nEnd."


def refusals(r, other):
    """(name, fields, status, what the page says)"""
    taken = r.token()
    rows = [
        ("no kind", {"kind": None}, 400, "choose one of these"),
        ("an empty kind", {"kind": ""}, 400, "choose one of these"),
        ("a kind that there is not", {"kind": "praise"}, 400,
         "choose one of these"),
        ("two kinds", {"kind": "error comment"}, 400, "choose one of these"),
        ("no message", {"message": ""}, 400, "this cannot be empty"),
        ("a message of blanks", {"message": " \r\n\t "}, 400,
         "this cannot be empty"),
        ("a long message", {"message": "m" * 2001}, 400,
         "this has 2001 characters, and at most 2000 fit"),
        ("a turned direction", {"message": "a\u202eb"}, 400,
         "characters that are not text"),
        ("a long name", {"name": "n" * 61}, 400,
         "this has 61 characters, and at most 60 fit"),
        ("a control character", {"name": "A\x07B"}, 400,
         "characters that are not text"),
        ("lines in a name", {"name": "A\r\nBcc: b@example.org"}, 400,
         "characters that are not text"),
        ("no address", {"email": "pilot"}, 400,
         "this is not an e-mail address"),
        ("two addresses", {"email": "a@example.org, b@example.org"}, 400,
         "this is not an e-mail address"),
        ("an address with a header",
         {"email": "a@example.org\r\nBcc: b@example.org"}, 400,
         "characters that are not text"),
        ("no token", {"token": None}, 400, "not one that we made"),
        ("a bad token", {"token": r.token()[:-1] + "x"}, 400,
         "not one that we made"),
        ("a debate's token", {"token": r.token(form="debate")}, 400,
         "not one that we made"),
        ("a mailing's token", {"token": r.token(form="email")}, 400,
         "not one that we made"),
        ("another story's token", {"token": r.token(debate=other)}, 400,
         "not one that we made"),
        # From a clock ahead of ours, so that no slow machine makes it good.
        ("too early", {"token": r.token(age=-600)}, 400,
         "quicker than anyone writes"),
        ("too late", {"token": r.token(age=24 * 3600 + 30)}, 400,
         "open for more than a day"),
        ("sent already", {"token": taken}, 400,
         "sent already, with another text"),
    ]
    if r.story:
        rows += [
            ("another revision than its token's", {"revision": "1"}, 400,
             "not one that we made"),
            ("another revision's token", {"token": r.token(revision=1)}, 400,
             "not one that we made"),
            ("a revision to come",
             {"revision": "9", "token": r.token(revision=9)}, 400,
             "not one that we made"),
            ("the token of no revision",
             {"token": super(Reporter, r).token(form="feedback")}, 400,
             "not one that we made"),
        ]
    return taken, rows


def main_part(text):
    return text[text.index("<main"):text.index("</main")]


def is_given_back(answer, sent):
    """What the form on a refused page has is what was sent."""
    got = fields_of(answer.text)
    want = {k: re.sub("[\x07\u202e]", "", v) for k, v in sent.items()
            if k in ("name", "email", "message")}
    want = {k: re.sub(r"\s*\n" if k == "message" else r"\s+",
                      lambda m: m[0].replace("\r", "") if k == "message"
                      else " ", v).strip() for k, v in want.items()}
    kinds = [sent["kind"]] if sent.get("kind") in (
        "error", "comment", "technical") else []
    return all(got.get(k) == v for k, v in want.items()) and \
        chosen(answer.text) == kinds


def is_good_form(r, answer):
    """The token of the page can be sent, when it is older."""
    fields = fields_of(answer.text)
    issued, nonce, _ = fields["token"].split("-")
    return fields.get("revision") == (str(r.revision) if r.story else None) \
        and r.token(age=0, nonce=nonce).split("-")[1] == nonce and \
        r.sign(issued, nonce) == fields["token"]


class Signer(Reporter):
    def sign(self, issued, nonce):
        """The token that we would have made then."""
        import hashlib
        import hmac
        form = f"feedback {self.revision}" if self.story else "feedback"
        text = f"token\n{form}\n{self.story}\n{issued}\n{nonce}"
        mac = hmac.new(self.secret, text.encode(), hashlib.sha256)
        return f"{issued}-{nonce}-{mac.hexdigest()}"


def check_refusals(site, r, other):
    what = "a story" if r.story else "the site"
    taken, rows = refusals(r, other)
    tap.eq(r.post(site, token=taken).status, 303, f"{what}: one is taken")
    before = r.kept()
    for front in site.fronts:
        for name, changed, status, words in rows:
            skin = "/low" if len(name) % 2 else ""
            sent = r.fields(**dict({"message": MESSAGE, "kind": "technical"},
                                   **changed))
            got = r.post(site, front, skin, raw=urllib.parse.urlencode(
                sent).encode())
            tap.ok(got.status == status and words in got.text and
                   'role="alert"' in got.text and
                   got.headers.get("cache-control") == "no-store" and
                   is_given_back(got, sent) and is_good_form(r, got),
                   f"{front}{skin}, {what}: {name} gets {status}, its text, "
                   "the reason and a new form",
                   f"{got.status} {fields_of(got.text)} {chosen(got.text)}")
    tap.eq(r.kept(), before, f"{what}: nothing of what was refused is kept")
    for skin in ("", "/low"):
        for field, id_ in (("message", "message"), ("kind", "kind")):
            text = main_part(r.post(site, skin=skin, **{field: ""}).text)
            tap.ok(f'id="{id_}-fault"' in text and f'href="#{id_}"' in text and
                   re.search(f'aria-describedby="[^"]*{id_}-fault"', text),
                   f"{skin or 'full'}, {what}: the reason is at the {field} "
                   "and at the top, with a way to it")
        page = site.get(skin + r.path)
        tap.ok('<meta name="robots" content="noindex">' in page.text and
               page.headers["cache-control"] == "no-store" and
               "set-cookie" not in page.headers and
               "<script" not in main_part(page.text) and
               chosen(page.text) == (["error"] if r.story else []),
               f"{skin or 'full'}, {what}: the form is in no index and no "
               "cache")


def check_taken(site, r):
    for front in site.fronts:
        for skin in ("", "/low"):
            before = len(r.kept())
            fields = r.fields(email="secret-sturgeon@example.org")
            raw = urllib.parse.urlencode(fields).encode()
            got = [r.post(site, front, skin, raw=raw) for _ in range(3)]
            reference = reference_of(got[0])
            where = f"{skin}{r.path}/sent?ref={reference}"
            tap.ok({(a.status, a.headers["location"]) for a in got} ==
                   {(303, where)} and
                   got[0].headers["cache-control"] == "no-store",
                   f"{front}{skin}{r.path}: taken, and on to the same thanks "
                   "however often", (got[0].status, got[0].headers))
            page = site.get(where, front=front)
            tap.ok(page.status == 200 and reference and
                   f"<strong>{reference}</strong>" in page.text,
                   f"{front}{skin}{r.path}: the thanks say the number")
            key = fields["token"].split("-")[1]
            kept = r.kept()
            tap.eq([row for row in kept if row[0] == key],
                   [(key, reference, "error", r.revision or 0, "A pilot",
                     "secret-sturgeon@example.org",
                     "It is 11 metres.\n\nNot <b>11</b> feet.")],
                   f"{front}{skin}{r.path}: it is kept as it was written")
            tap.eq(len(kept), before + 1, f"{front}{skin}{r.path}: once")
    before = r.kept()
    for front in site.fronts:
        got = r.post(site, front, more="https://spam.example/")
        tap.ok(got.status == 303 and reference_of(got) and
               r.post(site, front, more="x", token="x").status == 303,
               f"{front}{r.path}: a robot is thanked")
    tap.eq(r.kept(), before, f"{r.path}: and what it sent is not kept")
    tap.eq(r.post(site, name="", email="", kind="comment").status, 303,
           f"{r.path}: neither name nor address is wanted")


def check_thanks(site, story):
    """What stands in the address is shown only when it is a number."""
    forms = [
        ("7k3f9q2m", "7K3F-9Q2M"), ("7K3F-9q2m", "7K3F-9Q2M"),
        ("OIL1-0000", "0111-0000"), ("", None), ("7K3F-9Q2", None),
        ("7K3F-9Q2MM", None), ("7K3F--9Q2M", None), ("-7K3F9Q2M", None),
        ("7K3F-9Q2U", None), ("<b>hello", None), ("7K3F%009Q2M", 400),
        ("VISIT-EVIL", None), ("7K3F-9Q2M%0A", None),
    ]
    for path in ("/feedback/sent", f"/feedback/{story}/sent"):
        for skin in ("", "/low"):
            wrong = []
            for word, want in forms:
                got = site.get(f"{skin}{path}?ref={word}")
                place = f"{skin}{path}" + (f"?ref={want}" if want else "")
                if want == 400:
                    good = got.status == 400
                else:
                    good = (got.status, got.headers.get("location")) == \
                        (301, place)
                if not good:
                    wrong.append((word, got.status, got.headers))
            tap.eq(wrong, [], f"{skin}{path}: other forms of a number lead to "
                   "the one, and what is none is taken off")
            got = site.get(skin + path)
            tap.ok(got.status == 200 and not REFERENCE.search(
                main_part(got.text) if not skin else got.text),
                f"{skin}{path}: without a number there is none")


def check_addresses(site, story, hidden):
    for skin in ("", "/low"):
        for form, want in (("/feedback/", "/feedback"),
                           ("/feedback?x=1", "/feedback"),
                           (f"/feedback/{story}/", f"/feedback/{story}"),
                           (f"/feedback/{story}?ref=7K3F-9Q2M",
                            f"/feedback/{story}")):
            got = site.get(skin + form)
            tap.eq((got.status, got.headers.get("location")),
                   (301, skin + want), f"{skin}{form} leads to the one form")
    for front in site.fronts:
        bodies = set()
        for number in hidden + [99999999]:
            for end in ("", "/sent"):
                for method in ("GET", "POST") if end == "" else ("GET",):
                    got = site.get(f"/feedback/{number}{end}", front=front,
                                   method=method, body=b"a=1", headers={
                                       "Content-Type": "application/x-www-"
                                                       "form-urlencoded"})
                    bodies.add((got.status, got.text.replace(
                        f"/feedback/{number}{end}", "/ADDRESS")))
        tap.ok((len(bodies), {status for status, _ in bodies}) == (1, {404}),
               f"{front}: what readers may not see is the same 404 as what "
               "there is not", bodies)
        for path in ("/feedback/0", "/feedback/01", "/feedback/x",
                     "/feedback/sent/"):
            tap.eq(site.get(path, front=front).status, 404,
                   f"{front}: {path} is no page")
        got = site.get("/feedback", front=front, method="PUT", body=b"a")
        tap.eq((got.status, got.headers.get("allow")),
               (405, "GET, HEAD, POST"), f"{front}: PUT to the form is 405")
        got = site.get("/feedback/sent", front=front, method="POST",
                       body=b"a")
        tap.eq((got.status, got.headers.get("allow")), (405, "GET, HEAD"),
               f"{front}: POST to the thanks is 405")


def check_revision(site, home, story):
    """A form that was opened before a change is about what was seen."""
    r = Signer(home, story)
    page = site.get(r.path)
    seen = fields_of(page.text)
    tap.eq(seen["revision"], str(r.revision), "the form has the revision")
    server.broadsheet(home, "story", "correct", str(story), "--text",
                      "The wall is 11 metres long, not 11 feet.")
    now = Signer(home, story)
    tap.eq(now.revision, r.revision + 1, "the story changes meanwhile")
    # The page's own token, but for its age.
    nonce = seen["token"].split("-")[1]
    got = r.post(site, token=r.token(nonce=nonce))
    tap.eq([row[3] for row in r.kept() if row[1] == reference_of(got)],
           [r.revision], "what is sent is of the revision that was seen")
    got = r.post(site, message="", kind="comment")
    tap.ok(got.status == 400 and is_good_form(r, got) and
           chosen(got.text) == ["comment"],
           "and still is when it comes back to be put right")
    got = r.post(site, token=now.token())
    tap.ok(got.status == 400 and is_good_form(now, got),
           "nobody gets a form of a revision that they cannot show they saw")
    tap.eq(now.post(site).status, 303, "a new form is of the new revision")


def at_once(n, do):
    with concurrent.futures.ThreadPoolExecutor(n) as pool:
        return list(pool.map(do, range(n)))


def check_twice(site, r):
    before = len(r.kept())
    raw = urllib.parse.urlencode(r.fields(message="A hundred times")).encode()
    got = at_once(100, lambda i: r.post(site, ("nginx", "apache")[i % 2],
                                        raw=raw))
    tap.eq(({a.status for a in got}, len({reference_of(a) for a in got})),
           ({303}, 1), "a form sent 100 times at once is taken, as one")
    tap.eq(len(r.kept()), before + 1, "and kept once")
    token = r.token()
    got = at_once(20, lambda i: r.post(site, token=token,
                                       message=f"Text {i}").status)
    tap.eq(sorted(got), [303] + [400] * 19, "of 20 texts with one form, one")


def check_without(site, r, home):
    """Disk full, read-only or gone: 503, and the text is still theirs."""
    edition = os.path.join(home, "edition")
    names = ("postroom.db", "postroom.db-wal", "postroom.db-shm")
    for name in names:
        os.rename(os.path.join(edition, name),
                  os.path.join(edition, "away-" + name))
    for front in ("nginx", "apache"):
        sent = r.fields(message=MESSAGE, kind="comment")
        got = r.post(site, front, raw=urllib.parse.urlencode(sent).encode())
        tap.ok(got.status == 503 and got.headers.get("retry-after") and
               "We cannot take this just now" in got.text and
               is_given_back(got, sent) and
               fields_of(got.text)["token"] == sent["token"] and
               fields_of(got.text)["revision"] == sent["revision"],
               f"{front}: without postroom.db it is 503, with its text and "
               "its form", (got.status, got.headers))
        tap.eq(site.get(r.path, front=front).status, 503,
               f"{front}: and nobody is asked to write")
    for name in names:
        os.rename(os.path.join(edition, "away-" + name),
                  os.path.join(edition, name))
    tap.eq(r.post(site, raw=urllib.parse.urlencode(sent).encode()).status,
           303, "with it back, the same form is taken")


def check_private(site, home):
    """Nothing of it is in a file of the edition but the postroom's."""
    found = [name for name in os.listdir(os.path.join(home, "edition"))
             if not name.startswith("postroom.db") and
             os.path.isfile(os.path.join(home, "edition", name)) and
             re.search(b"sturgeon|Not <b>11</b> feet",
                       open(os.path.join(home, "edition", name),
                            "rb").read())]
    tap.eq(found, [], "what was written is in no file but the postroom's")
    hashes = {row[0] for row in query(
        home, "postroom", "SELECT network FROM feedback")}
    tap.ok(len(hashes) == 1 and re.fullmatch("[0-9a-f]{32}", hashes.pop()),
           "of the network there is a hash")


def check_limits(home, story):
    server.write_conf(home, feedback_per_hour=1, feedback_total_per_hour=4)
    change(home, "postroom", "DELETE FROM claim")
    r = Reporter(home, story)
    with server.Site(home, ("nginx",), postroom=True) as site:
        before = len(r.kept())
        got = at_once(100, lambda i: r.post(site, kind="technical",
                                            message=f"Report {i}"))
        taken = [a for a in got if a.status == 303]
        over = [a for a in got if a.status == 429]
        tap.eq((len(taken), len(over), len(r.kept())), (1, 99, before + 1),
               "of 100 at once against a limit of one, one is taken")
        tap.ok(all(0 < int(a.headers["retry-after"]) <= 3600 and
                   "Too much was sent" in a.text and
                   chosen(a.text) == ["technical"] and
                   fields_of(a.text)["message"].startswith("Report ")
                   for a in over), "the others get their text, and when")
        tap.eq(Reporter(home).post(site).status, 429,
               "the site's form is under the same limit")
        got = at_once(30, lambda i: r.direct(
            site, urllib.parse.urlencode(r.fields()).encode(),
            address=f"2001:db8:1:2:{i:x}::1").status)
        tap.eq(got.count(303), 1, "one /64 is one network")
        got = at_once(30, lambda i: r.direct(
            site, urllib.parse.urlencode(r.fields()).encode(),
            address=f"198.51.100.{i}").status)
        tap.eq((got.count(303), len(r.kept())), (2, before + 4),
               "all networks together have a limit, which is exact")


def hidden_stories(home):
    """Numbers of stories that readers may not see, of every kind."""
    gone = [n for n, in query(home, "edition",
                              "SELECT id FROM story WHERE state <> 'live'"
                              " OR page IS NOT NULL")]
    live = {n for n, in query(home, "edition", "SELECT id FROM story")}
    drafts = [n for n, in query(home, "newsroom", "SELECT story FROM draft")
              if n not in live]
    return gone[:5] + drafts[:5]


def main():
    tap.need("nginx", "apache2")
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
        server.make_edition(home, server.demo(), feedback_per_hour=100000,
                            feedback_total_per_hour=100000)
        story, = query(home, "edition", "SELECT id FROM story WHERE state ="
                       " 'live' AND page IS NULL AND revision > 1")[0]
        other, = query(home, "edition", "SELECT id FROM story WHERE state ="
                       " 'live' AND page IS NULL AND id <> ?", story)[0]
        hidden = hidden_stories(home)
        with server.Site(home, FRONTS, postroom=True,
                         env={"BROADSHEET_STRICT": "1"}) as site:
            for r in (Signer(home, story), Signer(home)):
                check_refusals(site, r, other)
                check_taken(site, r)
            check_thanks(site, story)
            check_addresses(site, story, hidden)
            check_revision(site, home, other)
            check_twice(site, Reporter(home, story))
            check_without(site, Reporter(home, story), home)
            check_private(site, home)
        check_limits(home, story)
    tap.done()


if __name__ == "__main__":
    main()

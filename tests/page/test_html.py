#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Pages are right HTML: the Nu HTML checker finds no error in either skin.

Front page, every section, standing page and kind of error page, and 200
stories, spread evenly over the edition: of the demo edition, and, with
BROADSHEET_TESTDATA, of the real posts. The checker is npm's vnu-jar, at
$VNU_JAR or where ./runtests puts it; without it, or without Java, html5lib
takes its place, which checks syntax alone.
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import mailing  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from test_twin import rows  # noqa: E402

STORIES = 200
SHOWN = 8
ERRORS = (("/no-such-page", "GET"), ("/%zz", "GET"), ("/", "POST"))


def find_checker():
    """The checker's jar, or None."""
    named = os.environ.get("VNU_JAR", "")
    jar = named or os.path.join(
        server.BUILD, "node_modules/vnu-jar/build/dist/vnu.jar")
    if os.path.exists(jar) and shutil.which("java"):
        return jar
    return None


def sample(numbers, n):
    """n of numbers, evenly spread, the first and the last among them."""
    if len(numbers) <= n:
        return numbers
    return [numbers[i * (len(numbers) - 1) // (n - 1)] for i in range(n)]


def story_addresses(client, edition):
    """A sample, and besides every story that has something special."""
    live = rows(edition, "SELECT id FROM story WHERE state = 'live' "
                         "AND page IS NULL ORDER BY id")
    parted = rows(edition, "SELECT id FROM story WHERE low_pages > 1")
    found = []
    for number in sample(live, STORIES) + sample(parted, 20):
        found.append(client.get(f"/{number}").header("Location"))
    for number in sample(parted, 20):
        found.append(client.get(f"/low/{number}").header("Location")[4:] +
                     "?page=2")
    return found


def debate_addresses(client, edition):
    found = ["/talking-point/"]
    for number in rows(edition, "SELECT id FROM debate"):
        found.append(client.get(f"/{number}").header("Location"))
        found += [f"/talking-point/{number}/write",
                  f"/talking-point/{number}/thanks"]
    return found


def mail_addresses(home, edition):
    """The forms of one story, and the pages of our letters' links."""
    number = rows(edition, "SELECT id FROM story WHERE state = 'live' "
                           "AND page IS NULL ORDER BY id LIMIT 1")[0]
    sender = mailing.Sender(home, number)
    return ["/feedback", f"/feedback/{number}", "/feedback/sent",
            f"/feedback/{number}/sent?ref=7K3F-9Q2M", "/most-read",
            "/most-emailed", f"/email/{number}", f"/email/{number}/sent",
            sender.block_path("keeper@example.net")]


def addresses(client, edition):
    """All that is checked, as (address of the full skin, method)."""
    found = ["/"]
    for path in rows(edition, "SELECT path FROM section WHERE path <> '' "
                              "AND kind <> 'author'"):
        found.append(f"/{path}/")
    for path in sample(rows(
            edition, "SELECT path FROM section s WHERE path LIKE 'by/%' AND "
            "EXISTS (SELECT 1 FROM listing WHERE section = s.id)"), 20):
        found.append(f"/{path}")
    day = rows(edition, "SELECT strftime('/archive/%Y/%m/%d/', "
                        "max(published), 'unixepoch') FROM story "
                        "WHERE state = 'live' AND page IS NULL")[0]
    found += ["/corrections/", "/history/1"]
    found += [f"/history/{n}/1..2" for n in rows(edition, "SELECT story FROM revision WHERE number = 2 LIMIT 3")]
    found += ["/archive/", day[:14], day[:17], day, "/by/", "/help", "/search", "/search?q=the",
              "/search?q=the&sort=date", "/search?q=qqqwx",
              "/search?q=a%3Ab+from%3Anever+%22c", "/search/advanced",
              "/search/advanced?q=%22a+b%22+-c+has%3Apictures"]
    for path, number in zip(
            rows(edition, "SELECT c.path FROM section c JOIN story s "
                          "ON s.section = c.id WHERE s.state = 'live' "
                          "AND c.path <> '' GROUP BY c.id"),
            rows(edition, "SELECT max(s.id) FROM section c JOIN story s "
                          "ON s.section = c.id WHERE s.state = 'live' "
                          "AND c.path <> '' GROUP BY c.id")):
        found.append(f"/{path}/?before={number}")
        found.append(f"/{path}/?after={number}")
    for page in rows(edition, "SELECT page FROM story WHERE page <> ''"):
        found.append(f"/{page}")
    for number in sample(rows(
            edition, "SELECT id FROM story WHERE state = 'withdrawn'"), 5):
        found.append(f"/{number}")
    found += story_addresses(client, edition)
    found.append("/archive/")
    found += debate_addresses(client, edition)
    for day in sample(rows(
            edition, "SELECT DISTINCT strftime('%Y/%m/%d', published, "
                     "'unixepoch') FROM story WHERE state = 'live' "
                     "AND page IS NULL ORDER BY published"), 20):
        found += [f"/archive/{day}/", f"/archive/{day[:7]}/",
                  f"/archive/{day[:4]}/"]
    found += rows(edition, "SELECT strftime('/archive/%Y/%m/%d/front-%H%M', "
                           "at, 'unixepoch') FROM front LIMIT 5")
    found += mail_addresses(os.path.dirname(edition), edition)
    refused = [(address, "POST") for address in found
               if address.endswith("/write") or
               re.fullmatch(r"/email/\d+|/feedback(/\d+)?", address)]
    return [(address, "GET") for address in found] + refused + list(ERRORS)


def save(client, edition, folder):
    """Write every page to a file; which file is which address."""
    pages = {}
    for address, method in addresses(client, edition):
        for skin in ("", "/low"):
            answer = client.get(skin + address, method)
            if answer.status == 301 or not answer.body:
                # Only the low skin has parts.
                if skin == "/low" or "?page=" not in address:
                    tap.ok(False, f"{skin}{address} is a page",
                           f"status {answer.status}")
                continue
            name = f"{len(pages):05}.html"
            with open(os.path.join(folder, name), "wb") as out:
                out.write(answer.body)
            pages[name] = f"{method} {skin}{address}"
    return pages


def check_with_vnu(jar, folder, pages):
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--format", "json", "--errors-only",
         "--stdout", "--exit-zero-always", folder],
        stdout=subprocess.PIPE, timeout=600, check=True)
    return [f"{pages[os.path.basename(m.get('url', ''))]}:"
            f"{m.get('lastLine', 0)}: {m['message']}\n"
            f"    {m.get('extract', '')!r}"
            for m in json.loads(done.stdout)["messages"]]


def check_with_html5lib(folder, pages):
    import html5lib
    said = []
    for name, address in pages.items():
        parser = html5lib.HTMLParser()
        with open(os.path.join(folder, name), "rb") as file:
            parser.parse(file, transport_encoding="utf-8")
        said += [f"{address}:{line}: {code} {values}"
                 for (line, _), code, values in parser.errors]
    return said


def kill_links(edition):
    """Half of all Internet links are dead."""
    db = sqlite3.connect(os.path.join(edition, "edition.db"))
    db.execute("INSERT INTO link_check (url, checked, status, failures, gone, "
               "failed, not_before, dead_since) SELECT DISTINCT url, 1, 404, "
               "2, 2, 1, 0, 1000000000 FROM link WHERE (story + position) % 2")
    db.commit()
    db.close()


def check(jar, name, home, folder):
    edition = os.path.join(home, "edition")
    os.mkdir(folder)
    kill_links(edition)
    with server.Site(home, "fcgi", postroom=True) as site:
        client = server.Client(site)
        pages = save(client, edition, folder)
        # What the store's absence gives, last.
        os.rename(edition, edition + ".away")
        for skin in ("/not-kept", "/low/not-kept"):
            file = f"{len(pages):05}.html"
            answer = client.get(skin)
            tap.eq(answer.status, 503, f"{name}: {skin} without a store")
            with open(os.path.join(folder, file), "wb") as out:
                out.write(answer.body)
            pages[file] = f"503 of {skin}"
        client.close()
        os.rename(edition + ".away", edition)
    tap.ok(len(pages) >= 100, f"{name}: there are pages to check", len(pages))
    if jar is not None:
        said = check_with_vnu(jar, folder, pages)
    else:
        said = check_with_html5lib(folder, pages)
    tap.ok(not said, f"{name}: {len(pages)} pages have no error",
           "\n".join(said[:SHOWN] + [f"{len(said)} in all"]))


def sees(jar, folder):
    """A checker that finds nothing in this is none."""
    os.mkdir(folder)
    with open(os.path.join(folder, "bad.html"), "w",
              encoding="utf-8") as out:
        out.write("<!doctype html>\n<html lang=en><head><title>x</title>"
                  "</head><body><p>a</b><img src=x></p></body></html>\n")
    pages = {"bad.html": "planted"}
    said = check_with_vnu(jar, folder, pages) if jar else \
        check_with_html5lib(folder, pages)
    tap.ok(said, "the checker sees an error that is planted")


def main():
    jar = find_checker()
    if jar is None:
        tap.skip("the Nu HTML checker",
                 "no Java or no vnu-jar (VNU_JAR); html5lib instead")
    with tempfile.TemporaryDirectory(prefix="broadsheet-html-") as folder:
        sees(jar, os.path.join(folder, "bad"))
        home = server.make_edition(os.path.join(folder, "demo"),
                                   server.demo())
        check(jar, "the demo edition", home, os.path.join(folder, "a"))
        real = server.testdata("volume", "digitalgov.ninjs.jsonl.gz")
        if real is None:
            tap.skip("the real posts", "BROADSHEET_TESTDATA is not set")
        else:
            home = server.make_edition(os.path.join(folder, "real"), [
                real, "--map",
                os.path.join(server.TOP, "tests/data/digitalgov.map")])
            check(jar, "the real posts", home, os.path.join(folder, "b"))
    tap.done()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Screenshots of the demo for people to look at: shots.py FOLDER."""
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]
import server  # noqa: E402
import chrome  # noqa: E402


def shoot(browser, url, width, path):
    browser.size(width)
    browser.go(url)
    browser.run_async(
        "const done = arguments[arguments.length - 1];"
        "for (const i of document.images) i.loading = 'eager';"
        "Promise.allSettled([...document.images].map(i => i.decode()))"
        ".then(() => done())")
    browser.shot(path, width, 600)
    print(path, flush=True)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    work = tempfile.mkdtemp(prefix="broadsheet-shots-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo())
        with server.Site(home) as site:
            lead = re.search(r'class="card lead">.*?<h2[^>]*>.*?href="([^"]+)',
                             site.get("/").text, re.S).group(1)
            kinds = (("front", "/"), ("section", "/harbour/"),
                     ("story", lead))
            for scheme in ("light", "dark"):
                with chrome.Browser() as browser:
                    browser.dark(scheme == "dark")
                    for name, path in kinds:
                        for skin in ("", "/low"):
                            for width in (320, 768, 1280):
                                shoot(browser, site.url + skin + path, width,
                                      os.path.join(folder, "%s-%s-%d-%s.png" %
                                                   (name, skin[1:] or "full",
                                                    width, scheme)))
    finally:
        shutil.rmtree(work, True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: shots.py FOLDER")
    main(sys.argv[1])

# SPDX-License-Identifier: Apache-2.0
"""In a real browser: accessible by axe-core, no wider than a phone, nothing
from elsewhere, no script, and the keyboard finds its way."""
import json
import os
import re
import shutil
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]
import server  # noqa: E402
import tap  # noqa: E402
import chrome  # noqa: E402

AXE = os.environ.get("AXE_JS", "")


def debate(site):
    """The address of the one that is open, without its slug."""
    return re.search(r'href="(/talking-point/\d+)/',
                     site.get("/talking-point/").text).group(1)


def find(site, section, slug):
    """The address of the story whose slug begins so, and its number."""
    found = re.search(rf'href="(/[^"]*?/(\d+)/{slug}[^"]*)"',
                      site.get(section).text)
    return found.group(1), found.group(2)


def pages(site):
    """(name, address) of one page of each kind, in both skins."""
    front = site.get("/").text
    lead = re.search(r'class="card lead">.*?<h2[^>]*>.*?href="([^"]+)"',
                     front, re.S).group(1)
    changed = find(site, "/harbour/ferries/", "winter-ferry")[1]
    kinds = [("front", "/"), ("section", "/harbour/"),
             ("strand", "/harbour/letter-from-the-lighthouse/"),
             ("story", lead), ("past", "/harbour/?before=%s" % re.search(
                 r"/(\d+)/", lead).group(1)),
             ("search", "/search?q=ferry"),
             ("nothing found", "/search?q=ferrry+from%3Anever"),
             ("advanced search", "/search/advanced?q=ferry+-swan"),
             ("writer", "/by/harbour-desk"), ("writers", "/by/"),
             ("archive", "/archive/2026/11/"),
             ("archive day", "/archive/2026/11/23/"), ("help", "/help"),
             ("corrections", "/corrections/"),
             ("history", f"/history/{changed}"),
             ("what changed", f"/history/{changed}/1..2"),
             ("packages", "/in-depth/"), ("package", "/in-depth/north-quay/"),
             ("clips", "/audiovideo/"), ("console", "/console"),
             ("live page", find(site, "/weather/", "storm-night")[0]),
             ("most read", "/most-read"),
             ("debates", "/talking-point/"),
             ("debate", site.get(debate(site)).headers["location"]),
             ("letter", debate(site) + "/write"),
             ("thanks", debate(site) + "/thanks"),
             ("e-mail", f"/email/{changed}"),
             ("e-mailed", f"/email/{changed}/sent"),
             ("feedback", "/feedback"),
             ("an error told of", f"/feedback/{changed}"),
             ("told", f"/feedback/{changed}/sent?ref=7K3F-9Q2M"),
             ("most e-mailed", "/most-emailed"),
             ("error", "/no-such-page")]
    return [(name + skin, low + path) for name, path in kinds
            for skin, low in ((", full", ""), (", low", "/low"))]


def requests(browser):
    """The URLs that the browser has asked for since the last look."""
    found = []
    for text in browser.events():
        message = json.loads(text)["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return found


def check_layout(browser, site, name, path):
    for width in (320, 768, 1280):
        browser.size(width)
        browser.go(site.url + path)
        wide = browser.run(
            "return document.documentElement.scrollWidth")
        tap.ok(wide <= width, "%s fits %d pixels" % (name, width), wide)


def check_quiet(browser, site, name, path):
    """Nothing from elsewhere; the low skin asks for the page alone."""
    requests(browser)
    browser.go(site.url + path)
    asked = [u for u in requests(browser) if not u.startswith("data:")]
    tap.ok(all(u.startswith(site.url) for u in asked),
           "%s asks nobody else for anything" % name, asked)
    if path.startswith("/low"):
        tap.eq(len(asked), 1, "%s is one request" % name)
    tap.eq(browser.driver.get_cookies(), [], "%s sets no cookie" % name)
    said = [text for text in browser.said() if "404" not in text]
    tap.eq(said, [], "%s leaves the console silent" % name)


def check_pictures(browser, site, path):
    browser.go(site.url + path)
    browser.run(
        "document.querySelectorAll('img').forEach("
        "i => { i.loading = 'eager'; })")
    bad = browser.run_async(
        "const done = arguments[arguments.length - 1];"
        "Promise.all([...document.images].map(i => i.decode().then("
        "  () => i.naturalWidth && i.getAttribute('width') &&"
        "        i.getAttribute('height') ? null : i.src, () => i.src)))"
        ".then(all => done(all.filter(x => x)))")
    tap.eq(bad, [], "all pictures of %s load and have their size" % path)


def check_keyboard(browser, site):
    for path in ("/", "/low/"):
        browser.go(site.url + path)
        browser.press_tab()
        tap.eq(browser.run("return document.activeElement.href"),
               site.url + path + "#main",
               "the first Tab on %s is the way to the main part" % path)


SUBMIT = "document.querySelector('form[method=post]').submit()"


def check_axe(browser, site, name, path, scheme):
    for width in (320, 1280):
        browser.size(width)
        browser.go(site.url + path)
        run_axe(browser, "%s, %s, at %d pixels" % (name, scheme, width))
        if path.endswith("/write"):
            browser.run(SUBMIT)
            until(lambda: browser.run(
                "return document.querySelector('[role=alert]') !== null"))
            run_axe(browser, "%s refused, %s, at %d pixels" % (
                name, scheme, width))


def until(is_true):
    for _ in range(200):
        if is_true():
            return
        time.sleep(0.05)


def run_axe(browser, what):
    with open(AXE) as f:
        browser.run(f.read())
    found = browser.run_async(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {resultTypes: ['violations']}).then("
        "  r => done(r.violations.map(v => v.id + ': ' +"
        "    v.nodes.map(n => n.target + ' ' + n.failureSummary)"
        "    .join('; '))), e => done([String(e)]))")
    tap.eq(found, [], "axe finds nothing on " + what)


def check_without_script(site):
    with chrome.Browser(script=False) as browser:
        driver = browser.driver
        browser.go(site.url + "/")
        driver.find_element("css selector", ".sections a[href='/harbour/']"
                            ).click()
        tap.eq(driver.current_url, site.url + "/harbour/",
               "the navigation works without script")
        driver.find_element("partial link text", "Low graphics").click()
        tap.eq(driver.current_url, site.url + "/low/harbour/",
               "the low graphics link leads to the same page's twin")
        driver.find_element("link text", "Full version").click()
        tap.eq(driver.current_url, site.url + "/harbour/",
               "and back")
        for skin in ("", "/low"):
            write_letter(driver, site, skin)


def write_letter(driver, site, skin):
    """Too fast, with the text given back; then again."""
    driver.get(site.url + skin + debate(site) + "/write")
    driver.find_element("id", "name").send_keys("A pilot")
    driver.find_element("id", "message").send_keys("One line.\nAnother.")
    button = "form[method=post] button"
    driver.find_element("css selector", button).send_keys("\n")
    until(lambda: "/thanks" in driver.current_url or
          driver.find_elements("css selector", "[role=alert]"))
    if "/thanks" not in driver.current_url:
        text = driver.find_element("id", "message").get_attribute("value")
        tap.eq(text, "One line.\nAnother.", "a letter that is written too "
               "fast is given back, %s" % (skin or "full"))
        time.sleep(3.5)
        driver.find_element("css selector", button).send_keys("\n")
        until(lambda: "/thanks" in driver.current_url)
    tap.ok(driver.current_url.endswith("/thanks"),
           "a letter is written without script, %s" % (skin or "full"),
           driver.current_url)


def main():
    chrome.need()
    work = tempfile.mkdtemp(prefix="broadsheet-browser-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo())
        with server.Site(home, postroom=True) as site:
            every = pages(site)
            with chrome.Browser() as browser:
                for name, path in every:
                    check_layout(browser, site, name, path)
                    check_quiet(browser, site, name, path)
                for path in ("/", "/harbour/", every[6][1]):
                    check_pictures(browser, site, path)
                check_keyboard(browser, site)
            check_without_script(site)
            if not os.path.exists(AXE):
                tap.skip("axe-core", "AXE_JS names no axe.min.js")
            else:
                for scheme in ("light", "dark"):
                    with chrome.Browser() as browser:
                        browser.dark(scheme == "dark")
                        for name, path in every:
                            # The low skin has no colours of its own, and
                            # axe takes a browser's dark page for white.
                            if scheme == "light" or path[:4] != "/low":
                                check_axe(browser, site, name, path, scheme)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

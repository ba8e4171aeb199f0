# SPDX-License-Identifier: Apache-2.0
"""In a real browser: accessible by axe-core, no wider than a phone, nothing
from elsewhere, no script, and the keyboard finds its way."""
import json
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]
import server  # noqa: E402
import tap  # noqa: E402
from chrome import browser, resize  # noqa: E402

AXE = os.environ.get("AXE_JS", "")


def pages(site):
    """(name, address) of one page of each kind, in both skins."""
    front = site.get("/").text
    lead = re.search(r'class="card lead">.*?<h2[^>]*>.*?href="([^"]+)"',
                     front, re.S).group(1)
    kinds = [("front", "/"), ("section", "/harbour/"),
             ("strand", "/harbour/letter-from-the-lighthouse/"),
             ("story", lead), ("past", "/harbour/?before=%s" % re.search(
                 r"/(\d+)/", lead).group(1)),
             ("help", "/help"), ("error", "/no-such-page")]
    return [(name + skin, low + path) for name, path in kinds
            for skin, low in ((", full", ""), (", low", "/low"))]


def requests(driver):
    """The URLs that the browser has asked for since the last look."""
    found = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return found


def check_layout(driver, site, name, path):
    for width in (320, 768, 1280):
        resize(driver, width)
        driver.get(site.url + path)
        wide = driver.execute_script(
            "return document.documentElement.scrollWidth")
        tap.ok(wide <= width, "%s fits %d pixels" % (name, width), wide)


def check_quiet(driver, site, name, path):
    """Nothing from elsewhere; the low skin asks for the page alone."""
    requests(driver)
    driver.get(site.url + path)
    asked = [u for u in requests(driver) if not u.startswith("data:")]
    tap.ok(all(u.startswith(site.url) for u in asked),
           "%s asks nobody else for anything" % name, asked)
    if path.startswith("/low"):
        tap.eq(len(asked), 1, "%s is one request" % name)
    tap.eq(driver.get_cookies(), [], "%s sets no cookie" % name)
    said = [e["message"] for e in driver.get_log("browser")
            if "404" not in e["message"]]
    tap.eq(said, [], "%s leaves the console silent" % name)


def check_pictures(driver, site, path):
    driver.get(site.url + path)
    driver.execute_script(
        "document.querySelectorAll('img').forEach("
        "i => { i.loading = 'eager'; })")
    bad = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "Promise.all([...document.images].map(i => i.decode().then("
        "  () => i.naturalWidth && i.getAttribute('width') &&"
        "        i.getAttribute('height') ? null : i.src, () => i.src)))"
        ".then(all => done(all.filter(x => x)))")
    tap.eq(bad, [], "all pictures of %s load and have their size" % path)


def check_keyboard(driver, site):
    from selenium.webdriver.common.keys import Keys
    for path in ("/", "/low/"):
        driver.get(site.url + path)
        driver.switch_to.active_element.send_keys(Keys.TAB)
        tap.eq(driver.switch_to.active_element.get_attribute("href"),
               site.url + path + "#main",
               "the first Tab on %s is the way to the main part" % path)


def check_axe(driver, site, name, path, scheme):
    for width in (320, 1280):
        resize(driver, width)
        driver.get(site.url + path)
        with open(AXE) as f:
            driver.execute_script(f.read())
        found = driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations']}).then("
            "  r => done(r.violations.map(v => v.id + ': ' +"
            "    v.nodes.map(n => n.target + ' ' + n.failureSummary)"
            "    .join('; '))), e => done([String(e)]))")
        tap.eq(found, [], "axe finds nothing on %s, %s, at %d pixels" % (
            name, scheme, width))


def check_without_script(site):
    with browser(script=False) as driver:
        driver.get(site.url + "/")
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


def main():
    tap.need("chromium", "chromedriver")
    work = tempfile.mkdtemp(prefix="broadsheet-browser-", dir="/tmp")
    try:
        home = server.make_edition(os.path.join(work, "home"), server.demo())
        with server.Site(home) as site:
            every = pages(site)
            with browser() as driver:
                for name, path in every:
                    check_layout(driver, site, name, path)
                    check_quiet(driver, site, name, path)
                for path in ("/", "/harbour/", every[6][1]):
                    check_pictures(driver, site, path)
                check_keyboard(driver, site)
            check_without_script(site)
            if not os.path.exists(AXE):
                tap.skip("axe-core", "AXE_JS names no axe.min.js")
            else:
                for scheme in ("light", "dark"):
                    with browser(dark=scheme == "dark") as driver:
                        for name, path in every:
                            # The low skin has no colours of its own, and
                            # axe takes a browser's dark page for white.
                            if scheme == "light" or path[:4] != "/low":
                                check_axe(driver, site, name, path, scheme)
    finally:
        shutil.rmtree(work, True)


main()
tap.done()

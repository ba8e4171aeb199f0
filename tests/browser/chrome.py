# SPDX-License-Identifier: Apache-2.0
"""Debian's Chromium without a window, in a new empty profile of its own.

    with chrome.Browser() as browser:
        browser.size(320, 640)
        browser.go(site.url + "/")
        browser.run("return document.title")
        browser.said()      # what its console said: CSP reports, errors
"""
import os
import shutil
import tempfile

import tap

try:
    from selenium import webdriver
    from selenium.common import exceptions
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys
except ImportError:
    webdriver = None

ARGUMENTS = (
    "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--disable-default-apps", "--disable-extensions", "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PAGE_S = 60


def need():
    """Skip the whole file unless there is a Chromium to drive."""
    tap.need("chromium", "chromedriver")
    if webdriver is None:
        tap.skip_all("no python3-selenium")


class Browser:
    """One browser with one page; JavaScript of pages only when asked for."""

    def __init__(self, script=True):
        self.profile = tempfile.mkdtemp(prefix="broadsheet-chrome-")
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in ARGUMENTS:
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.add_argument("--user-data-dir=" + self.profile)
        options.set_capability("goog:loggingPrefs",
                               {"browser": "ALL", "performance": "ALL"})
        options.set_capability("unhandledPromptBehavior",
                               "dismiss and notify")
        self.driver = webdriver.Chrome(
            service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_page_load_timeout(PAGE_S)
        self.driver.set_script_timeout(PAGE_S)
        if not script:
            self.command("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
        shutil.rmtree(self.profile, True)

    def command(self, name, **arguments):
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, arguments)

    def size(self, width, height=800):
        self.command("Emulation.setDeviceMetricsOverride", width=width,
                     height=height, deviceScaleFactor=1, mobile=False)

    def dark(self, is_dark):
        self.command("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if is_dark else "light"}])

    def go(self, url):
        """Open url; a sentence when a dialog stood in the way, else ""."""
        try:
            self.driver.get(url)
            self.driver.execute_script("return 1")
        except exceptions.UnexpectedAlertPresentException as e:
            return f"a dialog: {e.alert_text}"
        return ""

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def run_async(self, script, *arguments):
        return self.driver.execute_async_script(script, *arguments)

    def said(self):
        """The console's lines since last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def events(self):
        """The DevTools events since last asked, as JSON texts."""
        return [entry["message"]
                for entry in self.driver.get_log("performance")]

    def press_tab(self):
        ActionChains(self.driver).send_keys(Keys.TAB).perform()

    def press_enter(self):
        ActionChains(self.driver).send_keys(Keys.ENTER).perform()

    def shot(self, path, width, height):
        """A picture of the whole page, at least height high."""
        self.size(width, height)
        whole = self.run("return document.documentElement.scrollHeight")
        self.size(width, max(height, min(whole, 12000)))
        self.driver.save_screenshot(path)

# SPDX-License-Identifier: Apache-2.0
"""Editions, and the site that serves them, for tests.

    from server import Site, make_edition, demo
    home = make_edition("/tmp/x", demo(), "more.ninjs.jsonl")
    with Site(home) as site:                    # nginx
        answer = site.get("/low/")
        answer.status, answer.headers["etag"], answer.text
    with Site(home, ("nginx", "apache", "cgi")) as site:
        site.get("/", front="cgi")

A site is the program that was built and the web server's configuration that
is shipped (contrib/), with every file that either writes in one folder that
goes when it stops. It listens on 127.0.0.1 alone. Leaving the block raises
SiteError when a program did not end well, or a sanitizer complained.
"""
import atexit
import fcntl
import gzip
import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import fcgi  # noqa: E402

TOP = os.path.abspath(os.environ.get(
    "top_srcdir", os.path.join(os.path.dirname(__file__), "..", "..")))
BUILD = os.path.abspath(os.environ.get(
    "top_builddir", os.path.join(TOP, "build")))

#: The build without sanitizers, for work in bulk that others test with them.
PLAIN_BUILD = os.environ.get("BROADSHEET_PLAIN_BUILD", BUILD)

FRONTS = ("nginx", "apache", "cgi", "fcgi")

#: What every test edition is called, unless it says otherwise.
SETTINGS = {
    "site_name": "The Saltmere Courier",
    "tagline": "News of the town and the tide",
    "base_url": "http://courier.example",
    "language": "en-GB",
    "contact": "letters@saltmere-courier.example",
    "disclaimer": "The Saltmere Courier is not responsible for the content"
                  " of external internet sites.",
    "workers": 2,
    "threads": 4,
}
ZONES = (("GMT", "UTC"), ("UK", "Europe/London"))
FAMILY = (("Saltmere FM", "https://fm.example.org/"),
          ("Tide tables", "https://tides.example.org/"))

#: The demo's clips are of one day: they are never too old.
BULLETINS = (("Harbour bulletin", {"list": "audiovideo/harbour-bulletin",
                                   "hours": 0}),
             ("Programmes guide", {"url": "/audiovideo/"}))

POLICIES = (("correctionsPolicy", "/about/corrections"),
            ("ownershipFundingInfo", "/about"))

_COMPLAINTS = re.compile(
    r"ERROR: \w+Sanitizer|runtime error: |ERROR SUMMARY: [1-9]|"
    r"definitely lost: [1-9]|Assertion .* failed")


class SiteError(Exception):
    """The site did not start, or did not end well; says what its logs say."""


def program(name):
    """The path of a program of this build."""
    return os.path.join(BUILD, name)


def demo():
    """The demonstration edition's folder."""
    return os.path.join(TOP, "demo")


def testdata(*path):
    """A file of the shared test data, or None when that is not here."""
    root = os.environ.get("BROADSHEET_TESTDATA", "")
    whole = os.path.join(root, *path)
    return whole if root and os.path.exists(whole) else None


def _quoted(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (list, tuple)):
        return "{%s}" % ", ".join(_quoted(item) for item in value)
    return "'%s'" % str(value).replace("\\", "\\\\").replace("'", "\\'")


def write_conf(home, **settings):
    """Write home/broadsheet.conf; returns its path."""
    given = dict(SETTINGS, edition=os.path.join(home, "edition"),
                 templates=os.path.join(TOP, "templates"),
                 static=os.path.join(TOP, "static"))
    sock = os.path.join(os.path.abspath(home), "site.sock")
    if len(sock) > 90:  # of the 107 that a socket's address holds
        short = tempfile.mkdtemp(prefix="broadsheet-", dir="/tmp")
        atexit.register(shutil.rmtree, short, True)
        sock = os.path.join(short, "site.sock")
    given["socket"] = sock
    given["postroom_socket"] = sock.replace("site.sock", "postroom.sock")
    given.update(mail_transport="maildir", mail_from="news@courier.example",
                 maildir=os.path.join(home, "mail"),
                 mail_ledger=os.path.join(home, "ledger"))
    zones = settings.pop("zones", ZONES)
    family = settings.pop("family", FAMILY)
    policies = settings.pop("policies", POLICIES)
    bulletins = settings.pop("bulletins", BULLETINS)
    given.update(settings)
    path = os.path.join(home, "broadsheet.conf")
    with open(path, "w") as out:
        for key, value in given.items():
            out.write("%s = %s\n" % (key, _quoted(value)))
        for label, name in zones:
            out.write("zone %s { name = %s }\n"
                      % (_quoted(label), _quoted(name)))
        for label, options in bulletins:
            out.write("bulletin %s { %s }\n" % (_quoted(label), " ".join(
                "%s = %s" % (key, _quoted(value))
                for key, value in options.items())))
        for label, url in family:
            out.write("family %s { url = %s }\n"
                      % (_quoted(label), _quoted(url)))
        for name, url in policies:
            out.write("policy %s { url = %s }\n"
                      % (_quoted(name), _quoted(url)))
    return path


def broadsheet(home, *args, check=True, build=None, **more):
    """Run the command on the edition in home; a CompletedProcess (text)."""
    more.setdefault("env", dict(
        os.environ, BROADSHEET_PICTURE=program("broadsheet-picture")))
    done = subprocess.run(
        [os.path.join(build or BUILD, "broadsheet"), "-C",
         os.path.join(home, "broadsheet.conf"),
         *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, errors="replace", **more)
    if check and done.returncode != 0:
        raise SiteError("broadsheet %s: exit %d\n%s%s" % (
            " ".join(args), done.returncode, done.stdout[-4000:],
            done.stderr[-4000:]))
    return done


def make_edition(home, *sources, **settings):
    """Make an edition in the folder home, with its broadsheet.conf.

    Each source is a path, or a list that begins with a path and goes on with
    options for import. settings replace SETTINGS in the configuration.
    Returns home.
    """
    os.makedirs(home, exist_ok=True)
    home = os.path.abspath(home)
    write_conf(home, **settings)
    if sources[:1] == (demo(),) and not _SHAPING & set(settings):
        shutil.copytree(_demo_edition(), os.path.join(home, "edition"))
        sources = sources[1:]
    else:
        broadsheet(home, "init")
    for source in sources:
        if isinstance(source, str):
            source = [source]
        bulk = any(word.endswith(".jsonl.gz") for word in source)
        broadsheet(home, "import", *source,
                   build=PLAIN_BUILD if bulk else BUILD)
        if source[0] == demo():
            _act(home)
    return home


#: Settings that an edition's files are made by.
_SHAPING = {"base_url", "language", "direction", "search_language", "zones",
            "site_name", "templates", "template_overrides"}


def _demo_edition():
    """The folder of a demonstration edition to copy, made once a build."""
    kept = os.path.join(BUILD, "tests", "demo-edition")
    files = [program("broadsheet"), program("broadsheet-picture")]
    for top in (demo(), os.path.join(TOP, "templates")):
        for folder, _, names in os.walk(top):
            files += [os.path.join(folder, name) for name in names]
    state = "%d %r" % (len(files), max(os.stat(f).st_mtime for f in files))
    os.makedirs(os.path.dirname(kept), exist_ok=True)
    with open(kept + ".lock", "a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if lock.read() != state or not os.path.isdir(kept):
            shutil.rmtree(kept, True)
            with tempfile.TemporaryDirectory(prefix="broadsheet-") as home:
                write_conf(home)
                broadsheet(home, "init")
                broadsheet(home, "import", demo())
                _act(home)
                shutil.copytree(os.path.join(home, "edition"), kept)
            lock.seek(0)
            lock.truncate()
            lock.write(state)
    return kept


def _act(home):
    """What the demonstration edition's newsroom did then."""
    done = subprocess.run(
        ["/bin/sh", os.path.join(demo(), "acts.sh"), os.path.join(BUILD, "broadsheet")],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace",
        env=dict(os.environ,
                 BROADSHEET_CONF=os.path.join(home, "broadsheet.conf"),
                 BROADSHEET_PICTURE=program("broadsheet-picture")))
    if done.returncode != 0:
        raise SiteError(f"acts.sh: exit {done.returncode}\n{done.stdout}")
    _settle(home)


def _settle(home):
    """Wait for the clock to come to the last change: many in a second are
    ahead of it, and until then Last-Modified goes with it."""
    path = os.path.join(home, "edition", "edition.db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    modified, = db.execute("SELECT modified FROM edition").fetchone()
    db.close()
    while time.time() <= modified:
        time.sleep(0.2)


def free_port():
    """A port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def fill(source, target, values):
    """Fill the @name@ places of a shipped configuration."""
    with open(os.path.join(TOP, source)) as f:
        text = f.read()
    for name, value in values.items():
        text = text.replace("@%s@" % name, str(value))
    left = re.search(r"@[a-z_]+@", text)
    if left:
        raise SiteError("%s: %s is not filled" % (source, left.group()))
    with open(target, "w") as f:
        f.write(text)


def conf_value(path, name):
    """A setting of a broadsheet.conf that write_conf wrote."""
    with open(path) as f:
        for line in f:
            key, _, value = line.partition(" = ")
            if key == name:
                value = value.strip()
                if value.startswith("'"):
                    value = re.sub(r"\\(.)", r"\1", value[1:-1])
                return value
    return None


class Answer:
    """A response: status, headers (names in lower case), body, raw.

    body is as sent; content is without its content coding, text decoded.
    """

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def content(self):
        if self.headers.get("content-encoding") == "gzip":
            return gzip.decompress(self.body)
        return self.body

    @property
    def text(self):
        return self.content.decode("utf-8")

    def __repr__(self):
        return "<Answer %d, %d bytes>" % (self.status, len(self.body))


def _as_ordinary_user(command):
    """Apache will not serve as root. Then it is another user, with root's
    way past file modes and nothing else of root's."""
    if os.geteuid() != 0:
        return command
    caps = "+dac_override"
    return ["setpriv", "--reuid", "33", "--regid", "33", "--clear-groups",
            "--inh-caps", caps, "--ambient-caps", caps, *command]


class Site:
    """A running site: see the module's text.

    home is a folder of make_edition, fronts one or more of FRONTS. With
    "fcgi" alone there is no web server; fcgi() asks the program itself.
    runner is put before site.fcgi (["valgrind", ...]), env added to its
    environment, build is another build's folder. With postroom set it takes
    what readers send, too; postroom is that process. With cache set nginx keeps
    pages as it does for readers; else what was done is seen at once. url is the first front's
    address, without a slash behind it; urls has all.
    """

    def __init__(self, home, fronts="nginx", runner=(), env=None, build=None,
                 wait_s=30, postroom=False, cache=False):
        self.home = os.path.abspath(home)
        self.fronts = (fronts,) if isinstance(fronts, str) else tuple(fronts)
        self.conf = os.path.join(self.home, "broadsheet.conf")
        self.socket = conf_value(self.conf, "socket")
        self.postroom_socket = conf_value(self.conf, "postroom_socket")
        self.wants_postroom = postroom
        self.has_cache = cache
        self.postroom = None
        self.runner = list(runner)
        self.build = os.path.abspath(build or BUILD)
        self.env = dict(os.environ, **(env or {}))
        self.wait_s = wait_s
        self.urls = {}
        self.site = None
        self._web = {}
        self._starting = None
        self.dir = tempfile.mkdtemp(prefix="broadsheet-web-", dir="/tmp")
        os.chmod(self.dir, 0o755)
        self._log = open(os.path.join(self.dir, "site.log"), "w+b")
        try:
            self._start()
        except BaseException:
            self._kill()
            raise

    @property
    def url(self):
        return self.urls[self.fronts[0]]

    @property
    def pid(self):
        """The master's process id."""
        return self.site.pid

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.stop()
        else:
            self._kill()

    # Starting

    def _start(self):
        if set(self.fronts) - {"cgi"}:
            self.site = subprocess.Popen(
                [*self.runner, os.path.join(self.build, "cgi-bin/site.fcgi"),
                 "-C", self.conf],
                stdin=subprocess.DEVNULL, stdout=self._log,
                stderr=self._log, env=self.env)
            self._wait(lambda: os.path.exists(self.socket), self.site,
                       "site.fcgi does not listen")
        if self.wants_postroom:
            self.start_postroom()
        for front in self.fronts:
            if front == "nginx":
                self._start_web(front, self._nginx)
            elif front in ("apache", "cgi"):
                self._start_web(front, self._apache)
            elif front != "fcgi":
                raise ValueError(front)

    def start_postroom(self):
        """Start postroom.fcgi, again if it has been killed."""
        self.postroom = subprocess.Popen(
            [*self.runner, os.path.join(self.build, "cgi-bin/postroom.fcgi"),
             "-C", self.conf], stdin=subprocess.DEVNULL, stdout=self._log,
            stderr=self._log, env=self.env)

        def listens():
            with socket.socket(socket.AF_UNIX) as client:
                return client.connect_ex(self.postroom_socket) == 0
        self._wait(listens, self.postroom, "postroom.fcgi does not listen")

    def _start_web(self, front, prepare):
        for attempt in range(5):
            port = free_port()
            folder = os.path.join(self.dir, front)
            os.makedirs(folder, exist_ok=True)
            process = subprocess.Popen(
                prepare(front, folder, port), stdin=subprocess.DEVNULL,
                stdout=self._log, stderr=self._log, env=self.env)
            self._web[front] = process
            self.urls[front] = "http://127.0.0.1:%d" % port
            try:
                self._wait(lambda: self._answers(front), process,
                           "%s does not answer" % front)
                return
            except SiteError:
                # Somebody else may have taken the port in between.
                if attempt == 4 or process.poll() is None or \
                        "ddress already in use" not in self.log():
                    raise

    def _values(self, front, folder, port):
        return {
            "socket": self.socket,
            "postroom_socket": self.postroom_socket,
            "listen": "127.0.0.1:%d" % port,
            "server_name": "localhost",
            "staticdir": conf_value(self.conf, "static"),
            "mediadir": os.path.join(
                conf_value(self.conf, "edition"), "media"),
            "cgidir": os.path.join(self.build, "cgi-bin"),
            "conf": self.conf,
            "count": "" if conf_value(self.conf, "read_log") else "# ",
            "readlog": conf_value(self.conf, "read_log") or
            os.path.join(folder, "read.log"),
            "rundir": folder,
            "cache": "broadsheet" if self.has_cache else "off",
            "cachedir": os.path.join(folder, "cache"),
            "shortdir": folder,
            "site_conf": os.path.join(folder, "site.conf"),
            "modulesdir": "/usr/lib/apache2/modules",
            "user": "user root;" if os.geteuid() == 0 else "",
        }

    def _nginx(self, front, folder, port):
        values = self._values(front, folder, port)
        fill("contrib/nginx/broadsheet.conf.in", values["site_conf"], values)
        main = os.path.join(folder, "nginx.conf")
        fill("contrib/nginx/private.conf.in", main, values)
        return [_web_server("nginx"), "-e", "stderr", "-p", folder,
                "-c", main]

    def _apache(self, front, folder, port):
        values = self._values(front, folder, port)
        name = "broadsheet-cgi" if front == "cgi" else "broadsheet"
        fill("contrib/apache/%s.conf.in" % name, values["site_conf"], values)
        main = os.path.join(folder, "apache2.conf")
        fill("contrib/apache/private.conf.in", main, values)
        with open(main, "a") as out:
            for key in self.env:  # what a build with sanitizers is told
                if key.endswith("SAN_OPTIONS"):
                    out.write("PassEnv %s\n" % key)
        return _as_ordinary_user(
            [_web_server("apache2"), "-f", main, "-D", "FOREGROUND"])

    def _answers(self, front):
        try:
            self.get("/static/broadsheet.css", front=front, timeout=5)
            return True
        except OSError:
            return False

    def _wait(self, is_true, process, what):
        end = time.monotonic() + self.wait_s
        while not is_true():
            if process.poll() is not None or time.monotonic() > end:
                raise SiteError("%s:\n%s" % (what, self.log()))
            time.sleep(0.02)

    # Asking

    def get(self, path, front=None, method="GET", headers=None, body=None,
            timeout=60):
        """Ask for path, which is sent byte for byte as it is given."""
        where = self.urls[front or self.fronts[0]][len("http://"):]
        connection = http.client.HTTPConnection(where, timeout=timeout)
        connection._validate_path = lambda path: None
        connection._encode_request = lambda r: r.encode("latin-1")
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            found = {}
            for key, value in response.getheaders():
                found.setdefault(key.lower(), value)
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def fcgi(self, uri, method="GET", body=None, path=None, **params):
        """Ask site.fcgi itself, through its socket or the one at path; an
        Answer."""
        client = fcgi.Client(path or self.socket)
        try:
            answer = client.get(uri, method, body=body, **params)
        finally:
            client.close()
        found = {}
        for key, value in answer.headers:
            found.setdefault(key.lower(), value)
        found.pop("status", None)
        return Answer(answer.status, found, answer.body)

    # Stopping

    def log(self):
        """What the programs have said so far."""
        text = ""
        for folder, _, names in sorted(os.walk(self.dir)):
            for name in sorted(names):
                if name.endswith(".log") and name != "access.log":
                    with open(os.path.join(folder, name), "rb") as f:
                        said = f.read().decode("utf-8", "replace")
                    if said:
                        text += "--- %s\n%s\n" % (name, said)
        return text

    def site_log(self):
        """What site.fcgi has said so far."""
        with open(os.path.join(self.dir, "site.log"), "rb") as f:
            return f.read().decode("utf-8", "replace")

    def reload(self):
        """SIGHUP to the master."""
        self.site.send_signal(signal.SIGHUP)

    def stop(self):
        """End the programs; SiteError when one did not end well."""
        bad = []
        everyone = list(self._web.items())
        if self.site is not None:
            everyone.append(("site.fcgi", self.site))
        if self.postroom is not None:
            everyone.append(("postroom.fcgi", self.postroom))
        for name, process in everyone:
            if process.poll() is None:
                process.terminate()
            else:
                bad.append("%s had ended" % name)
            try:
                code = process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                bad.append("%s does not end" % name)
                continue
            if code not in (0, -signal.SIGTERM):
                bad.append("%s ended with %d" % (name, code))
        said = self.log()
        complaint = _COMPLAINTS.search(said)
        if complaint:
            bad.append(complaint.group())
        self._kill()
        if bad:
            raise SiteError("%s\n%s" % ("; ".join(bad), said))

    def _kill(self):
        processes = list(self._web.values())
        processes += [p for p in (self.site, self.postroom) if p is not None]
        for process in processes:
            if process.poll() is None:
                process.terminate()
        for process in processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._log.close()
        shutil.rmtree(self.dir, True)


class Client:
    """Asks the programs of a running site themselves: each address of the one
    that a web server would ask. What is sent to a form without a body is a
    form with nothing in it."""

    FORM = re.compile(r"(/low)?/(talking-point/[1-9][0-9]*/(write|thanks)|"
                      r"email/([1-9][0-9]*(/sent)?|confirm|block)|"
                      r"feedback(/[1-9][0-9]*)?(/sent|/)?)")

    def __init__(self, site):
        self._site = fcgi.Client(site.socket)
        self._postroom = fcgi.Client(site.postroom_socket)

    def get(self, uri, method="GET", **more):
        if not self.FORM.fullmatch(uri.partition("?")[0]):
            return self._site.get(uri, method, **more)
        if method == "POST" and "body" not in more:
            more.update(body=b"name=&message=", CONTENT_LENGTH="14",
                        CONTENT_TYPE="application/x-www-form-urlencoded")
        return self._postroom.get(uri, method, **more)

    def close(self):
        self._site.close()
        self._postroom.close()


def _web_server(name):
    path = shutil.which(
        name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if path is None:
        raise SiteError("no %s on this machine" % name)
    return path


if __name__ == "__main__":
    # By hand: server.py HOME [FRONT...] serves until Enter is pressed.
    with Site(sys.argv[1], sys.argv[2:] or "nginx") as running:
        for name, address in running.urls.items():
            print(name, address)
        input()

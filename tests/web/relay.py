# SPDX-License-Identifier: Apache-2.0
"""Queues of messages, and relays that they go to, for tests.

A Queue is an edition with one story and messages that wait, which need no
postroom.fcgi. A Script is a server that speaks just enough SMTP, and at a
stage of the talk does what it is told. A Sink is aiosmtpd.
"""
import hashlib
import hmac
import json
import os
import secrets
import shutil
import socket
import sqlite3
import ssl
import subprocess
import threading
import time

import letters
import server

STORY = "Headline: The tide came in\nSection: news\n\nIt went out again.\n"

FROM = "news@courier.example"


def base(folder):
    """The edition that queues are copies of; the number of its story."""
    home = server.make_edition(os.path.join(folder, "base"))
    server.broadsheet(home, "section", "add", "news", "News")
    path = os.path.join(folder, "tide.story")
    with open(path, "w") as out:
        out.write(STORY)
    made = json.loads(server.broadsheet(home, "story", "new", "--json",
                                        path).stdout)
    server.broadsheet(home, "story", "publish", str(made["number"]))
    return made["number"]


class Queue:
    """An edition in a folder of its own."""

    def __init__(self, folder, name, story, **settings):
        self.home = os.path.join(folder, name)
        self.story = story
        shutil.copytree(os.path.join(folder, "base"), self.home)
        self.settings = {"mail_timeout_s": 2, **settings}
        self.conf()
        self.secret = letters.query(
            self.home, "postroom", "SELECT bytes FROM secret")[0][0]

    def conf(self, **settings):
        self.settings.update(settings)
        server.write_conf(self.home, **self.settings)

    def hash(self, purpose, text):
        """As src/post/secret.h hides things."""
        mac = hmac.new(self.secret, f"{purpose}\n{text}".encode(),
                       hashlib.sha256)
        return mac.hexdigest()[:32]

    def change(self, sql, *values):
        db = sqlite3.connect(os.path.join(self.home, "edition",
                                          "postroom.db"), timeout=60)
        try:
            with db:
                return db.execute(sql, values).fetchall()
        finally:
            db.close()

    def add(self, n=1, to="keeper%d@example.net", state="queued", age=0,
            mode="open", attempts=0, due=0):
        """n stories for friends, accepted age seconds ago; their ids."""
        now, ids = int(time.time()), []
        db = sqlite3.connect(os.path.join(self.home, "edition",
                                          "postroom.db"), timeout=60)
        with db:
            for i in range(n):
                key, id = secrets.token_hex(16), secrets.token_hex(16)
                address = to % i if "%" in to else to
                db.execute(
                    "INSERT INTO sending VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    " ?)", (key, self.story, mode, "", now - age, "A pilot",
                            "pilot@example.org",
                            self.hash("address", "pilot@example.org"),
                            "Do read this.", None))
                db.execute(
                    "INSERT INTO message VALUES (?, 'story', ?, ?, ?, ?, ?,"
                    " ?, ?, NULL, NULL, '')",
                    (id, key, address,
                     self.hash("address", address.lower()), state,
                     now - age, now - age + due, attempts))
                ids.append(id)
        db.close()
        return ids

    def row(self, id):
        db = sqlite3.connect(os.path.join(self.home, "edition",
                                          "postroom.db"), timeout=60)
        db.row_factory = sqlite3.Row
        try:
            return dict(db.execute("SELECT * FROM message WHERE id = ?",
                                   (id,)).fetchone())
        finally:
            db.close()

    def states(self):
        return dict(self.change("SELECT state, count(*) FROM message"
                                " GROUP BY state"))

    def command(self, *args, **more):
        return server.broadsheet(self.home, *args, check=False, **more)

    def deliver(self, **more):
        return self.command("deliver", **more)

    def watch(self, env=None, build=None):
        """A deliverer that goes on; its log is deliver.log."""
        with open(os.path.join(self.home, "deliver.log"), "a") as log:
            return subprocess.Popen(
                [os.path.join(build or server.BUILD, "broadsheet"), "-C",
                 os.path.join(self.home, "broadsheet.conf"), "deliver",
                 "--watch"], stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, env=env)

    def log(self):
        with open(os.path.join(self.home, "deliver.log")) as log:
            return log.read()

    def maildir(self):
        new = os.path.join(self.home, "mail", "new")
        return sorted(os.listdir(new)) if os.path.isdir(new) else []


#: What a Script may do besides answering.
CLOSE, STALL, LINE, LINES, NOISE = "close", "stall", "line", "lines", "noise"

ANSWERS = {
    "connect": "220 relay.example ESMTP", "helo": "250 relay.example",
    "ehlo": "250-relay.example\r\n250-8BITMIME\r\n250 SMTPUTF8",
    "starttls": "220 go on", "auth": "235 2.7.0 welcome", "mail": "250 ok",
    "rcpt": "250 ok", "data": "354 go on", "dot": "250 2.0.0 taken as 12",
    "quit": "221 bye", "rset": "250 ok",
}


class Script:
    """A server on 127.0.0.1. at says what is done at a stage: an answer, or
    one of the above; "body" is before the dot has come."""

    def __init__(self, at=None, tls=None, port=0, capabilities=()):
        self.at, self.tls = dict(at or {}), tls
        self.capabilities = list(capabilities)
        self.heard = b""       # in the clear
        self.commands = []     # first words, of all connections
        self.taken = []        # (from, to, message) that were answered 250
        self.connections = 0
        self.over = threading.Event()
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen(50)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return "smtp://127.0.0.1:%d" % self.port

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self.over.set()
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()

    def _accept(self):
        while not self.over.is_set():
            try:
                conn, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(conn,),
                             daemon=True).start()

    def _serve(self, conn):
        try:
            self._talk(conn)
        except (OSError, ssl.SSLError, EOFError):
            pass
        finally:
            conn.close()

    def _do(self, conn, stage):
        """Answer at a stage. False: the connection is over."""
        what = self.at.get(stage, ANSWERS[stage])
        if callable(what):
            what = what()
        if what == CLOSE:
            return False
        if what == STALL:
            self.over.wait(60)
            return False
        if what == NOISE:
            conn.sendall(b"\xff\xfeHTTP/1.1 418 I am a teapot\r\n\r\n")
            self.over.wait(60)
            return False
        while what in (LINE, LINES):
            conn.sendall(b"x" * 4096 if what == LINE else b"250-more\r\n" * 400)
        if stage == "ehlo" and self.capabilities and stage not in self.at:
            lines = ["relay.example", *self.capabilities]
            if isinstance(conn, ssl.SSLSocket):
                lines.remove("STARTTLS")
            elif self.tls:  # AUTH is for within TLS
                lines = [w for w in lines if not w.startswith("AUTH")]
            what = "\r\n".join(
                "250%s%s" % (" " if i == len(lines) - 1 else "-", line)
                for i, line in enumerate(lines))
        conn.sendall(what.encode() + b"\r\n")
        return True

    def _line(self, conn, rest):
        while b"\n" not in rest[0]:
            got = conn.recv(65536)
            if not got:
                raise EOFError
            if not isinstance(conn, ssl.SSLSocket):
                self.heard += got
            rest[0] += got
        line, _, rest[0] = rest[0].partition(b"\n")
        return line + b"\n"

    def _message(self, conn, rest):
        text = b""
        while True:
            line = self._line(conn, rest)
            if line == b".\r\n":
                return text
            text += line[1:] if line.startswith(b".") else line
            if "body" in self.at:
                raise EOFError

    def _talk(self, conn):
        rest, sender, to = [b""], b"", []
        if not self._do(conn, "connect"):
            return
        while True:
            line = self._line(conn, rest)
            word = line[:4].upper().decode("latin-1").strip()
            word = {"STAR": "STARTTLS"}.get(word, word)
            self.commands.append(word)
            stage = word.lower()
            if stage not in ANSWERS:
                conn.sendall(b"500 what?\r\n")
                continue
            if stage == "mail":
                sender, to = line, []
            if stage == "rcpt":
                to.append(line)
            if stage == "auth" and len(line.split()) == 2:
                conn.sendall(b"334 \r\n")
                self._line(conn, rest)
            if not self._do(conn, stage) or stage == "quit":
                return
            if stage == "starttls" and self.tls and stage not in self.at:
                conn = self.tls.wrap_socket(conn, server_side=True)
                rest = [b""]
            if stage == "data" and stage not in self.at:
                text = self._message(conn, rest)
                dot = self.at.get("dot", "2")
                if callable(dot) or dot.startswith("2"):
                    self.taken.append((sender, to, text))
                if not self._do(conn, "dot"):
                    return


class Sink:
    """aiosmtpd, which keeps what it is sent. The certificate is a pair of
    paths; user and password are wanted if they are given."""

    def __init__(self, certificate=None, user=None, wants_tls=False,
                 is_smtps=False, utf8=True):
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult
        self.messages, sink = [], self
        self.logins = []

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                sink.messages.append((envelope.mail_from, envelope.rcpt_tos,
                                      envelope.content, session.ssl))
                return "250 2.0.0 taken"

        def login(server, session, envelope, mechanism, data):
            got = (data.login.decode(), data.password.decode())
            sink.logins.append(got)
            return AuthResult(success=got == user, handled=False)

        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
        more = {"hostname": "127.0.0.1", "port": server.free_port(),
                "enable_SMTPUTF8": utf8, "decode_data": False}
        if is_smtps:
            more["ssl_context"] = context
        else:
            more.update(tls_context=context, require_starttls=wants_tls)
        if user:
            more.update(authenticator=login, auth_required=True,
                        auth_require_tls=not is_smtps)
        self.controller = Controller(Handler(), **more)
        self.controller.start()
        self.port = more["port"]

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.controller.stop()


def _openssl(*args, when=None):
    command = ["openssl", *args]
    if when:
        command = ["faketime", when, *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def certificates(folder):
    """ca, and pairs for localhost: good, expired, other (its name), self."""
    def at(name):
        return os.path.join(folder, name)
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "20000",
             "-subj", "/CN=Test CA", "-keyout", at("ca.key"), "-out",
             at("ca.pem"), when="2015-01-01")
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9000",
             "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost", "-keyout", at("self.key"),
             "-out", at("self.pem"))
    for name, host, when in (("good", "localhost", None),
                             ("expired", "localhost", "2020-01-01"),
                             ("other", "elsewhere.example", None)):
        with open(at("ext"), "w") as out:
            out.write("subjectAltName=DNS:%s\n" % host)
        _openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj",
                 "/CN=" + host, "-keyout", at(name + ".key"), "-out",
                 at(name + ".csr"))
        _openssl("x509", "-req", "-in", at(name + ".csr"), "-CA",
                 at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial",
                 "-days", "30", "-extfile", at("ext"), "-out",
                 at(name + ".pem"), when=when)
    return {name: (at(name + ".pem"), at(name + ".key"))
            for name in ("good", "expired", "other", "self")}

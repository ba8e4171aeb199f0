#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What becomes of a message, whatever the relay does.

At each stage of the talk a scripted server answers 4xx, 5xx and nonsense,
hangs up, stalls, or talks without end: the whole table, of which state the
message is in then and whether others go on. TLS with a good certificate, one
that is expired, of another name, of nobody, and stripped: nothing of the
message or the password is heard in the clear. The same against aiosmtpd and
OpenSMTPD, and what swaks finds there. Programs such as sendmail.
"""
import email
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import relay  # noqa: E402
import server  # noqa: E402
import tap  # noqa: E402
from relay import CLOSE, LINE, LINES, NOISE, STALL, Queue, Script  # noqa: E402

#: (what is said of it, exit status): of the message, and of the others.
DOWN, DEFERRED, REFUSED, SENT = ("queued", 69), ("queued", 0), ("failed", 0), \
    ("sent", 0)

LATER, NEVER = "451 4.3.0 not now", "554 5.7.0 never, keeper0@example.net"
AWAY, NO_LOGIN = "421 4.3.2 closing", "535 5.7.8 who are you?"

#: Stages, and what there comes to what.
BEFORE = {LATER: DOWN, NEVER: DOWN, AWAY: DOWN, NO_LOGIN: DOWN, CLOSE: DOWN,
          STALL: DOWN, NOISE: DOWN, LINE: DOWN, LINES: DOWN,
          "999 what": DOWN, "19": DOWN, "": DOWN}
WITHIN = {LATER: DEFERRED, NEVER: REFUSED, AWAY: DEFERRED, NO_LOGIN: DOWN,
          CLOSE: DEFERRED, STALL: DEFERRED, NOISE: DEFERRED, LINE: DEFERRED,
          LINES: DEFERRED, "999 what": DEFERRED, "19": DEFERRED,
          "": DEFERRED, "550 no keeper0 here": REFUSED,
          "552 5.3.4 too big": REFUSED,
          "550-5.1.1 no\r\n550 5.1.1 such user": REFUSED}
#: Who does not know EHLO is asked with HELO, where that is enough.
OLD = {LATER: SENT, NEVER: SENT, AWAY: SENT, NO_LOGIN: SENT,
       "999 what": SENT}
TABLE = {
    "connect": BEFORE,
    "ehlo": dict(BEFORE, **OLD),
    "helo": BEFORE,
    "auth": BEFORE,
    "mail": dict(WITHIN, **{"354 go on": DEFERRED}),
    "rcpt": dict(WITHIN, **{"354 go on": DEFERRED}),
    "data": dict(WITHIN, **{"250 ok": DEFERRED}),
    "body": {CLOSE: DEFERRED},
    "dot": dict(WITHIN, **{NO_LOGIN: REFUSED, "250 ok": SENT, "251 ok": SENT,
                           "354 more": DEFERRED,
                           "250-2.0.0 it is\r\n250 2.0.0 taken": SENT}),
}


def password(home):
    path = os.path.join(home, "password")
    with open(path, "w") as out:
        out.write("open sesame\nnot this\n")
    return path


def is_between(low, value, high):
    return low <= value <= high


def check_row(q, id, want, got, name):
    row = q.row(id)
    is_over = want[0] != "queued"
    wait = row["due"] - int(time.time())
    tap.ok((row["state"], got.returncode) == want and
           row["attempts"] == 1 and
           (row["recipient"] == "") == is_over and
           (is_over or is_between(260, wait, 331)) and
           row["reply"] != "" and "@" not in row["reply"] and
           "keeper0" not in row["reply"], f"{name}: {want}",
           f"{row} {wait} {got.returncode}\n{got.stdout}{got.stderr}")


def check_table(folder, story):
    q = Queue(folder, "table", story, mail_transport="smtp", mail_tls="off",
              mail_timeout_s=1)
    user = {"mail_user": "courier", "mail_password_file": password(q.home)}
    for stage, row in TABLE.items():
        for what, want in row.items():
            more = user if stage == "auth" else \
                {"mail_user": "", "mail_password_file": ""}
            at = {"ehlo": NEVER, stage: what} if stage == "helo" else \
                {stage: what}
            with Script(at, capabilities=["AUTH PLAIN"]) as script:
                q.change("DELETE FROM message")
                q.conf(mail_relay=script.url, **more)
                id, = q.add(1, to="keeper0@example.net")
                got = q.deliver()
            check_row(q, id, want, got, f"{stage}, {what!r}")
            tap.eq(len(script.taken), int(want == SENT),
                   f"{stage}, {what!r}: the relay agrees")
            if what == LINES:
                # Ours, or libcurl's own when it was quicker.
                tap.ok(q.row(id)["reply"].startswith(
                    ("it talks without end", "Too large")),
                    f"{stage}: that is not waited for", q.row(id)["reply"])


def check_others(folder, story):
    """A relay that is away holds up all; a message's own trouble nobody."""
    q = Queue(folder, "others", story, mail_transport="smtp", mail_tls="off")
    with Script({"rcpt": iter_of("550 5.1.1 nobody", "451 4.2.0 full",
                                 "250 ok")}) as script:
        q.conf(mail_relay=script.url)
        q.add(5)
        got = q.deliver()
        tap.eq((got.stdout.strip(), q.states()),
               ("3 sent, 1 deferred, 1 refused",
                {"sent": 3, "queued": 1, "failed": 1}),
               "one is refused, one is full: the others go out")
    q.change("DELETE FROM message")
    ids = q.add(3)  # nobody listens there now
    got = q.deliver()
    tap.eq((got.returncode, sorted(q.row(i)["attempts"] for i in ids)),
           (69, [0, 0, 1]), "nobody listens: one learns of it")
    with Script(port=script.port) as script:
        got = q.deliver()
        tap.eq((got.returncode, got.stdout.strip(), len(script.taken)),
               (0, "2 sent, 0 deferred, 0 refused", 2),
               "when it is back, the others go out")


def iter_of(*answers):
    left = list(answers)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def check_stale(folder, story):
    """A relay that hangs up between messages costs no attempt."""
    q = Queue(folder, "stale", story, mail_transport="smtp", mail_tls="off")
    q.add(4)
    with Script({"mail": iter_of("250 ok", CLOSE, "250 ok",
                                 "421 4.4.2 idle too long", "250 ok")}) as s:
        q.conf(mail_relay=s.url)
        got = q.deliver()
        tap.eq((got.stdout.strip(), len(s.taken), s.connections),
               ("4 sent, 0 deferred, 0 refused", 4, 3),
               "a connection that was lost in between is made anew")


def parts(message):
    """What a message says, its headers and parts apart."""
    message = email.message_from_bytes(message)
    return [(part.get_content_type(),
             part.get_payload(decode=True).replace(b"\r\n", b"\n"))
            for part in message.walk() if not part.is_multipart()], \
        [(k, v) for k, v in message.items()
         if k not in ("Date", "Content-Type")]  # it has a random boundary


def check_text(folder, story):
    """Dots and all lengths: the relay gets what the folder gets."""
    q = Queue(folder, "text", story, mail_transport="maildir")
    ids = q.add(1)
    for n in list(range(1, 12)) + [100, 400, 1000, 2000]:
        path = os.path.join(q.home, "dots.story")
        with open(path, "w") as out:
            out.write("Headline: Dots %d\nSection: news\n\n" % n)
            for i in range(n):
                out.write(".%s dots\n\n..\n\n" % ("." * (i % 5)))
        q.story = json.loads(q.command("story", "new", "--json", path).stdout)[
            "number"]
        q.command("story", "publish", str(q.story))
        ids += q.add(1)
    twin = os.path.join(folder, "text-twin")
    shutil.copytree(q.home, twin)
    q.deliver()
    tap.eq(q.maildir(), sorted(ids), "all into a folder")
    with Script() as script:
        server.write_conf(twin, mail_transport="smtp", mail_tls="off",
                          mail_relay=script.url)
        server.broadsheet(twin, "deliver")
    tap.eq(len(script.taken), len(ids), "all to the relay")
    for sender, to, text in script.taken:
        id = email.message_from_bytes(text)["Message-ID"].split("@")[0][1:]
        with open(os.path.join(q.home, "mail", "new", id), "rb") as f:
            kept = f.read()
        tap.ok(sender.startswith(b"MAIL FROM:<%s>" % relay.FROM.encode()) and
               to == [b"RCPT TO:<keeper0@example.net>\r\n"] and
               parts(text) == parts(kept) and
               text.count(b"\n") == kept.count(b"\n") and
               all(line.endswith(b"\r\n") and len(line) <= 1000
                   for line in text.splitlines(True)),
               f"{len(text)} bytes: the same, in lines as on the wire",
               (sender, to, text[-300:], kept[-300:]))


def check_tls(folder, story):
    made = relay.certificates(folder)
    q = Queue(folder, "tls", story, mail_transport="smtp",
              mail_ca_file=os.path.join(folder, "ca.pem"))
    q.conf(mail_user="courier", mail_password_file=password(q.home))
    user = ("courier", "open sesame")
    for name, want in (("good", SENT), ("expired", DOWN), ("other", DOWN),
                       ("self", DOWN)):
        for scheme in ("smtp", "smtps"):
            with relay.Sink(made[name], user, True,
                            is_smtps=scheme == "smtps") as sink:
                q.change("DELETE FROM message")
                q.conf(mail_relay=f"{scheme}://localhost:{sink.port}")
                id, = q.add(1, to="keeper0@example.net")
                got = q.deliver()
            check_row(q, id, want, got, f"{scheme}, certificate: {name}")
            tap.eq((len(sink.messages), sink.logins),
                   (1, [user]) if want == SENT else (0, []),
                   f"{scheme}, {name}: the server saw so, too")
    with relay.Sink(made["good"], ("courier", "another"), True) as sink:
        q.change("DELETE FROM message")
        q.conf(mail_relay=f"smtp://localhost:{sink.port}")
        id, = q.add(1)
        check_row(q, id, DOWN, q.deliver(), "a password that is wrong")
    check_stripped(q, made["good"])


def check_stripped(q, certificate):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    offered = ["STARTTLS", "AUTH PLAIN LOGIN"]
    rows = [("not offered", {}, ["AUTH PLAIN LOGIN"]),
            ("no EHLO", {"ehlo": "502 what?"}, [])]
    for what in (LATER, NEVER, CLOSE, STALL, NOISE, LINES, "250 ok",
                 "220 go on\r\n250 and more"):
        rows.append((f"{what!r}", {"starttls": what}, offered))
    q.conf(mail_timeout_s=1)
    for name, at, capabilities in rows:
        with Script(at, None, capabilities=capabilities) as script:
            q.change("DELETE FROM message")
            q.conf(mail_relay=script.url.replace("127.0.0.1", "localhost"))
            id, = q.add(1, to="keeper0@example.net")
            got = q.deliver()
        check_row(q, id, DOWN, got, f"STARTTLS stripped, {name}")
        tap.ok(set(script.commands) <= {"EHLO", "HELO", "STARTTLS", "QUIT"} and
               b"keeper" not in script.heard and b"sesame" not in script.heard
               and b"Y291cmllcg" not in script.heard,
               f"STARTTLS stripped, {name}: nothing is said in the clear",
               script.heard[:300])
    with Script({}, tls, capabilities=offered) as script:
        q.change("DELETE FROM message")
        q.conf(mail_relay=script.url.replace("127.0.0.1", "localhost"))
        q.add(2)
        got = q.deliver()
        tap.ok(len(script.taken) == 2 and b"MAIL" not in script.heard and
               b"AUTH" not in script.heard, "with it all goes on within TLS",
               f"{got.stderr} {script.heard[:300]}")
    at = {"mail": iter_of("250 ok", CLOSE, "250 ok", "421 idle", "250 ok")}
    with Script(at, tls, capabilities=offered) as script:
        q.conf(mail_relay=script.url.replace("127.0.0.1", "localhost"))
        q.add(4)
        got = q.deliver()
        tap.ok(len(script.taken) == 4 and script.connections == 3 and
               b"MAIL" not in script.heard and b"AUTH" not in script.heard,
               "and when a connection was lost in between, anew",
               f"{got.stdout}{got.stderr} {script.commands}")


def check_auth(folder, story):
    """A password goes to this machine in the clear, and to no other; and a
    relay that wants none when there is one is the wrong relay."""
    q = Queue(folder, "auth", story, mail_transport="smtp", mail_tls="off")
    q.conf(mail_user="courier", mail_password_file=password(q.home))
    with Script({}, capabilities=["AUTH PLAIN"]) as script:
        q.conf(mail_relay=script.url)
        q.add(1)
        got = q.deliver()
        tap.ok(len(script.taken) == 1 and "AUTH" in script.commands,
               "on this machine AUTH needs no TLS", got.stderr)
    for capabilities in (["SIZE"], ["XAUTH PLAIN"]):
        with Script({}, capabilities=capabilities) as script:
            q.conf(mail_relay=script.url)
            q.change("DELETE FROM message")
            id, = q.add(1)
            check_row(q, id, DOWN, q.deliver(), f"no AUTH: {capabilities}")
            tap.ok("MAIL" not in script.commands, "no MAIL without AUTH")
    q.conf(mail_relay="smtp://192.0.2.1:25")
    q.add(1)
    got = q.deliver()
    tap.ok(got.returncode == 78 and "in the clear" in got.stderr,
           "to another machine it is refused", got.stderr)
    q.conf(mail_password_file=os.path.join(q.home, "absent"),
           mail_relay=script.url)
    got = q.deliver()
    tap.ok(got.returncode == 66 and "absent" in got.stderr,
           "a password file that is not there is named", got.stderr)


def check_utf8(folder, story):
    q = Queue(folder, "utf8", story, mail_transport="smtp", mail_tls="off")
    rows = (("8BITMIME", "leuchtturmwärter@example.net", REFUSED),
            ("8BITMIME", "keeper0@bücher.example", SENT),
            ("SMTPUTF8", "leuchtturmwärter@example.net", SENT))
    for capability, to, want in rows:
        with Script({}, capabilities=[capability]) as script:
            q.change("DELETE FROM message")
            q.conf(mail_relay=script.url)
            q.add(1)
            id, = q.add(1, to=to)
            q.add(1)
            got = q.deliver()
            check_row(q, id, want, got, f"{to} with {capability}")
            tap.eq(len(script.taken), 2 + (want == SENT),
                   f"{to} with {capability}: others go on")
            if want == REFUSED:
                tap.ok("no such address" in q.row(id)["reply"] and
                       "ä".encode() not in script.heard,
                       "the relay does not hear of it", q.row(id)["reply"])
            if to.isascii() or want == REFUSED:
                tap.ok(b"SMTPUTF8\r\n" not in script.heard.upper().replace(
                    b"250 SMTPUTF8", b""), "SMTPUTF8 is not asked for")
            if "bücher" in to:
                tap.ok(b"keeper0@xn--bcher-kva.example" in script.heard,
                       "a host is named as DNS has it")


SENDMAIL = """#!/bin/sh
cd '%s' || exit 75
printf '%%s\\n' "$@" >args
%s
"""


def check_sendmail(folder, story):
    q = Queue(folder, "sendmail", story, mail_transport="sendmail",
              mail_timeout_s=2)
    program = os.path.join(q.home, "sendmail.sh")
    q.conf(sendmail=program)
    rows = (("cat >text", SENT), ("exec 0<&-; exit 0", SENT),
            ("cat >text; echo no user keeper0@example.net; exit 67", REFUSED),
            ("cat >text; exit 68", REFUSED), ("exit 65", REFUSED),
            ("cat >text; echo later; exit 75", DEFERRED),
            ("echo what; exit 1", DEFERRED), ("exit 69", DEFERRED),
            ("kill -9 $$", DEFERRED), ("sleep 30", DEFERRED),
            ("cat >text; sleep 30 & wait", DEFERRED),
            ("yes", DEFERRED), ("exec /nonexistent", DOWN), ("exit 127", DOWN))
    for script, want in rows:
        with open(program, "w") as out:
            out.write(SENDMAIL % (q.home, script))
        os.chmod(program, 0o755)
        q.change("DELETE FROM message")
        id, = q.add(1, to="keeper0@example.net")
        start = time.monotonic()
        got = q.deliver()
        check_row(q, id, want, got, f"sendmail: {script}")
        tap.ok(time.monotonic() - start < 20, f"sendmail: {script}: it ends")
    with open(os.path.join(q.home, "args")) as args:
        tap.eq(args.read().split(), ["-t", "-i", "-f", relay.FROM],
               "it is given -t -i, and who it is from")
    with open(os.path.join(q.home, "text")) as text:
        tap.eq(email.message_from_file(text)["To"], "keeper0@example.net",
               "the recipient is in the message")
    for mode in (0o644, None):
        q.change("DELETE FROM message")
        if mode is None:
            os.unlink(program)
        else:
            os.chmod(program, mode)
        id, = q.add(1)
        check_row(q, id, DOWN, q.deliver(), f"sendmail of mode {mode}")


SMTPD = """queue ttl 1m
listen on 127.0.0.1 port {port}
action onward relay host smtp://127.0.0.1:{sink}
match from any for domain example.net action onward
"""


def start_smtpd(q, sink):
    """OpenSMTPD that hands on to the sink; the process, its port, its log.
    Debian 12's own ends every TLS handshake: that is aiosmtpd's part."""
    port = server.free_port()
    conf = os.path.join(q.home, "smtpd.conf")
    with open(conf, "w") as out:
        out.write(SMTPD.format(port=port, sink=sink.port))
    path = os.environ["PATH"] + ":/usr/sbin"
    log = open(os.path.join(q.home, "smtpd.log"), "w+")
    return subprocess.Popen([shutil.which("smtpd", path=path), "-d", "-f",
                             conf], stdout=log, stderr=log), port, log


def check_opensmtpd(folder, story):
    """Debian's OpenSMTPD, and on to another server."""
    if os.geteuid() != 0:
        tap.skip("OpenSMTPD", "only root can start it")
        return
    tap.need("smtpd", "swaks")
    q = Queue(folder, "opensmtpd", story, mail_transport="smtp")
    with relay.Sink() as sink:
        smtpd, port, log = start_smtpd(q, sink)
        try:
            if listens(port, smtpd):
                use_opensmtpd(q, sink, port, log)
            else:
                log.seek(0)
                tap.skip("OpenSMTPD", "it does not start here: " +
                         log.read()[-300:])
        finally:
            smtpd.terminate()
            smtpd.wait()
            log.close()


def use_opensmtpd(q, sink, port, log):
    probe = subprocess.run(
        ["swaks", "--server", f"127.0.0.1:{port}", "--from", relay.FROM,
         "--to", "keeper0@elsewhere.example"], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True).stdout
    tap.ok("OpenSMTPD" in probe and "250-8BITMIME" in probe and
           "RCPT TO:<keeper0@elsewhere.example>\n<** 550" in probe,
           "swaks finds a server, and whom it refuses", probe)
    q.conf(mail_relay=f"smtp://127.0.0.1:{port}", mail_tls="off")
    ids = q.add(3)
    refused, = q.add(1, to="keeper0@elsewhere.example")
    got = q.deliver()
    log.seek(0)
    tap.ok([q.row(id)["state"] for id in ids] == ["sent"] * 3,
           "OpenSMTPD takes them", f"{got.stdout}{got.stderr}{log.read()}")
    tap.eq(q.row(refused)["state"], "failed",
           "and refuses what it is not for")
    end = time.monotonic() + 60
    while time.monotonic() < end and len(sink.messages) < 3:
        time.sleep(0.1)
    tap.eq(sorted(email.message_from_bytes(m[2])["Message-ID"].split("@")[0]
                  .strip("<") for m in sink.messages), sorted(ids),
           "it hands them on, once each")


def listens(port, process):
    for _ in range(100):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return True
        if process.poll() is not None:
            return False
        time.sleep(0.1)
    return False


def check_sink(folder):
    """The sink is no joke: swaks sends through it, and sees what we say."""
    tap.need("swaks")
    good = (os.path.join(folder, "good.pem"), os.path.join(folder, "good.key"))
    with relay.Sink(good, ("courier", "open sesame"), True) as sink:
        probe = subprocess.run(
            ["swaks", "--server", f"127.0.0.1:{sink.port}", "-tls", "--auth",
             "PLAIN", "--auth-user", "courier", "--auth-password",
             "open sesame", "--from", relay.FROM, "--to", "a@example.net",
             "--body", ".\n..\n"], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        tap.ok(probe.returncode == 0 and len(sink.messages) == 1 and
               "STARTTLS" in probe.stdout, "swaks sends into the sink",
               probe.stdout)
    with relay.Sink(good, ("courier", "open sesame"), True) as sink:
        probe = subprocess.run(
            ["swaks", "--server", f"127.0.0.1:{sink.port}", "--from",
             relay.FROM, "--to", "a@example.net"], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        tap.ok(probe.returncode != 0 and sink.messages == [],
               "without TLS it takes nothing", probe.stdout)


def main():
    tap.need("openssl", "faketime")
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        story = relay.base(folder)
        check_table(folder, story)
        check_others(folder, story)
        check_stale(folder, story)
        check_text(folder, story)
        check_tls(folder, story)
        check_auth(folder, story)
        check_utf8(folder, story)
        check_sendmail(folder, story)
        check_sink(folder)
        check_opensmtpd(folder, story)
    tap.done()


if __name__ == "__main__":
    main()

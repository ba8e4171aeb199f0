# SPDX-License-Identifier: Apache-2.0
"""Messages for tests: put into the queue as the postroom does, composed as the
deliverer does, and read by two parsers that know nothing of each other."""
import email
import email.policy
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import letters  # noqa: E402
import server  # noqa: E402

SETTINGS = {"mail_transport": "maildir", "mail_from": "post@courier.example",
            "email_mode": "verified"}

#: Exactly these, in this order; Reply-To is there or not.
HEADERS = ["From", "Reply-To", "To", "Subject", "Date", "Message-ID",
           "Auto-Submitted", "Content-Language", "List-Unsubscribe",
           "List-Unsubscribe-Post", "MIME-Version", "Content-Type"]


def settings(home):
    return dict(SETTINGS, maildir=os.path.join(home, "maildir"),
                mail_ledger=os.path.join(home, "ledger"))


class Queue:
    """The queue of the edition in home; numbers make keys and ids."""

    def __init__(self, home):
        self.home = home
        self.n = 0

    def _next(self):
        self.n += 1
        return f"{self.n:032x}"

    def _message(self, kind, origin, recipient, name=None):
        name = name or self._next()
        letters.change(
            self.home, "postroom",
            "INSERT INTO message (id, kind, origin, recipient, "
            "recipient_hash, state, queued, due) VALUES "
            "(?, ?, ?, ?, 'b1', 'queued', 1000000000, 1000000000)",
            name, kind, origin, recipient)
        return name

    def sending(self, story, mode="verified", confirmed=True, name="A Pilot",
                sender="pilot@example.org", note="", accepted=None):
        key = self._next()
        letters.change(
            self.home, "postroom",
            "INSERT INTO sending (key, story, mode, digest, accepted, name, "
            "sender, sender_hash, note, confirmed) VALUES (?, ?, ?, 'd', "
            "coalesce(?, unixepoch()), ?, ?, 'h', ?, ?)",
            key, story, mode, accepted, name, sender, note,
            1000000001 if confirmed and mode == "verified" else None)
        return key

    def story(self, story, recipient="friend@example.net", **more):
        return self._message("story", self.sending(story, **more), recipient)

    def confirm(self, key, recipient="pilot@example.org"):
        return self._message("confirm", key, recipient)

    def answer(self, text, story=0, recipient="reader@example.net"):
        key, message = self._next(), self._next()
        letters.change(
            self.home, "postroom",
            "INSERT INTO feedback (key, reference, kind, story, revision, "
            "received, name, email, message, digest, network) VALUES "
            "(?, ?, 'error', ?, 1, 1000000000, 'A Reader', ?, 'It is wrong.', "
            "'d', '')", key, f"7K3F-{self.n:04d}", story, recipient)
        letters.change(
            self.home, "postroom",
            "INSERT INTO answer (feedback, at, who, text, message) VALUES "
            "(?, 1000000000, 'editor', ?, ?)", key, text, message)
        return self._message("answer", key, recipient, message)

    def compose(self, *ids):
        """A list of ("done", bytes) or ("gone", why) or ("fault", why)."""
        done = subprocess.run(
            [server.program("tests/page/compose_one"),
             os.path.join(self.home, "broadsheet.conf")],
            input="".join(f"{i}\n" for i in ids).encode(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=dict(os.environ, BROADSHEET_STRICT="1"))
        if done.returncode != 0 or done.stderr:
            raise server.SiteError(
                f"compose_one: exit {done.returncode}\n"
                f"{done.stderr.decode('utf-8', 'replace')}")
        said, found = done.stdout, []
        while said:
            line, _, said = said.partition(b"\n")
            _, end, rest = line.decode().split(" ", 2)
            if end == "done":
                found.append((end, said[:int(rest)]))
                said = said[int(rest):]
            else:
                found.append((end, rest))
        return found

    def one(self, name):
        end, data = self.compose(name)[0]
        if end != "done":
            raise server.SiteError(f"{name}: {end}: {data}")
        return data


class Mail:
    """A message as one parser has it: headers is a list of (name, value) with
    words decoded, to the addresses of To, text and html the bodies."""

    def __init__(self, headers, to, types, text, html):
        self.headers, self.to, self.types = headers, to, types
        self.text = text.replace("\r\n", "\n")
        self.html = html.replace("\r\n", "\n")

    def get(self, name):
        found = [v for n, v in self.headers if n == name]
        return found[0] if found else None


def utf8(text):
    """Bytes that a parser left as it found them (RFC 6532)."""
    try:
        return text.encode("ascii", "surrogateescape").decode("utf-8")
    except UnicodeEncodeError:
        return text


def utf8_of_latin1(text):
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def with_python(data):
    m = email.message_from_bytes(data, policy=email.policy.SMTPUTF8)
    parts = list(m.iter_parts())
    found = Mail([(n, str(v)) for n, v in m.items()],
                 [utf8(a.addr_spec) for a in m["To"].addresses],
                 [m.get_content_type()] + [p.get_content_type()
                                           for p in parts],
                 parts[0].get_content(), parts[1].get_content())
    found.defects = [str(d) for part in m.walk() for d in part.defects] + [
        str(d) for v in m.values() for d in v.defects
        # Its parser of addresses speaks of any local part beyond ASCII.
        if "non-ascii" not in str(d).lower()]
    return found


_PERL = r"""
use strict; use warnings; use Email::MIME; use Email::Address::XS;
use JSON::PP; binmode STDIN; binmode STDOUT; local $/;
my ($in, @out) = (<STDIN>);
while (length $in) {
	$in =~ s/^(\d+)\n// or die "no length";
	my $m = Email::MIME->new(substr($in, 0, $1, ""));
	my @names = $m->header_names;
	my @pairs = $m->header_str_pairs;
	my @parts = $m->subparts;
	push @out, { headers => \@pairs,
	    to => [map { $_->address }
		Email::Address::XS->parse($m->header_raw("To"))],
	    types => [map { my $t = $_; $t =~ s/;.*//s; $t }
		map { $_->content_type } $m, @parts],
	    text => $parts[0]->body_str, html => $parts[1]->body_str };
}
print JSON::PP->new->utf8->encode(\@out);
"""


def has_perl():
    """Whether Email::MIME (libemail-mime-perl) is here."""
    return shutil.which("perl") is not None and subprocess.run(
        ["perl", "-MEmail::MIME", "-MEmail::Address::XS", "-e", "1"],
        stderr=subprocess.DEVNULL).returncode == 0


def with_perl(messages):
    """The same by Perl's Email::MIME, many at once."""
    done = subprocess.run(
        ["perl", "-e", _PERL], stdout=subprocess.PIPE, check=True,
        input=b"".join(b"%d\n%s" % (len(m), m) for m in messages))
    found = []
    for one in json.loads(done.stdout):
        pairs = [(name, utf8_of_latin1(value) if name == "Reply-To"
                  else value) for name, value in
                 zip(one["headers"][::2], one["headers"][1::2])]
        found.append(Mail(pairs, [utf8_of_latin1(a) for a in one["to"]],
                          one["types"], one["text"], one["html"]))
    return found

# SPDX-License-Identifier: Apache-2.0
"""A small FastCGI client: asks site.fcgi directly, over one kept connection.

It is for tests that ask thousands of pages; what a web server does to an
answer is tested elsewhere.
"""
import socket
import struct

BEGIN_REQUEST, END_REQUEST, PARAMS, STDIN, STDOUT = 1, 3, 4, 5, 6
RESPONDER, KEEP_CONN = 1, 1
WAIT_S = 30


class Answer:
    """A status, the headers as (name, value) in order, and the body."""

    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = [line.partition(b": ") for line in head.split(b"\r\n")]
        self.headers = [(name.decode("latin-1"), value.decode("latin-1"))
                        for name, _, value in lines]
        self.status = int((self.header("Status") or "200").split()[0])

    def header(self, name):
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        return None

    @property
    def text(self):
        return self.body.decode("utf-8")


def _length(n):
    return bytes([n]) if n < 128 else struct.pack(">I", n | 0x80000000)


def _pairs(params):
    out = b""
    for name, value in params.items():
        name, value = name.encode(), value.encode("utf-8", "surrogateescape")
        out += _length(len(name)) + _length(len(value)) + name + value
    return out


def _record(kind, content):
    return struct.pack(">BBHHBB", 1, kind, 1, len(content), 0, 0) + content


def request(uri, method="GET", body=None, **variables):
    """The bytes of a request that keeps its connection open.

    body's records are as long as they can be; CONTENT_LENGTH is not set by it.
    """
    params = _pairs({"REQUEST_METHOD": method, "REQUEST_URI": uri,
                     "GATEWAY_INTERFACE": "CGI/1.1",
                     "SERVER_PROTOCOL": "HTTP/1.1",
                     "REMOTE_ADDR": "127.0.0.1", **variables})
    begin = struct.pack(">HB5x", RESPONDER, KEEP_CONN)
    return (_record(BEGIN_REQUEST, begin) + _record(PARAMS, params) +
            _record(PARAMS, b"") +
            b"".join(_record(STDIN, body[i:i + 65535])
                     for i in range(0, len(body or b""), 65535)) +
            _record(STDIN, b""))


class Client:
    """One connection to the unix socket at path."""

    def __init__(self, path):
        self.path = path
        self.connection = None

    def open(self):
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.settimeout(WAIT_S)
        self.connection.connect(self.path)
        self.stream = self.connection.makefile("rb")

    def close(self):
        if self.connection is not None:
            self.stream.close()
            self.connection.close()
        self.connection = None

    def get(self, uri, method="GET", body=None, **variables):
        """Ask for uri; variables are further ones, HTTP_IF_NONE_MATCH="*"."""
        if self.connection is None:
            self.open()
        self.send(request(uri, method, body, **variables))
        return self.read()

    def send(self, data):
        self.connection.sendall(data)

    def read(self):
        """The next answer."""
        return Answer(self._read())

    def _read(self):
        out = []
        while True:
            head = self.stream.read(8)
            if len(head) < 8:
                self.close()
                raise ConnectionError("site.fcgi closed the connection")
            _, kind, _, n, padding, _ = struct.unpack(">BBHHBB", head)
            content = self.stream.read(n + padding)[:n]
            if kind == STDOUT:
                out.append(content)
            elif kind == END_REQUEST:
                return b"".join(out)

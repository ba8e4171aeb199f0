# SPDX-License-Identifier: Apache-2.0
"""Pictures for tests, and what broadsheet-picture makes of them."""
import base64
import io
import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "web"))
import server  # noqa: E402
import tap  # noqa: E402

try:
    from PIL import Image
except ImportError:
    tap.skip_all("python3-pil is not installed")

#: Small, because a process counts what the one was that it was forked from.
RUNNER = [sys.executable, "-I", "-S", "-c", """
import os, resource, sys
status = os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:])
u = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stderr.write("\\n@[%d, %d, %.2f]" % (
    status, u.ru_maxrss, u.ru_utime + u.ru_stime))
"""]
PROGRAM = server.program("broadsheet-picture")
with open(PROGRAM, "rb") as _file:
    #: Its memory is not limited then.
    IS_SANITIZED = b"__asan" in _file.read()
RED, GREEN, BLUE, GREY = (210, 40, 40), (40, 190, 60), (40, 60, 210), (128,) * 3

#: Sixteen pixels by twelve, half red and half blue.
AVIF = base64.b64decode("""
AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAASttZXRhAAAAAAAAACFoZGxyAAAAAAAA
AABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAA
AAFPAAEAAAAAAAAAIAACAAAAAAFvAAEAAAAAAAAAAAAAADhpaW5mAAAAAAACAAAAFWluZmUC
AAAAAAEAAGF2MDEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAAamlwcnAAAABLaXBjbwAAABNj
b2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAQAAAADAAAABBwaXhp
AAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAABppcmVmAAAAAAAAAA5jZHNjAAIA
AQABAAAAKG1kYXQSAAoJGAz+2CBAQNCAMhFE0AAAFH+5aKrzYEBbZMMrNg==
""")


class Made:
    """What broadsheet-picture made of some bytes."""

    def __init__(self, data):
        with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as out:
            file.write(data)
            file.seek(0)
            done = subprocess.run(RUNNER + [PROGRAM], stdin=file, stdout=out,
                                  stderr=subprocess.PIPE)
            said, _, usage = done.stderr.rpartition(b"\n@")
            self.why = said.decode("utf-8", "replace").strip()
            self.status, self.kb, self.cpu_s = json.loads(usage)
            out.seek(0)
            head, _, rest = out.read().partition(b"\n")
        self.said = json.loads(head) if self.status == 0 else {}
        self.files = {}
        for one in self.said.get("files", ()):
            self.files[one["width"], one["type"]] = rest[:one["bytes"]]
            rest = rest[one["bytes"]:]
        self.rest = rest

    def image(self, width, kind):
        image = Image.open(io.BytesIO(self.files[width, kind]))
        image.load()
        return image


def quarters(width=60, height=40):
    """Red, green, blue and grey, read as a page is."""
    image = Image.new("RGB", (width, height), RED)
    x, y = width // 2, height // 2
    image.paste(GREEN, (x, 0, width, y))
    image.paste(BLUE, (0, y, x, height))
    image.paste(GREY, (x, y, width, height))
    return image


def saved(image, kind, **more):
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + \
        struct.pack(">I", zlib.crc32(name + data))


def png(width, height, pixels, extra=b"", depth=8, colour=2, interlace=0,
        tail=b""):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
        ">IIBBBBB", width, height, depth, colour, 0, 0, interlace)) + \
        extra + chunk(b"IDAT", pixels) + tail + chunk(b"IEND", b"")


def zeros(n):
    deflate = zlib.compressobj(1)
    out = [deflate.compress(bytes(1 << 20)) for _ in range(n >> 20)]
    return b"".join(out) + deflate.compress(bytes(n & 0xfffff)) + \
        deflate.flush()

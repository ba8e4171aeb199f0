#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What is no picture, is damaged, or wants to do harm is refused by name.

Within the limits: 256 MB, and seconds of the processor. What has more in it
than a picture (frames, texts, profiles, archives) is taken as the picture that
it is, where the rest can be left alone.
"""
import os
import re
import struct
import sys
import zlib

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]

import server  # noqa: E402
import tap  # noqa: E402
from picturing import (AVIF, IS_SANITIZED, Made, chunk, png,  # noqa: E402
                       quarters, saved, zeros)
from PIL import Image  # noqa: E402

MEMORY_KB_MAX = 256 * 1024


def bombs():
    """Name, bytes, and the reason to refuse it; None: it is taken."""
    jpeg = saved(Image.effect_noise((800, 600), 60).convert("RGB"), "JPEG")
    sof = jpeg.index(b"\xff\xc0") + 5
    small = zeros(32 * 97)
    frame = b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\x01\0"
    screen = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
    yield "nothing", b"", "is empty"
    yield "50,000 x 50,000 pixels", png(50000, 50000, zeros(999)), \
        "more than 50 million pixels"
    yield "50,000 x 50,000 pixels that are there", png(
        50000, 50000, zeros(50000 * 6251), depth=1, colour=0), \
        "more than 50 million pixels"
    yield "50 million pixels, interlaced", png(
        7000, 7000, zeros(10000000), interlace=1), "interlaced"
    yield "50 million pixels of a progressive JPEG", saved(
        Image.new("RGB", (7000, 7000)), "JPEG", progressive=True,
        subsampling=0), "needs more memory"
    yield "65,535 x 65,535 of a JPEG", jpeg[:sof] + b"\xff" * 4 + \
        jpeg[sof + 4:], "is damaged"
    yield "a JPEG that says it is larger", jpeg[:sof] + struct.pack(
        ">HH", 7000, 7000) + jpeg[sof + 4:], "is damaged"
    yield "a profile that inflates to 256 MB", png(32, 32, small, chunk(
        b"iCCP", b"x\0\0" + zeros(1 << 28))), None
    text = zeros(1 << 26)
    yield "texts that inflate to 4 GB", png(32, 32, small, b"".join(
        chunk(b"zTXt", b"k%d\0\0" % i + text) for i in range(64))), None
    yield "a packet that inflates to 256 MB", png(32, 32, small, chunk(
        b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros(1 << 28))), None
    yield "a million frames of a GIF", screen + frame * 1000000 + b";", None
    yield "a GIF's screen of 65,535 x 65,535", b"GIF89a\xff\xff\xff\xff" + \
        screen[10:] + frame + b";", None
    yield "a GIF's picture of 65,535 x 65,535", b"GIF89a\xff\xff\xff\xff" + \
        screen[10:] + frame.replace(b"\1\0\1\0", b"\xff\xff\xff\xff") + b";", \
        "is damaged|more than 50 million"
    control = b"".join(chunk(b"fcTL", struct.pack(
        ">IIIIIHHBB", 2 * i, 1, 1, 0, 0, 1, 10, 0, 0)) + chunk(
            b"fdAT", struct.pack(">I", 2 * i + 1) + zlib.compress(bytes(4)))
        for i in range(1, 200000))
    yield "200,000 frames of an APNG", png(
        1, 1, zlib.compress(bytes(4)), tail=control), None
    frames = [Image.new("RGB", (2, 2), (i, 0, 0)) for i in range(9)]
    webp = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    at = webp.index(b"ANMF")
    size = 8 + struct.unpack("<I", webp[at + 4:at + 8])[0]
    many = webp[12:at] + webp[at:at + size + size % 2] * 300000
    yield "300,000 frames of a WebP", b"RIFF" + struct.pack(
        "<I", len(many) + 4) + b"WEBP" + many, None
    scans = saved(Image.new("RGB", (4000, 4000)), "JPEG", progressive=True)
    last = scans.rindex(b"\xff\xda")
    yield "thousands of scans of a JPEG", scans[:-2] + scans[last:-2] * (
        9000000 // (len(scans) - last)) + b"\xff\xd9", "is damaged|takes more"
    icc = bytearray(3000)
    icc[:4], icc[36:40] = struct.pack(">I", 3000), b"acsp"
    icc[128:132] = b"\x7f\xff\xff\xff"
    yield "a profile with 2 billion tags", saved(
        quarters(), "JPEG", icc_profile=bytes(icc)), None
    yield "a profile of 5 MB that is none", saved(
        quarters(), "JPEG", icc_profile=b"\xff" * 5000000), None
    yield "more than 20 MB", jpeg + bytes(20 << 20), "larger than 20 MB"
    for kind, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("GIF", "gif"),
                         ("WEBP", "webp")):
        data = saved(Image.effect_noise((300, 200), 60).convert("RGB"), kind)
        for n in (20, len(data) // 3, len(data) // 2, len(data) - 40):
            yield "a %s of %d %%" % (kind, n * 100 // len(data)), data[:n], \
                "is damaged"
    yield "an AVIF of 60 %", AVIF[:len(AVIF) * 6 // 10], "is damaged"
    yield "an SVG", b"<svg xmlns='http://www.w3.org/2000/svg'>" \
        b"<image href='file:///etc/passwd'/></svg>", "is an SVG"
    yield "an SVG behind XML", b"<?xml version='1.0'?>\n<!-- a -->\n<svg/>", \
        "is an SVG"
    yield "a PDF", b"%PDF-1.4\n%%EOF\n", "is a PDF"
    yield "PostScript", b"%!PS-Adobe-3.0\n(a) run\n", "is PostScript"
    yield "a TIFF", saved(quarters(), "TIFF"), "is a TIFF"
    yield "a BMP", saved(quarters(), "BMP"), "is a BMP"
    yield "a HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99), \
        "is a HEIC"
    yield "a film", b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(99), \
        "is a film"
    yield "an AVIF by its first bytes", \
        b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + bytes(99), "is damaged"
    yield "a page", b"\n<!DOCTYPE html><title>x</title>", "is a web page"
    yield "an archive", b"PK\3\4" + bytes(99), "is a ZIP"
    yield "words", b"push graphic-context\nviewbox 0 0 1 1\n", \
        "is nothing we know"
    yield "a vips file", b"\xb6\xa6\xf2\x08" + bytes(99), "is nothing we know"
    yield "a PPM", b"P6 1 1 255\nabc", "is nothing we know"


def check_limits(made, name):
    if not IS_SANITIZED:
        tap.ok(made.kb <= MEMORY_KB_MAX, name + ": within 256 MB",
               "%d kB" % made.kb)
    return made.cpu_s


def test_bombs():
    worst = (0, "")
    for name, data, why in bombs():
        if IS_SANITIZED and why == "needs more memory":
            continue
        made = Made(data)
        if why is None:
            tap.ok(made.status == 0, name + ": one picture of it", made.why)
        else:
            tap.ok(made.status == 65 and re.search(why, made.why) and
                   "\n" not in made.why, name + " is refused by name",
                   "exit %d: %s" % (made.status, made.why))
            worst = max(worst, (check_limits(made, name), name))
    tap.diag("the longest refusal took %.2f s of the processor: %s" % worst)


def test_suites():
    folder = server.testdata("images")
    if folder is None:
        tap.skip("suites of pictures", "no shared test data")
        return
    suite = sorted(os.listdir(os.path.join(folder, "pngsuite")))
    # Of those that are whole a few: two of each kind of pixel.
    for name in [n for n in suite if n[0] in "xt" or n.startswith("basn")]:
        with open(os.path.join(folder, "pngsuite", name), "rb") as file:
            made = Made(file.read())
        # Those that begin with x are broken.
        want = 65 if name[0] == "x" else 0
        tap.eq(made.status, want, name + (" is refused" if want else
                                          " is taken"))
    for name in sorted(os.listdir(os.path.join(folder, "18f")))[::4]:
        with open(os.path.join(folder, "18f", name), "rb") as file:
            made = Made(file.read())
        tap.ok(made.status == 0, name + " is taken", made.why)
        check_limits(made, name)


test_bombs()
test_suites()
tap.done()

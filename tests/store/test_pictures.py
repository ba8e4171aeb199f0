#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What becomes of picture files of every kind that we take.

Renditions are upright and have no metadata, whatever the original had; what it
says of itself in words is told. A bad one in an import is refused by name, and
the rest of the run goes on. Bombs are in test_picture_bombs.py.
"""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "web")]
import server  # noqa: E402
import tap  # noqa: E402

from picturing import (AVIF, BLUE, GREEN, GREY, PROGRAM, RED, Made,  # noqa: E402
                       png, quarters, saved, zeros)
from PIL import Image  # noqa: E402

tap.need("exiftool")

#: How what a camera stores must be turned for each value of EXIF, and so the
#: opposite, which makes what it stores.
TURNS = {1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT,
         3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
         5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90,
         7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270}


def is_near(got, want):
    return all(abs(a - b) < 30 for a, b in zip(got, want))


def is_quarters(image):
    w, h = image.size
    at = [(w // 4, h // 4), (3 * w // 4, h // 4), (w // 4, 3 * h // 4),
          (3 * w // 4, 3 * h // 4)]
    return all(is_near(image.getpixel(p), c)
               for p, c in zip(at, (RED, GREEN, BLUE, GREY)))


def test_turned():
    for value, turn in TURNS.items():
        stored = quarters() if turn is None else quarters().transpose(turn)
        exif = Image.Exif()
        exif[0x0112] = value
        for kind in ("JPEG", "PNG", "WEBP"):
            more = {"quality": 95} if kind != "PNG" else {}
            made = Made(saved(stored, kind, exif=exif.tobytes(), **more))
            ok = made.status == 0 and made.said["width"] == 60 and \
                made.said["height"] == 40 and all(
                    is_quarters(made.image(60, t).convert("RGB"))
                    for t in ("jpg", "webp"))
            tap.ok(ok, "%s turned as EXIF's %d is upright" % (kind, value),
                   made.why)


def test_real_turned():
    folder = server.testdata("images", "exif")
    if folder is None:
        tap.skip("real pictures that are turned", "no shared test data")
        return
    upright = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            made = Made(file.read())
        wide = name.startswith("Landscape")
        tap.ok(made.status == 0 and
               (made.said["width"] > made.said["height"]) == wide,
               name + " is upright", made.why)
        if made.status == 0:
            upright.setdefault(wide, []).append(made.image(320, "jpg"))
    for wide, images in upright.items():
        small = [image.convert("L").resize((8, 8)).tobytes()
                 for image in images]
        tap.ok(max(abs(a - b) for a, b in zip(*small[:2])) < 60,
               "%s pictures are alike" % ("wide" if wide else "high"))


def exiftool(data, suffix, *args):
    """data with what args write into it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a." + suffix)
        with open(path, "wb") as out:
            out.write(data)
        subprocess.run(["exiftool", "-q", "-overwrite_original",
                        "-codedcharacterset=utf8", *args, path], check=True)
        with open(path, "rb") as file:
            return file.read()


def groups_of(files):
    """The groups of metadata that exiftool finds in each {name: bytes}."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as out:
                out.write(data)
        said = subprocess.run(["exiftool", "-j", "-G0", folder],
                              stdout=subprocess.PIPE, check=True).stdout
    return {os.path.basename(one["SourceFile"]): {
        key.split(":")[0] for key in one if ":" in key} - {
            "ExifTool", "File", "Composite"} for one in json.loads(said)}


PLACE = ("-GPSLatitude=54.5", "-GPSLatitudeRef=N", "-GPSLongitude=3.6",
         "-GPSLongitudeRef=W", "-XMP:City=Saltmere", "-Make=Camera",
         "-SerialNumber=12345", "-XMP-exif:GPSLatitude=54.5")


def test_stripped():
    profile = None
    try:
        from PIL import ImageCms
        profile = ImageCms.ImageCmsProfile(
            ImageCms.createProfile("sRGB")).tobytes()
    except ImportError:
        pass
    kinds = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
    for kind, suffix in kinds:
        data = exiftool(saved(quarters(700, 500), kind, icc_profile=profile),
                        suffix, *PLACE)
        made = Made(data)
        found = groups_of(dict(
            {"%d.%s" % key: got for key, got in made.files.items()},
            **{"original." + suffix: data}))
        tap.ok({"EXIF", "XMP"} <= found["original." + suffix],
               kind + " that has a place is what is tried")
        tap.eq(sorted(made.files), [(w, t) for w in (320, 640, 700)
                                    for t in ("jpg", "webp")],
               kind + " is made in each width, and in its own")
        tap.eq(made.rest, b"", kind + ": nothing else comes out")
        for (width, rendition), got in made.files.items():
            name = "%d.%s" % (width, rendition)
            tap.ok(found[name] <= {"JFIF", "RIFF"} and b"Exif" not in got and
                   b"EXIF" not in got and b"GPS" not in got and
                   b"ICC" not in got,
                   "%s: %s has no metadata" % (kind, name), found[name])


XMP = ("-XMP-dc:Description=The quay at low water", "-XMP-photoshop:Credit=XC",
       "-XMP-dc:Rights=XR", "-XMP-iptcCore:AltTextAccessibility=Boats, aground")
IPTC = ("-IPTC:Caption-Abstract=Caf\u00e9 on the quay", "-IPTC:Credit=IC",
        "-IPTC:CopyrightNotice=IR")
EXIF = ("-EXIF:ImageDescription=The quay in the morning", "-EXIF:Artist=EC",
        "-EXIF:Copyright=ER")


def words(made):
    return tuple(made.said.get(name) for name in
                 ("caption", "credit", "copyright", "alt"))


def test_words():
    jpeg = saved(quarters(), "JPEG")
    xmp = ("The quay at low water", "XC", "XR", "Boats, aground")
    iptc = ("Caf\u00e9 on the quay", "IC", "IR", None)
    exif = ("The quay in the morning", "EC", "ER", None)
    for name, tags, want in (
            ("XMP", XMP, xmp), ("IPTC", IPTC, iptc), ("EXIF", EXIF, exif),
            ("all of them", XMP + IPTC + EXIF, xmp),
            ("IPTC and EXIF", IPTC[:1] + EXIF, iptc[:1] + exif[1:]),
            ("who made it", ("-XMP-dc:Creator=The quay desk",),
             (None, "The quay desk", None, None)),
            ("what cameras write", ("-EXIF:ImageDescription=QUAY CAMERA",),
             (None,) * 4),
            ("lines and spaces", ("-XMP-dc:Description= A\n\tb  c ",),
             ("A b c", None, None, None))):
        tap.eq(words(Made(exiftool(jpeg, "jpg", *tags))), want,
               "words: " + name)
    for kind, suffix in (("PNG", "png"), ("WEBP", "webp")):
        data = exiftool(saved(quarters(), kind), suffix, *XMP)
        tap.eq(words(Made(data)), xmp, "words of a " + kind)
    latin = exiftool(jpeg, "jpg", *IPTC).replace(
        "Caf\u00e9".encode(), b"Caf\xe9\x92")
    tap.eq(words(Made(latin))[0], "Caf\u00e9\u2019 on the quay",
           "words that are no UTF-8")
    long = Made(exiftool(jpeg, "jpg", "-XMP-dc:Description=" + "abc " * 900))
    tap.eq(len(long.said["caption"]), 999, "words that are too many are cut")
    bomb = (b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (c, (b"&%c;" % (c - 1)) * 10)
        for c in range(98, 108)) + b"]>")
    packet = (b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http:"
              b"//www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
              b"xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description>"
              b"&k;</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>")
    app1 = b"http://ns.adobe.com/xap/1.0/\0" + bomb + packet
    data = jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(app1) + 2) + app1 + \
        jpeg[2:]
    tap.eq(words(Made(data)), (None,) * 4, "a packet with entities says none")


def test_kinds():
    made = Made(AVIF)
    left = made.status == 0 and made.image(16, "jpg").getpixel((3, 6))
    right = made.status == 0 and made.image(16, "webp").getpixel((12, 6))
    tap.ok(left and is_near(left, (200, 30, 30)) and
           is_near(right, (30, 30, 200)), "an AVIF", made.why)
    frames = [Image.new("RGB", (40, 30), c) for c in (RED, BLUE)]
    for kind in ("GIF", "WEBP"):
        made = Made(saved(frames[0], kind, save_all=True,
                          append_images=frames[1:], duration=10))
        tap.ok(made.status == 0 and is_near(
            made.image(40, "jpg").getpixel((20, 15)), RED),
            "the first frame of a " + kind, made.why)
    for name, image in (("CMYK", quarters().convert("CMYK")),
                        ("grey", quarters().convert("L"))):
        made = Made(saved(image, "JPEG"))
        tap.ok(made.status == 0 and made.image(60, "jpg").mode == "RGB" and
               made.image(60, "webp").mode == "RGB", "a JPEG in " + name,
               made.why)
    clear = Image.new("RGBA", (50, 50), RED + (0,))
    tap.ok(is_near(Made(saved(clear, "PNG")).image(50, "jpg").getpixel((9, 9)),
                   (255, 255, 255)), "what is transparent is white")
    wide = Made(saved(quarters(3000, 1000), "JPEG"))
    tap.eq(sorted({w for w, _ in wide.files}), [320, 640, 960, 1280],
           "a large one has four widths")
    tap.eq(wide.said["bytes"], len(wide.files[640, "jpg"]),
           "the size that is told is that of what the low skin links")
    for name, data in (
            ("a JPEG with an archive behind it",
             saved(quarters(), "JPEG") + b"PK\3\4" + b"x" * 999),
            ("a PNG with a script behind it",
             saved(quarters(), "PNG") + b"<?php phpinfo(); ?>"),
            ("a GIF that is a script, too", b"GIF89a/*" +
             saved(quarters(60, 0x2f2a), "GIF")[8:] + b"*/=1;//<script>")):
        made = Made(data)
        tap.ok(made.status == 0 and not any(
            b"PK\3\4" in f or b"<?php" in f or b"<script" in f or b"/*" in f[:9]
            for f in made.files.values()), name + " is a picture and no more",
            made.why)


def test_sandbox():
    child = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    state = {}
    for _ in range(600):  # it says nothing when it is ready
        with open("/proc/%d/status" % child.pid) as file:
            state = dict(line.split(":\t", 1) for line in file
                         if ":\t" in line)
        if state.get("Seccomp", "").strip() == "2":
            break
        time.sleep(0.05)
    tap.eq((state.get("Seccomp", "").strip(),
            state.get("NoNewPrivs", "").strip()), ("2", "1"),
           "the decoder is in its sandbox before it reads a byte")
    child.stdin.close()
    child.wait()


STORY = ("Headline: %s\nSection: news\nPicture: %s\n%s\nThe tide came in.\n")


def test_run(work):
    """Bad pictures in an import: named, and the rest goes on."""
    home = server.make_edition(os.path.join(work, "home"))
    files = os.path.join(work, "files")
    os.makedirs(os.path.join(files, "pictures"))

    def put(name, data):
        with open(os.path.join(files, name), "wb") as out:
            out.write(data if isinstance(data, bytes) else data.encode())

    put("sections", "news News\n")
    put("pictures/bomb.png", png(50000, 50000, zeros(999)))
    put("pictures/page.jpg", b"<!DOCTYPE html>")
    put("pictures/good.jpg", exiftool(saved(quarters(), "JPEG"), "jpg", *XMP))
    put("pictures/mute.jpg", saved(quarters(61, 40), "JPEG"))
    put("a.story", STORY % ("A bomb", "bomb.png", "Alt: A\n"))
    put("b.story", STORY % ("A page", "page.jpg", "Alt: A\n"))
    put("c.story", STORY % ("Nothing is said", "mute.jpg", ""))
    put("d.story", STORY % ("The file says it", "good.jpg", ""))
    put("e.story", STORY % ("The reporter says it", "good.jpg",
                            "Alt: Mine\nCaption: My own\n"))
    put("f.story", STORY % ("It is a rule", "mute.jpg",
                            "Decorative: a rule\n"))
    done = server.broadsheet(home, "import", "--json", files, check=False)
    said = json.loads(done.stdout)
    tap.eq((done.returncode, said["count"]["made"]), (65, 3),
           "the rest of the run goes on, the exit status tells")
    why = "\n".join(one["text"] for one in said["refused"])
    for name, reason in (("a", "bomb.png: has more than 50 million pixels"),
                         ("b", "page.jpg: is a web page"),
                         ("c", "has no Alt")):
        tap.ok(re.search(r"%s\.story:3: Picture: .*%s" % (name, reason), why),
               "%s.story is refused by name: %s" % (name, reason), why)
    listed = json.loads(server.broadsheet(home, "story", "list",
                                          "--json").stdout)["stories"]
    sources = "\n".join(server.broadsheet(
        home, "story", "show", str(one["number"]), "--source").stdout
        for one in listed)
    for line in ("Alt: Boats, aground", "Caption: The quay at low water",
                 "Credit: XC", "Copyright: XR", "Alt: Mine",
                 "Caption: My own", "Decorative: a rule"):
        tap.ok(line in sources, "a story has: " + line, sources)
    again = server.broadsheet(home, "picture", "add", "--json", os.path.join(
        files, "pictures", "good.jpg"), env=dict(
            os.environ, BROADSHEET_PICTURE="/bin/false"))
    picture = json.loads(again.stdout)["pictures"][0]
    tap.eq((picture["alt"], picture["width"]), ("Boats, aground", 60),
           "what was made is not made again")
    media = os.path.join(home, "edition", "media", picture["hash"][:2])
    tap.eq(sorted(os.listdir(media)), sorted(
        picture["hash"] + end for end in (".json", "-60.jpg", "-60.webp")),
        "its files are named by its hash, and no draft is left")
    away = server.broadsheet(home, "picture", "add", os.path.join(
        files, "pictures", "mute.jpg") + "x", check=False)
    tap.eq(away.returncode, 65, "a file that is not there is refused")
    killed = server.broadsheet(home, "picture", "add", "/dev/zero",
                               check=False)
    tap.ok(killed.returncode == 65 and "is no file" in killed.stderr,
           "a device is refused", killed.stderr)


def main():
    work = tempfile.mkdtemp(prefix="broadsheet-pictures-", dir="/tmp")
    try:
        test_turned()
        test_real_turned()
        test_stripped()
        test_words()
        test_kinds()
        test_sandbox()
        test_run(work)
    finally:
        shutil.rmtree(work, True)
    tap.done()


main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A large edition of real text: the volume data again and again.

    volume.py COUNT OUT.jsonl.gz

Of each further time one word in five is another: a word of the same length
that is no word, always the same for the same word and time, so that the
vocabulary grows as that of an archive does. Dates go back a year a time.
"""
import glob
import gzip
import hashlib
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "web"))
import server  # noqa: E402

WORD = re.compile(r"(?<![/\w.#@-])[a-z]{4,12}(?![/\w.#@-])")
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def other(word, time):
    """The word that stands for word the time-th time."""
    digest = hashlib.blake2b(f"{time} {word}".encode(), digest_size=8).digest()
    if digest[0] % 5:
        return word
    return "".join(SYLLABLES[b % len(SYLLABLES)]
                   for b in digest[1:1 + (len(word) + 1) // 2])[:len(word)]


def changed(text, time, known):
    def take(match):
        word = match.group()
        if word not in known:
            known[word] = other(word, time)
        return known[word]
    return WORD.sub(take, text)


def again(item, time, known):
    """The item as it is the time-th time."""
    if time == 0:
        return item
    item = json.loads(json.dumps(item))
    item["uri"] += f"-{time}"
    for name in ("headlines", "descriptions", "bodies"):
        for value in item.get(name, []):
            value["value"] = changed(value["value"], time, known)
    for name in ("firstCreated", "versionCreated", "contentCreated"):
        if name in item:
            year = int(item[name][:4]) - time
            item[name] = f"{year:04}" + item[name][4:].replace(
                "-02-29", "-02-28")
    return item


def items():
    for path in sorted(glob.glob(server.testdata("volume") + "/*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as f:
            yield from map(json.loads, f)


def write(count, path):
    """count items to path, gzipped."""
    n = time = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as out:
        while n < count:
            known = {}
            for item in items():
                out.write(json.dumps(again(item, time, known)) + "\n")
                n += 1
                if n == count:
                    break
            time += 1


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])

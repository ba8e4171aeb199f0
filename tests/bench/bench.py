#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""make bench: what a page costs, beside nginx serving the same bytes.

For the front page and a story in both skins, as nginx's cache has them, as
site.fcgi's own has them, and as they are made anew; plain, as gzip and as a
304: requests a second with 32 kept-open connections (wrk), and processor time
a request (from the kernel's own accounting of each process), each as a ratio
to nginx serving the plain bytes as a static file. The two are measured in
turn, several rounds in one run, because the machine is shared; the median of
the rounds is printed. Last, instructions a request of site.fcgi by callgrind,
which is repeatable.

    make bench            (BENCH_ROUNDS=5 BENCH_SECONDS=1)
"""
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
import server  # noqa: E402

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "1"))


def cpu_ns(pids):
    """Processor time so far of all threads of these processes."""
    total = 0
    for pid in pids:
        for path in glob.glob("/proc/%d/task/*/schedstat" % pid):
            try:
                with open(path) as f:
                    total += int(f.read().split()[0])
            except (OSError, IndexError):
                pass
    return total


def children(pid):
    """A process and all below it."""
    found = [pid]
    for path in glob.glob("/proc/%d/task/*/children" % pid):
        try:
            with open(path) as f:
                for child in f.read().split():
                    found += children(int(child))
        except OSError:
            pass
    return found


def load(url, pids, headers=()):
    """Requests a second and processor microseconds a request."""
    before = cpu_ns(pids)
    text = subprocess.run(
        ["wrk", "-t1", "-c32", "-d%ds" % SECONDS,
         *[word for header in headers for word in ("-H", header)], url],
        capture_output=True, text=True, check=True).stdout
    spent = cpu_ns(pids) - before
    count = int(re.search(r"(\d+) requests in", text).group(1))
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", text).group(1))
    if re.search(r"Non-2xx|Socket errors", text):
        raise SystemExit("%s: %s" % (url, text))
    return rate, spent / 1000 / count


def measure(site, page, static, pids, headers):
    """Medians over the rounds, page and static in turn."""
    rows = []
    load(site.url + page, pids, headers)
    for _ in range(ROUNDS):
        s = load(site.url + static, pids)
        p = load(site.url + page, pids, headers)
        again = load(site.url + static, pids)
        base = ((s[0] + again[0]) / 2, (s[1] + again[1]) / 2)
        rows.append((p[0], p[0] / base[0], p[1], base[1] / p[1]))
    return [statistics.median(column) for column in zip(*rows)]


def instructions(home, paths):
    """Instructions a request: the difference of 30 and 10 requests."""
    if shutil.which("valgrind") is None:
        return {}
    found = {}
    for path in paths:
        counts = []
        for n in (10, 30):
            out = tempfile.mktemp(prefix="callgrind-")
            conf = os.path.join(home, "broadsheet.conf")
            with server.Site(home, "fcgi", runner=[
                    "valgrind", "--tool=callgrind", "--trace-children=yes",
                    "--callgrind-out-file=%s.%%p" % out], wait_s=120,
                    env={"BROADSHEET_CONF": conf}) as site:
                for _ in range(n):
                    if site.fcgi(path).status != 200:
                        raise SystemExit("%s: not 200" % path)
            total = 0
            for name in glob.glob(out + ".*"):
                with open(name) as f:
                    for line in f:
                        if line.startswith(("summary:", "totals:")):
                            total += int(line.split()[1])
                            break
                os.unlink(name)
            counts.append(total)
        found[path] = (counts[1] - counts[0]) // 20
    return found


def story_path(site):
    """A story with pictures and lists: the lead of the front page."""
    page = site.get("/").text
    return re.search(r'<article class="card lead">.*?<h2[^>]*>.*?href="([^"]+)"',
                     page, re.S).group(1)


#: By whom a page is kept: nginx's cache, megabytes of site.fcgi's.
KEEPERS = (("nginx", True, 32), ("site.fcgi", False, 32), ("nobody", False, 0))


def pages_of(site):
    story = story_path(site)
    return [("front page, full", "/"), ("front page, low", "/low/"),
            ("story, full", story), ("story, low", "/low" + story)]


def bench(home, static, keeper, cache, megabytes):
    """Print the rows of one keeper; returns the paths."""
    server.write_conf(home, static=static, page_cache_mb=megabytes)
    with server.Site(home, cache=cache) as site:
        pages = pages_of(site)
        pids = [p for name in site._web.values()
                for p in children(name.pid)] + children(site.pid)
        for number, (name, path) in enumerate(pages):
            plain = site.get(path)
            file = "bench-%d.html" % number
            with open(os.path.join(static, file), "wb") as f:
                f.write(plain.body)
            ways = [("plain", []), ("gzip", ["Accept-Encoding: gzip"]),
                    ("304", ["If-None-Match: " + plain.headers["etag"]])]
            for way, headers in ways if keeper != "nobody" else ways[:1]:
                rate, of_rate, cpu, of_cpu = measure(
                    site, path, "/static/" + file, pids, headers)
                print("%-9s  %-16s  %-5s %7d %7.0f %9.2f %6.1f %9.2f" % (
                    keeper, name, way, len(plain.body), rate, of_rate, cpu,
                    of_cpu), flush=True)
    return [path for _, path in pages]


def main():
    if shutil.which("wrk") is None:
        raise SystemExit("make bench needs wrk: apt-get install wrk")
    work = tempfile.mkdtemp(prefix="broadsheet-bench-", dir="/tmp")
    try:
        # Static files under the same nginx: a copy of static/ with ours.
        static = os.path.join(work, "static")
        shutil.copytree(os.path.join(server.TOP, "static"), static)
        home = server.make_edition(os.path.join(work, "home"), server.demo(),
                                   static=static)
        print("%-9s  %-16s  %-5s %7s %7s %9s %6s %9s" % (
            "kept by", "page", "sent", "bytes", "req/s", "of static",
            "cpu us", "of static"), flush=True)
        for keeper in KEEPERS:
            paths = bench(home, static, *keeper)
        counts = instructions(home, paths)
        for path in counts:
            print("made anew: %9d instructions  %s" % (counts[path], path),
                  flush=True)
    finally:
        shutil.rmtree(work, True)


if __name__ == "__main__":
    main()

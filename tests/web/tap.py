# SPDX-License-Identifier: Apache-2.0
"""A Python test that prints TAP (testanything.org), for automake's driver.

    import tap
    tap.ok(1 + 1 == 2, "adds")
    tap.eq(len("ab"), 2, "counts bytes")
    with tap.point("opens the edition"):
        open(path)          # an exception is a "not ok" that shows it
    tap.done()              # prints the plan and ends the process

A tool that is not there: tap.need("java") skips the rest of the file, or
fails it when CI is set.
"""
import contextlib
import os
import shutil
import sys
import traceback

_points = 0
_failed = 0

IN_CI = os.environ.get("CI", "") not in ("", "0", "false")


def diag(text):
    """Say something that is no test point."""
    for line in str(text).split("\n"):
        print("# " + line, flush=True)


def _name(name):
    return " ".join(str(name).replace("#", "no. ").split())


def ok(is_ok, name, detail=None):
    """One test point; detail is shown when it fails. Returns is_ok."""
    global _points, _failed
    _points += 1
    print("%s %d - %s" % ("ok" if is_ok else "not ok", _points, _name(name)),
          flush=True)
    if not is_ok:
        _failed += 1
        if detail is not None:
            diag(detail)
    return bool(is_ok)


def eq(got, want, name):
    """A test point: got is want; both are shown when it is not."""
    return ok(got == want, name, "got:  %.2000r\nwant: %.2000r" % (got, want))


def skip(name, why):
    """A test point that cannot be had here; in CI that is a failure."""
    global _points
    if IN_CI:
        ok(False, name, "may not be skipped in CI: " + why)
        return
    _points += 1
    print("ok %d - %s # SKIP %s" % (_points, _name(name), _name(why)),
          flush=True)


@contextlib.contextmanager
def point(name):
    """A test point that fails when its block raises."""
    try:
        yield
    except Exception:
        ok(False, name, traceback.format_exc())
    else:
        ok(True, name)


def done():
    """Print the plan and end."""
    print("1..%d" % _points, flush=True)
    sys.exit(1 if _failed else 0)


def skip_all(why):
    """End at once: nothing in this file can be tested here."""
    if IN_CI:
        ok(False, "can be tested in CI", why)
        done()
    print("1..0 # SKIP " + why, flush=True)
    sys.exit(0)


def need(*programs):
    """Skip the rest of the file unless the programs are on PATH."""
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    missing = [p for p in programs if shutil.which(p, path=path) is None]
    if missing and _points == 0:
        skip_all("no " + ", no ".join(missing))
    elif missing:
        skip("the rest", "no " + ", no ".join(missing))
        done()

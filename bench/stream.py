#!/usr/bin/env python3
"""Measures the whole program on a large stream of JSONL: right count first, then speed and peak memory.

usage: stream.py RUNUT [--megabytes N] [--jobs N] [--digits] ARTICLES.jsonl
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

EXIT_FINE = (0, 1)


def claims_of(runut, path, jobs):
    """Lines of claims, seconds, peak MB, exit status of `runut claims` on a file."""
    with tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        run = subprocess.Popen([runut, "claims", "--quiet", "--format", "record", "--jobs", str(jobs), path],
                               stdout=subprocess.PIPE, stderr=errors)
        lines = 0
        while block := run.stdout.read(1 << 20):
            lines += block.count(b"\n")
        _, status, usage = os.wait4(run.pid, 0)
        took = time.monotonic() - begin
        errors.seek(0)
        sys.stderr.write(errors.read().decode("utf-8", "replace")[:2000])
    return lines, took, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runut")
    parser.add_argument("articles")
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--digits", action="store_true", help="one article of digits instead")
    parser.add_argument("--folder", help="where to write the large file (default: the system's temporary folder)")
    options = parser.parse_args()
    size = int(options.megabytes * 1e6)
    with tempfile.NamedTemporaryFile(suffix=".jsonl", dir=options.folder) as large:
        if options.digits:
            large.write(b'{"id":"digits","text":"')
            for _ in range(size // 1_000_000):
                large.write(b"7" * 1_000_000)
            large.write(b'","lang":"id"}\n')
            expected = 0
        else:
            with open(options.articles, "rb") as articles:
                copy = b"".join(line for line in articles if line.strip())
            copies = size // len(copy) + 1
            for _ in range(copies):
                large.write(copy)
            once, _, _, status = claims_of(options.runut, options.articles, options.jobs)
            if status not in EXIT_FINE:
                return print(f"runut ended with {status}") or 1
            expected = once * copies
        large.flush()
        written = large.tell()
        got, took, peak, status = claims_of(options.runut, large.name, options.jobs)
    if got != expected:
        print(f"wrong count: {got} claims, {expected} expected")
        return 1
    print(f"{written / 1e6:.0f} MB, {got} claims, exit status {status}: {took:.1f} s, {written / 1e6 / took:.1f} MB/s "
          f"with {options.jobs} threads, peak {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

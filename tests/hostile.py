#!/usr/bin/env python3
"""Bad days: inputs that nobody means well with, through the command line.

usage: hostile.py RUNUT [--kilobytes N] [--only NAME]

1. Inputs that cannot be read end with a clear line and the designed exit status, and the rest of the
   run goes on.
2. Texts made to be slow are read in time that grows with their length: each is read at N kilobytes
   and at four times that; more than eight times the time is a failure (a square would be sixteen).
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

FAILURES = []


def run(runut, *arguments, data=None, limit=300):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run([runut, *map(str, arguments)], input=data, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, float("inf")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime - before.ru_utime


def expect(name, done, statuses, message=None):
    if done is None:
        FAILURES.append(f"{name}: took too long")
        return
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode not in statuses:
        FAILURES.append(f"{name}: exit status {done.returncode}, not one of {statuses}: {errors[-500:]}")
    elif message is not None and message not in errors:
        FAILURES.append(f"{name}: '{message}' is not in what it said: {errors[:300]!r}")


def statuses(runut, folder):
    """Each bad input beside a good one: the good one's claim must come out whatever the other is."""
    good = folder / "good.txt"
    good.write_text("Banjir menewaskan 12 orang di Desa Sukarasa, kata kepala desa.\n", encoding="utf-8")
    bad = {
        "binary.txt": bytes(range(256)) * 40,
        "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(2000),
        "broken.jsonl": b'{"id":"a","text":"12 orang tewas"}\n{"id":"b","text":\n[1,2]\n',
    }
    for name, content in bad.items():
        path = folder / name
        path.write_bytes(content)
        done, _ = run(runut, "claims", "--format", "record", "--lang", "id", path, good)
        expect(name, done, (4,), name)
        if done is not None and b'"12 orang"' not in done.stdout:
            FAILURES.append(f"{name}: the good article beside it was lost")
    harmless = {"empty.txt": b"", "spaces.txt": b" \n\t\r\n " * 1000, "latin.txt": b"12 orang tewas di caf\xe9 itu\n",
                "broken_utf8.txt": b"12 orang \xff\xfe tewas \xc3( di desa\n" * 3}
    for name, content in harmless.items():
        path = folder / name
        path.write_bytes(content)
        done, _ = run(runut, "claims", "--format", "record", "--lang", "id", path, good)
        expect(name, done, (0, 4))
        if done is not None and b'"12 orang"' not in done.stdout:
            FAILURES.append(f"{name}: the good article beside it was lost")
    done, _ = run(runut, "claims", folder / "missing.txt", good)
    expect("missing file", done, (4,), "missing.txt")
    done, _ = run(runut, "claims", "--lang", "tlh", good)
    expect("unknown language", done, (2, 4), "tlh")
    done, _ = run(runut, "claims", "--no-such-option", good)
    expect("unknown option", done, (2,))
    done, _ = run(runut, "claims", "--lang", "id", "-", data=b"")
    expect("empty standard input", done, (0, 1, 4))


def slow_texts(size):
    """Name -> a text of about `size` bytes."""
    def repeated(piece):
        return piece * (size // len(piece.encode()) + 1)

    def numbered(make):
        out, total, i = [], 0, 0
        while total < size:
            piece = make(i)
            out.append(piece)
            total += len(piece)
            i += 1
        return "".join(out)

    letters = lambda i: "".join(chr(97 + (i // 26**k) % 26) for k in range(5))
    return {
        "digits": repeated("9"),
        "grouped digits": repeated("1.000."),
        "numbers": repeated("12 345 6,7 "),
        "number words": repeated("dua puluh ribu "),
        "scales": repeated("juta miliar "),
        "one word": repeated("kata "),
        "one long word": repeated("kata"),
        "reporting words": repeated("kata dia, ujarnya, menurut "),
        "newlines": repeated("\n"),
        "carriage returns": repeated("\r\n"),
        "opening quotes": repeated("“"),
        "nested quotes": "“" * (size // 6) + "”" * (size // 6),
        "straight quotes": repeated('"a '),
        "brackets": repeated("("),
        "deep brackets": "(" * (size // 2) + ")" * (size // 2),
        "bracketed numbers": repeated("(12) "),
        "full stops": repeated(". "),
        "commas": repeated(", "),
        "hyphens": repeated("a-"),
        "ranges": repeated("4-6 hingga 8 sampai "),
        "dates": repeated("Senin (30/7/2026) "),
        "relative times": repeated("kemarin lusa pekan lalu "),
        "places": repeated("di Jakarta, Surabaya "),
        "people": numbered(lambda i: f"Budi {letters(i).title()} {letters(i * 7).title()} berkata. "),
        "abbreviations": numbered(lambda i: f"Badan {letters(i).title()} Nasional ({letters(i).upper()}) ada. "),
        "abbreviations in a sentence": numbered(lambda i: f"Badan {letters(i).title()} ({letters(i).upper()}) "),
        "names in capitals": numbered(lambda i: f"{letters(i).upper()} "),
        "capitalised words": numbered(lambda i: f"{letters(i).title()} "),
        "claims": numbered(lambda i: f"{i + 2} orang tewas. "),
        "claims in a sentence": repeated("12 orang tewas dan 7 orang terluka, "),
        "claims with sources": numbered(lambda i: f"{i + 2} orang tewas, kata {letters(i).title()}. "),
        "open claims": repeated("12 lainnya "),
        "furniture": repeated("Baca Juga: 12 orang tewas\n"),
        "headlines": repeated("Korban Tewas Jadi 12 Orang\n10 menit lalu\n"),
        "money": repeated("Rp 12 juta Rp "),
        "broken characters": "12 orang \ufffd" * (size // 13),
        "symbols": repeated("…–“”’%$€ "),
        "combining marks": repeated("a\u0301\u0302"),
        "invisible marks": repeated("\u200b\u200d\ufeff"),
        "other scripts": repeated("사람 12 人 людей "),
    }


def linearity(runut, folder, kilobytes, only):
    small, large = slow_texts(kilobytes * 1000), slow_texts(kilobytes * 4000)
    for name in small:
        if only and only != name:
            continue
        took = []
        for texts in (small, large):
            path = folder / "slow.jsonl"
            path.write_text(json.dumps({"id": name, "text": texts[name], "published": "2026-08-01", "lang": "id"},
                                       ensure_ascii=False) + "\n", encoding="utf-8")
            done, seconds = run(runut, "annotate", path)
            expect(name, done, (0, 1, 4))
            took.append(seconds)
        slow = took[1] > 1.0 and took[1] > 8 * max(took[0], 0.05)
        print(f"{name:30} {took[0]:7.2f} s {took[1]:7.2f} s{'  NOT LINEAR' if slow else ''}", flush=True)
        if slow:
            FAILURES.append(f"{name}: {took[0]:.2f} s at {kilobytes} kB, {took[1]:.2f} s at four times as much")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runut")
    parser.add_argument("--kilobytes", type=int, default=200)
    parser.add_argument("--only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not options.only:
            statuses(options.runut, pathlib.Path(folder))
        linearity(options.runut, pathlib.Path(folder), options.kilobytes, options.only)
    print("\n".join(FAILURES) if FAILURES else "hostile inputs: all as designed")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())

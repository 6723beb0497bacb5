#!/usr/bin/env python3
"""Pages that nobody means well with: built to be slow, and good ones with their bytes mutated.

usage: bad_pages.py RUNUT [--kilobytes N] [--pages N] [--seed N] [--seconds S]

1. Pages made to be slow (deep nesting, floods of attributes, giant tables, tags that nobody closes) are read at N kilobytes
   and at four times that, in time that grows with their length; where an article stands in them it is found.
2. The fixture pages beside this file are mutated (bytes changed, cut and moved, tags by the ten thousand, nesting a hundred
   thousand deep, huge attributes and scripts, broken entities, wrong character sets): no crash, and every page comes back as
   a record or with its reason. `--pages` says how many; `--seconds` makes a page that takes more of the processor's time a
   failure (untimed by default: tests run on any machine, with sanitizers too). The thousand: `--kilobytes 0 --pages 1000
   --seconds 1` with the release build.
"""
import argparse
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

FAILURES = []
ARTICLE = ("Banjir merendam 40 rumah di Kampung Wera sejak Senin malam, kata petugas kecamatan di lokasi kejadian. "
           "Warga dibawa ke balai desa dan ke dua sekolah, dan air belum surut sampai siang ini.")


def run(runut, *arguments, limit=300):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run([runut, *map(str, arguments)], capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, float("inf")
    return done, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime


def slow_pages(size):
    """Name -> (a page of about `size` bytes, whether its article can be found)."""
    def times(piece):
        return piece * (size // len(piece.encode()) + 1)

    article = f"<article><h1>Banjir di Kampung Wera</h1><p>{ARTICLE}</p><p>{ARTICLE[::-1]}.</p></article>"
    pages = {
        "nested boxes": (times("<div>") + f"<p>{ARTICLE}</p>", True),
        "nested boxes, closed": (times("<div>") + f"<p>{ARTICLE}</p>" + times("</div>"), True),
        "nested inline": (times("<b>") + f"<p>{ARTICLE}</p>", False),
        "nested lists": (times("<ul><li>") + ARTICLE, False),
        "nested tables": (times("<table><tr><td>") + f"<p>{ARTICLE}</p>", False),
        "nested quotes": (times("<blockquote>") + f"<p>{ARTICLE}</p>", False),
        "nested links": (times("<a href=x>") + article, False),
        "open paragraphs": (times("<p>a") + article, False),
        "open spans": (times("<span>a") + article, False),
        "only ends": (times("</div>") + article, True),
        "many attributes": (f"<div {times('a=b c ')}>" + article, False),
        "many classes": (f'<div class="{times("article-body ")}">' + article, False),
        "classes of furniture": (times('<i class="related comments newsletter"></i>') + article, True),
        "long attribute": (f'<div title="{times("x")}">' + article, False),
        "tiny elements": (times("<i>a</i>") + article, False),
        "empty elements": (times("<br>") + article, True),
        "one table": ("<table>" + times("<tr><td>1<td>2</tr>") + "</table>" + article, False),
        "one row": ("<table><tr>" + times("<td>1") + "</table>" + article, False),
        "wide cells": ("<table><tr>" + times('<td colspan=9007199254740993 rowspan=99999>1') + "</table>" + article, False),
        "scripts": (times("<script>var a = '<p>';</script>") + article, True),
        "one script": (f"<script>{times('a<b;')}</script>" + article, True),
        "open script": (article + f"<script>{times('a<b;')}", True),
        "linked data": ('<script type="application/ld+json">' + times('{"@graph":[') + "</script>" + article, True),
        "broken linked data": (times('<script type="application/ld+json">{"@type":"NewsArticle","headline":"a' + "\n" * 60 + "</script>")
                               + article, True),
        "comments": (times("<!-- a -->") + article, True),
        "open comment": (article + "<!--" + times("-"), True),
        "entities": (f"<p>{times('&amp;&#x41;&nosuch;')}</p>" + article, False),
        "headings": (times("<h2>Banjir di Kampung Wera</h2>") + article, False),
        "dates": (times("<time>12 Maret 2024 10:30</time>") + article, False),
        "bylines": (times('<span class="author">Oleh Budi Wera</span>') + article, False),
        "meta elements": ("<head>" + times('<meta name="date" content="2024-03-12">') + "</head>" + article, True),
        "link lists": ("<ul>" + times("<li><a href=x>Banjir di Kampung Wera lagi</a></li>") + "</ul>" + article, True),
        "angle brackets": (times("<") + article, False),
        "ends of tags": (times(">") + article, False),
        "paragraphs": (times(f"<p>{ARTICLE}</p>"), True),
    }
    return {name: (f"<html><body>{page}</body></html>" if not page.startswith("<head>") else f"<html>{page}</html>", found)
            for name, (page, found) in pages.items()}


def read_slow(runut, folder, kilobytes):
    small, large = slow_pages(kilobytes * 1000), slow_pages(kilobytes * 4000)
    path = folder / "slow.html"
    for name, (_, found) in small.items():
        took = []
        for pages in (small, large):
            path.write_text(pages[name][0], encoding="utf-8")
            done, seconds = run(runut, "annotate", "--html", "--lang", "id", path)
            took.append(seconds)
            if done is None or done.returncode not in (0, 1, 4):
                FAILURES.append(f"{name}: exit status {'none' if done is None else done.returncode}")
            elif found and ARTICLE.split(",")[0] not in done.stdout.decode("utf-8", "replace"):
                FAILURES.append(f"{name}: the article was not found: {done.stderr.decode('utf-8', 'replace')[:200]}")
        slow = took[1] > 1.0 and took[1] > 8 * max(took[0], 0.1)
        print(f"{name:24} {took[0]:7.2f} s {took[1]:7.2f} s{'  NOT LINEAR' if slow else ''}", flush=True)
        if slow:
            FAILURES.append(f"{name}: {took[0]:.2f} s at {kilobytes} kB, {took[1]:.2f} s at four times as much")


TAGS = [b"<div>", b"</div>", b"<p>", b"</article>", b"<table>", b"<script>", b"<!--", b"-->", b"<style>", b"<a href=", b'"', b"'", b">", b"<",
        b"&", b"&#xFFFFFF;", b"\x00", b"\xff\xfe", b"<![CDATA[", b"<template>", b"<noscript>", b'<script type="application/ld+json">{']


def heap(page, chance):
    """The bytes of a page with one large or foreign thing in it."""
    at = chance.randrange(len(page) + 1)
    kind = chance.randrange(10)
    many = chance.choice([1000, 10_000])
    if kind == 0:
        put = chance.choice(TAGS) * many
    elif kind == 1:
        put = chance.choice([b"<div>", b"<span>", b"<ul><li>", b"<table><tr><td>", b"<b>", b"<blockquote>", b"<a href=x>"]) * 100_000
    elif kind == 2:
        put = b"<p " + b"".join(b"a%d=%d " % (n, n) for n in range(many)) + b">"
    elif kind == 3:
        put = b'<p class="' + chance.choice([b"x", b"article-body ", b"comments "]) * (10 * many) + chance.choice([b'">', b""])
    elif kind == 4:
        put = chance.choice([b"&", b"&#", b"&#x", b"&#xD800;", b"&#99999999999;", b"&nosuch;", b"&amp", b"&lt;script&gt;"]) * many
    elif kind == 5:
        put = bytes(many) if chance.random() < 0.5 else b"\x00<\x00p\x00>" * many
    elif kind == 6:
        put = b"<script>" + chance.choice([b"a<b;", b"'<p>'", b"<!--", b"/*", b'{"a":']) * (10 * many) + chance.choice([b"</script>", b""])
    elif kind == 7:
        put = b'<script type="application/ld+json">' + chance.choice([b'{"@graph":[', b'{"@type":"NewsArticle","datePublished":"2', b"[" ]) * many
        put += chance.choice([b"</script>", b""])
    elif kind == 8:
        text = page.decode("utf-8", "replace")
        return text.encode(chance.choice(["utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "shift_jis"]), "replace")
    else:
        name = chance.choice([b"utf-16", b"utf-7", b"shift_jis", b"gb18030", b"iso-2022-kr", b"no-such-set", b"x" * many])
        put, at = b'<meta charset="' + name + b'">', 0
    return page[:at] + put + page[at:]


def mutated(page, chance, others):
    """The bytes of a page with one to thirty of them changed, moved, doubled, lost or put in from elsewhere."""
    if chance.random() < 0.3:
        return heap(page, chance)
    page = bytearray(page)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(page) + 1)
        to = min(len(page), at + int(chance.expovariate(1 / 60)))
        kind = chance.randrange(8)
        if kind == 0:
            del page[at:to]
        elif kind == 1:
            page[at:at] = page[at:to] * chance.randint(1, 30)
        elif kind == 2 and at < len(page):
            page[at] = chance.randrange(256)
        elif kind == 3:
            page[at:at] = chance.choice(TAGS) * chance.choice([1, 1, 1, 3, 200])
        elif kind == 4:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            page[at:to] = other[start:start + chance.randint(1, 4000)]
        elif kind == 5:
            page[at:to] = page[at:to][::-1]
        elif kind == 6 and chance.random() < 0.2:
            del page[max(at, 200):]
        else:
            page[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 20)))
        if len(page) < 10:
            break
    return bytes(page)


def read_mutated(runut, folder, count, seed, seconds):
    chance = random.Random(seed)
    slowest = 0.0
    sources = [path.read_bytes() for path in sorted((pathlib.Path(__file__).parent / "id").glob("*.html"))]
    batch = 1 if seconds else 100
    rejected = 0
    for start in range(0, count, batch):
        paths = []
        for number in range(start, min(count, start + batch)):
            path = folder / f"mutated{number:05}.html"
            path.write_bytes(mutated(chance.choice(sources), chance, sources))
            paths.append(path)
        done, took = run(runut, "annotate", "--html", "--format", "jsonl", *paths)
        if done is None or done.returncode not in (0, 1, 4):
            FAILURES.append(f"seed {seed}, pages from {start}: exit status {'none' if done is None else done.returncode}")
            continue
        records = {json.loads(line)["id"] for line in done.stdout.splitlines() if line.strip()}
        errors = done.stderr.decode("utf-8", "replace")
        for path in paths:
            if path.stem not in records:
                rejected += 1
                if path.name not in errors:
                    FAILURES.append(f"seed {seed}, {path.name}: neither a record nor a reason")
            path.unlink()
        slowest = max(slowest, took / len(paths))
        if seconds and took > seconds:
            FAILURES.append(f"seed {seed}, {paths[0].name}: {took:.2f} s")
    print(f"{count} mutated pages, {rejected} rejected with their reasons; at most {slowest:.3f} s a page")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("runut")
    parser.add_argument("--kilobytes", type=int, default=250)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.kilobytes:
            read_slow(options.runut, pathlib.Path(folder), options.kilobytes)
        read_mutated(options.runut, pathlib.Path(folder), options.pages, options.seed, options.seconds)
    print("\n".join(FAILURES) if FAILURES else "bad pages: all as designed")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Writes a crawl of made-up pages: bench/make_warc.py OUT.warc[.gz] --megabytes N

N counts bytes before compression. Pages have the weight of real ones (about 90 kB: scripts, menus, an article of made-up
words and figures), and shrink to about a fifth.
"""
import argparse
import gzip
import random

SYLLABLES = ["ba", "du", "ke", "lo", "mi", "na", "pu", "ra", "si", "tu", "wa", "ya", "gan", "ting", "per", "men", "kan", "lah"]


def word(r):
    return "".join(r.choice(SYLLABLES) for _ in range(r.randint(2, 4)))


def page(r, words, number):
    def sentence():
        return " ".join(r.choices(words, k=r.randint(8, 20))).capitalize() + "."

    script = ";".join(f"window.settings['{w}']={{enabled:true,value:'{r.choice(words)}'}}" for w in r.choices(words, k=700))
    menu = "".join(f'<li class="menu-item"><a href="/{w}/{r.randint(1, 99)}">{w}</a></li>' for w in r.choices(words, k=120))
    article = "".join(f"<p>Sebanyak {r.randint(2, 900)} rumah rusak di Desa {word(r).capitalize()}. {sentence()} {sentence()}</p>"
                      for _ in range(20))
    related = "".join(f'<div class="related"><a href="/{word(r)}"><img class="thumbnail lazy" src="/images/{r.randint(1, 99999)}.jpg">{sentence()}</a></div>'
                      for _ in range(60))
    return (f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Kabar {number}</title><script>{script}</script></head>'
            f'<body><ul class="nav">{menu}</ul><article><h1>Kabar {number}</h1>{article}</article>'
            f'<aside>{related}</aside></body></html>').encode()


def record(body, number):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-01-22T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Target-URI: https://warta.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out")
    arguments.add_argument("--megabytes", type=int, default=100)
    a = arguments.parse_args()
    r = random.Random(1)
    words = [word(r) for _ in range(4000)]
    pages = [page(r, words, n) for n in range(60)]
    records = [record(body, n) for n, body in enumerate(pages)]
    if a.out.endswith(".gz"):
        sizes, records = [len(x) for x in records], [gzip.compress(x, 6) for x in records]
    else:
        sizes = [len(x) for x in records]
    written = n = 0
    with open(a.out, "wb") as out:
        while written < a.megabytes * 1_000_000:
            out.write(records[n % len(records)])
            written += sizes[n % len(records)]
            n += 1
    print(f"{n} records, {written} bytes before compression")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Piles: the same article makes the same records whatever container brings it; what is broken, hostile or no article is
named with its reason, and the rest is read.

usage: piles_hold.py RUNUT [--mutations N]
"""
import argparse
import gzip
import json
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time

import made

MISSES = []


def miss(text):
    MISSES.append(text)
    print("MISS", text)


class Runut:
    def __init__(self, program):
        self.program = program

    def __call__(self, *arguments, limit=120):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, timeout=limit)
        if done.returncode not in (0, 1, 2, 4):
            miss(f"{' '.join(map(str, arguments))}: status {done.returncode}: {done.stderr[-600:]!r}")
        return done

    def annotate(self, *arguments):
        done = self("annotate", *arguments)
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode("utf-8", "replace"), done.returncode

    def failures(self, folder, *arguments):
        path = folder / "failures.jsonl"
        self("annotate", "-q", "--failures", path, *arguments)
        return [json.loads(line) for line in path.read_text().splitlines()]

    def claims(self, *arguments):
        done = self("claims", "-q", "--format", "csv", *arguments)
        rows = [line.split(",", 1)[-1] for line in done.stdout.decode().splitlines()[1:]]
        return rows


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def same_records(runut, folder):
    """Claims (all columns but the document's name) are those of the first container."""
    for kind, containers, drop in (("page", made.page_containers(), ()), ("text", made.text_containers(), ()),
                                   ("feed", made.feeds(), ())):
        wanted = None
        for name, content in containers.items():
            got = runut.claims(write(folder / kind, name, content))
            if wanted is None:
                wanted = got
                if len(got) < 2:
                    miss(f"{kind} {name}: {len(got)} claims")
            elif got != wanted:
                miss(f"{kind} {name}: {got} and not {wanted}")


def crawl(runut, folder):
    """Every record of a crawl makes a document or is listed; its day is no day of publication."""
    records = made.warc_records()
    for name, content in (("c.warc", b"".join(records)), ("c.warc.gz", b"".join(map(gzip.compress, records))),
                          ("one_member.warc.gz", gzip.compress(b"".join(records))),
                          ("lf.warc", b"".join(r.split(b"\r\n\r\n", 1)[0].replace(b"\r\n", b"\n") + b"\n\n" + r.split(b"\r\n\r\n", 1)[1]
                                               for r in records))):
        path = write(folder, name, content)
        found, said, status = runut.annotate(path)
        if len(found) != 8 or status != 4:
            miss(f"{name}: {len(found)} documents, status {status}: {said[-500:]}")
        days = {d.get("published") for d in found if d.get("url")}
        if days != {"2026-01-22T10:41:00+07:00"} or any(made.URL != d["url"] for d in found if d.get("url")):
            miss(f"{name}: {days}")
        failed = runut.failures(folder, path)
        reasons = [f["reason"] for f in failed]
        for wanted in ("image/png", "status 404", "zstd", f"see {made.URL} of 2026-01-20"):
            if not any(wanted in r for r in reasons):
                miss(f"{name}: no failure says '{wanted}': {reasons}")
        if sum(not f.get("passed_over") for f in failed) != 1:
            miss(f"{name}: {failed}")
    # Offsets are where the record, or its member, begins.
    whole = b"".join(map(gzip.compress, records))
    found, _, _ = runut.annotate(folder / "c.warc.gz")
    for document, wanted in zip(found, records[2:]):
        offset = int(document["id"].split("#")[1])
        if not whole[offset:].startswith(gzip.compress(wanted)[:3]) or gzip.GzipFile(fileobj=__import__("io").BytesIO(whole[offset:])).read(
                len(wanted)) != wanted:
            miss(f"{document['id']}: its record does not begin there")
    # One member broken, the others read; the same for the length of one record.
    members = list(map(gzip.compress, records))
    bad = bytearray(members[3])
    bad[len(bad) // 2] ^= 0xFF
    bad[len(bad) // 2 + 1] ^= 0xFF
    found, said, _ = runut.annotate(write(folder, "bad_member.warc.gz", b"".join(members[:3] + [bytes(bad)] + members[4:])))
    if len(found) != 7 or "#" not in said:
        miss(f"bad member: {len(found)} documents: {said[:300]}")
    short = records[2].replace(b"Content-Length: ", b"Content-Length: 1\r\nX: ", 1)
    found, said, _ = runut.annotate(write(folder, "bad_length.warc", b"".join(records[:2] + [short] + records[3:])))
    if len(found) != 7 or "length" not in said:
        miss(f"bad length: {len(found)} documents: {said[:300]}")
    for cut in (1, 30, 200, len(members[-1]) + 3):
        runut.annotate(write(folder, f"cut{cut}.warc.gz", whole[:-cut]))


def listed(runut, folder):
    """What makes no article says why."""
    url = "<url><loc>https://w.example/10</loc><n:news><n:publication_date>2026-01-22</n:publication_date><n:title>Banjir Besar</n:title></n:news></url>"
    sitemap = ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
               f'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{url}</urlset>').encode()
    entry = runut.failures(folder, write(folder, "map.xml", sitemap))
    if [(e["url"], e["title"], e["published"], e["passed_over"]) for e in entry] != [
            ("https://w.example/10", "Banjir Besar", "2026-01-22", True)]:
        miss(f"sitemap: {entry}")
    slip = made.zipped([("../../slip.html", made.PAGE), ("/abs.html", made.PAGE), ("C:\\x.html", made.PAGE), ("ok.html", made.PAGE)])
    office = made.zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    nested = made.PAGE
    for _ in range(9):
        nested = gzip.compress(nested)
    bomb = gzip.compress(b"a" * 200_000_000)
    layers = made.zipped([(f"{i}.gz", gzip.compress(b"b" * 60_000_000)) for i in range(4)])
    entities = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><description>&b;</description></item></channel></rss>'
    for name, content, wanted, documents in (
            ("slip.zip", slip, "leads out", 1), ("office.docx", office, "office document", 0), ("nested.gz", nested, "archives deep", 0),
            ("bomb.gz", bomb, "250 times", 0), ("bomb.zip", made.zipped([("a.txt", b"a" * 200_000_000), ("b.html", made.PAGE)]), "250 times", 0),
            ("layers.zip", layers, "250 times", 0), ("bomb.tar.xz", made.tarred([("a.txt", b"a" * 100_000_000)], "w:xz"), "250 times", 0),
            ("entities.xml", entities, "entities", 0), ("cut.zip", made.zipped([("p.html", made.PAGE)])[:200], "", 0),
            ("empty.zip", made.zipped([]), "without files", 0), ("empty.tar", made.tarred([]), "", 0),
            ("a.rar", b"Rar!\x1a\x07\x00" + bytes(50), "RAR", 0), ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(50), "7z", 0),
            ("unknown.json", b'{"foo": 1, "bar": "x"}', "fields: foo, bar", 0), ("unknown.csv", b"a,b\n1,2\n", "columns: a, b", 0),
            ("empty.gz", gzip.compress(b""), "is empty", 0), ("cut.json", b'[{"id":"1","text":"Sebanyak 3 rumah rusak."},{"te', "", 1),
            ("bare.xml", made.rss("<item><title>x</title></item>"), "", 0), ("none.xml", made.rss(""), "without items", 0),
            ("page.pdf", made.pdf("Sebanyak 27 rumah rusak di Desa Sukamaju akibat banjir, kata Kepala BPBD Ratna Suralaga."), None, 1),
            ("scan.pdf", made.pdf(""), "scanned", 0), ("secret.pdf", made.pdf("x", True), "PDF", 0), ("broken.pdf", b"%PDF-1.4\n" + bytes(range(256)), "PDF", 0),
            ("no_text.eml", b"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: x\r\nContent-Type: image/png\r\n\r\nx", "without a text", 0),
            ("bad.csv", made.csv_of([["id", "text"], ["1", made.TEXT]]) + b'2,"never closed', "", 2)):
        begun = time.monotonic()
        found, said, status = runut.annotate(write(folder / "listed", name, content))
        failed = runut.failures(folder, folder / "listed" / name)
        if wanted is not None and documents == 0 and not failed:
            miss(f"{name}: nothing says why")
        if wanted and not any(wanted in f["reason"] for f in failed):
            miss(f"{name}: '{wanted}' is not said: {failed}")
        if len(found) != documents:
            miss(f"{name}: {len(found)} documents, not {documents}: {said[:300]}")
        if time.monotonic() - begun > 20:
            miss(f"{name}: took {time.monotonic() - begun:.0f} s")
    page, = runut.annotate(folder / "listed" / "page.pdf")[0]
    if page.get("published") or not any("2020-01-01" in n for n in page.get("notes", [])) and "2020" in json.dumps(page.get("published")):
        miss(f"PDF: the day it was made is no day of publication: {page.get('published')}")


def options(runut, folder):
    tree = folder / "tree"
    for name in ("a.html", "b.html", "old/c.html", "new/d.html", "new/skip/e.html"):
        write(tree, name, made.PAGE)
    names = lambda *a: [d["id"] for d in runut.annotate(*a, tree)[0]]
    if names() != ["a", "b", "d", "e", "c"]:
        miss(f"folder: {names()}")
    write(tree, ".runutignore", b"# no old ones\n/old/\n*.html\n!a.html\n!d.html\n")
    if names() != ["a", "d"]:
        miss(f".runutignore: {names()}")
    (tree / ".runutignore").unlink()
    write(tree / "new", ".runutignore", b"skip/\n")
    rules = write(folder, "rules", b"**/c.html\nb.*\n")
    if names("--ignore", rules) != ["a", "d"]:
        miss(f"--ignore: {names('--ignore', rules)}")
    if runut("annotate", "--ignore", folder / "none", tree).returncode != 2:
        miss("--ignore: a missing file is no mistake")
    table = write(folder, "odd.csv", made.csv_of([["kolomA", "kolomB"], [made.TEXT, "2026-01-22"]]))
    if len(runut.claims("--columns", "text=kolomA,published=kolomB", table)) < 2:
        miss("--columns: no claims")
    if runut("claims", "--columns", "bogus=x", table).returncode != 2:
        miss("--columns: an unknown field is no mistake")


def resume(runut, folder):
    """A run that is killed, and killed again, ends with the bytes of one that was not."""
    inputs = folder / "many"
    lines = [json.dumps({"id": f"d{i}", "text": made.TEXT.replace("27", str(i + 2)), "published": "2026-01-22"}) for i in range(8000)]
    for part in range(4):
        text = "\n".join(lines[part * 2000:(part + 1) * 2000]) + "\n{broken\n"
        write(inputs, f"{part}.jsonl" + (".gz" if part % 2 else ""), gzip.compress(text.encode()) if part % 2 else text.encode())
    command = [runut.program, "claims", "-q", "--format", "csv", "--jobs", "2"]
    with open(folder / "whole.csv", "wb") as out:
        whole = subprocess.run([*command, "--failures", folder / "whole.fail", inputs], stdout=out, stderr=subprocess.DEVNULL)
    state, kills = folder / "state", 0
    (folder / "parts.csv").write_bytes(b"")
    for wait in (0.35, 0.5, 0.9, 0):
        with open(folder / "parts.csv", "ab") as out:
            part = subprocess.Popen([*command, "--failures", folder / "parts.fail", "--resume", state, inputs], stdout=out,
                                    stderr=subprocess.DEVNULL)
            if wait:
                time.sleep(wait)
                kills += part.poll() is None
                part.send_signal(signal.SIGKILL)
            part.wait()
    if (folder / "parts.csv").read_bytes() != (folder / "whole.csv").read_bytes():
        miss(f"resume after {kills} kills: other bytes")
    if (folder / "parts.fail").read_bytes() != (folder / "whole.fail").read_bytes():
        miss(f"resume after {kills} kills: other failures")
    if part.returncode != whole.returncode:
        miss(f"resume: status {part.returncode}, not {whole.returncode}")
    size = (folder / "parts.csv").stat().st_size
    with open(folder / "parts.csv", "ab") as out:
        again = subprocess.run([*command, "--failures", folder / "parts.fail", "--resume", state, inputs], stdout=out, stderr=subprocess.DEVNULL)
    if (folder / "parts.csv").stat().st_size != size or again.returncode != whole.returncode:
        miss("resume: a finished run is read again")
    with open(folder / "other.csv", "ab") as out:
        other = subprocess.run([*command, "--resume", state, inputs / "0.jsonl"], stdout=out, stderr=subprocess.PIPE)
    if other.returncode != 2 or b"another run" not in other.stderr:
        miss(f"resume: another run's state is taken: {other.stderr!r}")
    if runut("claims", "--resume", folder / "state2", inputs).returncode != 2:
        miss("resume: a pipe is taken for a file")
    print(f"resume: {kills} kills")


def mutated(runut, folder, count):
    """Bytes changed anywhere: never a crash, and every file is a document, a failure with its reason, or ignored."""
    seeds = {**made.page_containers(), **made.text_containers(), **made.feeds(), "c.warc.gz": b"".join(map(gzip.compress, made.warc_records())),
             "c.warc": b"".join(made.warc_records()), "page.pdf": made.pdf("Sebanyak 27 rumah rusak.")}
    r = random.Random(7)
    names = sorted(seeds)
    for n in range(count):
        name = names[n % len(names)]
        content = bytearray(seeds[name])
        for _ in range(r.randint(1, 8)):
            at = r.randrange(len(content))
            kind = r.randrange(4)
            if kind == 0:
                content[at] = r.randrange(256)
            elif kind == 1:
                content[at] ^= 1 << r.randrange(8)
            elif kind == 2:
                del content[at:at + r.randint(1, 40)]
            else:
                content[at:at] = content[r.randrange(len(content)):][:r.randint(1, 40)]
            if not content:
                content = bytearray(b"x")
        write(folder / "mutated", f"{n:04d}_{name}", bytes(content))
    begun = time.monotonic()
    failed = runut.failures(folder, folder / "mutated")
    seconds = time.monotonic() - begun
    if any(not f["reason"] for f in failed):
        miss("mutated: a failure without a reason")
    if seconds > 30 + count / 10:
        miss(f"mutated: {count} files took {seconds:.0f} s")
    print(f"mutated: {count} files in {seconds:.1f} s, {len(failed)} failures")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runut")
    parser.add_argument("--mutations", type=int, default=1000)
    arguments = parser.parse_args()
    runut = Runut(os.path.abspath(arguments.runut))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        same_records(runut, folder)
        crawl(runut, folder)
        listed(runut, folder)
        options(runut, folder)
        resume(runut, folder)
        mutated(runut, folder, arguments.mutations)
    print("piles hold" if not MISSES else f"{len(MISSES)} misses")
    return 1 if MISSES else 0


if __name__ == "__main__":
    raise SystemExit(main())

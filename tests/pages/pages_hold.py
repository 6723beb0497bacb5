#!/usr/bin/env python3
"""Reads every fixture page beside this file and holds the article against its gold.

usage: pages_hold.py RUNUT
A fixture is NAME.html with NAME.json: the article's lines in order (`text`), `title`, `byline`, `published` (as far as it
is written there), `zone`, `outlet`, the clock times of a live blog's `updates`, `claims` by their words with their time,
and words that must be `absent`.
The pages imitate how templates of outlets are built; affairs, places and people are made up.
"""
import json
import pathlib
import subprocess
import sys


def differences(record, gold):
    lines = [line for line in record["text"].split("\n") if line.strip()]
    for line in gold["text"]:
        if line not in lines:
            yield f"lost: {line}"
    for line in lines:
        if line not in gold["text"]:
            yield f"left in: {line}"
    if not list(lines) == gold["text"] and sorted(lines) == sorted(gold["text"]):
        yield "the lines stand in another order"
    for words in gold["absent"]:
        if words in record["text"]:
            yield f"furniture: {words}"
    for field in ("title", "byline", "outlet"):
        if field in gold and record[field] != gold[field]:
            yield f"{field}: {record[field]!r}, wanted {gold[field]!r}"
    published = record["published"] or ""
    if not published.startswith(gold["published"]):
        yield f"published: {published!r}, wanted {gold['published']!r}"
    if not published.endswith(gold.get("zone", "")):
        yield f"published: {published!r}, wanted the zone {gold['zone']}"
    if "updates" in gold:
        found = [u["at"][11:16] for u in record.get("updates", [])]
        if found != gold["updates"]:
            yield f"updates: {found}, wanted {gold['updates']}"


def claims_of(runut, pages):
    """Document -> words of a claim -> its time."""
    done = subprocess.run([runut, "claims", "--html", "--quiet", "--format", "record", *map(str, pages)], capture_output=True, text=True, check=False)
    out = {}
    for claim in map(json.loads, done.stdout.splitlines()):
        out.setdefault(claim["doc"], {})[claim["text"]] = claim["time"]
    return out


def main():
    runut = sys.argv[1]
    folder = pathlib.Path(__file__).parent
    pages = sorted(folder.glob("*/*.html"))
    done = subprocess.run([runut, "annotate", "--html", "--quiet", *map(str, pages)], capture_output=True, text=True, check=False)
    records = {r["id"]: r for r in map(json.loads, done.stdout.splitlines())}
    golds = {page: json.loads(page.with_suffix(".json").read_text(encoding="utf-8")) for page in pages}
    claims = claims_of(runut, [page for page in pages if "claims" in golds[page]])
    failed = 0
    for page, gold in golds.items():
        found = list(differences(records[page.stem], gold)) if page.stem in records else ["no record"]
        read = claims.get(page.stem, {})
        found += [f"claim {words}: {read.get(words, 'none')!r}, wanted {time!r}" for words, time in gold.get("claims", {}).items()
                  if read.get(words, "none") != time]
        for line in found:
            print(f"{page.parent.name}/{page.stem}: {line}")
        failed += bool(found)
    print(f"{len(pages)} pages, {failed} failed")
    return 1 if failed or not pages else 0


if __name__ == "__main__":
    sys.exit(main())

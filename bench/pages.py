#!/usr/bin/env python3
"""Pages a second of runut beside trafilatura, both on one core with text, metadata and date, in one run.

usage: pages.py RUNUT PAGES.jsonl [--limit N]
PAGES holds one object a line with `id` and `html`. trafilatura is taken from PyPI (`pip install trafilatura`) for this
comparison alone. runut's time holds its start, the JSON and every field of the annotation record; trafilatura's only the
calls, in process.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time


def run_runut(runut, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for row in rows:
            f.write(json.dumps({"id": row["id"], "html": row["html"]}, ensure_ascii=False) + "\n")
        f.flush()
        began = time.perf_counter()
        subprocess.run([runut, "annotate", "--html", "--quiet", "--jobs", "1", f.name], stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - began


def run_trafilatura(rows):
    import trafilatura  # here, so that runut can be measured without it
    began = time.perf_counter()
    for row in rows:
        trafilatura.bare_extraction(row["html"], with_metadata=True)
    return time.perf_counter() - began


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("runut")
    ap.add_argument("pages")
    ap.add_argument("--limit", type=int, default=100)
    args = ap.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with open(args.pages, encoding="utf-8") as f:
        rows = [json.loads(line) for _, line in zip(range(args.limit), f)]
    size = sum(len(row["html"].encode()) for row in rows) / 1e6
    ours = run_runut(args.runut, rows)
    print(f"runut        {len(rows) / ours:8.1f} pages/s {size / ours:8.1f} MB/s")
    try:
        theirs = run_trafilatura(rows)
    except ImportError:
        print("trafilatura  not installed")
        return
    print(f"trafilatura  {len(rows) / theirs:8.1f} pages/s {size / theirs:8.1f} MB/s\nratio        {theirs / ours:8.1f}")


if __name__ == "__main__":
    main()

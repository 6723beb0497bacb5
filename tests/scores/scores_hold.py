#!/usr/bin/env python3
"""Fails when the claim scores on the benchmarks fall under their floors (floors.toml).

usage: scores_hold.py RUNUT SHARED
SHARED is the folder of benchmarks that stands beside the repository; where it is absent the exit
status is 77, which CTest shows as skipped.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

NOT_SCORES = ("gold", "articles")


def main():
    runut, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (shared / "eval/score_claims").exists():
        print(f"skipped: no benchmarks at {shared}")
        return 77
    floors = tomllib.loads((pathlib.Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    failed = False
    for name, wanted in floors.items():
        articles = shared / wanted["articles"]
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as claims:
            run = subprocess.run([runut, "claims", "--quiet", "--format", "record", articles], stdout=claims)
            if run.returncode not in (0, 1):
                print(f"{name}: runut ended with {run.returncode}")
                failed = True
                continue
            scored = subprocess.run([sys.executable, shared / "eval/score_claims", shared / wanted["gold"], claims.name,
                                     "--articles", articles, "--json"], capture_output=True, text=True, check=True)
        figures = json.loads(scored.stdout)
        for field, floor in wanted.items():
            if field in NOT_SCORES:
                continue
            below = figures[field] < floor
            failed |= below
            print(f"{name} {field}: {figures[field]:.3f}, floor {floor:.3f}{'  BELOW' if below else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

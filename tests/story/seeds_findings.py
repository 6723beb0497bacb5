#!/usr/bin/env python3
"""Holds `runut report --json` over the seed articles against what a careful reader finds in them, line by line.

usage: seeds_findings.py RUNUT [SHARED]   (default: ../shared beside the repository)

Prints one line a finding. Exit status: 0 all found, 1 not, 77 where the shared folder is absent. The articles are named
by the first digits of their file names, figures by their digits; no sentence of the articles stands here.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Report:
    """The JSON form of the report, with look-ups by article and figure."""

    def __init__(self, runut, seeds):
        run = subprocess.run([runut, "report", "--json", "--quiet", str(seeds)], capture_output=True, check=False)
        self.data = json.loads(run.stdout)
        table = subprocess.run([runut, "report", "--quiet", "--color", "never", str(seeds)], capture_output=True, check=False)
        self.text = table.stdout.decode()

    def relations(self, **wanted):
        """Relations whose ends are "004:4,000" (article, figure), in either order."""
        for r in self.data["relations"]:
            if wanted.get("kind") not in (None, r["kind"]) or wanted.get("dimension") not in (None, r["dimension"]):
                continue
            ends = [(r["from"]["doc"][:3], r["from"]["figure"]), (r["to"]["doc"][:3], r["to"]["figure"])]
            if all(any(fits(end, e) for e in ends) for end in wanted.get("ends", [])):
                yield r

    def sums(self, rule, verdict):
        return [s for s in self.data["sums"] if s["rule"] == rule and s["verdict"] == verdict]

    def series(self, **wanted):
        for s in self.data["series"]:
            if all(s[k] == v for k, v in wanted.items()):
                yield s

    def article(self, number):
        return next(a for a in self.data["articles"] if a["id"].startswith(number))


def fits(wanted, end):
    doc, _, figure = wanted.partition(":")
    return end[0] == doc and (not figure or re.sub(r"[^\d,–]", "", end[1]) == figure)


def origins(series):
    return {o for f in series["figures"] for o in f["origins"]}


def claims(series):
    return [c for f in series["figures"] for c in f["claims"]]


def findings(r):
    """(name, whether it was found)"""
    conflicts = {c["text"]: c for c in r.article("001")["conflicts"]} if r.article("001")["conflicts"] else {}
    yield "documents: 000 dated by bounds, source named", (
        r.article("000")["published"]["basis"] == "inferred" and "khoahocdoisong.vn" in (r.article("000")["original_source"] or ""))
    yield "documents: 001 weekday and date disagree", any("30/7" in t for t in conflicts)
    yield "documents: 002 between 26 and 30 June 2024", r.article("002")["published"]["after"] == "2024-06-26"
    yield "documents: 003 and 004 stated dates", (
        r.article("003")["published"]["date"] == "2024-12-02" and r.article("004")["published"]["date"] == "2025-02-27")

    main = next(iter(r.series(measure="deployed", place="Russia", status="actual", kind="total")))
    yield "1 first deployment: one series of 000, 003 and 004", {"000", "003", "004"} <= {c["doc"][:3] for c in claims(main)}
    yield "1 agree: 11,000 of 004 and 000", any(r.relations(kind="agrees", ends=["004:11,000", "000:11,000"]))
    yield "1 agree: 10,000 to 12,000", any(r.relations(kind="agrees", ends=["004:10,000–12,000"]))
    yield "1 agree, place named: 10,000 in Kursk", any(r.relations(kind="agrees", dimension="place", ends=["003:10,000"]))
    yield "1 agree, measure named: 11,000 engaged", any(r.relations(kind="agrees", dimension="measure", ends=["001:11,000"]))
    named = origins(main) & {"United States", "Ukraine", "South Korea", "National Intelligence Service"}
    yield "1 named origins, and none of 000's own", len(named) == 4 and "khoahocdoisong.vn" in origins(main)

    yield "2 reinforcement: 1,000 to 3,000 and 3,000 are compatible", any(
        r.relations(kind="agrees", ends=["004:1,000–3,000", "000:3,000"]))
    yield "3 planned: 25,000 to 30,000 not comparable", any(r.relations(kind="not_comparable", ends=["000:25,000–30,000"]))
    yield "3 possible: up to 100,000 not comparable", any(
        r.relations(kind="not_comparable", dimension="status", ends=["003:100,000"])) or any(
        r.relations(kind="not_comparable", dimension="status", ends=["000:40,000"]))
    sums = r.sums("present-plus-planned", "consistent")
    yield "4 sum: 11,000 + 3,000 + 25,000 to 30,000 over 40,000", any(s["low"] == 39000 and s["high"] == 44000 for s in sums)
    sums = r.sums("sum-across-reports", "consistent")
    yield "5 engineers: 1,000 + 5,000 = 6,000, one origin", any(s["low"] == 6000 and s["one_origin"] for s in sums)
    sums = r.sums("parts-and-total", "inconsistent")
    yield "6 losses: 300 + 2,700 = 3,000 against 4,000", any(s["low"] == 3000 and s["total"]["figure"] == "4,000" for s in sums)
    yield "6 losses: the conflict as a relation", any(r.relations(kind="conflicts", ends=["004:4,000", "004:300"]))
    sums = [s for s in r.data["sums"] if s["rule"] == "share-of-base"]
    yield "6 losses: more than half of 11,000 is more than 5,500", any(s["low"] == 5500 for s in sums)
    yield "6 losses: that updates 4,000", any(
        x["from"]["doc"].startswith("001") for x in r.relations(kind="updates", ends=["004:4,000", "001"]))
    yield "7 arms: containers and shells not comparable", any(
        r.relations(kind="not_comparable", dimension="unit", ends=["002:11,000", "001:10,000,000"]))
    yield "7 arms: missiles shot down not comparable", any(r.relations(kind="not_comparable", ends=["002:20", "001:10,000,000"]))
    pact = [d for d in r.data["dates"] if d["event"] == "sign pact"]
    yield "8 pact: signed in June or late in 2024", any(
        {"000", "002"} <= {s["doc"][:3] for c in d["camps"] for s in c["statements"]} for d in pact)
    yield "8 pact: perhaps the ratifying is meant", any(s["doc"].startswith("004") for d in pact for s in d["confused_with"])
    everyone = {o for s in r.data["series"] for o in origins(s)}
    yield "9 chains: NIS, ABC News, The Washington Post, khoahocdoisong.vn", (
        {"National Intelligence Service", "ABC News", "The Washington Post", "khoahocdoisong.vn"} <= everyone)
    figures = {c["figure"] for s in r.data["series"] for c in claims(s)}
    yield "10 no claims: 9 arrested, 18 campuses, 0 comments", not figures & {"9", "18", "0"}
    shown = [c["text"] for x in r.data["relations"] for c in (x["from"], x["to"])]
    yield "words: every quote stands in the report's table", bool(shown) and all(
        s.split()[0] in r.text for s in shown)


def main():
    shared = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT.parent / "shared"
    if not (shared / "seeds").is_dir():
        print(f"{shared}/seeds is absent: skipped")
        return 77
    missed = 0
    for name, found in findings(Report(sys.argv[1], shared / "seeds")):
        missed += not found
        print(("found   " if found else "MISSED  ") + name)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Prints the [places] table of packs/id/scope.toml: provinces of Indonesia = the cities and regencies within.

usage: make_provinces.py --cities cities15000.txt --provinces admin1Codes.txt [--packs packs]

Sources: GeoNames (CC BY 4.0), as packaged by Debian libtimezonemap-data. Kept are the names that
packs/id/places.toml and packs/common/places.toml know. A name that stands in two provinces is left out, for
which of them is meant cannot be told. Deterministic: the same inputs give the same bytes.
"""
import argparse
import pathlib
import re


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cities", required=True)
    parser.add_argument("--provinces", required=True)
    parser.add_argument("--packs", default="packs")
    given = parser.parse_args()
    canonical = {}
    for file in ("id/places.toml", "common/places.toml"):
        for text in re.findall(r'"([^"]+)"', (pathlib.Path(given.packs) / file).read_text(encoding="utf-8")):
            names = [n.strip().lstrip("= ") for n in text.split("|")]
            for name in names:
                canonical.setdefault(name.lower(), names[0])
    provinces = {}
    for line in open(given.provinces, encoding="utf-8"):
        code, name = line.split("\t")[:2]
        if code.startswith("ID."):
            provinces[code[3:]] = canonical.get(name.lower(), name)
    within = {}
    for line in open(given.cities, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[8] != "ID" or f[10] not in provinces:
            continue
        for name in {f[1], f[2]}:
            known = canonical.get(name.lower())
            if known and known != provinces[f[10]]:
                within.setdefault(known, set()).add(provinces[f[10]])
    table = {}
    for name, wider in within.items():
        if len(wider) == 1:
            table.setdefault(min(wider), []).append(name)
    for province in sorted(table):
        names, line = ", ".join(f'"{n}"' for n in sorted(table[province])), ""
        print(f'"{province}" = [')
        for word in names.split(", "):
            if len(line) + len(word) > 140:
                print("  " + line.rstrip())
                line = ""
            line += word + ", "
        print("  " + line.rstrip() + "\n]")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes packs/common/states.toml and packs/<language>/states.toml from published tables.

usage: make_states.py --countries countryInfo.txt [--packs packs] [--language id]

Names in English and in the language come from ICU (CLDR region names, Unicode licence) through its C
library; which territories are states, and their capitals, from GeoNames' countryInfo.txt (CC BY 4.0) as
packaged by Debian libtimezonemap-data. Territories without a capital or people make no state. Deterministic: the
same inputs give the same bytes. Short forms and nicknames are kept by hand in names.toml.
"""
import argparse
import ctypes
import ctypes.util
import os
import unicodedata

# Names by which the field knows a state, where CLDR says otherwise.
ENGLISH = {"MM": "Myanmar", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "PS": "Palestine",
           "HK": "Hong Kong", "MO": "Macau", "CZ": "Czech Republic", "TR": "Turkey", "CI": "Ivory Coast",
           "BA": "Bosnia and Herzegovina", "AG": "Antigua and Barbuda", "TT": "Trinidad and Tobago",
           "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia", "VC": "Saint Vincent and the Grenadines",
           "ST": "Sao Tome and Principe", "SZ": "Eswatini", "TL": "East Timor", "VA": "Vatican City"}


# Capitals under the names they go by now.
CAPITALS = {"UA": "Kyiv | Kiev", "KZ": "Astana | Nur-Sultan", "US": "Washington | Washington DC | Washington D.C.",
            "LK": "Colombo", "BO": "La Paz", "MM": "Naypyidaw | Nay Pyi Taw", "TZ": "Dodoma", "IL": "Jerusalem"}


def icu():
    name = ctypes.util.find_library("icuuc")
    library = ctypes.CDLL(name)
    version = name.split(".so.")[1].split(".")[0]
    display = getattr(library, f"uloc_getDisplayCountry_{version}")

    def region(code, language):
        buffer, status = (ctypes.c_uint16 * 200)(), ctypes.c_int(0)
        n = display(b"und_" + code.encode(), language.encode(), buffer, 200, ctypes.byref(status))
        return "".join(map(chr, buffer[:n]))

    return version, region


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def without_bracket(name):
    return name.split(" (")[0].replace(" & ", " and ").replace("’", "'")


def plain(name):
    """Without marks over letters: keys are ASCII."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if ord(c) < 128)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--countries", required=True)
    ap.add_argument("--packs", default="packs")
    ap.add_argument("--language", default="id")
    args = ap.parse_args()
    version, region = icu()
    rows = [line.rstrip("\n").split("\t") for line in open(args.countries, encoding="utf-8") if not line.startswith("#")]
    dissolved = ("AN", "CS")
    codes = sorted(r[0] for r in rows if len(r[0]) == 2 and r[5] and int(r[7]) > 5000 and r[0] not in dissolved)
    capital = {r[0]: CAPITALS.get(r[0], r[5]) for r in rows}
    english = {c: plain(ENGLISH.get(c) or without_bracket(region(c, "en"))) for c in codes}
    head = f"""# {{what}} Made by tools/make_states.py, not by hand: short forms belong into names.toml.
# Sources: ICU {version} region names (Unicode licence); GeoNames countryInfo (CC BY 4.0), Debian libtimezonemap-data 0.4.6-3.
"""
    with open(os.path.join(args.packs, "common", "states.toml"), "w", encoding="utf-8") as out:
        out.write(head.format(what="States and their capitals, which may stand for them.") + "\n[states]\n")
        for c in sorted(codes, key=english.get):
            other = without_bracket(region(c, "en"))
            out.write(f"{quoted(english[c])} = [{quoted(other) if other != english[c] else ''}]\n")
        out.write("\n[capitals]\n")
        for c in sorted(codes, key=english.get):
            if capital[c] != english[c]:
                out.write(f"{quoted(english[c])} = [{quoted(capital[c])}]\n")
    with open(os.path.join(args.packs, args.language, "states.toml"), "w", encoding="utf-8") as out:
        out.write(head.format(what=f"States under their English names, in the language {args.language}.") + "\n[states]\n")
        for c in sorted(codes, key=english.get):
            name = region(c, args.language)
            names = {without_bracket(name), name.split(" (")[0].replace("’", "'")}
            bracket = name.split(" (")[1].rstrip(")") if " (" in name else ""
            if bracket and " " not in bracket and c not in ("MM",):
                names.discard("")
            out.write(f"{quoted(english[c])} = [{', '.join(quoted(n) for n in sorted(names))}]\n")


if __name__ == "__main__":
    main()

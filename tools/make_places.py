#!/usr/bin/env python3
"""Makes packs/common/places.toml: cities of the world under their English names, by state.

usage: make_places.py --cities cities15000.txt --countries countryInfo.txt [--names DIR] [--packs packs]

Sources: GeoNames (CC BY 4.0): cities15000 as packaged by Debian libtimezonemap-data. Kept are cities above
a number of inhabitants (fewer in the countries that Indonesian news report on most), with the names among
their alternates that share the first letter and are plain Latin. A name that is an English or Indonesian
word of another meaning is left out (STOP). Indonesian regencies stand in packs/id/places.toml.
Deterministic: the same inputs give the same bytes.
"""
import argparse
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_states import ENGLISH, icu, plain, quoted, without_bracket  # noqa: E402

LEAST = 100000
NEAR = {"ID": 0, "UA": 15000, "SY": 30000, "IL": 15000, "PS": 15000, "LB": 15000, "KP": 30000, "KR": 50000, "MY": 50000, "PH": 80000, "RU": 60000,
        "IQ": 40000, "IR": 50000, "LY": 30000, "AU": 50000, "NL": 80000, "JP": 150000, "CN": 300000, "IN": 250000, "BR": 250000, "MX": 200000}
# Words and given names that would be read as cities, and cities that bear the name of something better known.
STOP = set("""Man Same Of Bari Along Bandar Sale Mary Nice Reading Mobile Split Most Bath Barat Utara Selatan Timur Tengah Santiago Victoria Florida
San Marino Male Orange Ade Adi Ali Bo Bor Buk Can Dodo Ede Ho Hit Ica Ina Ise Ito Jos Kan Kota Lae Lima Loja Mao Mali Mata Mina Mira Nara Nis Oda Ode Omar Ota Pau Pita Po Ra Sanur Saki Sur Tan Tari
Tema Tula Ube Una Usa Uman Van Wa Yao Yola Ana Arad Ara Pune Beni Bago Bima Davis Clinton Lincoln Washington Jackson Allen Irving Carson Gilbert Norman Tyler Warren Thornton Vista Federal Diamond Union Independence
Melati Sumber Simpang Bandar Negara Genteng Besuki Soko Grogol Kamal Panji Batang Lawang Metro Palu Solok Pare Baki Curug Paseh Wedi Praya Ende Abadan Batu Pati Weru Sawangan Kasihan Kuningan Bangil Babat Melati Selogiri Caringin Banjaran Labuan Martapura Kijang Buaran Balung
Columbus Paradise Enterprise Garden Grove Pasadena Santa Cruz Concord Hope Progress Gresham Buenavista Central Hamilton Malang Aurora Alexandria Delta Santos Serra Viana Natal Colombo Salvador Georgetown Kelapa Semarang Independencia Libertad Progreso
Hama Homs Minna Oran Asti Ambala Angra Asmara Aden Rabat Belle Bata Bern Bonn Essen Gera Ulm Halle Linz Pisa Mesa Ogden Orem Provo Troy Waco Napa Gary Erie Flint Kent York Wells Derby Bury Hyde Ely Cali Pasto Armenia Neiva Como Cork Amman Kirov Kiel
Marx Lenin Engels Gorki Tomsk Agra Puri Durg Sagar Bihar Mysore Surat Pondok Perak Kulim Johor Bahru Baru Kuala Butuan Roxas Cadiz Silay Talisay Imus Naga Toledo Digos Mati Dapitan Surigao Bongao""".split())
SURFACE = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ'’ .-]+$")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--cities", required=True)
    ap.add_argument("--countries", required=True)
    ap.add_argument("--packs", default="packs")
    args = ap.parse_args()
    _, region = icu()
    states = {}
    for line in open(args.countries, encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(row[0]) == 2:
            states[row[0]] = plain(ENGLISH.get(row[0]) or without_bracket(region(row[0], "en")))
    by_state, seen = {}, {}
    rows = [line.rstrip("\n").split("\t") for line in open(args.cities, encoding="utf-8")]
    rows.sort(key=lambda r: (-int(r[14]), int(r[0])))  # of two that share a name the larger is meant
    for r in rows:
        name, ascii_name, alternates, country, people = r[1], r[2], r[3], r[8], int(r[14])
        if people < NEAR.get(country, LEAST) or country not in states:
            continue
        name = name.replace("’", "'").removesuffix(" City")
        names = [name] + [a for a in (ascii_name.removesuffix(" City"),) if a != name]
        if name in STOP or ascii_name in STOP or len(name) < 4 or not SURFACE.match(name) or not name[0].isupper():
            continue
        near = sorted({a for a in alternates.split(",") if SURFACE.match(a) and a[:1] == name[:1] and a[:1].isupper() and a not in STOP
                       and len(a) > 3 and abs(len(a) - len(name)) < 3 and a.isascii()})
        if country in ("UA", "RU", "SY", "PS"):
            names += [a for a in near if a not in names][:3]
        names = [n for n in dict.fromkeys(names) if seen.setdefault(n.lower(), name) == name]
        if names and names[0] == name:
            by_state.setdefault(states[country], []).append(" | ".join(names))
    with open(os.path.join(args.packs, "common", "places.toml"), "w", encoding="utf-8") as out:
        out.write("""# Cities of the world under their English names, by state. Made by tools/make_places.py, not by hand.
# Source: GeoNames cities15000 (CC BY 4.0, https://www.geonames.org), Debian libtimezonemap-data 0.4.6-3.

[places]
""")
        for state in sorted(by_state):
            out.write(f"{quoted(state)} = [\n")
            line = " "
            for city in sorted(by_state[state]):
                if len(line) + len(city) > 150:
                    out.write(line + "\n")
                    line = " "
                line += " " + quoted(city) + ","
            out.write(line + "\n]\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes packs/common/places.toml: cities of the world under their English names, by state.

usage: make_places.py --cities cities15000.txt --countries countryInfo.txt [--regions admin1Codes.txt] [--packs packs]

With --regions it makes packs/en/places.toml instead: the regions of the states whose affairs English reports place by
them, and towns that are too small for the first table or written there with letters that English leaves out.

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
import unicodedata

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


# Of these, towns of so many inhabitants are news in English beyond what every language wants.
SMALL = {"SV": 15000, "GT": 30000, "HN": 30000, "NI": 30000, "CO": 50000, "PE": 50000, "HT": 30000, "LY": 15000, "MA": 40000, "TR": 60000, "AF": 20000, "PK": 60000, "BD": 60000, "NP": 50000,
         "MM": 50000, "LK": 40000, "SD": 40000, "ET": 60000, "SO": 30000, "YE": 40000, "NG": 80000, "KE": 60000, "CD": 60000, "ML": 30000, "EC": 50000, "CL": 60000, "MZ": 50000, "RS": 60000,
         "BA": 40000, "GE": 40000, "AM": 40000, "AZ": 60000, "TH": 60000, "VN": 80000, "KH": 40000, "DZ": 80000, "EG": 80000, "PH": 60000}
# Where regions are small, many and of ordinary names, or stand in another table.
NO_REGIONS = set("ID US GB SI LV MK MT MD RU SM LI AD MC MH BS MV IM JE GG KN LC DM BM BB PW TT MU SC CV CH".split())
PEOPLE = set("""Alvarez Ayala Bolivar Bolognesi Bravo Cabrera Cardenas Castilla Castillo Cevallos Cordero Davila Delgado Dolores Duarte Flores Franco Garcia Gomez Gonzalez Guerrero Guzman Hernandez Herrera Hidalgo Jimenez Leon Lopez Marquez
Martinez Mendez Mercedes Mendoza Miranda Molina Montenegro Morales Morelos Moreno Morazan Nunez Ortega Ortiz Padilla Palacios Pereira Perez Quinteros Ramirez Ramos Reyes Rivas Rivera Robles Rodriguez Romero Salazar Sanchez Santander Santos
Silva Sucre Suarez Torres Valencia Vargas Velasquez Villanueva Zamora Zapata Victor Central Eastern Western Northern Southern Centre Center East West North South Nord Sud Est Ouest Oriental Capital Federal Lake Coast River Highlands Union
Aragon Baden Bremen Saint Sancho Berlin Hamburg Delta Rivers Plateau Cross Bank Marine Littoral Atlantic Pacific Islands Maritime Kent Boyaca Gold Lakes Momo Minas Para Ceara Goias Acre Amapa Azad Hope Punta Same Mary Bono Ogun Ekiti Imo Kebbi Oyo Edo
Savanes Plateaux Zou Cuba Libre Libertad Independencia Azua Peravia Duarte Valverde Espaillat Monsenor Nouel Ata Port Chief Ashanti Volta Ha Maine Normandy Americana Assis Cesar Coronel Turbo Magdalena Cortes Valle Nacional Cascades Soriano Maldonado Rocha Salto Colonia Lavalleja Anand Banda Basti Khanna Hassan Gonda Guarda Mariano Falcon Palin Singa
Shaping Unity Talavera Candelaria Solana Barreiras Resende Timon Nelson Marlborough Lorraine Manus Nandi Keiyo Canar Caldas Espinal Marilia Jandira Embera Pisco Capas Linares Arjona Dourados Ascension Ambur Erode Hanover
Northeast Northwest Southwest Southeast Westmoreland Loreto Madeira Bolivar Brest Hof Nan Tak Trat Loei Phrae Lop Bung Song""".split())


def english_names(name):
    """The forms of a name as English prints it: without marks that English leaves out."""
    ascii_name = "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))
    ascii_name = ascii_name.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ð", "d").replace("đ", "d").replace("Đ", "D").replace("ß", "ss")
    return ascii_name


def print_table(path, head, by_state):
    with open(path, "w", encoding="utf-8") as out:
        out.write(head)
        for state in sorted(by_state):
            out.write(f"{quoted(state)} = [\n")
            line = " "
            for city in sorted(by_state[state]):
                if len(line) + len(city) > 150:
                    out.write(line + "\n")
                    line = " "
                line += " " + quoted(city) + ","
            out.write(line + "\n]\n")


def english(args, states):
    known = set()
    for path in ("common/places.toml", "common/names.toml", "common/states.toml", "en/names.toml"):
        text = open(os.path.join(args.packs, path), encoding="utf-8").read()
        known.update(p.strip().lower().lstrip("=") for q in re.findall(r'"([^"]*)"', text) for p in q.split("|"))
    words = set()
    for path in ("nouns", "measures", "grammar", "numbers", "units", "times", "speech", "scope", "events", "furniture"):
        words.update(re.findall(r"[a-z]+", open(os.path.join(args.packs, "en", path + ".toml"), encoding="utf-8").read().lower()))
    names = open(os.path.join(args.packs, "en", "names.toml"), encoding="utf-8").read()
    words.update(re.search(r'words = """(.*?)"""', names, re.S).group(1).split())
    by_state = {}

    def add(state, name):
        name = re.sub(r"^(Provincia de|Departamento de|Departamento del|Estado de|Sha`biyat|Provincie|Gouvernorat de|Muhafazat|Wilaya de|Wilayat|Mohafazat) ", "", english_names(name))
        name = re.sub(r" (City|Province|Governorate|Region|Oblast|District|State|Department|Sheng|Shi|Oblast'|Oblast’)$", "", name).replace("`", "'")
        if not re.match(r"[A-Z][A-Za-z' .-]+$", name) or len(name) < 4 or len(name) > 24 or name in STOP or name in PEOPLE:
            return
        if name.lower() in known or (" " not in name and (name.lower() in words or name.lower() + "s" in words)):
            return
        if len(name) < 5 and state not in ("Turkey", "Libya", "Syria", "Iran"):
            return
        known.add(name.lower())
        by_state.setdefault(state, []).append(name)

    for line in open(args.regions, encoding="utf-8"):
        code, name, ascii_name = line.rstrip("\n").split("\t")[:3]
        country = code[:2]
        if country in states and country not in NO_REGIONS and "," not in name and "-" not in name:
            add(states[country], name)
    rows = [line.rstrip("\n").split("\t") for line in open(args.cities, encoding="utf-8")]
    rows.sort(key=lambda r: (-int(r[14]), int(r[0])))
    for r in rows:
        if r[8] in states and int(r[14]) >= SMALL.get(r[8], LEAST) and r[8] not in ("US", "GB", "CA", "AU", "NZ", "IE", "ZA", "ID"):
            add(states[r[8]], r[1])
    print_table(os.path.join(args.packs, "en", "places.toml"), """# Regions of states and smaller towns as English reports name them, by state. Made by tools/make_places.py --regions, not by hand.
# Source: GeoNames admin1Codes and cities15000 (CC BY 4.0, https://www.geonames.org), Debian libtimezonemap-data 0.4.6-3.

[places]
""", by_state)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--cities", required=True)
    ap.add_argument("--countries", required=True)
    ap.add_argument("--regions")
    ap.add_argument("--packs", default="packs")
    args = ap.parse_args()
    _, region = icu()
    states = {}
    for line in open(args.countries, encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(row[0]) == 2:
            states[row[0]] = plain(ENGLISH.get(row[0]) or without_bracket(region(row[0], "en")))
    if args.regions:
        return english(args, states)
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
    print_table(os.path.join(args.packs, "common", "places.toml"), """# Cities of the world under their English names, by state. Made by tools/make_places.py, not by hand.
# Source: GeoNames cities15000 (CC BY 4.0, https://www.geonames.org), Debian libtimezonemap-data 0.4.6-3.

[places]
""", by_state)


if __name__ == "__main__":
    main()

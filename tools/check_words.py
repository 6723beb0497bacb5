#!/usr/bin/env python3
"""Fails on words of a human language in the code: language knowledge belongs into packs/.

Every string literal of src/ and include/ is compared with the surfaces of the packs. Let through are
the keys and names of the pack format (English terms, which match no text), the record names, and
English where a face talks to its user or a loader names its keys.
usage: check_words.py [ROOT]
"""
import pathlib
import re
import sys
import tomllib

LITERAL = re.compile(r'(?<![\w\'])"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
INCLUDE = re.compile(r"^\s*#\s*include.*$", re.M)


# Lists under these keys hold names of the pack format, not surfaces.
NAME_LISTS = {"example", "fits"}


def surfaces(value, key=""):
    """Texts that stand in lists of a pack: what the lexicon matches. Names of things (single texts) are not."""
    if isinstance(value, dict):
        for k, v in value.items():
            if k not in NAME_LISTS:
                yield from surfaces(v, k)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item.casefold()
            else:
                yield from surfaces(item, key)


def keys(value):
    if isinstance(value, dict):
        for k, v in value.items():
            yield k.casefold()
            if isinstance(v, str):
                yield v.casefold()
            yield from keys(v)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


def literals(path):
    text = INCLUDE.sub("", path.read_text(encoding="utf-8"))
    text = COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text)
    for match in LITERAL.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    words, terms = {}, set()
    for path in sorted(root.glob("packs/*/*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        terms.update(keys(data))
        if path.parent.name == "common":
            continue  # codes and symbols that all languages share
        for surface in surfaces(data):
            if len(surface) > 2 and re.search(r"[^\W\d_]", surface):
                words.setdefault(surface, path.relative_to(root))
    # Names of values in records and packs are English terms; the English pack may hold the same words.
    records = [root / "src/base/record_names.cpp", root / "src/engine/records.cpp"]
    # So are those of HTML and of schema.org, which are the same on pages in any language.
    records += [root / "src/source/html_names.cpp", root / "src/clean/json_ld.cpp"]
    # And the names of months and zones in mails (RFC 5322).
    records += [root / "src/source/dates.cpp"]
    names = {t.casefold() for path in records for _, t in literals(path)}
    english = {w for w, p in words.items() if p.parts[1] == "en"}
    found = []
    for path in sorted([*root.glob("src/**/*.h"), *root.glob("src/**/*.cpp"), *root.glob("include/**/*.h")]):
        speaks_english = path.parts[-2] in ("cli", "pack", "fetch")  # messages to the user; keys of the format
        for line, text in literals(path):
            folded = text.casefold().strip()
            if folded not in words or folded in names or folded in terms or (speaks_english and folded in english):
                continue
            found.append(f"{path.relative_to(root)}:{line}: \"{text}\" is a surface of {words[folded]}")
    print("\n".join(found) if found else f"words: no literal is one of {len(words)} surfaces of the packs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

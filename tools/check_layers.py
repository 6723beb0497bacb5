#!/usr/bin/env python3
"""Fails on an include that does not run downward, and on a type that two headers define.

A file under src/<layer>/ may include headers of its own layer, of the layers below it and of
include/runut/; public headers may include only public headers. The order is the house plan's.
One layer stands beside them: it alone may touch the network and chance, and only the cli may see it.
Two types of one name in two headers would be taken for one by the linker, without a word from it.
usage: check_layers.py [ROOT]
"""
import pathlib
import re
import sys

LAYERS = ["base", "pack", "source", "clean", "text", "extract", "reconcile", "engine", "cli"]
# The layer that touches the network stands beside the others: what it may see, and who may see it.
BESIDE = {"fetch": ["base", "source", "fetch"]}
SEEN_BY = {"fetch": ["fetch", "cli"]}
# Only there may the network or chance be asked: reading never does.
WORLD = re.compile(r"^\s*#\s*include\s*<(curl/curl|openssl/\w+|sys/socket|sys/random|netinet/in|arpa/inet|netdb|random)(?:\.h)?>", re.M)
# The public header that only the engine and what stands above it may see.
ENGINE_ONLY = {"runut/engine.h": ["source", "engine", "cli"]}
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;{(]*\{", re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def may_see(layer, other):
    if layer in BESIDE:
        return other in BESIDE[layer]
    if other in BESIDE:
        return layer in SEEN_BY[other]
    return LAYERS.index(other) <= LAYERS.index(layer)


def complaints(root):
    defined = {}
    for path in sorted([*root.glob("src/**/*.h"), *root.glob("include/**/*.h")]):
        for name in TYPE.findall(path.read_text(encoding="utf-8")):
            if defined.setdefault(name, path) != path:
                yield f"{path}: {name} is defined in {defined[name]} too"
    for path in sorted([*root.glob("src/**/*.h"), *root.glob("src/**/*.cpp"), *root.glob("include/**/*.h")]):
        parts = path.relative_to(root).parts
        layer = parts[1] if parts[0] == "src" else None
        if layer is not None and layer not in LAYERS and layer not in BESIDE:
            yield f"{path}: no such layer: {layer}"
            continue
        text = path.read_text(encoding="utf-8")
        if layer not in BESIDE:
            for header in WORLD.findall(text):
                yield f"{path}: only {', '.join(BESIDE)} may touch the world outside: <{header}>"
        for included in INCLUDE.findall(text):
            first = included.split("/")[0]
            if first == "runut":
                if layer and layer not in ENGINE_ONLY.get(included, [*LAYERS, *BESIDE]):
                    yield f"{path}: {layer} may not see {included}"
            elif layer is None:
                yield f"{path}: a public header includes {included}"
            elif first not in LAYERS and first not in BESIDE:
                yield f"{path}: includes {included}, which belongs to no layer"
            elif not may_see(layer, first):
                yield f"{path}: {layer} includes {included}, which it may not see"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found = list(complaints(root))
    print("\n".join(found) if found else "layers: every include runs downward")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

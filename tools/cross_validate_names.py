#!/usr/bin/env python3
"""Measures train_names by cross-validation: each tenth of the first file is labelled by a model of the rest.

usage: cross_validate_names.py TRAIN_NAMES PACKS FIRST.jsonl [OTHER.jsonl ...] [-- OPTIONS OF train_names]

A development set of 560 names moves by a point or more between models of equal worth; this sum over all of the
training part moves by a third of that. The other files are learnt from in every fold, as in training. Every tenth
sentence is one fold, so the same input gives the same figures. Leaves no model behind.
"""
import re
import subprocess
import sys
import tempfile

FOLDS = 10
COUNTS = re.compile(r"jsonl( unrepaired)?: .* (\d+) of (\d+) right, (\d+) found")


def fold_counts(program, packs, folder, sentences, others, options, fold):
    """{label of the line: [right, gold, found]} of one fold."""
    parts = {"learn": [s for i, s in enumerate(sentences) if i % FOLDS != fold],
             "ask": [s for i, s in enumerate(sentences) if i % FOLDS == fold]}
    for name, part in parts.items():
        with open(f"{folder}/{name}.jsonl", "w", encoding="utf-8") as out:
            out.writelines(part)
    done = subprocess.run([program, "--packs", packs, "--out", f"{folder}/model", "--dev", f"{folder}/ask.jsonl",
                           *options, f"{folder}/learn.jsonl", *others], capture_output=True, text=True, check=True)
    return {found[1] or "": [int(found[i]) for i in (2, 3, 4)] for found in COUNTS.finditer(done.stdout)}


def main():
    arguments = sys.argv[1:]
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    (program, packs, first, *others), options = arguments[:cut], arguments[cut + 1:]
    with open(first, encoding="utf-8") as lines:
        sentences = list(lines)
    sums = {}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            for label, counts in fold_counts(program, packs, folder, sentences, others, options, fold).items():
                sums[label] = [a + b for a, b in zip(sums.get(label, [0, 0, 0]), counts)]
    for label, (right, gold, found) in sums.items():
        print(f"cross-validated{label}: {200 * right / (gold + found):.2f}, {right} of {gold} right, {found} found")


if len(sys.argv) < 4:
    sys.exit(__doc__)
main()

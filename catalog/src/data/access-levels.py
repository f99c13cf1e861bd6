#!/usr/bin/env python3
"""Makes the table by which the tests check policy summaries.

usage: access-levels.py golden-access-levels.json access-level-overrides.json OUTPUT.tsv

Two kinds of lines: `o`, an action and the level that the source gives it in another way than AWS
does; `p`, a managed policy, its version, and how many actions of each level it allows, such as
`L=20 R=17`.
"""
import json
import sys

LETTERS = {"List": "L", "Read": "R", "Write": "W", "Permissions management": "P", "Tagging": "T"}


def main(golden, overrides, output):
    with open(golden) as source:
        policies = json.load(source)
    with open(overrides) as source:
        levels = json.load(source)
    with open(output, "w") as out:
        for action, level in sorted(levels.items()):
            out.write(f"o\t{action}\t{LETTERS[level]}\n")
        for name, (version, counts, *_) in sorted(policies.items()):
            shown = " ".join(f"{letter}={counts[letter]}" for letter in sorted(counts))
            out.write(f"p\t{name}\t{version}\t{shown}\n")


main(*sys.argv[1:])

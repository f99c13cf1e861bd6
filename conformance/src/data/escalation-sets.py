#!/usr/bin/env python3
"""Makes the list of privilege escalations that the tests try.

usage: escalation-sets.py privilege-escalation-paths.json privilege-escalation-extra.json OUTPUT.tsv

One line a set of permissions by which somebody can get more than they were given: a name and the
actions, in order. Kept are the sets whose actions are all of IAM and STS; a set that stands in both
sources is kept once, under the name of the first.
"""
import json
import sys

SERVED = {"iam", "sts"}


def main(paths, extra, output):
    sets = {}
    with open(paths) as source:
        for path in json.load(source):
            sets.setdefault(tuple(sorted(path["required"])), (path["id"], path["required"]))
    with open(extra) as source:
        for path in json.load(source):
            sets.setdefault(tuple(sorted(path["required"])), (path["names"][0], path["required"]))
    with open(output, "w") as out:
        for name, actions in sorted(sets.values()):
            if {action.split(":")[0] for action in actions} <= SERVED:
                out.write(f"{name}\t{' '.join(actions)}\n")


main(*sys.argv[1:])

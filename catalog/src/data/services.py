#!/usr/bin/env python3
"""Makes the compact copy of the service authorization reference that the catalog carries.

usage: services.py SAR-FOLDER OUTPUT.tsv.gz

Lines of the output, tab-separated: `s` prefix, name; then of that service `a` action, access level (L, R, W,
T or P), resource types (with `*` behind those that are required), condition keys; `r` resource type, ARN pattern,
condition keys; `k` condition key, type. Lists are divided by `|`. A service's lines follow each other.
"""
import glob
import gzip
import json
import os
import sys


def lines(service):
    yield "s", service["prefix"], service["name"]
    for name, action in sorted(service.get("actions", {}).items()):
        types = sorted(r["t"] + ("*" if r.get("q") else "") for r in action.get("r", []))
        yield "a", name, action["l"], "|".join(types), "|".join(sorted(action.get("c", [])))
    for name, resource in sorted(service.get("resources", {}).items()):
        yield "r", name, resource["arn"], "|".join(sorted(resource.get("c", [])))
    for name, kind in sorted(service.get("conditionKeys", {}).items()):
        yield "k", name, kind


def main(folder, output):
    files = sorted(f for f in glob.glob(os.path.join(folder, "*.json")) if not os.path.basename(f).startswith("_"))
    with open(output, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        for file in files:
            with open(file) as source:
                for fields in lines(json.load(source)):
                    assert not any("\t" in f or "\n" in f for f in fields)
                    out.write(("\t".join(fields) + "\n").encode())


main(*sys.argv[1:])

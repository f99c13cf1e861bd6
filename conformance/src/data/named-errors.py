#!/usr/bin/env python3
"""Makes the list of errors that the API reference of IAM names for its operations.

usage: named-errors.py iam.json OUTPUT.tsv

One line an error of an operation: the operation, the code, the status of the HTTP answer.
`ServiceFailure`, which every operation names, is left out: nobody can provoke it.
"""
import json
import sys


def main(model, output):
    with open(model) as source:
        api = json.load(source)
    with open(output, "w") as out:
        for name, operation in sorted(api["operations"].items()):
            for shape in sorted(error["shape"] for error in operation.get("errors", [])):
                error = api["shapes"][shape].get("error", {})
                code = error.get("code", shape)
                if code != "ServiceFailure":
                    out.write(f"{name}\t{code}\t{error.get('httpStatusCode', 400)}\n")


main(*sys.argv[1:])

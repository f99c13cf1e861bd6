#!/usr/bin/env python3
"""Makes the list of services with their protocols from the API models of the AWS SDK for Python.

usage: protocols.py OUTPUT.tsv

Each line of the output: signing name, protocol, prefixes of X-Amz-Target (comma-separated). A
service whose name stands for several APIs has several lines.
"""
import sys

import botocore.loaders

PROTOCOLS = {"rest-json": "REST_JSON", "rest-xml": "REST_XML", "query": "QUERY", "ec2": "EC2"}
ORDER = ["JSON_1_1", "JSON_1_0", "EC2", "QUERY", "REST_XML", "REST_JSON"]


def protocol(metadata):
    name = metadata["protocol"]
    if name in PROTOCOLS:
        return PROTOCOLS[name]
    return "JSON_1_0" if metadata.get("jsonVersion", "1.0") == "1.0" else "JSON_1_1"


services = {}
loader = botocore.loaders.create_loader()
for service in loader.list_available_services("service-2"):
    metadata = loader.load_service_model(service, "service-2")["metadata"]
    name = metadata.get("signingName") or metadata["endpointPrefix"]
    targets = services.setdefault(name, {}).setdefault(protocol(metadata), set())
    targets.update([metadata["targetPrefix"]] if "targetPrefix" in metadata else [])
with open(sys.argv[1], "w") as output:
    for name in sorted(services):
        for spoken in sorted(services[name], key=ORDER.index):
            output.write(f"{name}\t{spoken}\t{','.join(sorted(services[name][spoken]))}\n")

"""The catalogue of a running server, read by an independent RDF parser and validated with SHACL.

    python3 -m venv venv && venv/bin/pip install rdflib pyshacl
    venv/bin/python tests/checks/catalog.py http://127.0.0.1:8080

The Turtle and the JSON-LD must be the same graph, and it must have the properties that are mandatory in DCAT-AP_IT
(dcat_ap_it.shacl.ttl, beside this file).
"""

import pathlib
import sys
import urllib.request

from pyshacl import validate
from rdflib import Graph
from rdflib.compare import isomorphic

base = sys.argv[1].rstrip("/")


def read(path: str, syntax: str) -> Graph:
    with urllib.request.urlopen(base + path) as answer:
        return Graph().parse(data=answer.read(), format=syntax)


turtle, jsonld = read("/catalog.ttl", "turtle"), read("/catalog.jsonld", "json-ld")
same = isomorphic(turtle, jsonld)
print(len(turtle), "triples in Turtle,", len(jsonld), "in JSON-LD,", "the same graph" if same else "NOT the same graph")
shapes = Graph().parse(pathlib.Path(__file__).with_name("dcat_ap_it.shacl.ttl"))
conforms, _, report = validate(turtle, shacl_graph=shapes)
print(report)
sys.exit(0 if same and conforms else 1)

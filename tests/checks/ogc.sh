#!/bin/sh
# The suites of others against a running server.
#
#   python3 -m venv venv && venv/bin/pip install ogctests schemathesis
#   VENV=venv tests/checks/ogc.sh http://127.0.0.1:8080
#
# What was seen, and why the failures that remain are no defects: docs/interfaces.md.
set -u
base=${1:?address of the server}
venv=${VENV:-venv}
"$venv/bin/python" -m ogctests -i "$base/ogc/" features/core
"$venv/bin/st" run "$base/ogc/api?f=json" --checks all --max-examples 30 --seed 1 --no-color
"$venv/bin/st" run "$base/api/openapi.json" --checks all --max-examples 15 --seed 1 --no-color

"""Validates every documented example of a running server with a complete implementation of JSON Schema.

    python3 -m venv venv && venv/bin/pip install jsonschema openapi-spec-validator
    venv/bin/python tests/checks/openapi.py http://127.0.0.1:8080
"""

import json
import sys
import urllib.request

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

base = sys.argv[1].rstrip("/")


def get(path: str) -> tuple[str, bytes]:
    with urllib.request.urlopen(base + path) as answer:
        return answer.headers["content-type"].split(";")[0], answer.read()


document = json.loads(get("/api/openapi.json")[1])
validate(document)
validate(json.loads(get("/ogc/api?f=json")[1]))
checked = failed = 0
for path, item in document["paths"].items():
    for example in item["get"]["x-examples"]:
        kind, body = get(example)
        content = item["get"]["responses"]["200"]["content"]
        media = {name.split(";")[0]: media for name, media in content.items()}[kind]
        if "json" not in kind:
            continue
        schema = media["schema"] | {"components": document["components"]}
        errors = list(Draft202012Validator(schema).iter_errors(json.loads(body)))
        checked += 1
        failed += bool(errors)
        for error in errors[:3]:
            print("FAIL", example, error.message[:200], list(error.absolute_path))
print("both documents are valid OpenAPI;", checked, "answers validated,", failed, "failed")
sys.exit(1 if failed else 0)

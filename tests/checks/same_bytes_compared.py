"""Stores the answers of `same_bytes.py` in a folder, reads them again, and compares them with others."""

import hashlib
import io
import json
import os
import re
import sys
import zipfile
import zlib
from typing import NamedTuple


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes


def keep(groups, folder):
    """Writes the answers to a folder."""
    bodies = os.path.join(folder, "bodies")
    os.makedirs(bodies, exist_ok=True)
    manifest = {}
    for name, answers in groups.items():
        manifest[name] = {}
        for address, a in sorted(answers.items()):
            digest = hashlib.sha256(a.body).hexdigest()
            manifest[name][address] = {"status": a.status, "headers": a.headers, "sha256": digest, "length": len(a.body)}
            path = os.path.join(bodies, digest)
            if not os.path.exists(path):
                with open(path, "wb") as file:
                    file.write(zlib.compress(a.body, 1))
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=1, ensure_ascii=False)


def kept(folder):
    """The answers of a folder that `keep` wrote; a body that is not what the manifest says ends the run."""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    bodies = {}

    def body(digest):
        if digest not in bodies:
            with open(os.path.join(folder, "bodies", digest), "rb") as file:
                bodies[digest] = zlib.decompress(file.read())
            if hashlib.sha256(bodies[digest]).hexdigest() != digest:
                sys.exit(f"{folder}: the body {digest} has been changed")
        return bodies[digest]

    return {name: {k: Answer(a["status"], a["headers"], body(a["sha256"])) for k, a in answers.items()}
            for name, answers in manifest.items()}


def excerpt(body, at):
    try:
        body.decode()
    except UnicodeDecodeError:
        return f"bytes {body[at : at + 12].hex(' ')}"
    return repr(body[max(0, at - 30) : at + 50].decode(errors="replace"))


def in_json(a, b, where=""):
    """Places where two documents are not the same."""
    if isinstance(a, dict) and isinstance(b, dict):
        return [d for k in sorted(a.keys() | b.keys()) for d in in_json(a.get(k), b.get(k), f"{where}/{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b)) for d in in_json(x, y, f"{where}/{i}")]
    return [] if a == b else [(where, a, b)]


def descriptions(address, before, after):
    """Differences of an API's document when they are texts of `description` and nothing else."""
    if not re.match(r"/(api/openapi\.json|ogc/api)", address) or "json" not in before.headers.get("content-type", ""):
        return []
    found = in_json(json.loads(before.body), json.loads(after.body))
    texts = all(w.endswith("/description") and isinstance(a, str) and isinstance(b, str) for w, a, b in found)
    return found if texts else []


def what_differs(before, after):
    """Lines that say how two answers differ."""
    out = []
    if before.status != after.status:
        out.append(f"status {before.status} -> {after.status}")
    for key in sorted(before.headers.keys() | after.headers.keys()):
        a, b = before.headers.get(key), after.headers.get(key)
        if a != b:
            out.append(f"{key}: {a} -> {b}")
    a, b = before.body, after.body
    if a != b:
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        out.append(f"byte {at} of {len(a)} -> {len(b)}: {excerpt(a, at)} -> {excerpt(b, at)}")
        if a.startswith(b"PK\3\4") and b.startswith(b"PK\3\4"):
            parts = [{i.filename: i.CRC for i in zipfile.ZipFile(io.BytesIO(x)).infolist()} for x in (a, b)]
            names = [n for n in sorted(parts[0].keys() | parts[1].keys()) if parts[0].get(n) != parts[1].get(n)]
            out.append(f"parts of the ZIP: {', '.join(names) or 'the same'}")
    return out


def compare(before, after, most):
    """Prints the differences and the closing table; the number of differences."""
    rows, apart = [], []
    for name in dict.fromkeys([*before, *after]):
        a, b = before.get(name, {}), after.get(name, {})
        addresses = list(dict.fromkeys([*a, *b]))
        different = 0
        for address in addresses:
            if address in a and address in b:
                lines = what_differs(a[address], b[address])
                if lines and (texts := descriptions(address, a[address], b[address])):
                    apart += [f"{address} {where}: {x!r} -> {y!r}" for where, x, y in texts]
            else:
                lines = ["asked or written only " + ("before" if address in a else "after")]
            different += bool(lines)
            if lines and different <= most:
                status = (b.get(address) or a[address]).status
                print(f"DIFFERENT {name}: {address} ({status})", *lines, sep="\n    ")
        if different > most:
            print(f"    and {different - most} more in {name}")
        rows.append((name, len(addresses), len(addresses) - different, different))
    if apart:
        print("\nDocuments of the API that differ in texts of `description` alone:", *apart[: 4 * most], sep="\n    ")
    rows.append(("all", *(sum(r[i] for r in rows) for i in (1, 2, 3))))
    print(f"\n{'group':28} {'addresses':>9} {'same':>7} {'different':>9}")
    for name, count, same, different in rows:
        print(f"{name:28} {count:9,} {same:7,} {different:9,}")
    return rows[-1][3]

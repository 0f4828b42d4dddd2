#!/usr/bin/env python3
"""Whether two builds of the program give the same bytes: every tile, every documented address, exports, command line.

    python3 tests/checks/same_bytes.py BEFORE AFTER
    python3 tests/checks/same_bytes.py --record FOLDER BINARY      keeps the answers of one build
    python3 tests/checks/same_bytes.py --compare FOLDER BINARY     compares another with them, at any time later
        --atlas FOLDER    gives AFTER (or the BINARY of --compare) another atlas: to see that differences are found
        --all             prints every difference, not the first ten of a group

BEFORE and AFTER are `atlante` binaries of the same profile. Each serves its embedded atlas on a free port of loopback
and is stopped by its process identifier; its commands run in a temporary folder. Only the standard library is needed.
What is asked stands in `same_bytes_asked.py`, for documented addresses in the server's own `/api/openapi.json`, and for
tiles in its TileJSON: all addresses from `minzoom` to `maxzoom` over `bounds` (5,636 with the embedded atlas: 1, 2, 2,
4, 9, 30, 90, 288, 1080 and 4130 from zoom 5 to 14). FOLDER holds `manifest.json` (for each address its status, headers,
SHA-256 and length) and the bodies, packed, so that the first different byte can be shown later too.

An answer is its status, all its headers and its body; of a command: exit status, standard output and error, and each
file it writes. One run with BEFORE = AFTER shows what varies by itself. Only this is put out of the comparison:

* the host in links: every request says `Host: atlante.example`, so that no link carries the port of the run;
* the file name of the binary, which `--help` prints: commands are run under the name `atlante`;
* the header `date`, and `timeStamp` in the answers of OGC API Features, which the standard wants to be the time of the
  answer: replaced in the body, whose length stays the same;
* the values in `/metrics`, which are counts and times of this run: its `# HELP`, `# TYPE` and `# UNIT` lines are compared;
* times of changes in `history` of a store and in `/api/versions` of its server, and the store's own file, which holds the
  same times: what a store keeps is compared as the text files that `export atlas` writes from it;
* the day of an import, which a new source says of itself ("letto il …"): replaced in the files written from an import.
  The version of the data is a hash of them and changes with that day: replaced in what `diff` and `update` print of the
  store, and with the ETag in what its server answers. Two runs of one day would not show it, a manifest of another would;
* bytes, ETag and Content-Length of `client.js`, `client_bg.wasm`, `whatif.js` and `whatif_bg.wasm`, which are the
  compiled sources themselves; that they are there is compared, and all other files of the page are, byte by byte.
  Names of client files carry no hash, so nothing in the HTML of `/` is replaced. The query `?v=` of tiles is not part
  of the address in the report: with other data the tile of the same place is compared.

A 503 is asked again, up to thirty times: exports that have waited five seconds for their turn are told to come later.
Answers of `/ogc` are not compared in their compressed forms, where `timeStamp` could not be replaced, nor are `/health`
and `/metrics`. Settings in the environment (`ATLANTE_…`, `RUST_…`, `COLUMNS`) are taken away.

Creation dates of PDF and ZIP are those of the data, not of the run, and are compared. In `/api/openapi.json` and
`/ogc/api` differences that lie in `description` texts alone are listed apart; they are differences all the same.
Ends with 0 only when everything is the same.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from load import start_atlante
from mvt import tile_range
from same_bytes_asked import HOST, LIST, MAP, REFUSED, STORE, catalogue, commands, exports, of_store, on_atlas
from same_bytes_compared import Answer, compare, keep, kept

GEODATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "geodata")
THREADS = 4
COMPILED = {"client.js", "client_bg.wasm", "whatif.js", "whatif_bg.wasm"}
TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NO_TIME = b"0000-00-00T00:00:00Z"
# the version of some data, in what commands print and in what the server says
VERSION = re.compile(rb'(, |"version": ?")[0-9a-f]{12}(?=[)"])')
NO_VERSION = rb"\g<1>000000000000"


class Client:
    """One kept connection for each thread."""

    def __init__(self, base):
        self.address, self.local = urlsplit(base).netloc, threading.local()

    def get(self, path, method="GET", **headers):
        if not hasattr(self.local, "connection"):
            self.local.connection = http.client.HTTPConnection(self.address, timeout=60)
        connection = self.local.connection
        for _ in range(30):
            connection.request(method, path, headers={"Host": HOST, "Accept-Encoding": "identity", **headers})
            answer = connection.getresponse()
            body = answer.read()
            # a machine with much to do: exports that waited too long for their turn are to be asked for again
            if answer.status != 503:
                break
            time.sleep(1)
        said = {}
        for key, value in answer.getheaders():
            if key.lower() != "date":
                said.setdefault(key.lower(), []).append(value)
        return Answer(answer.status, {key: ", ".join(values) for key, values in sorted(said.items())}, body)

    def json(self, path):
        return json.loads(self.get(path).body)


def normal(path, answer):
    """The answer without what varies by itself; see the docstring of this file."""
    status, headers, body = answer
    if path.startswith("/ogc"):
        body = re.sub(rb'("timeStamp":\s*")' + TIME.pattern, rb"\g<1>" + NO_TIME, body)
    if path.split("?")[0] == "/metrics":
        body = b"\n".join(sorted(line for line in body.splitlines() if line.startswith(b"# ")))
        headers = {k: v for k, v in headers.items() if k != "content-length"}
    if path.strip("/") in COMPILED:
        headers = {k: v for k, v in headers.items() if k not in ("etag", "content-length")}
        body = b"compiled"
    return Answer(status, headers, body)


def with_value(address, key, value):
    """The address with one key of its query set."""
    path, _, query = address.partition("?")
    pairs = [p for p in query.split("&") if p and p.split("=")[0] != key]
    return f"{path}?{'&'.join([*pairs, f'{key}={value}'])}"


def documented(document):
    """Examples of each path; with each value of its parameters that have a list of them, and so each format and language."""
    out = []
    for path, item in document["paths"].items():
        operation = item["get"]
        parameters = operation.get("parameters", [])
        parts = {p["name"]: p for p in parameters if p["in"] == "path"}
        filled = path
        for name, part in parts.items():
            filled = filled.replace(f"{{{name}}}", str(part["example"]))
        addresses = [*operation["x-examples"], filled]
        for part in parts.values():
            addresses += [path.replace(f"{{{part['name']}}}", v) for v in part["schema"].get("enum", []) if path.count("{") == 1]
        for p in parameters:
            if p["in"] == "query":
                addresses += [with_value(a, p["name"], v) for a in [*operation["x-examples"], filled] for v in p["schema"].get("enum", [])]
        out += addresses
    return list(dict.fromkeys(out))


@contextmanager
def server(binary, atlas):
    """A client of a server that answers, and a function that asks many addresses beside each other."""
    try:
        process, base = start_atlante(binary, *(["--atlas", atlas] if atlas else []))
    except (OSError, IndexError):
        sys.exit(f"{binary} does not serve {atlas or 'its embedded atlas'}")
    try:
        client = Client(base)
        for _ in range(100):
            if client.get("/health").status == 200:
                break
            time.sleep(0.1)
        with ThreadPoolExecutor(THREADS) as pool:

            def group(paths, name=lambda path: path, **how):
                paths = list(dict.fromkeys(paths))
                return dict(pool.map(lambda p: (name(p), normal(p, client.get(p, **how))), paths))

            yield client, group
    finally:
        process.terminate()
        process.wait()


def served(binary, atlas, files):
    """Groups of answers of a server; `files` are those of the page."""
    with server(binary, atlas) as (client, group):
        about = client.json("/tiles/atlas.json")
        template = about["tiles"][0].removeprefix(f"http://{HOST}")
        tiles = [template.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
                 for z in range(about["minzoom"], about["maxzoom"] + 1) for x, y in tile_range(about["bounds"], z)]
        examples = documented(client.json("/api/openapi.json"))
        groups = {
            "tiles": group(tiles, lambda path: path.split("?")[0]),
            "TileJSON and style": group(["/tiles/atlas.json", "/style.json"]),
            "documented addresses": group(examples),
            "exports and frames": group(exports()),
            "catalogue, OGC, health": group(catalogue()),
            "files of the page": group(f"/{name}" for name in ["", *files]),
            "refused": group(REFUSED) | group(["/", "/api/zones", "/ogc", "/export/map.svg"], lambda p: f"POST {p}", method="POST"),
        }
        # the forms a browser takes: compressed, not sent again, only the head
        plain = [p for p in examples if p.split("?")[0] not in ("/metrics", "/health")]
        forms = {}
        for encoding in ("br", "gzip"):
            how = {"Accept-Encoding": encoding}
            forms |= group(plain + [f"/{name}" for name in files], lambda p: f"{encoding} {p}", **how)
            forms |= group(tiles[:426], lambda p: f"{encoding} {p.split('?')[0]}", **how)
        for path in plain:
            tag = groups["documented addresses"][path].headers.get("etag")
            if tag:
                forms |= group([path], lambda p: f"If-None-Match {p}", **{"If-None-Match": tag})
        forms |= group(plain, lambda p: f"HEAD {p}", method="HEAD")
        groups["compressed, 304, HEAD"] = {k: v for k, v in forms.items() if not (k.startswith(("br", "gzip")) and "/ogc" in k)}
        return groups


def today():
    return datetime.now(UTC).date().isoformat().encode()


def of_a_day(answer):
    """The answer of a server of a store without times of changes and versions of data that hold the day of an import."""
    body = VERSION.sub(NO_VERSION, TIME.sub(NO_TIME, answer.body))
    return Answer(answer.status, {k: v for k, v in answer.headers.items() if k != "etag"}, body)


def ran(binary, atlas):
    """Groups of answers of the command line, and the names of the page's files."""
    binary, atlas = os.path.abspath(binary), atlas and os.path.abspath(atlas)
    with tempfile.TemporaryDirectory(prefix="atlante-same-") as folder:
        shutil.copytree(os.path.join(GEODATA, "examples", "gorizia"), os.path.join(folder, "gorizia"))
        shutil.copytree(os.path.join(GEODATA, "atlas"), os.path.join(folder, "changed"))
        table = os.path.join(folder, "changed", "projects.csv")
        with open(table, encoding="utf-8") as file:
            text = file.read()
        assert "Piano Open Fiber nel Pinerolese" in text
        with open(table, "w", encoding="utf-8") as file:
            file.write(text.replace("Piano Open Fiber nel Pinerolese", "Un altro titolo"))
        if atlas:
            (shutil.copytree if os.path.isdir(atlas) else shutil.copy)(atlas, os.path.join(folder, "given"))
        for name, text in (("list.csv", LIST), ("map.geojson", MAP)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        inputs = {os.path.join(d, f) for d, _, fs in os.walk(folder) for f in fs}
        began = today()

        def run(words):
            line = ["atlante", *(on_atlas(words, "given") if atlas else words)]
            done = subprocess.run(line, executable=binary, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
            body = done.stdout + (b"\n--- standard error\n" + done.stderr if done.stderr else b"")
            if words[0] == "history":
                body = TIME.sub(NO_TIME, body)
            if words[0] in ("diff", "update") and STORE in words:
                body = VERSION.sub(NO_VERSION, body)
            return " ".join(words), Answer(done.returncode, {}, body)

        listed = run(["indicator"])[1].body.decode()
        names = [line.split()[0] for line in listed.splitlines() if line.strip() and not line.startswith(" ")]
        groups = {}
        with ThreadPoolExecutor(THREADS) as pool:
            for name, chains in commands(names).items():
                answers = [answer for chain in pool.map(lambda c: [run(words) for words in c], chains) for answer in chain]
                groups[name] = dict(answers)
                assert len(groups[name]) == len(answers), f"a command stands twice in {name}"
        with server(binary, os.path.join(folder, STORE)) as (_, group):
            groups["server of a store"] = {k: of_a_day(a) for k, a in group(of_store()).items()}
        written = {}
        for where, _, found in os.walk(folder):
            for name in found:
                path = os.path.join(where, name)
                if path in inputs or ".gpkg" in name:
                    continue
                with open(path, "rb") as file:
                    body = file.read()
                at = os.path.relpath(path, folder)
                if at.startswith(("taken", "files-of-store-")):
                    for day in {began, today()}:
                        body = body.replace(day, NO_TIME[:10])
                written[at] = Answer(0, {}, b"compiled" if name in COMPILED else body)
        groups["files that commands write"] = written
        page = [p.removeprefix("site/") for p in written if re.fullmatch(r"site/(fonts/)?[^/]+", p)]
        return groups, sorted(page)


def collect(binary, atlas=None):
    groups, files = ran(binary, atlas)
    return served(binary, atlas, files) | groups


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--record", metavar="FOLDER", help="keep the answers of one binary")
    how.add_argument("--compare", metavar="FOLDER", help="compare a binary with answers that were kept")
    parser.add_argument("--atlas", metavar="FOLDER", help="atlas of the second binary in place of the embedded one")
    parser.add_argument("--all", action="store_true", help="print every difference")
    parser.add_argument("binaries", nargs="+", metavar="BINARY")
    given = parser.parse_args()
    if len(given.binaries) != (1 if given.record or given.compare else 2):
        parser.error("two binaries, or one with --record or --compare")
    # settings of whoever runs this would change the answers
    for name in [n for n in os.environ if n.startswith(("ATLANTE_", "RUST_", "COLUMNS"))]:
        del os.environ[name]
    began = time.monotonic()
    if given.record:
        groups = collect(given.binaries[0], given.atlas)
        keep(groups, given.record)
        for name, answers in groups.items():
            print(f"{name:28} {len(answers):9,}")
        print(f"{'all':28} {sum(map(len, groups.values())):9,} kept in {given.record}, {time.monotonic() - began:.0f} s")
        return 0
    before = kept(given.compare) if given.compare else collect(given.binaries[0])
    after = collect(given.binaries[-1], given.atlas)
    different = compare(before, after, 10**9 if given.all else 10)
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())

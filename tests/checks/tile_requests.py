#!/usr/bin/env python3
"""Requests per second and latencies of tiles z8 to z14 with content, on this machine alone.

    apt-get install wrk
    python3 tests/checks/tile_requests.py target/release/atlante [SECONDS] [CONNECTIONS]

Four ways: from the cache, plain and in brotli; conditional requests that end in 304; and with the cache off, where
every answer is cut, encoded (and for brotli compressed) anew. wrk and the server share the cores.
"""

import sys
import tempfile

from load import listed, run, start_atlante, tiles_with_content

WAYS = [("cached, plain", "identity", False, []), ("cached, brotli", "br", False, []), ("304", "br", True, []),
        ("cache off, plain", "identity", False, ["--cache-mib", "0"]), ("cache off, brotli", "br", False, ["--cache-mib", "0"])]


def main(binary, seconds, connections):
    with tempfile.TemporaryDirectory(prefix="atlante-wrk-") as folder:
        for name, encoding, conditional, more in WAYS:
            process, base = start_atlante(binary, *more)
            tiles = tiles_with_content(base, encoding)
            lines = listed(folder, (f"{path} {etag}" for _, path, etag in tiles))
            print(f"{name} ({len(tiles)} tiles): {run(base, lines, encoding, conditional, seconds, connections)}", flush=True)
            process.terminate()
            process.wait()


arguments = sys.argv[1:] + ["10", "16"][len(sys.argv) - 2 :]
main(arguments[0], arguments[1], arguments[2])

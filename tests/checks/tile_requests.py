#!/usr/bin/env python3
"""Requests per second and latencies of tiles z8 to z14 with content, on this machine alone.

    apt-get install wrk
    python3 tests/checks/tile_requests.py target/release/atlante [SECONDS] [CONNECTIONS]

Four ways: from the cache, plain and in brotli; conditional requests that end in 304; and with the cache off, where
every answer is cut, encoded (and for brotli compressed) anew. wrk and the server share the cores.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.request

from mvt import tile_range

SCRIPT = """
local tiles = {}
for line in io.lines(os.getenv("TILES")) do tiles[#tiles + 1] = line end
local at = 0
request = function()
  -- a step that has no factor in common with the number of tiles visits them all, near and far in turn
  at = (at + 1009) % #tiles
  local path, etag = tiles[at + 1]:match("(%S+) (%S+)")
  local headers = { ["Accept-Encoding"] = os.getenv("ENCODING") }
  if os.getenv("CONDITIONAL") == "1" then headers["If-None-Match"] = etag end
  return wrk.format("GET", path, headers)
end
"""


def start(binary, *more):
    process = subprocess.Popen([binary, "serve", "--bind", "127.0.0.1:0", *more],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return process, process.stdout.readline().split()[-1].rstrip("/")


def tiles_with_content(base, encoding):
    about = json.load(urllib.request.urlopen(f"{base}/tiles/atlas.json"))
    lines = []
    for z in range(8, about["maxzoom"] + 1):
        for x, y in tile_range(about["bounds"], z):
            url = about["tiles"][0].replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
            request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
            with urllib.request.urlopen(request) as answer:
                if answer.status == 200:
                    lines.append(f"{url.removeprefix(base)} {answer.headers['ETag']}\n")
    return lines


def main(binary, seconds, connections):
    folder = tempfile.mkdtemp(prefix="atlante-wrk-")
    script = os.path.join(folder, "mix.lua")
    open(script, "w").write(SCRIPT)
    ways = [("cached, plain", "identity", "0", []), ("cached, brotli", "br", "0", []), ("304", "br", "1", []),
            ("cache off, plain", "identity", "0", ["--cache-mib", "0"]), ("cache off, brotli", "br", "0", ["--cache-mib", "0"])]
    for name, encoding, conditional, more in ways:
        process, base = start(binary, *more)
        lines = tiles_with_content(base, encoding)
        listed = os.path.join(folder, "tiles")
        open(listed, "w").writelines(lines)
        done = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script, base],
            env={**os.environ, "TILES": listed, "ENCODING": encoding, "CONDITIONAL": conditional}, capture_output=True, text=True)
        said = [l.strip() for l in done.stdout.splitlines() if any(k in l for k in ("50%", "99%", "Requests/sec", "Non-2xx", "Socket"))]
        print(f"{name} ({len(lines)} tiles): {'; '.join(' '.join(s.split()) for s in said)}", flush=True)
        process.terminate()
        process.wait()


arguments = sys.argv[1:] + ["10", "16"][len(sys.argv) - 2 :]
main(arguments[0], arguments[1], arguments[2])

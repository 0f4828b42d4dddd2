"""Lists the tiles that have content, and requests them with wrk; for the checks beside this file. Loopback only."""

import json
import os
import subprocess
import urllib.request

from mvt import tile_range

SCRIPT = """
local tiles = {}
for line in io.lines(os.getenv("TILES")) do tiles[#tiles + 1] = line end
local at = 0
request = function()
  -- a step without a common factor with the number of tiles visits all of them, in an order without locality
  at = (at + 1009) % #tiles
  local path, etag = tiles[at + 1]:match("(%S+) (%S+)")
  local headers = { ["Accept-Encoding"] = os.getenv("ENCODING") }
  if os.getenv("CONDITIONAL") == "1" then headers["If-None-Match"] = etag end
  return wrk.format("GET", path, headers)
end
"""


def start_atlante(binary, *more):
    """The server and its address."""
    process = subprocess.Popen([binary, "serve", "--bind", "127.0.0.1:0", *more],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return process, process.stdout.readline().split()[-1].rstrip("/")


def tiles_with_content(base, encoding, lowest=8):
    """((z, x, y), path, ETag) of each tile; requesting them also fills the cache."""
    about = json.load(urllib.request.urlopen(f"{base}/tiles/atlas.json"))
    tiles = []
    for z in range(lowest, about["maxzoom"] + 1):
        for x, y in tile_range(about["bounds"], z):
            url = about["tiles"][0].replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
            request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
            with urllib.request.urlopen(request) as answer:
                if answer.status == 200:
                    tiles.append(((z, x, y), url.removeprefix(base), answer.headers["ETag"]))
    return tiles


def listed(folder, lines):
    """A file of `path etag` lines, as the script of wrk reads it."""
    path = os.path.join(folder, "tiles")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    return path


def run(base, tiles, encoding, conditional, seconds, connections):
    """The results of wrk: median, 99th percentile, requests per second, and errors if there were any."""
    script = f"{tiles}.lua"
    with open(script, "w", encoding="utf-8") as file:
        file.write(SCRIPT)
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script, base],
        env={**os.environ, "TILES": tiles, "ENCODING": encoding, "CONDITIONAL": "1" if conditional else "0"},
        capture_output=True, text=True, check=True)
    said = [l.strip() for l in done.stdout.splitlines() if any(k in l for k in ("50%", "99%", "Requests/sec", "Non-2xx", "Socket"))]
    return "; ".join(" ".join(s.split()) for s in said)

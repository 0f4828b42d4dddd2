#!/usr/bin/env python3
"""One server with all Italy: start, memory, and tiles zoom by zoom as a client waits for them.

    cargo bench -p geodata-tile --bench national -- --write FOLDER
    python3 tests/checks/national_load.py target/release/atlante FOLDER

7,899 municipalities and 164,482 projects (see `geodata/crates/tile/benches/national.rs`). Tiles are asked for one at a time, a seeded sample of
at most 300 of each zoom, with the cache off, in brotli; memory is the server's resident set.
"""

import json
import random
import statistics
import sys
import time
import urllib.request

from load import start_atlante
from mvt import tile_range


def resident_mb(pid, line="VmRSS"):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(l.split()[1]) / 1024 for l in status if l.startswith(line))


def main(binary, folder):
    began = time.perf_counter()
    process, base = start_atlante(binary, "--atlas", folder, "--cache-mib", "0")
    try:
        plan = json.load(urllib.request.urlopen(f"{base}/tiles/atlas.json"))
        print(f"start to first answer: {time.perf_counter() - began:.1f} s, memory {resident_mb(process.pid):.0f} MiB")
        numbers = random.Random(20260301)
        print("zoom tiles  median ms   p99 ms  largest bytes (brotli)")
        for z in range(plan["minzoom"], plan["maxzoom"] + 1):
            tiles = tile_range(plan["bounds"], z)
            tiles = numbers.sample(tiles, min(300, len(tiles)))
            times, largest = [], 0
            for x, y in tiles:
                url = plan["tiles"][0].replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
                asked = time.perf_counter()
                with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "br"})) as answer:
                    largest = max(largest, len(answer.read()))
                times.append((time.perf_counter() - asked) * 1e3)
            times.sort()
            print(f"{z:4} {len(tiles):5} {statistics.median(times):10.1f} {times[len(times) * 99 // 100]:8.1f} {largest:14}", flush=True)
        print(f"memory after all: {resident_mb(process.pid):.0f} MiB, at its most {resident_mb(process.pid, 'VmHWM'):.0f} MiB")
    finally:
        process.terminate()
        process.wait()


main(*sys.argv[1:3])

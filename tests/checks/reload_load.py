#!/usr/bin/env python3
"""200 connections for a minute while the atlas changes every second; then kill -9 and a restart.

    python3 tests/checks/reload_load.py target/release/atlante [SECONDS] [CONNECTIONS]

Two atlases take turns in one folder, with SIGHUP after each change. Every tile asked for with a version must come
back byte for byte as that version had it (nothing mixed), every answer must be 200 or 204, and the memory of the
process must not grow. Only the standard library is needed; everything stays on this machine.
"""

import asyncio
import collections
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ATLAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "geodata", "atlas")


def start(binary, folder):
    # its log is of no use here, and a pipe nobody reads would stop it
    process = subprocess.Popen(
        [binary, "serve", "--bind", "127.0.0.1:0", "--atlas", folder],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    address = process.stdout.readline().split()[-1].rstrip("/")
    return process, address


def get_json(url):
    return json.load(urllib.request.urlopen(url))


def tileset(base):
    return get_json(f"{base}/tiles/atlas.json")["tiles"][0].split("v=")[1]


def addresses():
    """Tiles of zooms 8 to 14 around the middle of the territory."""
    out = []
    for z in range(8, 15):
        x, y = int(133.33 * 2 ** (z - 8)), int(92 * 2 ** (z - 8))
        side = min(8, 2 ** (z - 8))
        out += [(z, x + i, y + j) for i in range(-(side // 2), side - side // 2) for j in range(-(side // 2), side - side // 2)]
    return out


def resident_mib(pid):
    with open(f"/proc/{pid}/statm") as f:
        return int(f.read().split()[1]) * 4096 / 2**20


def reload(process, base, before):
    process.send_signal(signal.SIGHUP)
    while True:
        now = get_json(f"{base}/health")["data_version"]
        if now != before:
            return now
        time.sleep(0.01)


async def client(host, port, expected, until, result):
    reader = writer = None
    known = list(expected)
    while time.monotonic() < until:
        version, tile = random.choice(known)
        want = expected[(version, tile)]
        z, x, y = tile
        began = time.monotonic()
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection(host, port)
            writer.write(f"GET /tiles/atlas/{z}/{x}/{y}?v={version} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
            status = int(head[9:12])
            length = 0
            for line in head.split(b"\r\n"):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = await reader.readexactly(length) if length else b""
        except Exception as error:  # whatever goes wrong is what is counted
            result["errors"][type(error).__name__] += 1
            writer = None
            continue
        result["times"].append(time.monotonic() - began)
        result["status"][status] += 1
        if status in (200, 204) and body != want:
            result["mixed"] += 1


async def main(binary, seconds, connections):
    folder = tempfile.mkdtemp(prefix="atlante-load-")
    for name in os.listdir(ATLAS):
        shutil.copy(os.path.join(ATLAS, name), folder)
    about = os.path.join(folder, "municipalities.csv")
    text_a = open(about, encoding="utf-8").read()
    text_b = text_a.replace("Torino,", "Taurinum,")
    assert text_a != text_b

    def write(text):
        # in one step, so that a reload never reads half a file
        with open(about + ".new", "w", encoding="utf-8") as f:
            f.write(text)
        os.replace(about + ".new", about)

    process, base = start(binary, folder)
    host, port = base.removeprefix("http://").split(":")
    expected = {}

    def collect():
        version = tileset(base)
        for tile in addresses():
            z, x, y = tile
            with urllib.request.urlopen(f"{base}/tiles/atlas/{z}/{x}/{y}?v={version}") as answer:
                expected[(version, tile)] = answer.read()
        return get_json(f"{base}/health")["data_version"]

    served = collect()
    write(text_b)
    reload(process, base, served)
    served = collect()
    different = sum(1 for (v, t), b in expected.items() if v == list(expected)[0][0] and expected[(tileset(base), t)] != b)
    print(f"{len(expected) // 2} tiles, {different} of them different in the two versions")

    result = {"errors": collections.Counter(), "status": collections.Counter(), "mixed": 0, "times": []}
    until = time.monotonic() + seconds
    clients = [asyncio.create_task(client(host, int(port), expected, until, result)) for _ in range(connections)]
    memory, reloads, texts = [], 0, [text_a, text_b]
    while time.monotonic() < until:
        write(texts[reloads % 2])
        process.send_signal(signal.SIGHUP)
        reloads += 1
        await asyncio.sleep(1)
        memory.append(resident_mib(process.pid))
    await asyncio.gather(*clients)
    counted = [l for l in urllib.request.urlopen(f"{base}/metrics").read().decode().splitlines() if l.startswith("atlante_reloads_total")]
    times = sorted(result["times"])
    third = max(1, len(memory) // 3)
    print(f"{len(times)} requests in {seconds} s, {len(times) / seconds:.0f}/s; median {times[len(times) // 2] * 1e3:.1f} ms, p99 {times[len(times) * 99 // 100] * 1e3:.1f} ms (as this client sees them)")
    print(f"statuses {dict(result['status'])}, errors {dict(result['errors'])}, of the wrong version {result['mixed']}")
    print(f"{reloads} signals; {counted}")
    print(f"memory MiB: second third {max(memory[third:2 * third]):.0f}, last third {max(memory[2 * third:]):.0f}, highest {max(memory):.0f}")

    process.kill()
    process.wait()
    began = time.monotonic()
    process, base = start(binary, folder)
    urllib.request.urlopen(f"{base}/tiles/atlas/8/133/92").read()
    print(f"killed; the first tile {time.monotonic() - began:.2f} s after the start")
    process.terminate()
    process.wait()
    shutil.rmtree(folder)
    flat = max(memory[2 * third :]) <= max(memory[third : 2 * third]) * 1.1
    fine = flat and not result["errors"] and not result["mixed"] and set(result["status"]) <= {200, 204}
    return 0 if fine else 1


if __name__ == "__main__":
    arguments = sys.argv[1:] + ["60", "200"][len(sys.argv) - 2 :]
    sys.exit(asyncio.run(main(arguments[0], int(arguments[1]), int(arguments[2]))))

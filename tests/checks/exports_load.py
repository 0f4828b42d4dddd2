"""Measures whether exports slow the tiles: first tiles alone, then tiles while clients request exports without a pause.

    python3 tests/checks/exports_load.py target/release/atlante [clients, 8] [seconds of each part, 15]

There are two kinds of clients for tiles: one that requests 100 tiles a second, as a map does, and `wrk` (a Debian package), which
requests as fast as it can on four connections. Every export has another title, so that none comes from a cache. It uses only the
loopback interface, and ends after four parts and the exports under way. Results are in docs/benchmarks.md.
"""

import collections
import http.client
import json
import os
import sys
import tempfile
import threading
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

from load import listed, run, start_atlante, tiles_with_content

EXPORTS = ["/export/map.png?scale=2&title={}", "/export/map.pdf?level=municipality&title={}", "/export/deck.pptx?title={}",
           "/export/map.png?scale=4&level=municipality&title={}", "/export/sheet.pdf?title={}"]
A_SECOND = 100


def readings(base, tiles, seconds):
    """The milliseconds each tile took, at A_SECOND tiles a second on four connections, counted from the time it was due."""
    start = time.perf_counter()
    due = [start + i / A_SECOND for i in range(int(seconds * A_SECOND))]
    local = threading.local()

    def ask(i):
        time.sleep(max(0.0, due[i] - time.perf_counter()))
        if not hasattr(local, "connection"):
            local.connection = http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc, timeout=30)
        local.connection.request("GET", tiles[i * 1009 % len(tiles)][1], headers={"Accept-Encoding": "gzip"})
        answer = local.connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        return (time.perf_counter() - due[i]) * 1000

    with ThreadPoolExecutor(4) as pool:
        return sorted(pool.map(ask, range(len(due))))


def told(times):
    place = lambda share: times[min(len(times) - 1, int(share * len(times)))]
    return f"median {place(.5):.2f} ms, p99 {place(.99):.2f} ms, worst {times[-1]:.1f} ms"


class Exporters:
    """Clients that request exports until they are stopped; after a 503 they wait for a second, as `Retry-After` demands."""

    def __init__(self, base, clients):
        self.host = urllib.parse.urlsplit(base).netloc
        self.stop = threading.Event()
        self.answers = collections.Counter()
        self.threads = [threading.Thread(target=self.ask, args=(i,)) for i in range(clients)]

    def ask(self, client):
        turn = client
        while not self.stop.is_set():
            turn += 1
            connection = http.client.HTTPConnection(self.host, timeout=60)
            path = EXPORTS[turn % len(EXPORTS)].format(f"{client}-{turn}")
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            self.answers[answer.status] += 1
            connection.close()
            if answer.status != 200:
                self.stop.wait(1)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(2)
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()


def main():
    binary, clients, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8, int(sys.argv[3]) if len(sys.argv) > 3 else 15
    process, base = start_atlante(binary)
    try:
        tiles = tiles_with_content(base, "gzip")
        with tempfile.TemporaryDirectory() as folder:
            lines = listed(folder, [f"{path} {etag}" for _, path, etag in tiles])
            most = lambda: run(base, lines, "gzip", False, seconds, 4)
            print(f"{os.cpu_count()} cores, {len(tiles)} tiles, {clients} clients of exports, {seconds} s a part")
            print("tiles alone,        100 a second:", told(readings(base, tiles, seconds)))
            print("tiles alone,        wrk         :", most())
            with Exporters(base, clients) as exporters:
                print("tiles and exports,  100 a second:", told(readings(base, tiles, seconds)))
                print("tiles and exports,  wrk         :", most())
            print("exports answered (status: times):", json.dumps(dict(exporters.answers)))
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()

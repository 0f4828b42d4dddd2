"""Measures an import of many records into each kind of store and the time to the first tile, and ogr2ogr with the same file.

    tests/checks/store_load.py target/release/atlante 1000000 [GeoPackage|PostGIS]

Needs PostgreSQL with PostGIS and gdal-bin; makes and removes everything in a temporary folder. Stores are made of the embedded atlas; the file
is a CSV of so many more projects, each with the coordinates of a point within the area. ogr2ogr loads the same file as it is: columns as text and the
point, without a look at what is in them and without a history. What was seen is in docs/benchmarks.md.
"""

import csv
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import urllib.request

from database import Database

ATLANTE = pathlib.Path(sys.argv[1]).resolve()
COUNT = int(sys.argv[2])
KINDS = sys.argv[3:] or ["GeoPackage", "PostGIS"]
# within the municipality of Turin and its neighbours: every point falls into some municipality
WEST, SOUTH, EAST, NORTH = 7.60, 45.02, 7.75, 45.12
TILE = "9/266/183"
COLUMNS = ["id", "titolo", "tipologia", "strategie", "lon", "lat"]
MAP = ["--map", "title_it=titolo", "--map", "kind=tipologia", "--map", "strategies=strategie", "--map", "x=lon", "--map", "y=lat", "--crs", "EPSG:4326"]


def write(path, other_title=None):
    numbers = random.Random(1)
    with open(path, "w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        for i in range(COUNT):
            point = [round(numbers.uniform(WEST, EAST), 7), round(numbers.uniform(SOUTH, NORTH), 7)]
            title = other_title if other_title and i == 0 else f"Punto {i}"
            writer.writerow([f"punto-{i}", title, "cycle_route", "3.3", *point])


def timed(what, command, good=(0,)):
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall, processor = time.monotonic() - started, used.ru_utime + used.ru_stime
    print(f"{what}: {wall:.1f} s, {processor:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MiB", flush=True)
    if os.waitstatus_to_exitcode(status) not in good:
        raise SystemExit(f"{what}: failed\n{output[-2000:]}")
    return output


def memory(pid, line):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(l.split()[1]) / 1024 for l in status if l.startswith(line))


def first_tile(what, store):
    started = time.monotonic()
    server = subprocess.Popen([ATLANTE, "serve", "--bind", "127.0.0.1:0", "--atlas", store], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = server.stdout.readline().split()[-1]
        size = len(urllib.request.urlopen(f"{address}tiles/atlas/{TILE}").read())
        print(f"{what}: {time.monotonic() - started:.1f} s to the first tile of {size} bytes, {memory(server.pid, 'VmHWM'):.0f} MiB at the most", flush=True)
        # the store is looked at once more when the server has begun
        time.sleep(30)
        print(f"{what}: half a minute later {memory(server.pid, 'VmRSS'):.0f} MiB, {memory(server.pid, 'VmHWM'):.0f} at the most", flush=True)
    finally:
        server.terminate()
        server.wait()


with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
    folder = pathlib.Path(folder)
    table, edited = folder / "punti.csv", folder / "edited" / "punti.csv"
    edited.parent.mkdir()
    write(table)
    write(edited, "Il primo punto")
    database = Database(folder) if "PostGIS" in KINDS else None
    try:
        stores = {"GeoPackage": str(folder / "atlas.gpkg")}
        if database:
            stores["PostGIS"] = f"postgres://checks@{str(database.folder).replace('/', '%2F')}/postgres"
        for kind in KINDS:
            store = stores[kind]
            subprocess.run([ATLANTE, "init", store], check=True, stdout=subprocess.DEVNULL)
            said = timed(f"{kind}: import of {COUNT} points", [ATLANTE, "import", table, *MAP, "--atlas", store])
            print(said.strip().splitlines()[-1])
            first_tile(kind, store)
            timed(f"{kind}: the same file again", [ATLANTE, "import", table, *MAP, "--atlas", store])
            timed(f"{kind}: one title differs", [ATLANTE, "import", edited, *MAP, "--atlas", store, "--yes"])
        options = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326"]
        timed("ogr2ogr to GeoPackage", ["ogr2ogr", folder / "ogr.gpkg", table, *options])
        if database:
            timed("ogr2ogr to PostGIS", ["ogr2ogr", f"PG:{database.address}", table, *options, "-nln", "ogr"])
    finally:
        if database:
            database.stop()

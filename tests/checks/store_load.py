"""Many records into each kind of store, and from there to the first tile; beside it ogr2ogr with the same points.

    tests/checks/store_load.py target/release/atlante 1000000

Needs PostgreSQL with PostGIS and gdal-bin; makes and removes everything in a temporary folder. The atlas is the embedded one with so many more projects
of precision `exact`, each a point within the area. What was seen is in docs/benchmarks.md.
"""

import csv
import json
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
# within the municipality of Turin and its neighbours: every point falls into some municipality
WEST, SOUTH, EAST, NORTH = 7.60, 45.02, 7.75, 45.12
TILE = "9/266/183"


def make_atlas(folder):
    subprocess.run([ATLANTE, "export", "atlas", folder], check=True, stdout=subprocess.DEVNULL)
    random.seed(1)
    with open(folder / "projects.csv", newline="") as table:
        rows = list(csv.DictReader(table))
    row = next(r for r in rows if r["precision"] == "metropolitan")
    with open(folder / "projects.csv", "a", newline="") as table, open(folder / "projects.geojson", "w") as places:
        writer = csv.DictWriter(table, row.keys(), lineterminator="\n")
        places.write('{"type":"FeatureCollection","features":[')
        for i in range(COUNT):
            name = f"punto-{i}"
            writer.writerow(row | {"id": name, "title_it": f"Punto {i}", "precision": "exact"})
            point = [round(random.uniform(WEST, EAST), 7), round(random.uniform(SOUTH, NORTH), 7)]
            feature = {"type": "Feature", "properties": {"id": name}, "geometry": {"type": "Point", "coordinates": point}}
            places.write((",\n" if i else "") + json.dumps(feature))
        places.write("]}\n")


def say(what, started, used):
    wall, processor = time.monotonic() - started, used.ru_utime + used.ru_stime
    print(f"{what}: {wall:.1f} s, {processor:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MiB", flush=True)


def timed(what, command):
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{what}: failed")
    say(what, started, used)


def first_tile(what, store):
    started = time.monotonic()
    server = subprocess.Popen([ATLANTE, "serve", "--bind", "127.0.0.1:0", "--atlas", store], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = server.stdout.readline().split()[-1]
    size = len(urllib.request.urlopen(f"{address}tiles/atlas/{TILE}").read())
    print(f"{what}: {time.monotonic() - started:.1f} s to the first tile of {size} bytes", flush=True)
    server.terminate()
    _, _, used = os.wait4(server.pid, 0)
    say(f"{what}: until the server has ended", started, used)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    atlas = folder / "atlas"
    make_atlas(atlas)
    database = Database(folder)
    try:
        url = f"postgres://checks@{str(database.folder).replace('/', '%2F')}/postgres"
        file = folder / "atlas.gpkg"
        edited = folder / "edited"
        subprocess.run(["cp", "-r", atlas, edited], check=True)
        with open(edited / "projects.csv") as table:
            text = table.read()
        (edited / "projects.csv").write_text(text.replace("Metrodigital: aiuto", "Metrodigital: sostegno"))
        for kind, store in (("GeoPackage", str(file)), ("PostGIS", url)):
            timed(f"{kind}: init with {COUNT} points", [ATLANTE, "init", store, "--from", atlas])
            timed(f"{kind}: one record changed", [ATLANTE, "update", "--atlas", store, "--from", edited])
            first_tile(kind, store)
        places = atlas / "projects.geojson"
        timed("ogr2ogr to GeoPackage", ["ogr2ogr", folder / "ogr.gpkg", places])
        timed("ogr2ogr to PostGIS", ["ogr2ogr", f"PG:{database.address}", places, "-nln", "ogr"])
    finally:
        database.stop()

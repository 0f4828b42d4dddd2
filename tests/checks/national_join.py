#!/usr/bin/env python3
"""Every located record of the Italian recovery plan against every municipality: this library, geopandas and PostGIS.

    python3 -m venv VENV && VENV/bin/pip install geopandas==1.2.0 psycopg2-binary
    apt-get install postgresql-15-postgis-3
    VENV/bin/python tests/checks/national_join.py

164,482 points, 7,899 municipalities, everything in memory before the clock starts, medians of RUNS runs, one after
the other on the same machine. The library's own figures come from `cargo bench --bench join`, which also writes the
points (see there where they stand) and its answers. The three answers are compared point by point: on a border
`sjoin` and PostGIS give every neighbour, the library the lowest code.

geopandas: `sjoin(points, municipalities, predicate="intersects")`, spatial index built beforehand.
PostGIS: a database of its own in a temporary folder, on a socket there and no port, stopped at the end; both tables
indexed, analysed and warmed, `ST_Intersects` on geometries as stored and, as is good practice there, on geometries
divided by `ST_Subdivide`; parallel plans allowed. The clock stops when the server has counted, nothing is sent.
It needs ../shared/data beside the repository, or its folder in ATLANTE_DATA, as the bench does. What was seen is in docs/benchmarks-join.md.
"""

import gzip
import io
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import geopandas
import pandas
import psycopg2

from database import Database

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("ATLANTE_DATA", ROOT / "../shared/data"))
BOUNDARIES = DATA / "openpolis-geojson-italy/limits_IT_municipalities_assembled.geojson.gz"
RUNS = 7


def median(run):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def say(what, seconds):
    print(f"{what}: {seconds * 1e3:.1f} ms", flush=True)


def library(folder):
    """Runs the bench, which prints its own medians, and reads what it found."""
    command = ["cargo", "bench", "-p", "geodata-tile", "--bench", "join", "--", "--write", folder]
    subprocess.run(command, cwd=ROOT, check=True)
    points = pandas.read_csv(folder / "points.csv", dtype={"unit": str}, float_precision="round_trip")
    return points, dict(zip(points["id"], points["unit"].fillna("")))


def municipalities():
    with gzip.open(BOUNDARIES, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    frame = geopandas.GeoDataFrame.from_features(features, crs=4326)
    return frame[["com_istat_code", "geometry"]].rename(columns={"com_istat_code": "unit"})


def with_geopandas(points, units):
    frame = geopandas.GeoDataFrame(
        points[["id"]], geometry=geopandas.points_from_xy(points["lon"], points["lat"]), crs=4326
    )
    units.sindex  # noqa: B018 - built here, not within the time
    frame.sindex
    seconds, joined = median(lambda: geopandas.sjoin(frame, units, predicate="intersects"))
    say("geopandas sjoin", seconds)
    codes = points[["id"]].assign(unit=points["unit"])
    seconds, _ = median(lambda: codes.merge(units[["unit"]], on="unit"))
    say("pandas merge by code", seconds)
    return seconds, list(zip(joined["id"], joined["unit"]))


def copy(cursor, table, rows):
    text = io.StringIO()
    text.writelines("\t".join(map(str, row)) + "\n" for row in rows)
    text.seek(0)
    cursor.copy_expert(f"COPY {table} FROM STDIN", text)


def with_postgis(points, units, folder):
    database = Database(folder)
    try:
        connection = psycopg2.connect(database.address)
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("CREATE EXTENSION postgis")
        cursor.execute("SELECT postgis_version()")
        print("PostGIS", cursor.fetchone()[0])
        cursor.execute("CREATE UNLOGGED TABLE units (unit text, geom geometry(Geometry, 4326))")
        copy(cursor, "units", zip(units["unit"], units.geometry.to_wkb(hex=True)))
        cursor.execute("CREATE UNLOGGED TABLE points (id int, lon float8, lat float8, geom geometry(Point, 4326))")
        places = ((i, repr(x), repr(y), "\\N") for i, x, y in zip(points["id"], points["lon"], points["lat"]))
        copy(cursor, "points", places)
        cursor.execute("UPDATE points SET geom = ST_SetSRID(ST_MakePoint(lon, lat), 4326)")
        cursor.execute(
            "CREATE UNLOGGED TABLE pieces AS SELECT unit, ST_Subdivide(geom, 64) AS geom FROM units"
        )
        for table in ("units", "points", "pieces"):
            cursor.execute(f"CREATE INDEX ON {table} USING gist (geom)")
            cursor.execute(f"VACUUM ANALYZE {table}")

        def count(table):
            cursor.execute(f"SELECT count(*) FROM points p JOIN {table} u ON ST_Intersects(u.geom, p.geom)")
            return cursor.fetchone()[0]

        for table, what in (("units", "PostGIS"), ("pieces", "PostGIS, subdivided")):
            count(table)
            seconds, rows = median(lambda table=table: count(table))
            say(f"{what} ({rows} rows)", seconds)
        cursor.execute("SELECT p.id, u.unit FROM points p JOIN units u ON ST_Intersects(u.geom, p.geom)")
        return cursor.fetchall()
    finally:
        database.stop()


def compare(what, found, joined):
    """Every point has the lowest of the codes the other program gives it, or none as there."""
    others = {}
    for point, unit in joined:
        others[point] = min(unit, others.get(point, unit))
    different = [point for point, unit in found.items() if others.get(point, "") != unit]
    print(f"{what}: {len(found) - len(different)} of {len(found)} answers are the same; different: {different[:5]}")
    return not different


def main():
    if not BOUNDARIES.exists():
        raise SystemExit(f"SKIPPED: {BOUNDARIES} is not there")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        points, found = library(folder)
        units = municipalities()
        same = compare("geopandas", found, with_geopandas(points, units)[1])
        same &= compare("PostGIS", found, with_postgis(points, units, folder))
    sys.exit(0 if same else 1)


main()

#!/usr/bin/env python3
"""Compares requests per second and latencies with Martin: the same layers and tiles on the same machine, one after the other.

    cargo install martin --version 1.14.0 --locked --no-default-features --features postgres,pmtiles,mbtiles
    apt-get install wrk gdal-bin postgresql-15-postgis-3
    python3 tests/checks/martin.py target/release/atlante MARTIN [SECONDS] [CONNECTIONS]

Martin serves the municipalities, zones, projects and labels from PostGIS (tables in EPSG:3857 with spatial indexes, extent 4096,
buffer 128; one layer less than ours, whose borders are a layer of their own), with its cache and without; then the PMTiles file that
`atlante export pmtiles` writes. Tiles are those of zooms 8 to 14 with content here. wrk and the servers share the cores.
"""

import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from database import Database
from load import listed, run, start_atlante, tiles_with_content

LAYERS = ["municipalities", "zones", "projects_line", "projects_point", "labels"]


def fill(database, base):
    """The same records as ours, from the open interface of the running server."""
    database.sql("CREATE EXTENSION postgis")
    wanted = {"municipalities": "istat,zone,name", "zones": "number,name", "projects": "id,kind,axis,status,precision"}
    for name, fields in wanted.items():
        subprocess.run(
            ["ogr2ogr", "-f", "PostgreSQL", f"PG:{database.address}", f"OAPIF:{base}/ogc", name, "-nln", f"raw_{name}", "-select", fields,
             "-t_srs", "EPSG:3857", "-lco", "GEOMETRY_NAME=geom", "-nlt", "GEOMETRY", "-q"], check=True)
    tags = wanted["projects"]
    database.sql(f"""
        CREATE TABLE municipalities AS SELECT istat::int AS istat, zone::int AS zone, ST_Multi(geom)::geometry(MultiPolygon, 3857) AS geom FROM raw_municipalities;
        CREATE TABLE zones AS SELECT number::int AS number, ST_Multi(geom)::geometry(MultiPolygon, 3857) AS geom FROM raw_zones;
        CREATE TABLE projects_line AS SELECT {tags}, ST_Multi(geom)::geometry(MultiLineString, 3857) AS geom FROM raw_projects WHERE ST_Dimension(geom) = 1;
        CREATE TABLE projects_point AS SELECT {tags}, ST_Centroid(geom)::geometry(Point, 3857) AS geom FROM raw_projects WHERE ST_Dimension(geom) = 0;
        CREATE TABLE labels AS SELECT 'municipality' AS class, name, ST_PointOnSurface(geom)::geometry(Point, 3857) AS geom FROM raw_municipalities
            UNION ALL SELECT 'zone', name, ST_PointOnSurface(geom)::geometry(Point, 3857) FROM raw_zones;""")
    for layer in LAYERS:
        database.sql(f"CREATE INDEX ON {layer} USING gist (geom); ANALYZE {layer}")
        print(f"{layer}: {database.sql(f'SELECT count(*) FROM {layer}')[0][0]} rows")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start_martin(martin, folder, sources, cache_mb):
    port = free_port()
    config = folder / "martin.yaml"
    config.write_text(f"listen_addresses: '127.0.0.1:{port}'\nworker_processes: 2\ncache_size_mb: {cache_mb}\n{sources}")
    process = subprocess.Popen([martin, "--config", config], stdout=subprocess.DEVNULL, stderr=(folder / "martin.log").open("w"))
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health")
            return process, f"http://127.0.0.1:{port}"
        except (urllib.error.URLError, ConnectionError):
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise SystemExit(f"martin does not answer:\n{(folder / 'martin.log').read_text()}")


def from_postgis(address):
    tables = "".join(
        f"    {layer}: {{schema: public, table: {layer}, srid: 3857, geometry_column: geom, extent: 4096, buffer: 128, clip_geom: true}}\n"
        for layer in LAYERS)
    return f"postgres:\n  connection_string: '{address}'\n  pool_size: 4\n  auto_publish: false\n  tables:\n{tables}"


def measure(what, process, base, paths, folder, seconds, connections):
    try:
        first = urllib.request.urlopen(urllib.request.Request(base + paths[0].split()[0], headers={"Accept-Encoding": "identity"}))
        assert first.status == 200, first.status
        print(f"{what}: {run(base, listed(folder, paths), 'identity', False, seconds, connections)}", flush=True)
    finally:
        process.terminate()
        process.wait()


def main(binary, martin, seconds, connections):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        database = Database(folder)
        try:
            process, base = start_atlante(binary)
            fill(database, base)
            tiles = tiles_with_content(base, "identity")
            process.terminate()
            process.wait()
            ours = [f"{path} {etag}" for _, path, etag in tiles]
            theirs = [f"/{','.join(LAYERS)}/{z}/{x}/{y} -" for (z, x, y), _, _ in tiles]
            packed = [f"/atlas/{z}/{x}/{y} -" for (z, x, y), _, _ in tiles]
            print(f"{len(tiles)} tiles, {connections} connections, {seconds} s each")
            around = (folder, seconds, connections)
            measure("Atlante, no cache", *start_atlante(binary, "--cache-mib", "0"), ours, *around)
            measure("Martin, PostGIS, no cache", *start_martin(martin, folder, from_postgis(database.address), 0), theirs, *around)
            measure("Atlante, cached", *start_atlante(binary), ours, *around)
            measure("Martin, PostGIS, cached", *start_martin(martin, folder, from_postgis(database.address), 512), theirs, *around)
            file = folder / "atlas.pmtiles"
            subprocess.run([binary, "export", "pmtiles", file], check=True, stdout=subprocess.DEVNULL)
            pmtiles = f"pmtiles:\n  sources:\n    atlas: {file}\n"
            measure("Martin, PMTiles, cached", *start_martin(martin, folder, pmtiles, 512), packed, *around)
            measure("Martin, PMTiles, no cache", *start_martin(martin, folder, pmtiles, 0), packed, *around)
        finally:
            database.stop()


arguments = sys.argv[1:] + ["10", "16"][len(sys.argv) - 3 :]
main(*arguments[:4])

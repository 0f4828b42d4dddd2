#!/usr/bin/env python3
"""Bytes per zoom of the layer of municipalities: this server, PostGIS (ST_AsMVT), and GDAL's MVT writer.

    apt-get install gdal-bin postgresql-15-postgis-3, a database with PostGIS and nothing in it, and a running server:
    python3 tests/checks/tile_bytes.py http://127.0.0.1:8080 'postgresql://postgres@127.0.0.1:18433/postgres' \\
        ../shared/data/istat-confini-comuni/comuni_torino_2023.geojson

The same layer for all three: 312 polygons of the source, one attribute (the zone), the ISTAT code as identifier,
extent 4096, buffer 128, not compressed. Tile times of PostGIS are those of the database, one connection.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request

from mvt import fields, tile_range


def layer_bytes(body, wanted):
    """Bytes of a layer in a tile, its header in the tile included."""
    size = 0
    for _, _, layer in fields(body):
        name = next(v for n, _, v in fields(layer) if n == 1).decode()
        if name == wanted:
            size += len(layer) + 1 + max(1, (len(layer).bit_length() + 6) // 7)
    return size


def psql(database, sql):
    done = subprocess.run(["psql", database, "-X", "-q", "-A", "-t", "-F", " "], input=sql, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines() if line]


def main(base, database, source):
    about = json.load(urllib.request.urlopen(f"{base}/tiles/atlas.json"))
    zones = {int(m["istat"]): m["zone"] for m in json.load(urllib.request.urlopen(f"{base}/api/municipalities"))}
    data = json.load(open(source, encoding="utf-8"))
    work = tempfile.mkdtemp(prefix="atlante-bytes-")
    for feature in data["features"]:
        code = next(int(v) for v in feature["properties"].values() if str(v).isdigit() and int(v) in zones)
        feature["properties"] = {"istat": code, "zone": zones[code]}
        feature["id"] = code
    lean = os.path.join(work, "municipalities.geojson")
    json.dump(data, open(lean, "w", encoding="utf-8"))
    subprocess.run(["ogr2ogr", "-f", "PostgreSQL", f"PG:{database}", lean, "-nln", "municipalities", "-t_srs", "EPSG:3857",
                    "-nlt", "PROMOTE_TO_MULTI", "-lco", "GEOMETRY_NAME=geom", "-overwrite", "-q"], check=True)
    gdal = os.path.join(work, "gdal")
    subprocess.run(["ogr2ogr", "-f", "MVT", gdal, lean, "-select", "zone", "-preserve_fid", "-q", "-dsco", "MINZOOM=5", "-dsco", "MAXZOOM=14",
                    "-dsco", "EXTENT=4096", "-dsco", "BUFFER=128", "-dsco", "COMPRESS=NO", "-dsco", "MAX_SIZE=5000000",
                    "-dsco", "MAX_FEATURES=1000000"], check=True)
    print("zoom tiles    atlante    ST_AsMVT        GDAL  to PostGIS  to GDAL  PostGIS ms: median    p99")
    for z in range(about["minzoom"], about["maxzoom"] + 1):
        tiles = tile_range(about["bounds"], z)
        ours = 0
        for x, y in tiles:
            url = about["tiles"][0].replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
            body = urllib.request.urlopen(url).read()
            ours += layer_bytes(body, "municipalities")
        values = ",".join(f"({x},{y})" for x, y in tiles)
        rows = psql(database, f"""
            create or replace function one_tile(z int, tx int, ty int) returns int language plpgsql as $$
            declare n int; begin
              select coalesce(length(ST_AsMVT(t, 'municipalities', 4096, 'g', 'istat')), 0) into n from (
                select istat, zone, ST_AsMVTGeom(geom, ST_TileEnvelope(z, tx, ty), 4096, 128, true) g from municipalities
                where geom && ST_TileEnvelope(z, tx, ty, margin => 128.0 / 4096)) t where g is not null;
              return n; end $$;
            do $$ begin perform one_tile({z}, {tiles[0][0]}, {tiles[0][1]}); end $$;
            create temp table timed as select x, y, null::int n, null::float ms from (values {values}) v(x, y);
            do $$ declare r record; t timestamptz; k int; begin
              for r in select * from timed loop
                t := clock_timestamp(); k := one_tile({z}, r.x, r.y);
                update timed set n = k, ms = extract(epoch from clock_timestamp() - t) * 1000 where x = r.x and y = r.y;
              end loop; end $$;
            select n, ms from timed;""")
        postgis = sum(int(n) for n, _ in rows)
        times = sorted(float(ms) for n, ms in rows if int(n))
        folder = os.path.join(gdal, str(z))
        theirs = sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(folder) for f in fs)
        print(f"{z:4} {len(times):5} {ours:10} {postgis:11} {theirs:11} {1 - ours / postgis:11.0%} {1 - ours / theirs:8.0%} {statistics.median(times):19.2f} {times[len(times) * 99 // 100]:6.2f}")


main(sys.argv[1].rstrip("/"), *sys.argv[2:4])

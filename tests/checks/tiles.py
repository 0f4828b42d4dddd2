#!/usr/bin/env python3
"""Every tile of a running server, read by a decoder of its own and measured with shapely.

    python3 -m venv venv && venv/bin/pip install shapely
    target/release/atlante serve --bind 127.0.0.1:8080 &
    venv/bin/python tests/checks/tiles.py http://127.0.0.1:8080

For each zoom: the number of tiles and of municipalities; every tile against the rules of the Mapbox Vector Tile
specification 2.1 that can be checked (versions, names, tags, commands, rings that close, have an area and turn the
right way, identifiers that are not repeated); validity of every polygon; and, in tile units, the area of overlaps
between neighbours, of what municipalities and zones do not have in common, and of holes in their union. The first
two must be zero. Holes must be nothing but the enclave of another province that the source has (0.47 km2 near
44.77 N, 7.47 E: a hole whose area is the same at each zoom that holds it whole); a gap would add to it. Ends with 1
when anything is wrong.

(`@mapbox/vtvalidate` would say the same of single tiles, but its native part is downloaded from a host of its own.)
"""

import json
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import shapely
from shapely.geometry import Polygon, box

from mvt import area2, commands, fields, packed, tile_range


def polygons(rings):
    out = []
    for ring in rings:
        twice = area2(ring)
        assert twice != 0, "a ring without area"
        if twice > 0:
            out.append((ring, []))
        else:
            assert out, "a hole before any outline"
            out[-1][1].append(ring)
    return shapely.MultiPolygon([Polygon(o, h) for o, h in out])


def decode(body):
    layers = {}
    for number, wire, layer in fields(body):
        assert (number, wire) == (3, 2), f"field {number} in a tile"
        name, extent, version, keys, values, features = None, 4096, 1, [], [], []
        for n, w, v in fields(layer):
            if n == 1:
                name = v.decode()
            elif n == 2:
                features.append(v)
            elif n == 3:
                keys.append(v.decode())
            elif n == 4:
                values.append(v)
            elif n == 5:
                extent = v
            elif n == 15:
                version = v
            else:
                raise AssertionError(f"field {n} in a layer")
        assert name and name not in layers, "a layer without a name of its own"
        assert version == 2 and extent == 4096 and features, name
        assert len(set(keys)) == len(keys) and len(set(values)) == len(values), "a key or value twice"
        ids, read = set(), []
        for f in features:
            ident, tags, kind, geometry = None, [], 0, []
            for n, w, v in fields(f):
                if n == 1:
                    ident = v
                elif n == 2:
                    tags = packed(v)
                elif n == 3:
                    kind = v
                elif n == 4:
                    geometry = packed(v)
                else:
                    raise AssertionError(f"field {n} in a feature")
            assert kind in (1, 2, 3) and geometry, "a feature without geometry"
            assert len(tags) % 2 == 0, "half a tag"
            assert all(k < len(keys) for k in tags[::2]) and all(v < len(values) for v in tags[1::2])
            assert len(set(tags[::2])) == len(tags) // 2, "a key twice in a feature"
            if ident is not None:
                assert ident not in ids, f"{name} {ident} twice"
                ids.add(ident)
            parts = commands(geometry, kind)
            read.append((ident, kind, polygons(parts) if kind == 3 else parts))
        layers[name] = read
    return layers


def check(layers):
    """Overlaps, gaps, and difference of municipalities and zones, in square tile units; and what is not valid."""
    square = box(0, 0, 4096, 4096)
    # cut at the edge: beyond it neighbours are drawn by another tile
    cut = {
        name: [(i, shapely.intersection(g, square)) for i, _, g in layers.get(name, [])]
        for name in ("municipalities", "zones")
    }
    invalid = [
        (name, i)
        for name in cut
        for i, _, g in layers.get(name, [])
        if not g.is_valid
    ]
    shapes = [g for _, g in cut["municipalities"] if not g.is_empty]
    if not shapes:
        return 0.0, 0.0, 0.0, invalid
    union = shapely.union_all(shapes)
    overlaps = sum(g.area for g in shapes) - union.area
    zones = shapely.union_all([g for _, g in cut["zones"]])
    difference = shapely.symmetric_difference(union, zones).area
    holes = lambda g: sum(Polygon(r).area for p in getattr(g, "geoms", [g]) if p.geom_type == "Polygon" for r in p.interiors)
    return overlaps, holes(union), difference, invalid


def main(base):
    about = json.load(urllib.request.urlopen(f"{base}/tiles/atlas.json"))
    template, bounds = about["tiles"][0], about["bounds"]

    def fetch(z, x, y):
        url = template.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
        with urllib.request.urlopen(url) as answer:
            return answer.read()

    bad, enclave = 0, []
    print("zoom tiles municipalities zones    bytes  overlap    holes  mun-zone  invalid wrong")
    for z in range(about["minzoom"], about["maxzoom"] + 1):
        with ThreadPoolExecutor(4) as pool:
            bodies = list(pool.map(lambda a: (a, fetch(z, *a)), tile_range(bounds, z)))
        seen, zones, sums, invalid, wrong, count, size = set(), set(), [0.0, 0.0, 0.0], 0, 0, 0, 0
        for (x, y), body in bodies:
            if not body:
                continue
            count, size = count + 1, size + len(body)
            try:
                layers = decode(body)
            except AssertionError as error:
                wrong += 1
                print(f"{z}/{x}/{y}: {error}")
                continue
            seen |= {i for i, _, _ in layers.get("municipalities", [])}
            zones |= {i for i, _, _ in layers.get("zones", [])}
            *areas, not_valid = check(layers)
            sums = [a + b for a, b in zip(sums, areas)]
            invalid += len(not_valid)
            for what in not_valid:
                print(f"{z}/{x}/{y}: not valid: {what}")
        print(
            f"{z:4} {count:5} {len(seen):14} {len(zones):5} {size:8} {sums[0]:8.3f} {sums[1]:8.3f} {sums[2]:9.3f} {invalid:8} {wrong:5}"
        )
        # coordinates of cuts along the tile's edge are not whole numbers: what is below a thousandth is arithmetic
        bad += invalid + wrong + (len(seen) != 312) + (len(zones) != 11)
        bad += (abs(sums[0]) > 1e-3) + (abs(sums[2]) > 1e-3)
        if sums[1]:
            enclave.append((sums[1] / 4**z, 2**z))
    # a unit of the lowest zoom's grid is 218 m: the enclave is a few units there, and rounded as much
    true = enclave[-1][0] if enclave else 0
    bad += sum(abs(area / true - 1) > 20 / side for area, side in enclave)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))

"""Writes the oracle fixture of the allocation: geopandas on the atlas's real boundaries, geographiclib for sizes.

    python overlay.py          (geopandas 1.2.0, shapely 2.2.0, geographiclib 2.1)

Points are joined with `sjoin`, lines and areas cut with `overlay`. Lines and rings are straight in longitude and
latitude, as GeoJSON says (RFC 7946, section 3.1.1); geographiclib takes an edge for a geodesic, so every edge is
first divided into steps of at most STEP degrees, about 200 m, where the two are the same to a millimetre.
"""

import json
import pathlib
import random
from fractions import Fraction

import geopandas
from geographiclib.geodesic import Geodesic
from shapely import segmentize
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, mapping

HERE = pathlib.Path(__file__).parent
STEP = 0.002
random.seed(20231121)
topology = json.loads((HERE.parents[2] / "atlas" / "boundaries.topojson").read_text())
arcs = topology["arcs"]


def ring(references):
    points = []
    for reference in references:
        arc = arcs[reference] if reference >= 0 else arcs[~reference][::-1]
        points += arc[1:] if points else arc
    return points


def shape(geometry):
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return MultiPolygon([Polygon(ring(p[0]), [ring(hole) for hole in p[1:]]) for p in polygons])


(name,) = topology["objects"]
geometries = topology["objects"][name]["geometries"]
units = geopandas.GeoDataFrame(
    {"unit": [g["id"] for g in geometries]}, geometry=[shape(g) for g in geometries], crs=4326
).sort_values("unit")
whole = units.union_all()
vertices = sorted({tuple(p) for arc in arcs for p in arc})
ends = sorted({tuple(p) for arc in arcs for p in (arc[0], arc[-1])})


def somewhere():
    return random.uniform(6.5, 8.3), random.uniform(44.6, 45.7)


def walk(steps, stride):
    """A track that wanders."""
    x, y = somewhere()
    points = [(x, y)]
    for _ in range(steps):
        x, y = x + random.uniform(-stride, stride), y + random.uniform(-stride, stride)
        points.append((x, y))
    return points


def blob(size, corners):
    """A polygon around a point, star-shaped, so that it is valid."""
    from math import cos, pi, sin

    x, y = somewhere()
    turns = sorted(random.uniform(0, 2 * pi) for _ in range(corners))
    return [(x + r * cos(t), y + r * sin(t)) for t in turns for r in [size * random.uniform(0.5, 1)]]


def cases():
    for i in range(60):
        yield f"point {i}", Point(somewhere())
    for i in range(40):
        yield f"point on a vertex {i}", Point(random.choice(vertices))
    for i in range(20):
        yield f"point where borders meet {i}", Point(random.choice(ends))
    for i in range(40):
        arc = random.choice(arcs)
        j = random.randrange(len(arc) - 1)
        (ax, ay), (bx, by) = arc[j], arc[j + 1]
        yield f"point in the middle of an edge {i}", Point((ax + bx) / 2, (ay + by) / 2)
    for i in range(30):
        yield f"track {i}", LineString(walk(random.randint(1, 40), 0.01))
    for i in range(20):
        yield f"long line {i}", LineString([somewhere(), somewhere()])
    for i in range(10):
        yield f"line between vertices {i}", LineString(random.sample(vertices, 2))
    for i in range(6):
        yield f"track in two parts {i}", MultiLineString([walk(5, 0.02), walk(5, 0.02)])
    for i in range(20):
        yield f"area {i}", Polygon(blob(random.choice([0.002, 0.02, 0.2]), random.randint(3, 12)))
    for i in range(10):
        yield f"triangle {i}", Polygon([somewhere(), somewhere(), somewhere()])
    for i in range(8):
        outer = blob(0.1, 9)
        x, y = Polygon(outer).representative_point().coords[0]
        hole = [(x - 1e-3, y - 1e-3), (x + 1e-3, y - 1e-3), (x, y + 1e-3)]
        yield f"area with a hole {i}", Polygon(outer, [hole])
    for i in range(6):
        yield f"a municipality {i}", random.choice(list(units.geometry))
    for i in range(4):
        one, other = random.sample(list(units.geometry), 2)
        yield f"two municipalities {i}", MultiPolygon([*one.geoms, *other.geoms])
    yield "the enclave and what is around it", Point(7.4705, 44.7672).buffer(0.02)


def pieces(geometry):
    return list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]


def length(geometry):
    total = 0.0
    for line in pieces(segmentize(geometry, STEP)):
        for (ax, ay), (bx, by) in zip(line.coords, line.coords[1:]):
            total += Geodesic.WGS84.Inverse(ay, ax, by, bx)["s12"]
    return total / 1000


def ring_area(line):
    polygon = Geodesic.WGS84.Polygon()
    for x, y in list(segmentize(line, STEP).coords)[:-1]:
        polygon.AddPoint(y, x)
    return abs(polygon.Compute(False, True)[2])


def area(geometry):
    total = 0.0
    for polygon in pieces(geometry):
        total += ring_area(polygon.exterior) - sum(ring_area(hole) for hole in polygon.interiors)
    return total / 1e6


def on_an_edge(x, y):
    """Whether a point lies on a border, in exact arithmetic."""
    for (ax, ay), (bx, by) in (edge for arc in arcs for edge in zip(arc, arc[1:])):
        if min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
            across = (Fraction(bx) - Fraction(ax)) * (Fraction(y) - Fraction(ay))
            if across == (Fraction(by) - Fraction(ay)) * (Fraction(x) - Fraction(ax)):
                return True
    return False


def measured(geometry):
    """What is in each unit, and the units that share a border where that makes a tie."""
    frame = geopandas.GeoDataFrame(geometry=[geometry], crs=4326)
    if geometry.geom_type == "Point":
        held = sorted(geopandas.sjoin(frame, units, predicate="intersects")["unit"].dropna())
        return {held[0] if held else "outside": 1.0}, held if len(held) > 1 else []
    size = length if "Line" in geometry.geom_type else area
    cut = geopandas.overlay(frame, units, how="intersection", keep_geom_type=True)
    inside = {row.unit: size(row.geometry) for row in cut.itertuples()}
    inside = {unit: part for unit, part in inside.items() if part > 0}
    outside = size(geometry.difference(whole))
    if outside > 1e-9 * size(geometry):
        inside["outside"] = outside
    return dict(sorted(inside.items())), []


def main():
    written = []
    for name, geometry in cases():
        parts, tied = measured(geometry)
        if tied and not on_an_edge(*geometry.coords[0]):
            # GEOS computes with about 32 digits: one middle of an edge, 1e-19 square degrees off it, is on it there
            print("left out, on a border by rounding alone:", name)
            continue
        case = {"name": name, "geometry": mapping(geometry), "parts": parts}
        if tied:
            case["tied"] = tied
        written.append(json.dumps(case))
    (HERE / "overlay.json").write_text("[\n" + ",\n".join(written) + "\n]\n")
    print(len(written), "cases")


main()

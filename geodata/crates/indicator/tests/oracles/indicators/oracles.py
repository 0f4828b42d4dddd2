"""Writes the oracle fixtures of the indicators; see README.md."""

import csv
import json
import pathlib
import warnings

import geopandas
import numpy as np
import pandas as pd
from access import Access, weights
from esda import Moran, Moran_Local
from esda.smoothing import Empirical_Bayes
from geographiclib.geodesic import Geodesic
from inequality.gini import Gini
from inequality.theil import Theil, TheilD
from libpysal.weights import Queen
from shapely.geometry import MultiPolygon, Polygon

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).parent
ATLAS = HERE.parents[2] / "atlas"
BANDS = [("0-5", 5), ("5-10", 10), ("10-20", 20), ("20+", float("inf"))]


def rows(name):
    with open(ATLAS / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name, value):
    text = json.dumps(value, indent=0, ensure_ascii=False)
    (HERE / name).write_text(text + "\n", encoding="utf-8")


MUNICIPALITIES = {m["istat"]: m for m in rows("municipalities.csv")}
CODES = sorted(MUNICIPALITIES)
AGES = ["0_2", "3_5", "6_13", "14_18", "19_34", "35_64", "65_74", "75_84", "85_plus"]


def residents(code, first=0):
    return sum(int(MUNICIPALITIES[code][f"pop_{age}"]) for age in AGES[first:])


def houses():
    """Case della comunità by municipality: one row of health_facilities.csv each."""
    found = {}
    for row in rows("health_facilities.csv"):
        if row["kind"] == "case_della_comunita":
            found[row["municipalities"]] = found.get(row["municipalities"], 0) + 1
    return found


def access():
    points = json.loads((HERE / "points.json").read_text())
    supply = houses()

    def km(a, b):
        (ax, ay), (bx, by) = points[a], points[b]
        return Geodesic.WGS84.Inverse(ay, ax, by, bx)["s12"] / 1000

    cost = pd.DataFrame(
        [(i, j, km(i, j)) for i in CODES for j in sorted(supply)],
        columns=["origin", "dest", "cost"],
    )
    nearest = cost.groupby("origin")["cost"].min().to_dict()
    bands = {}
    for first, ages in [(0, "all"), (6, "65"), (7, "75")]:
        for code in CODES:
            zone = MUNICIPALITIES[code]["zone"]
            band = next(name for name, upper in BANDS if nearest[code] <= upper)
            of_zone = bands.setdefault(ages, {}).setdefault(zone, {b: 0 for b, _ in BANDS})
            of_zone[band] += residents(code, first)

    demand = pd.DataFrame({"code": CODES, "people": [residents(c) for c in CODES]})
    offered = pd.DataFrame({"code": sorted(supply), "houses": [supply[c] for c in sorted(supply)]})
    model = Access(
        demand_df=demand, demand_index="code", demand_value="people",
        supply_df=offered, supply_index="code", supply_value="houses",
        cost_df=cost, cost_origin="origin", cost_dest="dest", cost_name="cost",
        neighbor_cost_df=cost, neighbor_cost_origin="origin", neighbor_cost_dest="dest", neighbor_cost_name="cost",
    )
    step = weights.step_fn({5: 1, 10: 0.68, 20: 0.22})
    model.enhanced_two_stage_fca(name="e2sfca", max_cost=20, weight_fn=step)
    column = model.access_df["e2sfca_houses"].fillna(0)
    write("access.json", {"nearest_km": nearest, "bands": bands, "e2sfca": column.to_dict()})


def repeated(values, times):
    return np.repeat(np.array(values, dtype=float), times)


def inequality():
    random = np.random.default_rng(20231205)
    cases = []
    for size, zero_share in [(5, 0.0), (40, 0.0), (40, 0.3), (120, 0.1)]:
        values = np.round(random.lognormal(1, 1, size), 3)
        values[random.random(size) < zero_share] = 0
        times = random.integers(1, 30, size)
        groups = random.integers(0, 4, size)
        y, g = repeated(values, times), np.repeat(groups, times)
        # the package takes logarithms of shares: a zero share adds nothing, which it writes as a tiny number
        theil, parts = Theil(y), TheilD(y, g)
        cases.append({
            "values": values.tolist(), "weights": times.tolist(), "groups": groups.tolist(),
            "gini": float(Gini(y).g), "theil": float(theil.T),
            "between": float(np.ravel(parts.bg)[0]), "within": float(np.ravel(parts.wg)[0]),
        })
    write("inequality.json", cases)


def boundaries():
    topology = json.loads((ATLAS / "boundaries.topojson").read_text(encoding="utf-8"))

    def ring(refs):
        positions = []
        for ref in refs:
            arc = topology["arcs"][ref] if ref >= 0 else topology["arcs"][~ref][::-1]
            positions += arc[1 if positions else 0:]
        return positions

    shapes = {}
    for shape in topology["objects"]["municipalities"]["geometries"]:
        polygons = [[ring(r) for r in polygon] for polygon in shape["arcs"]]
        shapes[shape["id"]] = MultiPolygon([Polygon(p[0], p[1:]) for p in polygons])
    codes = sorted(shapes)
    frame = {"code": codes, "geometry": [shapes[c] for c in codes]}
    return geopandas.GeoDataFrame(frame, crs=4326).set_index("code")


def moran():
    queen = Queen.from_dataframe(boundaries(), use_index=True)
    old_age = np.array([residents(c, 7) / residents(c) for c in CODES])
    queen.transform = "r"
    np.random.seed(20231205)
    whole = Moran(old_age, queen, permutations=9999)
    local = Moran_Local(old_age, queen, permutations=9999, seed=20231205, n_jobs=1)
    quadrants = {1: "high_high", 2: "low_high", 3: "low_low", 4: "high_low"}
    write("moran.json", {
        "neighbours": {code: sorted(queen.neighbors[code]) for code in CODES},
        "values": dict(zip(CODES, old_age.tolist())),
        "moran": {"i": float(whole.I), "expected": float(whole.EI), "p": float(whole.p_sim)},
        "local": {
            code: {"i": float(local.Is[k]), "p": float(local.p_sim[k]), "quadrant": quadrants[int(local.q[k])]}
            for k, code in enumerate(CODES)
        },
    })


def smoothing():
    random = np.random.default_rng(20231205)
    cases = []
    for size, rate in [(11, 1e-5), (40, 1e-3), (120, 1e-2)]:
        people = random.integers(1_000, 900_000, size)
        events = random.poisson(people * rate * random.lognormal(0, 0.8, size))
        smoothed = np.ravel(Empirical_Bayes(events, people).r)
        cases.append({"events": events.tolist(), "people": people.tolist(), "smoothed": smoothed.tolist()})
    write("smoothing.json", cases)


if __name__ == "__main__":
    access()
    inequality()
    moran()
    smoothing()

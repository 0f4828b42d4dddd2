#!/usr/bin/env python3
"""Every cell of the matrix, counted from the register's files alone.

    python3 geodata/tests/oracles/matrix_counts.py > geodata/tests/oracles/matrix_counts.json
    python3 geodata/tests/oracles/matrix_counts.py --print     three strategies by three zones, with the records

Only the standard library is used and no code is shared with geodata_indicator. A row counts in the zones it
names and in those of the municipalities it names; one that names neither concerns the whole area.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

atlas = Path(__file__).parent.parent.parent / "atlas"


def table(name):
    with open(atlas / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(text):
    return [cell.strip() for cell in text.split(";") if cell.strip()]


zone_of = {row["istat"]: row["zone"] for row in table("municipalities.csv")}
# without geometry of its own, a record is where its cells say; this count would not know about others
assert json.loads((atlas / "projects.geojson").read_text())["features"] == []

found = defaultdict(set)
for row in table("projects.csv") + table("health_facilities.csv"):
    strategies = set(cells(row["strategies"]))
    rows = {"strategy": strategies, "axis": {s.split(".")[0] for s in strategies}, "kind": {row["kind"]}}
    municipalities = set(cells(row["municipalities"]))
    zones = set(cells(row["zones"])) | {zone_of[code] for code in municipalities}
    if not zones:
        columns = {"zone": {"metropolitan"}, "municipality": {"metropolitan"}}
    else:
        columns = {"zone": zones, "municipality": municipalities or {"unplaced"}}
    for row_type, codes in rows.items():
        for column_type, places in columns.items():
            for code in codes:
                for place in places:
                    found[row_type, column_type, code, place].add(row["id"])

if sys.argv[1:] == ["--print"]:
    for strategy in ["3.3", "5.2", "6.1"]:
        for zone in ["2", "5", "11"]:
            ids = sorted(found["strategy", "zone", strategy, zone])
            print(f"{strategy} in zone {zone}: {len(ids)} {' '.join(ids)}")
else:
    counts = {}
    for (row_type, column_type, code, place), ids in sorted(found.items()):
        by_row = counts.setdefault(f"{row_type} by {column_type}", {}).setdefault(code, {})
        by_row[place] = len(ids)
    lines = [
        f'  "{name}": {{\n' + ",\n".join(f'    "{row}": {json.dumps(c)}' for row, c in by_row.items()) + "\n  }"
        for name, by_row in counts.items()
    ]
    print("{\n" + ",\n".join(lines) + "\n}")

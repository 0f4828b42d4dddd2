#!/usr/bin/env python3
"""PNRR totals per mission and per municipality, computed independently of the library.

    python3 geodata/crates/import/tests/oracles/pnrr_totals.py DATA > geodata/tests/oracles/pnrr_totals.json

DATA is the folder of the raw open data. Only the standard library is used, and exact fractions:
nothing is rounded before the end. What is meant by a project, a place and a part is said in
geodata/crates/import/src/pnrr.rs; this script shares no code with it.
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

folder = Path(sys.argv[1]) / "pnrr-italia-domani-2023"


def key(row):
    submeasure = row.get("Codice Univoco Submisura") or row["Codice Univoco submisura"]
    return submeasure, row["CUP"], row["Codice Locale Progetto"]


with open(folder / "progetti_validati_CMTorino.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
by_project = defaultdict(list)
for row in rows:
    by_project[key(row)].append(row)
inside = {row["COD_ISTAT_COMUNE"] for row in rows}

places = defaultdict(set)
with gzip.open(folder / "localizzazioni_universo_IT.csv.gz", "rt", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if key(row) in by_project:
            places[key(row)].add(row["COD_ISTAT_COMUNE"])

missions = defaultdict(lambda: {"projects": 0, "pnrr": Fraction(0), "total": Fraction(0)})
cells = defaultdict(lambda: {"projects": 0, "pnrr": Fraction(0), "total": Fraction(0)})
differing = 0
for project, rows_of_project in by_project.items():
    first = rows_of_project[0]
    amounts = {(r["Missione"], r["Finanziamento PNRR"], r["Finanziamento Totale"]) for r in rows_of_project}
    differing += len(amounts) > 1
    pnrr, total = (Fraction(Decimal(first[c])) for c in ("Finanziamento PNRR", "Finanziamento Totale"))
    mission = missions[first["Missione"]]
    mission["projects"] += 1
    mission["pnrr"] += pnrr
    mission["total"] += total
    everywhere = places[project] | {r["COD_ISTAT_COMUNE"] for r in rows_of_project}
    for place in everywhere:
        cell = cells[place if place in inside else "outside", first["Missione"]]
        cell["pnrr"] += pnrr / len(everywhere)
        cell["total"] += total / len(everywhere)
    for place in {p if p in inside else "outside" for p in everywhere}:
        cells[place, first["Missione"]]["projects"] += 1


def written(figures):
    cents = {name: round(figures[name] * 100) for name in ("pnrr", "total")}
    return {"projects": figures["projects"], "pnrr_cents": cents["pnrr"], "total_cents": cents["total"]}


result = {
    "rows": len(rows),
    "projects": len(by_project),
    "projects_by_cup_alone": len({k[1] for k in by_project}),
    "projects_with_differing_amounts": differing,
    "projects_with_places_outside": sum(1 for p in by_project if places[p] - inside),
    "missions": {m: written(f) for m, f in sorted(missions.items())},
    "places": {f"{place} {mission}": written(f) for (place, mission), f in sorted(cells.items())},
}
text = json.dumps(result, indent=1)
# one place a line
print(text.replace("{\n   \"projects\"", "{\"projects\"").replace(",\n   \"", ", \"").replace("\n  }", "}"))

#!/usr/bin/env python3
"""An import of ten million rows, which is more than the limit, ends with a report, in bounded time and memory.

    python3 tests/checks/import_rows.py [target/debug/atlante]

Writes a CSV of ten million rows (250 MB) into a temporary folder, plain and packed with gzip, and imports each as a table
and as projects. Fails when the report is missing, when the program crashes, or when it takes more memory than LIMIT_MIB.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROWS = 10_000_000
# each project takes 4 kB in memory (its row, its record and the change), and a million are read
LIMIT_MIB = {"table": 256, "projects": 6144}


def write(folder):
    plain = os.path.join(folder, "righe.csv")
    with open(plain, "w", encoding="utf-8") as file:
        file.write("Titolo;Comune;Importo\n")
        for start in range(0, ROWS, 100_000):
            file.write("".join(f"Opera {i};Torino;{i}\n" for i in range(start, start + 100_000)))
    packed = plain + ".gz"
    with open(plain, "rb") as source, gzip.open(packed, "wb", compresslevel=1) as target:
        shutil.copyfileobj(source, target)
    return plain, packed


# Started anew for each run: a process begins with the peak of the one it was split from, and this one reads large reports.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
print(json.dumps([done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]))
"""


def peak_mib(program, args):
    """Status and peak memory of one run."""
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, program, *args], stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(measured.stdout)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/debug/atlante"
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "rapporto.json")
        ways = {
            "table": ["--as", "table"],
            "projects": ["--set", "kind=cycle_route", "--set", "strategies=3.3"],
        }
        for path in write(folder):
            for way, more in ways.items():
                begun = time.monotonic()
                status, used = peak_mib(program, ["import", path, *more, "--dry-run", "--report", report])
                seconds = time.monotonic() - begun
                with open(report, encoding="utf-8") as file:
                    found = json.load(file)
                words = [g["finding"] for g in found["findings"] if g["finding"].startswith("too-many")]
                good = status in (1, 3) or (way == "table" and status == 0)
                good = good and bool(words) and used < LIMIT_MIB[way]
                failed |= not good
                print(
                    f"{os.path.basename(path)} as {way}: status {status}, {found['totals']['rows']} rows, {words}, "
                    f"{seconds:.0f} s, {used} MiB{'' if good else '  FAILED'}"
                )
                os.remove(report)
    sys.exit(failed)


main()

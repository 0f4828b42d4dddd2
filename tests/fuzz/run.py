#!/usr/bin/env python3
"""Fuzzes the targets one after the other: what each ran, how much of the program it reached, what it found.

    rustup toolchain install nightly && cargo install cargo-fuzz
    python3 tests/fuzz/run.py [--seconds 240] [TARGET...]

The dependencies are those of the product (its Cargo.lock is copied). Corpora stay in `corpus/`, so that the next run goes on from
there; a finding is a file in `artifacts/TARGET/`, and the run ends with status 1.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TARGETS = ["csv", "xlsx", "ods", "geojson", "shapefile", "gpkg", "gpx", "kml", "mapspec", "tile"]
CARGO = ["cargo", "+nightly"]


def built():
    if not (HERE / "Cargo.lock").exists():
        shutil.copy(HERE.parent.parent / "Cargo.lock", HERE / "Cargo.lock")
    # without a sanitizer: the product has no unsafe code of its own, and twice as much is tried in the same time
    subprocess.run([*CARGO, "fuzz", "build", "--fuzz-dir", ".", "-s", "none"], cwd=HERE, check=True)
    host = subprocess.run([*CARGO, "-vV"], check=True, capture_output=True, text=True).stdout
    triple = re.search(r"host: (\S+)", host)[1]
    return HERE / "target" / triple / "release"


def fuzzed(programs, target, seconds):
    corpus, artifacts = HERE / "corpus" / target, HERE / "artifacts" / target
    log = HERE / "logs" / f"{target}.log"
    for folder in (corpus, artifacts, log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    command = [programs / target, corpus, HERE / "seeds" / target, f"-max_total_time={seconds}", "-rss_limit_mb=2048", "-timeout=20"]
    command += ["-max_len=65536", "-print_final_stats=1", f"-dict={HERE / 'words.dict'}", f"-artifact_prefix={artifacts}/"]
    with open(log, "w", encoding="utf-8") as output:
        status = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False, cwd=HERE).returncode
    said = log.read_text(encoding="utf-8", errors="replace")
    runs = re.findall(r"stat::number_of_executed_units: (\d+)", said) or re.findall(r"^#(\d+)", said, re.M)[-1:]
    reached = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", said)
    memory = re.findall(r"stat::peak_rss_mb: +(\d+)", said)
    last = reached[-1] if reached else ("?", "?", "?")
    found = "nothing found" if status == 0 else f"FOUND, see {log.relative_to(HERE)}"
    print(f"{target}: {runs[0] if runs else '?'} runs, {last[0]} edges, {last[1]} features, corpus {last[2]}, {memory[0] if memory else '?'} MiB, {found}", flush=True)
    return status == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    given = parser.parse_args()
    programs = built()
    if not (HERE / "seeds").exists():
        subprocess.run([programs / "seeds"], cwd=HERE, check=True)
    good = [fuzzed(programs, target, given.seconds) for target in given.targets or TARGETS]
    sys.exit(not all(good))


main()

#!/usr/bin/env python3
"""Holds lede to the figures it has reached, over data with known answers that are kept beside the repository.

  floors.py DATA [--raise] [--lower SET.FIGURE ...] [--lede BINARY]

DATA       the folder with all.py, targets.json and the sets
--raise    writes down what is better than the floor, where the data are those that the floors were measured on
--lower    writes down the figure as it is, though it is worse; name each figure, and say why in the commit
floors.json holds the floors, rounded down (ceilings up) in the third place, and a digest of the data they were measured on. Other data
have other figures: then nothing is compared, and --raise begins anew.
"""
import argparse
import hashlib
import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILE = HERE / "floors.json"
SLACK = 0.0005  # figures are kept to three places


def digest(data):
    total = hashlib.sha256()
    for path in sorted(p for p in data.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(data).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def at(figures, path):
    for key in path.split("."):
        figures = figures.get(key) if isinstance(figures, dict) else None
    return figures


def measure(data, lede):
    """{"set.figure": [value, is it a ceiling]} for every figure that has a target."""
    command = [sys.executable, str(data / "all.py"), "--json", "--project", str(HERE.parent)]
    out = subprocess.run(command + (["--lede", lede] if lede else []), capture_output=True, text=True, check=True)
    figures = json.loads(out.stdout)
    rows = {}
    for name, path, target in json.loads((data / "targets.json").read_text()):
        value = at(figures.get(name, {}), path)
        if value is not None:
            rows[f"{name}.{path}"] = (value, target <= 0)
    return rows


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--raise", dest="up", action="store_true")
    ap.add_argument("--lower", nargs="+", default=[])
    ap.add_argument("--lede")
    a = ap.parse_args()
    kept = json.loads(FILE.read_text()) if FILE.exists() else {"data": "", "floors": {}}
    now = digest(a.data)
    same = kept["data"] == now
    floors = kept["floors"] if same else {}
    rows = measure(a.data, a.lede)
    below = []
    for name, (value, ceiling) in sorted(rows.items()):
        floor = floors.get(name)
        worse = floor is not None and (value > floor + SLACK if ceiling else value < floor - SLACK)
        better = floor is None or (value < floor if ceiling else value > floor)
        if worse and name not in a.lower:
            below.append(name)
        if (a.up and better) or name in a.lower:
            floors[name] = (math.ceil if ceiling else math.floor)(value * 1000) / 1000
        mark = "BELOW" if name in below else "ok   "
        print(f"{mark} {name:45} {value:7.3f}   {'-' if floor is None else format(floor, '.3f'):>7}{' at most' if ceiling else ''}")
    below += [f"{name} is not measured any more" for name in floors if name not in rows]
    if a.up or a.lower:
        FILE.write_text(json.dumps({"data": now, "floors": dict(sorted(floors.items()))}, indent=1) + "\n")
    elif not same:
        print("The data are not those that the floors were measured on; nothing was compared.")
    if below:
        print(f"{len(below)} below their floors: " + ", ".join(below))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

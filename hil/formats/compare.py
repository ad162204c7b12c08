"""Runs cells, exports them, opens the files with the programs of others; prints what agreed."""

import json
import pathlib
import shutil
import subprocess
import sys
import warnings

import bdf
from galvani import BioLogic
from journal import agree, samples
from spectra import opened
from yadg.extractors import extract

warnings.filterwarnings("ignore")
SOLIDUS, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
RUNS = {
    "symmetric": ["symmetric-cycling", "--cell", "cell1=li-li", "--with", "cycles=5"],
    "held": ["formation", "--cell", "cell2=lfp-li", "--with", "upper=3.8V", "--with", "lower=2.5V"],
    "copper": ["adams-efficiency", "--cell", "cell3=copper-li", "--with", "cycles=2"],
}


def solidus(*words):
    subprocess.run([SOLIDUS, *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def export(run, cell, form, path):
    solidus("runs", "export", run, "--format", form, "--cell", cell, "--out", path)
    return path


def in_batterydf(name, path, rows):
    frame = bdf.read(path)
    columns = {
        "Test Time / s": ([r.time for r in rows], 5.1e-4),
        "Voltage / V": ([r.potential for r in rows], 5.1e-8),
        "Current / A": ([r.current for r in rows], 5.1e-11),
        "Cycle Count / 1": ([r.cycle for r in rows], 0),
        "Step Count / 1": ([r.step for r in rows], 0),
        "Charging Capacity / Ah": ([r.charged / 3600 for r in rows], 5.1e-11),
        "Discharging Capacity / Ah": ([r.discharged / 3600 for r in rows], 5.1e-11),
    }
    for column, (ours, tolerance) in columns.items():
        agree(f"{name}, {path.name} in batterydf, {column}", ours, frame[column], tolerance)
    about = json.loads(path.with_name(path.name + ".metadata.json").read_text())
    if about["schema:distribution"][0]["schema:contentUrl"] != path.name:
        sys.exit(f"{name}: the sidecar is about another file")
    if "SIMULATED" not in about["schema:name"]:
        sys.exit(f"{name}: the sidecar does not say that it is simulated")


def mpt_columns(rows):
    net = [(r.charged - r.discharged) / 3.6 for r in rows]
    return {
        "time/s": ([r.time for r in rows], 5.1e-7),
        "Ewe/V": ([r.potential for r in rows], 5.1e-10),
        "I/mA": ([r.current * 1000 for r in rows], 5.1e-10),
        "(Q-Qo)/mA.h": (net, 1e-11),
        "dQ/mA.h": ([b - a for a, b in zip(net[:1] + net, net)], 2e-11),
        "cycle number": ([r.cycle for r in rows], 0),
    }


def in_galvani(name, path, rows):
    table, _ = BioLogic.MPTfile(str(path))
    for column, (ours, tolerance) in mpt_columns(rows).items():
        agree(f"{name}, {path.name} in galvani, {column}", ours, table[column], tolerance)
    for row in table:
        due = {1: abs(row["control/V/mA"] - row["I/mA"]) <= 0.01 * abs(row["control/V/mA"]) + 1e-4,
               2: abs(row["control/V/mA"] - row["Ewe/V"]) <= 0.01, 3: abs(row["I/mA"]) <= 1e-6}
        if not due[int(row["mode"])]:
            sys.exit(f"{name}: what is held in mode {row['mode']} is not what was measured: {row}")
        if row["mode"] == 1 and bool(row["ox/red"]) != (row["I/mA"] > 0):
            sys.exit(f"{name}: a current of {row['I/mA']} mA has ox/red {row['ox/red']}")
    return table


def in_yadg(name, path, rows):
    tree = extract(filetype="eclab.mpt", path=path, encoding="windows-1252", timezone="UTC",
                   locale="en_GB")
    names = {"time": "time/s", "Ewe": "Ewe/V", "I": "I/mA", "(Q-Qo)": "(Q-Qo)/mA.h",
             "cycle number": "cycle number"}
    expected = mpt_columns(rows)
    for theirs, column in names.items():
        ours, tolerance = expected[column]
        agree(f"{name}, {path.name} in yadg, {theirs}", ours, tree[theirs].values, tolerance)
    units = {k: tree[k].attrs.get("units") for k in ("Ewe", "I", "(Q-Qo)")}
    if units != {"Ewe": "V", "I": "mA", "(Q-Qo)": "mA·h"}:
        sys.exit(f"{name}: yadg sees the units {units}")


def in_batterydf_as_mpt(name, path, rows):
    frame = bdf.read(path)
    agree(f"{name}, mpt in batterydf", [r.current for r in rows], frame["Current / A"], 1e-12)
    agree(f"{name}, mpt in batterydf", [r.potential for r in rows], frame["Voltage / V"], 1e-9)


shutil.rmtree(FOLDER, ignore_errors=True)
FOLDER.mkdir(parents=True)
total = 0
for name, words in RUNS.items():
    cell = next(w for w in words if w.startswith("cell")).split("=")[0]
    solidus("run", *words, "--fast", "--out", FOLDER / name)
    rows = samples(FOLDER / name / "journal")
    in_batterydf(name, export(FOLDER / name, cell, "bdf", FOLDER / f"{name}.bdf.csv"), rows)
    in_batterydf(name, FOLDER / name / f"{cell}.bdf.csv", rows)
    mpt = export(FOLDER / name, cell, "mpt", FOLDER / f"{name}.mpt")
    in_galvani(name, mpt, rows)
    in_yadg(name, mpt, rows)
    in_batterydf_as_mpt(name, mpt, rows)
    total += len(rows)
points = []
for name in ("wide", "at-once"):
    folder = FOLDER / name
    solidus("run", f"impedance-{name}", "--cell", "cell1=dummy-rc", "--fast", "--out", folder)
    export(folder, "cell1", "mpt", FOLDER / f"{name}.mpt")
    points.append(opened(name, FOLDER / f"{name}.eis.mpt", folder / "eis-cell1.csv"))
print(
    f"{len(RUNS)} runs, {total} samples agree in batterydf, galvani and yadg;"
    f" spectra of {points[0]} and {points[1]} points in galvani and yadg"
)

"""One entry, simulated, and the little of it that is kept."""
import csv
import json
import os
import resource
import shutil
import tempfile
import time

import library


def simulate(entry, short=False):
    """Runs an entry; its result as a dictionary that JSON can hold."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    folder = tempfile.mkdtemp(prefix="solidus-paper-")
    try:
        one = recipe if entry["kind"] == "recipe" else method
        result = one(entry, os.path.join(folder, "run"), short)
    finally:
        shutil.rmtree(folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    result["user_s"] = round(after.ru_utime - before.ru_utime, 2)
    result["wall_s"] = round(time.time() - began, 2)
    return result


def recipe(entry, out, short):
    words = ["run", entry["id"], "--json"]
    if short and "cycles" in entry["parameters"]:
        words += ["--with", "cycles=3"]
    said, complaint, status = library.call(*words)
    if status not in (0, 1) or not said.startswith("{"):
        return {"status": status, "complaint": complaint.strip()[-400:], "films": []}
    run = json.loads(said)
    truth = run.get("truth", {})
    return {
        "status": status, "outcome": run.get("outcome"), "reason": run.get("reason"),
        "hours": run["duration_s"] / 3600, "films": run.get("films", []),
        "peak_C": run.get("peak_measured_C"), "limit_C": run.get("limit_C"), "truth": truth,
    }


def method(entry, out, short):
    words = ["run", entry["id"], "--json", "--out", out]
    if short:
        words += [word for name in ("cycles",) if name in entry["parameters"]
                  for word in ("--with", f"{name}=2")]
    said, complaint, status = library.call(*words)
    if not said.startswith("{"):
        return {"status": status, "complaint": complaint.strip()[-400:], "cells": []}
    run = json.loads(said)
    ends = cell_ends(out)
    analysed, _, failed = library.call("analyse", "cell", out, "--json")
    tables = {} if failed else {c["cell"]: c for c in json.loads(analysed)["cells"]}
    cells = []
    for number, (cell, name) in enumerate(zip(run["cells"], entry["paper"]["cells"]), 1):
        channel = f"cell{number}"
        table = tables.get(channel, {})
        cells.append({
            "name": name, "outcome": cell["outcome"],
            "end_h": ends.get(channel, run["duration_s"]) / 3600,
            "cycles": [cycle(c) for c in table.get("cycles", [])],
            "points": points(os.path.join(out, f"{channel}.bdf.csv")),
        })
    return {"status": status, "hours": run["duration_s"] / 3600, "cells": cells}


KEPT = ["cycle", "began_s", "lasts_s", "complete", "overpotential_V", "plating_V", "stripping_V",
        "discharged_mAh_g", "coulombic_efficiency", "energy_efficiency", "plated_um",
        "charged_mAh_cm2", "discharged_mAh_cm2"]


def cycle(whole):
    return {key: round(whole[key], 6) if isinstance(whole[key], float) else whole[key]
            for key in KEPT if key in whole}


def cell_ends(out):
    ends = {}
    with open(os.path.join(out, "events.jsonl")) as lines:
        for line in lines:
            event = json.loads(line)
            if event.get("event") == "cell_end":
                ends[event["cell"]] = event["t_s"]
    return ends


def points(path):
    """What is read off a table beside its cycles: pulses of 10 s, and where a sweep peaks."""
    pulses, rows, oxidation, reduction = [], [], (0, None), (0, None)
    with open(path) as table:
        for row in csv.DictReader(table):
            rows.append((float(row["Test Time / s"]), float(row["Voltage / V"]),
                         float(row["Current / A"]), int(row["Step Count / 1"])))
    for seconds, volts, amperes, _ in rows:
        if amperes > oxidation[0]:
            oxidation = (amperes, volts)
        if amperes < reduction[0]:
            reduction = (amperes, volts)
    steps = {}
    for row in rows:
        steps.setdefault(row[3], []).append(row)
    order = sorted(steps)
    for first, second in zip(order, order[1:]):
        a, b = steps[first][-1], steps[second][-1]
        lasts = [steps[s][-1][0] - steps[s][0][0] for s in (first, second)]
        if max(lasts) < 15 and a[2] > 1e-6 and b[2] < -1e-6:
            pulses.append([a[0] / 3600, (a[1] - b[1]) / (a[2] - b[2])])
    return {"pulses": pulses[:50], "oxidation_V": oxidation[1], "reduction_V": reduction[1]}

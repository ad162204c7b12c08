"""One entry, simulated, and the little of it that is kept."""
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
        result = run(entry, os.path.join(folder, "run"), short)
    finally:
        shutil.rmtree(folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    result["user_s"] = round(after.ru_utime - before.ru_utime, 2)
    result["wall_s"] = round(time.time() - began, 2)
    return result


def run(entry, out, short):
    words = ["run", entry["id"], "--json", "--out", out]
    if short and "cycles" in entry["parameters"]:
        words += ["--with", f"cycles={3 if entry['kind'] == 'recipe' else 2}"]
    if short and "turns" in entry["parameters"]:
        words += ["--with", "turns=1"]
    said, complaint, status = library.call(*words)
    # A cell that comes to its limits ends a run too; a coating has to come to its end.
    if not said.startswith("{") or (entry["kind"] == "recipe" and status not in (0, 1)):
        return {"status": status, "complaint": complaint.strip()[-400:]}
    told = json.loads(said)
    result = {"status": status, "hours": told["duration_s"] / 3600, "rows": rows(entry, out)}
    if entry["kind"] == "method":
        ends, shorts = cell_hours(out, "cell_end"), cell_hours(out, "verdict", "hard_short")
        result["cells"] = [
            {"outcome": cell["outcome"],
             "end_h": ends.get(f"cell{number}", told["duration_s"]) / 3600,
             "short_h": shorts[f"cell{number}"] / 3600 if f"cell{number}" in shorts else None}
            for number, cell in enumerate(told["cells"], 1)]
        return result
    return {**result, "outcome": told.get("outcome"), "reason": told.get("reason"),
            "films": told.get("films", []), "truth": told.get("truth", {})}


def rows(entry, out):
    """What the run has beside each number of its paper, as its own report says it."""
    if not entry["paper"]["claims"]:
        return []
    said, complaint, status = library.call("analyse", "paper", out, "--json")
    if status:
        raise SystemExit(f"hil/papers: {entry['id']}: {complaint}")
    (paper,) = json.loads(said)["papers"]
    return [{key: row[key] for key in ("number", "printed", "ours", "verdict")}
            for row in paper["claims"]]


def cell_hours(out, kind, verdict=None):
    """When something first befell each cell, in seconds."""
    found = {}
    with open(os.path.join(out, "events.jsonl")) as lines:
        for line in lines:
            event = json.loads(line)
            if event.get("event") == kind and event.get("verdict") == verdict:
                found.setdefault(event["cell"], event["t_s"])
    return found

"""The command line of hil/papers."""
import argparse
import concurrent.futures
import json
import os
import time

import against
import gallery
import library
import simulate
import table

KEPT = ".build/papers"


def path(entry, short):
    return os.path.join(KEPT, "short" if short else "full", entry["id"] + ".json")


def kept(entry, short):
    """The result that is there, unless the entry has changed since."""
    try:
        with open(path(entry, short)) as file:
            result = json.load(file)
    except FileNotFoundError:
        return None
    return result if result["digest"] == library.digest(entry, entry["paper"]["cells"]) else None


def run_one(entry, short):
    result = simulate.simulate(entry, short)
    result["digest"] = library.digest(entry, entry["paper"]["cells"])
    place = path(entry, short)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place + ".new", "w") as file:
        json.dump(result, file)
    os.replace(place + ".new", place)
    return result


def run(options):
    began = time.time()
    todo = [e for e in library.entries() if library.runs(e)]
    if options.ids:
        todo = [e for e in todo if e["id"] in options.ids]
    if options.tenth is not None:
        todo = [e for number, e in enumerate(todo) if number % 10 == options.tenth % 10]
    missing = [e for e in todo if kept(e, options.short) is None]
    # Coatings take seconds; of cells the many first, so that a run that is stopped has most.
    missing.sort(key=lambda e: (e["kind"] != "recipe", len(e["paper"]["cells"]), e["id"]))
    print(f"{len(todo)} entries, {len(todo) - len(missing)} there already")
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        doing = {pool.submit(run_one, e, options.short): e for e in missing}
        for done, future in enumerate(concurrent.futures.as_completed(doing), 1):
            entry, result = doing[future], future.result()
            print(f"{done}/{len(missing)} {entry['id']}: {summary(result)}", flush=True)
    results = [kept(e, options.short) for e in todo]
    cell_hours = sum(c["end_h"] for r in results for c in r.get("cells", []))
    reactor = sum(r.get("hours", 0) for r in results if "films" in r)
    broken = [e["id"] for e, r in zip(todo, results) if "complaint" in r]
    melted = [e["id"] for e, r in zip(todo, results) if r.get("truth", {}).get("melted")]
    print(f"{cell_hours:.0f} cell hours and {reactor:.0f} reactor hours,"
          f" {sum(r['user_s'] for r in results):.0f} s of processor,"
          f" {time.time() - began:.0f} s here; broken: {broken or 'none'};"
          f" melted: {melted or 'none'}")
    if options.short:
        return 1 if broken or melted else 0
    pairs = list(zip(todo, results))
    print("\n" + table.counts(pairs))
    unsaid = table.unsaid(pairs)
    print("\n".join(unsaid) or "each number that is another than the paper's has its reason")
    return 1 if broken or melted or unsaid else 0


def summary(result):
    if "complaint" in result:
        return f"status {result['status']}: {result['complaint'].splitlines()[0][:120]}"
    what = result.get("outcome") or ", ".join(ending(c) for c in result["cells"])
    return f"{what}, {result['user_s']} s"


def ending(cell):
    """A cell that is short ended then, as its row has it, however long current still flowed."""
    if cell["short_h"] is not None:
        return f"short at {cell['short_h']:.0f} h"
    return f"{cell['outcome']} at {cell['end_h']:.0f} h"


def main():
    parser = argparse.ArgumentParser(prog="hil/papers")
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run", help="simulate what is not there yet")
    running.add_argument("--jobs", type=int, default=2)
    running.add_argument("--short", action="store_true", help="a few cycles of each")
    running.add_argument("--tenth", type=int, help="each tenth entry from this one on")
    running.add_argument("ids", nargs="*")
    writing = commands.add_parser("table", help="write docs/papers.md")
    writing.add_argument("--out", default="docs/papers.md")
    checking = commands.add_parser("check", help="hold entries against the papers' data")
    checking.add_argument("index", nargs="?", default="../shared/data")
    commands.add_parser("gallery", help="draw docs/gallery")
    options = parser.parse_args()
    library.build()
    if options.command == "run":
        return run(options)
    if options.command == "gallery":
        return gallery.draw()
    if options.command == "check":
        return against.check(options.index)
    return table.write(options.out, [(e, kept(e, False)) for e in library.entries()])


if __name__ == "__main__":
    raise SystemExit(main())

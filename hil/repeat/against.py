"""Entries against the machine-readable index of the papers: processes.json and echem_tests.json."""
import json
import os
import re

import contradictions
import library


def check(folder):
    if not os.path.exists(os.path.join(folder, "processes.json")):
        print(f"hil/papers: no processes.json in {folder}")
        return 77
    with open(os.path.join(folder, "processes.json")) as file:
        processes = {p["id"]: p for p in json.load(file)["processes"]}
    with open(os.path.join(folder, "echem_tests.json")) as file:
        tests = {t["id"]: t for t in json.load(file)["tests"]}
    wrong, seen = [], set()
    for entry in library.entries():
        for index in entry["paper"]["index"]:
            seen.add(index)
            text = library.text(entry["id"])
            if index in processes:
                wrong += [f"{entry['id']}: {w}" for w in process(entry, text, processes[index])]
            elif index in tests:
                wrong += [f"{entry['id']}: {w}" for w in test(entry, text, tests[index])]
            else:
                wrong.append(f"{entry['id']}: the papers have no {index}")
    wrong += contradictions.check(library.entries(), processes, tests)
    wrong += [f"nothing is {i}" for i in sorted((set(processes) | set(tests)) - seen)]
    print("\n".join(wrong) or f"{len(processes)} processes and {len(tests)} tests agree")
    return 1 if wrong else 0


def process(entry, text, printed):
    """What an entry has otherwise than the paper; what stands apart from it on purpose is not."""
    stands = entry["paper"]["stands"]
    yield from unprinted(entry, text, printed)
    metal = {"Li": "Li", "Na": "Na", "K": "K"}.get(printed["substrate_metal"] or "", "none")
    if f"metal: {metal}" not in text and "-host" not in entry["id"]:
        yield f"not on {printed['substrate_metal']}"
    if stands not in ("printed", "asks", "refused"):
        return
    pulses = re.findall(r"(?:pulse: \{ (\w+): ([\d.]+) s \}|(purge|vacuum): ([\d.]+) s"
                        r"|plasma: \{ gas: (\w+), power: [^,]+, for: ([\d.]+) s)", text)
    ours = [(a or b or "O2 plasma", float(t or u or v)) for a, t, b, u, c, v in pulses]
    theirs = [(s["species"], float(s["seconds"])) for s in printed["sequence"] or []]
    if ours and ours[:len(theirs)] != theirs:
        yield f"{ours[:len(theirs)]} for {theirs}"
    cycles = printed["cycles"]
    if isinstance(cycles, int) and not re.search(rf"(times: {cycles}\b|value: {cycles}\b)", text):
        if "zincated" not in text:
            yield f"not {cycles} cycles"
    warm = printed["temperature_C"]
    hottest = warm["max"] if isinstance(warm, dict) else warm
    # Lines of precursors are no deposition temperature.
    if hottest and printed["sequence"] and "warmth" not in text:
        if f"to: {hottest} C" not in text and "accepted" != stands:
            yield f"not at {hottest} C"


# What the record keeps is nothing that a paper could have done otherwise.
RECORD = re.compile(r"^(sample|record|capacity|limits):.*$", re.M)
# How long at most something may take, before it counts as failed.
WITHIN = re.compile(r"within: [\d.]+ (min|h)")


def numbers(text):
    # A rate of C/10 is 0.1 of one.
    text = re.sub(r"C/(\d+)", lambda rate: f"{1 / float(rate[1]):g}", text)
    return [float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])", text)]


def unprinted(entry, text, printed):
    """Numbers of an entry that the paper has nowhere and that `chosen` does not have: it is to ask for
    them, or to say from where they are."""
    done = text[re.search(r"^(parameters|procedures|steps):", text, re.M).start():]
    done = re.sub(r'"[^"\n]*"|purpose: [^}\n]*|#.*', "", done)
    done = RECORD.sub("", WITHIN.sub("", re.sub(r"-1 \*|times: 1$", "", done, flags=re.M)))
    known = set(numbers(json.dumps(printed))) | set(numbers(entry["paper"].get("chosen", "")))
    for number in reckoned(text, printed):
        known.add(number)
    found = sorted({n for n in numbers(done) if n and n not in known})
    if found:
        yield f"{', '.join(f'{n:g}' for n in found)} is neither printed nor asked for, and 'chosen' has no word of it"


def reckoned(text, printed):
    """A half cycle: the printed charge over the printed current."""
    charge = printed.get("conditions", {}).get("q_mAh_cm2")
    current = re.search(r"^  current: .*value: ([\d.]+) mA/cm2", text, re.M)
    if charge and current:
        for one in charge if isinstance(charge, list) else [charge]:
            hours = one / float(current[1])
            yield from (round(hours, 6), round(60 * hours, 6))


def half(text, conditions):
    """A half cycle that an entry as printed has is the printed charge over the printed current."""
    found = re.search(r"^  half: .*value: ([\d.]+) (h|min)", text, re.M)
    current = re.search(r"^  current: .*value: ([\d.]+) mA/cm2", text, re.M)
    charge = conditions.get("q_mAh_cm2")
    charges = charge if isinstance(charge, list) else [charge]
    if not found or not current:
        return
    hours = float(found[1]) / (60 if found[2] == "min" else 1)
    if not any(c and abs(hours * float(current[1]) / c - 1) < 0.01 for c in charges):
        yield f"a half cycle of {found[1]} {found[2]} is printed nowhere: ask for it, or complete it"


def test(entry, text, printed):
    """Current and charge, where one number is printed and the entry has it."""
    conditions = printed["conditions"]
    yield from unprinted(entry, text, printed)
    if entry["paper"]["stands"] in ("printed", "asks"):
        yield from half(text, conditions)
        if conditions.get("j_mA_cm2") is None and re.search(r"^  current: .*value:", text, re.M):
            yield "no current is printed: ask for it, or complete it"
    density = conditions.get("j_mA_cm2")
    if isinstance(density, (int, float)) and "mA/cm2" in text:
        if f"{density:g} mA/cm2" not in text:
            yield f"not at {density} mA/cm2"
    charge = conditions.get("q_mAh_cm2")
    if isinstance(charge, (int, float)) and "cycle" in text:
        if f"{charge:g} mAh/cm2" not in text and "unmodelled" not in text:
            yield f"not {charge} mAh/cm2"
    whole = json.dumps(printed).replace(",", "").replace(" ", "")
    for claim in entry["paper"]["claims"]:
        # What is a sum or a quotient of printed numbers says so.
        if claim.get("because", "").startswith("reckoned"):
            continue
        for number in re.findall(r"[\d.]+", claim["is"]):
            if number not in whole:
                yield f"{number} is in none of what is printed"

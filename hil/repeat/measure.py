"""The number of ours that stands beside a number of a paper."""
import re

ORDINALS = ["first", "second", "third", "fourth", "fifth"]


def measure(entry, result, claim):
    """Our number in the unit of the paper, with words for it; (None, why) if there is none."""
    what = claim["what"]
    if what == "thickness":
        films = [f for f in result.get("films", []) if f.get("thickness_nm") is not None]
        return (sum(f["thickness_nm"] for f in films), "nm") if films else (None, "no film")
    if what == "corrosion":
        value = result.get("truth", {}).get("corrosion_nm")
        return (value, "nm") if value is not None else (None, "not told")
    cells = result.get("cells", [])
    if not cells:
        return None, "no run"
    if what in ("rank", "best"):
        return rank(cells, what)
    if what == "plated":
        thick = [max((c.get("plated_um", 0) for c in cell["cycles"]), default=0) for cell in cells]
        return (thick[0] / thick[1], "") if len(thick) > 1 and thick[1] else (None, "no cycle")
    number = ORDINALS.index(claim["of"]) if "of" in claim else 0
    return of_cell(cells[number], what, claim.get("at"), claim["is"])


def of_cell(cell, what, at, printed):
    if what in ("end", "lasts"):
        if at and at.startswith("cycle"):
            return len([c for c in cell["cycles"] if c["complete"]]), "cycles"
        short = short_hour(cell["cycles"])
        if short is not None:
            return short, "h, short"
        return cell["end_h"], "h, and lives" if cell["outcome"] == "done" else "h"
    if what == "resistance":
        pulses = cell["points"]["pulses"]
        if not pulses:
            return None, "no pulse"
        hour = pulses[-1][0] if at == "end" else hours(at)
        return min(pulses, key=lambda p: abs(p[0] - hour))[1], "ohm"
    if what == "peak":
        value = cell["points"][f"{at}_V"]
        return (value, "V") if value is not None else (None, "no current")
    return of_cycle(cell, what, at)


def short_hour(cycles):
    """When a filament was through: a plateau below half of what the last ten cycles had, and it
    stays there. What falls little by little, as a film that is activated, is none."""
    plateaus = [(c["began_s"], c["overpotential_V"]) for c in cycles if "overpotential_V" in c]
    for place in range(10, len(plateaus) - 1):
        usual = sorted(volts for _, volts in plateaus[place - 10:place])[5]
        if all(volts < usual / 2 for _, volts in plateaus[place:place + 2]):
            return plateaus[place][0] / 3600
    return None


def of_cycle(cell, what, at):
    cycles = [c for c in cell["cycles"] if c["cycle"] > 0 and c["complete"]]
    if not cycles:
        return None, "no cycle"
    chosen = at_density(cycles, at) if at and "mA/cm2" in at else at_time(cycles, at)
    if chosen is None:
        return None, f"ended after {cell['end_h']:.0f} h, {len(cycles)} cycles"
    keys = {"overpotential": ("overpotential_V", 1000, "mV"), "plating": ("plating_V", 1000, "mV"),
            "stripping": ("stripping_V", 1000, "mV"), "capacity": ("discharged_mAh_g", 1, "mAh/g"),
            "efficiency": ("coulombic_efficiency", 100, "%"),
            "energy": ("energy_efficiency", 100, "%")}
    if what == "retention":
        first = cycles[0].get("discharged_mAh_g")
        return (100 * chosen["discharged_mAh_g"] / first, "%") if first else (None, "no capacity")
    key, factor, unit = keys[what]
    return (abs(chosen[key]) * factor, unit) if key in chosen else (None, "not in the table")


def at_time(cycles, at):
    """The cycle that goes on at an hour, or has a number; nil beyond the last."""
    if at and at.startswith("cycle"):
        number = int(at.split()[1])
        return next((c for c in cycles if c["cycle"] == number), None)
    seconds = hours(at) * 3600
    going = [c for c in cycles if c["began_s"] <= seconds + 7200]
    if cycles[-1]["began_s"] + cycles[-1]["lasts_s"] < 0.97 * seconds:
        return None
    return going[-1] if seconds > 7200 and going else cycles[0] if seconds <= 7200 else None


def at_density(cycles, at):
    """The last cycle at a current density."""
    density = float(at.split()[0])
    found = [c for c in cycles if c.get("overpotential_V") is not None and abs(
        c["charged_mAh_cm2"] / (c["lasts_s"] / 7200) / density - 1) < 0.1]
    return found[-1] if found else None


def hours(at):
    return float(re.match(r"[\d.]+", at).group()) if at else 0


def rank(cells, what):
    """Who lives longer does better, then who has the smaller overpotential in the end."""
    def worth(number):
        cell = cells[number]
        failed = cell["outcome"] != "done" or short_hour(cell["cycles"]) is not None
        last = [c["overpotential_V"] for c in cell["cycles"] if "overpotential_V" in c]
        return (failed, -cell["end_h"] if failed else 0, last[-1] if last else 9)
    order = [ORDINALS[n] for n in sorted(range(len(cells)), key=worth)]
    return (order[0] if what == "best" else " > ".join(order)), ""

"""What came of a number: its worth, and whether it agrees."""
import re

from measure import measure

WORDS = {"not-simulated": "not simulated", "contradicted": "paper contradicts itself"}


def verdict(entry, result, claim):
    """Our number in words, and the verdict in words."""
    worth = WORDS.get(claim["worth"], claim["worth"])
    if claim["worth"] == "not-simulated":
        return "-", worth
    if result is None:
        return "not run yet", f"{worth}: not run yet"
    if "complaint" in result:
        return "did not run", worth
    value, unit = measure(entry, result, claim)
    if value is None:
        return unit, f"{worth}: no number" if claim["worth"] != "predicted" else "predicted: disagrees"
    if isinstance(value, str):
        agrees = value in claim["is"] or value == claim["is"]
        return value, f"{worth}: {'agrees' if agrees else 'disagrees'}"
    words = f"{value:.3g} {unit}".strip() if value < 1000 else f"{value:.0f} {unit}"
    if claim["worth"] == "contradicted":
        return words, worth
    return words, f"{worth}: {compare(claim, value, unit)}"


def compare(claim, value, unit):
    printed = claim["is"]
    number = float(re.search(r"[\d.]+", printed).group())
    due = 0.1 if claim["what"] in ("thickness", "plated") else 0.2
    if printed.startswith(">"):
        return "agrees" if value >= number * 0.999 else off(value, number)
    if printed.startswith("<"):
        return "agrees" if value <= number * 1.001 else off(value, number)
    if claim["what"] == "end" and "lives" in unit:
        return f"disagrees, lives at {value:.0f} h"
    return "agrees" if abs(value / number - 1) <= due else off(value, number)


def off(value, number):
    return f"disagrees, {100 * (value / number - 1):+.0f} %"

"""Opens a spectrum as EC-Lab writes it in galvani and yadg, against the table in the run folder."""

import csv
import sys

from galvani import BioLogic
from journal import agree
from yadg.extractors import extract

# What the table of the run and what the file write last.
TOLERANCE = 1e-5


def table(path):
    """The columns of eis-CELL.csv that a spectrum is made of."""
    with open(path, newline="") as lines:
        rows = list(csv.DictReader(lines))
    real = [float(row["Real Impedance / ohm"]) for row in rows]
    imaginary = [float(row["Imaginary Impedance / ohm"]) for row in rows]
    return {
        "freq/Hz": [float(row["Frequency / Hz"]) for row in rows],
        "Re(Z)/Ohm": real,
        "-Im(Z)/Ohm": [-value for value in imaginary],
        "|Z|/Ohm": [abs(complex(a, b)) for a, b in zip(real, imaginary)],
        "time/s": [float(row["Test Time / s"]) for row in rows],
        "cycle number": [int(row["Spectrum"]) for row in rows],
    }


def opened(name, path, own):
    """Stops unless both find in the file what the run folder's table says."""
    due = table(own)
    if not due["freq/Hz"]:
        sys.exit(f"{name}: {own} has no spectrum")
    found, _ = BioLogic.MPTfile(str(path))
    tree = extract(filetype="eclab.mpt", path=path, encoding="windows-1252", timezone="UTC",
                   locale="en_GB")
    for column, values in due.items():
        bound = TOLERANCE * max(abs(value) for value in values)
        agree(f"{name}, {path.name} in galvani, {column}", values, found[column], bound)
        # yadg keeps the unit apart.
        theirs = column.split("/")[0]
        agree(f"{name}, {path.name} in yadg, {theirs}", values, tree[theirs].values, bound)
    return len(due["freq/Hz"])

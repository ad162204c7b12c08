"""The samples of cells in a journal, read from its bytes and not by Solidus."""

import math
import struct
from dataclasses import dataclass

HEAD = b"solidus journal 2\n"
CELL = 6


@dataclass
class Sample:
    cell: int
    cycle: int
    step: int
    time: float
    step_time: float
    potential: float
    counter: float
    current: float
    charged: float
    discharged: float
    temperature: float


def samples(path):
    """Every sample of every cell, in the order of writing."""
    data = path.read_bytes()
    if not data.startswith(HEAD):
        raise SystemExit(f"{path} is no journal")
    place, found = len(HEAD), []
    while place < len(data):
        (length,) = struct.unpack_from("<H", data, place)
        record = data[place + 10 : place + 10 + length]
        place += 14 + length
        if record[0] != CELL:
            continue
        cell, cycle, step, _ = struct.unpack_from("<BIII", record, 1)
        at, began = struct.unpack_from("<qq", record, 14)
        numbers = struct.unpack_from("<7d", record, 30)
        potential, counter, current, _, charged, discharged, temperature = numbers
        found.append(
            Sample(
                cell, cycle, step, at / 1e9, (at - began) / 1e9, potential, counter, current,
                charged, discharged, temperature,
            )
        )
    return found


def agree(name, ours, theirs, tolerance):
    """Stops if two columns differ anywhere by more than a tolerance."""
    if len(ours) != len(theirs):
        raise SystemExit(f"{name}: {len(theirs)} rows instead of {len(ours)}")
    for row, (a, b) in enumerate(zip(ours, theirs)):
        b = float(b)
        if math.isnan(a) and math.isnan(b):
            continue
        if not abs(a - b) <= tolerance:
            raise SystemExit(f"{name}, row {row}: {b!r} instead of {a!r}")
    return len(ours)

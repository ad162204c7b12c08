"""What the papers print in two ways: each such quantity has both numbers, so that it has no verdict."""
import library

# As the surveys of the papers list them (coating 3.6, electrochemistry 0, models 1): process or test,
# and which quantity of it. A quantity of several cells has the place of its cell behind it.
KNOWN = [
    ("T1-03-LixAlyS-ALD-Li", "thickness"), ("T1-04-Al2O3-ALD-Li-20c", "thickness"),
    ("T1-04-Al2O3-ALD-Li-50c", "thickness"), ("T3-02-AlEG-MLD-Li-10c", "thickness"),
    ("T3-02-AlEG-MLD-Li-50c", "thickness"), ("T3-05-ZrEG-MLD-Li", "thickness"),
    ("T4-01-AlEG-MLD-Na", "thickness"), ("T4-02-AlEG-MLD-Na-SSE", "thickness"),
    ("T5-01-AlEG-Al2O3-dual-Li", "thickness"), ("S3-nanoalloy-Na-1-1-x10", "thickness"),
    ("S3-nanoalloy-Na-2-2-x4", "thickness"), ("S3-nanoalloy-Na-5-5-x2", "thickness"),
    ("000-15", "lasts"), ("000-19", "overpotential"), ("001-04", "resistance"), ("002-02", "lasts"),
    ("002-03", "efficiency", "second"), ("002-11", "lasts"), ("003-11", "plated"),
]
# Of 002-12 the half at 1 mA/cm2 is the cell of 000-19; at 3 mA/cm2 only the review has a number.
KNOWN_ENTRIES = [("jin-2022-review-naalox-1-completed", "overpotential")]
# A growth that the index has beside a thickness, though it is of another film.
ELSEWHERE = {"T3-04-PU-MLD-Li": "0.65 nm a cycle is polyurea on something else, in another paper"}


def check(entries, processes, tests):
    running = [e for e in entries if library.runs(e)]
    for entry in running:
        paper, name = entry["paper"], entry["id"]
        for index in paper["index"]:
            for known, what, *cell in KNOWN:
                if known == index:
                    yield from single(name, paper, what, *cell)
            for known, what in KNOWN_ENTRIES:
                if known == name:
                    yield from single(name, paper, what)
            if growth_differs(processes.get(index)) and index not in ELSEWHERE:
                yield from single(name, paper, "thickness")
            if "text_hours" in tests.get(index, {}).get("outcome", {}):
                yield from single(name, paper, "lasts")
    met = {i for e in running for i in e["paper"]["index"]}
    yield from (f"{known[0]} is in no entry that runs" for known in KNOWN if known[0] not in met)


def single(name, paper, what, cell=None):
    """Claims of a quantity that has two numbers, with one."""
    claims = [c for c in paper["claims"] if c["what"] == what and c.get("of") == (cell or c.get("of"))]
    if not claims:
        yield f"{name}: {what} is printed in two ways, and nothing is said of it"
    for claim in claims:
        if "or" not in claim:
            yield f"{name}: {what} is printed in two ways, and only '{claim['is']}' stands there"


def growth_differs(process):
    """Whether a row's thickness is not its cycles times the growth that is stated for it."""
    if process is None:
        return False
    numbers = [process.get(key) for key in ("thickness_nm", "cycles", "gpc_nm_stated")]
    if not all(isinstance(n, (int, float)) for n in numbers):
        return False
    thickness, cycles, growth = numbers
    return abs(thickness / cycles / growth - 1) > 0.1

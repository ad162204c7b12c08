"""What the program says of its library, and how it is called."""
import functools
import hashlib
import json
import os
import re
import subprocess

PROGRAM = ".build/release/solidus"


def build():
    """Brings the program up to date: an unoptimised one takes fifty times as long."""
    if "SOLIDUS" in os.environ:
        return
    build = "swift build -c release --product solidus $(hil/prepare traits) >&2"
    if subprocess.run(["bash", "-c", build]).returncode:
        raise SystemExit("hil/papers: the program cannot be built")


def program():
    return os.path.abspath(os.environ.get("SOLIDUS", PROGRAM))


def call(*words, folder=None):
    """Runs the program; what it printed, its complaint and its status."""
    done = subprocess.run([program(), *words], capture_output=True, text=True, cwd=folder)
    return done.stdout, done.stderr, done.returncode


def entries():
    """Every entry that is from a paper: a dictionary with `id`, `kind` and `paper`."""
    shelf = json.loads(call("library", "list", "--json")[0])
    found = []
    for kind in ("recipes", "methods"):
        for item in shelf[kind]:
            if "paper" in item:
                found.append({**item, "kind": kind[:-1]})
    return found


def text(name):
    return call("library", "show", name)[0]


# What decides how a run comes out, and how it is held against a paper.
DECIDES = ["Quantities", "HAL", "Safety", "Control", "Procedures", "Devices", "Simulator",
           "Instrument", "Rig", "Analysis", "Record/Papers", "Documents/Papers", "Library/Boards", "Library/Cells",
           "Library/Chemistry"]


@functools.cache
def program_digest():
    """Changes whenever a run might come out otherwise."""
    whole = hashlib.sha256()
    for place in DECIDES:
        for folder, folders, files in os.walk(os.path.join("Sources", place)):
            folders.sort()
            for name in sorted(files):
                with open(os.path.join(folder, name), "rb") as file:
                    whole.update(name.encode() + file.read())
    return whole.hexdigest()


def digest(entry, cells):
    """Changes whenever what is run changes; words that explain a number are none of it."""
    mine = re.sub(r"^( +)(because|differs):.*\n(\1 +.*\n)*", "", text(entry["id"]), flags=re.M)
    whole = mine + "".join(text(cell) for cell in cells) + program_digest()
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def runs(entry):
    """Whether an entry is for a run; what is refused, or asks, has another beside it."""
    return entry["paper"]["stands"] not in ("refused", "asks")

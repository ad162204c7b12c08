"""What the program says of its library, and how it is called."""
import hashlib
import json
import os
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


def digest(entry, cells):
    """Changes whenever what is run changes."""
    whole = text(entry["id"]) + "".join(text(cell) for cell in cells)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def runs(entry):
    """Whether an entry is for a run; what is refused, or asks, has another beside it."""
    return entry["paper"]["stands"] not in ("refused", "asks")

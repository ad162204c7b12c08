"""Methods of the library through aurora-unicycler and back; prints what was compared."""

import pathlib
import subprocess
import sys

from aurora_unicycler import CyclingProtocol

SOLIDUS, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
WINDOW = ["--with", "upper=3.8V", "--with", "lower=2.5V"]
METHODS = {
    "rate-test": ["--with", "currents=71uA,178.15uA,0.7126mA"],
    "rate-test-full": WINDOW,
    "formation": WINDOW,
    "pitt": ["--with", "from=3.3V"],
    "cyclic-voltammetry": [],
}


def convert(method, options=()):
    command = [SOLIDUS, "convert", str(method), "--to", "unicycler", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def steps_in_words(name, protocol):
    """The package's sentences for PyBaMM, as the steps of a method."""
    path = FOLDER / f"{name}.words.yaml"
    lines = "".join(f"  - {sentence}\n" for sentence in protocol.to_pybamm_experiment())
    path.write_text(
        "solidus: method/1\nname: in words\ncapacity: 1 mAh\nrecord: { every: 30 s }\nsteps:\n" + lines
    )
    subprocess.run([SOLIDUS, "check", str(path)], check=True)
    return lines.count("\n")


FOLDER.mkdir(parents=True, exist_ok=True)
words = 0
for name, options in METHODS.items():
    file = FOLDER / f"{name}.json"
    file.write_text(convert(name, options))
    protocol = CyclingProtocol.from_json(file)
    back = FOLDER / f"{name}.back.json"
    protocol.to_json(back)
    if convert(back) != file.read_text():
        sys.exit(f"{name}: what unicycler writes back is another method")
    if name != "cyclic-voltammetry":
        words += steps_in_words(name, protocol)
    print(f"{name}: {len(protocol.method)} steps")
print(f"{len(METHODS)} methods loaded by aurora-unicycler and read back, {words} sentences checked")

"""docs/gallery: for each paper its headline, and what the simulated rig draws of it."""
import os
import re
import shutil
import tempfile

import library

FOLDER = "docs/gallery"
# Entry, caption of the chart in the report of its run, how it begins to be called.
PICTURES = [
    ("jin-2022-cycling-na-bare", "Overpotential by cycle", "Jin 2022: bare sodium, 40 mV after 200 h, short at 280 h"),
    ("jin-2022-cycling-na-200naalox", "Overpotential by cycle", "Jin 2022: Na@200NaAlOx, 20 mV for 1000 h"),
    ("zhang-2020-cycling-bare", "Overpotential by cycle", "Zhang 2020: bare sodium in Na3SbS4, 56 mV to 1.2 V, short at 269 h"),
    ("zhang-2020-cycling-mld150", "Overpotential by cycle", "Zhang 2020: Na@mld150C, 450 mV at 475 h"),
    ("zhang-2020-ocv-bare", "Potential", "Zhang 2020: what rests on sodium grows, 620 to 1240 ohm in 24 h, by pulses"),
    ("chang-2023-rate-lco-200", "Capacity by cycle", "Chang 2023: rates of LCO, 125, 110, 94, 78 and 110 mAh/g"),
    ("pirayesh-2023-cycling-na-hybrid", "Overpotential by cycle", "Pirayesh 2023: the nano-alloy on sodium, 60, 20, then 30 mV at 2000 h"),
]
PLANS = [
    ("jin-2022-two-step-lialox-provable", "Jin 2022: temperature and margin of the anneal, as hot as provable"),
    ("zhao-2019-dual-layer-completed", "Zhao 2019 (in Sullivan 2022): depth of the two layers"),
]


def draw():
    os.makedirs(FOLDER, exist_ok=True)
    page = "# The gallery\n\nFor each paper its headline in words, and what the simulated rig draws of it.\n"
    page += "Made by `hil/papers gallery`; every picture is simulated. The papers' own figures are theirs.\n\n"
    missing = 0
    for name, caption, words in PICTURES:
        svg = chart(name, caption)
        missing += svg is None
        if svg:
            with open(f"{FOLDER}/{name}.svg", "w") as file:
                file.write(svg)
            page += f"**{words}** (`{name}`)\n\n![{caption}, simulated]({name}.svg)\n\n"
    for name, words in PLANS:
        _, complaint, status = library.call("plan", name, "--svg", f"{FOLDER}/{name}.svg")
        missing += status != 0
        page += f"**{words}** (`{name}`)\n\n![timeline, planned]({name}.svg)\n\n"
    with open(f"{FOLDER}/README.md", "w") as file:
        file.write(page.rstrip("\n") + "\n")
    print(f"{FOLDER}: {missing} pictures missing")
    return 1 if missing else 0


def chart(name, caption):
    """The chart of that caption in the report of a run, as a picture of its own."""
    folder = tempfile.mkdtemp(prefix="solidus-gallery-")
    try:
        out = os.path.join(folder, "run")
        library.call("run", name, "--json", "--out", out)
        with open(os.path.join(out, "report.html")) as file:
            report = file.read()
    finally:
        shutil.rmtree(folder)
    style = re.search(r"<style>.*?</style>", report, re.S)
    found = re.search(r"<figcaption>" + re.escape(caption) + r"[^<]*.*?(<svg .*?</svg>)", report, re.S)
    if not found:
        return None
    svg = found.group(1).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    mark = '<text x="8" y="280" font-size="9">SIMULATED</text>'
    head = svg.index(">") + 1
    return svg[:head] + (style.group() if style else "") + svg[head:].replace("</svg>", mark + "</svg>") + "\n"

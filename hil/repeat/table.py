"""docs/papers.md: what the papers print, what came out here, and what an agreement is worth."""
import json
import re

import library

# Every word of the last column, what it means, in the order in which people ask for it.
LEGEND = {
    "predicted": "our number hangs on nothing that this row prints",
    "fitted": "parameters were taken from this very row or curve",
    "given": "what went in comes out",
    "agrees": "within 10 % for a thickness and 20 % for all else",
    "agrees with a bound": "more, or less, than what is printed, as it is printed; or within what a [word](#words) is read as",
    "disagrees": "by so much; why, stands [below](#where-it-disagrees-and-why)",
    "not simulated": "morphology, volume of electrolyte, oxygen, sulphur, potassium: no model of ours deserves the name",
    "paper contradicts itself": "two numbers are printed of which one [excludes the other](#what-is-printed-in-two-ways): whichever ours fits, it counts for nothing",
    "for comparison only": "printed for other conditions than ours, or judged in another row: one number counts once",
    "nothing printed to compare with": "the coating came out, and the paper has no thickness of it",
    "asks": "not run as it is: the paper leaves numbers out; the completed entry below it has our choice of them",
    "refused by `check`": "not run: `solidus check` says why, as the column before has it",
}

HEAD = """# The papers, repeated

Every process and every test that five papers print is an entry of the library, runs in the simulator,
and is held against the number that is printed. This page is made by `hil/papers table` from what
`hil/papers run` simulated; nobody writes in it.

    solidus library list alucone sodium          # found by words: metal, technique, paper, index
    solidus library show zhang-2020-alucone      # the entry: its paper, what that leaves out, what we chose
    solidus plan zhang-2020-alucone              # how long, how hot, how thick
    solidus run zhang-2020-alucone --out coated  # on the board that it is for
    solidus run zhang-2020-cycling-mld150 --out cycled   # in the cell that it is for; cycled/report.html
    solidus analyse paper cycled                 # its numbers beside those of the paper, as below
    hil/papers run                               # all of them, on two cores, going on where it was stopped

[The gallery](gallery/README.md) draws what each paper is known for, with its printed numbers as circles.

Only *predicted* counts as agreement: chemistry or a cell whose numbers are from elsewhere, within 10 %
for a thickness and 20 % for all else; of an efficiency, of energy too, and of a retention it is what is lost that
must be within 20 %, for that is what decides how long a cell lives. A bound that is kept (`> 475 h`) is counted apart: it says less, and a
test of a cell that lives is over soon after it. The other verdicts say how much less a number is worth:

@LEGEND@
Where a number is printed for a coating of 180 °C and ours is colder, or stands in two of the papers, it is judged once; in
the other row both numbers stand beside each other `for comparison only`. So they do in whatever was edited: a copy of an
entry, a run with other values or cells than the entry's, or the folder of a run.

Of a quantity that is printed in two ways, one excluding the other, both numbers stand in the row, and its verdict is that
the *paper contradicts itself*, whether ours is the one, the other or neither, and whatever an agreement would have been worth
([decision 31](decisions/0031-two-printed-numbers.md)).

An entry *as printed* has every number of the paper; one that *asks* wants with `--with` what the paper
leaves out; a *completed* one states our choice and its source; a *refused* one is there so that
`solidus check` says why, and an *accepted* one stands beside it, as hot as can be proved or with a rule
put aside for a reason that is recorded.

"""


TWICE = """One quantity, two numbers, in one paper or in a paper and the review that tells of it, further apart than their digits.
A number that another arithmetic of the same page gives is one too. None of them is an agreement or a disagreement of ours.

"""

DOUBTS = """Printed in two ways, or hard to believe, of what went in, and numbers that do not follow from each other without being of
the same thing: no row is judged otherwise for it. A year that a table and its list of references have differently is not here.

"""

WORDS = """Where a paper has a word and no number, the word is read as a number, the same in every row. The bounds are what the
words say, with a fifth for no difference, as in all other rows. What came out here was known when they were set, and none was
moved for it: ours is 1.26 where `slightly` is 1 to 1.5, and misses where `rapidly` is twice as much.

"""

WHY = """Nothing was fitted to make these agree. Each number that is another than the paper's has its reason in the
entry (`differs`), one sentence for all that have one cause; the table cannot be made while one is missing.

"""


def write(path, pairs):
    """Writes the page; 0 if no row of a run is missing."""
    recipes = [(e, r) for e, r in pairs if e["kind"] == "recipe"]
    methods = [(e, r) for e, r in pairs if e["kind"] == "method"]
    with open(path, "w") as page:
        tables = processes(recipes), tests(methods)
        words = [word for table in tables for word in verdicts(table)]
        page.write(HEAD.replace("@LEGEND@", legend()))
        page.write(tally(words))
        page.write("## Processes\n\n" + tables[0])
        page.write("\n## Tests\n\n" + tables[1])
        page.write("\n## Where it disagrees, and why\n\n" + WHY + explained(pairs))
        page.write("\n## What is printed in two ways\n\n" + TWICE + twice(pairs))
        page.write("\n## What else is doubtful in print\n\n" + DOUBTS + doubts(pairs))
        page.write("\n## Words\n\n" + WORDS + readings(pairs))
    open_rows = unsaid(pairs) + unknown(words) + list(slipped(pairs))
    for row in open_rows:
        print(row)
    missing = [e["id"] for e, r in pairs if r is None and e["paper"]["stands"] not in ("refused", "asks")]
    print(f"{path}: {len(pairs)} entries; not run yet: {len(missing)}")
    return 1 if missing or open_rows else 0


def unsaid(pairs):
    """What disagrees without a reason, agrees with one, or ended early without a number of it."""
    found = [f"no sentence says why: {e['id']}, {row[0]}"
             for e, row, why in disagreements(pairs) if not why]
    for entry, result in pairs:
        if result is None or not library.runs(entry):
            continue
        for claim, row in zip(entry["paper"]["claims"], rows(entry, result)):
            if "differs" in claim and "disagrees" not in row[3]:
                found.append(f"it agrees, and a sentence says why not: {entry['id']}, {row[0]}")
        early = any(c["outcome"] != "done" for c in result.get("cells", []))
        told = any(c["what"] in ("end", "lasts") or "differs" in c for c in entry["paper"]["claims"])
        if early and not told:
            found.append(f"ended early, and no number is about that: {entry['id']}")
    return found


def rows(entry, result):
    """What the run's own report says: number, paper, ours, verdict."""
    if result is None:
        return [(c["what"], c["is"], "not run yet", "not run yet") for c in entry["paper"]["claims"]]
    if "complaint" in result:
        return [(c["what"], c["is"], "did not run", "did not run") for c in entry["paper"]["claims"]]
    return [(r["number"], r["printed"], r["ours"], r["verdict"]) for r in result["rows"]]


def disagreements(pairs):
    """Each number of ours that is another than the paper's, with the sentence that says why."""
    for entry, result in pairs:
        if not library.runs(entry):
            continue
        for claim, row in zip(entry["paper"]["claims"], rows(entry, result)):
            if "disagrees" in row[3]:
                yield entry, row, claim.get("differs")


def explained(pairs):
    """One line for each cause, the commonest first."""
    causes = {}
    for entry, row, why in disagreements(pairs):
        causes.setdefault(why or "**nobody has said why yet**", []).append((entry, row))
    text = "| because | numbers | where |\n| --- | --- | --- |\n"
    for why, found in sorted(causes.items(), key=lambda cause: -len(cause[1])):
        places = []
        for entry, row in found:
            name = f"`{entry['id']}`"
            if name not in places:
                places.append(name)
        text += f"| {why} | {len(found)} | {', '.join(places)} |\n"
    return text


def processes(pairs):
    text = "| process | entry | stands | number | paper | ours | verdict |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    for entry, result in sorted(pairs, key=lambda p: (p[0]["paper"]["index"], p[0]["id"])):
        paper = entry["paper"]
        head = f"| {' '.join(paper['index'])} | `{entry['id']}` | {paper['stands']} |"
        if paper["stands"] == "refused":
            needs = "" if told(entry) else f", given {asked(entry)}"
            text += f"{head} | | {paper['refusal']} | refused by `check`{needs} |\n"
            for claim in paper["claims"]:
                text += f"{head} {' | '.join(what_if(entry, claim))} |\n"
        elif paper["stands"] == "asks":
            text += f"{head} | | asks: {asked(entry)} | asks |\n"
        else:
            for row in list(rows(entry, result)) or [("", "", came(result), "nothing printed to compare with")]:
                text += f"{head} {' | '.join(row)} |\n"
    return text


def what_if(entry, claim):
    """What would have happened, on a plant without an instrument."""
    came = json.loads(library.call("what-if", entry["id"], "--json")[0])
    ours = (f"{came['corrosion_nm']:.0f} nm, oxygen {came['oxygen_depth_nm'] / 1000:.1f} um deep,"
            " without an instrument")
    due = float(re.search(r"[\d.]+", claim["is"]).group())
    return (claim["what"], claim["is"], ours,
            f"{claim['worth']}: {'agrees with a bound' if came['corrosion_nm'] > due else 'disagrees'}")


def told(entry):
    """Whether the reason is said before anybody says what the paper leaves out."""
    return entry["paper"]["refusal"] in "".join(library.call("check", entry["id"])[:2])


def asked(entry):
    """What the entry wants to be told, and `check` names."""
    said = "".join(library.call("check", entry["id"])[:2])
    return ", ".join(re.findall(r"'\w+' is not printed: ([^;\n]*);", said))


def came(result):
    if result is None:
        return "not run yet"
    total = {}
    for film in result.get("films", []):
        total[film["material"]] = total.get(film["material"], 0) + film["thickness_nm"]
    return ", ".join(f"{total[m]:.3g} nm {m}" for m in total) or "-"


def tests(pairs):
    text = "| test | entry | number | paper | ours | verdict |\n| --- | --- | --- | --- | --- | --- |\n"
    for entry, result in sorted(pairs, key=lambda p: (p[0]["paper"]["index"], p[0]["id"])):
        head = f"| {' '.join(entry['paper']['index'])} | `{entry['id']}` |"
        if entry["paper"]["stands"] == "asks":
            text += f"{head} | | asks: {asked(entry)} | asks |\n"
            continue
        for row in rows(entry, result):
            text += f"{head} {' | '.join(row)} |\n"
    return text


CONTRADICTED = "paper contradicts itself"


def slipped(pairs):
    """What is printed in two ways and judged all the same, or is judged so without two numbers."""
    for entry, result in pairs:
        if result is None or not library.runs(entry):
            continue
        for claim, row in zip(entry["paper"]["claims"], rows(entry, result)):
            if ("or" in claim) != (row[3] == CONTRADICTED) and row[3] != "did not run":
                yield f"two numbers and one verdict do not fit: {entry['id']}, {row[0]}: {row[3]}"
            if "or" in claim and claim["or"].split(":")[0] not in row[1]:
                yield f"one of two numbers is not shown: {entry['id']}, {row[0]}"


def twice(pairs):
    """One line for each pair of numbers, wherever it is met: the rows, both numbers, and ours."""
    found = {}
    for entry, result in pairs:
        if not library.runs(entry):
            continue
        for claim, row in zip(entry["paper"]["claims"], rows(entry, result)):
            if "or" in claim:
                numbers = {re.search(r"[\d.]+ ?\S*", words).group() for words in (claim["is"], claim["or"].split(":")[0])}
                same = found.setdefault((entry["paper"]["by"], claim["what"], frozenset(numbers)), [])
                same.append((entry, claim, row))
    text = "| where | number | one way | the other | ours |\n| --- | --- | --- | --- | --- |\n"
    for (by, what, _), same in found.items():
        _, claim, _ = same[0]
        where = listed(" ".join(entry["paper"]["index"]) for entry, _, _ in same)
        text += f"| {by}, {where} | {what} | {claim['is']} | {claim['or']} | {listed(row[2] for _, _, row in same)} |\n"
    return text


def listed(words):
    return ", ".join(dict.fromkeys(words))


def doubts(pairs):
    """One line for each doubt, whichever entries have it."""
    found = {}
    for entry, _ in pairs:
        if "doubts" in entry["paper"]:
            found.setdefault(entry["paper"]["doubts"], []).append(entry["paper"])
    text = "| where | what |\n| --- | --- |\n"
    for words, papers in found.items():
        text += f"| {listed(p['by'] + ', ' + ' '.join(p['index']) for p in papers)} | {words} |\n"
    return text


def readings(pairs):
    """Each word that stands in place of a number, as the program reads it, and where."""
    found = {}
    for entry, _ in pairs:
        for claim in entry["paper"]["claims"]:
            if "word" in claim:
                found.setdefault(claim["word"], (claim, []))[1].append(" ".join(entry["paper"]["index"]))
    text = "| word | read as | for | in |\n| --- | --- | --- | --- |\n"
    for word, (claim, places) in sorted(found.items()):
        text += f"| {word} | {claim['bounds']} | {claim['meaning']} | {listed(places)} |\n"
    return text


def legend():
    return "| verdict | means |\n| --- | --- |\n" + "".join(f"| {word} | {LEGEND[word]} |\n" for word in LEGEND)


def verdicts(table):
    """The last column of each row, without by how much."""
    for line in table.splitlines()[2:]:
        yield line.strip("| ").split(" | ")[-1].split(",")[0]


def unknown(words):
    """What stands in a row and not in the legend."""
    parts = {part for word in words for part in word.split(": ")}
    return [f"the legend has no '{part}'" for part in sorted(parts - set(LEGEND))]


def tally(words):
    """How many rows have each verdict; the last line is all of them."""
    counted = {word: words.count(word) for word in set(words)}
    text = "| verdict | rows |\n| --- | ---: |\n"
    text += "".join(f"| {word} | {counted[word]} |\n" for word in sorted(counted))
    return text + f"| all rows of the two tables below | {len(words)} |\n\n"


def counts(pairs):
    """The tally of what ran, for whoever has just run it."""
    recipes = [(e, r) for e, r in pairs if e["kind"] == "recipe"]
    methods = [(e, r) for e, r in pairs if e["kind"] == "method"]
    return tally([word for table in (processes(recipes), tests(methods)) for word in verdicts(table)])

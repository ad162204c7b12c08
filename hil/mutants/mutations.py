"""Deliberate breakages: read from a list, written into a copy of the sources as choices."""

import re
from dataclasses import dataclass, field


class Stale(Exception):
  """An entry that no longer fits its file."""


@dataclass
class Mutant:
  number: int
  name: str
  file: str
  kind: str = ""  # expression or statement
  was: str = ""
  becomes: str = ""
  because: str = ""
  rows: list = field(default_factory=list)  # rehearsals that must go red, if no test does
  start: int = 0
  end: int = 0


def read(path):
  """The entries of a list, numbered from 1."""
  mutants = []
  for number, line in enumerate(open(path, encoding="utf-8"), 1):
    line = line.rstrip("\n")
    if not line.strip() or line.startswith("#"):
      continue
    if not line.startswith(" "):
      name, file = line.split()
      mutants.append(Mutant(len(mutants) + 1, name, file))
      continue
    key, _, text = line.strip().partition(" ")
    mutant, text = mutants[-1], text.strip()
    if key in ("expression", "statement"):
      mutant.kind, mutant.was = key, text
    elif key in ("becomes", "because"):
      setattr(mutant, key, text)
    elif key == "row":
      mutant.rows.append(text)
    else:
      raise Stale(f"{path}:{number}: '{key}' is none of expression, statement, becomes, because, row")
  names = [mutant.name for mutant in mutants]
  for mutant in mutants:
    if names.count(mutant.name) > 1:
      raise Stale(f"{mutant.name}: two entries have this name")
    if not mutant.was or not mutant.because:
      raise Stale(f"{mutant.name}: an entry says what it changes and because of what")
  return mutants


def find(mutant, source):
  """Where in its file the text stands that changes: between « and », or all of it."""
  before, opened, rest = mutant.was.partition("«")
  text, _, after = rest.partition("»") if opened else (before, "", "")
  before = before if opened else ""
  # Any blank stands for any blanks, so that an entry may go over the end of a line.
  before, text, after = (
    r"\s+".join(re.escape(word) for word in re.split(r"\s+", part)) for part in (before, text, after))
  places = list(re.finditer(f"{before}({text}){after}", source))
  if len(places) != 1:
    raise Stale(f"{mutant.name}: found {len(places)} times in {mutant.file}: {mutant.was}")
  mutant.start, mutant.end = places[0].span(1)


def choose(mutant, original):
  """Both, with the choice left to the run."""
  selected = f"Mutation.selected == {mutant.number}"
  if mutant.kind == "statement":
    return f"if {selected} {{ {mutant.becomes} }} else {{ {original} }}"
  return f"({selected} ? ({mutant.becomes}) : ({original}))"


def rewrite(source, mutants, start=0, end=None):
  """The source with every choice in it; an entry may lie within another."""
  end = len(source) if end is None else end
  text, at = "", start
  waiting = sorted(mutants, key=lambda m: (m.start, -m.end))
  while waiting:
    outer = waiting.pop(0)
    if outer.start < at or outer.end > end:
      raise Stale(f"{outer.name}: overlaps another entry")
    inner = [m for m in waiting if m.start < outer.end]
    waiting = waiting[len(inner):]
    text += source[at:outer.start]
    text += choose(outer, rewrite(source, inner, outer.start, outer.end))
    at = outer.end
  return text + source[at:end]


# Read once: what a process is, it stays.
CHOICE = """import Foundation

public enum Mutation {
  public static let selected = Int(ProcessInfo.processInfo.environment["SOLIDUS_MUTANT"] ?? "") ?? 0
}
"""


def failed_test(line):
  """The test that a line of output says has failed, or None."""
  found = re.search(r'Test (?:case passing .* to )?("[^"]*"|\S+\(.*\)).* recorded an issue', line)
  return found and found.group(1)

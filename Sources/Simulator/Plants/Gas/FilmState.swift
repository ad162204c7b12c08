import Quantities

/// A film that can grow, and how much of it has.
struct FilmState {
  let reaction: FilmReaction
  /// In nm a cycle at the present temperature.
  private(set) var growth = 0.0
  /// In nm, what grew without taking turns included.
  private(set) var thickness = 0.0
  /// Completed cycles: a whole surface of them is one.
  private(set) var cycles = 0.0

  init(_ reaction: FilmReaction) { self.reaction = reaction }

  mutating func warm(to surface: Celsius) { growth = reaction.growth.growth(at: surface) }

  mutating func complete(_ share: Double, in stack: inout FilmStack, _ film: Int) {
    cycles += share
    thickness += share * growth
    stack.add(film, FilmStack.Amount(nanometres: share * growth, cycles: share, parasitic: 0))
  }

  mutating func deposit(_ nanometres: Double, in stack: inout FilmStack, _ film: Int) {
    thickness += nanometres
    stack.add(
      film, FilmStack.Amount(nanometres: nanometres, cycles: 0, parasitic: nanometres))
  }
}

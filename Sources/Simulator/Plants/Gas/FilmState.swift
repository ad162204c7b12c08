import Quantities

/// A film that can grow, at the present temperature.
struct FilmState {
  let reaction: FilmReaction
  /// In nm a cycle.
  private(set) var growth = 0.0

  init(_ reaction: FilmReaction) { self.reaction = reaction }

  mutating func warm(to surface: Celsius) { growth = reaction.growth.growth(at: surface) }
}

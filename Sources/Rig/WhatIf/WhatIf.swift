public import Quantities
public import Simulator

/// What became of a foil on a plant without an instrument.
public struct WhatIf: Sendable {
  public let film: FilmTruth
  public let duration: Seconds
  public let hottest: Celsius
  /// What the recipe has that such a plant has not, in words.
  public let omitted: [String]
  /// Whether it was ever as hot as its metal melts.
  public let isMolten: Bool
}

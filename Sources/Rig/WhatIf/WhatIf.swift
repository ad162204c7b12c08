public import Quantities
public import Simulator

/// What became of a foil on a plant without an instrument.
public struct WhatIf: Sendable {
  public let film: FilmTruth
  public let duration: Seconds
  public let hottest: Celsius
  /// What the recipe has that such a plant has not, in words.
  public let omitted: [String]
  /// Why an instrument would not have gone as hot, each once; empty for what can be proved.
  public let refused: [String]
  /// Where the metal melts; nil without one.
  public let melts: Celsius?
  /// Whether it was ever as hot as its metal melts.
  public let isMolten: Bool
}

public import Quantities

/// The metal under the film, as far as the film cares.
public struct HostMetal: Equatable, Sendable {
  /// As films name it in what they become: Li, Na, K.
  public let symbol: String
  public let melts: Celsius

  public init(_ symbol: String, melts: Celsius) {
    self.symbol = symbol
    self.melts = melts
  }
}

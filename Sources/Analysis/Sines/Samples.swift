public import Quantities

/// A quantity as it was sampled, each value with the time at which it was taken.
public struct Samples: Sendable {
  public let times: [Seconds]
  public let values: [Double]

  /// As many values as times.
  public init(times: [Seconds], values: [Double]) {
    precondition(times.count == values.count, "each sample has one time")
    self.times = times
    self.values = values
  }

  /// The same with each sample taken so much later or earlier: what a delay of a converter means.
  public func shifted(by delay: Seconds) -> Samples {
    Samples(times: times.map { Seconds($0.value + delay.value) }, values: values)
  }
}

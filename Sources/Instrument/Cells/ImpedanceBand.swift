public import Quantities

/// What measures an impedance: which of them does depends on the frequency.
public enum ImpedanceBand: String, CaseIterable, Sendable {
  /// The cell's own card, over whatever is held.
  case card
  /// The front end that the cells share, at the open cell.
  case frontEnd = "front_end"
  /// The analyser beside the buses, at the open cell.
  case analyser

  /// As far as it reaches; of a card only how high counts.
  public var lowest: Hertz {
    switch self {
    case .card: .zero
    case .frontEnd: TransformPlan.lowest
    case .analyser: Analyser.lowest
    }
  }

  public var highest: Hertz {
    switch self {
    case .card: Cell.highestSine
    case .frontEnd: TransformPlan.highest
    case .analyser: Analyser.highest
    }
  }

  /// The first that reaches a frequency: what is high goes to another only where it has to. What is
  /// beyond all of them is asked of the last.
  public init(for frequency: Hertz) {
    self = Self.allCases.first { $0.isHighEnough(for: frequency) } ?? .analyser
  }

  /// Frequencies are reckoned, and so a little beside the round number that they mean.
  public func isHighEnough(for frequency: Hertz) -> Bool { frequency <= highest * 1.0001 }
  public func isLowEnough(for frequency: Hertz) -> Bool { frequency * 1.0001 >= lowest }
}

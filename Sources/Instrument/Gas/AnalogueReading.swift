import HAL
import Quantities

/// Where a quantity is found among the converters' inputs.
public struct AnalogueReading {
  private let converter: Int
  private let input: Int

  public init(converter: Int, input: Int) {
    self.converter = converter
    self.input = input
  }

  /// When that was converted: its conversion was started in the step before it was fetched.
  func converted(in inputs: Lasting<AnalogueInputs>) -> Instant? {
    switch inputs.with(converter, { $0.reading(of: input) }) {
    case .voltage(_, let fetched): fetched - Rhythm.period
    case .beyond, .none: nil
    }
  }

  /// The voltage that was read last; nil if there is none that could be read.
  func voltage(in inputs: Lasting<AnalogueInputs>) -> Volts? {
    switch inputs.with(converter, { $0.reading(of: input) }) {
    case .voltage(let volts, _): volts
    case .beyond, .none: nil
    }
  }
}

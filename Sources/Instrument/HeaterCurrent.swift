import HAL
public import Quantities

/// Where a zone finds the current of its heater among the converters' inputs.
public struct HeaterCurrent {
  private let converter: Int
  private let input: Int
  private let zero: Volts
  private let sensitivity: Ohms
  private var last: Instant?

  public init(converter: Int, input: Int, zero: Volts, sensitivity: Ohms) {
    self.converter = converter
    self.input = input
    self.zero = zero
    self.sensitivity = sensitivity
  }

  /// A reading that has not been taken before; what no converter can show is endless.
  mutating func next(in inputs: Lasting<AnalogueInputs>) -> Amperes? {
    switch inputs.with(converter, { $0.reading(of: input) }) {
    case .none: return nil
    case .beyond(let taken):
      guard taken != last else { return nil }
      last = taken
      return Amperes(.infinity)
    case .voltage(let volts, let taken):
      guard taken != last else { return nil }
      last = taken
      return (volts - zero) / sensitivity
    }
  }
}

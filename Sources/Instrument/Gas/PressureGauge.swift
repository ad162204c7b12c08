public import Quantities

/// One pressure head with an analogue output.
public final class PressureGauge {
  public let name: String
  public let full: Pascals
  /// The voltage that stands for full scale.
  private let span: Volts
  private let signal: AnalogueReading
  private var seen: Pascals?
  private var taken: Instant?

  /// Above this share of its range another head is asked.
  static let useful = 0.95

  public init(_ name: String, full: Pascals, span: Volts, signal: AnalogueReading) {
    self.name = name
    self.full = full
    self.span = span
    self.signal = signal
  }

  /// What it shows; nil if that could not be read.
  public var reading: Pascals? { seen }

  /// When that was so.
  var converted: Instant? { taken }

  /// Whether what it shows is within what it can show well.
  var isInRange: Bool { seen.map { $0 < full * Self.useful } ?? false }

  func scan(_ inputs: borrowing [AnalogueInputs]) {
    seen = signal.voltage(in: inputs).map { full * ($0 / span) }
    taken = signal.converted(in: inputs)
  }
}

import HAL
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
  /// What it showed last, one conversion after the other.
  private var recent = (Pascals.zero, Pascals.zero, Pascals.zero, Pascals.zero)
  private var known = 0

  /// Above this share of its range another head is asked.
  static let useful = 0.95
  /// What it showed before the last pulse: two heads differ by more than a pulse may bring.
  private(set) var rest: Pascals?

  public init(_ name: String, full: Pascals, span: Volts, signal: AnalogueReading) {
    self.name = name
    self.full = full
    self.span = span
    self.signal = signal
  }

  /// What it shows; nil if that could not be read.
  public var reading: Pascals? { seen }

  /// The mean of the last four of what it showed, which tells more than its finest step.
  var settled: Pascals? {
    guard let seen else { return nil }
    return known < 4 ? seen : (recent.0 + recent.1 + recent.2 + recent.3) * 0.25
  }

  /// When that was so.
  var converted: Instant? { taken }

  /// Whether what it shows is within what it can show well.
  var isInRange: Bool { seen.map { $0 < full * Self.useful } ?? false }

  /// A precursor is about to come in.
  func mark() { rest = seen }

  func scan(_ inputs: Lasting<AnalogueInputs>) {
    seen = signal.voltage(in: inputs).map { full * ($0 / span) }
    let instant = signal.converted(in: inputs)
    if let seen, instant != taken {
      recent = (seen, recent.0, recent.1, recent.2)
      known += 1
    }
    if seen == nil { known = 0 }
    taken = instant
  }
}
